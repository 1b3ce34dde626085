//! Hatchings and circles: the looks that do not rest on a fill alone.

use egui::{Painter, Pos2, Stroke, pos2};

use super::colour;
use super::strokes::Strokes;
use crate::region::RegionId;
use crate::scene::{CIRCLE_PT, Circle, Detail, Hatch, Plane, Px, Scene, View, hatch_marks};

/// Hatches every piece in sight that has a hatching.
pub(super) fn hatch(strokes: &mut Strokes, scene: &Scene, view: &View, detail: &Detail) {
    let seen = view.seen();
    let origin = view.px(Plane::new(0.0, 0.0));
    for (paint, piece) in scene.paints.iter().zip(&scene.ground.pieces) {
        if paint.hatches.is_empty() || !piece.bounds.touches(&seen) {
            continue;
        }
        for shape in piece.shapes.iter().filter(|s| s.bounds.touches(&seen)) {
            let rings: Vec<Vec<Px>> = shape
                .rings
                .iter()
                .map(|ring| {
                    let ids = detail.ring(ring);
                    ids.iter()
                        .map(|&i| {
                            let [x, y] = detail.points[i as usize];
                            view.px(Plane::new(x.into(), y.into()))
                        })
                        .collect()
                })
                .collect();
            for &kind in &paint.hatches {
                one(strokes, scene, kind, &rings, origin);
            }
        }
    }
}

fn one(strokes: &mut Strokes, scene: &Scene, kind: Hatch, rings: &[Vec<Px>], origin: Px) {
    let (ink, width) = match kind {
        Hatch::Few => (colour(scene.paper.few_ink), 0.8),
        Hatch::Disputed => (colour(scene.paper.disputed_ink).gamma_multiply(0.55), 0.9),
        Hatch::Unsure => (colour(scene.paper.disputed_ink).gamma_multiply(0.5), 1.5),
    };
    let drawn = hatch_marks(kind, rings, origin, 1.0);
    for (a, b) in drawn.strokes {
        strokes.line(&[pos(a), pos(b)], width, ink);
    }
    for dot in drawn.dots {
        let (x, y) = (dot.x as f32, dot.y as f32);
        strokes.line(&[pos2(x - 0.75, y), pos2(x + 0.75, y)], width, ink);
    }
}

/// Small places as circles of their colour.
pub(super) fn circles(
    painter: &Painter,
    scene: &Scene,
    circles: &[Circle],
    selected: Option<RegionId>,
    hovered: Option<RegionId>,
) {
    for circle in circles {
        let at = pos(circle.at);
        let radius = CIRCLE_PT as f32 * if circle.mentioned { 1.0 } else { 0.6 };
        let lit = [selected, hovered].contains(&Some(circle.region));
        let rim = if lit {
            Stroke::new(2.2, colour(scene.paper.accent))
        } else {
            Stroke::new(1.0, colour(scene.paper.state))
        };
        painter.circle_filled(at, radius + 1.2, colour(scene.paper.halo));
        painter.circle(at, radius, colour(circle.fill), rim);
    }
}

fn pos(px: Px) -> Pos2 {
    pos2(px.x as f32, px.y as f32)
}
