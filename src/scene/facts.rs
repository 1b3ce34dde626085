//! What is known of each place, in words and figures: for tooltips, labels and screen readers.

use std::collections::BTreeMap;

use super::paint::{Paint, Painter};
use super::settings::Mode;
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
    /// How often it is mentioned.
    pub counts: String,
    /// How it is spoken of, a line each; none where nothing was judged.
    pub stance: Vec<String>,
    /// Who holds and claims it, for a disputed piece.
    pub held: Option<String>,
    /// Whether it is mentioned.
    pub mentioned: bool,
    /// The numbers in short, for lists: `11`, `−0.2`, `11 · −0.2`.
    pub figure: String,
}

impl Fact {
    /// Its numbers and who holds it, a line each.
    pub fn lines(&self) -> impl Iterator<Item = &str> {
        self.lines_with(&self.stance)
    }

    /// Everything in one line, for a screen reader: "Ukraine, 11 mentions, stance −0.2".
    pub fn spoken(&self) -> String {
        self.in_one_line(&self.stance)
    }

    /// The same as far as the colours of a mode say it. A picture of frequency does not wait for the precise model, so
    /// that a stance in it would be another than in the tables.
    pub fn spoken_in(&self, mode: Mode) -> String {
        match mode.shows_stance() {
            true => self.in_one_line(&self.stance),
            false => self.in_one_line(&[]),
        }
    }

    fn in_one_line(&self, stance: &[String]) -> String {
        let name = std::iter::once(self.name.as_str());
        let all: Vec<&str> = name.chain(self.lines_with(stance)).collect();
        all.join(", ")
    }

    fn lines_with<'a>(&'a self, stance: &'a [String]) -> impl Iterator<Item = &'a str> {
        let all = std::iter::once(&self.counts).chain(stance);
        all.chain(&self.held).map(String::as_str)
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
    Fact {
        code: place.code.0.clone(),
        name: place.name_in(&painter.settings.language).to_owned(),
        short: name_on_map(painter, region),
        counts: row.map_or_else(|| words::NO_MENTION.to_owned(), words::counts),
        stance: row
            .and_then(|r| r.stance)
            .map_or_else(Vec::new, words::stance),
        held: painter.worldview.header(painter.catalog, region),
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
