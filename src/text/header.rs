//! The beginning of an article: headline, trail of links, byline, date and source are told from the text that follows.

use jiff::civil::Date;

use super::date::find_date;
use super::draft::Draft;
use super::furniture::{after_label, is_furniture, opens_list, same, same_beginning, trail_end};
use super::glued::{shouted_name, unglue};

/// How many paragraphs from the top are looked at.
const MAX_HEADER_LINES: usize = 10;

/// The most characters of a headline.
const MAX_TITLE_CHARS: usize = 220;

/// The most words of a byline or of a line that gives the date.
const MAX_PARTICULAR_WORDS: usize = 12;

/// The fewest characters of a headline that is looked for at the head of a paragraph.
pub(super) const MIN_GLUED_TITLE_CHARS: usize = 15;

/// Finds the headline where there is none yet, takes particulars out of the first paragraphs, and leaves the text.
pub(super) fn settle_header(draft: &mut Draft) {
    drop_leading(draft);
    if draft.title.is_none() {
        take_title(draft);
    }
    let mut kept: Vec<String> = Vec::with_capacity(draft.paragraphs.len());
    let mut prose_seen = false;
    let mut over = false;
    for (n, line) in std::mem::take(&mut draft.paragraphs)
        .into_iter()
        .enumerate()
    {
        over |= n >= MAX_HEADER_LINES || opens_list(&line) || (n > 0 && draft.title.is_none());
        if over {
            kept.push(line);
            continue;
        }
        if is_particular(draft, &line) {
            continue;
        }
        let lines = if prose_seen {
            vec![line]
        } else {
            unglue(draft, &line)
        };
        prose_seen |= lines.iter().any(|line| is_prose(line));
        kept.extend(lines.into_iter().filter(|line| !line.is_empty()));
    }
    draft.date = draft
        .date
        .or_else(|| kept.first().and_then(|line| dateline(line)));
    draft.source = draft
        .source
        .take()
        .or_else(|| kept.iter().take(2).find_map(|line| agency(line)));
    draft.paragraphs = kept;
}

/// Takes away what stands above the headline of a plain text: a trail, the date, buttons.
fn drop_leading(draft: &mut Draft) {
    if draft.title.is_some() {
        return;
    }
    while draft.paragraphs.len() > 1 {
        let (line, next) = (&draft.paragraphs[0], &draft.paragraphs[1]);
        let trail = trail_end(line, Some(next)).is_some_and(|end| end == line.trim_end().len());
        let line = line.clone();
        if !trail && !is_furniture(&line) && !take_date(draft, &line) && !take_byline(draft, &line)
        {
            break;
        }
        draft.paragraphs.remove(0);
    }
}

/// The first line is the headline when it is short and something follows it.
fn take_title(draft: &mut Draft) {
    let [first, second, ..] = draft.paragraphs.as_slice() else {
        return;
    };
    if first.chars().count() > MAX_TITLE_CHARS || n_sentences(first) > 2 {
        return;
    }
    let ends_as_prose = first.ends_with(['.', ',', ';']) && first.split_whitespace().count() > 12;
    if ends_as_prose || first.ends_with(',') {
        return;
    }
    let (title, site) = without_site(first, second);
    draft.source = draft.source.take().or(site);
    draft.title = Some(title);
    draft.paragraphs.remove(0);
}

fn n_sentences(line: &str) -> usize {
    super::sentences(line).len()
}

/// "Title | Site" above "Title" is the headline and the site.
fn without_site(first: &str, second: &str) -> (String, Option<String>) {
    let shared =
        same_beginning(first, second).filter(|_| second.chars().count() >= MIN_GLUED_TITLE_CHARS);
    let site = shared.map(|end| {
        first[end..]
            .trim_matches(|c: char| !c.is_alphanumeric() && c != ')')
            .to_owned()
    });
    match site.filter(|site| !site.is_empty()) {
        Some(site) => (second.to_owned(), Some(site)),
        None => (first.to_owned(), None),
    }
}

/// Whether `line` only says something about the article, which is then noted: headline again, trail, byline, date, source.
fn is_particular(draft: &mut Draft, line: &str) -> bool {
    let title = draft.title.as_deref().unwrap_or_default();
    let again =
        same(line, title) || same_beginning(line, title).is_some_and(|end| is_site(&line[end..]));
    let trail =
        trail_end(line, draft.title.as_deref()).is_some_and(|end| end >= line.trim_end().len());
    again
        || trail
        || is_furniture(line)
        || take_date(draft, line)
        || take_byline(draft, line)
        || take_source(draft, line)
}

