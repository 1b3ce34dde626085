//! The uncased WordPiece vocabulary of BERT and MPNet (Wu et al. 2016): letters without accents, then the longest known piece first.

use std::collections::HashMap;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::pieces::{FIRST, UNKNOWN, is_invisible};

/// Stands at the beginning of every piece that goes on with a word.
const GOES_ON: &str = "##";
/// A longer word is one unknown piece.
const LONGEST_BYTES: usize = 100;

/// Pieces by text.
pub(super) struct WordPiece {
    begin: HashMap<Box<str>, u32>,
    go_on: HashMap<Box<str>, u32>,
}

impl WordPiece {
    /// A line: a piece.
    pub fn read<'a>(lines: impl Iterator<Item = (u32, &'a str)>) -> WordPiece {
        let mut pieces = WordPiece {
            begin: HashMap::new(),
            go_on: HashMap::new(),
        };
        for (id, piece) in lines.filter(|(id, _)| *id >= FIRST) {
            match piece.strip_prefix(GOES_ON) {
                Some(rest) if !rest.is_empty() => pieces.go_on.insert(rest.into(), id),
                _ => pieces.begin.insert(piece.into(), id),
            };
        }
        pieces
    }

    /// The numbers of the pieces of what stands between two blanks.
    pub fn cut(&self, word: &str) -> Vec<u32> {
        let mut ids = Vec::new();
        let plain: String = word
            .nfd()
            .filter(|c| !is_invisible(*c) && !is_combining_mark(*c))
            .flat_map(char::to_lowercase)
            .collect();
        let mut rest = plain.as_str();
        while let Some(first) = rest.chars().next() {
            let end = if is_punctuation(first) {
                first.len_utf8()
            } else {
                rest.find(is_punctuation).unwrap_or(rest.len())
            };
            self.split(&rest[..end], &mut ids);
            rest = &rest[end..];
        }
        ids
    }

    fn split(&self, word: &str, ids: &mut Vec<u32>) {
        if word.len() > LONGEST_BYTES {
            ids.push(UNKNOWN);
            return;
        }
        let n_before = ids.len();
        let mut rest = word;
        while !rest.is_empty() {
            let known = if rest.len() == word.len() {
                &self.begin
            } else {
                &self.go_on
            };
            let ends = rest.char_indices().map(|(at, c)| at + c.len_utf8());
            let longest = ends
                .rev()
                .find_map(|end| Some((end, *known.get(&rest[..end])?)));
            let Some((end, id)) = longest else {
                ids.truncate(n_before);
                ids.push(UNKNOWN);
                return;
            };
            ids.push(id);
            rest = &rest[end..];
        }
    }
}

fn is_punctuation(c: char) -> bool {
    c.is_ascii_punctuation()
        || matches!(
            c,
            '¡' | '§' | '«' | '¶' | '·' | '»' | '¿' | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205e}'
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_cut_into_the_longest_known_pieces() {
        let lines = ["un", "##aff", "##able", "##a", "cafe", "-", "u"];
        let pieces = WordPiece::read((FIRST..).zip(lines));
        assert_eq!(pieces.cut("Unaffable"), [FIRST, FIRST + 1, FIRST + 2]);
        assert_eq!(pieces.cut("Café-u"), [FIRST + 4, FIRST + 5, FIRST + 6]);
        assert_eq!(pieces.cut("un\u{ad}able\u{200b}"), [FIRST, FIRST + 2]);
        assert_eq!(pieces.cut("unknown"), [UNKNOWN]);
        assert_eq!(pieces.cut(&"a".repeat(1 << 20)), [UNKNOWN]);
        assert_eq!(pieces.cut(""), [0; 0]);
    }
}
