//! One level of detail: the points that its tolerance keeps, and triangles between exactly those points.
//!
//! Neighbours use the same points of their shared arc, so no level has gaps.

use std::ops::Range;

use earcut::Earcut;

use super::ground::{Arc, Piece, Shape};
use super::topology::ArcUse;

/// The tolerances of the levels, in kilometres, finest first.
pub const TOLERANCES_KM: [f32; 7] = [0.0, 0.4, 0.8, 1.6, 3.2, 6.4, 12.8];

/// All arcs and fills at one tolerance.
#[derive(Debug)]
pub struct Detail {
    /// How far a line may be from the true one, in kilometres.
    pub tolerance_km: f32,
    /// The kept points, `[x, y]` in kilometres of the map, arc after arc.
    pub points: Vec<[f32; 2]>,
    /// For each arc, its points.
    pub arcs: Vec<Range<u32>>,
    /// Triangles, three positions in `points` each, piece after piece.
    pub triangles: Vec<u32>,
    /// For each piece, its part of `triangles`.
    pub fills: Vec<Range<u32>>,
    /// For each lake, its part of `triangles`.
    pub lakes: Vec<Range<u32>>,
}

impl Detail {
    /// Keeps of `arcs` what lasts to `tolerance_km` and fills the pieces and lakes.
    pub fn build(arcs: &[Arc], pieces: &[Piece], lakes: &[Shape], tolerance_km: f32) -> Self {
        let mut detail = Self {
            tolerance_km,
            points: Vec::new(),
            arcs: Vec::with_capacity(arcs.len()),
            triangles: Vec::new(),
            fills: Vec::with_capacity(pieces.len()),
            lakes: Vec::with_capacity(lakes.len()),
        };
        for arc in arcs {
            let start = detail.points.len() as u32;
            detail
                .points
                .extend(arc.kept(tolerance_km).map(|p| [p.x as f32, p.y as f32]));
            detail.arcs.push(start..detail.points.len() as u32);
        }
        let mut earcut = Earcut::new();
        for piece in pieces {
            let fill = detail.fill_all(&mut earcut, &piece.shapes);
            detail.fills.push(fill);
        }
        for lake in lakes {
            let fill = detail.fill_all(&mut earcut, std::slice::from_ref(lake));
            detail.lakes.push(fill);
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

    fn fill_all(&mut self, earcut: &mut Earcut<f32>, shapes: &[Shape]) -> Range<u32> {
        let start = self.triangles.len() as u32;
        shapes.iter().for_each(|s| self.fill(earcut, &s.rings));
        start..self.triangles.len() as u32
    }

    fn fill(&mut self, earcut: &mut Earcut<f32>, rings: &[Vec<ArcUse>]) {
        let mut ids = Vec::new();
        let mut holes: Vec<u32> = Vec::new();
        for (i, ring) in rings.iter().enumerate() {
            let ring = self.ring(ring);
            match (i, ring.len()) {
                (0, 0..3) => return,
                (_, 0..3) => continue,
                (0, _) => {}
                _ => holes.push(ids.len() as u32),
            }
            ids.extend(ring);
        }
        let mut corners: Vec<u32> = Vec::new();
        earcut.earcut(
            ids.iter().map(|&i| self.points[i as usize]),
            &holes,
            &mut corners,
        );
        self.triangles
            .extend(corners.iter().map(|&c| ids[c as usize]));
    }
}
