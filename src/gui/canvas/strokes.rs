//! Lines as one mesh: four vertices a point, a soft edge of one pixel, the same width at every zoom.

use egui::epaint::{Vertex, WHITE_UV};
use egui::{Color32, Mesh, Pos2, Vec2};

/// Gathers lines.
pub(super) struct Strokes {
    pub mesh: Mesh,
    feather: f32,
}

/// How far a sharp corner may stick out, in half widths.
const MITRE_LIMIT: f32 = 2.0;

impl Strokes {
    /// `feather` is one pixel, in points.
    pub fn new(feather: f32) -> Self {
        Self {
            mesh: Mesh::default(),
            feather,
        }
    }

    /// One line through `points`.
    pub fn line(&mut self, points: &[Pos2], width: f32, colour: Color32) {
        if points.len() < 2 {
            return;
        }
        let thin = (width / self.feather).min(1.0);
        let colour = colour.gamma_multiply(thin);
        let half = width.max(self.feather) / 2.0;
        let (inner, outer) = (
            (half - self.feather / 2.0).max(0.0),
            half + self.feather / 2.0,
        );
        for i in 0..points.len() {
            let before = i.checked_sub(1).map(|j| across(points[j], points[i]));
            let after = points.get(i + 1).map(|&p| across(points[i], p));
            let out = mitre(before, after);
            let first = self.mesh.vertices.len() as u32;
            for (reach, colour) in [
                (-outer, Color32::TRANSPARENT),
                (-inner, colour),
                (inner, colour),
                (outer, Color32::TRANSPARENT),
            ] {
                self.mesh.vertices.push(Vertex {
                    pos: points[i] + out * reach,
                    uv: WHITE_UV,
                    color: colour,
                });
            }
            if i > 0 {
                for side in 0..3 {
                    let (a, b) = (first - 4 + side, first + side);
                    self.mesh.indices.extend([a, b, a + 1, b, a + 1, b + 1]);
                }
            }
        }
    }

    /// A broken line: `on` points drawn, `off` points left out, again and again.
    pub fn dashed(&mut self, points: &[Pos2], width: f32, colour: Color32, on: f32, off: f32) {
        let mut dash: Vec<Pos2> = points.first().copied().into_iter().collect();
        let mut drawing = true;
        let mut left = on;
        for pair in points.windows(2) {
            let (mut a, b) = (pair[0], pair[1]);
            let mut length = a.distance(b);
            while length > left {
                a += (b - a) * (left / length);
                length -= left;
                dash.push(a);
                if drawing {
                    self.line(&dash, width, colour);
                }
                dash.clear();
                dash.push(a);
                drawing = !drawing;
                left = if drawing { on } else { off };
            }
            left -= length;
            dash.push(b);
        }
        if drawing {
            self.line(&dash, width, colour);
        }
    }
}

/// The direction across a segment, one long.
fn across(a: Pos2, b: Pos2) -> Vec2 {
    (b - a).normalized().rot90()
}

/// The direction across a corner, longer where it is sharp.
fn mitre(before: Option<Vec2>, after: Option<Vec2>) -> Vec2 {
    match (before, after) {
        (Some(a), Some(b)) => {
            let middle = (a + b).normalized();
            let cos = middle.dot(b);
            if cos < 1.0 / MITRE_LIMIT {
                b
            } else {
                middle / cos
            }
        }
        (Some(one), None) | (None, Some(one)) => one,
        (None, None) => Vec2::ZERO,
    }
}
