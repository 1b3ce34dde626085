//! The hash of a word's folded letters. Those of ASCII are mixed in eight at a time, the others one by one.

/// A hash on its way.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hash {
    mixed: u64,
    /// Letters of ASCII that are still to be mixed in, the first lowest.
    waiting: u64,
    n_waiting: usize,
}

impl Hash {
    /// The hash of no letters.
    pub fn new() -> Self {
        Self {
            mixed: 0x51_7C_C1_B7_27_22_0A_95,
            waiting: 0,
            n_waiting: 0,
        }
    }

    /// Adds one folded letter.
    #[inline]
    pub fn add(&mut self, code: u16) {
        if code < 0x80 {
            self.waiting |= u64::from(code) << (8 * self.n_waiting);
            self.n_waiting += 1;
            if self.n_waiting == 8 {
                self.mix_waiting();
            }
        } else {
            self.mix_waiting();
            self.mix(code.into());
        }
    }

    /// Adds the letters of a run. So far there were only full runs, if any.
    #[inline]
    pub fn add_run(&mut self, run: &Run) {
        self.waiting = run.folded;
        self.n_waiting = run.n;
        if run.n == 8 {
            self.mix_waiting();
        }
    }

    /// The hash of all letters. Its low bits depend on every one.
    #[inline]
    pub fn finish(mut self) -> u64 {
        self.mix_waiting();
        self.mixed ^ (self.mixed >> 29)
    }

    #[inline]
    fn mix_waiting(&mut self) {
        if self.n_waiting > 0 {
            self.mix(self.waiting);
            self.waiting = 0;
            self.n_waiting = 0;
        }
    }

    #[inline]
    fn mix(&mut self, letters: u64) {
        self.mixed = (self.mixed.rotate_left(5) ^ letters).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    }
}

/// The letters and digits of ASCII with which eight bytes begin.
#[derive(Clone, Copy, Debug)]
pub(super) struct Run {
    /// In small letters, the first lowest; 0 where the run is over.
    folded: u64,
    /// How many there are.
    pub n: usize,
    /// Whether all of them are capitals.
    pub shouted: bool,
}

impl Run {
    /// Looks at all eight bytes side by side: a byte's highest bit says whether it is of a kind.
    #[inline]
    pub fn of(bytes: [u8; 8]) -> Self {
        const EACH: u64 = 0x0101_0101_0101_0101;
        const HIGH: u64 = 0x80 * EACH;
        let bytes = u64::from_le_bytes(bytes);
        let low = bytes & !HIGH;
        let from = |first: u8| low + u64::from(0x80 - first) * EACH;
        let between = |first: u8, last: u8| from(first) & !from(last + 1);
        let upper = between(b'A', b'Z');
        let known = upper | between(b'a', b'z') | between(b'0', b'9');
        let others = (!known | bytes) & HIGH;
        let n = (others.trailing_zeros() / 8) as usize;
        let run = u64::MAX.checked_shr(64 - 8 * n as u32).unwrap_or(0);
        Self {
            folded: (low | ((upper & HIGH) >> 2)) & run,
            n,
            shouted: !upper & HIGH & run == 0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_ends_before_the_first_other_byte() {
        let seen = |bytes: &[u8; 8]| {
            let run = Run::of(*bytes);
            let folded = run.folded.to_le_bytes();
            (folded[..run.n].to_vec(), run.shouted)
        };
        assert_eq!(seen(b"KyivZz09"), (b"kyivzz09".to_vec(), false));
        for byte in (0..=u8::MAX).filter(|byte| !byte.is_ascii_alphanumeric()) {
            let bytes = [b'A', b'Z', byte, b'Q', byte, b'0', b'9', b'a'];
            assert_eq!(seen(&bytes), (b"az".to_vec(), true), "{byte}");
        }
    }

    #[test]
    fn a_run_hashes_like_its_letters() {
        for word in ["Baku", "Volgogra", "VOLGOGRADSKAYA"] {
            let (mut one_by_one, mut run) = (Hash::new(), Hash::new());
            let letters = word.to_ascii_lowercase();
            letters.bytes().for_each(|byte| one_by_one.add(byte.into()));
            for piece in word.as_bytes().chunks(8) {
                let mut bytes = [b' '; 8];
                bytes[..piece.len()].copy_from_slice(piece);
                run.add_run(&Run::of(bytes));
            }
            assert_eq!(run.finish(), one_by_one.finish(), "{word}");
        }
    }
}
