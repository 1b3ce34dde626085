//! Judges readings again with another stance model. What is judged stays when the work is stopped, so that it can go on.

use std::collections::HashMap;
use std::sync::Arc;

use super::judge::{Draft, judge};
use super::read::{Models, Reading};
use crate::stance::{Choice, Model, ModelError};
use crate::watch::Watch;

/// Another stance model, and what it has judged so far.
pub struct Rejudging {
    model: Arc<Model>,
    drafts: Vec<Draft>,
}

impl Rejudging {
    /// Loads the model; nothing is judged yet.
    ///
    /// # Errors
    /// When the file of the model is broken.
    pub fn by(choice: Choice) -> Result<Self, ModelError> {
        Ok(Self {
            model: Arc::new(Model::load(choice)?),
            drafts: Vec::new(),
        })
    }

    /// Which model judges.
    pub fn choice(&self) -> Choice {
        self.model.choice()
    }

    /// Judges what was not judged before of `readings`. Returns `models` with this judge and the readings in their order;
    /// none when `watch` cancelled: then the mentions that were judged need not be judged again.
    pub fn go_on(
        &mut self,
        models: &Models,
        readings: &[Arc<Reading>],
        watch: &dyn Watch,
    ) -> Option<(Models, Vec<Arc<Reading>>)> {
        let models = models.judged_by(Arc::clone(&self.model));
        self.take_up(readings);
        judge(&models, &mut self.drafts, watch);
        if !self.drafts.iter().all(Draft::is_whole) {
            return None;
        }
        let drafts = std::mem::take(&mut self.drafts).into_iter();
        let judged = drafts.map(|draft| draft.finish().map(Arc::new));
        Some((models, judged.collect::<Option<_>>()?))
    }

    /// Forgets articles that were closed since, and takes up those that came in; one that was closed and opened again
    /// counts as another.
    fn take_up(&mut self, readings: &[Arc<Reading>]) {
        let known = self.drafts.drain(..);
        let mut known: HashMap<_, Draft> = known
            .map(|draft| (Arc::as_ptr(draft.article()), draft))
            .collect();
        let drafts = readings.iter().map(|reading| {
            let begun = known.remove(&Arc::as_ptr(&reading.article));
            begun.unwrap_or_else(|| Draft::again(reading))
        });
        self.drafts = drafts.collect();
    }
}
