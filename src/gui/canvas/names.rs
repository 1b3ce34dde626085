//! Names on the map, with a halo so that they read on every colour.

use egui::{Align2, FontFamily, FontId, Painter, pos2, vec2};

use super::super::theme::{italic, semibold};
use super::colour;
use crate::scene::{Cut, LabelKind, PlacedLabel, Scene};

const HALO_PT: f32 = 1.3;

/// Paints the names where the scene has placed them.
pub(super) fn paint(painter: &Painter, scene: &Scene, names: &[PlacedLabel]) {
    let halo = colour(scene.paper.halo);
    for name in names {
        let label = &scene.labels[name.label];
        let ink = colour(match label.kind {
            LabelKind::Mentioned => scene.paper.ink,
            LabelKind::Quiet | LabelKind::Context => scene.paper.ink_soft,
            LabelKind::Water => scene.paper.water_ink,
        });
        if let Some((from, to)) = name.leader {
            let ends = [
                pos2(from.x as f32, from.y as f32),
                pos2(to.x as f32, to.y as f32),
            ];
            painter.line_segment(ends, egui::Stroke::new(2.4, halo));
            painter.line_segment(ends, egui::Stroke::new(0.9, ink));
        }
        for (text, cut, size, base) in &name.lines {
            let font = FontId::new(*size as f32, family(*cut));
            let galley = painter.layout_no_wrap(text.clone(), font, ink);
            let ascent = galley.rows.first().map_or(0.0, |r| {
                r.glyphs.first().map_or(r.height() * 0.8, |g| g.font_ascent)
            });
            let at = Align2::CENTER_TOP
                .anchor_size(pos2(base.x as f32, base.y as f32 - ascent), galley.size())
                .min;
            if label.kind != LabelKind::Water {
                for turn in 0..8 {
                    let angle = turn as f32 * std::f32::consts::FRAC_PI_4;
                    let shift = vec2(angle.cos(), angle.sin()) * HALO_PT;
                    painter.galley_with_override_text_color(at + shift, galley.clone(), halo);
                }
            }
            painter.galley(at, galley, ink);
        }
    }
}

fn family(cut: Cut) -> FontFamily {
    match cut {
        Cut::Regular => FontFamily::Proportional,
        Cut::Bold => semibold(),
        Cut::Italic => italic(),
    }
}
