//! The sentences of a place that are shown, and how one is broken into lines with its marks.

use std::collections::BTreeSet;

use crate::export::{Source, sentences};
use crate::reading::{Judged, Reading};
use crate::scene::{Cut, Letters};
use crate::stance::StanceClass;
use crate::tally::Row;

/// A run of text in one look.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Run {
    pub text: String,
    /// `surface`, `pull-negative`, `pull-positive`, or nothing.
    pub kind: &'static str,
    /// From the left edge of its line.
    pub x: f64,
    pub w: f64,
}

/// A sentence with what is said about it.
pub(super) struct Quote<'a> {
    pub parts: Vec<(&'a str, &'static str)>,
    /// Stance, speaker, article and day.
    pub facts: String,
}

/// The strongest sentences of one kind.
pub(super) struct Group<'a> {
    pub title: &'static str,
    pub quotes: Vec<Quote<'a>>,
}

/// The most sentences of a kind; a page holds fewer.
const MOST: usize = 12;

/// What is shown of a place: what speaks well of it and what speaks ill; where neither is there, what is neutral.
pub(super) fn groups<'a>(source: &Source<'a>, row: &Row) -> Vec<Group<'a>> {
    let of = |title, class| Group {
        title,
        quotes: strongest(source, row, class),
    };
    let mut groups = vec![
        of("Speaks well of it", Some(StanceClass::Positive)),
        of("Speaks ill of it", Some(StanceClass::Negative)),
    ];
    groups.retain(|g| !g.quotes.is_empty());
    if groups.is_empty() {
        groups.push(of("Speaks of it neutrally", Some(StanceClass::Neutral)));
        groups.push(of("Mentions it", None));
        groups.retain(|g| !g.quotes.is_empty());
        groups.truncate(1);
    }
    groups
}

/// The sentences of a class with the highest probability of it, each once; without a class, the first ones.
fn strongest<'a>(source: &Source<'a>, row: &Row, class: Option<StanceClass>) -> Vec<Quote<'a>> {
    let mut found: Vec<(f32, &'a Reading, &'a Judged)> = Vec::new();
    for at in &row.mentions {
        let reading: &'a Reading = &source.readings[at.reading];
        let judged = &reading.mentions[at.mention];
        let stance = judged.stance.as_ref();
        let weight = match (class, stance) {
            (None, _) => 0.0,
            (Some(class), Some(s)) if s.class == class => match class {
                StanceClass::Neutral => s.probabilities[1],
                StanceClass::Negative | StanceClass::Positive | StanceClass::Unclear => {
                    s.score.abs()
                }
            },
            _ => continue,
        };
        found.push((weight, reading, judged));
    }
    // Stable, so that equals stay in the order of reading.
    found.sort_by(|a, b| b.0.total_cmp(&a.0));
    let mut seen = BTreeSet::new();
    found.retain(|(_, reading, judged)| seen.insert(reading.sentence_of(judged).trim()));
    found.truncate(MOST);
    found
        .into_iter()
        .map(|(_, reading, judged)| quote(reading, judged))
        .collect()
}

fn quote<'a>(reading: &'a Reading, judged: &'a Judged) -> Quote<'a> {
    let article = &reading.article;
    let stance = judged.stance.as_ref();
    let mut facts: Vec<String> = Vec::new();
    facts.extend(stance.map(sentences::chip));
    facts.extend(stance.map(|s| sentences::voice(s, &article.text)));
    facts.push(article.title.clone());
    facts.push(sentences::from(article));
    facts.retain(|fact| !fact.is_empty());
    Quote {
        parts: sentences::parts(reading, judged),
        facts: facts.join(" · "),
    }
}

/// The cut in which a kind of run is set.
pub(super) fn cut(kind: &str) -> Cut {
    match kind {
        "surface" => Cut::Bold,
        _ => Cut::Regular,
    }
}

