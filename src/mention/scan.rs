//! Seeing: one walk over the words, the longest known name at each place.

use super::letters::Letters;
use super::trie::{Case, Form, Trie};
use super::words::{Word, cut};

/// What stands between two neighbouring words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gap {
    /// White space, at most one line's end.
    Space,
    /// A hyphen or dash without spaces.
    Hyphen,
    /// A full stop after a short capitalised word, as in "St. Petersburg" or "U.S.".
    Dot,
    /// A comma and white space.
    Comma,
    /// Anything else: another phrase.
    Break,
}

/// A known name in the text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sighting {
    /// Its first word.
    pub first: usize,
    /// Its last word.
    pub last: usize,
    /// Where it ends in the trie.
    pub node: u32,
}

/// A text as words and names.
#[derive(Debug)]
pub(super) struct Scan<'t> {
    /// The text that was cut.
    pub text: &'t str,
    /// Its words.
    pub words: Vec<Word>,
    /// The names, in order, never overlapping.
    pub sightings: Vec<Sighting>,
}

impl<'t> Scan<'t> {
    /// Walks over `text`.
    pub fn of(letters: &Letters, trie: &Trie, text: &'t str) -> Self {
        let mut scan = Self {
            text,
            words: cut(letters, text),
            sightings: Vec::new(),
        };
        let mut free = 0;
        for (first, node) in trie.firsts(&scan.words) {
            if first >= free
                && let Some(sighting) = scan.longest(trie, first, node)
            {
                scan.sightings.push(sighting);
                free = sighting.last + 1;
            }
        }
        scan
    }

    /// The longest name that starts at word `first`, whose node is `node`.
    #[inline]
    fn longest(&self, trie: &Trie, first: usize, mut node: u32) -> Option<Sighting> {
        let (mut last, mut best) = (first, None);
        loop {
            if trie
                .forms(node)
                .any(|form| self.looks_right(form, first, last))
            {
                best = Some(Sighting { first, last, node });
            }
            if !trie.goes_on(node) || last + 1 >= self.words.len() || !self.joins(last) {
                return best;
            }
            let Some(next) = trie.child(node, self.words[last + 1].hash) else {
                return best;
            };
            node = next;
            last += 1;
        }
    }

    /// Whether the words `first..=last` have the capitals that `form` asks for.
    pub fn looks_right(&self, form: &Form, first: usize, last: usize) -> bool {
        match form.look.case {
            Case::Any => true,
            Case::Capital => self.words[first].capital,
            Case::Shouted => self.words[first..=last]
                .iter()
                .all(|w| w.shouted || (w.capital && w.n_letters == 1)),
        }
    }

    /// Whether one name may go on from word `at` to the next.
    fn joins(&self, at: usize) -> bool {
        matches!(self.gap(at), Gap::Space | Gap::Hyphen | Gap::Dot)
    }

    /// What stands between word `at` and the next; `Break` at the text's ends.
    pub fn gap(&self, at: usize) -> Gap {
        let Some(next) = self.words.get(at + 1) else {
            return Gap::Break;
        };
        let word = &self.words[at];
        let (start, end) = (word.end as usize, next.start as usize);
        match &self.text.as_bytes()[start..end] {
            b" " => return Gap::Space,
            b", " => return Gap::Comma,
            _ => {}
        }
        let between = &self.text[start..end];
        let between = if word.possessive {
            between.trim_start_matches(|c: char| !c.is_whitespace())
        } else {
            between
        };
        let rest = between.trim_start_matches(|c: char| c.is_whitespace());
        if rest.is_empty() {
            let n_lines = between.bytes().filter(|&b| b == b'\n').count();
            return if n_lines > 1 { Gap::Break } else { Gap::Space };
        }
        match between {
            "-" | "\u{2010}" | "\u{2011}" | "\u{2013}" | "\u{2014}" => Gap::Hyphen,
            _ if between.starts_with('.')
                && between[1..].trim().is_empty()
                && word.capital
                && word.n_letters <= 3 =>
            {
                Gap::Dot
            }
            _ if between.starts_with(',') && between[1..].trim().is_empty() => Gap::Comma,
            _ => Gap::Break,
        }
    }

    /// Whether word `at` opens a sentence, a heading or a quotation.
    pub fn opens(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else {
            return true;
        };
        let between = &self.text[self.words[before].end as usize..self.words[at].start as usize];
        between != " "
            && between.contains(['.', '!', '?', '\n', ':', '"', '“', '«', '„', '•', '—', '–'])
            && self.gap(before) != Gap::Dot
    }
}
