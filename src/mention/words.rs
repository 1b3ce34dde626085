//! A text cut into words, each with the hash of its folded letters: the alphabet of the name trie.

use super::hash::{Hash, Run};
use super::letters::{Letters, is_apostrophe};

/// One word. Positions are bytes into the text that was cut.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word {
    /// First byte.
    pub start: u32,
    /// One past the last byte, without a possessive ending.
    pub end: u32,
    /// The hash of its folded letters.
    pub hash: u64,
    /// Starts with a capital.
    pub capital: bool,
    /// Two letters or more, all capitals.
    pub shouted: bool,
    /// A possessive ending ('s) follows.
    pub possessive: bool,
    /// Letters in it.
    pub n_letters: u16,
}

#[cfg(test)]
/// The hash of one word as the gazetteer compares it.
pub(super) fn hash_word(letters: &Letters, word: &str) -> u64 {
    hash_letters(letters, Hash::new(), word).finish()
}

/// Goes on hashing with the letters and inner apostrophes of `part`.
pub(super) fn hash_letters(letters: &Letters, mut hash: Hash, part: &str) -> Hash {
    let mut at = 0;
    while at < part.len() {
        let (code, n_bytes) = decode(part, at);
        at += n_bytes;
        match letters.fold_code(code).code {
            0 if is_apostrophe_code(code) => hash.add(b'\''.into()),
            0 => {}
            code => hash.add(code),
        }
    }
    hash
}

fn is_apostrophe_code(code: usize) -> bool {
    char::from_u32(code as u32).is_some_and(is_apostrophe)
}

/// Cuts `text` into words, in order. Texts are below 4 GB.
pub(super) fn cut(letters: &Letters, text: &str) -> Vec<Word> {
    let mut words = Vec::with_capacity(text.len() / 5);
    let mut at = 0;
    while at < text.len() {
        let (code, n_bytes) = decode(text, at);
        let folded = letters.fold_code(code);
        if folded.code == 0 {
            at += n_bytes;
        } else {
            let (word, next) = read(letters, text, at, folded.upper);
            words.push(word);
            at = next;
        }
    }
    words
}

/// Reads the word that starts at `start`, perhaps with a capital; gives it and where to go on.
#[inline]
fn read(letters: &Letters, text: &str, start: usize, capital: bool) -> (Word, usize) {
    let (mut at, mut hash, mut shouted) = (start, Hash::new(), true);
    // Most words are over with their first run.
    while let Some(&eight) = text.as_bytes()[at..].first_chunk() {
        let run = Run::of(eight);
        hash.add_run(&run);
        shouted &= run.shouted;
        at += run.n;
        if run.n < 8 {
            break;
        }
    }
    let (mut n_letters, mut tail) = (at - start, 0);
    while at < text.len() {
        let (code, n_bytes) = decode(text, at);
        let folded = letters.fold_code(code);
        if folded.code != 0 {
            shouted &= folded.upper;
            n_letters += 1;
            hash.add(folded.code);
        } else if code == usize::from(b' ') || !is_apostrophe_code(code) {
            break;
        } else {
            tail = possessive(letters, text, at + n_bytes).map_or(0, |n| n + n_bytes);
            if tail > 0 || !is_letter(letters, text, at + n_bytes) {
                break;
            }
            hash.add(b'\''.into());
        }
        at += n_bytes;
    }
    let word = Word {
        start: start as u32,
        end: at as u32,
        hash: hash.finish(),
        capital,
        shouted: shouted && n_letters >= 2,
        possessive: tail > 0,
        n_letters: n_letters.try_into().unwrap_or(u16::MAX),
    };
    (word, at + tail)
}

/// Whether a letter starts at byte `at`.
fn is_letter(letters: &Letters, text: &str, at: usize) -> bool {
    at < text.len() && letters.fold_code(decode(text, at).0).code != 0
}

/// The length of the ending "s" at `at`, when nothing of the word follows it.
fn possessive(letters: &Letters, text: &str, at: usize) -> Option<usize> {
    let s = *text.as_bytes().get(at)?;
    (s.eq_ignore_ascii_case(&b's') && !is_letter(letters, text, at + 1)).then_some(1)
}

/// The code point at byte `at`, a character border, and its length in bytes.
#[inline(always)]
fn decode(text: &str, at: usize) -> (usize, usize) {
    let bytes = text.as_bytes();
    let first = bytes[at] as usize;
    match first {
        0..0x80 => (first, 1),
        0xC0..0xE0 => (((first & 0x1F) << 6) | (bytes[at + 1] as usize & 0x3F), 2),
        0xE0..0xF0 => {
            let (second, third) = (bytes[at + 1] as usize & 0x3F, bytes[at + 2] as usize & 0x3F);
            (((first & 0x0F) << 12) | (second << 6) | third, 3)
        }
        _ => (0x1_0000, 4),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        cut(&Letters::new(), text)
            .iter()
            .map(|w| &text[w.start as usize..w.end as usize])
            .collect()
    }

    #[test]
    fn possessives_stand_outside_and_apostrophes_inside() {
        assert_eq!(
            words("Russia’s Khar'kov, Кам'янець-Подільський's"),
            ["Russia", "Khar'kov", "Кам'янець", "Подільський"]
        );
        assert_eq!(
            words("the Kuchmas' U.S. 😀x"),
            ["the", "Kuchmas", "U", "S", "x"]
        );
    }

    #[test]
    fn the_same_letters_hash_alike_however_written() {
        let letters = Letters::new();
        let hashes: Vec<u64> = cut(&letters, "MOLDOVA Moldova moldova’s")
            .iter()
            .map(|w| w.hash)
            .collect();
        assert!(hashes.iter().all(|&h| h == hash_word(&letters, "Moldova")));
    }
}
