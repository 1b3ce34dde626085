//! Judges readings again with another stance model. What is judged stays when the work is stopped, so that it can go on.

use std::collections::HashMap;
use std::sync::Arc;

use super::judge::judge;
use super::read::{Models, Reading, in_parallel};
use crate::stance::{Choice, Model, ModelError};
use crate::text::ArticleKey;
use crate::watch::Watch;

/// Another stance model, and what it has judged so far.
pub struct Rejudging {
    model: Arc<Model>,
    done: HashMap<ArticleKey, Arc<Reading>>,
}

impl Rejudging {
    /// Loads the model; nothing is judged yet.
    ///
    /// # Errors
    /// When the file of the model is broken.
    pub fn by(choice: Choice) -> Result<Self, ModelError> {
        Ok(Self {
            model: Arc::new(Model::load(choice)?),
            done: HashMap::new(),
        })
    }

    /// Which model judges.
    pub fn choice(&self) -> Choice {
        self.model.choice()
    }

    /// Judges those of `readings` that were not judged before. Returns `models` with this judge and the readings in their
    /// order; none when `watch` cancelled: then the articles that came to their end need not be judged again.
    pub fn go_on(
        &mut self,
        models: &Models,
        readings: &[Arc<Reading>],
        watch: &dyn Watch,
    ) -> Option<(Models, Vec<Arc<Reading>>)> {
        let models = models.judged_by(Arc::clone(&self.model));
        self.keep_only(readings);
        let left: Vec<&Arc<Reading>> = readings
            .iter()
            .filter(|reading| !self.done.contains_key(&reading.article.key))
            .collect();
        let n_before = readings.len() - left.len();
        let article = |reading: &&Arc<Reading>| Arc::clone(&reading.article);
        let judged = in_parallel(left, n_before, watch, article, |reading| {
            rejudge(&models, reading, watch)
        });
        let judged = judged.into_iter().flatten();
        self.done
            .extend(judged.map(|r| (r.article.key.clone(), Arc::new(r))));
        let all = readings
            .iter()
            .map(|reading| self.done.get(&reading.article.key).cloned());
        Some((models, all.collect::<Option<_>>()?))
    }

    /// Forgets articles that were closed since; one that was closed and opened again counts as another.
    fn keep_only(&mut self, readings: &[Arc<Reading>]) {
        let mut done = std::mem::take(&mut self.done);
        let kept = readings.iter().filter_map(|reading| {
            let (key, done) = done.remove_entry(&reading.article.key)?;
            Arc::ptr_eq(&done.article, &reading.article).then_some((key, done))
        });
        self.done = kept.collect();
    }
}

/// Judges the mentions of a reading again; the mentions themselves do not depend on the stance model. What is left is
/// not judged once `watch` cancels.
fn rejudge(models: &Models, reading: &Reading, watch: &dyn Watch) -> Reading {
    let (article, sentences) = (&reading.article, &reading.sentences);
    let mentions = reading.mentions.iter().map(|m| m.mention.clone()).collect();
    Reading {
        article: Arc::clone(article),
        sentences: sentences.clone(),
        mentions: judge(models, article, sentences, mentions, watch),
    }
}
