//! The names on the map: who gets one, and where it may stand, by what lies below and what the insets show anyway.

use std::collections::BTreeMap;

use super::drawing::Scene;
use super::facts::{Fact, name_on_map};
use super::ground::Ground;
use super::label::{Label, LabelKind, PlacedLabel, place};
use super::letters::Letters;
use super::paint::Painter;
use super::view::{Px, PxRect, View};
use crate::region::{RegionId, RegionKind};
use crate::tally::Level;

/// What is already in a view when the names come.
#[derive(Clone, Copy, Debug, Default)]
pub struct Around<'a> {
    /// Where no name may stand.
    pub taken: &'a [PxRect],
    /// The places that an inset names: they need no name from afar.
    pub named: &'a [RegionId],
}

impl Scene {
    /// The names of `view` in their places, the first the most important; `scale` is pixels a point.
    pub fn names(
        &self,
        view: &View,
        scale: f64,
        letters: &Letters,
        around: &Around<'_>,
    ) -> Vec<PlacedLabel> {
        place(
            &self.labels,
            view,
            scale,
            around.taken,
            letters,
            &|label, rect| {
                let free = match label.kind {
                    LabelKind::Water => !self.on_land(rect, view),
                    LabelKind::Mentioned => !left_to_inset(label, rect, view, scale, around.named),
                    LabelKind::Quiet | LabelKind::Context => true,
                };
                free.then(|| {
                    // A name that is larger than its place hides what it lies on, so it rather goes farther.
                    let weight = 1 + u32::from(is_small(label, view, scale));
                    weight * self.trespass(label, rect, view)
                })
            },
        )
    }

    /// The places that these names name.
    pub fn named(&self, placed: &[PlacedLabel]) -> impl Iterator<Item = RegionId> {
        placed.iter().filter_map(|p| self.labels[p.label].region)
    }

    /// Whether some of a rectangle of a view lies on land, looked at in nine points.
    fn on_land(&self, rect: &PxRect, view: &View) -> bool {
        let parts = [0.0, 0.5, 1.0];
        let mut points = parts
            .iter()
            .flat_map(|x| parts.map(|y| (rect.x + x * rect.w, rect.y + y * rect.h)));
        points.any(|(x, y)| self.ground.region_at(view.plane(Px { x, y })).is_some())
    }

    /// How much of a mentioned place's name would lie on other mentioned places, 0…3: it could be taken for theirs.
    /// A name whose middle lies on its own place is not.
    fn trespass(&self, label: &Label, rect: &PxRect, view: &View) -> u32 {
        let (LabelKind::Mentioned, Some(own)) = (label.kind, label.region) else {
            return 0;
        };
        let y = rect.y + rect.h / 2.0;
        let whose = |part: f64| {
            let x = rect.x + part * rect.w;
            let piece = self.ground.region_at(view.plane(Px { x, y }))?;
            let paint = &self.paints[self.ground.piece_of(piece)?];
            Some(if paint.shown == own {
                own
            } else {
                paint.counted
            })
        };
        let middle = whose(0.5);
        if middle == Some(own) {
            return 0;
        }
        let mentioned = |r: &RegionId| *r != own && self.facts.get(r).is_some_and(|f| f.mentioned);
        let below = [whose(0.15), middle, whose(0.85)];
        below.iter().flatten().filter(|r| mentioned(r)).count() as u32
    }
}

/// Below this room around its anchor, in points, a place is small.
const SMALL_ROOM_PT: f64 = 7.0;

/// Whether a name has no room on its place.
fn is_small(label: &Label, view: &View, scale: f64) -> bool {
    label.room_km / view.km_per_px < SMALL_ROOM_PT * scale
}

/// Whether a small place would be named from beside although an inset names it.
fn left_to_inset(
    label: &Label,
    rect: &PxRect,
    view: &View,
    scale: f64,
    named: &[RegionId],
) -> bool {
    let at = view.px(label.anchor);
    let beside = is_small(label, view, scale) && !rect.holds(&PxRect::new(at.x, at.y, 0.0, 0.0));
    beside && label.region.is_some_and(|region| named.contains(&region))
}

/// All names that would like to be on the map, the most important first.
pub(super) fn labels(
    painter: &Painter<'_>,
    ground: &Ground,
    facts: &BTreeMap<RegionId, Fact>,
) -> Vec<Label> {
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
    // Only now: where a name stands best takes long to find, and most regions get none.
    let spot = ground.spot(id)?;
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
