//! What stands around the text of a news page: trails of links, share buttons, cookie notes, lists of other articles.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// The most words of a line that is left out for how it begins; a longer one is told to be prose.
const MAX_WORDS: usize = 24;

/// The most characters of one link in a trail, the last excepted.
const MAX_LINK_CHARS: usize = 40;

type Phrases = HashSet<&'static str>;

static FURNITURE: LazyLock<HashMap<&'static str, Phrases>> = LazyLock::new(|| {
    let mut sections: HashMap<&str, Phrases> = HashMap::new();
    let mut section = "";
    for line in include_str!("../../assets/text/furniture.txt")
        .lines()
        .filter(|line| !line.starts_with('#'))
    {
        if let Some(name) = line.strip_prefix('[') {
            section = name.trim_end_matches(']');
        } else if !line.is_empty() {
            sections.entry(section).or_default().insert(line);
        }
    }
    sections
});

/// Whether the list `section` has `phrase`, given in small letters.
fn lists(section: &str, phrase: &str) -> bool {
    FURNITURE
        .get(section)
        .is_some_and(|phrases| phrases.contains(phrase))
}

/// Whether `line` is furniture: a button, a note on cookies, a pointer to other articles.
pub(super) fn is_furniture(line: &str) -> bool {
    let plain = plain(line);
    if plain.is_empty() {
        return !line.contains(char::is_alphanumeric);
    }
    lists("alone", &plain) || (plain.split(' ').count() <= MAX_WORDS && begins(&plain))
}

/// Whether a line that reads `plain` begins with one of the phrases, ending with a whole word.
fn begins(plain: &str) -> bool {
    let ends = plain
        .char_indices()
        .filter(|(_, c)| !c.is_alphanumeric())
        .flat_map(|(at, c)| [at, at + c.len_utf8()]);
    ends.chain(std::iter::once(plain.len()))
        .take(16)
        .any(|end| lists("begins", &plain[..end]))
}

/// Whether `line` is a heading that a list of other articles follows.
pub(super) fn opens_list(line: &str) -> bool {
    lists("list", plain(line).trim_end_matches([':', '.']))
}

/// The rest of `line` after one of the phrases of `section` ("by", "dated", "source") with its colon.
pub(super) fn after_label<'t>(section: &str, line: &'t str) -> Option<&'t str> {
    let ends = line
        .char_indices()
        .filter(|(_, c)| c.is_whitespace() || *c == ':')
        .map(|(at, _)| at);
    let labels = ends
        .take(4)
        .filter(|end| lists(section, line[..*end].to_lowercase().trim()));
    labels
        .last()
        .map(|end| line[end..].trim_start_matches([':', ' ', '\u{a0}', '–', '—', '-']))
}

/// Where the trail of links ends that `line` is or begins with, in bytes: "Home / Analytics / Title". A trail begins with
/// the home page or ends with the headline.
pub(super) fn trail_end(line: &str, title: Option<&str>) -> Option<usize> {
    let links = links(line)?;
    let home = lists("home", links[0].1.to_lowercase().as_str());
    let (last_start, last) = *links.last()?;
    if let Some(length) = title.and_then(|title| same_beginning(last, title)) {
        return Some(last_start + length);
    }
    (home && last.chars().count() <= 2 * MAX_LINK_CHARS && !last.ends_with('.'))
        .then_some(line.len())
}

/// The links of a trail with where each begins; none when `line` is no trail.
fn links(line: &str) -> Option<Vec<(usize, &str)>> {
    let separator = [
        " / ", " > ", " » ", " › ", " → ", " | ", " :: ", " • ", " · ", "/", "›", "→", ">",
    ]
    .into_iter()
    .find(|separator| {
        line.split(separator)
            .next()
            .is_some_and(|first| first.len() < line.len() && is_link(first))
    })?;
    let mut found = Vec::new();
    let mut start = 0;
    while let Some(length) = line[start..].find(separator) {
        let link = &line[start..start + length];
        if !is_link(link) {
            break;
        }
        found.push((start, link.trim()));
        start += length + separator.len();
    }
    let last = &line[start..];
    found.push((start + last.len() - last.trim_start().len(), last.trim()));
    (found.len() > 1).then_some(found)
}

