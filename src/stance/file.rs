//! Model files: a magic word, the BLAKE3 hash of the rest, a JSON header, then plain arrays (little-endian).

use std::ops::Range;

use rayon::prelude::*;
use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::ModelError;
use super::case::Question;

const MAGIC: &[u8; 8] = b"STANCE01";
const HASH_BYTES: usize = 32;

/// Turns raw outcomes of one kind of case into calibrated probabilities.
#[derive(Clone, Copy, Debug, Deserialize)]
pub(super) struct Calibration {
    /// Added to negative, neutral and positive.
    pub bias: [f32; 3],
    /// Outcomes are divided by it.
    pub temperature: f32,
}

impl Calibration {
    /// Probabilities of negative, neutral, positive; `doubt` above 1 flattens them.
    pub fn probabilities(&self, logits: [f32; 3], doubt: f32) -> [f32; 3] {
        let scaled: [f32; 3] =
            std::array::from_fn(|k| (logits[k] + self.bias[k]) / (self.temperature * doubt));
        let top = scaled.iter().copied().fold(f32::MIN, f32::max);
        let grown = scaled.map(|x| (x - top).exp());
        let sum: f32 = grown.iter().sum();
        grown.map(|x| x / sum)
    }
}

/// The calibrations of one language, by what is asked.
#[derive(Clone, Copy, Debug, Deserialize)]
pub(super) struct Calibrations {
    /// The target is a place.
    pub place: Calibration,
    /// The target is something else.
    pub other: Calibration,
    /// One source's opinion is asked for.
    pub source: Calibration,
}

impl Calibrations {
    /// The calibration for what is asked.
    pub fn of(&self, question: Question) -> &Calibration {
        match question {
            Question::Place => &self.place,
            Question::Other => &self.other,
            Question::Source => &self.source,
        }
    }
}

/// So many numbers of four bits share a scale.
const BLOCK: usize = 32;

/// Numbers of four bits, widened when they are asked for.
pub(super) struct Nibbles {
    scales: Vec<f32>,
    /// In each block the low halves are its first sixteen numbers, the high halves the others.
    pairs: Vec<u8>,
}

impl Nibbles {
    /// The numbers of a range that begins and ends at a block.
    pub fn slice(&self, range: Range<usize>) -> impl Iterator<Item = f32> {
        let blocks = self.pairs[range.start / 2..range.end / 2].chunks_exact(BLOCK / 2);
        let scales = &self.scales[range.start / BLOCK..range.end / BLOCK];
        blocks.zip(scales).flat_map(|(block, &scale)| {
            let halves = block
                .iter()
                .map(|pair| pair & 15)
                .chain(block.iter().map(|pair| pair >> 4));
            halves.map(move |half| (f32::from(half) - 8.0) * scale)
        })
    }

    /// Fills `out` with the numbers from the block that begins at `start`, as whole multiples of the step that it returns.
    fn coarse(&self, start: usize, out: &mut [i8]) -> f32 {
        let pairs = self.pairs[start / 2..].chunks_exact(BLOCK / 2);
        let scales = &self.scales[start / BLOCK..(start + out.len()) / BLOCK];
        let blocks = pairs.zip(scales);
        let greatest = |pairs: &[u8]| {
            let both = pairs.iter().flat_map(|pair| [pair & 15, pair >> 4]);
            f32::from(both.map(|half| half.abs_diff(8)).max().unwrap_or(0))
        };
        let top = blocks
            .clone()
            .fold(f32::MIN_POSITIVE, |top, (pairs, scale)| {
                top.max(greatest(pairs) * scale.abs())
            });
        for (out, (pairs, scale)) in out.chunks_exact_mut(BLOCK).zip(blocks) {
            let worth: [i8; 16] = std::array::from_fn(|half| {
                ((half as f32 - 8.0) * scale * (TOP / top)).round() as i8
            });
            let (low, high) = out.split_at_mut(BLOCK / 2);
            for ((low, high), pair) in low.iter_mut().zip(high).zip(pairs) {
                *low = worth[usize::from(pair & 15)];
                *high = worth[usize::from(pair >> 4)];
            }
        }
        top / TOP
    }
}

/// The checksum that stands in a model file.
pub(super) fn checksum(bytes: &[u8]) -> &[u8] {
    &bytes[MAGIC.len()..MAGIC.len() + HASH_BYTES]
}

/// In how many bits the linear maps of a transformer are stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub(super) enum Bits {
    /// In blocks of 32 with a scale each.
    #[serde(rename = "4")]
    Four,
    /// In rows with a scale each.
    #[serde(rename = "8")]
    Eight,
}

/// The greatest weight of a [`coarse`](Arrays::coarse) matrix: seven bits.
const TOP: f32 = 63.0;

/// Reads the arrays of a model file one after another.
#[derive(Debug)]
pub(super) struct Arrays<'a> {
    name: &'static str,
    rest: &'a [u8],
}

