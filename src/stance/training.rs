//! What the trainer in `tools/stance` reads: exactly what both models see of a case.

use crate::text::{Language, Span};

use super::convolution::context;
use super::features::features;
use super::lexicon::Lexicon;
use super::pieces::{Piece, Vocabulary};
use super::words::{Kind, words};
use super::{Case, ModelError};

/// One word of a case, as the convolution sees it.
#[derive(Clone, Copy, Debug)]
pub struct SeenWord {
    /// Bytes in the text.
    pub span: Span,
    /// Its hash, by which the vocabulary knows it.
    pub hash: u32,
    /// 0 for an ordinary word, 1 target, 2 place, 3 source; 4 and more: a word of a known kind of deed.
    pub fallback: u32,
    /// Where it stands around the target.
    pub context: u32,
}

/// The features of one case.
#[derive(Clone, Debug)]
pub struct Seen {
    /// Hashed features of the linear model.
    pub features: Vec<u32>,
    /// The words, in order.
    pub words: Vec<SeenWord>,
    /// Which of them is the target.
    pub target: usize,
    /// What is asked: 0 of a place, 1 of somebody else, 2 one source's opinion.
    pub question: u32,
    /// The word pieces of the precise model: number, and kind (0 other words, 1 the target, 2 the source).
    pub pieces: Vec<Piece>,
}

/// Sees cases as both models do.
pub struct Seer {
    english: Lexicon,
    russian: Lexicon,
    vocabulary: Vocabulary,
}

impl Seer {
    /// With a transformer's vocabulary, one piece a line.
    ///
    /// # Errors
    /// When the vocabulary is not UTF-8, or a line of a unigram one has no probability.
    pub fn new(vocabulary: &[u8]) -> Result<Seer, ModelError> {
        Ok(Seer {
            english: Lexicon::english(),
            russian: Lexicon::russian(),
            vocabulary: Vocabulary::read("vocabulary", vocabulary)?,
        })
    }

    /// The features of one case.
    pub fn see(&self, case: &Case) -> Seen {
        let lexicon = if case.language == Language::English {
            &self.english
        } else {
            &self.russian
        };
        let cut = words(case, lexicon);
        let mut seen = Vec::new();
        features(&cut, case.headline, &mut |_, feature| seen.push(feature));
        let target = &cut.list[cut.target];
        let list = cut.list.iter().enumerate().map(|(at, word)| SeenWord {
            span: word.span,
            hash: word.hash,
            fallback: fallback(word.kind, word.known.frame),
            context: context(word, at, target, cut.target),
        });
        Seen {
            features: seen,
            words: list.collect(),
            target: cut.target,
            question: case.question() as u32,
            pieces: self.vocabulary.encode(case, &cut, None),
        }
    }
}

/// The vocabulary entry of a word that the vocabulary does not hold.
pub(super) fn fallback(kind: Kind, frame: u8) -> u32 {
    match kind {
        Kind::Plain if frame == 0 => 0,
        Kind::Plain => 3 + u32::from(frame),
        Kind::Target | Kind::Place | Kind::Source => kind as u32,
    }
}