/// Breaks a sentence into at most `n_lines` lines no wider than `width`; what does not fit ends in an ellipsis. A word
/// wider than a line is broken within.
pub(super) fn lines(
    parts: &[(&str, &'static str)],
    letters: &Letters,
    size: f64,
    width: f64,
    n_lines: usize,
) -> Vec<Vec<Run>> {
    let mut lines: Vec<Vec<Run>> = vec![Vec::new()];
    let mut x = 0.0;
    for (word, kind) in words(parts, letters, size, width) {
        let w = letters.width(word.trim_end(), cut(kind), size);
        let starts_word = !lines.last().is_some_and(|line| glued(line));
        if x + w > width && x > 0.0 && starts_word {
            lines.push(Vec::new());
            x = 0.0;
        }
        let advance = letters.width(&word, cut(kind), size);
        let line = lines.last_mut().expect("there is always a line");
        match line.last_mut().filter(|run| run.kind == kind) {
            Some(run) => {
                run.text.push_str(&word);
                run.w += advance;
            }
            None => line.push(Run {
                text: word,
                kind,
                x,
                w: advance,
            }),
        }
        x += advance;
    }
    if lines.len() > n_lines {
        lines.truncate(n_lines);
        shorten(&mut lines, letters, size, width);
    }
    lines
}

/// Whether what follows belongs to the same word as the end of the line.
fn glued(line: &[Run]) -> bool {
    line.last().is_some_and(|run| !run.text.ends_with(' '))
}

/// The words of a sentence, each with the space behind it; runs of white space are one space.
fn words(
    parts: &[(&str, &'static str)],
    letters: &Letters,
    size: f64,
    width: f64,
) -> Vec<(String, &'static str)> {
    let mut words: Vec<(String, &'static str)> = Vec::new();
    for (text, kind) in parts {
        let mut word = String::new();
        for c in text.chars() {
            if c.is_whitespace() {
                if !word.is_empty() {
                    words.push((std::mem::take(&mut word), kind));
                }
                // A space belongs to the word before it: a run that began with one would lose it in SVG.
                if let Some((last, _)) = words.last_mut().filter(|(w, _)| !w.ends_with(' ')) {
                    last.push(' ');
                }
                continue;
            }
            word.push(c);
            if letters.width(&word, cut(kind), size) > width * 0.9 {
                word.push(' ');
                words.push((std::mem::take(&mut word), kind));
            }
        }
        if !word.is_empty() {
            words.push((word, kind));
        }
    }
    words
}

/// Ends the last line in an ellipsis that still fits.
fn shorten(lines: &mut [Vec<Run>], letters: &Letters, size: f64, width: f64) {
    let Some(run) = lines.last_mut().and_then(|line| line.last_mut()) else {
        return;
    };
    let mut text = run.text.trim_end().to_owned();
    while !text.is_empty()
        && run.x + letters.width(&format!("{text} …"), cut(run.kind), size) > width
    {
        text.pop();
    }
    run.text = format!("{} …", text.trim_end());
    run.w = letters.width(&run.text, cut(run.kind), size);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_hold_all_words_in_order_and_none_is_too_wide() {
        let letters = Letters::default();
        let long =
            "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft";
        let text = format!("In the end\n the {long} of ");
        let parts = [
            (text.as_str(), ""),
            ("Kyiv", "surface"),
            (", again and again.", ""),
        ];
        let lines = lines(&parts, &letters, 10.0, 120.0, 99);
        for run in lines.iter().flatten() {
            assert!(
                run.x + letters.width(run.text.trim_end(), cut(run.kind), 10.0) <= 121.0,
                "{run:?}"
            );
        }
        let back: String = lines.iter().flatten().map(|r| r.text.as_str()).collect();
        let plain = |s: &str| s.split_whitespace().collect::<String>();
        assert_eq!(
            plain(&back),
            plain(&format!("{text}Kyiv, again and again."))
        );
        let kyiv = lines
            .iter()
            .flatten()
            .find(|r| r.kind == "surface")
            .unwrap();
        assert_eq!(kyiv.text, "Kyiv");
    }

    #[test]
    fn what_does_not_fit_ends_in_an_ellipsis() {
        let letters = Letters::default();
        let text = "word ".repeat(90);
        let lines = lines(&[(&text, "")], &letters, 10.0, 100.0, 3);
        assert_eq!(lines.len(), 3);
        assert!(lines[2][0].text.ends_with(" …"));
        assert!(lines[2][0].w <= 100.0);
    }
}
