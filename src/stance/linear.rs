//! The linear part of the fast model: one weight a feature and class, added up.

use super::ModelError;
use super::features::{N_FEATURES, features};
use super::file::Arrays;
use super::words::Words;

/// Weights of one language.
pub(super) struct Linear {
    weights: Vec<[i8; 3]>,
    scale: f32,
}

impl Linear {
    pub fn read(arrays: &mut Arrays) -> Result<Linear, ModelError> {
        let scale = arrays.f32s(1)?[0];
        let weights = arrays.bytes(3 * N_FEATURES)?.as_chunks::<3>().0.iter();
        Ok(Linear {
            weights: weights.map(|three| three.map(|byte| byte as i8)).collect(),
            scale,
        })
    }

    /// Outcomes for negative, neutral, positive. What each word pulls (positive less negative) is added to `pulls`.
    pub fn judge(&self, words: &Words, headline: bool, pulls: &mut [f32]) -> [f32; 3] {
        let mut sums = [0_i32; 3];
        features(words, headline, &mut |owner, feature| {
            let weight = self.weights[feature as usize];
            for (sum, part) in sums.iter_mut().zip(weight) {
                *sum += i32::from(part);
            }
            if let Some(owner) = owner {
                pulls[owner] += f32::from(i16::from(weight[2]) - i16::from(weight[0])) * self.scale;
            }
        });
        sums.map(|sum| sum as f32 * self.scale)
    }
}
