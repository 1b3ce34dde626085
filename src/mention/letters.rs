//! Letters as the gazetteer compares them: lower case, Latin without accents, Russian ё as е.

use unicode_normalization::UnicodeNormalization;

/// How many code points the table covers: Latin, Greek, Cyrillic, Armenian, Georgian, Latin Extended Additional.
const COVERED: usize = 0x2000;

/// Set in a table entry when the letter is a capital.
const UPPER: u16 = 1 << 15;

/// A table from code point to its folded letter.
#[derive(Debug)]
pub(super) struct Letters {
    table: Box<[u16; COVERED]>,
}

/// One folded letter.
#[derive(Clone, Copy, Debug)]
pub(super) struct Folded {
    /// The folded code point; 0 when the character is not part of words.
    pub code: u16,
    /// Whether it was a capital.
    pub upper: bool,
}

impl Letters {
    /// Builds the table.
    pub fn new() -> Self {
        let entry = |code| char::from_u32(code as u32).map_or(0, entry);
        Self {
            table: Box::new(std::array::from_fn(entry)),
        }
    }

    /// The folded form of a character by its code point. Those beyond the table (Chinese, signs) are not part of words.
    #[inline]
    pub fn fold_code(&self, code: usize) -> Folded {
        let entry = if code < COVERED { self.table[code] } else { 0 };
        Folded {
            code: entry & !UPPER,
            upper: entry & UPPER != 0,
        }
    }
}

/// The table's entry for one character.
fn entry(c: char) -> u16 {
    if !c.is_alphanumeric() {
        return 0;
    }
    let lower = c.to_lowercase().next().unwrap_or(c);
    let upper = if c.is_uppercase() { UPPER } else { 0 };
    upper | (plain(lower) as u16 & !UPPER)
}

/// A lower-case letter without what spellings differ in.
fn plain(c: char) -> char {
    match c {
        'ё' => 'е',
        'ł' => 'l',
        'ø' => 'o',
        'đ' | 'ð' => 'd',
        'ı' => 'i',
        'ß' => 's',
        'ə' => 'e',
        _ if (c as u32) < 0x250 || (0x1E00..0x1F00).contains(&(c as u32)) => {
            c.nfd().next().unwrap_or(c)
        }
        _ => c,
    }
}

/// Whether `c` is one of the many signs that stand for an apostrophe inside a word.
#[inline]
pub(super) fn is_apostrophe(c: char) -> bool {
    matches!(
        c,
        '\'' | '\u{2019}' | '\u{2BC}' | '\u{2018}' | '\u{60}' | '\u{B4}' | '\u{2032}' | '\u{2BB}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(text: &str) -> String {
        let letters = Letters::new();
        text.chars()
            .filter_map(|c| char::from_u32(letters.fold_code(c as usize).code.into()))
            .filter(|&c| c != '\0')
            .collect()
    }

    #[test]
    fn accents_and_case_do_not_count() {
        assert_eq!(folded("Chişinău"), "chisinau");
        assert_eq!(folded("ОРЁЛ"), "орел");
        assert_eq!(folded("Łódź"), "lodz");
    }

    #[test]
    fn short_i_and_yi_stay_letters_of_their_own() {
        assert_eq!(folded("Київ й"), "київй");
    }
}
