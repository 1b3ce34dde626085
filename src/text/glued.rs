//! Headers that were run together with the text: "Home / Analytics / Title Sergey CHEBAN The recent events…".

use super::abbreviation::is_first_word;
use super::draft::Draft;
use super::furniture::{same_beginning, trail_end};
use super::header::MIN_GLUED_TITLE_CHARS;

/// The fewest words of a standfirst that is run together with the text.
const MIN_STANDFIRST_WORDS: usize = 6;

/// The most.
const MAX_STANDFIRST_WORDS: usize = 70;

/// Takes a trail, the headline and a byline off the head of a paragraph. After a byline the standfirst, which has no
/// stop, is told from the text and becomes a paragraph of its own.
pub(super) fn unglue(draft: &mut Draft, line: &str) -> Vec<String> {
    let mut rest = line;
    let title = draft.title.clone().unwrap_or_default();
    if let Some(end) = trail_end(rest, Some(&title)) {
        rest = rest[end..].trim_start();
    }
    if title.chars().count() >= MIN_GLUED_TITLE_CHARS
        && let Some(end) = same_beginning(rest, &title)
        && !rest[end..].trim_start().starts_with(char::is_lowercase)
        && !rest[end..].starts_with([',', ':', ';'])
    {
        rest = rest[end..]
            .trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '|' | '-' | '–' | '—'));
    }
    if let Some(end) = shouted_name(rest)
        && rest[end..].trim_start().starts_with(char::is_uppercase)
    {
        draft.author = draft.author.take().or_else(|| Some(rest[..end].to_owned()));
        rest = rest[end..].trim_start();
        if let Some(end) = standfirst_end(rest) {
            return vec![rest[..end].trim_end().to_owned(), rest[end..].to_owned()];
        }
    }
    vec![rest.to_owned()]
}

/// How many bytes a name takes at the head of `line` whose surname is in capitals: "Sergey CHEBAN".
pub(super) fn shouted_name(line: &str) -> Option<usize> {
    let mut end = 0;
    for (n, word) in line.split_whitespace().take(3).enumerate() {
        let at = line[end..].find(word)? + end;
        end = at + word.len();
        let capitals =
            word.chars().all(|c| c.is_uppercase() || c == '-') && word.chars().count() >= 3;
        let initial = word.chars().count() == 2
            && word.ends_with('.')
            && word.starts_with(char::is_uppercase);
        if n > 0 && capitals {
            return Some(end);
        }
        let mut letters = word.chars();
        let name = letters.next().is_some_and(char::is_uppercase)
            && letters.clone().count() >= 2
            && letters.all(char::is_lowercase);
        if !(name || initial && n > 0) {
            return None;
        }
    }
    None
}

/// Where a standfirst ends that runs into the text without a stop: before a common first word in capitals that stands
/// behind a small word and before another, or before a quote: "in the near future An “aggravation…".
fn standfirst_end(line: &str) -> Option<usize> {
    let mut from = 0;
    let mut words: Vec<(usize, &str)> = Vec::new();
    for word in line.split_whitespace().take(MAX_STANDFIRST_WORDS) {
        let start = from + line[from..].find(word)?;
        from = start + word.len();
        words.push((start, word));
        if word.ends_with(['.', '!', '?', '…']) {
            break;
        }
    }
    let glued = words.windows(3).skip(MIN_STANDFIRST_WORDS).find(|three| {
        let (before, word, after) = (three[0].1, three[1].1, three[2].1);
        before.ends_with(char::is_lowercase)
            && word.starts_with(char::is_uppercase)
            && is_first_word(word)
            && after.starts_with(|c: char| c.is_lowercase() || matches!(c, '“' | '«' | '"'))
    });
    glued.map(|three| three[1].0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_standfirst_without_a_stop_is_told_from_the_text() {
        let line = "The events suggest that Moscow will offer a new plan in the near future An “outcome” was seen.";
        assert_eq!(standfirst_end(line), line.find("An “"));
        for whole in [
            "He told the court in a letter to The Hague that it would come to talks on the matter.",
            "The ministers met for two days in the capital and agreed to meet. The talks went on.",
        ] {
            assert_eq!(standfirst_end(whole), None, "{whole}");
        }
    }

    #[test]
    fn a_name_with_its_surname_in_capitals_is_a_byline() {
        assert_eq!(shouted_name("Sergey CHEBAN The recent"), Some(13));
        assert_eq!(
            shouted_name("Иван И. ПЕТРОВ Москва"),
            Some("Иван И. ПЕТРОВ".len())
        );
        assert_eq!(shouted_name("President Putin said"), None);
        assert_eq!(shouted_name("KYIV and MOSCOW"), None);
    }
}
