//! Modes that read JSON lines and answer one line for each, in order: chunks of bounded size go through all threads.

use std::borrow::Cow;
use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Write};
use std::path::Path;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::args::{Engine, Link, Stance};
use super::fault::{Exit, Fault};
use crate::export::{CodePoints, MentionRecord};
use crate::mention::Gazetteer;
use crate::reading::surroundings;
use crate::region::{Catalog, Worldview};
use crate::session::SessionError;
use crate::stance::{Case, Model};
use crate::text::{Article, Span};

/// Lines are answered in chunks of about this size, so that memory stays bounded however long the stream is.
const CHUNK_BYTES: usize = 1 << 20;

#[derive(Deserialize)]
struct TextLine<'a> {
    id: serde_json::Value,
    #[serde(borrow)]
    text: Cow<'a, str>,
    date: Option<jiff::civil::Date>,
}

#[derive(Serialize)]
struct LinkLine<'a> {
    id: serde_json::Value,
    mentions: Vec<MentionRecord<'a>>,
}

#[derive(Deserialize)]
struct TargetLine<'a> {
    id: serde_json::Value,
    #[serde(borrow)]
    text: Cow<'a, str>,
    start: usize,
    end: usize,
    source_start: Option<usize>,
    source_end: Option<usize>,
}

/// Places and names, without a stance model.
struct Linker {
    catalog: Catalog,
    gazetteer: Gazetteer,
    worldview: Worldview,
}

impl Linker {
    fn load(engine: &Engine) -> Result<Self, Fault> {
        engine.start_threads()?;
        let geodata = engine.geodata();
        let catalog = Catalog::load(&geodata)?;
        let views = Worldview::load_all(&geodata, &catalog)?;
        let known: Vec<String> = views.iter().map(|w| w.code.clone()).collect();
        let worldview = views
            .into_iter()
            .find(|w| w.code == engine.worldview())
            .ok_or_else(|| SessionError::UnknownWorldview {
                asked: engine.worldview().to_owned(),
                known: known.join(", "),
            })?;
        Ok(Self {
            gazetteer: Gazetteer::load(&geodata, &catalog)?,
            catalog,
            worldview,
        })
    }
}

/// `link --from jsonl`: the mentions of each text, which is taken as it is.
pub(super) fn link(wish: &Link) -> Result<Exit, Fault> {
    let linker = Linker::load(&wish.engine)?;
    let path = wish.paths.first().map_or(Path::new("-"), |p| p.as_path());
    answer(path, |line| link_line(&linker, wish, line))
}

/// `stance --from jsonl`: the judgement on each target.
pub(super) fn stance(wish: &Stance) -> Result<Exit, Fault> {
    let linker = Linker::load(&wish.engine)?;
    let model = Model::load(wish.engine.choice())?;
    answer(&wish.path, |line| stance_line(&linker, &model, line))
}

fn link_line(linker: &Linker, wish: &Link, line: &str) -> Result<Vec<u8>, String> {
    let input: TextLine = serde_json::from_str(line).map_err(|e| e.to_string())?;
    let mut article = Article::from_text(input.text);
    article.date = input.date;
    let mut mentions = linker.gazetteer.find(&linker.catalog, &article);
    mentions.retain(|m| wish.wants(m.kind));
    let mut points = CodePoints::new(&article.text);
    let answer = LinkLine {
        id: input.id,
        mentions: mentions
            .iter()
            .map(|m| {
                MentionRecord::link(
                    &linker.catalog,
                    &linker.worldview,
                    &article.text,
                    &mut points,
                    m,
                )
            })
            .collect(),
    };
    // An answer is seldom longer than its text.
    let mut bytes = Vec::with_capacity(line.len());
    serde_json::to_writer(&mut bytes, &answer).map_err(|e| e.to_string())?;
    Ok(bytes)
}

