//! The article itself: every mention coloured in the text, scrolled to the one that was asked for.

use std::sync::Arc;

use egui::{
    Align, Galley, Pos2, Rect, RichText, Role, ScrollArea, Sense, Stroke, Ui, WidgetInfo, pos2,
    vec2,
};

use super::deed::Deed;
use super::desk::Desk;
use super::marked::{self, Mark, Marked};
use super::same::Same;
use super::theme::semibold;
use super::{stance, strings};
use crate::reading::{Judged, Reading};
use crate::tally::MentionRef;
use crate::text::{Article, ArticleKey, Language, Span};

/// Size of the text, in points.
const SIZE: f32 = 14.5;
/// Between paragraphs, in points.
const BETWEEN: f32 = 10.0;

/// The laid-out paragraphs of the article on show, kept so that scrolling lays nothing out again.
#[derive(Default)]
pub struct Reader {
    stamp: Option<Stamp>,
    paragraphs: Vec<Paragraph>,
    scrolled_to: Option<(ArticleKey, usize)>,
}

/// What the layout depends on.
#[derive(Clone, PartialEq)]
struct Stamp {
    reading: Same<Reading>,
    width: f32,
    scale: f32,
    dark: bool,
}

struct Paragraph {
    span: Span,
    galley: Arc<Galley>,
    /// Positions of its mentions in the reading.
    mentions: std::ops::Range<usize>,
}

impl Reader {
    /// Shows an article: its position among the readings, and the position of the mention that was asked for.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        desk: &mut Desk<'_>,
        reading: usize,
        mention: Option<usize>,
    ) {
        let shot = desk.shot;
        let read = &shot.readings[reading];
        head(ui, desk, &read.article);
        let wanted = mention.map(|m| (read.article.key.clone(), m));
        let scroll = wanted.is_some() && wanted != self.scrolled_to;
        let area = ScrollArea::vertical()
            .id_salt(("article", &read.article.key.0))
            .auto_shrink(false);
        area.show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = BETWEEN;
            self.lay_out(ui, desk, read);
            for paragraph in &self.paragraphs {
                self.paragraph(ui, desk, reading, paragraph, mention, scroll);
            }
        });
        self.scrolled_to = wanted;
    }

    fn lay_out(&mut self, ui: &Ui, desk: &Desk<'_>, read: &Arc<Reading>) {
        let stamp = Stamp {
            reading: Same::as_this(read),
            width: ui.available_width(),
            scale: ui.pixels_per_point(),
            dark: desk.theme.dark,
        };
        if self.stamp.as_ref() == Some(&stamp) {
            return;
        }
        let text = &read.article.text;
        self.paragraphs = paragraphs(text)
            .into_iter()
            .map(|span| {
                let first = read
                    .mentions
                    .partition_point(|j| j.mention.span.start < span.start);
                let last = read
                    .mentions
                    .partition_point(|j| j.mention.span.start < span.end);
                let marks: Vec<Marked> = read.mentions[first..last].iter().map(mark).collect();
                let job = marked::job(text, span, &marks, desk.theme, SIZE, stamp.width);
                Paragraph {
                    span,
                    galley: ui.painter().layout_job(job),
                    mentions: first..last,
                }
            })
            .collect();
        self.stamp = Some(stamp);
    }

    fn paragraph(
        &self,
        ui: &mut Ui,
        desk: &mut Desk<'_>,
        reading: usize,
        paragraph: &Paragraph,
        wanted: Option<usize>,
        scroll: bool,
    ) {
        let size = vec2(ui.available_width(), paragraph.galley.size().y);
        let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
        if let Some(mention) = wanted.filter(|m| scroll && paragraph.mentions.contains(m)) {
            let judged = &desk.shot.readings[reading].mentions[mention];
            let boxes = boxes(
                desk.shot.readings[reading].as_ref(),
                paragraph,
                judged,
                rect.min,
            );
            ui.scroll_to_rect(boxes[0].expand(80.0), Some(Align::Center));
        }
        if !ui.is_rect_visible(rect) {
            return;
        }
        ui.painter()
            .galley(rect.min, Arc::clone(&paragraph.galley), desk.theme.text);
        for mention in paragraph.mentions.clone() {
            let at = MentionRef { reading, mention };
            one(ui, desk, at, paragraph, rect.min, wanted == Some(mention));
        }
    }
}

