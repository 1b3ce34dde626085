//! Linear maps in eight bits: nearly all the time of a transformer goes into them.

use ndarray::{Array2, ArrayView2};
use rten_gemm::{GemmExecutor, GemmInputA, GemmInputB, GemmOptions, PackedBMatrix};
use rten_simd::SimdOp;
use rten_tensor::NdTensorView;
use rten_vecmath::{ExtendInit, MinMax, Quantize};

use super::ModelError;
use super::file::{Arrays, Stored};
use super::layers::IN_ROWS;

/// The greatest whole number of an input.
const TOP_INPUT: f32 = 255.0;

/// A linear map from `inputs` to `outputs` numbers.
pub(super) struct Dense {
    weight: PackedBMatrix<i8>,
    /// What one step of each output's weights is worth.
    steps: Vec<f32>,
    /// The sum of each output's weights.
    totals: Vec<i32>,
    bias: Vec<f32>,
}

/// Rows of numbers brought to eight bits, each row by its own step and zero.
struct Inputs {
    numbers: Vec<u8>,
    steps: Vec<f32>,
    zeros: Vec<u8>,
}

impl Dense {
    pub fn read(
        arrays: &mut Arrays,
        stored: Stored,
        inputs: usize,
        outputs: usize,
    ) -> Result<Dense, ModelError> {
        let (steps, weight) = arrays.whole(stored, outputs, inputs)?;
        Ok(Dense::new(inputs, steps, &weight, arrays.f32s(outputs)?))
    }

    /// `weight`: a row of `inputs` numbers for each output.
    fn new(inputs: usize, steps: Vec<f32>, weight: &[i8], bias: Vec<f32>) -> Dense {
        let totals = weight.chunks_exact(inputs);
        let totals = totals.map(|row| row.iter().map(|&w| i32::from(w)).sum());
        let totals = totals.collect();
        let weight = NdTensorView::from_data([bias.len(), inputs], weight);
        Dense {
            totals,
            weight: gemm().prepack_b(weight.transposed()),
            steps,
            bias,
        }
    }

    /// Each row through the map.
    pub fn apply(&self, x: ArrayView2<f32>) -> Array2<f32> {
        let (n, inputs) = x.dim();
        let rows = Inputs::new(x);
        let mut sums = vec![0; n * self.bias.len()];
        let left = NdTensorView::from_data([n, inputs], rows.numbers.as_slice());
        gemm()
            .gemm(
                &mut sums,
                GemmInputA::Unpacked(left),
                GemmInputB::Packed(&self.weight),
                GemmOptions::default(),
            )
            .expect("the sizes were checked when the model was read");
        let mut out = Array2::zeros((n, self.bias.len()));
        let sums = sums.chunks_exact(self.bias.len());
        let grids = rows.steps.iter().zip(&rows.zeros);
        for ((mut out, sums), (step, &zero)) in out.rows_mut().into_iter().zip(sums).zip(grids) {
            let worth = self.totals.iter().zip(&self.steps).zip(&self.bias);
            for ((out, sum), ((total, mine), bias)) in out.iter_mut().zip(sums).zip(worth) {
                *out = (sum - i32::from(zero) * total) as f32 * (step * mine) + bias;
            }
        }
        out
    }
}

impl Inputs {
    fn new(x: ArrayView2<f32>) -> Inputs {
        let (n, width) = x.dim();
        let mut inputs = Inputs {
            numbers: Vec::with_capacity(n * width),
            steps: Vec::with_capacity(n),
            zeros: Vec::with_capacity(n),
        };
        for row in x.as_slice().expect(IN_ROWS).chunks_exact(width) {
            let (low, high) = MinMax::new(row).dispatch();
            let (low, high) = (low.min(0.0), high.max(0.0));
            let step = ((high - low) / TOP_INPUT).max(f32::MIN_POSITIVE);
            let zero = (-low / step).round() as u8;
            inputs.numbers.extend_init(|room| {
                Quantize::new(row, &mut room[..width], step.recip(), zero).dispatch()
            });
            inputs.steps.push(step);
            inputs.zeros.push(zero);
        }
        inputs
    }
}

/// Quickest of what this processor can do. Weights of seven bits keep clear of the saturation of its older instructions, so all
/// processors give the same whole numbers.
fn gemm() -> GemmExecutor<u8, i8, i32> {
    GemmExecutor::new()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_coarse_map_counts_exactly_in_its_own_steps() {
        let (n, inputs, outputs) = (40, 96, 50);
        let weight: Vec<i8> = (0..inputs * outputs)
            .map(|i| (i * 7919 % 127) as i8 - 63)
            .collect();
        let map = Dense::new(inputs, vec![1.0; outputs], &weight, vec![0.0; outputs]);
        let x = Array2::from_shape_fn((n, inputs), |(row, i)| {
            ((row * 61 + i * 29) % 100) as f32 / 25.0 - 0.1 * row as f32
        });
        let rows = Inputs::new(x.view());
        for ((row, out), said) in map.apply(x.view()).indexed_iter() {
            let numbers = &rows.numbers[row * inputs..(row + 1) * inputs];
            let weights = &weight[out * inputs..(out + 1) * inputs];
            let products = numbers.iter().zip(weights).map(|(&number, &weight)| {
                (i32::from(number) - i32::from(rows.zeros[row])) * i32::from(weight)
            });
            assert_eq!(*said, products.sum::<i32>() as f32 * rows.steps[row]);
        }
    }
}
