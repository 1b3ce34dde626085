//! The menu that says what counts: voices, kinds of mention, weighting, stance model.

use egui::{Button, Popup, PopupCloseBehavior, RichText, Ui};

use super::deed::Deed;
use super::desk::Desk;
use super::icons::{self, Icon};
use super::strings;
use super::view::Dialog;
use crate::mention::MentionKind;
use crate::session::Command;
use crate::stance::{Choice, Voice};
use crate::tally::Weighting;

/// Shows the button that opens the menu.
pub fn button(ui: &mut Ui, desk: &mut Desk<'_>) {
    let button = menu_button(ui, strings::COUNTING).on_hover_text(strings::COUNTING_HINT);
    Popup::from_toggle_button_response(&button)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .show(|ui| menu(ui, desk));
}

/// A button with a small arrow that says that a menu will open.
pub fn menu_button(ui: &mut Ui, words: &str) -> egui::Response {
    let arrow = egui::Atom::paint(egui::Vec2::splat(12.0), |ui, args| {
        icons::paint(
            ui.painter(),
            args.rect,
            Icon::Down,
            args.fallback_text_color,
        );
    });
    ui.add(Button::new((words, arrow)))
}

fn menu(ui: &mut Ui, desk: &mut Desk<'_>) {
    ui.set_min_width(280.0);
    ui.spacing_mut().item_spacing.y = 0.0;
    let counting = &mut desk.wanted.counting;
    head(ui, strings::WEIGHTING);
    for weighting in [Weighting::Article, Weighting::Mention] {
        if ui
            .radio(
                counting.weighting == weighting,
                strings::weighting(weighting),
            )
            .clicked()
        {
            counting.weighting = weighting;
        }
    }
    head(ui, strings::VOICES);
    for voice in [None, Some(Voice::Author), Some(Voice::Reported)] {
        let words = voice.map_or(strings::VOICE_ALL, strings::voice);
        if ui.radio(counting.voice == voice, words).clicked() {
            counting.voice = voice;
        }
    }
    head(ui, strings::KINDS);
    for kind in MentionKind::ALL {
        let mut on = !counting.without.contains(&kind);
        if ui.checkbox(&mut on, strings::kind(kind)).changed() {
            if on {
                counting.without.remove(&kind);
            } else {
                counting.without.insert(kind);
            }
        }
    }
    models(ui, desk);
    ui.separator();
    if ui.button(strings::MATRIX_OPEN).clicked() {
        desk.send(Deed::Ask(Dialog::Matrix));
        ui.close();
    }
    if ui
        .add(Button::new(strings::COPY_TABLE).shortcut_text("Ctrl+C"))
        .clicked()
    {
        desk.send(Deed::CopyTable);
        ui.close();
    }
}

fn models(ui: &mut Ui, desk: &mut Desk<'_>) {
    head(ui, strings::MODEL);
    for choice in [Choice::Precise, Choice::Fast] {
        let radio = ui.radio(desk.model() == choice, strings::model(choice));
        let radio = radio.on_hover_text(strings::model_hint(choice));
        if radio.clicked() && desk.model() != choice {
            desk.send(Deed::Apply(Command::UseModel(choice)));
        }
    }
}

fn head(ui: &mut Ui, words: &str) {
    ui.add_space(4.0);
    ui.label(RichText::new(words).small().weak());
}
