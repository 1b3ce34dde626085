//! The bar at the top: open, what the colours show, save, look and help.

use egui::{Align, Button, ComboBox, Layout, Ui};

use super::deed::Deed;
use super::desk::Desk;
use super::icons::{self, Icon};
use super::preferences::Look;
use super::segmented::{self, Segment};
use super::theme::{Theme, measure, subtitle};
use super::view::Dialog;
use super::{emblem, map_menu, strings};
use crate::scene::Mode;
use crate::session::Command;
use crate::tally::Level;

/// Below this width the bar leaves out what also stands in a menu.
const ROOMY: f32 = 1200.0;

/// What stands to the right of the worldviews takes this much.
const BEHIND: f32 = 270.0;

/// Shows the bar.
pub fn show(ui: &mut Ui, desk: &mut Desk<'_>) {
    let roomy = ui.available_width() >= ROOMY;
    ui.horizontal_centered(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        emblem::show(ui, 26.0);
        if roomy {
            ui.label(subtitle(strings::NAME).size(15.0));
        }
        ui.add_space(8.0);
        open(ui, desk);
        if roomy
            && ui
                .button(strings::PASTE)
                .on_hover_text(strings::PASTE_HINT)
                .clicked()
        {
            desk.send(Deed::Ask(Dialog::Paste));
        }
        ui.add_space(12.0);
        choices(ui, desk);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| ending(ui, desk));
    });
}

fn open(ui: &mut Ui, desk: &mut Desk<'_>) {
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        if primary(ui, strings::OPEN)
            .on_hover_text(strings::OPEN_HINT)
            .clicked()
        {
            desk.send(Deed::ChooseFiles);
        }
        let more = icons::button(ui, Icon::Down, strings::OPEN_MORE);
        egui::Popup::menu(&more).show(|ui| open_menu(ui, desk));
    });
}

fn open_menu(ui: &mut Ui, desk: &mut Desk<'_>) {
    ui.set_min_width(240.0);
    let entries = [
        (strings::OPEN_FILES, "Ctrl+O", Deed::ChooseFiles),
        (strings::OPEN_FOLDER, "Ctrl+Shift+O", Deed::ChooseFolder),
        (strings::PASTE, "Ctrl+V", Deed::Ask(Dialog::Paste)),
        (strings::OPEN_PATH, "", Deed::Ask(Dialog::Path)),
        (strings::OPEN_SAMPLES, "", Deed::Apply(Command::OpenSamples)),
    ];
    for (words, keys, deed) in entries {
        if ui.add(Button::new(words).shortcut_text(keys)).clicked() {
            desk.send(deed);
        }
    }
    ui.separator();
    ui.label(egui::RichText::new(strings::RECENT).small().weak());
    for path in &desk.preferences.recent {
        let name = path.file_name().map_or_else(
            || path.display().to_string(),
            |n| n.to_string_lossy().into_owned(),
        );
        if ui
            .add(Button::new(name).truncate())
            .on_hover_text(path.display().to_string())
            .clicked()
        {
            desk.deeds
                .push(Deed::Apply(Command::Open(vec![path.clone()])));
        }
    }
    if desk.preferences.recent.is_empty() {
        ui.label(egui::RichText::new(strings::NO_RECENT).weak());
    }
}

fn choices(ui: &mut Ui, desk: &mut Desk<'_>) {
    let modes = [
        Segment {
            value: Mode::Frequency,
            label: strings::FREQUENCY,
            hint: strings::FREQUENCY_HINT,
        },
        Segment {
            value: Mode::Stance,
            label: strings::STANCE,
            hint: strings::STANCE_HINT,
        },
        Segment {
            value: Mode::Both,
            label: strings::BOTH,
            hint: strings::BOTH_HINT,
        },
    ];
    if let Some(mode) = segmented::show(ui, strings::MODE, desk.wanted.map.mode, &modes) {
        desk.wanted.map.mode = mode;
    }
    let levels = [Level::Country, Level::Unit].map(|value| Segment {
        value,
        label: strings::level(value),
        hint: strings::level_hint(value),
    });
    let counting = &mut desk.wanted.counting;
    if let Some(level) = segmented::show(ui, strings::LEVEL, counting.level, &levels) {
        counting.level = level;
    }
    worldviews(ui, desk);
    map_menu::button(ui, desk);
}

fn worldviews(ui: &mut Ui, desk: &mut Desk<'_>) {
    let shot = desk.shot;
    let mut views = shot.models.worldviews.iter();
    let chosen = views.find(|view| view.code == desk.wanted.worldview);
    let title = &chosen.unwrap_or(shot.worldview()).title;
    let mut own = false;
    let width = (ui.available_width() - BEHIND).clamp(90.0, 230.0);
    let title = super::places::fitted(
        ui,
        title,
        egui::TextStyle::Button.resolve(ui.style()),
        width - 34.0,
    );
    let shown = ComboBox::from_id_salt("worldview")
        .width(width)
        .truncate()
        .selected_text(title)
        .show_ui(ui, |ui| {
            for view in shot.models.worldviews.iter() {
                let chosen = &mut desk.wanted.worldview;
                ui.selectable_value(chosen, view.code.clone(), view.title.as_str())
                    .on_hover_text(format!("{}\n{}, {}", view.note, view.source, view.date));
            }
            ui.separator();
            own = ui
                .button(strings::OWN_WORLDVIEW)
                .on_hover_text(strings::OWN_WORLDVIEW_HINT)
                .clicked();
        });
    shown
        .response
        .on_hover_text(strings::WORLDVIEW_HINT)
        .accessible_name(strings::WORLDVIEW);
    if own {
        desk.send(Deed::ChooseWorldview);
    }
}

/// Laid out from the right.
fn ending(ui: &mut Ui, desk: &mut Desk<'_>) {
    let help = icons::button(ui, Icon::Question, strings::HELP);
    egui::Popup::menu(&help).show(|ui| {
        for (words, keys, dialog) in [
            (strings::KEYS, "F1", Dialog::Keys),
            (strings::ABOUT, "", Dialog::About),
        ] {
            if ui.add(Button::new(words).shortcut_text(keys)).clicked() {
                desk.send(Deed::Ask(dialog));
            }
        }
    });
    looks(ui, desk);
    let can_save = !desk.shot.readings.is_empty();
    let save = ui.add_enabled(can_save, Button::new(strings::SAVE_PICTURE));
    if save.on_hover_text(strings::SAVE_PICTURE_HINT).clicked() {
        desk.send(Deed::Ask(Dialog::Picture));
    }
}

fn looks(ui: &mut Ui, desk: &mut Desk<'_>) {
    let icon = match desk.preferences.look {
        Look::System => Icon::HalfMoon,
        Look::Light => Icon::Sun,
        Look::Dark => Icon::Moon,
    };
    let button = icons::button(ui, icon, strings::LOOK);
    egui::Popup::menu(&button).show(|ui| {
        for (words, look) in [
            (strings::LOOK_SYSTEM, Look::System),
            (strings::LOOK_LIGHT, Look::Light),
            (strings::LOOK_DARK, Look::Dark),
        ] {
            if ui
                .selectable_label(desk.preferences.look == look, words)
                .clicked()
            {
                desk.send(Deed::Look(look));
            }
        }
    });
}

/// A button for the thing that most people want next.
pub fn primary(ui: &mut Ui, words: &str) -> egui::Response {
    let theme = Theme::of(ui);
    let words = subtitle(words).size(13.5).color(theme.on_accent);
    ui.add(
        Button::new(words)
            .fill(theme.accent)
            .corner_radius(measure::RADIUS),
    )
}
