//! The legend in the window: every look in words with the number of places that have it; hovering one lights them.

use std::collections::BTreeSet;

use egui::{Align2, Area, Id, Order, Rect, RichText, Sense, Ui, pos2, vec2};

use super::super::theme::Theme;
use super::colour;
use crate::region::RegionId;
use crate::scene::{Hatch, LegendEntry, Mode, Rgb, STANCE_THIRDS, Scene};

const SWATCH: egui::Vec2 = vec2(24.0, 14.0);
const CELL: f32 = 26.0;

/// Shows the legend in the lower right corner of `map`; returns the places of the entry that is hovered.
pub(super) fn show(ui: &Ui, map: Rect, scene: &Scene) -> BTreeSet<RegionId> {
    let mut lit = BTreeSet::new();
    let theme = Theme::of(ui);
    Area::new(Id::unique("legend"))
        .order(Order::Middle)
        .pivot(Align2::RIGHT_BOTTOM)
        .fixed_pos(map.right_bottom() + vec2(-12.0, -12.0))
        .show(ui.ctx(), |ui| {
            egui::Frame::new()
                .fill(theme.panel.gamma_multiply(0.94))
                .stroke(egui::Stroke::new(1.0, theme.line))
                .corner_radius(6)
                .inner_margin(10)
                .show(ui, |ui| {
                    ui.spacing_mut().item_spacing = vec2(8.0, 4.0);
                    ui.label(RichText::new(&scene.legend.title).strong().size(12.5));
                    match scene.settings.mode {
                        Mode::Both => square(ui, scene, &mut lit),
                        Mode::Frequency | Mode::Stance => {
                            for entry in &scene.legend.classes {
                                row(ui, scene, entry, &mut lit);
                            }
                        }
                    }
                    for entry in &scene.legend.others {
                        row(ui, scene, entry, &mut lit);
                    }
                    for (hatch, words) in &scene.legend.hatches {
                        ui.horizontal(|ui| {
                            let (rect, _) = ui.allocate_exact_size(SWATCH, Sense::empty());
                            swatch(ui, scene, rect, scene.paper.quiet, Some(*hatch));
                            ui.label(RichText::new(*words).size(12.0));
                        });
                    }
                });
        });
    lit
}

fn row(ui: &mut Ui, scene: &Scene, entry: &LegendEntry, lit: &mut BTreeSet<RegionId>) {
    let line = ui.horizontal(|ui| {
        let (rect, _) = ui.allocate_exact_size(SWATCH, Sense::empty());
        swatch(ui, scene, rect, entry.fill, entry.hatch);
        ui.label(RichText::new(&entry.words).size(12.0));
        ui.label(
            RichText::new(format!("({})", entry.places.len()))
                .size(11.0)
                .weak(),
        );
    });
    if line.response.contains_pointer() {
        lit.extend(&entry.places);
    }
}

/// Mode Both: nine cells, more mentions upward, better spoken of to the right.
fn square(ui: &mut Ui, scene: &Scene, lit: &mut BTreeSet<RegionId>) {
    let n = scene.legend.frequency_words.len();
    for often in (0..n).rev() {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 2.0;
            for entry in scene.legend.classes.iter().skip(often * 3).take(3) {
                let (rect, cell) = ui.allocate_exact_size(vec2(CELL, CELL), Sense::hover());
                ui.painter().rect_filled(rect, 2.0, colour(entry.fill));
                if !entry.places.is_empty() {
                    let ink = if entry.fill.luminance() > 0.35 {
                        Rgb(20, 24, 28)
                    } else {
                        Rgb(255, 255, 255)
                    };
                    ui.painter().text(
                        rect.center(),
                        Align2::CENTER_CENTER,
                        entry.places.len().to_string(),
                        egui::FontId::proportional(11.0),
                        colour(ink),
                    );
                }
                if cell.contains_pointer() {
                    lit.extend(&entry.places);
                }
                cell.on_hover_text(&entry.words);
            }
            ui.add_space(6.0);
            ui.label(RichText::new(&scene.legend.frequency_words[often]).size(12.0));
        });
    }
    ui.label(
        RichText::new(format!("{} → {}", STANCE_THIRDS[0], STANCE_THIRDS[2]))
            .size(11.5)
            .weak(),
    );
}

fn swatch(ui: &Ui, scene: &Scene, rect: Rect, fill: Rgb, hatch: Option<Hatch>) {
    let painter = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
    painter.rect_filled(rect, 2.0, colour(fill));
    let (ink, slope) = match hatch {
        None => return,
        Some(Hatch::Few) => (colour(scene.paper.few_ink), 1.0),
        Some(Hatch::Disputed) => (colour(scene.paper.disputed_ink).gamma_multiply(0.6), -1.0),
        Some(Hatch::Unsure) => {
            for x in 0..4 {
                let at = rect.left_center() + vec2(4.0 + 5.5 * x as f32, 0.0);
                painter.circle_filled(at, 0.9, colour(scene.paper.disputed_ink));
            }
            return;
        }
    };
    let reach = rect.height() / 2.0;
    for x in 0..8 {
        let middle = pos2(rect.left() + 5.0 * x as f32, rect.center().y);
        let ends = [
            middle + vec2(-reach * slope, reach),
            middle + vec2(reach * slope, -reach),
        ];
        painter.line_segment(ends, egui::Stroke::new(1.0, ink));
    }
}
