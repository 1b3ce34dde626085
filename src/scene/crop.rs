//! Cuts outlines and lines to what can be seen, so that no renderer is handed what lies far outside its frame.

use super::view::{Px, PxRect};

/// The part of a closed ring inside `rect`, along whose edges it is closed again; empty when none is inside
/// (Sutherland and Hodgman 1974).
pub(super) fn ring(mut ring: Vec<Px>, rect: &PxRect) -> Vec<Px> {
    let (right, bottom) = (rect.x + rect.w, rect.y + rect.h);
    if ring
        .iter()
        .all(|p| rect.holds(&PxRect::new(p.x, p.y, 0.0, 0.0)))
    {
        return ring;
    }
    ring = cut(&ring, |p| p.x - rect.x);
    ring = cut(&ring, |p| right - p.x);
    ring = cut(&ring, |p| p.y - rect.y);
    cut(&ring, |p| bottom - p.y)
}

/// Keeps what lies where `depth` is not below zero.
fn cut(ring: &[Px], depth: impl Fn(&Px) -> f64) -> Vec<Px> {
    let mut kept = Vec::with_capacity(ring.len());
    for (i, b) in ring.iter().enumerate() {
        let a = &ring[(i + ring.len() - 1) % ring.len()];
        let (da, db) = (depth(a), depth(b));
        if (da < 0.0) != (db < 0.0) {
            let t = da / (da - db);
            kept.push(Px {
                x: a.x + t * (b.x - a.x),
                y: a.y + t * (b.y - a.y),
            });
        }
        if db >= 0.0 {
            kept.push(*b);
        }
    }
    kept
}

/// The runs of a line whose segments come near `rect`; what is kept may stick out by the length of one segment.
pub fn runs(line: impl Iterator<Item = Px>, rect: &PxRect) -> Vec<Vec<Px>> {
    let mut runs: Vec<Vec<Px>> = Vec::new();
    let mut last: Option<Px> = None;
    let mut open = false;
    for b in line {
        if let Some(a) = last {
            let near = rect.touches(&PxRect::new(
                a.x.min(b.x),
                a.y.min(b.y),
                (a.x - b.x).abs().max(1e-9),
                (a.y - b.y).abs().max(1e-9),
            ));
            match (near, open) {
                (true, false) => runs.push(vec![a, b]),
                (true, true) => runs.last_mut().into_iter().for_each(|run| run.push(b)),
                (false, _) => {}
            }
            open = near;
        }
        last = Some(b);
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    fn px(points: &[(f64, f64)]) -> Vec<Px> {
        points.iter().map(|&(x, y)| Px { x, y }).collect()
    }

    #[test]
    fn a_ring_around_the_frame_becomes_the_frame() {
        let frame = PxRect::new(0.0, 0.0, 10.0, 10.0);
        let big = px(&[(-50.0, -50.0), (50.0, -50.0), (50.0, 50.0), (-50.0, 50.0)]);
        let mut kept = ring(big, &frame);
        kept.sort_by(|a, b| a.x.total_cmp(&b.x).then(a.y.total_cmp(&b.y)));
        assert_eq!(
            kept,
            px(&[(0.0, 0.0), (0.0, 10.0), (10.0, 0.0), (10.0, 10.0)])
        );
    }

    #[test]
    fn a_ring_inside_stays_and_one_outside_goes() {
        let frame = PxRect::new(0.0, 0.0, 10.0, 10.0);
        let inside = px(&[(1.0, 1.0), (9.0, 1.0), (5.0, 9.0)]);
        assert_eq!(ring(inside.clone(), &frame), inside);
        assert!(ring(px(&[(20.0, 1.0), (29.0, 1.0), (25.0, 9.0)]), &frame).is_empty());
    }

    #[test]
    fn a_line_keeps_the_runs_that_come_near() {
        let frame = PxRect::new(0.0, 0.0, 10.0, 10.0);
        let line = px(&[
            (-90.0, 5.0),
            (-50.0, 5.0),
            (-1.0, 5.0),
            (5.0, 5.0),
            (5.0, 40.0),
            (50.0, 40.0),
            (5.0, 12.0),
            (5.0, 2.0),
        ]);
        let kept = runs(line.into_iter(), &frame);
        assert_eq!(
            kept,
            [
                px(&[(-1.0, 5.0), (5.0, 5.0), (5.0, 40.0)]),
                px(&[(5.0, 12.0), (5.0, 2.0)]),
            ]
        );
    }
}
