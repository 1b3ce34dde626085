//! Numbers of four bits in blocks that share a scale.

use std::ops::Range;

/// The greatest whole weight: seven bits, because the older instructions for products of bytes saturate with eight.
pub(super) const TOP_WEIGHT: f32 = 63.0;
/// What a row of zeros counts as its greatest number.
const SMALLEST: f32 = 1e-30;
/// So many numbers share a scale.
pub(super) const BLOCK: usize = 32;

/// Numbers of four bits, widened when they are asked for.
pub(super) struct Nibbles {
    scales: Vec<f32>,
    /// In each block the low halves are its first sixteen numbers, the high halves the others.
    pairs: Vec<u8>,
}

impl Nibbles {
    /// From the scales (bfloat16) and the pairs.
    pub fn new(scales: &[u8], pairs: &[u8]) -> Nibbles {
        let scales = scales.as_chunks().0.iter();
        let scales = scales.map(|two| f32::from_bits(u32::from(u16::from_le_bytes(*two)) << 16));
        Nibbles {
            scales: scales.collect(),
            pairs: pairs.to_vec(),
        }
    }

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

    /// Fills `out` with the numbers from the block that begins at `start`, as whole multiples, of at most [`TOP_WEIGHT`], of the
    /// step that it returns.
    pub fn whole(&self, start: usize, out: &mut [i8]) -> f32 {
        let pairs = self.pairs[start / 2..(start + out.len()) / 2].chunks_exact(BLOCK / 2);
        let scales = &self.scales[start / BLOCK..(start + out.len()) / BLOCK];
        let blocks = pairs.zip(scales);
        let greatest = |pairs: &[u8]| {
            let both = pairs.iter().flat_map(|pair| [pair & 15, pair >> 4]);
            f32::from(both.map(|half| half.abs_diff(8)).max().unwrap_or(0))
        };
        let top = blocks.clone().fold(SMALLEST, |top, (pairs, scale)| {
            top.max(greatest(pairs) * scale.abs())
        });
        for (out, (pairs, scale)) in out.chunks_exact_mut(BLOCK).zip(blocks) {
            let worth: [i8; 16] = std::array::from_fn(|half| {
                ((half as f32 - 8.0) * scale * (TOP_WEIGHT / top)).round() as i8
            });
            let (low, high) = out.split_at_mut(BLOCK / 2);
            for ((low, high), pair) in low.iter_mut().zip(high).zip(pairs) {
                *low = worth[usize::from(pair & 15)];
                *high = worth[usize::from(pair >> 4)];
            }
        }
        top / TOP_WEIGHT
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_widened_block_by_block() {
        let numbers = Nibbles {
            scales: vec![0.5, 2.0],
            pairs: [vec![0x8f; 16], vec![0x09; 16]].concat(),
        };
        let second: Vec<f32> = numbers.slice(32..64).collect();
        assert_eq!(numbers.slice(0..64).count(), 64);
        assert_eq!(numbers.slice(0..32).next(), Some(3.5));
        assert_eq!(numbers.slice(0..32).last(), Some(0.0));
        assert_eq!((second[0], second[31]), (2.0, -16.0));
        let mut whole = [0; 64];
        let step = numbers.whole(0, &mut whole);
        for (whole, exact) in whole.into_iter().zip(numbers.slice(0..64)) {
            assert!((f32::from(whole) * step - exact).abs() <= step / 2.0 + 1e-6);
        }
        assert!(whole.contains(&-63));
    }
}
