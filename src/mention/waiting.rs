//! Names on their way into the trie.
//!
//! The trie's table is larger than the processor's cache, and a name goes in wherever its hash says: one at a time, each
//! would wait for memory. So they gather, and the places of all of them are fetched before the first goes in.

use std::hint::black_box;

use super::letters::Letters;
use super::trie::{Look, Trie};
use super::words::{cut, finish, hash_letters, seed};

/// So many names go in together.
const FULL: usize = 1024;

/// One name.
#[derive(Debug)]
struct Name {
    /// One past the last of its words in `Waiting::words`.
    end: usize,
    sense: u32,
    look: Look,
}

/// Names in the order in which they came.
#[derive(Debug, Default)]
pub(super) struct Waiting {
    words: Vec<u64>,
    names: Vec<Name>,
}

impl Waiting {
    /// Adds the form `stem` + `ending` of a name.
    pub fn add(&mut self, letters: &Letters, stem: &str, ending: &str, sense: u32, look: Look) {
        self.add_words(letters, stem, ending);
        self.names.push(Name {
            end: self.words.len(),
            sense,
            look,
        });
    }

    /// Lets the names into `trie` when there are enough of them.
    pub fn empty_if_full(&mut self, trie: &mut Trie) {
        if self.names.len() >= FULL {
            self.empty(trie);
        }
    }

    /// Lets the names into `trie`.
    pub fn empty(&mut self, trie: &mut Trie) {
        let mut start = 0;
        let mut fetched = 0;
        for name in &self.names {
            if let Some(&word) = self.words[start..name.end].first() {
                fetched ^= trie.fetch(word);
            }
            start = name.end;
        }
        // What nobody reads would not be fetched.
        black_box(fetched);
        start = 0;
        for name in &self.names {
            trie.add(&self.words[start..name.end], name.sense, name.look);
            start = name.end;
        }
        self.names.clear();
        self.words.clear();
    }

    /// The hashes of the form's words; the last word, where most forms differ, is not copied.
    fn add_words(&mut self, letters: &Letters, stem: &str, ending: &str) {
        // 0xE2 begins the curly apostrophes and the dashes.
        let is_mark = |b: u8| matches!(b, b' ' | b'-' | b'.' | b'\'' | 0xE2);
        let split = stem.bytes().rposition(is_mark).map_or(0, |at| at + 1);
        let plain = split == 0 || matches!(stem.as_bytes()[split - 1], b' ' | b'-');
        if split == stem.len() || !plain || ending.bytes().any(is_mark) {
            let words = cut(letters, &format!("{stem}{ending}"));
            self.words.extend(words.iter().map(|word| word.hash));
            return;
        }
        if split > 0 {
            let words = cut(letters, &stem[..split]);
            self.words.extend(words.iter().map(|word| word.hash));
        }
        let last = hash_letters(letters, seed(), &stem[split..]);
        self.words.push(finish(hash_letters(letters, last, ending)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mention::record::for_each_form;
    use crate::mention::trie::Case;
    use crate::mention::words::hash_word;

    #[test]
    fn names_wait_in_order_and_go_in_whole() {
        let letters = Letters::new();
        let mut trie = Trie::with_capacity(8);
        let mut waiting = Waiting::default();
        let look = Look {
            case: Case::Capital,
            common: false,
            personal: false,
            adjective: false,
        };
        for_each_form(
            "Нов{ый,ого} |Нижний Новгород{,а}|Kyiv",
            |stem, ending| {
                waiting.add(&letters, stem, ending, 7, look);
            },
        );
        assert!(trie.first(hash_word(&letters, "Kyiv"), true).is_none());
        waiting.empty(&mut trie);
        assert_eq!(trie.n_forms(), 5);
        let first = trie.first(hash_word(&letters, "нижний"), true).unwrap();
        let second = trie.child(first, hash_word(&letters, "НОВГОРОДА")).unwrap();
        assert_eq!(
            trie.forms(second)
                .map(|form| form.sense)
                .collect::<Vec<_>>(),
            [7]
        );
    }
}
