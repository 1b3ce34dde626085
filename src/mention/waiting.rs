//! Names on their way into the trie.
//!
//! The trie's table is larger than the processor's cache, and a name goes in wherever its hash says: one at a time, each
//! would wait for memory. So they gather, and the places of all of them are fetched before the first goes in.

use std::hint::black_box;

use super::hash::Hash;
use super::letters::Letters;
use super::record::single;
use super::trie::{Look, Trie};
use super::words::{cut, hash_letters};

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
    /// The whole words of the stem that is being added.
    before: Vec<u64>,
}

impl Waiting {
    /// Adds the forms of a name that begin with `stem`, one for each of `endings`. What they share is hashed once.
    pub fn add(&mut self, letters: &Letters, stem: &str, endings: &str, sense: u32, look: Look) {
        let parts = parts(stem);
        let mut last = Hash::new();
        self.before.clear();
        if let Some((before, begun)) = parts {
            let words = cut(letters, before);
            self.before.extend(words.iter().map(|word| word.hash));
            last = hash_letters(letters, last, begun);
        }
        for ending in single(endings) {
            if parts.is_some() && !ending.bytes().any(is_mark) {
                self.words.extend(&self.before);
                self.words
                    .push(hash_letters(letters, last, ending).finish());
            } else {
                let words = cut(letters, &format!("{stem}{ending}"));
                self.words.extend(words.iter().map(|word| word.hash));
            }
            self.names.push(Name {
                end: self.words.len(),
                sense,
                look,
            });
        }
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
}

/// The whole words of `stem` and the beginning of the word that the endings go on with; none where only the whole form can
/// be cut.
fn parts(stem: &str) -> Option<(&str, &str)> {
    match stem.bytes().rposition(is_mark) {
        None => Some(("", stem)).filter(|_| !stem.is_empty()),
        Some(at) => {
            let begins = at + 1 < stem.len() && matches!(stem.as_bytes()[at], b' ' | b'-');
            begins.then(|| stem.split_at(at + 1))
        }
    }
}

/// Whether a word may end at this byte, or an apostrophe stands there. 0xE2 begins the curly apostrophes and the dashes.
fn is_mark(byte: u8) -> bool {
    matches!(byte, b' ' | b'-' | b'.' | b'\'' | 0xE2)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mention::record::stems;
    use crate::mention::trie::{Case, ROOT};
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
        for (stem, endings) in stems("Нов{ый,ого} |Нижний Новгород{,а}|Kyiv")
        {
            waiting.add(&letters, stem, endings, 7, look);
        }
        assert!(trie.child(ROOT, hash_word(&letters, "Kyiv")).is_none());
        waiting.empty(&mut trie);
        assert_eq!(trie.n_forms(), 5);
        let first = trie.child(ROOT, hash_word(&letters, "нижний")).unwrap();
        let second = trie.child(first, hash_word(&letters, "НОВГОРОДА")).unwrap();
        assert_eq!(
            trie.forms(second)
                .map(|form| form.sense)
                .collect::<Vec<_>>(),
            [7]
        );
    }
}
