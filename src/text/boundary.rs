//! Whether a full stop, question mark, exclamation mark or ellipsis ends its sentence.

use super::abbreviation::{Habit, habits, is_first_word};

/// How far back a word before a full stop is looked for, in bytes: longer ones are no abbreviations.
const MAX_WORD_BYTES: usize = 40;

/// A year that has so few words before it in its sentence opens a clause of time: "В апреле 2021 г. Байден…".
const MAX_OPENING_WORDS: usize = 5;

/// One run of stops with what stands around it.
pub(super) struct Place<'t> {
    /// From the beginning of the sentence up to the stops.
    before: &'t str,
    /// The stops alone, without quotes: ".", "?!", "…".
    stops: &'t str,
    /// Whether quotes or brackets were closed after the stops.
    closed: bool,
    /// What follows, white space and all.
    after: &'t str,
    /// One past the stops and what they close, in bytes of the run.
    pub(super) end: usize,
}

impl<'t> Place<'t> {
    /// The stops that begin at byte `at` of `run`, in the sentence that begins at `start`.
    pub(super) fn new(run: &'t str, start: usize, at: usize) -> Self {
        let stops = leading(&run[at..], |c| matches!(c, '.' | '!' | '?' | '…'));
        let mut end = at + stops.len();
        loop {
            let more = leading(&run[end..], is_closer).len() + note(&run[end..]);
            if more == 0 {
                break;
            }
            end += more;
            end += leading(&run[end..], |c| matches!(c, '.' | '!' | '?' | '…')).len();
        }
        let closed = end > at + stops.len();
        Self {
            before: &run[start..at],
            stops,
            closed,
            after: &run[end..],
            end,
        }
    }

    /// The word right before the stops, with the dots inside it.
    fn word(&self) -> &'t str {
        let mut from = self.before.len().saturating_sub(MAX_WORD_BYTES);
        while !self.before.is_char_boundary(from) {
            from += 1;
        }
        let tail = &self.before[from..];
        let cut = tail.rfind(|c: char| c.is_whitespace() || is_opener(c) || matches!(c, '/' | ','));
        let word = cut.map_or(tail, |at| &tail[at..]);
        word.trim_start_matches(|c: char| !c.is_alphanumeric())
    }

    /// The first letter or digit of what follows, with the word it begins.
    fn next_word(&self) -> &'t str {
        let rest = self
            .after
            .trim_start()
            .trim_start_matches(|c: char| !c.is_alphanumeric());
        leading(rest, |c| {
            c.is_alphanumeric() || matches!(c, '-' | '\'' | '’')
        })
    }

    fn n_words_before(&self) -> usize {
        self.before.split_whitespace().count()
    }
}

/// Whether the sentence ends at `place`.
pub(super) fn ends(place: &Place) -> bool {
    if place.after.trim_start().is_empty() {
        return true;
    }
    if !place.after.starts_with(char::is_whitespace) {
        return is_glued(place);
    }
    if !place.before.contains(char::is_alphanumeric) {
        return false;
    }
    let next = place.next_word();
    let Some(first) = next.chars().next() else {
        return true;
    };
    if first.is_lowercase() {
        return false;
    }
    place.stops != "." || place.closed || stop_ends(place, next, first)
}

/// A missing space: "in Kyiv.The next". Addresses such as "Lenta.ru" and "Газета.Ru" are left whole.
fn is_glued(place: &Place) -> bool {
    let word = place.word();
    let next = leading(place.after, char::is_alphanumeric);
    let small = |c: &char| c.is_lowercase();
    let ends_small = word.chars().rev().take(2).filter(small).count() == 2;
    let mut letters = next.chars();
    let begins_large = letters.next().is_some_and(char::is_uppercase);
    let goes_on = letters.filter(small).count();
    let same_script = word.is_ascii() == next.is_ascii();
    let address = word.contains(['.', '@', ':']) || matches!(next, "Com" | "Net" | "Org" | "Info");
    ends_small && begins_large && same_script && !address && (goes_on >= 2 || is_first_word(next))
}

/// Whether a single full stop before white space and `next`, which is a number or begins with a capital, ends a sentence.
fn stop_ends(place: &Place, next: &str, first: char) -> bool {
    let word = place.word();
    if is_list_number(place.before) {
        return false;
    }
    let number = first.is_numeric();
    let opens = !number && is_first_word(next) && !is_initial_after(place, next);
    if is_initials(word) {
        return opens;
    }
    let habits = habits(word);
    if habits.is_none() {
        return true;
    }
    let after_number = stands_after_number(place.before, word);
    if habits.has(Habit::AfterYear) && after_number {
        return !number && (opens || place.n_words_before() > MAX_OPENING_WORDS);
    }
    if habits.has(Habit::BeforePlace) {
        return after_number && !number;
    }
    if habits.has(Habit::BeforeName) {
        return false;
    }
    if habits.has(Habit::OftenLast) {
        return opens;
    }
    !number
}

/// "J", "U.S", "А.С": single capitals with dots between them.
fn is_initials(word: &str) -> bool {
    !word.is_empty()
        && word.split('.').all(|part| {
            let mut letters = part.chars();
            letters.next().is_some_and(char::is_uppercase) && letters.next().is_none()
        })
}

/// Whether `next` is itself an initial ("Sgt. A. Smith"), not the article "A".
fn is_initial_after(place: &Place, next: &str) -> bool {
    next.chars().count() == 1
        && place
            .after
            .trim_start()
            .get(next.len()..)
            .is_some_and(|rest| rest.starts_with('.'))
}

/// "1", "12", "iv", "a": what stands before the stop is nothing but the number of a list item.
fn is_list_number(before: &str) -> bool {
    let label = before.trim();
    let roman = || {
        label.len() <= 4
            && label
                .bytes()
                .all(|b| matches!(b.to_ascii_lowercase(), b'i' | b'v' | b'x'))
    };
    !label.is_empty()
        && ((label.len() <= 3 && label.bytes().all(|b| b.is_ascii_digit())) || roman())
}

/// Whether a number or a Roman numeral stands right before `word` at the end of `before`.
fn stands_after_number(before: &str, word: &str) -> bool {
    let Some(previous) = before[..before.len() - word.len()]
        .split_whitespace()
        .next_back()
    else {
        return word.starts_with(|c: char| c.is_ascii_digit());
    };
    previous.ends_with(|c: char| c.is_ascii_digit())
        || (!previous.is_empty()
            && previous
                .chars()
                .all(|c| matches!(c, 'I' | 'V' | 'X' | 'Х' | 'І' | '-' | '–')))
}

fn is_closer(c: char) -> bool {
    matches!(c, '"' | '\'' | '”' | '’' | '“' | '»' | ')' | ']' | '*')
}

fn is_opener(c: char) -> bool {
    matches!(c, '"' | '\'' | '“' | '‘' | '„' | '«' | '(' | '[')
}

/// The length of footnote marks such as `[12]`, in bytes.
fn note(text: &str) -> usize {
    let Some(rest) = text.strip_prefix('[') else {
        return 0;
    };
    let digits = leading(rest, |c| c.is_ascii_digit()).len();
    if digits > 0 && rest[digits..].starts_with(']') {
        digits + 2
    } else {
        0
    }
}

/// The longest beginning of `text` whose characters all pass.
fn leading(text: &str, passes: impl Fn(char) -> bool) -> &str {
    let end = text.find(|c: char| !passes(c)).unwrap_or(text.len());
    &text[..end]
}