impl<'a> Arrays<'a> {
    /// Checks the file and reads its header.
    pub fn open<H: DeserializeOwned>(
        name: &'static str,
        bytes: &'a [u8],
    ) -> Result<(H, Arrays<'a>), ModelError> {
        let broken = |reason: &str| ModelError::Broken {
            name,
            reason: reason.to_owned(),
        };
        let rest = bytes
            .strip_prefix(MAGIC)
            .ok_or_else(|| broken("it does not begin like a stance model"))?;
        let (hash, body) = rest
            .split_at_checked(HASH_BYTES)
            .ok_or_else(|| broken("it is cut short"))?;
        if blake3::hash(body).as_bytes() != hash {
            return Err(broken("its content does not match its checksum"));
        }
        let mut arrays = Arrays { name, rest: body };
        let n = arrays.u32s(1)?[0] as usize;
        let header = serde_json::from_slice(arrays.bytes(n)?)
            .map_err(|error| broken(&format!("its header cannot be read: {error}")))?;
        Ok((header, arrays))
    }

    /// The next `n` bytes.
    pub fn bytes(&mut self, n: usize) -> Result<&'a [u8], ModelError> {
        let short = || ModelError::Broken {
            name: self.name,
            reason: "an array is cut short".to_owned(),
        };
        let (taken, rest) = self.rest.split_at_checked(n).ok_or_else(short)?;
        self.rest = rest;
        Ok(taken)
    }

    /// The next `n` whole numbers.
    pub fn u32s(&mut self, n: usize) -> Result<Vec<u32>, ModelError> {
        Ok(self
            .bytes(4 * n)?
            .as_chunks()
            .0
            .iter()
            .map(|four| u32::from_le_bytes(*four))
            .collect())
    }

    /// The next `n` numbers.
    pub fn f32s(&mut self, n: usize) -> Result<Vec<f32>, ModelError> {
        Ok(self
            .bytes(4 * n)?
            .as_chunks()
            .0
            .iter()
            .map(|four| f32::from_le_bytes(*four))
            .collect())
    }

    /// The next `n` numbers of four bits: the upper halves of the scales, then pairs.
    pub fn nibbles(&mut self, n: usize) -> Result<Nibbles, ModelError> {
        let scales = self.bytes(2 * (n / BLOCK))?.as_chunks().0.iter();
        Ok(Nibbles {
            scales: scales
                .map(|two| f32::from_bits(u32::from(u16::from_le_bytes(*two)) << 16))
                .collect(),
            pairs: self.bytes(n / 2)?.to_vec(),
        })
    }

    /// A matrix of whole numbers of at most [`TOP`] with one step a row: the steps, and `rows × columns`. In four bits it is
    /// stored in blocks, and brought to such steps here.
    pub fn coarse(
        &mut self,
        bits: Bits,
        rows: usize,
        columns: usize,
    ) -> Result<(Vec<f32>, Vec<i8>), ModelError> {
        if bits == Bits::Eight {
            let steps = self.f32s(rows)?;
            let whole = self.bytes(rows * columns)?;
            return Ok((steps, whole.iter().map(|&b| b as i8).collect()));
        }
        let nibbles = self.nibbles(rows * columns)?;
        let mut whole = vec![0; rows * columns];
        let lines = whole.par_chunks_exact_mut(columns).enumerate();
        let steps = lines.map(|(row, line)| nibbles.coarse(row * columns, line));
        Ok((steps.collect(), whole))
    }

    /// A matrix of signed bytes with one scale a row, as numbers: `rows × columns`.
    pub fn scaled(&mut self, rows: usize, columns: usize) -> Result<Vec<f32>, ModelError> {
        let scales = self.f32s(rows)?;
        let bytes = self.bytes(rows * columns)?;
        Ok(bytes
            .chunks_exact(columns)
            .zip(scales)
            .flat_map(|(row, scale)| row.iter().map(move |&b| f32::from(b as i8) * scale))
            .collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nibbles_are_widened_block_by_block() {
        let numbers = Nibbles {
            scales: vec![0.5, 2.0],
            pairs: [vec![0x8f; 16], vec![0x09; 16]].concat(),
        };
        let second: Vec<f32> = numbers.slice(32..64).collect();
        assert_eq!(numbers.slice(0..64).count(), 64);
        assert_eq!(numbers.slice(0..32).next(), Some(3.5));
        assert_eq!(numbers.slice(0..32).last(), Some(0.0));
        assert_eq!((second[0], second[31]), (2.0, -16.0));
        let mut coarse = [0; 64];
        let step = numbers.coarse(0, &mut coarse);
        for (coarse, exact) in coarse.into_iter().zip(numbers.slice(0..64)) {
            assert!((f32::from(coarse) * step - exact).abs() <= step / 2.0 + 1e-6);
        }
        assert!(coarse.contains(&-63));
    }
}
