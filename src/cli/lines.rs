//! Reads lines and writes an answer for each, in order, with bounded memory.

use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Read, Write};
use std::ops::Range;
use std::path::Path;

use rayon::prelude::*;
use serde_json::{Value, json};

use super::fault::{Exit, Fault};
use crate::text::MAX_ARTICLE_BYTES;

/// So many lines are answered by one thread in one go.
const TOGETHER: usize = 8;

/// Why a line is not answered, with its id where it says one.
#[derive(Clone, Debug)]
pub(super) struct Refusal {
    pub id: Value,
    pub reason: String,
}

/// Reads lines from `path` (`-`: stdin) and writes one answer for each, in order; blank lines have none. A line that
/// cannot be answered is named on stderr and answered with its number and its error, so that no answer is missing. After
/// each chunk of about `chunk_bytes` all answers so far are handed on, and `told` hears how many lines are answered.
pub(super) fn answer(
    path: &Path,
    chunk_bytes: usize,
    told: impl Fn(usize),
    some: impl Fn(&[&[u8]]) -> Vec<Result<Vec<u8>, Refusal>> + Sync,
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
    let mut n_answered = 0;
    let mut chunk = Chunk::default();
    loop {
        chunk.read(&mut *input, chunk_bytes).map_err(unreadable)?;
        if chunk.lines.is_empty() {
            break;
        }
        let whole = chunk.whole_lines();
        let answers = whole.par_chunks(TOGETHER).flat_map_iter(&some);
        let mut answers = answers.collect::<Vec<_>>().into_iter();
        for line in &chunk.lines {
            let answer = line.bytes.as_ref().and_then(|_| answers.next());
            let answer = answer.unwrap_or_else(|| Err(too_long()));
            let bytes = answer.unwrap_or_else(|Refusal { id, reason }| {
                let number = line.number;
                eprintln!("stancemap: {}, line {number}: {reason}", path.display());
                exit = Exit::Partly;
                let answer = json!({"id": id, "line": number, "error": reason});
                answer.to_string().into_bytes()
            });
            out.write_all(&bytes)?;
            out.write_all(b"\n")?;
        }
        out.flush()?;
        n_answered += chunk.lines.len();
        told(n_answered);
    }
    Ok(exit)
}

fn too_long() -> Refusal {
    let most = MAX_ARTICLE_BYTES / 1024 / 1024;
    Refusal {
        id: Value::Null,
        reason: format!("a line may have {most} MB; cut its text into its articles"),
    }
}

/// Lines that are read and answered together; their memory is used again for the next ones.
#[derive(Default)]
struct Chunk {
    bytes: Vec<u8>,
    lines: Vec<Line>,
    /// How many lines were read in all, blank ones too.
    n_read: usize,
}

/// One line that is not blank.
struct Line {
    /// Its number in the file, from 1.
    number: usize,
    /// Where it stands among the bytes of the chunk; none where it was too long to be kept.
    bytes: Option<Range<usize>>,
}

impl Chunk {
    /// Reads the next lines, blank ones left out, until `chunk_bytes` are reached; none at the end.
    fn read(&mut self, input: &mut dyn BufRead, chunk_bytes: usize) -> io::Result<()> {
        self.bytes.clear();
        self.lines.clear();
        while self.bytes.len() < chunk_bytes {
            let start = self.bytes.len();
            let mut most = (&mut *input).take(MAX_ARTICLE_BYTES);
            let n_bytes = most.read_until(b'\n', &mut self.bytes)?;
            if n_bytes == 0 {
                break;
            }
            self.n_read += 1;
            let number = self.n_read;
            let line = &self.bytes[start..];
            if n_bytes as u64 == MAX_ARTICLE_BYTES && !line.ends_with(b"\n") {
                input.skip_until(b'\n')?;
                self.bytes.truncate(start);
                self.lines.push(Line {
                    number,
                    bytes: None,
                });
            } else if line.iter().all(u8::is_ascii_whitespace) {
                self.bytes.truncate(start);
            } else {
                let bytes = Some(start..self.bytes.len());
                self.lines.push(Line { number, bytes });
            }
        }
        Ok(())
    }

    fn whole_lines(&self) -> Vec<&[u8]> {
        let whole = self.lines.iter().filter_map(|line| line.bytes.clone());
        whole.map(|bytes| &self.bytes[bytes]).collect()
    }
}
