//! Whose judgement it is: the author's, or that of somebody quoted or reported.

use crate::text::Span;

use super::Voice;
use super::lexicon::Role;
use super::words::{Kind, Words};

/// How far before or behind the word of saying its subject is looked for, in words.
const REACH_WORDS: usize = 6;

/// Who speaks of the target, and the words that name the speaker.
pub(super) fn voice(text: &str, words: &Words) -> (Voice, Option<Span>) {
    let target = &words.list[words.target];
    let sayings = words
        .list
        .iter()
        .enumerate()
        .filter(|(_, word)| word.known.is(Role::Report));
    let mut reported = target.quoted;
    let mut speaks = false;
    for (at, saying) in sayings {
        let holder = holder(text, words, at);
        if holder == Some(words.target) {
            speaks = true;
            continue;
        }
        let behind = at < words.target;
        let told_before =
            !speaks && words.target < at && target.clause < saying.clause && holder.is_some();
        if behind || told_before {
            reported = true;
            if let Some(holder) = holder {
                return (Voice::Reported, Some(words.list[holder].span));
            }
        }
    }
    (
        if reported {
            Voice::Reported
        } else {
            Voice::Author
        },
        None,
    )
}

/// The speaker of a word of saying: the nearest place before it, else a capitalised word before or behind it.
fn holder(text: &str, words: &Words, saying: usize) -> Option<usize> {
    let before = (saying.saturating_sub(REACH_WORDS)..saying).rev();
    let behind = saying + 1..words.list.len().min(saying + 1 + REACH_WORDS / 2);
    let marked = |at: &usize| words.list[*at].kind != Kind::Plain;
    let named = |at: &usize| {
        marked(at)
            || *at > 0
                && words.list[*at]
                    .span
                    .of(text)
                    .starts_with(char::is_uppercase)
    };
    let joined = |at: &usize| words.list[*at].clause == words.list[saying].clause;
    let near = before.clone().take_while(joined).find(marked);
    near.or_else(|| {
        behind
            .clone()
            .take_while(joined)
            .find(named)
            .filter(|_| saying > words.target)
    })
    .or_else(|| before.clone().find(marked))
    .or_else(|| before.clone().find(named))
}
