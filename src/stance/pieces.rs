//! A case as word pieces (the unigram vocabulary of XLM-R, cut down to our languages), every place masked, the target and the
//! source marked.

use std::collections::HashMap;
use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

use super::words::{Kind, Words};
use super::{Case, ModelError};

const START: u32 = 0;
const END: u32 = 2;
const UNKNOWN: u32 = 3;
const TARGET: u32 = 4;
const PLACE: u32 = 5;
/// The longest input of the transformer.
pub(super) const N_PIECES: usize = 96;
/// Stands at the beginning of every piece that begins a word.
const WORD_START: char = '▁';
/// What an unknown letter costs more than the rarest piece.
const UNKNOWN_COST: f32 = 10.0;

/// A token and what it is: 0 other words, 1 the target, 2 the source.
pub type Piece = (u32, u8);

/// The vocabulary, by text.
pub(super) struct Vocabulary {
    /// Number and logarithm of the probability.
    pieces: HashMap<Box<str>, (u32, f32)>,
    longest_bytes: usize,
    unknown: f32,
}

impl Vocabulary {
    /// One piece a line, in the order of their numbers: logarithm of its probability, tab, text.
    pub fn read(text: &[u8]) -> Result<Vocabulary, ModelError> {
        let broken = || ModelError::Broken {
            name: "precise.bin",
            reason: "its vocabulary cannot be read".to_owned(),
        };
        let lines = std::str::from_utf8(text).map_err(|_| broken())?.lines();
        let mut pieces: HashMap<Box<str>, (u32, f32)> = lines
            .zip(0..)
            .map(|(line, id)| {
                let (chance, piece) = line.split_once('\t')?;
                Some((piece.into(), (id, chance.parse().ok()?)))
            })
            .collect::<Option<_>>()
            .ok_or_else(broken)?;
        pieces.retain(|_, (id, _)| *id > PLACE);
        let rarest = pieces.values().map(|piece| piece.1).fold(0.0, f32::min);
        Ok(Vocabulary {
            longest_bytes: pieces.keys().map(|piece| piece.len()).max().unwrap_or(0),
            unknown: rarest - UNKNOWN_COST,
            pieces,
        })
    }

    /// The pieces of a case, at most [`N_PIECES`] around the target; the word that `hidden` names is left out.
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
            self.plain(case.text, at..word.span.start, 0, &mut pieces);
            at = word.span.end;
            if word.kind == Kind::Target {
                middle = pieces.len();
            }
            if kind > 0 && !case.is_place(&word.span) {
                self.plain(case.text, word.span.start..at, kind, &mut pieces);
            } else if word.kind != Kind::Plain {
                pieces.push((if kind == 1 { TARGET } else { PLACE }, kind));
            }
        }
        self.plain(case.text, at..words.window.end, 0, &mut pieces);
        around(pieces, middle)
    }

    /// The pieces of a stretch of the text.
    fn plain(&self, text: &str, range: Range<usize>, kind: u8, pieces: &mut Vec<Piece>) {
        for word in text[range.clone()].split_whitespace() {
            let at = range.start + (word.as_ptr() as usize - text[range.clone()].as_ptr() as usize);
            let begins = text[..at]
                .chars()
                .next_back()
                .is_none_or(char::is_whitespace);
            let start = begins.then_some(WORD_START);
            let letters = word.nfkc().filter(|c| !is_invisible(*c));
            let ids = self.split(&start.into_iter().chain(letters).collect::<String>());
            pieces.extend(ids.into_iter().map(|id| (id, kind)));
        }
    }

    /// The likeliest pieces of a word (Viterbi over the unigram model of Kudo 2018).
    fn split(&self, word: &str) -> Vec<u32> {
        let borders: Vec<usize> = word
            .char_indices()
            .map(|(at, _)| at)
            .chain([word.len()])
            .collect();
        // For each border the best way to it: its score, where its last piece begins, and that piece.
        let mut best = vec![(f32::MIN, 0, UNKNOWN); borders.len()];
        best[0].0 = 0.0;
        for from in 0..borders.len() - 1 {
            let so_far = best[from].0;
            for to in from + 1..borders.len() {
                let piece = &word[borders[from]..borders[to]];
                if piece.len() > self.longest_bytes {
                    break;
                }
                let known = self.pieces.get(piece).copied();
                let unknown = (to == from + 1).then_some((UNKNOWN, self.unknown));
                if let Some((id, chance)) = known.or(unknown)
                    && so_far + chance > best[to].0
                {
                    best[to] = (so_far + chance, from, id);
                }
            }
        }
        let mut ids = Vec::new();
        let mut at = borders.len() - 1;
        while at > 0 {
            ids.push(best[at].2);
            at = best[at].1;
        }
        ids.reverse();
        ids
    }
}

/// Soft hyphens, joiners and the like, which the vocabulary was made without.
fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}'
        )
}

/// At most [`N_PIECES`] with the two end marks, around `middle`.
fn around(pieces: Vec<Piece>, middle: usize) -> Vec<Piece> {
    let room = N_PIECES - 2;
    let low = middle
        .saturating_sub(room / 2)
        .min(pieces.len().saturating_sub(room));
    let kept = pieces.into_iter().skip(low).take(room);
    std::iter::once((START, 0))
        .chain(kept)
        .chain(std::iter::once((END, 0)))
        .collect()
}
