//! The scene: ground, paint, lines, names, legend and words of one map, all settled.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::colour::{Paper, Rgb};
use super::crop;
use super::detail::Detail;
use super::facts::{Fact, facts};
use super::ground::{Ground, Shape};
use super::label::{Label, PlacedLabel};
use super::legend::{Legend, legend};
use super::naming::labels;
use super::paint::{Paint, Painter, Scale, Standing, fill};
use super::plane::{LonLat, Plane};
use super::settings::{MapSettings, Mode};
use super::view::{Px, PxRect, View};
use super::words;
use crate::region::{BorderKind, Catalog, RegionId, Worldview};
use crate::stance::Choice;
use crate::tally::{Level, MentionRef, Tally};

/// How a line is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LineKind {
    /// Not at all.
    None,
    /// Between countries that the map is not about.
    Context,
    /// Between units of one country.
    Unit,
    /// Between land and water.
    Coast,
    /// Between countries.
    State,
    /// Held for a border by one side only: dashed.
    Claimed,
    /// Where fighting stopped: dotted.
    Ceasefire,
}

/// Outlines are cut this far outside a frame, where the line along the cut is not seen even on large pictures.
const MARGIN_PX: f64 = 24.0;

/// Smaller lakes, in square points, look like scratches.
const LAKE_PT2: f64 = 90.0;

/// One map, closed: renderers need nothing else.
#[derive(Debug)]
pub struct Scene {
    /// The geometry.
    pub ground: Arc<Ground>,
    /// How it was asked for.
    pub settings: MapSettings,
    /// The colours of everything but the data.
    pub paper: &'static Paper,
    /// For each piece of the ground, how it is painted.
    pub paints: Vec<Paint>,
    /// For each piece of the ground, its stable code.
    pub codes: Vec<String>,
    /// For each arc of the ground, how it is drawn.
    pub lines: Vec<LineKind>,
    /// Names, the most important first.
    pub labels: Vec<Label>,
    /// Which counts became which classes.
    pub scale: Scale,
    /// What the looks mean.
    pub legend: Legend,
    /// What is known of each place that can be hovered or is mentioned.
    pub facts: BTreeMap<RegionId, Fact>,
    /// The mentioned places, most mentioned first.
    pub mentioned: Vec<RegionId>,
    /// Meridians and parallels.
    pub graticule: Vec<Vec<Plane>>,
    /// The headline.
    pub title: String,
    /// What was counted, in one line.
    pub subtitle: String,
    /// Whose view of the borders this is, with its date.
    pub worldview: String,
}

impl Scene {
    /// Settles everything about one map.
    pub fn build(
        catalog: &Catalog,
        worldview: &Worldview,
        ground: &Arc<Ground>,
        tally: &Tally,
        settings: &MapSettings,
        judge: Choice,
    ) -> Self {
        let painter = Painter::new(catalog, worldview, tally, settings);
        let paints: Vec<Paint> = ground
            .pieces
            .iter()
            .map(|p| painter.paint(p.region))
            .collect();
        let facts = facts(&painter, &paints);
        Self {
            codes: ground
                .pieces
                .iter()
                .map(|p| catalog.get(p.region).code.0.clone())
                .collect(),
            lines: lines(&painter, ground),
            labels: labels(&painter, ground, &facts),
            legend: legend(&painter, &paints, judge),
            scale: painter.scale.clone(),
            mentioned: tally.rows.iter().map(|r| r.region).collect(),
            graticule: if settings.graticule {
                graticule(ground)
            } else {
                Vec::new()
            },
            title: title(tally, settings),
            subtitle: subtitle(tally),
            worldview: words::borders(worldview),
            paper: Paper::of(settings.theme),
            ground: Arc::clone(ground),
            settings: settings.clone(),
            paints,
            facts,
        }
    }

    /// What a click at `p` of the map means: a country, unit or disputed piece.
    pub fn region_at(&self, p: Plane) -> Option<RegionId> {
        let piece = self.ground.region_at(p)?;
        Some(self.paints[self.ground.piece_of(piece)?].shown)
    }

    /// The outlines of one piece in pixels of `view`, a ring each, cut a little outside its frame.
    pub fn rings(&self, view: &View, detail: &Detail, piece: usize) -> Vec<Vec<Px>> {
        rings(view, detail, &self.ground.pieces[piece].shapes)
    }

    /// The positions of the lakes that are in sight and large enough to look like lakes; `scale` is pixels a point.
    pub fn lakes(&self, view: &View, scale: f64) -> impl Iterator<Item = usize> {
        let seen = view.seen();
        let least_km2 = LAKE_PT2 * (view.km_per_px * scale).powi(2);
        let lakes = self.ground.lakes.iter().enumerate();
        lakes
            .filter(move |(_, lake)| lake.area_km2 >= least_km2 && lake.bounds.touches(&seen))
            .map(|(i, _)| i)
    }

    /// The shores of one lake, as `rings` gives outlines.
    pub fn shores(&self, view: &View, detail: &Detail, lake: usize) -> Vec<Vec<Px>> {
        rings(view, detail, std::slice::from_ref(&self.ground.lakes[lake]))
    }

    /// The colour of a frequency class: that of its middling stance in mode Both, of plain counts in the others.
    pub fn class_fill(&self, class: usize) -> Rgb {
        let class = class as u8;
        let standing = match self.settings.mode {
            Mode::Both => Standing::Both(class, 1),
            Mode::Frequency | Mode::Stance => Standing::Frequency(class),
        };
        fill(&self.settings, &self.scale, standing)
    }

