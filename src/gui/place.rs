//! One place: its name and numbers, who holds it, how it is spoken of, and its mentions as cards.

use egui::{RichText, ScrollArea, Ui};

use super::card;
use super::deed::Deed;
use super::desk::Desk;
use super::theme::{semibold, subtitle};
use super::view::Shown;
use super::{stance, strings};
use crate::region::{RegionId, RegionKind};
use crate::stance::StanceClass;
use crate::tally::{MentionRef, Row, StanceSummary};

/// Shows the place.
pub fn show(ui: &mut Ui, desk: &mut Desk<'_>, region: RegionId) {
    let shot = desk.shot;
    header(ui, desk, region);
    let Some(row) = shot.tally.row(region) else {
        ui.add_space(16.0);
        ui.weak(strings::NOT_MENTIONED);
        return;
    };
    numbers(ui, desk, row);
    filter(ui, desk, row);
    ui.add_space(2.0);
    ScrollArea::vertical()
        .id_salt(("cards", region))
        .auto_shrink(false)
        .show(ui, |ui| cards(ui, desk, row));
}

fn header(ui: &mut Ui, desk: &Desk<'_>, region: RegionId) {
    let place = desk.catalog().get(region);
    ui.label(
        RichText::new(&place.name)
            .font(egui::FontId::new(22.0, semibold()))
            .color(desk.theme.strong),
    );
    if let Some(held) = desk.shot.worldview().header(desk.catalog(), region) {
        ui.label(RichText::new(held).color(desk.theme.warning));
    }
    if let Some(note) = desk.shot.worldview().note(region) {
        ui.label(RichText::new(note).small().weak());
    }
    if place.kind == RegionKind::Group {
        ui.weak(strings::GROUP_HINT);
    }
}

fn numbers(ui: &mut Ui, desk: &Desk<'_>, row: &Row) {
    desk.theme.card().show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal(|ui| {
            figure(
                ui,
                desk,
                row.n_mentions,
                strings::word_mentions(row.n_mentions),
            );
            ui.add_space(14.0);
            figure(
                ui,
                desk,
                row.n_articles,
                strings::word_articles(row.n_articles),
            );
            ui.add_space(14.0);
            ui.vertical(|ui| spoken_of(ui, desk, row.stance.as_ref()));
        });
        if let Some(summary) = &row.stance {
            stance::shares(ui, summary);
        }
    });
}

fn figure(ui: &mut Ui, desk: &Desk<'_>, n: u32, words: &str) {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let number = strings::number(n.into());
        ui.label(
            RichText::new(number)
                .font(egui::FontId::new(20.0, semibold()))
                .color(desk.theme.strong),
        );
        ui.label(RichText::new(words).small().weak());
    });
}

fn spoken_of(ui: &mut Ui, desk: &Desk<'_>, summary: Option<&StanceSummary>) {
    ui.spacing_mut().item_spacing.y = 2.0;
    let Some(summary) = summary.filter(|s| s.n_judged > 0) else {
        ui.weak(strings::NOT_JUDGED);
        return;
    };
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        stance::line(ui, summary, 84.0);
        let ink = desk.theme.ink(stance::leaning(Some(summary)));
        ui.label(subtitle(strings::score(summary.mean)).color(ink));
    });
    let words = strings::leaning(summary.mean, summary.crosses_zero());
    let hint = strings::spread(summary.low, summary.high, summary.n_judged);
    ui.label(RichText::new(words).small().weak())
        .on_hover_text(hint);
}

fn filter(ui: &mut Ui, desk: &mut Desk<'_>, row: &Row) {
    let Some(summary) = &row.stance else { return };
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(4.0, 2.0);
        choice(ui, desk, Shown::All, strings::SHOW_ALL, row.n_mentions);
        for (class, n) in stance::parts(summary) {
            if n > 0 {
                choice(ui, desk, Shown::Only(class), strings::class(Some(class)), n);
            }
        }
    });
}

fn choice(ui: &mut Ui, desk: &mut Desk<'_>, shown: Shown, words: &str, n: u32) {
    let chosen = desk.view.shown == shown;
    let words = RichText::new(format!("{words} {n}")).size(12.0);
    let button = egui::Button::selectable(chosen, words).corner_radius(12);
    if ui.add(button).clicked() {
        desk.send(Deed::Show(shown));
    }
}

fn cards(ui: &mut Ui, desk: &mut Desk<'_>, row: &Row) {
    let shot = desk.shot;
    let class = |at: &MentionRef| -> Option<StanceClass> {
        let judged = &shot.readings[at.reading].mentions[at.mention];
        judged.stance.as_ref().map(|s| s.class)
    };
    let shown: Vec<MentionRef> = row
        .mentions
        .iter()
        .copied()
        .filter(|at| match desk.view.shown {
            Shown::All => true,
            Shown::Only(wanted) => class(at) == Some(wanted),
        })
        .collect();
    if shown.is_empty() {
        ui.weak(strings::NO_CARDS);
    }
    for at in shown.iter().take(desk.view.n_cards) {
        card::show(ui, desk, *at);
    }
    if shown.len() > desk.view.n_cards && ui.button(strings::SHOW_MORE).clicked() {
        desk.send(Deed::ShowMore);
    }
}
