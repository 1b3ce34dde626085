//! How the user wants the map drawn. Numbers come from the tally; nothing here changes one.

use serde::{Deserialize, Serialize};

/// What the colour of a place says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Mode {
    /// How often it is mentioned.
    #[default]
    Frequency,
    /// How it is spoken of.
    Stance,
    /// Both at once, in a square of nine colours.
    Both,
}

impl Mode {
    /// Whether the colours say anything of stance.
    pub fn shows_stance(self) -> bool {
        self != Mode::Frequency
    }
}

/// How counts are cut into classes.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Classing {
    /// Where the gaps between the counts are (Jenks 1967): the default.
    #[default]
    Jenks,
    /// As many places in each class.
    Quantile,
    /// Classes of equal width.
    Equal,
    /// Each class a constant number of times the one before.
    Log,
    /// The user's own upper ends, ascending; the last class is open.
    Custom(Vec<f64>),
}

/// What is counted per place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Measure {
    /// Mentions.
    #[default]
    Mentions,
    /// Mentions per article that was counted.
    PerArticle,
    /// Mentions per 1,000 words that were counted.
    PerThousandWords,
}

/// Light paper or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Theme {
    /// For print and daylight.
    #[default]
    Light,
    /// For screens at night.
    Dark,
}

/// How the map is drawn.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct MapSettings {
    /// What the colours say.
    pub mode: Mode,
    /// Light or dark.
    pub theme: Theme,
    /// How counts are cut into classes.
    pub classing: Classing,
    /// The most classes, 2…7; fewer where there are fewer different counts.
    pub n_classes: usize,
    /// What is counted.
    pub measure: Measure,
    /// Places with fewer clear judgements than this are hatched instead of coloured by stance.
    pub n_min: u32,
    /// The headline; one is made from the mode when empty.
    pub title: String,
    /// Whether places are named.
    pub labels: bool,
    /// The language of place names: `en`, `ru` or `uk`.
    pub language: String,
    /// Whether meridians and parallels are drawn.
    pub graticule: bool,
    /// Whether seas are named.
    pub waters: bool,
    /// Whether inset maps are drawn.
    pub insets: bool,
}

impl Default for MapSettings {
    fn default() -> Self {
        Self {
            mode: Mode::default(),
            theme: Theme::default(),
            classing: Classing::default(),
            n_classes: 5,
            measure: Measure::default(),
            n_min: 3,
            title: String::new(),
            labels: true,
            language: "en".into(),
            graticule: true,
            waters: true,
            insets: true,
        }
    }
}
