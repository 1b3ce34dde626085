//! A case as word pieces: every place masked, the target and the source marked.

use std::ops::Range;

use super::unigram::Unigram;
use super::wordpiece::WordPiece;
use super::words::{Kind, Words};
use super::{Case, ModelError};

const START: u32 = 0;
const END: u32 = 2;
pub(super) const UNKNOWN: u32 = 3;
const TARGET: u32 = 4;
const PLACE: u32 = 5;
/// The first that stands for letters.
pub(super) const FIRST: u32 = 6;
/// The longest input of the transformers.
pub(super) const N_PIECES: usize = 96;

/// A token and what it is: 0 other words, 1 the target, 2 the source.
pub type Piece = (u32, u8);

/// How a transformer cuts words into pieces.
pub(super) enum Vocabulary {
    Unigram(Unigram),
    WordPiece(WordPiece),
}

impl Vocabulary {
    /// One piece a line, in the order of their numbers; in a unigram vocabulary behind its probability and a tab.
    pub fn read(name: &'static str, text: &[u8]) -> Result<Vocabulary, ModelError> {
        let broken = || ModelError::Broken {
            name,
            reason: "its vocabulary cannot be read".to_owned(),
        };
        let text = std::str::from_utf8(text).map_err(|_| broken())?;
        let lines = (0..).zip(text.lines());
        if text.lines().next().is_some_and(|line| line.contains('\t')) {
            let pieces = Unigram::read(lines).ok_or_else(broken)?;
            Ok(Vocabulary::Unigram(pieces))
        } else {
            Ok(Vocabulary::WordPiece(WordPiece::read(lines)))
        }
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
        for word in text[range].split_whitespace() {
            let ids = match self {
                Vocabulary::Unigram(unigram) => {
                    let at = word.as_ptr() as usize - text.as_ptr() as usize;
                    let before = text[..at].chars().next_back();
                    unigram.cut(word, before.is_none_or(char::is_whitespace))
                }
                Vocabulary::WordPiece(wordpiece) => wordpiece.cut(word),
            };
            pieces.extend(ids.into_iter().map(|id| (id, kind)));
        }
    }
}

/// Soft hyphens, joiners and the like, which both vocabularies were made without.
pub(super) fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{feff}'
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
