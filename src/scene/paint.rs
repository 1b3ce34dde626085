//! What each piece looks like: its standing by the numbers, and the fill and hatching that follow from it.

use std::collections::BTreeSet;

use super::classes::{Class, at_most, class_of, cut};
use super::colour::{Paper, Rgb, both, frequency, stance};
use super::settings::{MapSettings, Measure, Mode};
use crate::region::{Catalog, RegionId, Worldview};
use crate::tally::{Level, Row, Tally};

/// What a place's look says. One entry of the legend each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// Not part of what the map is about, and not mentioned.
    Context,
    /// Not mentioned.
    Quiet,
    /// Mentioned, but with too few clear judgements to speak of a stance.
    Few,
    /// A frequency class, 0 the lowest.
    Frequency(u8),
    /// A stance class, 0 the most negative of 7.
    Stance(u8),
    /// Frequency 0…2 and stance 0…2.
    Both(u8, u8),
}

impl Standing {
    /// Whether the look says that a place is spoken of ill or well, not in between.
    fn leans(self) -> bool {
        match self {
            Standing::Stance(class) => class != 3,
            Standing::Both(_, third) => third != 1,
            Standing::Context | Standing::Quiet | Standing::Few | Standing::Frequency(_) => false,
        }
    }
}

/// Lines or dots over a fill.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Hatch {
    /// Too few judgements: thin lines that rise.
    Few,
    /// Disputed: lines that fall.
    Disputed,
    /// The interval of the stance holds zero: dots.
    Unsure,
}

/// How one piece is drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Paint {
    /// The region with an outline that is painted.
    pub piece: RegionId,
    /// The region whose numbers it shows.
    pub counted: RegionId,
    /// What a click on it means: a disputed piece itself, else the same.
    pub shown: RegionId,
    /// What its look says.
    pub standing: Standing,
    /// Its colour.
    pub fill: Rgb,
    /// Over the fill, in this order.
    pub hatches: Vec<Hatch>,
}

/// Which numbers became which classes.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Scale {
    /// The frequency classes, lowest first; three at most in mode Both.
    pub classes: Vec<Class>,
    /// What one unit of the counts is, for the legend.
    pub per: f64,
    /// The counts that were cut, ascending.
    pub values: Vec<f64>,
}

/// The seven stance classes end here; the last is open.
pub const STANCE_BREAKS: [f32; 6] = [-0.6, -0.35, -0.1, 0.1, 0.35, 0.6];

pub(super) struct Painter<'a> {
    pub catalog: &'a Catalog,
    pub worldview: &'a Worldview,
    pub tally: &'a Tally,
    pub settings: &'a MapSettings,
    pub scale: Scale,
}

impl<'a> Painter<'a> {
    pub fn new(
        catalog: &'a Catalog,
        worldview: &'a Worldview,
        tally: &'a Tally,
        settings: &'a MapSettings,
    ) -> Self {
        let per = match settings.measure {
            Measure::Mentions => 1.0,
            Measure::PerArticle => f64::from(tally.n_articles.max(1)),
            Measure::PerThousandWords => (tally.n_words.max(1) as f64) / 1000.0,
        };
        let painted = painted(catalog, worldview, tally.level);
        let mut values: Vec<f64> = tally
            .rows
            .iter()
            .filter(|r| painted.contains(&r.region))
            .map(|r| f64::from(r.n_mentions) / per)
            .collect();
        values.sort_by(f64::total_cmp);
        let classes = match settings.mode {
            // The user's own breaks may be more than the square has rows.
            Mode::Both => at_most(cut(&values, &settings.classing, 3), 3),
            Mode::Frequency | Mode::Stance => cut(&values, &settings.classing, settings.n_classes),
        };
        let scale = Scale {
            classes,
            per,
            values,
        };
        Self {
            catalog,
            worldview,
            tally,
            settings,
            scale,
        }
    }

    pub fn paint(&self, piece: RegionId) -> Paint {
        let region = self.catalog.get(piece);
        let disputed = self.worldview.is_disputed(self.catalog, piece);
        let counted = counted(self.catalog, self.worldview, self.tally.level, piece);
        let row = self.tally.row(counted);
        let standing = match row {
            Some(row) => self.standing(row),
            None if region.focus => Standing::Quiet,
            None => Standing::Context,
        };
        let mut hatches = Vec::new();
        if standing == Standing::Few {
            hatches.push(Hatch::Few);
        }
        let unsure = row.and_then(|r| r.stance).is_some_and(|s| s.crosses_zero());
        if unsure && standing.leans() {
            hatches.push(Hatch::Unsure);
        }
        if disputed {
            hatches.push(Hatch::Disputed);
        }
        let shown = if disputed { piece } else { counted };
        Paint {
            piece,
            counted,
            shown,
            standing,
            fill: fill(self.settings, &self.scale, standing),
            hatches,
        }
    }

    pub fn standing(&self, row: &Row) -> Standing {
        let class = class_of(
            &self.scale.classes,
            f64::from(row.n_mentions) / self.scale.per,
        ) as u8;
        let judged = row
            .stance
            .filter(|s| s.n_judged >= self.settings.n_min.max(1));
        match (self.settings.mode, judged) {
            (Mode::Frequency, _) => Standing::Frequency(class),
            (_, None) => Standing::Few,
            (Mode::Stance, Some(s)) => Standing::Stance(stance_class(s.mean)),
            (Mode::Both, Some(s)) => Standing::Both(class, third(s.mean)),
        }
    }
}

/// The region whose numbers a piece shows at a level.
fn counted(catalog: &Catalog, worldview: &Worldview, level: Level, piece: RegionId) -> RegionId {
    match level {
        Level::Country => worldview.holder(catalog, piece).unwrap_or(piece),
        Level::Unit => piece,
    }
}

/// All regions whose numbers some piece shows; only their counts are cut into classes.
fn painted(catalog: &Catalog, worldview: &Worldview, level: Level) -> BTreeSet<RegionId> {
    let pieces = catalog
        .ids()
        .filter(|&id| !catalog.get(id).outline.0.is_empty());
    pieces
        .map(|id| counted(catalog, worldview, level, id))
        .collect()
}

fn stance_class(mean: f32) -> u8 {
    STANCE_BREAKS.iter().filter(|&&b| mean > b).count() as u8
}

fn third(mean: f32) -> u8 {
    u8::from(mean >= -0.1) + u8::from(mean > 0.1)
}

/// The fill of a standing.
pub fn fill(settings: &MapSettings, scale: &Scale, standing: Standing) -> Rgb {
    let paper = Paper::of(settings.theme);
    match standing {
        Standing::Context => paper.context,
        Standing::Quiet => paper.quiet,
        Standing::Few => paper.few,
        Standing::Frequency(c) => frequency(settings.theme, c.into(), scale.classes.len()),
        Standing::Stance(c) => stance(settings.theme, c.into()),
        Standing::Both(f, s) => both(settings.theme, f.into(), s.into()),
    }
}
