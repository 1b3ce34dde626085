//! Places too small to be seen as shapes: they become circles.

use super::colour::Rgb;
use super::drawing::Scene;
use super::view::{Px, View};
use crate::region::RegionId;

/// A place smaller than this, in points, becomes a circle.
pub const SMALL_PT: f64 = 10.0;

/// The radius of the circle, in points.
pub const CIRCLE_PT: f64 = 4.5;

/// One circle.
#[derive(Clone, Debug, PartialEq)]
pub struct Circle {
    /// What it stands for.
    pub region: RegionId,
    /// Its centre, in pixels of the view.
    pub at: Px,
    /// Its colour.
    pub fill: Rgb,
    /// Whether the place is mentioned; others are drawn smaller.
    pub mentioned: bool,
}

impl Scene {
    /// The circles of a view, in the order of the regions; `scale` is pixels a point.
    pub fn circles(&self, view: &View, scale: f64) -> Vec<Circle> {
        let mut sizes: std::collections::BTreeMap<RegionId, (f64, usize)> =
            std::collections::BTreeMap::new();
        for (i, (paint, piece)) in self.paints.iter().zip(&self.ground.pieces).enumerate() {
            let bounds = piece.shapes[0].bounds;
            let size = bounds.width().max(bounds.height()) / view.km_per_px;
            let known = sizes.entry(paint.shown).or_insert((size, i));
            if size > known.0 {
                *known = (size, i);
            }
        }
        let small = sizes
            .into_iter()
            .filter(|(_, (size, _))| *size < SMALL_PT * scale);
        small
            .filter_map(|(region, (_, piece))| self.circle(view, region, piece))
            .collect()
    }

    fn circle(&self, view: &View, region: RegionId, piece: usize) -> Option<Circle> {
        let fact = self.facts.get(&region)?;
        let paint = &self.paints[piece];
        let disputed = paint.shown != paint.counted || !paint.hatches.is_empty();
        let at = view.px(self.ground.spot(region)?.anchor);
        let seen = view
            .frame
            .grown(20.0)
            .holds(&super::view::PxRect::new(at.x, at.y, 0.0, 0.0));
        ((fact.mentioned || disputed) && seen).then_some(Circle {
            region,
            at,
            fill: paint.fill,
            mentioned: fact.mentioned,
        })
    }
}
