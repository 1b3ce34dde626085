//! A case as word pieces (BERT's uncased vocabulary), every place masked, the target and the source marked.

use std::collections::HashMap;

use unicode_normalization::UnicodeNormalization;

use super::words::{Kind, Words};
use super::{Case, ModelError};

const UNKNOWN: u32 = 100;
const CLS: u32 = 101;
const SEP: u32 = 102;
const TARGET: u32 = 2;
const PLACE: u32 = 3;
/// The longest input of the transformer.
pub(super) const N_PIECES: usize = 96;
/// Longer words are unknown without being looked at.
const MAX_WORD_BYTES: usize = 100;

/// A token and what it is: 0 other words, 1 the target, 2 the source.
pub type Piece = (u32, u8);

/// The vocabulary, by text.
pub(super) struct Vocabulary {
    pieces: HashMap<Box<str>, u32>,
}

impl Vocabulary {
    /// One piece a line, in the order of their numbers.
    pub fn read(text: &[u8]) -> Result<Vocabulary, ModelError> {
        let wrong = |_| ModelError::Broken {
            name: "precise.bin",
            reason: "its vocabulary is not UTF-8".to_owned(),
        };
        let lines = std::str::from_utf8(text).map_err(wrong)?.lines();
        Ok(Vocabulary {
            pieces: lines
                .zip(0..)
                .map(|(piece, id)| (piece.into(), id))
                .collect(),
        })
    }

    /// The pieces of a case, at most [`N_PIECES`] around the target; words that `hidden` names are left out.
    pub fn encode(&self, case: &Case, words: &Words, hidden: Option<usize>) -> Vec<Piece> {
        let mut pieces = Vec::with_capacity(N_PIECES);
        let mut at = words.window.start;
        let mut middle = 0;
        for (index, word) in words.list.iter().enumerate() {
            let kind = match word.kind {
                Kind::Target => 1,
                Kind::Source => 2,
                Kind::Plain | Kind::Place => 0,
            };
            if word.kind == Kind::Plain && hidden != Some(index) {
                continue;
            }
            self.plain(&case.text[at..word.span.start], 0, &mut pieces);
            at = word.span.end;
            if word.kind == Kind::Target {
                middle = pieces.len();
            }
            if kind > 0 && !case.is_place(&word.span) {
                self.plain(word.span.of(case.text), kind, &mut pieces);
            } else if word.kind != Kind::Plain {
                pieces.push((if kind == 1 { TARGET } else { PLACE }, kind));
            }
        }
        self.plain(&case.text[at..words.window.end], 0, &mut pieces);
        around(pieces, middle)
    }

    fn plain(&self, text: &str, kind: u8, pieces: &mut Vec<Piece>) {
        for word in basic_words(text) {
            let before = pieces.len();
            if !self.split(&word, kind, pieces) {
                pieces.truncate(before);
                pieces.push((UNKNOWN, kind));
            }
        }
    }

    /// Greedily the longest known pieces; false when a rest is unknown.
    fn split(&self, word: &str, kind: u8, pieces: &mut Vec<Piece>) -> bool {
        if word.len() > MAX_WORD_BYTES {
            return false;
        }
        let mut at = 0;
        while at < word.len() {
            let ends = word[at..]
                .char_indices()
                .map(|(i, c)| at + i + c.len_utf8())
                .rev();
            let longest = ends.into_iter().find_map(|end| {
                let piece = &word[at..end];
                let id = if at == 0 {
                    self.pieces.get(piece)
                } else {
                    self.pieces.get(format!("##{piece}").as_str())
                };
                id.map(|&id| (id, end))
            });
            let Some((id, end)) = longest else {
                return false;
            };
            pieces.push((id, kind));
            at = end;
        }
        true
    }
}

/// Lower-case words and single punctuation marks, accents taken off.
fn basic_words(text: &str) -> Vec<String> {
    let lower: String = text
        .to_lowercase()
        .nfd()
        .filter(|c| !unicode_normalization::char::is_combining_mark(*c))
        .collect();
    let mut words = Vec::new();
    let mut word = String::new();
    for c in lower.chars() {
        if c.is_whitespace() || c.is_control() || is_punctuation(c) {
            if !word.is_empty() {
                words.push(std::mem::take(&mut word));
            }
            if is_punctuation(c) {
                words.push(c.to_string());
            }
        } else {
            word.push(c);
        }
    }
    if !word.is_empty() {
        words.push(word);
    }
    words
}

fn is_punctuation(c: char) -> bool {
    c.is_ascii_punctuation()
        || matches!(c, '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205e}' | '«' | '»' | '¡' | '¿' | '§' | '¶' | '·')
}

/// At most [`N_PIECES`] with the two end marks, around `middle`.
fn around(pieces: Vec<Piece>, middle: usize) -> Vec<Piece> {
    let room = N_PIECES - 2;
    let low = middle
        .saturating_sub(room / 2)
        .min(pieces.len().saturating_sub(room));
    let kept = pieces.into_iter().skip(low).take(room);
    std::iter::once((CLS, 0))
        .chain(kept)
        .chain(std::iter::once((SEP, 0)))
        .collect()
}
