//! The scene: ground, paint, lines, names, legend and words of one map, all settled.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::colour::{Paper, Rgb};
use super::crop;
use super::detail::Detail;
use super::ground::Ground;
use super::label::{Label, LabelKind, PlacedLabel};
use super::legend::{Legend, legend, number, signed};
use super::paint::{Paint, Painter};
use super::plane::{LonLat, Plane};
use super::settings::{MapSettings, Mode};
use super::view::{Px, PxRect, View};
use crate::region::{BorderKind, Catalog, RegionId, RegionKind, Worldview};
use crate::tally::{Level, MentionRef, Row, Tally};

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

/// Outlines are cut this far outside a frame, where the line along the cut is not seen even on large pictures.
const MARGIN_PX: f64 = 24.0;

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
            legend: legend(&painter, &paints),
            mentioned: tally.rows.iter().map(|r| r.region).collect(),
            graticule: if settings.graticule {
                graticule(ground)
            } else {
                Vec::new()
            },
            title: title(tally, settings),
            subtitle: subtitle(tally),
            worldview: format!("Borders: {}, {}", worldview.title, worldview.date),
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
        let seen = view.seen();
        let frame = view.frame.grown(MARGIN_PX);
        let shapes = self.ground.pieces[piece]
            .shapes
            .iter()
            .filter(|s| s.bounds.touches(&seen));
        let px = |&i: &u32| {
            let [x, y] = detail.points[i as usize];
            view.px(Plane::new(x.into(), y.into()))
        };
        shapes
            .flat_map(|s| &s.rings)
            .map(|r| crop::ring(detail.ring(r).iter().map(px).collect(), &frame))
            .filter(|r| r.len() > 2)
            .collect()
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

    /// Whether a name may not stand there: names of waters keep off the land.
    pub fn keeps_off(&self, label: &Label, rect: &PxRect, view: &View) -> bool {
        label.kind == LabelKind::Water && self.on_land(rect, view)
    }

    /// Whether some of a rectangle of a view lies on land, looked at in nine points.
    fn on_land(&self, rect: &PxRect, view: &View) -> bool {
        let parts = [0.0, 0.5, 1.0];
        let mut points = parts
            .iter()
            .flat_map(|x| parts.map(|y| (rect.x + x * rect.w, rect.y + y * rect.h)));
        points.any(|(x, y)| self.ground.region_at(view.plane(Px { x, y })).is_some())
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
        let mut words: Vec<String> = facts
            .map(|f| format!("{} {}", f.short, f.figure).trim().to_owned())
            .collect();
        let n_more = words.len().saturating_sub(4);
        words.truncate(4);
        if n_more > 0 {
            words.push(format!("{n_more} more"));
        }
        words.join(", ")
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
        let places = if first.is_empty() {
            "No place is mentioned.".into()
        } else {
            format!("Most mentioned: {}.", first.join(", "))
        };
        format!(
            "Map. {}. {} Colours show: {}. {places} {}.",
            self.title, self.subtitle, self.legend.title, self.worldview
        )
    }
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

fn facts(painter: &Painter<'_>, paints: &[Paint]) -> BTreeMap<RegionId, Fact> {
    let shown = paints.iter().flat_map(|p| [p.shown, p.counted]);
    let rows = painter.tally.rows.iter().map(|r| r.region);
    shown.chain(rows).map(|r| (r, fact(painter, r))).collect()
}