/// " | Site" or " - Site" after a headline.
fn is_site(rest: &str) -> bool {
    let rest = rest.trim();
    rest.starts_with(['|', '-', '–', '—', '/', '•', '·'])
        && rest.split_whitespace().count() <= 5
        && !rest.ends_with('.')
}

/// Notes the date of a line that has little else: "Published: 21 April 2021, 12:30".
fn take_date(draft: &mut Draft, line: &str) -> bool {
    if line.split_whitespace().count() > MAX_PARTICULAR_WORDS {
        return false;
    }
    let Some((date, at)) = find_date(line) else {
        return false;
    };
    let rest = format!("{} {}", &line[..at.start], &line[at.end..]);
    let labelled = after_label("dated", line).is_some();
    let n_words = rest
        .split(|c: char| !c.is_alphabetic())
        .filter(|word| word.chars().count() > 2)
        .count();
    if n_words > if labelled { 6 } else { 3 } || (line.ends_with('.') && n_words > 1) {
        return false;
    }
    draft.date = draft.date.or(Some(date));
    take_byline(draft, &line[..at.start]);
    true
}

/// Notes the author of a byline: "By Anna Petrova", "Автор: Иван Иванов", "Sergey CHEBAN".
fn take_byline(draft: &mut Draft, line: &str) -> bool {
    let line = line.split(['|', '•', '·']).next().unwrap_or(line).trim();
    let name = match after_label("by", line).map(|rest| rest.trim_end_matches(',')) {
        Some(rest) if is_name_list(rest) => rest,
        _ if shouted_name(line) == Some(line.len()) => line,
        _ => return false,
    };
    draft.author = draft.author.take().or_else(|| Some(name.to_owned()));
    true
}

/// Names, and at most one small word between them: "Anna Petrova and Lela M."
fn is_name_list(rest: &str) -> bool {
    let words: Vec<&str> = rest.split_whitespace().collect();
    let n_small = words
        .iter()
        .filter(|word| word.starts_with(char::is_lowercase))
        .count();
    let initial = words
        .last()
        .is_some_and(|word| word.chars().count() == 2 && word.ends_with('.'));
    let ends = rest.ends_with(['.', '?', '!']) && !initial;
    (1..=8).contains(&words.len()) && n_small <= 1 && rest.starts_with(char::is_uppercase) && !ends
}

fn take_source(draft: &mut Draft, line: &str) -> bool {
    let Some(name) = after_label("source", line).filter(|_| line.contains(':')) else {
        return false;
    };
    if name.is_empty() || name.split_whitespace().count() > 6 {
        return false;
    }
    draft.source = draft
        .source
        .take()
        .or_else(|| Some(name.trim_end_matches('.').to_owned()));
    true
}

fn is_prose(line: &str) -> bool {
    line.split_whitespace().count() > 25
}

/// The date of a dateline that has a year: "MOSCOW, April 21, 2021 —".
fn dateline(line: &str) -> Option<Date> {
    let (date, at) = find_date(line)?;
    let place = &line[..at.start];
    let names = place
        .split_whitespace()
        .all(|word| word.starts_with(char::is_uppercase));
    (names
        && !place.is_empty()
        && place.trim_end().ends_with([',', '.', '—', '–', '-'])
        && place.len() <= 60)
        .then_some(date)
}

/// The agency of a dateline: "KYIV (Reuters) -", "MOSCOW, April 21. /TASS/".
fn agency(line: &str) -> Option<String> {
    let head = &line[..line.floor_char_boundary(90)];
    let bracket = |open: char, close: char| {
        let (before, rest) = head.split_once(open)?;
        let (name, after) = rest.split_once(close)?;
        let shouted = before.split_whitespace().next().is_some_and(|word| {
            word.chars()
                .filter(|c| c.is_alphabetic())
                .all(char::is_uppercase)
        });
        let short = name.split_whitespace().count() <= 3 && name.starts_with(char::is_uppercase);
        let dash = open == '/' || after.trim_start().starts_with(['-', '–', '—']);
        (shouted && short && dash && !before.is_empty()).then(|| name.to_owned())
    };
    bracket('(', ')')
        .or_else(|| bracket('/', '/'))
        .or_else(|| after_dash(head))
}

/// The agency between a dash and the first stop: "МОСКВА, 22 апреля — РИА Новости."
fn after_dash(head: &str) -> Option<String> {
    let (before, rest) = head.split_once(" — ").or_else(|| head.split_once(" – "))?;
    let (name, _) = rest.split_once(". ")?;
    let place = before.split([',', ' ']).next()?;
    let shouted = place.chars().count() > 2 && place.chars().all(char::is_uppercase);
    let names = name
        .split_whitespace()
        .all(|word| word.starts_with(char::is_uppercase));
    (shouted && names && name.split_whitespace().count() <= 3).then(|| name.to_owned())
}
