//! The one automaton: a trie over words, all names in one pass.
//!
//! A node's children stand in one open-addressed table under (node, word); the words themselves are not kept, only
//! hashes of them. A slot is eight bytes, so that a look-up touches one line of the cache: half of the 64-bit key, the
//! other half being where it stands. With half a million names two different ones meet with a chance of about one in four
//! thousand. A small bit filter in front answers most words of a text, which start no name, without touching the table.

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
    filter: Vec<u64>,
    /// The key of each node, for the day the table grows; the root has none.
    keys: Vec<u64>,
    heads: Vec<u32>,
    inner: Vec<bool>,
    forms: Vec<Form>,
}

impl Trie {
    /// An empty trie with room for about `n_names`.
    pub fn with_capacity(n_names: usize) -> Self {
        let n_slots = (n_names * 2).next_power_of_two().max(1024);
        Self {
            slots: vec![FREE; n_slots],
            filter: vec![0; 1 << 15],
            keys: vec![0],
            heads: vec![NONE],
            inner: vec![true],
            forms: Vec::with_capacity(n_names),
        }
    }

    /// The child of `node` under `word`, made when it is missing.
    pub fn child_or_new(&mut self, node: u32, word: u64) -> u32 {
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
            self.heads.push(NONE);
            self.inner.push(false);
            self.inner[node as usize] = true;
            if node == ROOT {
                let (index, bit) = self.filter_bit(word);
                self.filter[index] |= bit;
            }
        }
        self.slots[slot].node
    }

    /// Lets a name end at `node`; a sense is kept once a node.
    pub fn end(&mut self, node: u32, sense: u32, look: Look) {
        if self.forms(node).any(|form| form.sense == sense) {
            return;
        }
        let next = self.heads[node as usize];
        self.heads[node as usize] = self.forms.len() as u32;
        self.forms.push(Form { sense, look, next });
    }

    /// The child of the root under `word`.
    #[inline]
    pub fn first(&self, word: u64) -> Option<u32> {
        let (index, bit) = self.filter_bit(word);
        if self.filter[index] & bit == 0 {
            None
        } else {
            self.child(ROOT, word)
        }
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
        self.inner[node as usize]
    }

    /// The names that end at `node`.
    pub fn forms(&self, node: u32) -> impl Iterator<Item = &Form> {
        let mut at = self.heads[node as usize];
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

    /// The filter's word and bit for the first word of a name: 2 million bits.
    #[inline]
    fn filter_bit(&self, word: u64) -> (usize, u64) {
        let bit = (word >> 40) as usize;
        ((bit >> 6) & (self.filter.len() - 1), 1 << (bit & 63))
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
                .all(|(&word, &node)| trie.first(word) == Some(node))
        );
        assert_eq!(trie.child(nodes[0], words[1]), None);
    }
}