fn fact(painter: &Painter<'_>, region: RegionId) -> Fact {
    let row = painter.tally.row(region);
    let place = painter.catalog.get(region);
    let mut lines = row.map_or_else(|| vec!["no mention".to_owned()], numbers);
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

fn numbers(row: &Row) -> Vec<String> {
    let s = |n: u32| if n == 1 { "" } else { "s" };
    let mut lines = vec![format!(
        "{} mention{} in {} article{}",
        row.n_mentions,
        s(row.n_mentions),
        row.n_articles,
        s(row.n_articles)
    )];
    if let Some(stance) = row.stance.filter(|s| s.n_judged > 0) {
        lines.push(format!(
            "stance {} ({} to {})",
            signed(stance.mean),
            signed(stance.low),
            signed(stance.high)
        ));
        lines.push(format!(
            "{} negative, {} neutral, {} positive, {} unclear",
            stance.n_negative, stance.n_neutral, stance.n_positive, stance.n_unclear
        ));
    }
    lines
}

fn figure(painter: &Painter<'_>, row: &Row) -> String {
    let count = number((f64::from(row.n_mentions) / painter.scale.per * 100.0).round() / 100.0);
    let stance = row
        .stance
        .filter(|s| s.n_judged >= painter.settings.n_min.max(1))
        .map(|s| signed(s.mean));
    match (painter.settings.mode, stance) {
        (Mode::Frequency, _) => count,
        (Mode::Stance, stance) => stance.unwrap_or_default(),
        (Mode::Both, Some(stance)) => format!("{count} · {stance}"),
        (Mode::Both, None) => count,
    }
}

fn labels(painter: &Painter<'_>, ground: &Ground, facts: &BTreeMap<RegionId, Fact>) -> Vec<Label> {
    let language = painter.settings.language.as_str();
    let mut labels = Vec::new();
    if painter.settings.labels {
        let ids = (0..painter.catalog.regions.len()).map(|i| RegionId(i as u32));
        labels.extend(ids.filter_map(|id| label(painter, ground, facts, id)));
        labels.sort_by(|a, b| {
            a.kind
                .cmp(&b.kind)
                .then(b.weight.total_cmp(&a.weight))
                .then(a.region.cmp(&b.region))
        });
    }
    let waters = ground
        .layout
        .waters
        .iter()
        .filter(|_| painter.settings.waters);
    labels.extend(waters.map(|w| Label {
        region: None,
        kind: LabelKind::Water,
        text: w.names.get(language).unwrap_or(&w.name).clone(),
        figure: None,
        anchor: ground.projection.plane_from_lonlat(w.at),
        room_km: w.width_km / 4.0,
        weight: (w.width_km / 1500.0).min(1.0),
    }));
    labels
}

fn label(
    painter: &Painter<'_>,
    ground: &Ground,
    facts: &BTreeMap<RegionId, Fact>,
    id: RegionId,
) -> Option<Label> {
    let place = painter.catalog.get(id);
    let spot = ground.spot(id)?;
    let mentioned = painter.tally.row(id);
    let kind = match (mentioned.is_some(), place.focus) {
        (true, _) => LabelKind::Mentioned,
        (false, false) if place.kind == RegionKind::Country => LabelKind::Context,
        (false, true)
            if place.kind == RegionKind::Country || painter.tally.level == Level::Unit =>
        {
            LabelKind::Quiet
        }
        _ => return None,
    };
    let most = painter
        .tally
        .rows
        .first()
        .map_or(1.0, |r| f64::from(r.n_mentions));
    let weight = match mentioned {
        Some(row) => (f64::from(row.n_mentions) / most).sqrt(),
        None => (spot.room_km / 1000.0).min(1.0),
    };
    Some(Label {
        region: Some(id),
        kind,
        text: name_on_map(painter, id),
        figure: facts
            .get(&id)
            .map(|f| f.figure.clone())
            .filter(|f| !f.is_empty()),
        anchor: spot.anchor,
        room_km: spot.room_km,
        weight,
    })
}

fn name_on_map(painter: &Painter<'_>, region: RegionId) -> String {
    let place = painter.catalog.get(region);
    match painter.settings.language.as_str() {
        "en" => place.label().to_owned(),
        language => place.name_in(language).to_owned(),
    }
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
    if !settings.title.trim().is_empty() {
        return settings.title.trim().to_owned();
    }
    let (subject, verb) = match tally.n_articles {
        1 => ("the article".to_owned(), "s"),
        n => (format!("{n} articles"), ""),
    };
    match settings.mode {
        Mode::Frequency if tally.n_articles == 1 => "Where the article is talking about".into(),
        Mode::Frequency => format!("Where {subject} are talking about"),
        Mode::Stance => format!("How {subject} speak{verb} of each place"),
        Mode::Both => format!("How often and how {subject} speak{verb} of each place"),
    }
}

/// A mention that counts for a disputed piece and for its country is one mention.
fn subtitle(tally: &Tally) -> String {
    let mentions: BTreeSet<MentionRef> = tally
        .rows
        .iter()
        .flat_map(|r| r.mentions.iter().copied())
        .collect();
    let s = |n: usize| if n == 1 { "" } else { "s" };
    let (n, n_places, n_articles) = (mentions.len(), tally.rows.len(), tally.n_articles as usize);
    format!(
        "{n} mention{} of {n_places} place{} in {n_articles} article{}",
        s(n),
        s(n_places),
        s(n_articles)
    )
}