fn is_link(link: &str) -> bool {
    let n = link.trim().chars().count();
    n > 0 && n <= MAX_LINK_CHARS && !link.trim_end().ends_with(['.', ',', ';'])
}

/// How many bytes of `text` say the same as the whole of `title`, without regard to case, quotes and white space.
pub(super) fn same_beginning(text: &str, title: &str) -> Option<usize> {
    let mut wanted = letters(title).map(|(_, c)| c).peekable();
    wanted.peek()?;
    let mut end = 0;
    let mut seen = letters(text);
    for c in wanted {
        let (at, found) = seen.next()?;
        if found != c {
            return None;
        }
        end = at;
    }
    let rest = &text[end..];
    if rest.starts_with(char::is_alphanumeric) {
        return None;
    }
    let closing = rest
        .find(|c: char| c.is_alphanumeric() || c.is_whitespace())
        .unwrap_or(rest.len());
    Some(end + closing)
}

/// Whether both say the same, without regard to case, quotes, stops and white space.
pub(super) fn same(one: &str, other: &str) -> bool {
    let mut ones = letters(one).map(|(_, c)| c);
    let mut others = letters(other).map(|(_, c)| c);
    loop {
        match (ones.next(), others.next()) {
            (None, None) => return true,
            (a, b) if a != b => return false,
            _ => {}
        }
    }
}

/// The letters and digits of `text` in small letters, each with the byte after it.
fn letters(text: &str) -> impl Iterator<Item = (usize, char)> {
    text.char_indices()
        .filter(|(_, c)| c.is_alphanumeric())
        .flat_map(|(at, c)| {
            c.to_lowercase()
                .map(move |lower| (at + c.len_utf8(), lower))
        })
}

/// `line` in small letters, single spaces, without bullets and arrows around it.
fn plain(line: &str) -> String {
    let core = line
        .trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '©' | '(' | '@' | ':' | '.'));
    core.split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn furniture_is_told_from_prose() {
        for line in [
            "Share",
            "▸ Share on Facebook",
            "Читайте также: Грузия и Абхазия",
            "© 2021 Agency",
            "* * *",
            "РЕКЛАМА",
        ] {
            assert!(is_furniture(line), "{line}");
        }
        let prose = "Share of Russian gas in imports fell, and more countries followed Georgia.";
        for line in [
            prose,
            "Moscow",
            "Related claims were made by Minsk.",
            "Фотография сделана в Киеве.",
        ] {
            assert!(!is_furniture(line), "{line}");
        }
    }

    #[test]
    fn trails_end_with_the_headline_or_begin_at_home() {
        let title = "Will Minsk sign?";
        assert_eq!(
            trail_end("Home / Analytics / Will Minsk sign?", Some(title)),
            Some(35)
        );
        assert_eq!(
            trail_end("Home / Analytics / Will Minsk Sign? The talks", Some(title)),
            Some(35)
        );
        assert_eq!(
            trail_end("Главная » Политика", None),
            Some("Главная » Политика".len())
        );
        assert_eq!(
            trail_end("Politics > Will Minsk sign?", Some(title)),
            Some(27)
        );
        assert_eq!(trail_end("Moscow / Minsk", Some(title)), None);
        assert_eq!(trail_end("The talks went on.", Some(title)), None);
    }

    #[test]
    fn labels_are_taken_off() {
        assert_eq!(after_label("by", "By Sergey Cheban"), Some("Sergey Cheban"));
        assert_eq!(after_label("by", "Автор: Иван Иванов"), Some("Иван Иванов"));
        assert_eq!(
            after_label("dated", "Last updated: 21 April 2021"),
            Some("21 April 2021")
        );
        assert_eq!(after_label("by", "Byzantium fell"), None);
    }
}
