//! Where a name stands best in a shape: the point farthest from its border, on a ruler that knows that names are wide.
//!
//! The quadtree search is Mapbox's polylabel (Agafonkin 2016), on loose border segments instead of rings.

use std::collections::BinaryHeap;

use super::plane::{Plane, PlaneRect};
use super::simplify::square_to_segment;

/// One straight stretch of border, in kilometres.
pub type Segment = (Plane, Plane);

/// Distances to the left and right count this much of those up and down.
const WIDE: f64 = 0.55;

/// The best point for a name within the shape that the segments enclose, and the kilometres of room around it.
pub fn best_anchor(border: &[Segment], precision_km: f64) -> Option<(Plane, f64)> {
    let squeezed: Vec<Segment> = border
        .iter()
        .map(|&(a, b)| (squeeze(a), squeeze(b)))
        .collect();
    let bounds = PlaneRect::around(squeezed.iter().flat_map(|s| [s.0, s.1]));
    if bounds.is_empty() {
        return None;
    }
    let best = search(&squeezed, bounds, precision_km);
    Some((Plane::new(best.at.x / WIDE, best.at.y), best.room))
}

fn squeeze(p: Plane) -> Plane {
    Plane::new(p.x * WIDE, p.y)
}

fn search(border: &[Segment], bounds: PlaneRect, precision_km: f64) -> Cell {
    let size = bounds.width().min(bounds.height()).max(precision_km);
    let (n_x, n_y) = (
        (bounds.width() / size).ceil().max(1.0),
        (bounds.height() / size).ceil().max(1.0),
    );
    let mut queue = BinaryHeap::new();
    for i in 0..n_x.min(64.0) as u32 {
        for j in 0..n_y.min(64.0) as u32 {
            let corner = |o: f64, k: u32| o + (f64::from(k) + 0.5) * size;
            queue.push(Cell::new(
                border,
                Plane::new(corner(bounds.min.x, i), corner(bounds.min.y, j)),
                size / 2.0,
            ));
        }
    }
    let mut best = Cell::new(border, bounds.centre(), 0.0);
    while let Some(cell) = queue.pop() {
        if cell.room > best.room {
            best = cell;
        }
        if cell.hope() - best.room > precision_km {
            let h = cell.half / 2.0;
            for (dx, dy) in [(-h, -h), (h, -h), (-h, h), (h, h)] {
                queue.push(Cell::new(
                    border,
                    Plane::new(cell.at.x + dx, cell.at.y + dy),
                    h,
                ));
            }
        }
    }
    best
}

#[derive(Clone, Copy)]
struct Cell {
    at: Plane,
    half: f64,
    /// Distance from the border, negative outside.
    room: f64,
}

impl Cell {
    fn new(border: &[Segment], at: Plane, half: f64) -> Self {
        Self {
            at,
            half,
            room: signed_distance(border, at),
        }
    }

    fn hope(&self) -> f64 {
        self.room + self.half * std::f64::consts::SQRT_2
    }
}

impl PartialEq for Cell {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Cell {}

impl PartialOrd for Cell {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Cell {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.hope().total_cmp(&other.hope())
    }
}

fn signed_distance(border: &[Segment], p: Plane) -> f64 {
    let mut inside = false;
    let mut nearest_square = f64::INFINITY;
    for &(a, b) in border {
        if (a.y > p.y) != (b.y > p.y) && p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x {
            inside = !inside;
        }
        nearest_square = nearest_square.min(square_to_segment(p, a, b));
    }
    let nearest = nearest_square.sqrt();
    if inside { nearest } else { -nearest }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_stands_in_the_wide_arm_of_an_l() {
        let corners = [
            (0.0, 0.0),
            (10.0, 0.0),
            (10.0, 40.0),
            (90.0, 40.0),
            (90.0, 60.0),
            (0.0, 60.0),
        ];
        let at = |i: usize| Plane::new(corners[i % 6].0, corners[i % 6].1);
        let border: Vec<Segment> = (0..6).map(|i| (at(i), at(i + 1))).collect();
        let (best, room) = best_anchor(&border, 0.5).unwrap();
        assert!(best.x > 15.0 && best.y > 45.0 && best.y < 55.0, "{best:?}");
        assert!(room > 9.0);
    }
}
