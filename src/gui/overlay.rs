//! What lies over the map for a while: the hint for newcomers, the empty state, the veil while files hang over the window.

use egui::{Align2, FontId, LayerId, Order, Rect, RichText, Stroke, StrokeKind, Ui, vec2};

use super::bar::primary;
use super::deed::Deed;
use super::desk::Desk;
use super::icons::{self, Icon};
use super::strings;
use super::theme::{semibold, title};
use super::view::Dialog;
use crate::session::Command;

/// Shows the hint on top of the map.
pub fn hint(ui: &Ui, desk: &mut Desk<'_>, over: Rect) {
    let theme = desk.theme;
    egui::Area::new(egui::Id::unique("hint"))
        .pivot(Align2::RIGHT_TOP)
        .fixed_pos(over.right_top() + vec2(-54.0, 12.0))
        .accessible_name(strings::HINT)
        .show(ui.ctx(), |ui| {
            let frame = theme
                .card()
                .fill(theme.lit)
                .stroke(Stroke::new(1.0, theme.accent.gamma_multiply(0.5)));
            frame
                .inner_margin(egui::Margin {
                    left: 14,
                    right: 6,
                    top: 4,
                    bottom: 4,
                })
                .show(ui, |ui| {
                    ui.horizontal(|ui| {
                        let width = (over.width() * 0.32).clamp(240.0, 420.0);
                        let words =
                            egui::Label::new(RichText::new(strings::HINT).color(theme.strong))
                                .wrap();
                        ui.allocate_ui(vec2(width, 20.0), |ui| ui.add(words));
                        if icons::button(ui, Icon::Cross, strings::CLOSE).clicked() {
                            desk.send(Deed::CloseHint);
                        }
                    });
                });
        });
}

/// Shows what to do when nothing is open.
pub fn empty(ui: &Ui, desk: &mut Desk<'_>, over: Rect) {
    egui::Area::new(egui::Id::unique("empty"))
        .pivot(Align2::CENTER_CENTER)
        .fixed_pos(over.center())
        .show(ui.ctx(), |ui| {
            let theme = desk.theme;
            theme
                .card()
                .inner_margin(egui::Margin::same(28))
                .show(ui, |ui| {
                    ui.set_max_width(380.0);
                    ui.vertical_centered(|ui| {
                        super::emblem::show(ui, 56.0);
                        ui.add_space(4.0);
                        ui.label(title(strings::EMPTY_TITLE).color(theme.strong));
                        ui.label(strings::EMPTY_BODY);
                        ui.add_space(8.0);
                        if primary(ui, strings::OPEN).clicked() {
                            desk.send(Deed::ChooseFiles);
                        }
                        if ui.button(strings::PASTE).clicked() {
                            desk.send(Deed::Ask(Dialog::Paste));
                        }
                        if ui.button(strings::OPEN_SAMPLES).clicked() {
                            desk.send(Deed::Apply(Command::OpenSamples));
                        }
                    });
                });
        });
}

/// Shows the veil while files hang over the window.
pub fn drop_veil(ui: &Ui, desk: &Desk<'_>) {
    let hanging = ui.input(|i| i.raw.hovered_files.len());
    if hanging == 0 {
        return;
    }
    let painter = ui
        .ctx()
        .layer_painter(LayerId::new(Order::Foreground, egui::Id::unique("drop")));
    let window = ui.ctx().content_rect();
    let theme = desk.theme;
    painter.rect_filled(window, 0.0, theme.panel.gamma_multiply(0.88));
    let pen = Stroke::new(3.0, theme.accent);
    painter.rect_stroke(window.shrink(18.0), 16.0, pen, StrokeKind::Inside);
    let font = FontId::new(28.0, semibold());
    painter.text(
        window.center(),
        Align2::CENTER_CENTER,
        strings::DROP,
        font,
        theme.strong,
    );
}
