//! Small English words that hardly any other language has, counted in one walk over the bytes of a text.

/// The words, each packed into a number, rising: the shorter first, then by the alphabet.
const WORDS: [u64; 47] = packed([
    "be", "by", "it", "of", "to", "and", "are", "but", "for", "had", "has", "his", "its", "new",
    "not", "she", "the", "two", "who", "you", "been", "from", "have", "into", "more", "over",
    "said", "says", "than", "that", "they", "this", "were", "when", "will", "with", "about",
    "after", "first", "their", "these", "which", "while", "would", "against", "because", "between",
]);

/// A word of more letters than fit a number is none of them.
const LONGEST: usize = 8;

/// The letters of each word as the bytes of a number.
const fn packed<const N: usize>(words: [&str; N]) -> [u64; N] {
    let mut packed = [0; N];
    let mut n = 0;
    while n < N {
        let letters = words[n].as_bytes();
        let mut at = 0;
        while at < letters.len() {
            packed[n] = (packed[n] << 8) | letters[at] as u64;
            at += 1;
        }
        n += 1;
    }
    packed
}

/// How many runs of letters and digits in `text` are such words, with or without capitals; no more than `enough`.
pub(super) fn n_small_words(text: &str, enough: usize) -> usize {
    let (mut n, mut word, mut n_letters) = (0, 0, 0);
    for (at, &byte) in text.as_bytes().iter().enumerate() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => {
                word = (word << 8) | u64::from(byte.to_ascii_lowercase());
                n_letters += 1;
                continue;
            }
            0x80..0xC0 => continue,
            0xC0.. if text[at..].starts_with(char::is_alphanumeric) => {
                n_letters += LONGEST + 1;
                continue;
            }
            _ => {}
        }
        n += usize::from(is_listed(word, n_letters));
        if n >= enough {
            return enough;
        }
        (word, n_letters) = (0, 0);
    }
    enough.min(n + usize::from(is_listed(word, n_letters)))
}

#[inline]
fn is_listed(word: u64, n_letters: usize) -> bool {
    (2..=LONGEST).contains(&n_letters) && WORDS.binary_search(&word).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_words_are_counted_whole_and_in_any_case() {
        assert!(WORDS.is_sorted());
        let text = "The end of THE thesis, and caf\u{e9}the of7 \u{201c}of\u{201d} overwhelming\u{2014}for";
        assert_eq!(n_small_words(text, 100), 6);
        assert_eq!(n_small_words(text, 3), 3);
        assert_eq!(n_small_words("", 0), 0);
    }
}
