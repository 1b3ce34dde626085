//! The keys of the window. A key that a text field wants is left to it.

use egui::{Event, Key, KeyboardShortcut, Modifiers, Ui};

use super::deed::Deed;
use super::desk::Desk;
use super::queue::Work;
use super::view::{Dialog, Page};
use crate::scene::Mode;
use crate::session::Command;

const CTRL_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);

/// Sends the deeds of the keys that were pressed.
pub fn listen(ui: &Ui, desk: &mut Desk<'_>) {
    if desk.view.dialog.is_some() || egui::Popup::is_any_open(ui.ctx()) {
        return;
    }
    let typing = ui.ctx().text_edit_focused();
    let shortcuts = [
        (CTRL_SHIFT, Key::O, Deed::ChooseFolder),
        (Modifiers::COMMAND, Key::O, Deed::ChooseFiles),
        (Modifiers::COMMAND, Key::F, Deed::FocusSearch),
        (Modifiers::NONE, Key::F1, Deed::Ask(Dialog::Keys)),
    ];
    for (modifiers, key, deed) in shortcuts {
        if pressed(ui, modifiers, key) {
            desk.send(deed);
        }
    }
    if pressed(ui, Modifiers::COMMAND, Key::S) && !desk.shot.readings.is_empty() {
        desk.send(Deed::Ask(Dialog::Picture));
    }
    if !typing {
        plain(ui, desk);
    }
}

fn pressed(ui: &Ui, modifiers: Modifiers, key: Key) -> bool {
    ui.input_mut(|i| i.consume_shortcut(&KeyboardShortcut::new(modifiers, key)))
}

fn plain(ui: &Ui, desk: &mut Desk<'_>) {
    if pressed(ui, Modifiers::NONE, Key::Slash) {
        desk.send(Deed::FocusSearch);
    }
    for (key, mode) in [
        (Key::Num1, Mode::Frequency),
        (Key::Num2, Mode::Stance),
        (Key::Num3, Mode::Both),
    ] {
        if pressed(ui, Modifiers::NONE, key) {
            desk.wanted.map.mode = mode;
        }
    }
    if pressed(ui, Modifiers::NONE, Key::Escape) {
        if let Some(work) = waited_for(desk) {
            desk.send(Deed::Cancel(work));
        } else if desk.view.page != Page::Places {
            desk.send(Deed::Back);
        } else if !desk.view.search.is_empty() {
            desk.send(Deed::Search(String::new()));
        }
    }
    for event in ui.input(|i| i.events.clone()) {
        match event {
            Event::Paste(text) if !text.trim().is_empty() => {
                desk.send(Deed::Apply(Command::Paste(text)))
            }
            Event::Copy if desk.view.page == Page::Places => desk.send(Deed::CopyTable),
            _ => {}
        }
    }
}

/// The work that the user sees and waits for; judging goes on beside what is looked at.
fn waited_for(desk: &Desk<'_>) -> Option<Work> {
    match desk.progress?.work {
        Work::Judging(_) => None,
        job @ Work::Job(_) => Some(job),
    }
}
