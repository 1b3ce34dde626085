//! Plain text to paragraphs: stray signs taken out, broken lines joined.

use std::borrow::Cow;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use super::draft::Draft;
use super::wrap::{goes_on, is_wrapped};

/// The paragraphs of a plain text; its headline is found when the draft is finished.
pub(super) fn plain(text: &str) -> Draft {
    Draft {
        paragraphs: paragraphs(&tidy(text)),
        ..Draft::default()
    }
}

/// `text` in composed characters (NFC) without marks that cannot be seen: soft hyphens, zero-width spaces, controls.
pub(super) fn tidy(text: &str) -> String {
    // Old Macintosh files end lines with '\r' alone.
    let text = if text.contains('\n') {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.replace('\r', "\n"))
    };
    let seen = text.chars().filter_map(|c| match c {
        '\r' => None,
        '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some('\n'),
        '\t' => Some(' '),
        '\u{ad}'
        | '\u{200b}'
        | '\u{2060}'
        | '\u{feff}'
        | '\u{200e}'
        | '\u{200f}'
        | '\u{202a}'..='\u{202e}' => None,
        c if c.is_control() && c != '\n' => None,
        c => Some(c),
    });
    let seen: String = seen.collect();
    match is_nfc_quick(seen.chars()) {
        IsNormalized::Yes => seen,
        IsNormalized::No | IsNormalized::Maybe => seen.nfc().collect(),
    }
}

/// The paragraphs of `text`: blocks between empty lines, or single lines, with broken lines joined.
pub(super) fn paragraphs(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut block: Vec<&str> = Vec::new();
    for line in text.lines().chain(std::iter::once("")) {
        if line.trim().is_empty() {
            close(&mut block, &mut found);
        } else {
            block.push(line);
        }
    }
    found
}

fn close(block: &mut Vec<&str>, found: &mut Vec<String>) {
    let wrapped = is_wrapped(block);
    let mut fresh = true;
    for line in block.drain(..) {
        let line = single_spaced(line);
        match found.last_mut() {
            Some(last) if !fresh && (wrapped || goes_on(&line)) => join(last, &line),
            _ => found.push(line.into_owned()),
        }
        fresh = false;
    }
}

/// Joins a broken line to the one before; a word divided by a hyphen is made whole, a compound such as
/// "Russian-speaking" keeps it.
fn join(before: &mut String, line: &str) {
    let last_word = before
        .rsplit(char::is_whitespace)
        .next()
        .unwrap_or_default();
    if last_word.ends_with('-') && last_word.starts_with(char::is_lowercase) && goes_on(line) {
        before.pop();
    } else if !before.ends_with('-') {
        before.push(' ');
    }
    before.push_str(line);
}

/// `line` trimmed, with one space where there were several.
pub(super) fn single_spaced(line: &str) -> Cow<'_, str> {
    let line = line.trim();
    let mut space = false;
    let clean = line.chars().all(|c| {
        let doubled = space && c.is_whitespace();
        space = c.is_whitespace();
        !doubled && (!space || c == ' ')
    });
    if clean {
        Cow::Borrowed(line)
    } else {
        Cow::Owned(line.split_whitespace().collect::<Vec<_>>().join(" "))
    }
}
