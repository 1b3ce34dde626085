//! One line of a names file (`names.tsv`, `cities.tsv`); the form is described in geodata/names.md.

use super::MentionKind;
use super::trie::{Case, Look};

/// What a name stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// A mention of this kind.
    Kind(MentionKind),
    /// No place at all, though it looks like one: "New York Times".
    Nothing,
}

/// One line, its fields cut and checked.
#[derive(Clone, Copy, Debug)]
pub(super) struct Record<'l> {
    /// Code of the region; empty for none.
    pub region: &'l str,
    /// What the name stands for.
    pub meaning: Meaning,
    /// What stands in the region, in English; empty when it is the region itself.
    pub place: &'l str,
    /// How likely among namesakes, on the scale of a city's population.
    pub weight: f32,
    /// Years in office, `1999-2008,2012-`; empty for always.
    pub years: &'l str,
    /// How the forms may look and what else they are.
    pub look: Look,
    /// The forms, as written: `Росси{я,и,ю,ей}|РФ`.
    pub forms: &'l str,
}

impl Record<'_> {
    /// Whether `other` tells of the same place in the same role.
    pub fn is_same(&self, other: &Record<'_>) -> bool {
        self.place == other.place
            && self.region == other.region
            && self.meaning == other.meaning
            && self.weight == other.weight
            && self.years == other.years
    }
}

/// Cuts one line; `Err` says what is wrong with it.
pub(super) fn parse(line: &str) -> Result<Record<'_>, String> {
    let mut fields = pieces(line, b'\t');
    let mut next = |name: &str| {
        fields
            .next()
            .ok_or_else(|| format!("the column “{name}” is missing"))
    };
    let region = next("region")?;
    let meaning = meaning(next("kind")?)?;
    let place = next("place")?;
    let _lonlat = next("lon lat")?;
    let weight = next("weight")?;
    let years = next("years")?;
    let _language = next("language")?;
    let look = look(next("flags")?)?;
    let forms = next("forms")?;
    let weight = weight
        .parse()
        .map_err(|_| format!("“{weight}” is not a number (column “weight”)"))?;
    let region = if region == "-" { "" } else { region };
    Ok(Record {
        region,
        meaning,
        place,
        weight,
        years,
        look,
        forms,
    })
}

/// The kinds by the words that files use.
fn meaning(word: &str) -> Result<Meaning, String> {
    let kind = match word {
        "name" => MentionKind::Name,
        "demonym" => MentionKind::Demonym,
        "capital" => MentionKind::Capital,
        "metonym" => MentionKind::Metonym,
        "person" => MentionKind::Person,
        "city" => MentionKind::City,
        "organisation" => MentionKind::Organisation,
        "nothing" => return Ok(Meaning::Nothing),
        _ => return Err(format!("“{word}” is no kind of name")),
    };
    Ok(Meaning::Kind(kind))
}

/// The flags by their letters.
fn look(flags: &str) -> Result<Look, String> {
    let mut look = Look {
        case: Case::Capital,
        common: false,
        personal: false,
        adjective: false,
    };
    for flag in flags.chars() {
        match flag {
            'a' => look.case = Case::Any,
            'x' => look.case = Case::Shouted,
            'w' => look.common = true,
            'p' => look.personal = true,
            'j' => look.adjective = true,
            _ => return Err(format!("“{flag}” is no flag")),
        }
    }
    Ok(look)
}

/// The (stem, endings) of a `forms` field: `Росси{я,и}|РФ` gives (`Росси`, `я,и`) and (`РФ`, nothing).
pub(super) fn stems(forms: &str) -> impl Iterator<Item = (&str, &str)> {
    let forms = pieces(forms, b'|').filter(|form| !form.is_empty());
    forms.map(|form| match memchr::memchr(b'{', form.as_bytes()) {
        None => (form, ""),
        Some(at) => (&form[..at], form[at + 1..].trim_end_matches('}')),
    })
}

/// The single endings of a stem; an empty one when it has none.
pub(super) fn single(endings: &str) -> impl Iterator<Item = &str> {
    pieces(endings, b',')
}

/// Cuts `text` at every `mark`, which is ASCII. The files have a million such pieces of a few bytes each, too
/// short for `str::split` and `memchr`.
fn pieces(text: &str, mark: u8) -> impl Iterator<Item = &str> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let text = rest.take()?;
        match text.bytes().position(|byte| byte == mark) {
            Some(at) => {
                rest = Some(&text[at + 1..]);
                Some(&text[..at])
            }
            None => Some(text),
        }
    })
}

/// The years `1999-2008,2012-` as closed ranges; a range without end is still running.
pub(super) fn years(field: &str) -> Result<Vec<(i16, i16)>, String> {
    let year = |text: &str, open: i16| match text {
        "" => Ok(open),
        _ => text.parse().map_err(|_| format!("“{text}” is no year")),
    };
    let range = |range: &str| match range.split_once('-') {
        Some((from, to)) => Ok((year(from, i16::MIN)?, year(to, i16::MAX)?)),
        None => year(range, 0).map(|year| (year, year)),
    };
    single(field)
        .filter(|part| !part.is_empty())
        .map(range)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_unfold_from_stem_and_endings() {
        let forms = stems("Росси{я,и}|РФ").flat_map(|(stem, endings)| {
            single(endings).map(move |ending| format!("{stem}{ending}"))
        });
        assert!(forms.eq(["Россия", "России", "РФ"]));
    }

    #[test]
    fn years_are_closed_ranges() {
        assert_eq!(
            years("1999-2008,2012-").unwrap(),
            [(1999, 2008), (2012, i16::MAX)]
        );
        assert!(years("soon").is_err());
    }

    #[test]
    fn a_line_that_lacks_a_column_says_which() {
        assert_eq!(
            parse("RU\tname").unwrap_err(),
            "the column “place” is missing"
        );
    }
}
