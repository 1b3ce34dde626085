//! Model files: a magic word, the BLAKE3 hash of the rest, a JSON header, then plain arrays (little-endian).

use rayon::prelude::*;
use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::ModelError;
use super::case::Question;
use super::nibbles::{BLOCK, Nibbles};

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

/// How the linear maps of a transformer are stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub(super) enum Stored {
    /// In four bits, as [`Nibbles`].
    #[serde(rename = "4")]
    Blocks,
    /// In bytes, each row by a step of its own.
    #[serde(rename = "8")]
    Rows,
}

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

    /// The next `n` numbers of four bits.
    pub fn nibbles(&mut self, n: usize) -> Result<Nibbles, ModelError> {
        let scales = self.bytes(2 * (n / BLOCK))?;
        Ok(Nibbles::new(scales, self.bytes(n / 2)?))
    }

    /// A matrix of whole numbers of at most [`TOP_WEIGHT`](super::nibbles::TOP_WEIGHT), each row with a step of its own: the
    /// steps, and `rows × columns`.
    pub fn whole(
        &mut self,
        stored: Stored,
        rows: usize,
        columns: usize,
    ) -> Result<(Vec<f32>, Vec<i8>), ModelError> {
        if stored == Stored::Rows {
            let steps = self.f32s(rows)?;
            let whole = self.bytes(rows * columns)?;
            return Ok((steps, whole.iter().map(|&b| b as i8).collect()));
        }
        let nibbles = self.nibbles(rows * columns)?;
        let mut whole = vec![0; rows * columns];
        let lines = whole.par_chunks_exact_mut(columns).enumerate();
        let steps = lines.map(|(row, line)| nibbles.whole(row * columns, line));
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

/// The checksum that stands in a model file.
pub(super) fn checksum(bytes: &[u8]) -> &[u8] {
    &bytes[MAGIC.len()..MAGIC.len() + HASH_BYTES]
}
