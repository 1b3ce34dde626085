//! What the linear model sees of a sentence: hashed signs of words, their place around the target, and who stands where.
//!
//! The trainer reads the same features from this file (`examples/stance_features.rs`), so the two can never differ.

use super::lexicon::Role;
use super::words::{Kind, Word, Words};

/// Features are numbers below this.
pub(super) const N_FEATURES: usize = 1 << 17;

/// How far a word stands from the target, in steps that grow: 0 for the target, 1 to 5 else.
pub(super) fn distance(words: usize) -> u32 {
    match words {
        0 => 0,
        1 => 1,
        2 => 2,
        3..=4 => 3,
        5..=8 => 4,
        _ => 5,
    }
}

/// Tells every feature of a case to `emit`, with the index of the word it stands for (none for the sentence as a whole).
pub(super) fn features(words: &Words, headline: bool, emit: &mut impl FnMut(Option<usize>, u32)) {
    let list = &words.list;
    let around = Around::of(list);
    for (at, word) in list.iter().enumerate() {
        if word.kind != Kind::Target {
            word_features(words, &around, at, &mut |feature| emit(Some(at), feature));
        }
        if let Some(next) = list.get(at + 1) {
            let owner = if word.kind == Kind::Plain { at } else { at + 1 };
            emit(Some(owner), mix(6, word.hash, next.hash));
        }
    }
    target_features(words, emit);
    sentence_features(words, &around, headline, &mut |feature| emit(None, feature));
}

/// A feature of some kind out of two values.
fn mix(kind: u32, a: u32, b: u32) -> u32 {
    let mixed = (a ^ b.rotate_left(13).wrapping_mul(0x85EB_CA6B))
        .wrapping_add(kind.wrapping_mul(0x9E37_79B9))
        .wrapping_mul(0xC2B2_AE35);
    (mixed ^ mixed >> 15).wrapping_mul(0x2C1B_3C6D) >> (32 - N_FEATURES.trailing_zeros())
}

/// For each word the nearest marked token on either side.
struct Around {
    left: Vec<u8>,
    right: Vec<u8>,
    source: Option<usize>,
}

impl Around {
    fn of(list: &[Word]) -> Around {
        let nearest = |indices: &mut dyn Iterator<Item = usize>| {
            let mut seen = vec![0; list.len()];
            let mut last = 0;
            for at in indices {
                seen[at] = last;
                if list[at].kind != Kind::Plain {
                    last = list[at].kind as u8;
                }
            }
            seen
        };
        let source = list.iter().position(|word| word.kind == Kind::Source);
        Around {
            left: nearest(&mut (0..list.len())),
            right: nearest(&mut (0..list.len()).rev()),
            source,
        }
    }

    /// Who stands before and after the word.
    fn pattern(&self, at: usize) -> u32 {
        u32::from(self.left[at]) << 2 | u32::from(self.right[at])
    }
}

fn word_features(words: &Words, around: &Around, at: usize, emit: &mut impl FnMut(u32)) {
    let (word, target) = (&words.list[at], &words.list[words.target]);
    let side = u32::from(at > words.target);
    let near = distance(at.abs_diff(words.target));
    let place = near << 1 | side;
    let joined = u32::from(word.clause == target.clause);
    let denied = u32::from(word.negated);
    let apart = u32::from(word.quoted != target.quoted);
    emit(mix(1, word.hash, 0));
    emit(mix(2, word.hash, side));
    emit(mix(3, word.hash, place));
    emit(mix(4, word.stem, joined << 1 | side));
    emit(mix(5, word.stem, 0));
    emit(mix(7, word.stem, around.pattern(at) << 1 | joined));
    if word.negated {
        emit(mix(8, word.stem, 1));
    }
    if apart == 1 {
        emit(mix(9, word.stem, u32::from(word.quoted)));
    }
    if near <= 3 {
        emit(mix(10, word.stem, target.ending));
    }
    if let Some(source) = around.source {
        let between = (source < at) != (words.target < at);
        emit(mix(
            11,
            word.stem,
            u32::from(between) << 1 | u32::from(source < at),
        ));
    }
    if word.known.valence != 0.0 {
        let felt = (word.known.valence * 0.8).round() as i32 as u32;
        emit(mix(12, felt, place << 2 | denied << 1 | joined));
        emit(mix(13, felt, denied));
        emit(mix(
            14,
            felt,
            around.pattern(at) << 2 | denied << 1 | joined,
        ));
    }
    if word.known.frame != 0 {
        let frame = u32::from(word.known.frame);
        let passive = u32::from(is_passive(&words.list, at));
        emit(mix(
            15,
            frame,
            denied << 6 | passive << 5 | around.pattern(at) << 1 | joined,
        ));
        emit(mix(16, frame, place << 2 | denied << 1 | joined));
        emit(mix(17, frame, target.ending.wrapping_mul(31) ^ place));
    }
}

/// Whether the deed is done *to* what stands before it: "was attacked by".
fn is_passive(list: &[Word], at: usize) -> bool {
    let before = list[at.saturating_sub(3)..at]
        .iter()
        .any(|word| word.known.is(Role::Be));
    let after = list[at + 1..]
        .iter()
        .take(3)
        .any(|word| word.known.is(Role::By));
    before && after
}

/// The words right at the target, as fixed patterns.
fn target_features(words: &Words, emit: &mut impl FnMut(Option<usize>, u32)) {
    let stem = |step: isize| {
        words
            .target
            .checked_add_signed(step)
            .and_then(|at| words.list.get(at))
            .map_or(0, |word| word.stem)
    };
    let mut pair = |kind, a: isize, b: isize| {
        let owner = words
            .target
            .checked_add_signed(a)
            .filter(|&at| at < words.list.len());
        emit(owner, mix(kind, stem(a), stem(b)));
    };
    pair(20, -1, 1);
    pair(21, -1, -2);
    pair(22, 1, 2);
    pair(23, 1, 3);
    pair(24, -1, -3);
    pair(25, 2, 3);
    pair(26, -2, 1);
}

fn sentence_features(words: &Words, around: &Around, headline: bool, emit: &mut impl FnMut(u32)) {
    let target = &words.list[words.target];
    let places = words
        .list
        .iter()
        .filter(|word| word.kind == Kind::Place)
        .count()
        .min(3) as u32;
    emit(mix(30, 0, 0));
    emit(mix(31, places, 0));
    emit(mix(32, u32::from(words.question), u32::from(target.quoted)));
    emit(mix(33, u32::from(headline), 0));
    emit(mix(34, target.ending, 0));
    emit(mix(
        35,
        (words.target.min(6) as u32) << 3 | (words.list.len() - words.target).min(7) as u32,
        0,
    ));
    if let Some(source) = around.source {
        let joined = u32::from(words.list[source].clause == target.clause);
        emit(mix(
            36,
            distance(source.abs_diff(words.target)),
            u32::from(source > words.target) << 1 | joined,
        ));
    }
}
