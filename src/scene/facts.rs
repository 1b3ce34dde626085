//! What is known of each place, in words and figures: for tooltips, labels and screen readers.

use std::collections::BTreeMap;

use super::paint::{Paint, Painter};
use super::words;
use crate::region::RegionId;
use crate::tally::Row;

/// What is known of one place, in words.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    /// Its stable code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// A shorter name, for lists.
    pub short: String,
    /// Its numbers and, for a disputed piece, who holds and claims it; one line each.
    pub lines: Vec<String>,
    /// Whether it is mentioned.
    pub mentioned: bool,
    /// The numbers in short, for lists: `11`, `−0.2`, `11 · −0.2`.
    pub figure: String,
}

impl Fact {
    /// Everything in one line, for a screen reader: "Ukraine, 11 mentions, stance −0.2".
    pub fn spoken(&self) -> String {
        let mut all = vec![self.name.clone()];
        all.extend(self.lines.iter().cloned());
        all.join(", ")
    }
}

pub(super) fn facts(painter: &Painter<'_>, paints: &[Paint]) -> BTreeMap<RegionId, Fact> {
    let shown = paints.iter().flat_map(|p| [p.shown, p.counted]);
    let rows = painter.tally.rows.iter().map(|r| r.region);
    shown.chain(rows).map(|r| (r, fact(painter, r))).collect()
}

fn fact(painter: &Painter<'_>, region: RegionId) -> Fact {
    let row = painter.tally.row(region);
    let place = painter.catalog.get(region);
    let mut lines = row.map_or_else(|| vec![words::NO_MENTION.to_owned()], words::numbers);
    lines.extend(painter.worldview.header(painter.catalog, region));
    Fact {
        code: place.code.0.clone(),
        name: place.name_in(&painter.settings.language).to_owned(),
        short: name_on_map(painter, region),
        lines,
        mentioned: row.is_some(),
        figure: row.map(|r| figure(painter, r)).unwrap_or_default(),
    }
}

fn figure(painter: &Painter<'_>, row: &Row) -> String {
    let judged = row
        .stance
        .filter(|s| s.n_judged >= painter.settings.n_min.max(1));
    let count = f64::from(row.n_mentions) / painter.scale.per;
    words::figure(painter.settings.mode, count, judged.map(|s| s.mean))
}

/// The short name in the language of the map.
pub(super) fn name_on_map(painter: &Painter<'_>, region: RegionId) -> String {
    let place = painter.catalog.get(region);
    match painter.settings.language.as_str() {
        "en" => place.label().to_owned(),
        language => place.name_in(language).to_owned(),
    }
}
