//! The sidebar in three steps: places, one place, one article; with the way back on top.

use egui::{Label, RichText, Sense, Ui};

use super::deed::Deed;
use super::desk::Desk;
use super::icons::{self, Icon};
use super::reader::Reader;
use super::theme::subtitle;
use super::view::{Page, position};
use super::{place, places, strings};

/// Shows the step that the view is at.
pub fn show(ui: &mut Ui, desk: &mut Desk<'_>, reader: &mut Reader) {
    crumbs(ui, desk);
    match desk.view.page.clone() {
        Page::Places => places::show(ui, desk),
        Page::Place(region) => place::show(ui, desk, region),
        Page::Article { key, mention, .. } => {
            if let Some(reading) = position(desk.shot, &key) {
                reader.show(ui, desk, reading, mention);
            }
        }
    }
}

fn crumbs(ui: &mut Ui, desk: &mut Desk<'_>) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        if desk.view.page == Page::Places {
            ui.label(subtitle(strings::PLACES).size(15.0));
            return;
        }
        if icons::button(ui, Icon::Back, strings::BACK).clicked() {
            desk.send(Deed::Back);
        }
        if crumb(ui, strings::PLACES) {
            desk.send(Deed::ToPlaces);
        }
        if let Page::Article { key, from, .. } = desk.view.page.clone() {
            if let Some(region) = from {
                ui.weak("›");
                if crumb(ui, desk.name(region)) {
                    desk.send(Deed::Select(region));
                }
            }
            let title =
                position(desk.shot, &key).map(|i| desk.shot.readings[i].article.title.clone());
            ui.weak("›");
            ui.add(Label::new(RichText::new(title.unwrap_or_default()).weak()).truncate());
        }
    });
}

fn crumb(ui: &mut Ui, words: &str) -> bool {
    let theme = super::theme::Theme::of(ui);
    let words = RichText::new(words).color(theme.accent);
    ui.add(Label::new(words).sense(Sense::click()))
        .on_hover_cursor(egui::CursorIcon::PointingHand)
        .clicked()
}
