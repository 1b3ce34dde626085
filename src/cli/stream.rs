//! Modes that read JSON lines and answer one line for each, in order: chunks of bounded size go through all threads.

use std::borrow::Cow;
use std::mem::ManuallyDrop;
use std::path::Path;

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::args::{Engine, Format, Link, Stance};
use super::fault::{Exit, Fault};
use super::lines::{Refusal, answer};
use super::progress::Pace;
use crate::export::{CodePoints, MentionRecord};
use crate::mention::Gazetteer;
use crate::reading::surroundings;
use crate::region::{Catalog, Worldview};
use crate::stance::{Case, Choice, Model, StanceClass, likeliest};
use crate::text::{Article, Span, language};

/// Lines are answered in chunks of about this size, so that memory stays bounded however long the stream is.
const CHUNK_BYTES: usize = 1 << 20;
/// The same for answers that take long, so that they come bit by bit.
const SMALL_CHUNK_BYTES: usize = 1 << 15;

#[derive(Deserialize)]
struct TextLine<'a> {
    id: Value,
    #[serde(borrow)]
    text: Cow<'a, str>,
    date: Option<jiff::civil::Date>,
}

/// What can be read of a line that says something else than it should.
#[derive(Deserialize)]
struct AnyLine {
    id: Value,
}

/// What a line says, or why it cannot be read.
fn read<'l, L: Deserialize<'l>>(line: &'l [u8]) -> Result<L, Refusal> {
    serde_json::from_slice(line).map_err(|error| Refusal {
        id: serde_json::from_slice(line).map_or(Value::Null, |line: AnyLine| line.id),
        reason: error.to_string(),
    })
}

#[derive(Serialize)]
struct LinkLine<'a> {
    id: Value,
    mentions: Vec<MentionRecord<'a>>,
}

#[derive(Deserialize)]
struct TargetLine<'a> {
    id: Value,
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
        let catalog = Catalog::load_without_outlines(&geodata)?;
        let worldview = match engine.own_worldview() {
            Some(file) => Worldview::from_file(file, &catalog)?,
            None => {
                let views = Worldview::load_all(&geodata, &catalog)?;
                Worldview::named(&views, engine.worldview())?.clone()
            }
        };
        Ok(Self {
            gazetteer: Gazetteer::load(&geodata, &catalog)?,
            catalog,
            worldview,
        })
    }
}

/// `link --from jsonl`: the mentions of each text, which is taken as it is.
pub(super) fn link(wish: &Link) -> Result<Exit, Fault> {
    let path = match wish.paths.as_slice() {
        [] => Path::new("-"),
        [path] => path,
        _ => return Err(Fault::Usage("--from jsonl reads one file, or - for stdin")),
    };
    if wish.format != Format::Jsonl {
        return Err(Fault::Usage(
            "--from jsonl is answered in JSON lines; leave --format out",
        ));
    }
    // The program ends when the stream does: places and names need not be given back one by one.
    let linker = ManuallyDrop::new(Linker::load(&wish.engine)?);
    let told = |_| ();
    answer(path, CHUNK_BYTES, told, |lines| {
        lines
            .iter()
            .map(|line| link_line(&linker, wish, line))
            .collect()
    })
}

/// `stance --from jsonl`: the judgement on each target.
pub(super) fn stance(wish: &Stance) -> Result<Exit, Fault> {
    let linker = Linker::load(&wish.engine)?;
    let choice = wish.engine.choice();
    let model = Model::load(choice)?;
    let chunk_bytes = match choice {
        Choice::Fast => CHUNK_BYTES,
        Choice::Precise => SMALL_CHUNK_BYTES,
    };
    let pace = Pace::new(choice);
    let told = |n_lines| pace.step(n_lines, None);
    answer(&wish.path, chunk_bytes, told, |lines| {
        stance_lines(&linker, &model, lines)
    })
}

fn link_line(linker: &Linker, wish: &Link, line: &[u8]) -> Result<Vec<u8>, Refusal> {
    let input: TextLine = read(line)?;
    let text = &*input.text;
    let mut mentions = linker.gazetteer.find_in(text, language(text), input.date);
    mentions.retain(|m| wish.wants(m.kind));
    let mut points = CodePoints::new(text);
    let answer = LinkLine {
        id: input.id,
        mentions: mentions
            .iter()
            .map(|m| MentionRecord::link(&linker.catalog, &linker.worldview, text, &mut points, m))
            .collect(),
    };
    // An answer is seldom longer than its text.
    let mut bytes = Vec::with_capacity(line.len());
    match serde_json::to_writer(&mut bytes, &answer) {
        Ok(()) => Ok(bytes),
        Err(error) => Err(Refusal {
            id: answer.id,
            reason: error.to_string(),
        }),
    }
}

/// A target in its text, with what the model needs around it.
struct Asked {
    id: Value,
    article: Article,
    target: Span,
    source: Option<Span>,
    sentence: Span,
    places: Vec<Span>,
}

impl Asked {
    fn read(linker: &Linker, line: &[u8]) -> Result<Asked, Refusal> {
        let input: TargetLine = read(line)?;
        let article = Article::from_text(input.text);
        let span = |start, end| {
            span(&article.text, start, end).map_err(|reason| Refusal {
                id: input.id.clone(),
                reason,
            })
        };
        let target = span(input.start, input.end)?;
        let source = match (input.source_start, input.source_end) {
            (Some(start), Some(end)) => Some(span(start, end)?),
            _ => None,
        };
        let (sentence, places) =
            surroundings(&linker.catalog, &linker.gazetteer, &article, target, source);
        Ok(Asked {
            id: input.id,
            article,
            target,
            source,
            sentence,
            places,
        })
    }

    fn case(&self) -> Case<'_> {
        Case {
            text: &self.article.text,
            sentence: self.sentence,
            target: self.target,
            places: &self.places,
            source: self.source,
            language: self.article.language,
            headline: false,
        }
    }
}

fn stance_lines(linker: &Linker, model: &Model, lines: &[&[u8]]) -> Vec<Result<Vec<u8>, Refusal>> {
    let asked: Vec<Result<Asked, Refusal>> =
        lines.iter().map(|line| Asked::read(linker, line)).collect();
    let cases: Vec<Case> = asked.iter().flatten().map(Asked::case).collect();
    let mut stances = model.judge_all(&cases, false).into_iter();
    asked
        .iter()
        .map(|asked| {
            let asked = asked.as_ref().map_err(Refusal::clone)?;
            let stance = stances.next().flatten();
            let answer = json!({
                "id": asked.id,
                "stance": stance.as_ref().map(|s| sign(likeliest(s.probabilities))),
                "score": stance.map(|s| s.score),
            });
            Ok(answer.to_string().into_bytes())
        })
        .collect()
}

fn sign(class: StanceClass) -> i8 {
    match class {
        StanceClass::Negative => -1,
        StanceClass::Neutral | StanceClass::Unclear => 0,
        StanceClass::Positive => 1,
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
