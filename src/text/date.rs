//! Dates as articles write them: "21 April 2021", "April 21, 2021", "21.04.2021", "2021-04-21", "21 апреля 2021 г.",
//! "21 квітня 2021 року".

use std::ops::Range;
use std::sync::LazyLock;

use jiff::civil::Date;

/// Years in which an article may have been published.
const YEARS: std::ops::RangeInclusive<i64> = 1950..=2100;

/// The most bytes between two parts of a date: "st of ".
const MAX_GAP_BYTES: usize = 6;

static MONTHS: LazyLock<Vec<(i64, &'static str)>> = LazyLock::new(|| {
    let lines = include_str!("../../assets/text/months.txt")
        .lines()
        .filter(|line| !line.starts_with('#'));
    lines
        .flat_map(|line| {
            let mut words = line.split_whitespace();
            let number = words.next().and_then(|n| n.parse().ok()).unwrap_or(0);
            words.map(move |stem| (number, stem))
        })
        .collect()
});

/// The first whole date (day, month and year) in `text`, and where it stands in bytes.
pub(super) fn find_date(text: &str) -> Option<(Date, Range<usize>)> {
    let parts: Vec<Part> = parts(text).collect();
    parts.windows(3).find_map(|three| {
        let near = three
            .windows(2)
            .all(|two| two[1].at.start - two[0].at.end <= MAX_GAP_BYTES);
        let date = if near { read(three) } else { None };
        date.map(|date| (date, three[0].at.start..three[2].at.end))
    })
}

/// A number or a month's name.
struct Part {
    at: Range<usize>,
    what: What,
}

#[derive(Clone, Copy)]
enum What {
    /// Its value and how many digits it was written with.
    Number(i64, usize),
    Month(i64),
    Other,
}

/// The words and numbers of `text`; endings of ordinals ("21st", "21-го") are passed over.
fn parts(text: &str) -> impl Iterator<Item = Part> {
    let mut rest = 0;
    std::iter::from_fn(move || {
        loop {
            let start = rest + text[rest..].find(char::is_alphanumeric)?;
            let digits = text[start..].starts_with(|c: char| c.is_ascii_digit());
            let length =
                text[start..].find(|c: char| !c.is_alphanumeric() || c.is_ascii_digit() != digits);
            rest = length.map_or(text.len(), |length| start + length);
            let word = &text[start..rest];
            if !matches!(word, "st" | "nd" | "rd" | "th" | "го" | "of") {
                return Some(Part {
                    at: start..rest,
                    what: what(word, digits),
                });
            }
        }
    })
}

fn what(word: &str, digits: bool) -> What {
    if digits {
        return word
            .parse()
            .map_or(What::Other, |value| What::Number(value, word.len()));
    }
    let lower = word.to_lowercase();
    let month = MONTHS
        .iter()
        .find(|(_, stem)| lower.starts_with(stem) && lower.len() <= stem.len() + 12);
    month.map_or(What::Other, |(number, _)| What::Month(*number))
}

fn read(three: &[Part]) -> Option<Date> {
    match (three[0].what, three[1].what, three[2].what) {
        (What::Number(day, 1 | 2), What::Month(month), What::Number(year, 4))
        | (What::Month(month), What::Number(day, 1 | 2), What::Number(year, 4))
        | (What::Number(year, 4), What::Number(month, 1 | 2), What::Number(day, 1 | 2)) => {
            date(year, month, day)
        }
        (What::Number(day, 1 | 2), What::Number(month, 1 | 2), What::Number(year, 4)) => {
            date(year, month, day).or_else(|| date(year, day, month))
        }
        _ => None,
    }
}

fn date(year: i64, month: i64, day: i64) -> Option<Date> {
    if !YEARS.contains(&year) {
        return None;
    }
    Date::new(
        year.try_into().ok()?,
        month.try_into().ok()?,
        day.try_into().ok()?,
    )
    .ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_in_every_common_form() {
        let forms = [
            "21 April 2021",
            "April 21, 2021",
            "Apr. 21, 2021",
            "Wednesday, 21st of April, 2021",
            "21.04.2021",
            "2021-04-21T12:30:00+03:00",
            "04/21/2021",
            "21 апреля 2021 г.",
            "Среда, 21 Апреля 2021, 12:30",
            "21-го апреля 2021 года",
            "21 квітня 2021 року",
            "/news/2021/04/21/minsk",
        ];
        for form in forms {
            let (found, _) = find_date(form).unwrap_or_else(|| panic!("no date in {form}"));
            assert_eq!(found, jiff::civil::date(2021, 4, 21), "{form}");
        }
    }

    #[test]
    fn what_is_no_whole_date_is_left_alone() {
        for text in [
            "April 21",
            "2021",
            "31 February 2021",
            "in 12 of 2021 cases",
            "1.2.3",
            "+375 17 222 2021",
            "",
        ] {
            assert_eq!(find_date(text).map(|found| found.0), None, "{text}");
        }
    }
}
