//! The precise model: a six-layer transformer for English (MiniLM, fine-tuned), its weights stored in eight bits a number.
//!
//! Weights are widened once at load. Only matrix products cost time; they come from `ndarray`.

use ndarray::{Array1, Array2, ArrayView2, Axis, Slice};
use serde::Deserialize;

use super::file::{Arrays, Calibrations};
use super::pieces::{N_PIECES, Piece, Vocabulary};
use super::words::{Kind, Words};
use super::{Case, ModelError};

const HIDDEN: usize = 384;
const INNER: usize = 1536;
const HEADS: usize = 12;
const HEAD: usize = HIDDEN / HEADS;
/// So many of the fast model's strongest words are hidden in turn, to see what each is worth.
const N_HIDDEN: usize = 3;

#[derive(Deserialize)]
struct Header {
    n_layers: usize,
    n_words: usize,
    n_vocabulary_bytes: usize,
    english: Calibrations,
}

/// A linear map: `[input, output]` and its bias.
struct Dense {
    weight: Array2<f32>,
    bias: Array1<f32>,
}

struct Norm {
    scale: Array1<f32>,
    shift: Array1<f32>,
}

struct Layer {
    attention: Dense,
    out: Dense,
    norm1: Norm,
    up: Dense,
    down: Dense,
    norm2: Norm,
}

/// The transformer.
pub(super) struct Precise {
    header: Header,
    vocabulary: Vocabulary,
    words: Vec<i8>,
    word_scales: Vec<f32>,
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
        let word_scales = arrays.f32s(header.n_words)?;
        let words = arrays.i8s(header.n_words * HIDDEN)?;
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
            word_scales,
            places,
            types,
            norm,
            layers,
            head,
        })
    }

    /// Probabilities of negative, neutral, positive. `pulls` come as the fast model's and leave as this one's: what the
    /// score loses when a word is hidden, for the few words that matter most.
    pub fn judge(&self, case: &Case, words: &Words, pulls: &mut [f32]) -> [f32; 3] {
        let calibration = self.header.english.of(case.question());
        let score = |hidden| {
            let logits = self.logits(&self.vocabulary.encode(case, words, hidden));
            calibration.probabilities(logits, 1.0)
        };
        let whole = score(None);
        let strongest = strongest(words, pulls);
        pulls.fill(0.0);
        for at in strongest {
            let without = score(Some(at));
            pulls[at] = 2.0 * ((whole[2] - whole[0]) - (without[2] - without[0]));
        }
        whole
    }

    fn logits(&self, pieces: &[Piece]) -> [f32; 3] {
        let mut x = self.embed(pieces);
        self.norm.apply(&mut x);
        for layer in &self.layers {
            x = layer.apply(&x);
        }
        let mean = x
            .mean_axis(Axis(0))
            .unwrap_or_else(|| Array1::zeros(HIDDEN));
        let target = mean_of_target(&x, pieces);
        let three = x.row(0).into_iter().chain(&mean).chain(&target);
        let pooled = matrix(three.copied().collect(), 3 * HIDDEN);
        let out = self.head.apply(pooled.view());
        [out[[0, 0]], out[[0, 1]], out[[0, 2]]]
    }

    fn embed(&self, pieces: &[Piece]) -> Array2<f32> {
        let mut x = Array2::zeros((pieces.len(), HIDDEN));
        for (at, (&(id, kind), mut row)) in pieces.iter().zip(x.rows_mut()).enumerate() {
            let id = (id as usize).min(self.header.n_words - 1);
            let scale = self.word_scales[id];
            let bytes = &self.words[id * HIDDEN..(id + 1) * HIDDEN];
            row.iter_mut()
                .zip(bytes)
                .for_each(|(x, &byte)| *x = f32::from(byte) * scale);
            row += &self.places.row(at);
            row += &self.types.row(usize::from(kind));
        }
        x
    }
}

