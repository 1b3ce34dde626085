//! Reads articles: finds their mentions, has each judged, and keeps the sentence that is the evidence.

use std::sync::Arc;

use rayon::prelude::*;

use super::judge::{Draft, judge};
use crate::mention::{Gazetteer, GazetteerError, Mention};
use crate::region::{Catalog, Geodata, RegionError, Worldview};
use crate::stance::{Choice, Model, ModelError, Stance};
use crate::text::{Article, Span};
use crate::watch::Watch;

/// Everything that reading needs, loaded once and shared by all threads; a clone shares it too.
#[derive(Clone)]
pub struct Models {
    /// Where the places come from.
    pub geodata: Geodata,
    /// The regions.
    pub catalog: Arc<Catalog>,
    /// The views of who holds what; the default first.
    pub worldviews: Arc<[Worldview]>,
    /// The names of the regions and of the places in them.
    pub gazetteer: Arc<Gazetteer>,
    /// The judge of stance.
    pub stance: Arc<Model>,
    /// Which judge it is.
    pub choice: Choice,
}

/// Why the models could not be loaded.
#[derive(Debug, thiserror::Error)]
pub enum ModelsError {
    /// Regions or worldviews are broken.
    #[error(transparent)]
    Region(#[from] RegionError),
    /// Names are broken.
    #[error(transparent)]
    Gazetteer(#[from] GazetteerError),
    /// The stance model is broken.
    #[error(transparent)]
    Stance(#[from] ModelError),
}

impl Models {
    /// Loads places, names and the chosen stance model.
    ///
    /// # Errors
    /// When a file of `geodata` or of the model is missing or broken; the message names it.
    pub fn load(geodata: &Geodata, choice: Choice) -> Result<Self, ModelsError> {
        Self::about(Arc::new(Catalog::load(geodata)?), geodata, choice)
    }

    /// The same for regions that are already loaded.
    ///
    /// # Errors
    /// As for `load`.
    pub fn about(
        catalog: Arc<Catalog>,
        geodata: &Geodata,
        choice: Choice,
    ) -> Result<Self, ModelsError> {
        let (gazetteer, stance) = rayon::join(
            || Gazetteer::load(geodata, &catalog),
            || Model::load(choice),
        );
        Ok(Self {
            geodata: geodata.clone(),
            worldviews: Worldview::load_all(geodata, &catalog)?.into(),
            gazetteer: Arc::new(gazetteer?),
            stance: Arc::new(stance?),
            catalog,
            choice,
        })
    }

    /// The same places and names with another stance model.
    pub(super) fn judged_by(&self, model: Arc<Model>) -> Self {
        Self {
            choice: model.choice(),
            stance: model,
            ..self.clone()
        }
    }

    /// The same with one more worldview, which takes the place of one with the same code.
    pub fn seen_by(&self, view: Worldview) -> Self {
        let others = self.worldviews.iter().filter(|v| v.code != view.code);
        Self {
            worldviews: others.cloned().chain([view.clone()]).collect(),
            ..self.clone()
        }
    }
}

/// One mention with the judgement on it.
#[derive(Clone, Debug, PartialEq)]
pub struct Judged {
    /// The mention.
    pub mention: Mention,
    /// The position of its sentence in `Reading::sentences`.
    pub sentence: usize,
    /// How the sentence speaks of the place; none when the mention has no region or the language no model.
    pub stance: Option<Stance>,
}

/// All that was read in one article.
#[derive(Clone, Debug)]
pub struct Reading {
    /// What was read.
    pub article: Arc<Article>,
    /// Its sentences in order.
    pub sentences: Vec<Span>,
    /// Its mentions in order.
    pub mentions: Vec<Judged>,
}

impl Reading {
    /// The words of the sentence in which `judged` stands.
    pub fn sentence_of(&self, judged: &Judged) -> &str {
        self.sentences[judged.sentence].of(&self.article.text)
    }
}

/// Reads articles in parallel; the readings stand in the order of the articles. Returns none when `watch` cancelled the work.
pub fn read_all(
    models: &Models,
    articles: Vec<Arc<Article>>,
    watch: &dyn Watch,
) -> Option<Vec<Reading>> {
    let draft = |article| (!watch.cancelled()).then(|| Draft::of(models, article));
    let mut drafts: Vec<Draft> = articles.into_par_iter().map(draft).collect::<Option<_>>()?;
    judge(models, &mut drafts, watch);
    drafts.into_iter().map(Draft::finish).collect()
}
