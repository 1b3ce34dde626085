//! The words that stand in arguments for the choices of the engine.

use clap::ValueEnum;

use crate::export::order::{Lettering, Preset, What};
use crate::scene::{Measure, Mode, Theme};
use crate::stance::Choice;
use crate::tally::Level;

/// The stance models.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum ModelName {
    /// A few megabytes; as fast as reading.
    Fast,
    /// Transformers: better and slower.
    Precise,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum ModeName {
    Frequency,
    Stance,
    Both,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum LevelName {
    Country,
    Unit,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum ThemeName {
    Light,
    Dark,
}

impl From<ModeName> for Mode {
    fn from(name: ModeName) -> Self {
        match name {
            ModeName::Frequency => Mode::Frequency,
            ModeName::Stance => Mode::Stance,
            ModeName::Both => Mode::Both,
        }
    }
}

impl From<ThemeName> for Theme {
    fn from(name: ThemeName) -> Self {
        match name {
            ThemeName::Light => Theme::Light,
            ThemeName::Dark => Theme::Dark,
        }
    }
}

impl From<LevelName> for Level {
    fn from(name: LevelName) -> Self {
        match name {
            LevelName::Country => Level::Country,
            LevelName::Unit => Level::Unit,
        }
    }
}

impl From<Choice> for ModelName {
    fn from(choice: Choice) -> Self {
        match choice {
            Choice::Fast => ModelName::Fast,
            Choice::Precise => ModelName::Precise,
        }
    }
}

impl From<ModelName> for Choice {
    fn from(name: ModelName) -> Self {
        match name {
            ModelName::Fast => Choice::Fast,
            ModelName::Precise => Choice::Precise,
        }
    }
}

/// What is counted per place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum MeasureName {
    Mentions,
    PerArticle,
    PerThousandWords,
}

/// How text stands in an SVG.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum TextName {
    /// As text, with its letters inside the file.
    Text,
    /// As outlines.
    Outlines,
}

/// Sizes with a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum PresetName {
    /// 1920 × 1080.
    Slide,
    /// A4 on its side at 300 dpi, 3508 × 2480.
    A4,
    /// 1600 × 1600.
    Square,
    /// 1200 × 750.
    Web,
}

/// What a file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum WhatName {
    /// The map (.png, .svg, .pdf, .html).
    Map,
    /// A page for each place (.pdf).
    Atlas,
    /// The places with their numbers (.csv, .geojson).
    Regions,
    /// Every piece of the ground as it is painted (.geojson).
    Pieces,
    /// The mentions with their evidence (.csv, .jsonl).
    Mentions,
    /// Who speaks how of whom, for each pair of countries (.csv).
    Voices,
}

impl From<MeasureName> for Measure {
    fn from(name: MeasureName) -> Self {
        match name {
            MeasureName::Mentions => Measure::Mentions,
            MeasureName::PerArticle => Measure::PerArticle,
            MeasureName::PerThousandWords => Measure::PerThousandWords,
        }
    }
}

impl From<TextName> for Lettering {
    fn from(name: TextName) -> Self {
        match name {
            TextName::Text => Lettering::Text,
            TextName::Outlines => Lettering::Outlines,
        }
    }
}

impl From<PresetName> for Preset {
    fn from(name: PresetName) -> Self {
        match name {
            PresetName::Slide => Preset::Slide,
            PresetName::A4 => Preset::A4,
            PresetName::Square => Preset::Square,
            PresetName::Web => Preset::Web,
        }
    }
}

impl From<WhatName> for What {
    fn from(name: WhatName) -> Self {
        match name {
            WhatName::Map => What::Map,
            WhatName::Atlas => What::Atlas,
            WhatName::Regions => What::Regions,
            WhatName::Pieces => What::Pieces,
            WhatName::Mentions => What::Mentions,
            WhatName::Voices => What::Voices,
        }
    }
}
