//! Sentences as evidence for readers: cut where a mention and the words that moved the judgement stand, and told in words.

use crate::reading::{Judged, Reading};
use crate::scene::signed;
use crate::stance::{Stance, StanceClass, Voice};
use crate::text::{Article, Span};

/// The most words of evidence that are named.
const MOST_EVIDENCE: usize = 3;

/// The sentence of a mention in pieces, each with what it is: `surface`, `pull-negative`, `pull-positive`, or nothing.
/// White space at its ends is left out, and line breaks are spaces to whoever shows it.
pub(super) fn parts<'a>(reading: &'a Reading, judged: &Judged) -> Vec<(&'a str, &'static str)> {
    let text = &reading.article.text;
    let sentence = trimmed(text, reading.sentences[judged.sentence]);
    let surface = judged.mention.span;
    let mut marks = vec![(surface, "surface")];
    let cues = judged.stance.iter().flat_map(|s| s.cues.iter());
    for cue in cues.take(MOST_EVIDENCE) {
        let free = marks.iter().all(|(span, _)| !span.touches(&cue.span));
        if free && sentence.holds(&cue.span) {
            let pull = if cue.pull < 0.0 {
                "pull-negative"
            } else {
                "pull-positive"
            };
            marks.push((cue.span, pull));
        }
    }
    marks.sort();
    let mut parts = Vec::new();
    let mut at = sentence.start;
    for (span, kind) in marks {
        let (start, end) = (span.start.max(at), span.end.min(sentence.end));
        if start >= end {
            continue;
        }
        parts.push((&text[at..start], ""));
        parts.push((&text[start..end], kind));
        at = end;
    }
    parts.push((&text[at..sentence.end], ""));
    parts.retain(|(words, _)| !words.is_empty());
    parts
}

fn trimmed(text: &str, span: Span) -> Span {
    let words = span.of(text);
    let start = span.start + (words.len() - words.trim_start().len());
    Span::new(start, start + words.trim().len())
}

/// The judgement in short: `negative −0.62`.
pub(super) fn chip(stance: &Stance) -> String {
    match stance.class {
        StanceClass::Unclear => "unclear".into(),
        class => format!("{} {}", super::class_name(class), signed(stance.score)),
    }
}

/// Who speaks, where it is not the author.
pub(super) fn voice(stance: &Stance, text: &str) -> String {
    match (stance.voice, stance.holder) {
        (Voice::Author, _) => String::new(),
        (Voice::Reported, None) => "quoted or reported".into(),
        (Voice::Reported, Some(holder)) => format!("says {}", holder.of(text)),
    }
}

/// The words that moved the judgement most.
pub(super) fn evidence<'t>(stance: &Stance, text: &'t str) -> Vec<&'t str> {
    let cues = stance.cues.iter().take(MOST_EVIDENCE);
    cues.map(|cue| cue.span.of(text)).collect()
}

/// Publisher and day of an article, as far as they are known.
pub(super) fn from(article: &Article) -> String {
    let day = article.date.map(|d| d.to_string());
    let parts = article.source.iter().chain(&day);
    parts.map(String::as_str).collect::<Vec<_>>().join(", ")
}