fn stance_line(linker: &Linker, model: &Model, line: &str) -> Result<Vec<u8>, String> {
    let input: TargetLine = serde_json::from_str(line).map_err(|e| e.to_string())?;
    let article = Article::from_text(input.text);
    let target = span(&article.text, input.start, input.end)?;
    let source = match (input.source_start, input.source_end) {
        (Some(start), Some(end)) => Some(span(&article.text, start, end)?),
        _ => None,
    };
    let (sentence, places) =
        surroundings(&linker.catalog, &linker.gazetteer, &article, target, source);
    let case = Case {
        text: &article.text,
        sentence,
        target,
        places: &places,
        source,
        language: article.language,
        headline: false,
    };
    let answer = match model.judge(&case) {
        Some(s) => {
            json!({"id": input.id, "stance": likeliest(s.probabilities), "score": s.score})
        }
        None => json!({"id": input.id, "stance": null, "score": null}),
    };
    serde_json::to_vec(&answer).map_err(|e| e.to_string())
}

/// −1, 0 or 1, whichever is likeliest.
fn likeliest([negative, neutral, positive]: [f32; 3]) -> i8 {
    if negative > neutral && negative > positive {
        -1
    } else if positive > neutral {
        1
    } else {
        0
    }
}

/// The bytes of the code points `start..end`.
fn span(text: &str, start: usize, end: usize) -> Result<Span, String> {
    let mut borders = text.char_indices().map(|(at, _)| at).chain([text.len()]);
    let first = borders.nth(start);
    let last = match end.checked_sub(start) {
        Some(0) => first,
        Some(n) => borders.nth(n - 1),
        None => None,
    };
    match (first, last) {
        (Some(first), Some(last)) => Ok(Span::new(first, last)),
        _ => Err(format!("the text has no code points {start} to {end}")),
    }
}

/// Reads lines from `path` (`-`: stdin) and writes one answer for each, in order. A line that cannot be answered is
/// named on stderr and answered with its error, so that the lines of both files still stand side by side.
fn answer(
    path: &Path,
    one: impl Fn(&str) -> Result<Vec<u8>, String> + Sync,
) -> Result<Exit, Fault> {
    let unreadable = |source| Fault::Input {
        path: path.to_path_buf(),
        source,
    };
    let mut input: Box<dyn BufRead> = if path == Path::new("-") {
        Box::new(BufReader::with_capacity(1 << 20, io::stdin()))
    } else {
        let file = File::open(path).map_err(unreadable)?;
        Box::new(BufReader::with_capacity(1 << 20, file))
    };
    let mut out = BufWriter::with_capacity(1 << 20, io::stdout().lock());
    let mut exit = Exit::Done;
    let mut n_before = 0;
    let mut chunk = Chunk::default();
    loop {
        chunk.read(&mut *input).map_err(unreadable)?;
        let lines = chunk.lines();
        if lines.is_empty() {
            break;
        }
        let answers: Vec<Result<Vec<u8>, String>> = lines
            .par_iter()
            .map(|line| match std::str::from_utf8(line) {
                Ok(line) => one(line),
                Err(e) => Err(e.to_string()),
            })
            .collect();
        for (n, answer) in answers.into_iter().enumerate() {
            let bytes = answer.unwrap_or_else(|reason| {
                let n_line = n_before + n + 1;
                eprintln!("stancemap: {}, line {n_line}: {reason}", path.display());
                exit = Exit::Partly;
                json!({"id": null, "line": n_line, "error": reason})
                    .to_string()
                    .into_bytes()
            });
            out.write_all(&bytes)?;
            out.write_all(b"\n")?;
        }
        n_before += lines.len();
    }
    out.flush()?;
    Ok(exit)
}

/// Lines that are read and answered together; their memory is used again for the next ones.
#[derive(Default)]
struct Chunk {
    bytes: Vec<u8>,
    /// One past the last byte of each line.
    ends: Vec<usize>,
}

impl Chunk {
    /// Reads the next lines, blank ones left out, until `CHUNK_BYTES` are reached; none at the end.
    fn read(&mut self, input: &mut dyn BufRead) -> io::Result<()> {
        self.bytes.clear();
        self.ends.clear();
        while self.bytes.len() < CHUNK_BYTES {
            let start = self.bytes.len();
            if input.read_until(b'\n', &mut self.bytes)? == 0 {
                break;
            }
            if self.bytes[start..].iter().all(u8::is_ascii_whitespace) {
                self.bytes.truncate(start);
            } else {
                self.ends.push(self.bytes.len());
            }
        }
        Ok(())
    }

    fn lines(&self) -> Vec<&[u8]> {
        let starts = [0].iter().chain(&self.ends);
        starts
            .zip(&self.ends)
            .map(|(&start, &end)| &self.bytes[start..end])
            .collect()
    }
}