fn head(ui: &mut Ui, desk: &Desk<'_>, article: &Article) {
    let title = RichText::new(&article.title).font(egui::FontId::new(18.0, semibold()));
    ui.label(title.color(desk.theme.strong));
    let source = article.source.clone();
    let date = article.date.map(|d| d.to_string());
    let words = strings::count(article.n_words() as u64, "word", "words");
    let language = strings::language(article.language).to_owned();
    let known: Vec<String> = [source, date, Some(words), Some(language)]
        .into_iter()
        .flatten()
        .collect();
    ui.label(
        RichText::new(known.join(" · "))
            .size(12.0)
            .color(desk.theme.weak),
    );
    match article.language {
        Language::Other => drop(ui.weak(strings::LANGUAGE_OTHER)),
        Language::Ukrainian => drop(ui.weak(strings::LANGUAGE_LESS_SURE)),
        Language::English | Language::Russian => {}
    }
    ui.separator();
}

/// The lines of the text that are not blank.
fn paragraphs(text: &str) -> Vec<Span> {
    let mut start = 0;
    let mut found = Vec::new();
    for line in text.split_inclusive('\n') {
        let kept = line.trim_end();
        if !kept.is_empty() {
            found.push(Span::new(start, start + kept.len()));
        }
        start += line.len();
    }
    found
}

fn mark(judged: &Judged) -> Marked {
    let mark = match judged.mention.region {
        Some(_) => Mark::Mention(judged.stance.as_ref().map(|s| s.class)),
        None => Mark::Other,
    };
    (judged.mention.span, mark)
}

/// Where a mention stands on the screen: one box a line.
fn boxes(reading: &Reading, paragraph: &Paragraph, judged: &Judged, origin: Pos2) -> Vec<Rect> {
    let text = &reading.article.text;
    let index =
        |byte: usize| egui::text::CCursor::new(text[paragraph.span.start..byte].chars().count());
    let first = paragraph
        .galley
        .pos_from_cursor(index(judged.mention.span.start));
    let last = paragraph
        .galley
        .pos_from_cursor(index(judged.mention.span.end.min(paragraph.span.end)));
    let right = paragraph.galley.rect.right();
    let found = if first.top() == last.top() {
        vec![Rect::from_min_max(first.min, pos2(last.max.x, first.max.y))]
    } else {
        vec![
            Rect::from_min_max(first.min, pos2(right, first.max.y)),
            Rect::from_min_max(pos2(0.0, last.min.y), last.max),
        ]
    };
    found
        .into_iter()
        .map(|r| r.translate(origin.to_vec2()))
        .collect()
}

fn one(
    ui: &Ui,
    desk: &mut Desk<'_>,
    at: MentionRef,
    paragraph: &Paragraph,
    origin: Pos2,
    wanted: bool,
) {
    let shot = desk.shot;
    let reading = &*shot.readings[at.reading];
    let judged = &reading.mentions[at.mention];
    let Some(region) = judged.mention.region else {
        return;
    };
    let boxes = boxes(reading, paragraph, judged, origin);
    let responses: Vec<_> = boxes
        .iter()
        .enumerate()
        .map(|(i, rect)| {
            ui.interact(
                rect.expand(1.0),
                ui.scope_id().with((at, i)),
                Sense::click(),
            )
        })
        .collect();
    let class = judged.stance.as_ref().map(|s| s.class);
    let name = strings::mention(
        judged.mention.span.of(&reading.article.text),
        desk.name(region),
        strings::class(class),
    );
    responses[0].widget_info(|| WidgetInfo::selected(Role::Link, true, wanted, name.as_str()));
    let hovered = responses.iter().any(|r| r.hovered() || r.has_focus());
    let linked = desk.view.hovered.region.is_some()
        && super::view::place_of(shot, at) == desk.view.hovered.region;
    if wanted || hovered || linked {
        let width = if wanted || hovered { 2.0 } else { 1.0 };
        let pen = Stroke::new(
            width,
            if wanted {
                desk.theme.accent
            } else {
                desk.theme.ink(class)
            },
        );
        for rect in &boxes {
            ui.painter()
                .rect_stroke(rect.expand(2.0), 3.0, pen, egui::StrokeKind::Outside);
        }
    }
    if hovered {
        ui.ctx().set_cursor_icon(egui::CursorIcon::PointingHand);
        desk.hover_mention(at);
    }
    if responses.iter().any(|r| r.clicked()) {
        desk.send(Deed::Read(at));
    }
    let first = responses.into_iter().next();
    if let Some(response) = first {
        response.on_hover_ui(|ui| hint(ui, desk, judged));
    }
}

fn hint(ui: &mut Ui, desk: &Desk<'_>, judged: &Judged) {
    if let Some(region) = judged.mention.region {
        ui.label(RichText::new(desk.name(region)).strong());
    }
    stance::chip(ui, judged.stance.as_ref());
    ui.weak(judged.mention.reason);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_keep_their_places_in_the_text() {
        let text = "One\n\n  Two \r\nThree";
        let found: Vec<&str> = paragraphs(text).iter().map(|s| s.of(text)).collect();
        assert_eq!(found, ["One", "  Two", "Three"]);
    }
}
