//! The layers of a transformer, widened from eight bits once at load. Only matrix products cost time; they come from `ndarray`.

use std::ops::Range;

use ndarray::{Array1, Array2, ArrayView2, Axis, Slice};

use super::ModelError;
use super::file::Arrays;

/// Numbers that stand for one word piece.
pub(super) const HIDDEN: usize = 384;
const INNER: usize = 1536;
const HEADS: usize = 12;
const HEAD: usize = HIDDEN / HEADS;

/// A linear map: `[input, output]` and its bias.
pub(super) struct Dense {
    weight: Array2<f32>,
    bias: Array1<f32>,
}

/// Brings each row to mean 0 and spread 1, then to scale and shift.
pub(super) struct Norm {
    scale: Array1<f32>,
    shift: Array1<f32>,
}

/// One layer of a transformer.
pub(super) struct Layer {
    attention: Dense,
    out: Dense,
    norm1: Norm,
    up: Dense,
    down: Dense,
    norm2: Norm,
}

impl Layer {
    pub fn read(arrays: &mut Arrays) -> Result<Layer, ModelError> {
        Ok(Layer {
            attention: Dense::read(arrays, HIDDEN, 3 * HIDDEN)?,
            out: Dense::read(arrays, HIDDEN, HIDDEN)?,
            norm1: Norm::read(arrays)?,
            up: Dense::read(arrays, HIDDEN, INNER)?,
            down: Dense::read(arrays, INNER, HIDDEN)?,
            norm2: Norm::read(arrays)?,
        })
    }

    pub fn apply(&self, x: &Array2<f32>, rows: &[Range<usize>]) -> Array2<f32> {
        let attended = attend(self.attention.apply(x.view()).view(), rows);
        let mut seen = x + &self.out.apply(attended.view());
        self.norm1.apply(&mut seen);
        let mut inner = self.up.apply(seen.view());
        inner.mapv_inplace(gelu);
        let mut out = self.down.apply(inner.view()) + seen;
        self.norm2.apply(&mut out);
        out
    }
}

/// Twelve heads of attention over queries, keys and values that stand side by side in each row; each case sees only itself.
fn attend(qkv: ArrayView2<f32>, rows: &[Range<usize>]) -> Array2<f32> {
    let mut out = Array2::zeros((qkv.nrows(), HIDDEN));
    for (rows, head) in rows
        .iter()
        .flat_map(|rows| (0..HEADS).map(move |head| (rows, head)))
    {
        let rows = Slice::from(rows.clone());
        let columns = |part: usize| {
            let start = part * HIDDEN + head * HEAD;
            Slice::from(start..start + HEAD)
        };
        let part = |k| {
            qkv.slice_axis(Axis(0), rows)
                .slice_axis(Axis(1), columns(k))
                .to_owned()
        };
        let mut weights = part(0).dot(&part(1).t()) / (HEAD as f32).sqrt();
        for mut row in weights.rows_mut() {
            let top = row.fold(f32::MIN, |a, &b| a.max(b));
            row.mapv_inplace(|x| (x - top).exp());
            let sum = row.sum();
            row /= sum;
        }
        out.slice_axis_mut(Axis(0), rows)
            .slice_axis_mut(Axis(1), columns(0))
            .assign(&weights.dot(&part(2)));
    }
    out
}

impl Dense {
    pub fn read(arrays: &mut Arrays, inputs: usize, outputs: usize) -> Result<Dense, ModelError> {
        let weight = matrix(arrays.scaled(outputs, inputs)?, inputs).reversed_axes();
        Ok(Dense {
            // Products read it row by row.
            weight: weight.as_standard_layout().into_owned(),
            bias: Array1::from(arrays.f32s(outputs)?),
        })
    }

    pub fn apply(&self, x: ArrayView2<f32>) -> Array2<f32> {
        x.dot(&self.weight) + &self.bias
    }
}

impl Norm {
    pub fn read(arrays: &mut Arrays) -> Result<Norm, ModelError> {
        Ok(Norm {
            scale: Array1::from(arrays.f32s(HIDDEN)?),
            shift: Array1::from(arrays.f32s(HIDDEN)?),
        })
    }

    pub fn apply(&self, x: &mut Array2<f32>) {
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
pub(super) fn matrix(numbers: Vec<f32>, columns: usize) -> Array2<f32> {
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
