//! The words that moved a judgement, strongest first.

use super::Cue;
use super::lexicon::Role;
use super::words::{Kind, Word, Words};

/// At most this many words are shown.
const MAX_CUES: usize = 4;
/// Weaker pulls are noise.
const MIN_PULL: f32 = 0.12;

/// The strongest words with what each pulled.
pub(super) fn cues(words: &Words, pulls: &[f32]) -> Vec<Cue> {
    let strong = words
        .list
        .iter()
        .zip(pulls)
        .filter(|(word, pull)| can_be_shown(word) && pull.abs() >= MIN_PULL);
    let mut cues: Vec<Cue> = strong
        .map(|(word, &pull)| Cue {
            span: word.span,
            pull,
        })
        .collect();
    cues.sort_unstable_by(|a, b| {
        b.pull
            .abs()
            .total_cmp(&a.pull.abs())
            .then(a.span.cmp(&b.span))
    });
    cues.truncate(MAX_CUES);
    cues
}

/// Places and words without a meaning of their own explain nothing.
fn can_be_shown(word: &Word) -> bool {
    let empty = [Role::Be, Role::By, Role::Toward, Role::And, Role::Clause]
        .iter()
        .any(|&role| word.known.is(role));
    word.kind == Kind::Plain && !empty && word.span.end - word.span.start > 2
}
