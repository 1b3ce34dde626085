//! Where a region stands on the map and where its name stands best, over all the pieces that it is made of.

use std::collections::BTreeSet;

use super::anchor::{Segment, best_anchor};
use super::ground::{Arc, Piece};
use super::plane::{Plane, PlaneRect};
use crate::region::{Catalog, RegionId};

/// Where a region stands on the map; also for countries that are cut into pieces.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spot {
    /// Where its name stands best.
    pub anchor: Plane,
    /// How much room there is around the anchor.
    pub room_km: f64,
    /// What the region spans.
    pub bounds: PlaneRect,
    /// Its area on the ground.
    pub area_km2: f64,
}

/// For each region, itself and all that lies below it.
pub(super) fn members(catalog: &Catalog) -> Vec<Vec<RegionId>> {
    let mut members: Vec<Vec<RegionId>> = vec![Vec::new(); catalog.regions.len()];
    for i in 0..catalog.regions.len() {
        let mut above = Some(RegionId(i as u32));
        let mut steps = 0;
        while let Some(region) = above.filter(|_| steps < 8) {
            members[region.0 as usize].push(RegionId(i as u32));
            above = catalog.regions[region.0 as usize].parent;
            steps += 1;
        }
    }
    members
}

/// The detail at which anchors are looked for.
const ANCHOR_TOLERANCE_KM: f32 = 3.2;

/// Finds the spot of a region from all its pieces; none where it has no outline.
pub(super) fn spot(
    members: &[RegionId],
    piece_of: &[Option<u32>],
    pieces: &[Piece],
    arcs: &[Arc],
) -> Option<Spot> {
    let own: Vec<&Piece> = members
        .iter()
        .filter_map(|m| piece_of[m.0 as usize])
        .map(|i| &pieces[i as usize])
        .collect();
    let bounds = own
        .iter()
        .fold(PlaneRect::EMPTY, |all, p| all.union(p.bounds));
    let area_km2 = own.iter().flat_map(|p| &p.shapes).map(|s| s.area_km2).sum();
    let largest = own
        .iter()
        .flat_map(|p| &p.shapes)
        .map(|s| s.area_km2)
        .fold(0.0, f64::max);
    let tolerance = ANCHOR_TOLERANCE_KM.min((largest.sqrt() / 20.0) as f32);
    let mut seen = BTreeSet::new();
    let mut border: Vec<Segment> = Vec::new();
    for shape in own
        .iter()
        .flat_map(|p| &p.shapes)
        .filter(|s| s.area_km2 > largest / 50.0)
    {
        for used in shape.rings.iter().flatten().filter(|u| seen.insert(u.arc)) {
            let arc = &arcs[used.arc as usize];
            if arc.sides.iter().filter(|s| members.contains(s)).count() == 1 {
                let kept: Vec<Plane> = arc.kept(tolerance).collect();
                border.extend(kept.windows(2).map(|p| (p[0], p[1])));
            }
        }
    }
    let (anchor, room_km) = best_anchor(&border, (largest.sqrt() / 50.0).max(0.5))?;
    Some(Spot {
        anchor,
        room_km,
        bounds,
        area_km2,
    })
}
