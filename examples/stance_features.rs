//! Writes the features of cases for the trainer: JSON lines in, numbers out (little-endian `u32`).
//!
//! A line is `{"text", "start", "end", "lang", "places": [[start, end]…], "source": [start, end]}`, offsets in bytes. For each
//! line: the number of features, the features, the number of words, the target's index, and five numbers a word (start,
//! end, hash, fallback, context).

use std::error::Error;
use std::io::{BufRead, BufWriter, Write, stdin, stdout};

use serde::Deserialize;
use stancemap::stance::Case;
use stancemap::stance::training::{Seen, Seer};
use stancemap::text::{Language, Span};

#[derive(Deserialize)]
struct Row {
    text: String,
    start: usize,
    end: usize,
    lang: String,
    places: Vec<(usize, usize)>,
    source: Option<(usize, usize)>,
}

fn main() -> Result<(), Box<dyn Error>> {
    let seer = Seer::default();
    let mut out = BufWriter::new(stdout().lock());
    for line in stdin().lock().lines() {
        let row: Row = serde_json::from_str(&line?)?;
        for number in numbers(&seen(&seer, &row)) {
            out.write_all(&number.to_le_bytes())?;
        }
    }
    Ok(out.flush()?)
}

fn seen(seer: &Seer, row: &Row) -> Seen {
    let places: Vec<Span> = row
        .places
        .iter()
        .map(|&(start, end)| Span::new(start, end))
        .collect();
    seer.see(&Case {
        text: &row.text,
        sentence: Span::new(0, row.text.len()),
        target: Span::new(row.start, row.end),
        places: &places,
        source: row.source.map(|(start, end)| Span::new(start, end)),
        language: if row.lang == "ru" {
            Language::Russian
        } else {
            Language::English
        },
        headline: false,
    })
}

fn numbers(seen: &Seen) -> Vec<u32> {
    let mut numbers = vec![seen.features.len() as u32];
    numbers.extend(&seen.features);
    numbers.extend([seen.words.len() as u32, seen.target as u32]);
    for word in &seen.words {
        numbers.extend([
            word.span.start as u32,
            word.span.end as u32,
            word.hash,
            word.fallback,
            word.context,
        ]);
    }
    numbers
}
