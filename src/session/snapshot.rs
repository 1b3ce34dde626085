//! What holds at one moment: articles as read, settings, and the numbers and drawing derived from them.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::SessionError;
use crate::reading::{Models, Reading};
use crate::region::Worldview;
use crate::scene::{Ground, MapSettings, Scene};
use crate::tally::{Counting, Tally};
use crate::text::{ArticleKey, Refused};

/// What is counted and how it is drawn.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The code of the worldview; empty: the first that the places have.
    pub worldview: String,
    /// What is counted.
    pub counting: Counting,
    /// How the map is drawn.
    pub map: MapSettings,
}

impl Default for Settings {
    /// The first worldview (of the built-in ones the UN's), countries, the map's own defaults.
    fn default() -> Self {
        Self {
            worldview: String::new(),
            counting: Counting::default(),
            map: MapSettings::default(),
        }
    }
}

/// What holds at one moment; never changes once it is handed out.
#[derive(Clone)]
pub struct Snapshot {
    /// Places, names and the stance model.
    pub models: Arc<Models>,
    /// The shapes that no setting changes.
    pub ground: Arc<Ground>,
    /// What is counted and how it is drawn.
    pub settings: Settings,
    /// The articles as read, in the order of opening.
    pub readings: Vec<Arc<Reading>>,
    /// Whether each of `readings` counts.
    pub ticked: Vec<bool>,
    /// Which of them came with the program and not from the user.
    pub samples: BTreeSet<ArticleKey>,
    /// The numbers.
    pub tally: Arc<Tally>,
    /// The drawing.
    pub scene: Arc<Scene>,
    /// The files that the last opening refused, with the reasons.
    pub refused: Arc<Vec<Refused>>,
    /// The titles that the last opening found open already.
    pub already_open: Vec<String>,
}

/// Puts the worldview's own code in place of an empty one.
///
/// # Errors
/// When `models` have no worldview of that code.
pub(super) fn settle_worldview(
    models: &Models,
    settings: &mut Settings,
) -> Result<(), SessionError> {
    let view = Worldview::named(&models.worldviews, &settings.worldview)?;
    settings.worldview.clone_from(&view.code);
    Ok(())
}

impl Snapshot {
    pub(super) fn empty(models: Arc<Models>, ground: Arc<Ground>, settings: Settings) -> Self {
        let tally = Tally::default();
        let worldview = worldview_of(&models, &settings);
        let scene = Scene::build(
            &models.catalog,
            worldview,
            &ground,
            &tally,
            &settings.map,
            models.choice,
        );
        Self {
            models,
            ground,
            settings,
            readings: Vec::new(),
            ticked: Vec::new(),
            samples: BTreeSet::new(),
            tally: Arc::new(tally),
            scene: Arc::new(scene),
            refused: Arc::default(),
            already_open: Vec::new(),
        }
    }

    /// The worldview by which the numbers roll up.
    pub fn worldview(&self) -> &Worldview {
        worldview_of(&self.models, &self.settings)
    }

    /// The same numbers, drawn in another way.
    pub fn drawn(&self, map: &MapSettings) -> Scene {
        let models = &self.models;
        Scene::build(
            &models.catalog,
            self.worldview(),
            &self.ground,
            &self.tally,
            map,
            models.choice,
        )
    }

    /// The articles that are counted.
    pub fn counted(&self) -> impl Iterator<Item = &Arc<Reading>> {
        self.readings
            .iter()
            .zip(&self.ticked)
            .filter(|(_, on)| **on)
            .map(|(r, _)| r)
    }

    /// Whether there are articles and none of them is the user's own.
    pub fn holds_only_samples(&self) -> bool {
        !self.readings.is_empty() && self.samples.len() == self.readings.len()
    }

    /// Makes the numbers and the drawing again.
    pub(super) fn derive(&mut self) {
        let worldview = worldview_of(&self.models, &self.settings);
        let catalog = &self.models.catalog;
        let tally = Tally::count(
            catalog,
            worldview,
            &self.readings,
            &self.ticked,
            &self.settings.counting,
        );
        self.tally = Arc::new(tally);
        self.scene = Arc::new(self.drawn(&self.settings.map));
    }

    pub(super) fn close(&mut self, keys: &[ArticleKey]) -> bool {
        for key in keys {
            if let Some(at) = self.readings.iter().position(|r| r.article.key == *key) {
                self.readings.remove(at);
                self.ticked.remove(at);
                self.samples.remove(key);
            }
        }
        true
    }

    pub(super) fn close_all(&mut self) -> bool {
        self.readings.clear();
        self.ticked.clear();
        self.samples.clear();
        true
    }

    pub(super) fn tick(&mut self, key: &ArticleKey, on: bool) -> bool {
        for (reading, ticked) in self.readings.iter().zip(&mut self.ticked) {
            if reading.article.key == *key {
                *ticked = on;
            }
        }
        true
    }

    pub(super) fn tick_all(&mut self, on: bool) -> bool {
        self.ticked.fill(on);
        true
    }

    pub(super) fn see_by(&mut self, view: Worldview) -> bool {
        self.settings.worldview.clone_from(&view.code);
        self.models = Arc::new(self.models.seen_by(view));
        true
    }

    pub(super) fn see_by_code(&mut self, code: String) -> Result<bool, SessionError> {
        self.settings.worldview = code;
        settle_worldview(&self.models, &mut self.settings)?;
        Ok(true)
    }

    pub(super) fn count(&mut self, counting: Counting) -> bool {
        self.settings.counting = counting;
        true
    }

    pub(super) fn draw(&mut self, map: MapSettings) -> bool {
        self.settings.map = map;
        true
    }
}

/// The worldview that the settings name; `settle_worldview` has seen to it that there is one.
fn worldview_of<'m>(models: &'m Models, settings: &Settings) -> &'m Worldview {
    models
        .worldviews
        .iter()
        .find(|w| w.code == settings.worldview)
        .unwrap_or(&models.worldviews[0])
}
