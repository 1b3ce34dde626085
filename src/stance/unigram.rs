//! The unigram vocabulary of XLM-R, cut down to our languages (Kudo 2018).

use std::collections::HashMap;

use unicode_normalization::UnicodeNormalization;

use super::pieces::{FIRST, UNKNOWN, is_invisible};

/// Stands at the beginning of every piece that begins a word.
const WORD_START: char = '▁';
/// What an unknown letter costs more than the rarest piece.
const UNKNOWN_COST: f32 = 10.0;

/// Pieces by text.
pub(super) struct Unigram {
    /// Number and logarithm of the probability.
    pieces: HashMap<Box<str>, (u32, f32)>,
    longest_bytes: usize,
    unknown: f32,
}

impl Unigram {
    /// A line: logarithm of the probability, tab, piece. None: a line is not of this form.
    pub fn read<'a>(lines: impl Iterator<Item = (u32, &'a str)>) -> Option<Unigram> {
        let mut pieces: HashMap<Box<str>, (u32, f32)> = lines
            .map(|(id, line)| {
                let (chance, piece) = line.split_once('\t')?;
                Some((piece.into(), (id, chance.parse().ok()?)))
            })
            .collect::<Option<_>>()?;
        pieces.retain(|_, (id, _)| *id >= FIRST);
        let rarest = pieces.values().map(|piece| piece.1).fold(0.0, f32::min);
        Some(Unigram {
            longest_bytes: pieces.keys().map(|piece| piece.len()).max().unwrap_or(0),
            unknown: rarest - UNKNOWN_COST,
            pieces,
        })
    }

    /// The numbers of a word's pieces. `begins`: nothing stands directly before it.
    pub fn cut(&self, word: &str, begins: bool) -> Vec<u32> {
        let start = begins.then_some(WORD_START);
        let letters = word.nfkc().filter(|c| !is_invisible(*c));
        self.split(&start.into_iter().chain(letters).collect::<String>())
    }

    /// The likeliest pieces of a word (Viterbi).
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
