//! One level of detail: the points that its tolerance keeps, and triangles between exactly those points.
//!
//! Neighbours use the same points of their shared arc, so no level has gaps.

use std::ops::Range;

use earcut::Earcut;

use super::ground::{Arc, Piece, Shape};
use super::topology::ArcUse;

/// The tolerances of the levels, in kilometres, finest first.
pub const TOLERANCES_KM: [f32; 7] = [0.0, 0.4, 0.8, 1.6, 3.2, 6.4, 12.8];

/// All arcs at one tolerance.
#[derive(Debug)]
pub struct Detail {
    /// How far a line may be from the true one, in kilometres.
    pub tolerance_km: f32,
    /// The kept points, `[x, y]` in kilometres of the map, arc after arc.
    pub points: Vec<[f32; 2]>,
    /// For each arc, its points.
    pub arcs: Vec<Range<u32>>,
}

impl Detail {
    /// Keeps of `arcs` what lasts to `tolerance_km`.
    pub fn build(arcs: &[Arc], tolerance_km: f32) -> Self {
        let mut detail = Self {
            tolerance_km,
            points: Vec::new(),
            arcs: Vec::with_capacity(arcs.len()),
        };
        for arc in arcs {
            let start = detail.points.len() as u32;
            let kept = arc.kept(tolerance_km).map(|p| [p.x as f32, p.y as f32]);
            detail.points.extend(kept);
            detail.arcs.push(start..detail.points.len() as u32);
        }
        detail
    }

    /// The positions in `points` of one closed ring, the first not repeated.
    pub fn ring(&self, ring: &[ArcUse]) -> Vec<u32> {
        let mut ids = Vec::new();
        for used in ring {
            let range = self.arcs[used.arc as usize].clone();
            let n = range.len() - 1;
            match used.backward {
                false => ids.extend(range.take(n)),
                true => ids.extend(range.rev().take(n)),
            }
        }
        ids
    }
}

/// The triangles that fill pieces and lakes at one level of detail.
#[derive(Debug, Default)]
pub struct Fills {
    /// Three positions in the points of the level each, shape after shape.
    pub triangles: Vec<u32>,
    /// For each piece, its part of `triangles`.
    pub pieces: Vec<Range<u32>>,
    /// For each lake, its part of `triangles`.
    pub lakes: Vec<Range<u32>>,
}

impl Fills {
    /// Cuts the shapes into triangles (Mapbox's earcut).
    pub fn build(detail: &Detail, pieces: &[Piece], lakes: &[Shape]) -> Self {
        let mut fills = Self::default();
        let mut earcut = Earcut::new();
        for piece in pieces {
            let fill = fills.add_all(&mut earcut, detail, &piece.shapes);
            fills.pieces.push(fill);
        }
        for lake in lakes {
            let fill = fills.add_all(&mut earcut, detail, std::slice::from_ref(lake));
            fills.lakes.push(fill);
        }
        fills
    }

    fn add_all(
        &mut self,
        earcut: &mut Earcut<f32>,
        detail: &Detail,
        shapes: &[Shape],
    ) -> Range<u32> {
        let start = self.triangles.len() as u32;
        shapes.iter().for_each(|s| self.add(earcut, detail, s));
        start..self.triangles.len() as u32
    }

    fn add(&mut self, earcut: &mut Earcut<f32>, detail: &Detail, shape: &Shape) {
        let mut ids = Vec::new();
        let mut holes: Vec<u32> = Vec::new();
        for (i, ring) in shape.rings.iter().enumerate() {
            let ring = detail.ring(ring);
            match (i, ring.len()) {
                (0, 0..3) => return,
                (_, 0..3) => continue,
                (0, _) => {}
                _ => holes.push(ids.len() as u32),
            }
            ids.extend(ring);
        }
        let mut corners: Vec<u32> = Vec::new();
        let points = ids.iter().map(|&i| detail.points[i as usize]);
        earcut.earcut(points, &holes, &mut corners);
        self.triangles
            .extend(corners.iter().map(|&c| ids[c as usize]));
    }
}
