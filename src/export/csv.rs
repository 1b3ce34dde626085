//! Tables for spreadsheets: one row a mention, a place, or a pair of speaker and place. Files are UTF-8 with a byte order mark, so that
//! they open with the right letters everywhere; a text that a spreadsheet would run as a formula is quoted with an apostrophe
//! (OWASP, "CSV Injection").

use std::borrow::Cow;
use std::io::{self, Write};
use std::sync::Arc;

use super::{CodePoints, MentionRecord};
use crate::reading::Reading;
use crate::region::{Catalog, Worldview};
use crate::tally::{Counting, Matrix, Row, StanceSummary, Tally};

const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

const MENTION_HEAD: [&str; 22] = [
    "article",
    "title",
    "file",
    "date",
    "start",
    "end",
    "surface",
    "kind",
    "region",
    "country",
    "place",
    "confidence",
    "reason",
    "sentence",
    "stance",
    "score",
    "negative",
    "neutral",
    "positive",
    "voice",
    "holder",
    "evidence",
];

const REGION_HEAD: [&str; 14] = [
    "region",
    "name",
    "worldview",
    "mentions",
    "articles",
    "mentions_per_1000_words",
    "stance",
    "stance_low",
    "stance_high",
    "judged",
    "negative",
    "neutral",
    "positive",
    "unclear",
];

const VOICE_HEAD: [&str; 10] = [
    "speaker",
    "target",
    "worldview",
    "mentions",
    "stance",
    "stance_low",
    "stance_high",
    "negative",
    "neutral",
    "positive",
];

/// Where a table goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sheet {
    /// To a file: commas, and a byte order mark.
    File,
    /// To the clipboard, from which spreadsheets take tabs.
    Clipboard,
}

/// Writes one row for each mention that counts. Offsets count code points of the article's text as it was read.
///
/// # Errors
/// When `out` cannot be written to.
pub fn write_mentions(
    catalog: &Catalog,
    worldview: &Worldview,
    readings: &[Arc<Reading>],
    counting: &Counting,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut table = open(&MENTION_HEAD, Sheet::File, out)?;
    for reading in readings {
        let mut points = CodePoints::new(&reading.article.text);
        for (_, judged) in counting.admitted(reading) {
            let record = MentionRecord::judged(catalog, worldview, reading, &mut points, judged);
            let cells = mention_cells(reading, &record);
            table
                .write_record(cells.iter().map(AsRef::as_ref))
                .map_err(plainly)?;
        }
    }
    table.flush()
}

/// Writes one row for each place of the tally.
///
/// # Errors
/// When `out` cannot be written to.
pub fn write_regions(
    catalog: &Catalog,
    worldview: &Worldview,
    tally: &Tally,
    sheet: Sheet,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut table = open(&REGION_HEAD, sheet, out)?;
    for row in &tally.rows {
        table
            .write_record(region_cells(catalog, worldview, tally, row))
            .map_err(plainly)?;
    }
    table.flush()
}

/// Writes one row for each pair: what voices of the speaker are reported to say of the target.
///
/// # Errors
/// When `out` cannot be written to.
pub fn write_voices(
    catalog: &Catalog,
    worldview: &Worldview,
    matrix: &Matrix,
    sheet: Sheet,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut table = open(&VOICE_HEAD, sheet, out)?;
    for cell in &matrix.cells {
        let code = |region| catalog.get(region).code.to_string();
        let s = &cell.stance;
        let names = [
            code(cell.holder),
            code(cell.target),
            worldview.code.clone(),
            cell.mentions.len().to_string(),
        ];
        let counts = [s.n_negative, s.n_neutral, s.n_positive].map(|n| n.to_string());
        let cells = names.into_iter().chain(interval(Some(s))).chain(counts);
        table
            .write_record(cells.collect::<Vec<_>>())
            .map_err(plainly)?;
    }
    table.flush()
}

