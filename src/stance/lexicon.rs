//! What is known of words beforehand: their valence, their part in a sentence, and the kind of deed they name.
//!
//! The lists stand in `assets/stance` as plain text and are compiled into hash tables when a model is loaded.

use std::collections::HashMap;

use super::words::{Letters, MAX_PREFIX};

/// The part that a word can play in a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Not,
    Contrast,
    Clause,
    Report,
    Modal,
    Be,
    By,
    Toward,
    And,
}

const ROLES: [(&str, Role); 9] = [
    ("not", Role::Not),
    ("contrast", Role::Contrast),
    ("clause", Role::Clause),
    ("report", Role::Report),
    ("modal", Role::Modal),
    ("be", Role::Be),
    ("by", Role::By),
    ("toward", Role::Toward),
    ("and", Role::And),
];

/// The kinds of deed, by their line in the frame lists; 0 means none.
pub(super) const FRAMES: [&str; 13] = [
    "attack", "threat", "wrong", "accuse", "punish", "fear", "help", "praise", "agree", "win",
    "fail", "suffer", "defy",
];

/// What is known of one word.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Knowledge {
    roles: u16,
    /// 0: no deed; else one more than its place in [`FRAMES`].
    pub frame: u8,
    /// −4…4, 0 when unknown.
    pub valence: f32,
}

impl Knowledge {
    /// Whether the word can play this part.
    pub fn is(&self, role: Role) -> bool {
        self.roles & (1 << role as u16) != 0
    }
}

/// The word lists of one language.
pub(super) struct Lexicon {
    whole: HashMap<u32, Knowledge, Same>,
    begun: HashMap<u32, Knowledge, Same>,
    /// Bit k: some prefix of k + 1 letters is listed.
    lengths: u16,
}

/// Keys are hashes already.
pub(super) type Same = std::hash::BuildHasherDefault<Itself>;

/// A hasher that spreads one ready-made hash.
#[derive(Default)]
pub(super) struct Itself(u64);

impl std::hash::Hasher for Itself {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        bytes
            .iter()
            .for_each(|&b| self.0 = self.0 << 8 ^ u64::from(b));
    }

    fn write_u32(&mut self, n: u32) {
        self.0 = u64::from(n).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    }
}

impl Lexicon {
    /// English lists.
    pub fn english() -> Lexicon {
        let valences = include_str!("../../assets/stance/valence-en.tsv");
        let scope = include_str!("../../assets/stance/scope-en.txt");
        Lexicon::read(
            scope,
            include_str!("../../assets/stance/frames-en.txt"),
            valences,
        )
    }

    /// Russian lists, with Ukrainian words among them.
    pub fn russian() -> Lexicon {
        let scope = include_str!("../../assets/stance/scope-ru.txt");
        Lexicon::read(scope, include_str!("../../assets/stance/frames-ru.txt"), "")
    }

    fn read(scope: &str, frames: &str, valences: &str) -> Lexicon {
        let mut lexicon = Lexicon {
            whole: HashMap::default(),
            begun: HashMap::default(),
            lengths: 0,
        };
        for (name, word) in listed(scope) {
            if let Some((_, role)) = ROLES.iter().find(|(known, _)| *known == name) {
                lexicon.entry(word).roles |= 1 << *role as u16;
            }
        }
        for (name, word) in listed(frames) {
            if let Some(at) = FRAMES.iter().position(|known| *known == name) {
                let entry = lexicon.entry(word);
                entry.frame = if entry.frame == 0 {
                    at as u8 + 1
                } else {
                    entry.frame
                };
            }
        }
        for (word, valence) in valences.lines().filter_map(|line| line.split_once('\t')) {
            lexicon.entry(word).valence = valence.parse().unwrap_or(0.0);
        }
        lexicon
    }

    fn entry(&mut self, word: &str) -> &mut Knowledge {
        match word.strip_suffix('*') {
            Some(begin) => {
                let letters = Letters::of(begin);
                let n = letters.n.clamp(1, MAX_PREFIX);
                self.lengths |= 1 << (n - 1);
                self.begun.entry(letters.prefixes[n - 1]).or_default()
            }
            None => self.whole.entry(Letters::of(word).hash).or_default(),
        }
    }

    /// All that is known of a word: its own entry, completed by the longest listed beginning.
    pub fn know(&self, letters: &Letters) -> Knowledge {
        let mut known = self.whole.get(&letters.hash).copied().unwrap_or_default();
        for k in (2..letters.n.min(MAX_PREFIX))
            .rev()
            .filter(|k| self.lengths & 1 << k != 0)
        {
            if let Some(begun) = self.begun.get(&letters.prefixes[k]) {
                known.roles |= begun.roles;
                known.frame = if known.frame == 0 {
                    begun.frame
                } else {
                    known.frame
                };
            }
        }
        known
    }
}

/// `(role or frame, word)` for each word of a list.
fn listed(text: &str) -> impl Iterator<Item = (&str, &str)> {
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    lines
        .filter_map(|line| line.split_once('\t'))
        .flat_map(|(name, words)| words.split_whitespace().map(move |word| (name, word)))
}
