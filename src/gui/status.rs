//! The line at the bottom: what is counted, or how far the work is and a way to stop it.

use egui::{Align, Button, Layout, ProgressBar, RichText, Ui};

use super::deed::Deed;
use super::desk::Desk;
use super::queue::{Progress, Work};
use super::strings;
use crate::stance::Choice;
use crate::watch::Stage;

/// Shows the line; `said` is the last thing that was done.
pub fn show(ui: &mut Ui, desk: &mut Desk<'_>, said: Option<&str>) {
    ui.horizontal_centered(|ui| {
        if desk.progress.is_some() {
            working(ui, desk);
        } else if desk.busy && desk.shot.readings.is_empty() {
            ui.spinner();
            ui.label(small(strings::WORKING));
        } else {
            let tally = &desk.shot.tally;
            let summary = strings::summary(
                tally.n_articles,
                tally.n_words,
                tally.rows.len(),
                tally.n_unlinked,
            );
            if let Some(said) = said {
                ui.label(small(said).color(desk.theme.strong));
            }
            ui.label(small(&summary));
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let view = desk.shot.worldview();
            let words = format!("{}: {}, {}", strings::WORLDVIEW, view.title, view.date);
            ui.label(small(&words))
                .on_hover_text(format!("{}\n{}", view.note, view.source));
        });
    });
}

fn working(ui: &mut Ui, desk: &mut Desk<'_>) {
    let Some(progress) = desk.progress else {
        return;
    };
    let share = progress.done as f32 / progress.total.max(1) as f32;
    ui.add(
        ProgressBar::new(share)
            .desired_width(160.0)
            .desired_height(8.0),
    );
    if ui
        .add(Button::new(small(strings::CANCEL)).small())
        .clicked()
    {
        desk.send(Deed::Cancel(progress.work));
    }
    hurry(ui, desk, progress);
    let line = match progress.stage {
        Stage::Opening => strings::reading,
        Stage::Judging => strings::judging,
    };
    let line = line(progress.done, progress.total, &progress.what);
    ui.add(egui::Label::new(small(&line)).truncate());
}

/// Says how long it will take, and offers the fast model where that is over a minute.
fn hurry(ui: &mut Ui, desk: &mut Desk<'_>, progress: &Progress) {
    let Some(left) = progress.left().filter(|left| left.as_secs() >= 10) else {
        return;
    };
    ui.label(small(&strings::time_left(left)));
    let model = match progress.work {
        Work::Job(_) => desk.shot.models.choice,
        Work::Judging(model) => model,
    };
    let is_long = left.as_secs() > 60 && model != Choice::Fast;
    let button = Button::new(small(strings::HURRY)).small();
    if is_long && ui.add(button).clicked() {
        desk.send(Deed::Hurry(progress.work));
    }
}

fn small(words: &str) -> RichText {
    RichText::new(words).size(11.5).weak()
}
