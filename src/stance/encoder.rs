//! A fine-tuned transformer encoder: word pieces in, three outcomes out.

use std::ops::Range;

use ndarray::{Array1, Array2, ArrayView2, Axis, Slice};
use serde::Deserialize;

use super::ModelError;
use super::file::Arrays;
use super::layers::{Layer, Nearness, Norm, Shape, matrix};
use super::nibbles::Nibbles;
use super::pieces::{N_PIECES, Piece};

/// What stands in the header of its file.
#[derive(Deserialize)]
pub(super) struct Sizes {
    #[serde(flatten)]
    shape: Shape,
    n_words: usize,
}

/// The transformer and its head of three classes. Word vectors stay in four bits a number.
pub(super) struct Encoder {
    sizes: Sizes,
    words: Nibbles,
    places: Array2<f32>,
    types: Array2<f32>,
    norm: Norm,
    near: Nearness,
    layers: Vec<Layer>,
    head: Array2<f32>,
    bias: Array1<f32>,
}

impl Encoder {
    pub fn read(arrays: &mut Arrays, sizes: Sizes) -> Result<Encoder, ModelError> {
        let shape = sizes.shape;
        let hidden = shape.hidden;
        Ok(Encoder {
            words: arrays.nibbles(sizes.n_words * hidden)?,
            places: matrix(arrays.f32s(N_PIECES * hidden)?, hidden),
            types: matrix(arrays.f32s(3 * hidden)?, hidden),
            norm: Norm::read(arrays, &shape)?,
            near: Nearness::read(arrays, shape.n_heads, N_PIECES)?,
            layers: (0..shape.n_layers)
                .map(|_| Layer::read(arrays, &shape))
                .collect::<Result<_, _>>()?,
            head: matrix(arrays.f32s(3 * 3 * hidden)?, 3 * hidden),
            bias: Array1::from(arrays.f32s(3)?),
            sizes,
        })
    }

    /// The outcomes of several cases, which stand below each other in all matrices: that is a good deal quicker than one by one.
    pub fn logits(&self, cases: &[Vec<Piece>]) -> Vec<[f32; 3]> {
        if cases.is_empty() {
            return Vec::new();
        }
        let mut x = self.embed(cases);
        self.norm.apply(&mut x);
        let rows = rows(cases);
        for layer in &self.layers {
            x = layer.apply(&x, &rows, &self.near);
        }
        let hidden = self.sizes.shape.hidden;
        let mut pooled = Vec::with_capacity(cases.len() * 3 * hidden);
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
        let out = matrix(pooled, 3 * hidden).dot(&self.head.t()) + &self.bias;
        out.rows()
            .into_iter()
            .map(|row| [row[0], row[1], row[2]])
            .collect()
    }

    fn embed(&self, cases: &[Vec<Piece>]) -> Array2<f32> {
        let hidden = self.sizes.shape.hidden;
        let pieces = cases.iter().flat_map(|pieces| pieces.iter().enumerate());
        let mut x = Array2::zeros((cases.iter().map(Vec::len).sum(), hidden));
        for ((at, &(id, kind)), mut row) in pieces.zip(x.rows_mut()) {
            let id = (id as usize).min(self.sizes.n_words - 1);
            let numbers = self.words.slice(id * hidden..(id + 1) * hidden);
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
    let (sum, n) = on_target.fold((Array1::zeros(x.ncols()), 0), |(sum, n), (at, _)| {
        (sum + x.row(at), n + 1)
    });
    sum / n.max(1) as f32
}
