//! The layers of a transformer.

use std::ops::Range;

use ndarray::{Array2, ArrayView1, ArrayView2, Axis, Slice};
use rten_simd::{SimdOp, SimdUnaryOp};
use rten_vecmath::{Gelu, Normalize, NormalizeOptions, Softmax, Sum, SumSquareSub};
use serde::Deserialize;

use super::ModelError;
use super::dense::Dense;
use super::file::{Arrays, Stored};

/// What all matrices here are.
pub(super) const IN_ROWS: &str = "the numbers of a matrix lie row by row";

/// The sizes of a transformer.
#[derive(Clone, Copy, Deserialize)]
pub(super) struct Shape {
    /// Numbers that stand for one word piece.
    pub hidden: usize,
    /// Numbers between the two maps of a layer's second half.
    pub inner: usize,
    pub n_layers: usize,
    pub n_heads: usize,
    #[serde(rename = "bits")]
    pub stored: Stored,
    /// Added to a spread before a row is divided by it.
    pub eps: f32,
}

/// Brings each row to mean 0 and spread 1, then to scale and shift.
pub(super) struct Norm {
    scale: Vec<f32>,
    shift: Vec<f32>,
    eps: f32,
}

/// One layer of a transformer.
pub(super) struct Layer {
    n_heads: usize,
    attention: Dense,
    out: Dense,
    norm1: Norm,
    up: Dense,
    down: Dense,
    norm2: Norm,
}

/// How much each head looks at a piece for its distance alone: a row a head, distances from far before to far behind.
pub(super) struct Nearness {
    pulls: Array2<f32>,
}

impl Layer {
    pub fn read(arrays: &mut Arrays, shape: &Shape) -> Result<Layer, ModelError> {
        let (hidden, inner) = (shape.hidden, shape.inner);
        let dense = |arrays: &mut Arrays, inputs, outputs| {
            Dense::read(arrays, shape.stored, inputs, outputs)
        };
        Ok(Layer {
            n_heads: shape.n_heads,
            attention: dense(arrays, hidden, 3 * hidden)?,
            out: dense(arrays, hidden, hidden)?,
            norm1: Norm::read(arrays, shape)?,
            up: dense(arrays, hidden, inner)?,
            down: dense(arrays, inner, hidden)?,
            norm2: Norm::read(arrays, shape)?,
        })
    }

    /// `rows`: where each case stands in `x`.
    pub fn apply(&self, x: &Array2<f32>, rows: &[Range<usize>], near: &Nearness) -> Array2<f32> {
        let attended = self.attend(self.attention.apply(x.view()).view(), rows, near);
        let mut seen = x + &self.out.apply(attended.view());
        self.norm1.apply(&mut seen);
        let mut inner = self.up.apply(seen.view());
        Gelu {}.map_mut(inner.as_slice_mut().expect(IN_ROWS));
        let mut out = self.down.apply(inner.view()) + seen;
        self.norm2.apply(&mut out);
        out
    }

    /// Attention over queries, keys and values that stand side by side in each row; each case sees only itself.
    fn attend(&self, qkv: ArrayView2<f32>, rows: &[Range<usize>], near: &Nearness) -> Array2<f32> {
        let hidden = qkv.ncols() / 3;
        let width = hidden / self.n_heads;
        let mut out = Array2::zeros((qkv.nrows(), hidden));
        for case in rows {
            let lines = Slice::from(case.clone());
            for head in 0..self.n_heads {
                let columns = |start: usize| Slice::from(start..start + width);
                let part = |k: usize| {
                    qkv.slice_axis(Axis(0), lines)
                        .slice_axis(Axis(1), columns(k * hidden + head * width))
                        .to_owned()
                };
                let mut weights = part(0).dot(&part(1).t()) / (width as f32).sqrt();
                for (at, mut row) in weights.rows_mut().into_iter().enumerate() {
                    row += &near.around(head, at, case.len());
                    Softmax::new_mut(row.as_slice_mut().expect(IN_ROWS)).dispatch();
                }
                out.slice_axis_mut(Axis(0), lines)
                    .slice_axis_mut(Axis(1), columns(head * width))
                    .assign(&weights.dot(&part(2)));
            }
        }
        out
    }
}

impl Nearness {
    /// For cases of at most `n_pieces`.
    pub fn read(
        arrays: &mut Arrays,
        n_heads: usize,
        n_pieces: usize,
    ) -> Result<Nearness, ModelError> {
        let n_distances = 2 * n_pieces - 1;
        Ok(Nearness {
            pulls: matrix(arrays.f32s(n_heads * n_distances)?, n_distances),
        })
    }

    /// Of the pieces 0..n, seen from the piece `at`.
    fn around(&self, head: usize, at: usize, n: usize) -> ArrayView1<'_, f32> {
        let first = self.pulls.ncols() / 2 - at;
        self.pulls
            .row(head)
            .slice_axis_move(Axis(0), Slice::from(first..first + n))
    }
}

impl Norm {
    pub fn read(arrays: &mut Arrays, shape: &Shape) -> Result<Norm, ModelError> {
        Ok(Norm {
            scale: arrays.f32s(shape.hidden)?,
            shift: arrays.f32s(shape.hidden)?,
            eps: shape.eps,
        })
    }

    pub fn apply(&self, x: &mut Array2<f32>) {
        let n = self.scale.len() as f32;
        let all = x.as_slice_mut().expect(IN_ROWS);
        for row in all.chunks_exact_mut(self.scale.len()) {
            let mean = Sum::new(row).dispatch() / n;
            let spread = SumSquareSub::new(row, mean).dispatch() / n;
            let options = NormalizeOptions {
                pre_scale_bias: mean,
                scale: (spread + self.eps).sqrt().recip(),
                element_scale: Some(&self.scale),
                element_bias: Some(&self.shift),
                ..NormalizeOptions::default()
            };
            Normalize::new_mut(row, options).dispatch();
        }
    }
}

/// Rows of `columns` numbers; the reader has counted them.
pub(super) fn matrix(numbers: Vec<f32>, columns: usize) -> Array2<f32> {
    let rows = numbers.len() / columns;
    Array2::from_shape_fn((rows, columns), |(row, column)| {
        numbers[row * columns + column]
    })
}