/// The mean over the target's pieces.
fn mean_of_target(x: &Array2<f32>, pieces: &[Piece]) -> Array1<f32> {
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
fn strongest(words: &Words, pulls: &[f32]) -> Vec<usize> {
    let plain = words
        .list
        .iter()
        .enumerate()
        .filter(|(_, word)| word.kind == Kind::Plain && word.span.end - word.span.start > 2);
    let mut order: Vec<usize> = plain.map(|(at, _)| at).collect();
    order.sort_by(|&a, &b| pulls[b].abs().total_cmp(&pulls[a].abs()));
    order.truncate(N_HIDDEN);
    order
}

impl Layer {
    fn read(arrays: &mut Arrays) -> Result<Layer, ModelError> {
        Ok(Layer {
            attention: Dense::read(arrays, HIDDEN, 3 * HIDDEN)?,
            out: Dense::read(arrays, HIDDEN, HIDDEN)?,
            norm1: Norm::read(arrays)?,
            up: Dense::read(arrays, HIDDEN, INNER)?,
            down: Dense::read(arrays, INNER, HIDDEN)?,
            norm2: Norm::read(arrays)?,
        })
    }

    fn apply(&self, x: &Array2<f32>) -> Array2<f32> {
        let mut seen = x + &self
            .out
            .apply(attend(self.attention.apply(x.view()).view()).view());
        self.norm1.apply(&mut seen);
        let mut inner = self.up.apply(seen.view());
        inner.mapv_inplace(gelu);
        let mut out = self.down.apply(inner.view()) + seen;
        self.norm2.apply(&mut out);
        out
    }
}

/// Twelve heads of attention over queries, keys and values that stand side by side in each row.
fn attend(qkv: ArrayView2<f32>) -> Array2<f32> {
    let mut out = Array2::zeros((qkv.nrows(), HIDDEN));
    for head in 0..HEADS {
        let part = |k: usize| {
            qkv.slice_axis(
                Axis(1),
                Slice::from(k * HIDDEN + head * HEAD..k * HIDDEN + (head + 1) * HEAD),
            )
        };
        let mut weights = part(0).dot(&part(1).t()) / (HEAD as f32).sqrt();
        for mut row in weights.rows_mut() {
            let top = row.fold(f32::MIN, |a, &b| a.max(b));
            row.mapv_inplace(|x| (x - top).exp());
            let sum = row.sum();
            row /= sum;
        }
        out.slice_axis_mut(Axis(1), Slice::from(head * HEAD..(head + 1) * HEAD))
            .assign(&weights.dot(&part(2)));
    }
    out
}

impl Dense {
    fn read(arrays: &mut Arrays, inputs: usize, outputs: usize) -> Result<Dense, ModelError> {
        let weight = matrix(arrays.scaled(outputs, inputs)?, inputs).reversed_axes();
        Ok(Dense {
            weight,
            bias: Array1::from(arrays.f32s(outputs)?),
        })
    }

    fn apply(&self, x: ArrayView2<f32>) -> Array2<f32> {
        x.dot(&self.weight) + &self.bias
    }
}

impl Norm {
    fn read(arrays: &mut Arrays) -> Result<Norm, ModelError> {
        Ok(Norm {
            scale: Array1::from(arrays.f32s(HIDDEN)?),
            shift: Array1::from(arrays.f32s(HIDDEN)?),
        })
    }

    fn apply(&self, x: &mut Array2<f32>) {
        for mut row in x.rows_mut() {
            let mean = row.sum() / HIDDEN as f32;
            let spread = row.fold(0.0, |sum, x| sum + (x - mean) * (x - mean)) / HIDDEN as f32;
            let factor = 1.0 / (spread + 1e-12).sqrt();
            row.mapv_inplace(|x| (x - mean) * factor);
            row *= &self.scale;
            row += &self.shift;
        }
    }
}

/// Rows of `columns` numbers; the reader has counted them.
fn matrix(numbers: Vec<f32>, columns: usize) -> Array2<f32> {
    let rows = numbers.len() / columns;
    Array2::from_shape_fn((rows, columns), |(row, column)| {
        numbers[row * columns + column]
    })
}

/// x·Φ(x), with the error function of Abramowitz and Stegun 7.1.26 (error below 1.5e-7).
fn gelu(x: f32) -> f32 {
    let z = x.abs() / std::f32::consts::SQRT_2;
    let t = 1.0 / (1.0 + 0.327_591_1 * z);
    let series = t
        * (0.254_829_6
            + t * (-0.284_496_74 + t * (1.421_413_7 + t * (-1.453_152 + t * 1.061_405_4))));
    let erf = (1.0 - series * (-z * z).exp()).copysign(x);
    0.5 * x * (1.0 + erf)
}
