//! A mention as a card: its sentence with the marks, how it was judged, why it was linked, and where it stands.

use egui::{Label, RichText, Role, Sense, Stroke, Ui, UiBuilder, WidgetInfo};

use super::deed::Deed;
use super::desk::Desk;
use super::marked::{self, Mark, Marked};
use super::theme::{italic, measure};
use super::{stance, strings};
use crate::reading::{Judged, Reading};
use crate::stance::Voice;
use crate::tally::MentionRef;
use crate::text::Span;

/// Cue words that are underlined at most.
const N_CUES: usize = 5;

/// Shows the card; pressing it opens the article at the mention.
pub fn show(ui: &mut Ui, desk: &mut Desk<'_>, at: MentionRef) {
    let shot = desk.shot;
    let reading = &*shot.readings[at.reading];
    let judged = &reading.mentions[at.mention];
    let sense = UiBuilder::new().id_salt(("card", at)).sense(Sense::click());
    let response = ui.scope_builder(sense, |ui| {
        let response = ui.response();
        let lit = response.hovered() || desk.is_hovered_mention(at);
        let line = if response.has_focus() {
            Stroke::new(2.0, desk.theme.accent)
        } else if lit {
            Stroke::new(1.0, desk.theme.weak)
        } else {
            Stroke::new(1.0, desk.theme.line)
        };
        desk.theme.card().stroke(line).show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = 6.0;
            top(ui, judged);
            sentence(ui, desk, reading, judged);
            bottom(ui, desk, reading, judged);
        });
    });
    let response = response.response;
    let surface = judged.mention.span.of(&reading.article.text);
    let class = strings::class(judged.stance.as_ref().map(|s| s.class));
    let name = strings::card(surface, class, &reading.article.title);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name.as_str()));
    if response.hovered() {
        desk.hover_mention(at);
        ui.ctx().set_cursor_icon(egui::CursorIcon::PointingHand);
    }
    if response.clicked() {
        desk.send(Deed::Read(at));
    }
}

fn top(ui: &mut Ui, judged: &Judged) {
    ui.horizontal(|ui| {
        stance::chip(ui, judged.stance.as_ref());
        ui.label(
            RichText::new(strings::kind(judged.mention.kind))
                .small()
                .weak(),
        );
    });
}

fn sentence(ui: &mut Ui, desk: &Desk<'_>, reading: &Reading, judged: &Judged) {
    let whole = trimmed(
        &reading.article.text,
        reading.sentences[judged.sentence],
        judged.mention.span,
    );
    let marks = marks(judged);
    let job = marked::job(
        &reading.article.text,
        whole,
        &marks,
        desk.theme,
        13.5,
        ui.available_width(),
    );
    ui.add(Label::new(job).selectable(false));
}

/// The mention and its strongest cues.
fn marks(judged: &Judged) -> Vec<Marked> {
    let class = judged.stance.as_ref().map(|s| s.class);
    let mention = (judged.mention.span, Mark::Mention(class));
    let cues = judged.stance.iter().flat_map(|s| &s.cues).take(N_CUES);
    std::iter::once(mention)
        .chain(cues.map(|c| (c.span, Mark::Cue(c.pull))))
        .collect()
}

/// The sentence without white space around it, cut to some 600 bytes around the mention when it is endless.
fn trimmed(text: &str, sentence: Span, mention: Span) -> Span {
    const MOST: usize = 300;
    let words = sentence.of(text);
    let mut start = sentence.start + (words.len() - words.trim_start().len());
    let mut end = sentence.end - (words.len() - words.trim_end().len());
    if mention.start.saturating_sub(start) > MOST {
        start = text.ceil_char_boundary(mention.start - MOST);
    }
    if end.saturating_sub(mention.end) > MOST {
        end = text.floor_char_boundary(mention.end + MOST);
    }
    Span::new(start.min(mention.start), end.max(mention.end))
}

fn bottom(ui: &mut Ui, desk: &Desk<'_>, reading: &Reading, judged: &Judged) {
    let small = |words: String| RichText::new(words).size(11.5).color(desk.theme.weak);
    if let Some(voice) = voice(desk, reading, judged) {
        ui.label(small(voice));
    }
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        let reason = RichText::new(reason(desk, judged))
            .font(egui::FontId::new(11.5, italic()))
            .color(desk.theme.weak);
        ui.add(Label::new(reason).truncate().sense(Sense::hover()))
            .on_hover_ui(|ui| rivals(ui, desk, judged));
    });
    let article = &reading.article;
    let date = article.date.map(|d| format!(" · {d}")).unwrap_or_default();
    ui.add(Label::new(small(format!("{}{date}", article.title))).truncate());
}

fn voice(desk: &Desk<'_>, reading: &Reading, judged: &Judged) -> Option<String> {
    let stance = judged
        .stance
        .as_ref()
        .filter(|s| s.voice == Voice::Reported)?;
    Some(match stance.holder {
        Some(holder) => match stance.holder_region {
            Some(region) => strings::said_by(&format!(
                "{} ({})",
                holder.of(&reading.article.text),
                desk.name(region)
            )),
            None => strings::said_by(holder.of(&reading.article.text)),
        },
        None => strings::REPORTED.to_owned(),
    })
}

/// "Moscow, Russia: capital standing for its government".
fn reason(desk: &Desk<'_>, judged: &Judged) -> String {
    let mention = &judged.mention;
    let region = mention.region.map(|r| desk.name(r)).unwrap_or_default();
    let place = match mention.place.as_deref() {
        Some(place) if place != region => format!("{place}, {region}"),
        Some(_) | None => region.to_owned(),
    };
    strings::linked(&place, mention.reason)
}

/// The tooltip with the whole reason and the candidates that lost.
fn rivals(ui: &mut Ui, desk: &Desk<'_>, judged: &Judged) {
    ui.set_max_width(measure::DIALOG);
    ui.label(format!(
        "{} ({})",
        reason(desk, judged),
        strings::percent(judged.mention.confidence)
    ));
    if judged.mention.rivals.is_empty() {
        ui.weak(strings::NO_RIVALS);
        return;
    }
    ui.weak(strings::RIVALS);
    for rival in &judged.mention.rivals {
        let region = desk.name(rival.region);
        let place = rival
            .place
            .as_ref()
            .map_or_else(|| region.to_owned(), |p| format!("{p}, {region}"));
        ui.label(format!("{place} ({})", strings::percent(rival.confidence)));
    }
}
