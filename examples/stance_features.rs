//! Writes what the stance models see of cases, for the trainer: JSON lines in, numbers out (little-endian `u32`).
//!
//! `stance_features VOCABULARY`: the file of the transformer's word pieces. A line is what `stancemap stance --from jsonl`
//! reads, `{"text", "start", "end", "source_start", "source_end"}` in code points, and `"lang"`; sentence and places are found
//! as there. For each line: what is asked (0 of a place, 1 of somebody else, 2 one source's opinion); the number of
//! features, and the features; the number of words, the target's index, and five numbers a word (start, end, hash, fallback,
//! context); the number of word pieces, and for each its number times four plus its kind.

use std::error::Error;
use std::io::{BufRead, BufWriter, Write, stdin, stdout};

use serde::Deserialize;
use stancemap::mention::Gazetteer;
use stancemap::reading::surroundings;
use stancemap::region::{Catalog, Geodata};
use stancemap::stance::Case;
use stancemap::stance::training::{Seen, Seer};
use stancemap::text::{Article, Language, Span};

#[derive(Deserialize)]
struct Row {
    text: String,
    start: usize,
    end: usize,
    source_start: Option<usize>,
    source_end: Option<usize>,
    lang: String,
}

fn main() -> Result<(), Box<dyn Error>> {
    let vocabulary = std::env::args()
        .nth(1)
        .ok_or("stance_features VOCABULARY")?;
    let seer = Seer::new(&std::fs::read(vocabulary)?)?;
    let geodata = Geodata::default();
    let catalog = Catalog::load(&geodata)?;
    let gazetteer = Gazetteer::load(&geodata, &catalog)?;
    let mut out = BufWriter::new(stdout().lock());
    for line in stdin().lock().lines() {
        let row: Row = serde_json::from_str(&line?)?;
        for number in numbers(&seen(&seer, &catalog, &gazetteer, &row)) {
            out.write_all(&number.to_le_bytes())?;
        }
    }
    Ok(out.flush()?)
}

fn seen(seer: &Seer, catalog: &Catalog, gazetteer: &Gazetteer, row: &Row) -> Seen {
    let article = Article::from_text(row.text.as_str());
    let target = span(&row.text, row.start, row.end);
    let source = row.source_start.zip(row.source_end);
    let source = source.map(|(start, end)| span(&row.text, start, end));
    let (sentence, places) = surroundings(catalog, gazetteer, &article, target, source);
    seer.see(&Case {
        text: &row.text,
        sentence,
        target,
        places: &places,
        source,
        language: match row.lang.as_str() {
            "ru" => Language::Russian,
            "uk" => Language::Ukrainian,
            _ => Language::English,
        },
        headline: false,
    })
}

/// The bytes of the code points `start..end`.
fn span(text: &str, start: usize, end: usize) -> Span {
    let byte = |n| text.char_indices().nth(n).map_or(text.len(), |(at, _)| at);
    Span::new(byte(start), byte(end))
}

fn numbers(seen: &Seen) -> Vec<u32> {
    let mut numbers = vec![seen.question, seen.features.len() as u32];
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
    numbers.push(seen.pieces.len() as u32);
    numbers.extend(
        seen.pieces
            .iter()
            .map(|&(id, kind)| id << 2 | u32::from(kind)),
    );
    numbers
}
