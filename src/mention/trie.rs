//! The one automaton: a trie over words, all names in one pass.
//!
//! A node's children stand in one open-addressed table under (node, word); the words themselves are not kept, only
//! hashes of them. A slot is eight bytes, so that a look-up touches one line of the cache: half of the 64-bit key, the
//! other half being where it stands. With half a million names two different ones meet with a chance of about one in four
//! thousand. Small bit filters in front answer most words of a text, which start no name, without touching the table: one
//! for capitalised words and a smaller one for the others, which few names allow.

use std::hint::black_box;

use super::words::Word;

/// The root of the trie.
pub(super) const ROOT: u32 = 0;

/// No node, no name.
const NONE: u32 = u32::MAX;

/// How a written form must look to be taken for the name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Case {
    /// Its first letter is a capital.
    Capital,
    /// All its letters are capitals: US, РФ.
    Shouted,
    /// Any: российский.
    Any,
}

/// How the forms of a name may look and what else they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Look {
    /// Which capitals they need.
    pub case: Case,
    /// They are also ordinary words: Nice, Reading, Мирный.
    pub common: bool,
    /// They are also given names or surnames: Vladimir, Washington, Киров.
    pub personal: bool,
    /// They are adjectives made from a city's name: московский.
    pub adjective: bool,
}

/// One name that ends at a node.
#[derive(Clone, Copy, Debug)]
pub(super) struct Form {
    /// Which sense it names.
    pub sense: u32,
    /// How it must look.
    pub look: Look,
    next: u32,
}

/// What a node knows of itself.
#[derive(Clone, Copy, Debug)]
struct Node {
    /// The last name that ends here, or `NONE`.
    head: u32,
    /// Whether longer names go on from here.
    inner: bool,
}

/// A set of first words that is sometimes wrong when it says yes.
#[derive(Debug)]
struct Filter {
    bits: Vec<u64>,
}

impl Filter {
    /// An empty set of 64 times so many bits, a power of two.
    fn new(n_words: usize) -> Self {
        Self {
            bits: vec![0; n_words],
        }
    }

    fn add(&mut self, word: u64) {
        let (index, bit) = self.bit(word);
        self.bits[index] |= bit;
    }

    #[inline]
    fn has(&self, word: u64) -> bool {
        let (index, bit) = self.bit(word);
        self.bits[index] & bit != 0
    }

    #[inline]
    fn bit(&self, word: u64) -> (usize, u64) {
        let bit = (word >> 40) as usize;
        ((bit >> 6) & (self.bits.len() - 1), 1 << (bit & 63))
    }
}

/// One place in the table.
#[derive(Clone, Copy, Debug)]
struct Slot {
    /// The lower half of the key; the upper half says where the slot stands.
    tag: u32,
    /// The child, or `NONE`.
    node: u32,
}

/// A slot that is free.
const FREE: Slot = Slot { tag: 0, node: NONE };

/// The names of a gazetteer.
#[derive(Debug)]
pub(super) struct Trie {
    slots: Vec<Slot>,
    /// The first words of all names.
    firsts: Filter,
    /// The first words of the names that may begin with a small letter.
    small: Filter,
    /// The key of each node, for the day the table grows; the root has none.
    keys: Vec<u64>,
    nodes: Vec<Node>,
    forms: Vec<Form>,
}

impl Trie {
    /// An empty trie with room for about `n_names`.
    pub fn with_capacity(n_names: usize) -> Self {
        let n_slots = (n_names * 2).next_power_of_two().max(1024);
        let (mut keys, mut nodes) = (Vec::with_capacity(n_names), Vec::with_capacity(n_names));
        keys.push(0);
        nodes.push(Node {
            head: NONE,
            inner: true,
        });
        Self {
            slots: vec![FREE; n_slots],
            firsts: Filter::new(1 << 15),
            small: Filter::new(1 << 13),
            keys,
            nodes,
            forms: Vec::with_capacity(n_names),
        }
    }

    /// The child of `node` under `word`, made when it is missing.
    fn child_or_new(&mut self, node: u32, word: u64) -> u32 {
        if self.keys.len() * 4 >= self.slots.len() * 3 {
            self.grow();
        }
        let key = key(node, word);
        let slot = self.slot(key);
        if self.slots[slot].node == NONE {
            self.slots[slot] = Slot {
                tag: key as u32,
                node: self.keys.len() as u32,
            };
            self.keys.push(key);
            self.nodes.push(Node {
                head: NONE,
                inner: false,
            });
            self.nodes[node as usize].inner = true;
            if node == ROOT {
                self.firsts.add(word);
            }
        }
        self.slots[slot].node
    }

    /// Adds a name of these words; a sense is kept once a name.
    pub fn add(&mut self, words: &[u64], sense: u32, look: Look) {
        let Some(&first) = words.first() else {
            return;
        };
        let node = words
            .iter()
            .fold(ROOT, |node, &word| self.child_or_new(node, word));
        if look.case == Case::Any {
            self.small.add(first);
        }
        if self.forms(node).any(|form| form.sense == sense) {
            return;
        }
        let head = self.forms.len() as u32;
        let next = std::mem::replace(&mut self.nodes[node as usize].head, head);
        self.forms.push(Form { sense, look, next });
    }

