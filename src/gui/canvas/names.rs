//! The names on the map, with a halo so that they are read on every ground.

use egui::{Color32, FontId, Painter, Pos2, Stroke, Vec2, vec2};

use super::ink::{colour, pos};
use crate::gui::theme::{italic, semibold};
use crate::scene::{Cut, LabelKind, PlacedLabel, Rgb, Scene, View};

/// From the top of a line of Inter to its base, as a share of the size.
const ASCENT: f32 = 0.96875;

/// Where a leader line ends on its place.
const DOT: f32 = 1.7;

/// One name as it is drawn.
pub struct Name {
    lines: Vec<(String, FontId, Pos2)>,
    leader: Option<[Pos2; 2]>,
    ink: Color32,
    halo: Option<Color32>,
}

impl Name {
    /// Settles the colours of a placed name.
    pub fn of(scene: &Scene, view: &View, placed: &PlacedLabel) -> Self {
        let (ink, halo) = colours(scene, view, placed);
        let font = |cut: Cut, size: f64| match cut {
            Cut::Regular => FontId::proportional(size as f32),
            Cut::Bold => FontId::new(size as f32, semibold()),
            Cut::Italic => FontId::new(size as f32, italic()),
        };
        Self {
            lines: placed
                .lines
                .iter()
                .map(|(text, cut, size, at)| (text.clone(), font(*cut, *size), pos(*at)))
                .collect(),
            leader: placed.leader.map(|(a, b)| [pos(a), pos(b)]),
            ink: colour(ink),
            halo: halo.map(colour),
        }
    }

    /// Draws it, moved by `shift`.
    pub fn paint(&self, painter: &Painter, shift: Vec2, line: Color32) {
        if let Some(leader) = self.leader.map(|ends| ends.map(|p| p + shift)) {
            painter.line_segment(leader, Stroke::new(0.9, line));
            painter.circle_filled(leader[1], DOT, line);
        }
        for (text, font, at) in &self.lines {
            let galley = painter.layout_no_wrap(text.clone(), font.clone(), self.ink);
            let corner = *at + shift - vec2(galley.size().x / 2.0, font.size * ASCENT);
            if let Some(halo) = self.halo {
                halo_of(painter, corner, &galley, halo);
            }
            painter.galley(corner, galley, self.ink);
        }
    }
}

fn colours(scene: &Scene, view: &View, placed: &PlacedLabel) -> (Rgb, Option<Rgb>) {
    let label = &scene.labels[placed.label];
    let paper = scene.paper;
    let under = label
        .region
        .filter(|_| placed.leader.is_none())
        .and_then(|r| scene.fill_under(r, placed, view));
    match (label.kind, under) {
        (LabelKind::Water, _) => (paper.water_ink, None),
        (LabelKind::Mentioned, Some(fill)) => (paper.ink_on(fill), Some(fill)),
        (LabelKind::Mentioned, None) => (paper.ink, Some(paper.halo)),
        (LabelKind::Quiet, fill) => (paper.ink_soft, fill),
        (LabelKind::Context, _) => (paper.ink_soft, Some(paper.context)),
    }
}

/// Writes a line with a halo; `at` is its upper left corner.
pub fn haloed(painter: &Painter, at: Pos2, text: &str, font: FontId, ink: Color32, halo: Color32) {
    let galley = painter.layout_no_wrap(text.to_owned(), font, ink);
    halo_of(painter, at, &galley, halo);
    painter.galley(at, galley, ink);
}

fn halo_of(painter: &Painter, at: Pos2, galley: &std::sync::Arc<egui::Galley>, halo: Color32) {
    for turn in 0..8 {
        let off = egui::Vec2::angled(std::f32::consts::TAU * turn as f32 / 8.0) * 1.4;
        painter.galley_with_override_text_color(at + off, std::sync::Arc::clone(galley), halo);
    }
}
