//! The dialogs for a path, for text, for keys and About; each is a sheet in front of the window.

use egui::{Button, Grid, Id, Modal, RichText, ScrollArea, TextEdit, Ui};

use super::bar::primary;
use super::deed::Deed;
use super::desk::Desk;
use super::strings;
use super::theme::{measure, semibold, subtitle, title};
use crate::session::Command;

/// What is being typed in a dialog.
#[derive(Debug, Default)]
pub struct Drafts {
    /// Paths, one a line.
    pub paths: String,
    /// Whether the path field came up because the system has no dialog.
    pub no_dialog: bool,
    /// Whether the path is that of a worldview, not of articles.
    pub for_worldview: bool,
    /// An article.
    pub text: String,
}

/// Shows a sheet; sends `CloseDialog` when it is left by Escape or a press beside it.
pub fn sheet(
    ui: &Ui,
    desk: &mut Desk<'_>,
    name: &str,
    width: f32,
    body: impl FnOnce(&mut Ui, &mut Desk<'_>),
) {
    let theme = desk.theme;
    let frame = egui::Frame::window(ui.style())
        .fill(theme.panel)
        .inner_margin(egui::Margin::same(22));
    let area = Modal::default_area(Id::unique(("sheet", name)))
        .accessible_name(name)
        .role(egui::Role::Dialog);
    let modal = Modal::new(Id::unique(("sheet", name)))
        .area(area)
        .frame(frame)
        .backdrop_color(theme.veil);
    let shown = modal.show(ui.ctx(), |ui| {
        ui.set_width(width.min(ui.ctx().content_rect().width() - 60.0));
        ui.label(title(name).color(theme.strong));
        ui.add_space(4.0);
        body(ui, desk);
    });
    if shown.should_close() {
        desk.send(Deed::CloseDialog);
    }
}

/// Shows the field for paths.
pub fn path(ui: &Ui, desk: &mut Desk<'_>, drafts: &mut Drafts) {
    sheet(
        ui,
        desk,
        strings::PATH_TITLE,
        measure::DIALOG,
        |ui, desk| {
            ui.label(if drafts.no_dialog {
                strings::PATH_BODY
            } else {
                strings::PATH_BODY_ASKED
            });
            let field = TextEdit::multiline(&mut drafts.paths)
                .desired_rows(2)
                .desired_width(f32::INFINITY)
                .return_key(None);
            let field = ui
                .add(field.hint_text("/home/…/article.html"))
                .accessible_name(strings::PATH_FIELD);
            focus_once(ui, &field);
            let paths: Vec<std::path::PathBuf> = drafts
                .paths
                .lines()
                .map(str::trim)
                .filter(|l| !l.is_empty())
                .map(Into::into)
                .collect();
            let entered = ui.input(|i| i.key_pressed(egui::Key::Enter) && !i.modifiers.shift);
            if buttons(ui, desk, strings::PATH_OPEN, !paths.is_empty())
                || (entered && !paths.is_empty())
            {
                drafts.paths.clear();
                let command = match paths.first() {
                    Some(file) if drafts.for_worldview => Command::UseWorldview(file.clone()),
                    _ => Command::Open(paths),
                };
                desk.send(Deed::Apply(command));
                desk.send(Deed::CloseDialog);
            }
        },
    );
}

/// Shows the field for text.
pub fn paste(ui: &Ui, desk: &mut Desk<'_>, drafts: &mut Drafts) {
    sheet(ui, desk, strings::PASTE_TITLE, 560.0, |ui, desk| {
        ui.label(strings::PASTE_BODY);
        ScrollArea::vertical().max_height(280.0).show(ui, |ui| {
            let field = TextEdit::multiline(&mut drafts.text)
                .desired_rows(12)
                .desired_width(f32::INFINITY);
            let field = ui.add(field).accessible_name(strings::PASTE_FIELD);
            focus_once(ui, &field);
        });
        if buttons(
            ui,
            desk,
            strings::PASTE_READ,
            !drafts.text.trim().is_empty(),
        ) {
            let text = std::mem::take(&mut drafts.text);
            desk.send(Deed::Apply(Command::Paste(text)));
            desk.send(Deed::CloseDialog);
        }
    });
}

/// The field takes the keyboard when nothing else in the dialog has it.
fn focus_once(ui: &Ui, field: &egui::Response) {
    if ui.memory(|m| m.focused().is_none()) {
        field.request_focus();
    }
}

/// The row of buttons at the foot of a dialog; says whether the chief one was pressed.
fn buttons(ui: &mut Ui, desk: &mut Desk<'_>, chief: &str, enabled: bool) -> bool {
    ui.add_space(8.0);
    ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
        let pressed = ui
            .add_enabled_ui(enabled, |ui| primary(ui, chief))
            .inner
            .clicked();
        if ui.add(Button::new(strings::CANCEL)).clicked() {
            desk.send(Deed::CloseDialog);
        }
        pressed
    })
    .inner
}

/// Shows the keys.
pub fn keys(ui: &Ui, desk: &mut Desk<'_>) {
    sheet(ui, desk, strings::KEYS, 420.0, |ui, desk| {
        Grid::new("keys")
            .num_columns(2)
            .spacing([24.0, 7.0])
            .show(ui, |ui| {
                for (keys, what) in strings::KEY_TABLE {
                    ui.label(RichText::new(keys).font(egui::FontId::new(13.0, semibold())));
                    ui.label(what);
                    ui.end_row();
                }
            });
        closing(ui, desk);
    });
}

/// Shows what the program is.
pub fn about(ui: &Ui, desk: &mut Desk<'_>) {
    sheet(ui, desk, strings::ABOUT, 560.0, |ui, desk| {
        ui.horizontal(|ui| {
            super::emblem::show(ui, 64.0);
            ui.vertical(|ui| {
                ui.label(title(strings::NAME).color(desk.theme.strong));
                ui.label(strings::PURPOSE);
                ui.weak(strings::version());
            });
        });
        ui.add_space(6.0);
        ui.label(strings::ABOUT_NOTE);
        ui.add_space(6.0);
        ui.label(subtitle(strings::SOURCES_TITLE));
        Grid::new("sources")
            .num_columns(3)
            .spacing([18.0, 5.0])
            .show(ui, |ui| {
                for (what, whose, terms) in strings::SOURCES {
                    ui.label(what);
                    ui.label(RichText::new(whose).size(12.5));
                    ui.label(RichText::new(terms).size(12.5).weak());
                    ui.end_row();
                }
            });
        closing(ui, desk);
    });
}

fn closing(ui: &mut Ui, desk: &mut Desk<'_>) {
    ui.add_space(8.0);
    ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
        if ui.button(strings::CLOSE).clicked() {
            desk.send(Deed::CloseDialog);
        }
    });
}