    /// Reads from memory where `word` stands below the root, or would stand. Its value means nothing: whoever is about to
    /// add many names lets the processor fetch the places of all of them side by side first.
    #[inline]
    pub fn fetch(&self, word: u64) -> u32 {
        self.slots[(key(ROOT, word) >> 32) as usize & (self.slots.len() - 1)].tag
    }

    /// Where names may begin in a text, in order: the position of the word and its node. Before any slot is looked at, all
    /// are fetched, and so are the nodes and their last names: each is likely to be far from the processor.
    pub fn firsts(&self, words: &[Word]) -> Vec<(usize, u32)> {
        let mut asked = Vec::with_capacity(words.len() / 4);
        for (at, word) in words.iter().enumerate() {
            let filter = if word.capital {
                &self.firsts
            } else {
                &self.small
            };
            if filter.has(word.hash) {
                asked.push((at, word.hash));
            }
        }
        let mut fetched = asked
            .iter()
            .fold(0, |fetched, &(_, word)| fetched ^ self.fetch(word));
        let found: Vec<(usize, u32)> = asked
            .into_iter()
            .filter_map(|(at, word)| Some((at, self.child(ROOT, word)?)))
            .collect();
        for &(_, node) in &found {
            fetched ^= self.nodes[node as usize].head;
        }
        for &(_, node) in &found {
            fetched ^= self.forms(node).next().map_or(0, |form| form.sense);
        }
        // What nobody reads would not be fetched.
        black_box(fetched);
        found
    }

    /// The child of `node` under `word`.
    #[inline]
    pub fn child(&self, node: u32, word: u64) -> Option<u32> {
        let found = self.slots[self.slot(key(node, word))].node;
        (found != NONE).then_some(found)
    }

    /// Whether longer names go on from `node`.
    #[inline]
    pub fn goes_on(&self, node: u32) -> bool {
        self.nodes[node as usize].inner
    }

    /// The names that end at `node`.
    pub fn forms(&self, node: u32) -> impl Iterator<Item = &Form> {
        let mut at = self.nodes[node as usize].head;
        std::iter::from_fn(move || {
            let form = self.forms.get(at as usize)?;
            at = form.next;
            Some(form)
        })
    }

    /// How many written forms it knows.
    pub fn n_forms(&self) -> usize {
        self.forms.len()
    }

    /// Where `key` stands or would stand.
    #[inline]
    fn slot(&self, key: u64) -> usize {
        let mask = self.slots.len() - 1;
        let mut slot = (key >> 32) as usize & mask;
        while self.slots[slot].node != NONE && self.slots[slot].tag != key as u32 {
            slot = (slot + 1) & mask;
        }
        slot
    }

    /// Doubles the table.
    fn grow(&mut self) {
        self.slots = vec![FREE; self.slots.len() * 2];
        for node in 1..self.keys.len() {
            let key = self.keys[node];
            let slot = self.slot(key);
            self.slots[slot] = Slot {
                tag: key as u32,
                node: node as u32,
            };
        }
    }
}

/// One key for a node and a word.
#[inline]
fn key(node: u32, word: u64) -> u64 {
    let mixed = (word ^ u64::from(node).wrapping_mul(0xD6E8_FEB8_6659_FD93))
        .wrapping_mul(0x9E37_79B9_7F4A_7C15);
    mixed ^ (mixed >> 32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn children_are_found_again_after_the_table_has_grown() {
        let mut trie = Trie::with_capacity(1);
        let words: Vec<u64> = (1..5000u64)
            .map(|n| n.wrapping_mul(0x2545_F491_4F6C_DD1D))
            .collect();
        let nodes: Vec<u32> = words.iter().map(|&w| trie.child_or_new(ROOT, w)).collect();
        assert!(
            words
                .iter()
                .zip(&nodes)
                .all(|(&word, &node)| trie.child(ROOT, word) == Some(node))
        );
        assert_eq!(trie.child(nodes[0], words[1]), None);
    }

    #[test]
    fn a_small_letter_begins_only_names_that_allow_it() {
        let mut trie = Trie::with_capacity(1);
        let look = |case| Look {
            case,
            common: false,
            personal: false,
            adjective: false,
        };
        let (name, adjective) = (1 << 50, 5 << 50);
        trie.add(&[name], 0, look(Case::Capital));
        trie.add(&[adjective, name], 1, look(Case::Any));
        let begins = |hash, capital| {
            let word = Word {
                start: 0,
                end: 1,
                hash,
                capital,
                shouted: false,
                possessive: false,
                n_letters: 1,
            };
            !trie.firsts(&[word]).is_empty()
        };
        assert!(begins(name, true) && !begins(name, false));
        assert!(begins(adjective, true) && begins(adjective, false));
    }
}
