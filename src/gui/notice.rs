//! What went wrong, in a corner of the map: files that were refused, each with its reason, and failures. It can be closed.

use egui::{Align2, RichText, ScrollArea, Stroke, Ui, vec2};

use super::deed::Deed;
use super::desk::Desk;
use super::icons::{self, Icon};
use super::strings;
use super::theme::subtitle;

/// Something that went wrong.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Notice {
    /// Its heading.
    pub title: String,
    /// One line for each file or reason.
    pub lines: Vec<String>,
}

/// Shows the notice over the lower left corner of `over`.
pub fn show(ui: &Ui, desk: &mut Desk<'_>, notice: &Notice, over: egui::Rect) {
    let theme = desk.theme;
    let frame = theme
        .card()
        .fill(theme.warning_soft)
        .stroke(Stroke::new(1.0, theme.warning));
    egui::Area::new(egui::Id::unique("notice"))
        .pivot(Align2::LEFT_BOTTOM)
        .fixed_pos(over.left_bottom() + vec2(14.0, -14.0))
        .accessible_name(notice.title.as_str())
        .role(egui::Role::Alert)
        .show(ui.ctx(), |ui| {
            frame.show(ui, |ui| {
                ui.set_max_width((over.width() - 60.0).min(560.0));
                ui.horizontal(|ui| {
                    let (square, _) =
                        ui.allocate_exact_size(vec2(18.0, 18.0), egui::Sense::hover());
                    icons::paint(ui.painter(), square, Icon::Warning, theme.warning);
                    ui.label(subtitle(notice.title.as_str()).color(theme.warning));
                    if icons::button(ui, Icon::Cross, strings::CLOSE).clicked() {
                        desk.send(Deed::CloseNotice);
                    }
                });
                ScrollArea::vertical().max_height(160.0).show(ui, |ui| {
                    for line in &notice.lines {
                        ui.label(RichText::new(line).size(12.5));
                    }
                });
            });
        });
}
