//! Words before a full stop that do not always end a sentence, and what must follow for them to do so.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// What usually stands after an abbreviation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Habit {
    /// A name: "Gen.", "им.".
    BeforeName,
    /// A number: "No.", "ст.".
    BeforeNumber,
    /// It stands after a year or century: "г.", "р.".
    AfterYear,
    /// The name of a place: "г.", "м.".
    BeforePlace,
    /// Anything, a new sentence too: "Inc.", "U.S.".
    OftenLast,
}

impl Habit {
    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "before-name" => Self::BeforeName,
            "before-number" => Self::BeforeNumber,
            "after-year" => Self::AfterYear,
            "before-place" => Self::BeforePlace,
            "often-last" => Self::OftenLast,
            _ => return None,
        })
    }

    const fn bit(self) -> u8 {
        1 << self as u8
    }
}

/// The habits of one abbreviation; one word may have several ("г." is a year and a town).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Habits(u8);

impl Habits {
    /// Whether it has this habit.
    pub(super) fn has(self, habit: Habit) -> bool {
        self.0 & habit.bit() != 0
    }

    /// Whether it is no abbreviation at all.
    pub(super) fn is_none(self) -> bool {
        self.0 == 0
    }
}

static ABBREVIATIONS: LazyLock<HashMap<&'static str, Habits>> =
    LazyLock::new(|| parse(include_str!("../../assets/text/abbreviations.txt")));

static FIRST_WORDS: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| words(include_str!("../../assets/text/first-words.txt")).collect());

/// The habits of `word`, given without its last full stop and in any case.
pub(super) fn habits(word: &str) -> Habits {
    let lower = word.to_lowercase();
    ABBREVIATIONS
        .get(lower.as_str())
        .copied()
        .unwrap_or_default()
}

/// Whether sentences begin with `word` and names hardly ever do.
pub(super) fn is_first_word(word: &str) -> bool {
    FIRST_WORDS.contains(word.to_lowercase().as_str())
}

fn parse(list: &'static str) -> HashMap<&'static str, Habits> {
    let mut found: HashMap<&str, Habits> = HashMap::new();
    let mut habit = None;
    for line in list.lines().filter(|line| !line.starts_with('#')) {
        if let Some(name) = line.strip_prefix('[') {
            habit = Habit::named(name.trim_end_matches(']'));
        } else if let Some(habit) = habit {
            for word in line.split_whitespace() {
                found.entry(word).or_default().0 |= habit.bit();
            }
        }
    }
    found
}

/// The words of a list with `#` comments.
fn words(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.lines()
        .filter(|line| !line.starts_with('#'))
        .flat_map(str::split_whitespace)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_word_may_have_several_habits() {
        assert!(habits("г").has(Habit::AfterYear) && habits("Г").has(Habit::BeforePlace));
        assert!(habits("Gen").has(Habit::BeforeName));
        assert!(habits("Ukraine").is_none());
        assert!(is_first_word("The") && !is_first_word("Minsk"));
    }
}