fn open<'w>(
    head: &[&str],
    sheet: Sheet,
    out: &'w mut dyn Write,
) -> io::Result<csv::Writer<&'w mut dyn Write>> {
    let mut builder = csv::WriterBuilder::new();
    match sheet {
        Sheet::File => out.write_all(BYTE_ORDER_MARK)?,
        Sheet::Clipboard => {
            builder.delimiter(b'\t');
        }
    }
    let mut table = builder.from_writer(out);
    table.write_record(head).map_err(plainly)?;
    Ok(table)
}

/// What the system said, so that a closed pipe is still known as one.
fn plainly(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    }
}

fn mention_cells<'a>(reading: &'a Reading, record: &'a MentionRecord) -> Vec<Cow<'a, str>> {
    let article = &reading.article;
    let number = |x: f32| Cow::from(x.to_string());
    let stance = record.stance.as_ref();
    let probability = |i: usize| stance.map_or(Cow::from(""), |s| number(s.probabilities[i]));
    let evidence: Vec<&str> = stance
        .iter()
        .flat_map(|s| s.evidence.iter().map(|(words, _)| *words))
        .collect();
    let path = article.path.as_ref().map(|p| p.display().to_string());
    vec![
        Cow::from(article.key.0.as_str()),
        harmless(&article.title),
        Cow::from(harmless(&path.unwrap_or_default()).into_owned()),
        Cow::from(article.date.map(|d| d.to_string()).unwrap_or_default()),
        Cow::from(record.start.to_string()),
        Cow::from(record.end.to_string()),
        harmless(record.surface),
        Cow::from(record.kind),
        Cow::from(record.region.unwrap_or_default()),
        Cow::from(record.country.unwrap_or_default()),
        harmless(record.place.unwrap_or_default()),
        number(record.confidence),
        harmless(record.reason),
        harmless(record.sentence.unwrap_or_default()),
        Cow::from(stance.map_or("", |s| s.class)),
        stance.map_or(Cow::from(""), |s| number(s.score)),
        probability(0),
        probability(1),
        probability(2),
        Cow::from(stance.map_or("", |s| s.voice)),
        harmless(stance.and_then(|s| s.holder).unwrap_or_default()),
        Cow::from(harmless(&evidence.join(" | ")).into_owned()),
    ]
}

fn region_cells(catalog: &Catalog, worldview: &Worldview, tally: &Tally, row: &Row) -> Vec<String> {
    let region = catalog.get(row.region);
    let per_1000 = f64::from(row.n_mentions) * 1000.0 / tally.n_words.max(1) as f64;
    let mut cells = vec![
        region.code.to_string(),
        harmless(&region.name).into_owned(),
        worldview.code.clone(),
        row.n_mentions.to_string(),
        row.n_articles.to_string(),
        format!("{per_1000:.3}"),
    ];
    cells.extend(interval(row.stance.as_ref()));
    let counts = row.stance.map_or([0; 5], |s| {
        [
            s.n_judged,
            s.n_negative,
            s.n_neutral,
            s.n_positive,
            s.n_unclear,
        ]
    });
    cells.extend(counts.map(|n| n.to_string()));
    cells
}

/// Mean, low and high end; empty where nothing was judged.
fn interval(stance: Option<&StanceSummary>) -> [String; 3] {
    match stance {
        Some(s) if s.n_judged > 0 => [s.mean, s.low, s.high].map(|x| format!("{x:.3}")),
        _ => [const { String::new() }; 3],
    }
}

/// The text as a cell that no spreadsheet runs: one that begins like a formula gets an apostrophe in front.
fn harmless(text: &str) -> Cow<'_, str> {
    match text.chars().next() {
        Some('=' | '+' | '-' | '@' | '\t' | '\r') => Cow::from(format!("'{text}")),
        _ => Cow::from(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_begins_like_a_formula_is_quoted() {
        assert_eq!(harmless("=HYPERLINK(\"x\")"), "'=HYPERLINK(\"x\")");
        assert_eq!(harmless("-1+1"), "'-1+1");
        assert_eq!(harmless("Kyiv"), "Kyiv");
        assert_eq!(harmless(""), "");
    }
}
