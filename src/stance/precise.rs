//! The precise model: a small transformer for all our languages (multilingual-e5-small, fine-tuned). Word vectors are stored in
//! four bits a number, as they came; the layers in eight.

use std::ops::Range;

use ndarray::{Array1, Array2, ArrayView2, Axis, Slice};
use serde::Deserialize;

use super::fast::Verdict;
use super::file::{Arrays, Calibrations, Nibbles};
use super::layers::{Dense, HIDDEN, Layer, Norm, matrix};
use super::pieces::{N_PIECES, Piece, Vocabulary};
use super::words::Kind;
use super::{Case, ModelError, StanceClass, likeliest};
use crate::text::Language;

/// So many of the fast model's strongest words are hidden in turn, to see what each is worth.
const N_HIDDEN: usize = 3;

#[derive(Deserialize)]
struct Header {
    n_layers: usize,
    n_words: usize,
    n_vocabulary_bytes: usize,
    english: Calibrations,
    /// For Ukrainian too.
    russian: Calibrations,
}

/// The transformer.
pub(super) struct Precise {
    header: Header,
    vocabulary: Vocabulary,
    words: Nibbles,
    places: Array2<f32>,
    types: Array2<f32>,
    norm: Norm,
    layers: Vec<Layer>,
    head: Dense,
}

impl Precise {
    pub fn read(bytes: &[u8]) -> Result<Precise, ModelError> {
        let (header, mut arrays) = Arrays::open::<Header>("precise.bin", bytes)?;
        let vocabulary = Vocabulary::read(arrays.bytes(header.n_vocabulary_bytes)?)?;
        let words = arrays.nibbles(header.n_words * HIDDEN)?;
        let places = matrix(arrays.f32s(N_PIECES * HIDDEN)?, HIDDEN);
        let types = matrix(arrays.f32s(3 * HIDDEN)?, HIDDEN);
        let norm = Norm::read(&mut arrays)?;
        let layers = (0..header.n_layers)
            .map(|_| Layer::read(&mut arrays))
            .collect::<Result<_, _>>()?;
        let head = Dense::read(&mut arrays, 3 * HIDDEN, 3)?;
        Ok(Precise {
            header,
            vocabulary,
            words,
            places,
            types,
            norm,
            layers,
            head,
        })
    }

    /// Judges anew what the fast model has judged. With `evidence` the pulls become those of this model: what the score loses
    /// when a word is hidden, for the few words of which the fast model thinks most. A neutral judgement has none.
    pub fn judge(&self, asked: &mut [(&Case, Verdict)], evidence: bool) {
        let encode = |(case, verdict): &(&Case, Verdict), hidden| {
            self.vocabulary.encode(case, &verdict.words, hidden)
        };
        let whole: Vec<Vec<Piece>> = asked.iter().map(|one| encode(one, None)).collect();
        let logits = self.logits(&whole);
        for ((case, verdict), logits) in asked.iter_mut().zip(logits) {
            verdict.probabilities = self.probabilities(case, logits);
        }
        let mut hidden = Vec::new();
        let mut without = Vec::new();
        for (index, one) in asked.iter_mut().enumerate() {
            if evidence && likeliest(one.1.probabilities) != StanceClass::Neutral {
                let strongest = strongest(&one.1);
                without.extend(strongest.iter().map(|&at| encode(one, Some(at))));
                hidden.extend(strongest.into_iter().map(|at| (index, at)));
            }
            one.1.pulls.fill(0.0);
        }
        let scores = hidden.iter().zip(self.logits(&without));
        for (&(index, at), logits) in scores {
            let (case, verdict) = &mut asked[index];
            let [negative, _, positive] = self.probabilities(case, logits);
            verdict.pulls[at] = 2.0 * (verdict.score() - (positive - negative));
        }
    }

    fn probabilities(&self, case: &Case, logits: [f32; 3]) -> [f32; 3] {
        let calibrations = match case.language {
            Language::English => &self.header.english,
            _ => &self.header.russian,
        };
        let calibration = calibrations.of(case.question());
        calibration.probabilities(logits, case.doubt())
    }

    /// The outcomes of several cases, which stand below each other in all matrices: that is a good deal quicker than one by one.
    fn logits(&self, cases: &[Vec<Piece>]) -> Vec<[f32; 3]> {
        if cases.is_empty() {
            return Vec::new();
        }
        let mut x = self.embed(cases);
        self.norm.apply(&mut x);
        let rows = rows(cases);
        for layer in &self.layers {
            x = layer.apply(&x, &rows);
        }
        let mut pooled = Vec::with_capacity(cases.len() * 3 * HIDDEN);
        for (pieces, rows) in cases.iter().zip(&rows) {
            let x = x.slice_axis(Axis(0), Slice::from(rows.clone()));
            let mean = x.sum_axis(Axis(0)) / rows.len() as f32;
            pooled.extend(
                x.row(0)
                    .iter()
                    .chain(&mean)
                    .chain(&mean_of_target(x, pieces)),
            );
        }
        let out = self.head.apply(matrix(pooled, 3 * HIDDEN).view());
        out.rows()
            .into_iter()
            .map(|row| [row[0], row[1], row[2]])
            .collect()
    }

    fn embed(&self, cases: &[Vec<Piece>]) -> Array2<f32> {
        let pieces = cases.iter().flat_map(|pieces| pieces.iter().enumerate());
        let mut x = Array2::zeros((cases.iter().map(Vec::len).sum(), HIDDEN));
        for ((at, &(id, kind)), mut row) in pieces.zip(x.rows_mut()) {
            let id = (id as usize).min(self.header.n_words - 1);
            let numbers = self.words.slice(id * HIDDEN..(id + 1) * HIDDEN);
            row.iter_mut().zip(numbers).for_each(|(x, n)| *x = n);
            row += &self.places.row(at);
            row += &self.types.row(usize::from(kind));
        }
        x
    }
}

/// Where each case stands when all stand below each other.
fn rows(cases: &[Vec<Piece>]) -> Vec<Range<usize>> {
    let mut at = 0;
    let mut take = |n: usize| {
        at += n;
        at - n..at
    };
    cases.iter().map(|pieces| take(pieces.len())).collect()
}

/// The mean over the target's pieces.
fn mean_of_target(x: ArrayView2<f32>, pieces: &[Piece]) -> Array1<f32> {
    let on_target = pieces
        .iter()
        .enumerate()
        .filter(|(_, (_, kind))| *kind == 1);
    let (sum, n) = on_target.fold((Array1::zeros(HIDDEN), 0), |(sum, n), (at, _)| {
        (sum + x.row(at), n + 1)
    });
    sum / n.max(1) as f32
}

/// The words that the fast model thinks most of.
fn strongest(verdict: &Verdict) -> Vec<usize> {
    let (list, pulls) = (&verdict.words.list, &verdict.pulls);
    let plain = list
        .iter()
        .enumerate()
        .filter(|(_, word)| word.kind == Kind::Plain && word.span.end - word.span.start > 2);
    let mut order: Vec<usize> = plain.map(|(at, _)| at).collect();
    order.sort_by(|&a, &b| pulls[b].abs().total_cmp(&pulls[a].abs()));
    order.truncate(N_HIDDEN);
    order
}
