//! The arguments of `export`: what is left out is taken from the file that `--like` names, else from the defaults.

use std::path::PathBuf;

use clap::Args;

use super::Engine;
use super::names::{
    LevelName, MeasureName, ModeName, ModelName, PresetName, TextName, ThemeName, WhatName,
};
use crate::export::made::Made;
use crate::export::order::{Form, Preset, SCREEN_DPI, Size, What};
use crate::scene::Classing;
use crate::session::{Order, Settings};

#[derive(Debug, Args)]
pub(in crate::cli) struct Export {
    /// Articles or folders; the samples when left out.
    pub paths: Vec<PathBuf>,
    /// Where it goes; the ending says the form: .png, .svg, .pdf, .html, .csv, .geojson or .jsonl.
    #[arg(long, value_name = "FILE")]
    pub out: PathBuf,
    /// Make it as this file of Stancemap was made; what is said beside it wins.
    #[arg(long, value_name = "FILE")]
    pub like: Option<PathBuf>,
    /// What the file holds [default: the map; regions in .csv and .geojson, mentions in .jsonl].
    #[arg(long, value_enum)]
    pub what: Option<WhatName>,
    /// A page for each place, as --what atlas.
    #[arg(long, conflicts_with = "what")]
    pub atlas: bool,
    /// The size by name.
    #[arg(long, value_enum, conflicts_with_all = ["width", "height", "dpi"])]
    pub preset: Option<PresetName>,
    /// Width in pixels, 200 to 16384 [default: 2048].
    #[arg(long, value_name = "PX", value_parser = clap::value_parser!(u32).range(200..=16384))]
    pub width: Option<u32>,
    /// Height in pixels; ten sixteenths of the width when left out.
    #[arg(long, value_name = "PX", value_parser = clap::value_parser!(u32).range(200..=16384))]
    pub height: Option<u32>,
    /// Pixels an inch on paper [default: 96].
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(20..=2400))]
    pub dpi: Option<u32>,
    /// What the colours show [default: frequency].
    #[arg(long, value_enum)]
    pub mode: Option<ModeName>,
    /// How fine the places are [default: country].
    #[arg(long, value_enum)]
    pub level: Option<LevelName>,
    /// What is counted [default: mentions].
    #[arg(long, value_enum)]
    pub measure: Option<MeasureName>,
    /// How counts are cut into classes: jenks, quantile, equal, log, or upper ends as in 2,5,20 [default: jenks].
    #[arg(long, value_name = "HOW", value_parser = classing)]
    pub classing: Option<Classing>,
    /// The most classes [default: 5].
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u8).range(2..=7))]
    pub classes: Option<u8>,
    /// Places with fewer clear judgements are hatched in place of a stance colour [default: 3].
    #[arg(long, value_name = "N")]
    pub n_min: Option<u32>,
    /// The language of the names on the map: en, ru, uk, or another that the places have names in [default: en].
    #[arg(long, value_name = "CODE")]
    pub language: Option<String>,
    /// Light or dark ground [default: light].
    #[arg(long, value_enum)]
    pub theme: Option<ThemeName>,
    /// The title on the picture; one is made when left out.
    #[arg(long)]
    pub title: Option<String>,
    /// How text stands in an SVG [default: text].
    #[arg(long, value_enum)]
    pub text: Option<TextName>,
    /// The day on the picture, as 2026-11-24; today when left out.
    #[arg(long, value_name = "DAY")]
    pub date: Option<jiff::civil::Date>,
    #[command(flatten)]
    pub engine: Engine,
}

/// The classing that a word or a list of upper ends names.
fn classing(words: &str) -> Result<Classing, String> {
    match words {
        "jenks" => Ok(Classing::Jenks),
        "quantile" => Ok(Classing::Quantile),
        "equal" => Ok(Classing::Equal),
        "log" => Ok(Classing::Log),
        ends => upper_ends(ends).map(Classing::Custom),
    }
}

fn upper_ends(words: &str) -> Result<Vec<f64>, String> {
    let ends: Result<Vec<f64>, _> = words.split(',').map(|end| end.trim().parse()).collect();
    match ends {
        Ok(ends) if ends.is_sorted_by(|a, b| a < b) && ends.iter().all(|end| end.is_finite()) => {
            Ok(ends)
        }
        _ => Err("give jenks, quantile, equal, log, or rising numbers as in 2,5,20".into()),
    }
}

impl Export {
    /// What is counted and drawn, beginning from how another file was made.
    pub fn settings(&self, like: Option<&Made>) -> Settings {
        let mut settings = Settings::default();
        if let Some(made) = like {
            settings.counting = made.counting.clone();
            settings.map = made.map.clone();
        }
        let map = &mut settings.map;
        set(&mut settings.counting.level, self.level);
        set(&mut map.mode, self.mode);
        set(&mut map.theme, self.theme);
        set(&mut map.measure, self.measure);
        set(&mut map.classing, self.classing.clone());
        set(&mut map.n_classes, self.classes);
        set(&mut map.n_min, self.n_min);
        set(&mut map.language, self.language.clone());
        set(&mut map.title, self.title.clone());
        settings
    }

    /// Worldview and model, beginning from how another file was made. A picture of how often places are mentioned does not wait
    /// for the precise model.
    pub fn engine(&self, like: Option<&Made>, shows_stance: bool) -> Engine {
        let mut engine = self.engine.clone();
        if let Some(made) = like {
            engine
                .worldview
                .get_or_insert_with(|| made.worldview.clone());
            engine.model.get_or_insert(made.model.into());
        }
        if !shows_stance {
            engine.model.get_or_insert(ModelName::Fast);
        }
        engine
    }

    /// What is to be written, in the form `form`.
    pub fn order(&self, form: Form, like: Option<&Made>, today: jiff::civil::Date) -> Order {
        let asked: Option<What> = self.what.map(Into::into);
        let asked = asked.or(self.atlas.then_some(What::Atlas));
        let before = like
            .map(|made| made.what)
            .filter(|w| form.holds().contains(w));
        let date = self.date.map(|day| day.to_string());
        Order {
            what: asked.or(before).unwrap_or(form.holds()[0]),
            form,
            size: self.size(like.map(|made| made.size)),
            lettering: self
                .text
                .map(Into::into)
                .or(like.map(|made| made.lettering))
                .unwrap_or_default(),
            date: date
                .or(like.map(|made| made.date.clone()))
                .unwrap_or_else(|| today.to_string()),
        }
    }

    fn size(&self, before: Option<Size>) -> Size {
        if let Some(preset) = self.preset {
            return Preset::from(preset).size();
        }
        let dpi = self.dpi.or(before.map(|size| size.dpi));
        let dpi = dpi.unwrap_or(SCREEN_DPI);
        match (self.width, self.height, before) {
            (None, None, Some(size)) => Size { dpi, ..size },
            (width, height, _) => {
                let width_px = width.unwrap_or(2048);
                Size {
                    width_px,
                    height_px: height.unwrap_or((width_px * 10 / 16).max(200)),
                    dpi,
                }
            }
        }
    }
}

/// Sets what was asked for and leaves the rest.
fn set<T, N: Into<T>>(place: &mut T, asked: Option<N>) {
    if let Some(asked) = asked {
        *place = asked.into();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classing_is_a_word_or_rising_numbers() {
        assert_eq!(classing("log"), Ok(Classing::Log));
        assert_eq!(
            classing("1, 2.5,9"),
            Ok(Classing::Custom(vec![1.0, 2.5, 9.0]))
        );
        assert!(classing("9,1").is_err());
        assert!(classing("many").is_err());
    }
}
