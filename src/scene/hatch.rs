//! Hatching as geometry: parallel lines or dots cut to a shape, the same for every renderer.
//!
//! Lines are tied to a point of the map, so that they move with it and neighbours continue each other.

use super::paint::Hatch;
use super::view::Px;

/// The marks of one hatching within one shape, in the unit of the rings.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Marks {
    /// Straight strokes.
    pub strokes: Vec<(Px, Px)>,
    /// Dots.
    pub dots: Vec<Px>,
}

/// Hatches the shape that `rings` enclose (by the even-odd rule), the lines tied to `origin`.
///
/// `scale` is pixels a point.
pub fn marks(hatch: Hatch, rings: &[Vec<Px>], origin: Px, scale: f64) -> Marks {
    match hatch {
        Hatch::Few => Marks {
            strokes: strokes(rings, origin, 5.0 * scale, -1.0),
            dots: Vec::new(),
        },
        Hatch::Disputed => Marks {
            strokes: strokes(rings, origin, 6.5 * scale, 1.0),
            dots: Vec::new(),
        },
        Hatch::Unsure => Marks {
            strokes: Vec::new(),
            dots: dots(rings, origin, 6.0 * scale),
        },
    }
}

/// Lines at 45°, falling to the right where `slope` is 1, rising where it is −1; `gap` from line to line.
fn strokes(rings: &[Vec<Px>], origin: Px, gap: f64, slope: f64) -> Vec<(Px, Px)> {
    let step = gap * std::f64::consts::SQRT_2;
    let level = |p: &Px| ((p.y - origin.y) - slope * (p.x - origin.x)) / step;
    let mut crossings: std::collections::BTreeMap<i64, Vec<f64>> =
        std::collections::BTreeMap::new();
    for (a, b) in edges(rings) {
        let (la, lb) = (level(&a), level(&b));
        let (low, high) = (la.min(lb), la.max(lb));
        for k in low.ceil() as i64..high.ceil() as i64 {
            let t = (k as f64 - la) / (lb - la);
            crossings.entry(k).or_default().push(a.x + t * (b.x - a.x));
        }
    }
    let mut strokes = Vec::new();
    for (k, mut xs) in crossings {
        xs.sort_by(f64::total_cmp);
        let at = |x: f64| Px {
            x,
            y: origin.y + k as f64 * step + slope * (x - origin.x),
        };
        strokes.extend(
            xs.chunks_exact(2)
                .filter(|c| c[1] - c[0] > 0.2)
                .map(|c| (at(c[0]), at(c[1]))),
        );
    }
    strokes
}

/// Dots in a staggered grid.
fn dots(rings: &[Vec<Px>], origin: Px, gap: f64) -> Vec<Px> {
    let mut rows: std::collections::BTreeMap<i64, Vec<f64>> = std::collections::BTreeMap::new();
    let level = |p: &Px| (p.y - origin.y) / gap;
    for (a, b) in edges(rings) {
        let (la, lb) = (level(&a), level(&b));
        for k in la.min(lb).ceil() as i64..la.max(lb).ceil() as i64 {
            let t = (k as f64 - la) / (lb - la);
            rows.entry(k).or_default().push(a.x + t * (b.x - a.x));
        }
    }
    let mut dots = Vec::new();
    for (k, mut xs) in rows {
        xs.sort_by(f64::total_cmp);
        let shift = if k.rem_euclid(2) == 1 { gap / 2.0 } else { 0.0 };
        for pair in xs.chunks_exact(2) {
            let first = ((pair[0] - origin.x - shift) / gap).ceil() as i64;
            let last = ((pair[1] - origin.x - shift) / gap).floor() as i64;
            let y = origin.y + k as f64 * gap;
            dots.extend((first..=last).map(|i| Px {
                x: origin.x + shift + i as f64 * gap,
                y,
            }));
        }
    }
    dots
}

fn edges(rings: &[Vec<Px>]) -> impl Iterator<Item = (Px, Px)> {
    rings
        .iter()
        .flat_map(|ring| (0..ring.len()).map(move |i| (ring[i], ring[(i + 1) % ring.len()])))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn square() -> Vec<Vec<Px>> {
        vec![
            [(0.0, 0.0), (40.0, 0.0), (40.0, 40.0), (0.0, 40.0)]
                .map(|(x, y)| Px { x, y })
                .to_vec(),
        ]
    }

    #[test]
    fn marks_stay_inside() {
        for hatch in [Hatch::Few, Hatch::Disputed, Hatch::Unsure] {
            let marks = marks(hatch, &square(), Px { x: 3.0, y: -7.0 }, 1.0);
            let inside = |p: &Px| {
                (-1e-9..=40.0 + 1e-9).contains(&p.x) && (-1e-9..=40.0 + 1e-9).contains(&p.y)
            };
            assert!(marks.strokes.iter().all(|(a, b)| inside(a) && inside(b)));
            assert!(marks.dots.iter().all(inside));
            assert!(marks.strokes.len() + marks.dots.len() > 5, "{hatch:?}");
        }
    }
}
