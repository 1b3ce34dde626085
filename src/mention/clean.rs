//! A text without what hides letters: soft hyphens, zero-width signs, accents that stand by themselves, words broken at
//! the end of a line. Most texts have none of it and are used as they are.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A text to be read by letters, and the way back to where they stood.
#[derive(Debug)]
pub(super) struct Plain<'t> {
    /// The text as it is read.
    pub text: Cow<'t, str>,
    /// (byte in `text`, byte in the original), rising; positions between grow alike. Empty when nothing changed.
    steps: Vec<(usize, usize)>,
    original: &'t str,
}

impl<'t> Plain<'t> {
    /// Reads `original`.
    pub fn of(original: &'t str) -> Self {
        if needs_work(original) {
            rewrite(original)
        } else {
            Self {
                text: Cow::Borrowed(original),
                steps: Vec::new(),
                original,
            }
        }
    }

    /// The byte of the original at which byte `at` of `text` stood.
    pub fn original(&self, at: usize) -> usize {
        match self.steps.partition_point(|&(here, _)| here <= at) {
            0 => at,
            n => {
                let (here, there) = self.steps[n - 1];
                there + (at - here)
            }
        }
    }

    /// The byte of the original after the last letter, with its marks, before byte `at` of `text`.
    pub fn original_end(&self, at: usize) -> usize {
        let Some(last) = self.text[..at].chars().next_back() else {
            return 0;
        };
        let start = self.original(at - last.len_utf8());
        start + cluster(self.original, start)
    }
}

/// Whether `c` is shown as nothing.
fn is_hidden(c: char) -> bool {
    matches!(
        c,
        '\u{AD}' | '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}'
    )
}

/// A quick look at the bytes: hidden signs begin with C2 AD, E2 or EF, combining marks with CC or CD.
fn needs_work(text: &str) -> bool {
    let bytes = text.as_bytes();
    memchr::memchr3_iter(0xCC, 0xCD, 0xAD, bytes)
        .any(|at| bytes[at] != 0xAD || (at > 0 && bytes[at - 1] == 0xC2))
        || memchr::memchr_iter(b'\n', bytes)
            .any(|at| bytes[..at].ends_with(b"-") && is_broken(text, at - 1))
        || memchr::memchr2_iter(0xE2, 0xEF, bytes)
            .filter_map(|at| text[at..].chars().next())
            .any(is_hidden)
}

/// Whether the hyphen at `at`, before a line's end, breaks one word in two: small letters on both sides.
fn is_broken(text: &str, at: usize) -> bool {
    let before = text[..at]
        .chars()
        .next_back()
        .is_some_and(char::is_lowercase);
    let after = text[at + 1..]
        .trim_start_matches(['\r', '\n', ' '])
        .chars()
        .next()
        .is_some_and(char::is_lowercase);
    before && after
}

/// Writes `original` anew, composed and without hidden signs.
fn rewrite(original: &str) -> Plain<'_> {
    let mut text = String::with_capacity(original.len());
    let mut steps = Vec::new();
    let mut at = 0;
    while at < original.len() {
        let n_bytes = cluster(original, at);
        let piece = &original[at..at + n_bytes];
        let mut written = 0;
        if !is_break(original, at, piece) {
            for c in piece
                .nfc()
                .filter(|&c| !is_hidden(c) && !is_combining_mark(c))
            {
                text.push(c);
                written += c.len_utf8();
            }
        }
        at += if is_break(original, at, piece) {
            line_break(original, at)
        } else {
            n_bytes
        };
        if written != n_bytes {
            steps.push((text.len(), at));
        }
    }
    Plain {
        text: Cow::Owned(text),
        steps,
        original,
    }
}

/// The length of the character at `at` with the marks that stand on it.
fn cluster(text: &str, at: usize) -> usize {
    let mut chars = text[at..].char_indices();
    chars.next();
    chars
        .find(|&(_, c)| !is_combining_mark(c))
        .map_or(text.len() - at, |(n, _)| n)
}

/// Whether `piece`, at `at`, is a hyphen that breaks a word at the end of a line.
fn is_break(text: &str, at: usize, piece: &str) -> bool {
    piece == "-" && text[at + 1..].starts_with('\n') && is_broken(text, at)
}

/// The length of a hyphen and the line's end after it.
fn line_break(text: &str, at: usize) -> usize {
    1 + text[at + 1..].len() - text[at + 1..].trim_start_matches(['\r', '\n', ' ']).len()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Checks that `word` is found in the plain text and stands at `there` in the original.
    fn check(original: &str, word: &str, there: &str) {
        let plain = Plain::of(original);
        let start = plain.text.find(word).expect("the word is there");
        assert_eq!(
            &original[plain.original(start)..plain.original_end(start + word.len())],
            there
        );
    }

    #[test]
    fn marks_and_hidden_signs_come_back_in_the_span() {
        check("у Киі\u{308}в і далі", "Київ", "Киі\u{308}в");
        check("у Киі\u{308} далі", "Киї", "Киі\u{308}");
        check("the Ukrai\u{AD}nian side", "Ukrainian", "Ukrai\u{AD}nian");
        check("a Ukrai-\nnian", "Ukrainian", "Ukrai-\nnian");
        check("\u{FEFF}Moldova", "Moldova", "Moldova");
    }

    #[test]
    fn an_ordinary_text_is_not_copied() {
        assert!(matches!(Plain::of("Kyiv — Київ").text, Cow::Borrowed(_)));
    }
}
