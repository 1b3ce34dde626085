//! The other part of the fast model: one convolution over three words at a time, pooled and added up.
//!
//! A word's and a context's share in each channel is a table made at load, so that a sentence costs additions only.

use std::collections::HashMap;

use rayon::prelude::*;

use super::ModelError;
use super::features::distance;
use super::file::Arrays;
use super::training::fallback;
use super::words::{Word, Words};

const WIDTH: usize = 64;
const CHANNELS: usize = 64;
/// Channels of the left, middle and right word of a window.
const TAPS: usize = 3 * CHANNELS;
const N_CONTEXTS: usize = 96;
/// Vocabulary entries that stand for no single word.
const N_FALLBACKS: usize = 17;
/// The second pool looks this many words around the target.
const NEAR: usize = 8;

/// Where a word stands around the target: side and distance, same clause, denied, quoted.
pub(super) fn context(word: &Word, at: usize, target: &Word, target_at: usize) -> u32 {
    let place = distance(at.abs_diff(target_at)) << 1 | u32::from(at > target_at);
    let joined = u32::from(word.clause == target.clause);
    place << 3 | joined << 2 | u32::from(word.negated) << 1 | u32::from(word.quoted)
}

/// The trained net.
pub(super) struct Convolution {
    vocabulary: HashMap<u32, u32, super::lexicon::Same>,
    words: Vec<[f32; TAPS]>,
    contexts: Vec<[f32; TAPS]>,
    bias: Vec<f32>,
    /// For each pool and channel: what it adds to negative, neutral, positive.
    head: Vec<[f32; 3]>,
    head_bias: [f32; 3],
}

impl Convolution {
    pub fn read(arrays: &mut Arrays, n_words: usize) -> Result<Convolution, ModelError> {
        let hashes = arrays.u32s(n_words)?;
        let vocabulary = hashes.into_iter().zip(N_FALLBACKS as u32..).collect();
        let words = arrays.scaled(N_FALLBACKS + n_words, WIDTH)?;
        let contexts = arrays.f32s(N_CONTEXTS * WIDTH)?;
        let taps = arrays.f32s(WIDTH * TAPS)?;
        let bias = arrays.f32s(CHANNELS)?;
        let head = arrays.f32s(3 * TAPS)?;
        let head_bias = arrays.f32s(3)?;
        Ok(Convolution {
            vocabulary,
            words: words
                .par_chunks(WIDTH)
                .map(|vector| share(vector, &taps))
                .collect(),
            contexts: contexts
                .par_chunks(WIDTH)
                .map(|vector| share(vector, &taps))
                .collect(),
            bias,
            head: (0..TAPS)
                .map(|k| [head[k], head[TAPS + k], head[2 * TAPS + k]])
                .collect(),
            head_bias: [head_bias[0], head_bias[1], head_bias[2]],
        })
    }

    /// Outcomes for negative, neutral, positive. What each word pulls is added to `pulls`: the part of a channel goes to
    /// the word that raised it most in the window that won the pool.
    pub fn judge(&self, words: &Words, pulls: &mut [f32]) -> [f32; 3] {
        let taps = self.taps(words);
        let channels = self.channels(&taps);
        let n = words.list.len();
        let near = words.target.saturating_sub(NEAR)..n.min(words.target + NEAR + 1);
        let mut logits = self.head_bias;
        for (pool, range) in [words.target..words.target + 1, 0..n, near]
            .into_iter()
            .enumerate()
        {
            let (best, place) = winners(&channels, range);
            for channel in (0..CHANNELS).filter(|&channel| best[channel] > 0.0) {
                let weights = self.head[pool * CHANNELS + channel];
                for (logit, weight) in logits.iter_mut().zip(weights) {
                    *logit += weight * best[channel];
                }
                let raiser = raiser(&taps, place[channel], channel);
                pulls[raiser] += (weights[2] - weights[0]) * best[channel];
            }
        }
        logits
    }

    /// What each word adds to the windows it stands in.
    fn taps(&self, words: &Words) -> Vec<[f32; TAPS]> {
        let target = &words.list[words.target];
        let entry = |word: &Word| {
            let known = if word.kind == super::words::Kind::Plain {
                self.vocabulary.get(&word.hash)
            } else {
                None
            };
            known
                .copied()
                .unwrap_or_else(|| fallback(word.kind, word.known.frame)) as usize
        };
        let both = |(at, word): (usize, &Word)| {
            let (own, stand) = (
                &self.words[entry(word)],
                &self.contexts[context(word, at, target, words.target) as usize],
            );
            std::array::from_fn(|k| own[k] + stand[k])
        };
        words.list.iter().enumerate().map(both).collect()
    }

    fn channels(&self, taps: &[[f32; TAPS]]) -> Vec<[f32; CHANNELS]> {
        let none = [0.0; TAPS];
        let sum = |at: usize| {
            let left = at.checked_sub(1).map_or(&none, |before| &taps[before]);
            let right = taps.get(at + 1).unwrap_or(&none);
            std::array::from_fn(|c| {
                (self.bias[c] + left[c] + taps[at][CHANNELS + c] + right[2 * CHANNELS + c]).max(0.0)
            })
        };
        (0..taps.len()).map(sum).collect()
    }
}

/// A vector's share in every channel, for each place in the window.
fn share(vector: &[f32], taps: &[f32]) -> [f32; TAPS] {
    let mut sums = [0.0; TAPS];
    for (x, row) in vector.iter().zip(taps.chunks_exact(TAPS)) {
        sums.iter_mut()
            .zip(row)
            .for_each(|(sum, weight)| *sum += x * weight);
    }
    sums
}

/// The greatest value of each channel, and where.
fn winners(
    channels: &[[f32; CHANNELS]],
    range: std::ops::Range<usize>,
) -> ([f32; CHANNELS], [usize; CHANNELS]) {
    let mut best = [0.0; CHANNELS];
    let mut place = [0; CHANNELS];
    for at in range {
        for channel in 0..CHANNELS {
            if channels[at][channel] > best[channel] {
                best[channel] = channels[at][channel];
                place[channel] = at;
            }
        }
    }
    (best, place)
}

/// Of the three words of a window, the one that raised the channel most.
fn raiser(taps: &[[f32; TAPS]], middle: usize, channel: usize) -> usize {
    let window = [
        middle.checked_sub(1),
        Some(middle),
        Some(middle + 1).filter(|&at| at < taps.len()),
    ];
    let raised = window
        .into_iter()
        .enumerate()
        .filter_map(|(tap, at)| Some((taps[at?][tap * CHANNELS + channel], at?)));
    raised
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map_or(middle, |(_, at)| at)
}
