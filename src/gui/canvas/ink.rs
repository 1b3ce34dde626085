//! Lines as triangles with soft edges, of the same width at every zoom.

use egui::{Color32, Mesh, Pos2, Vec2, pos2};

use crate::scene::{Px, Rgb};

/// A colour of the scene as egui takes it.
pub fn colour(rgb: Rgb) -> Color32 {
    Color32::from_rgb(rgb.0, rgb.1, rgb.2)
}

/// A position of the scene as egui takes it.
pub fn pos(px: Px) -> Pos2 {
    pos2(px.x as f32, px.y as f32)
}

/// How a line is drawn; lengths in points.
#[derive(Clone, Copy, Debug)]
pub struct Pen {
    /// Its colour.
    pub ink: Color32,
    /// Its width.
    pub width: f32,
    /// The width of its soft edge: one pixel.
    pub soft: f32,
}

impl Pen {
    /// Adds a line through `points` to `mesh`: four vertices a point.
    pub fn line(&self, mesh: &mut Mesh, points: &[Pos2]) {
        if points.len() < 2 {
            return;
        }
        let core = ((self.width - self.soft) / 2.0).max(0.0);
        let ink = self.ink.gamma_multiply((self.width / self.soft).min(1.0));
        let first = mesh.vertices.len() as u32;
        for (i, &point) in points.iter().enumerate() {
            let across = across(points, i);
            for (off, ink) in [
                (core + self.soft, Color32::TRANSPARENT),
                (core, ink),
                (-core, ink),
                (-core - self.soft, Color32::TRANSPARENT),
            ] {
                mesh.colored_vertex(point + across * off, ink);
            }
        }
        for segment in 0..points.len() as u32 - 1 {
            let at = first + segment * 4;
            for side in 0..3 {
                let [a, b, c, d] = [at + side, at + side + 1, at + side + 4, at + side + 5];
                mesh.add_triangle(a, b, c);
                mesh.add_triangle(b, d, c);
            }
        }
    }

    /// Adds a broken line: `dash` points of line, then `gap` points of nothing.
    pub fn broken_line(&self, mesh: &mut Mesh, points: &[Pos2], dash: f32, gap: f32) {
        let mut piece: Vec<Pos2> = points.first().copied().into_iter().collect();
        let (mut on, mut left) = (true, dash);
        for pair in points.windows(2) {
            let (mut from, to) = (pair[0], pair[1]);
            while from.distance(to) > left {
                from += (to - from).normalized() * left;
                if on {
                    piece.push(from);
                    self.line(mesh, &piece);
                }
                piece = vec![from];
                on = !on;
                left = if on { dash } else { gap };
            }
            left -= from.distance(to);
            piece.push(to);
        }
        if on {
            self.line(mesh, &piece);
        }
    }
}

/// The direction across a line at one of its points, longer at corners (at most twice).
fn across(points: &[Pos2], i: usize) -> Vec2 {
    let before = points[i] - points[i.saturating_sub(1)];
    let after = points[(i + 1).min(points.len() - 1)] - points[i];
    let (a, b) = (before.normalized(), after.normalized());
    let sum = if a == Vec2::ZERO {
        b
    } else if b == Vec2::ZERO {
        a
    } else {
        (a + b).normalized()
    };
    let along = if sum == Vec2::ZERO { b } else { sum };
    let square = if b == Vec2::ZERO { a } else { b };
    let stretch = (1.0 / along.dot(square).abs().max(0.5)).min(2.0);
    along.rot90() * stretch
}
