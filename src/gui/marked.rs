//! Text with marks: mentions on the colour of their stance, cue words underlined.

use egui::text::{LayoutJob, TextFormat};
use egui::{Color32, FontFamily, FontId, Stroke};

use super::theme::{Theme, semibold};
use crate::stance::StanceClass;
use crate::text::Span;

/// How a stretch of text is set off.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Mark {
    /// A mention with its judgement.
    Mention(Option<StanceClass>),
    /// A mention beside the one that is meant.
    Other,
    /// A word that pulled the judgement: below zero toward negative.
    Cue(f32),
}

/// A mark and where it stands, in bytes of the article.
pub type Marked = (Span, Mark);

/// Lays out `words`, the part `whole` of an article's text, with its marks. Marks may overlap: the earlier in the
/// list wins. Marks outside are left out.
pub fn job(
    text: &str,
    whole: Span,
    marks: &[Marked],
    theme: &Theme,
    size: f32,
    width: f32,
) -> LayoutJob {
    let mut job = LayoutJob::default();
    job.wrap.max_width = width;
    let mut at = whole.start;
    for (span, mark) in without_overlap(whole, marks) {
        push(&mut job, &text[at..span.start], plain(theme, size));
        push(&mut job, span.of(text), format(mark, theme, size));
        at = span.end;
    }
    push(&mut job, &text[at..whole.end], plain(theme, size));
    job
}

fn without_overlap(whole: Span, marks: &[Marked]) -> Vec<Marked> {
    let mut kept: Vec<Marked> = Vec::new();
    for &(span, mark) in marks {
        if whole.holds(&span)
            && span.start < span.end
            && !kept.iter().any(|(known, _)| known.touches(&span))
        {
            kept.push((span, mark));
        }
    }
    kept.sort_by_key(|(span, _)| *span);
    kept
}

fn push(job: &mut LayoutJob, words: &str, format: TextFormat) {
    if !words.is_empty() {
        job.append(words, 0.0, format);
    }
}

fn plain(theme: &Theme, size: f32) -> TextFormat {
    TextFormat {
        font_id: FontId::proportional(size),
        color: theme.text,
        line_height: Some(line_height(size)),
        valign: egui::Align::Center,
        ..TextFormat::default()
    }
}

/// The distance between lines that reads well at a size of text, in points.
pub fn line_height(size: f32) -> f32 {
    (size * 1.5).round()
}

fn format(mark: Mark, theme: &Theme, size: f32) -> TextFormat {
    let with = |family: FontFamily, color: Color32| TextFormat {
        font_id: FontId::new(size, family),
        color,
        valign: egui::Align::Center,
        ..TextFormat::default()
    };
    match mark {
        Mark::Mention(class) => TextFormat {
            background: theme.wash(class),
            expand_bg: 2.0,
            ..with(semibold(), theme.strong)
        },
        Mark::Other => TextFormat {
            underline: Stroke::new(1.0, theme.line),
            ..with(FontFamily::Proportional, theme.text)
        },
        Mark::Cue(pull) => {
            let ink = theme.ink(Some(if pull < 0.0 {
                StanceClass::Negative
            } else {
                StanceClass::Positive
            }));
            TextFormat {
                underline: Stroke::new(2.0, ink),
                ..with(FontFamily::Proportional, theme.strong)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_stays_whole_whatever_is_marked() {
        let text = "До войны Київ говорил.";
        let mention = Span::new(text.find("Київ").unwrap(), text.find("Київ").unwrap() + 8);
        let cue = Span::new(
            text.find("войны").unwrap(),
            text.find("войны").unwrap() + 10,
        );
        let marks = [
            (mention, Mark::Mention(None)),
            (cue, Mark::Cue(-0.5)),
            (mention, Mark::Other),
            (Span::new(0, 900), Mark::Other),
        ];
        let job = job(
            text,
            Span::new(0, text.len()),
            &marks,
            &super::super::theme::LIGHT,
            14.0,
            300.0,
        );
        assert_eq!(job.text, text);
        assert_eq!(job.sections.len(), 5);
    }
}
