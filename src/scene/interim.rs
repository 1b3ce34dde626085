//! Placeholder types, replaced by the map's own.

use crate::region::{Catalog, Worldview};
use crate::scene::Ground;
use crate::tally::Tally;

/// What the colours show.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    /// How often.
    #[default]
    Frequency,
    /// How.
    Stance,
    /// Both.
    Both,
}

/// The ground.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// Light.
    #[default]
    Light,
    /// Dark.
    Dark,
}

/// How the map is drawn.
#[derive(Clone, Debug, Default)]
pub struct MapSettings {
    /// What the colours show.
    pub mode: Mode,
    /// The ground.
    pub theme: Theme,
}

/// The drawing.
pub struct Scene;

impl Scene {
    /// Draws.
    pub fn build(
        _catalog: &Catalog,
        _worldview: &Worldview,
        _ground: &Ground,
        _tally: &Tally,
        _settings: &MapSettings,
    ) -> Self {
        Scene
    }
}
