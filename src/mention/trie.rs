//! The one automaton: a trie over words, all names in one pass.
//!
//! A node's children stand in one open-addressed table under (node, word); the words themselves are not kept, only
//! 64-bit hashes of them. With half a million names two different ones meet with a chance below one in a hundred million.
//! A small bit filter in front answers most words of a text, which start no name, without touching the table.

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

/// The names of a gazetteer.
#[derive(Debug)]
pub(super) struct Trie {
    keys: Vec<u64>,
    values: Vec<u32>,
    filter: Vec<u64>,
    n_used: usize,
    heads: Vec<u32>,
    inner: Vec<bool>,
    forms: Vec<Form>,
}

impl Trie {
    /// An empty trie with room for about `n_names`.
    pub fn with_capacity(n_names: usize) -> Self {
        let n_slots = (n_names * 2).next_power_of_two().max(1024);
        Self {
            keys: vec![0; n_slots],
            values: vec![NONE; n_slots],
            filter: vec![0; 1 << 15],
            n_used: 0,
            heads: vec![NONE],
            inner: vec![true],
            forms: Vec::with_capacity(n_names),
        }
    }

    /// The child of `node` under `word`, made when it is missing.
    pub fn child_or_new(&mut self, node: u32, word: u64) -> u32 {
        if self.n_used * 4 >= self.keys.len() * 3 {
            self.grow();
        }
        let key = key(node, word);
        let slot = self.slot(key);
        if self.values[slot] == NONE {
            self.keys[slot] = key;
            self.values[slot] = self.heads.len() as u32;
            self.n_used += 1;
            self.heads.push(NONE);
            self.inner.push(false);
            self.inner[node as usize] = true;
            if node == ROOT {
                let (index, bit) = self.filter_bit(word);
                self.filter[index] |= bit;
            }
        }
        self.values[slot]
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
        let found = self.values[self.slot(key(node, word))];
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
        let mask = self.keys.len() - 1;
        let mut slot = (key >> 20) as usize & mask;
        while self.values[slot] != NONE && self.keys[slot] != key {
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
        let n_slots = self.keys.len() * 2;
        let keys = std::mem::replace(&mut self.keys, vec![0; n_slots]);
        let values = std::mem::replace(&mut self.values, vec![NONE; n_slots]);
        for (key, value) in keys
            .into_iter()
            .zip(values)
            .filter(|&(_, value)| value != NONE)
        {
            let slot = self.slot(key);
            self.keys[slot] = key;
            self.values[slot] = value;
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
