//! The legend: every look on the map in words, with how many places have it.

use std::collections::{BTreeMap, BTreeSet};

use super::colour::Rgb;
use super::paint::{Hatch, Paint, Painter, STANCE_BREAKS, Standing, fill};
use super::settings::Mode;
use super::words;
use crate::region::RegionId;
use crate::stance::Choice;

/// One look on the map.
#[derive(Clone, Debug, PartialEq)]
pub struct LegendEntry {
    /// Which.
    pub standing: Standing,
    /// Its colour.
    pub fill: Rgb,
    /// Over the colour.
    pub hatch: Option<Hatch>,
    /// What it says.
    pub words: String,
    /// The places that have it, each once, in the order of their ids.
    pub places: Vec<RegionId>,
}

/// The whole legend.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Legend {
    /// What the colours show.
    pub title: String,
    /// The classes, lowest first. In mode Both nine: frequency times three plus stance.
    pub classes: Vec<LegendEntry>,
    /// The other looks: no mention, too few to judge.
    pub others: Vec<LegendEntry>,
    /// Whether some place is disputed, unsure: the hatchings to explain.
    pub hatches: Vec<(Hatch, &'static str)>,
    /// Which model judged, where the colours say a stance.
    pub note: Option<&'static str>,
    /// In mode Both: the ends of the frequency classes in words.
    pub frequency_words: Vec<String>,
}

impl Legend {
    /// The entry of one look, where the legend has it.
    pub fn entry(&self, look: Standing) -> Option<&LegendEntry> {
        let mut all = self.classes.iter().chain(&self.others);
        all.find(|entry| entry.standing == look)
    }
}

pub(super) fn legend(painter: &Painter<'_>, paints: &[Paint], judge: Choice) -> Legend {
    let mut places: BTreeMap<Standing, BTreeSet<RegionId>> = BTreeMap::new();
    for paint in paints {
        places
            .entry(paint.standing)
            .or_default()
            .insert(paint.counted);
    }
    let entry = |standing, words: String| LegendEntry {
        standing,
        fill: fill(painter.settings, &painter.scale, standing),
        hatch: (standing == Standing::Few).then_some(Hatch::Few),
        words,
        places: places
            .get(&standing)
            .into_iter()
            .flatten()
            .copied()
            .collect(),
    };
    let ranges: Vec<String> = painter
        .scale
        .classes
        .iter()
        .map(|c| range(c.low, c.high))
        .collect();
    let n = ranges.len() as u8;
    let classes = match painter.settings.mode {
        Mode::Frequency => (0..n)
            .map(|i| entry(Standing::Frequency(i), ranges[i as usize].clone()))
            .collect(),
        Mode::Stance => (0..7)
            .map(|i| entry(Standing::Stance(i), stance_words(i)))
            .collect(),
        Mode::Both => (0..3)
            .flat_map(|f| (0..3).map(move |s| (f, s)))
            .map(|(f, s)| {
                let often = ranges.get(usize::from(f)).cloned().unwrap_or_default();
                entry(Standing::Both(f, s), words::both(&often, s.into()))
            })
            .collect(),
    };
    let mut others = Vec::new();
    if painter.settings.mode.shows_stance() {
        others.push(entry(Standing::Few, words::few(painter.settings.n_min)));
    }
    others.push(entry(Standing::Quiet, words::QUIET.into()));
    let has = |hatch| paints.iter().any(|p| p.hatches.contains(&hatch));
    let explained = [
        (Hatch::Unsure, words::UNSURE),
        (Hatch::Disputed, words::DISPUTED),
    ];
    Legend {
        title: words::legend_title(painter.settings),
        classes,
        others,
        hatches: explained.into_iter().filter(|(h, _)| has(*h)).collect(),
        note: painter
            .settings
            .mode
            .shows_stance()
            .then(|| words::judged_by(judge)),
        frequency_words: if painter.settings.mode == Mode::Both {
            ranges
        } else {
            Vec::new()
        },
    }
}

fn stance_words(class: u8) -> String {
    let i = usize::from(class);
    let low = if i == 0 { -1.0 } else { STANCE_BREAKS[i - 1] };
    let high = STANCE_BREAKS.get(i).copied().unwrap_or(1.0);
    format!("{} to {}", signed(low), signed(high))
}

/// A stance for readers, with a real minus sign and at most two digits: `−0.35`, `0`, `+0.1`.
pub fn signed(score: f32) -> String {
    let words = format!("{:.2}", score.abs());
    let words = words.trim_end_matches('0').trim_end_matches('.');
    match score {
        _ if words == "0" => words.into(),
        s if s < 0.0 => format!("−{words}"),
        _ => format!("+{words}"),
    }
}

fn range(low: f64, high: f64) -> String {
    if low == high {
        number(low)
    } else {
        format!("{}–{}", number(low), number(high))
    }
}

/// A count for readers: whole numbers plain, others with two digits.
pub fn number(x: f64) -> String {
    if x.fract() == 0.0 {
        format!("{x:.0}")
    } else {
        format!("{x:.2}")
    }
}