    /// The positions of the pieces that show `region`: its own, or all that count to it.
    pub fn pieces_of(&self, region: RegionId) -> impl Iterator<Item = usize> {
        let shows = move |p: &Paint| p.shown == region || p.counted == region || p.piece == region;
        self.paints
            .iter()
            .enumerate()
            .filter(move |(_, p)| shows(p))
            .map(|(i, _)| i)
    }

    /// The colour on which a name stands: that of its own place, where the middle of the name lies on it.
    pub fn fill_under(&self, region: RegionId, placed: &PlacedLabel, view: &View) -> Option<Rgb> {
        let middle = self.ground.region_at(view.plane(placed.rect.centre()))?;
        let paint = &self.paints[self.ground.piece_of(middle)?];
        let own = paint.shown == region || paint.counted == region;
        own.then_some(paint.fill)
    }

    /// The mentioned places that a view does not show, with their figures, in one line; empty when all are seen.
    pub fn out_of_sight(&self, view: &View) -> String {
        let unseen = |r: &&RegionId| {
            self.ground.spot(**r).is_none_or(|spot| {
                let at = view.px(spot.anchor);
                !view.frame.holds(&PxRect::new(at.x, at.y, 0.0, 0.0))
            })
        };
        let facts = self
            .mentioned
            .iter()
            .filter(unseen)
            .filter_map(|r| self.facts.get(r));
        let mut listed: Vec<String> = facts
            .map(|f| format!("{} {}", f.short, f.figure).trim().to_owned())
            .collect();
        let n_more = listed.len().saturating_sub(4);
        listed.truncate(4);
        if n_more > 0 {
            listed.push(words::more(n_more));
        }
        listed.join(", ")
    }

    /// A description of the picture for those who do not see it.
    pub fn alt_text(&self) -> String {
        let first: Vec<String> = self
            .mentioned
            .iter()
            .filter_map(|r| self.facts.get(r))
            .take(8)
            .map(|f| format!("{} {}", f.name, f.figure))
            .collect();
        words::alt_text(
            &self.title,
            &self.subtitle,
            &self.legend.title,
            &first,
            &self.worldview,
        )
    }
}

fn rings(view: &View, detail: &Detail, shapes: &[Shape]) -> Vec<Vec<Px>> {
    let seen = view.seen();
    let frame = view.frame.grown(MARGIN_PX);
    let px = |&i: &u32| {
        let [x, y] = detail.points[i as usize];
        view.px(Plane::new(x.into(), y.into()))
    };
    shapes
        .iter()
        .filter(|s| s.bounds.touches(&seen))
        .flat_map(|s| &s.rings)
        .map(|r| crop::ring(detail.ring(r).iter().map(px).collect(), &frame))
        .filter(|r| r.len() > 2)
        .collect()
}

fn lines(painter: &Painter<'_>, ground: &Ground) -> Vec<LineKind> {
    let focus = |r: RegionId| painter.catalog.get(r).focus;
    let kind = |sides: &[RegionId]| match *sides {
        [_] => LineKind::Coast,
        [a, b] if a == b => LineKind::None,
        [a, b] => match painter.worldview.border(painter.catalog, a, b) {
            BorderKind::None => LineKind::None,
            BorderKind::Unit if painter.tally.level == Level::Country => LineKind::None,
            BorderKind::Unit => LineKind::Unit,
            BorderKind::Claimed => LineKind::Claimed,
            BorderKind::Ceasefire => LineKind::Ceasefire,
            BorderKind::International if focus(a) || focus(b) => LineKind::State,
            BorderKind::International => LineKind::Context,
        },
        _ => LineKind::None,
    };
    ground
        .arcs
        .iter()
        .map(|arc| {
            if arc.seam {
                LineKind::None
            } else {
                kind(&arc.sides)
            }
        })
        .collect()
}

fn graticule(ground: &Ground) -> Vec<Vec<Plane>> {
    let at = |lon: f64, lat: f64| ground.projection.plane_from_lonlat(LonLat { lon, lat });
    let far = |p: &Plane| p.x.hypot(p.y) < 11_500.0;
    let meridians = (-180..180).step_by(15).map(|lon| {
        (-60..=85)
            .step_by(1)
            .map(|lat| at(lon.into(), lat.into()))
            .filter(far)
            .collect()
    });
    let parallels = (-60..90).step_by(10).map(|lat| {
        (0..=360)
            .step_by(2)
            .map(|lon| {
                at(
                    f64::from(lon) - 180.0 + ground.projection.centre().lon,
                    lat.into(),
                )
            })
            .filter(far)
            .collect()
    });
    meridians
        .chain(parallels)
        .filter(|line: &Vec<Plane>| line.len() > 1)
        .collect()
}

fn title(tally: &Tally, settings: &MapSettings) -> String {
    match settings.title.trim() {
        "" => words::title(tally, settings.mode),
        own => own.to_owned(),
    }
}

/// A mention that counts for a disputed piece and for its country is one mention.
fn subtitle(tally: &Tally) -> String {
    let mentions: BTreeSet<MentionRef> = tally
        .rows
        .iter()
        .flat_map(|r| r.mentions.iter().copied())
        .collect();
    words::subtitle(mentions.len(), tally.rows.len(), tally.n_articles as usize)
}
