//! Reads lines and writes an answer for each, in order, with bounded memory.

use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Write};
use std::path::Path;

use rayon::prelude::*;
use serde_json::json;

use super::fault::{Exit, Fault};

/// So many lines are answered by one thread in one go.
const TOGETHER: usize = 8;

/// Reads lines from `path` (`-`: stdin) and writes one answer for each, in order. A line that cannot be answered is
/// named on stderr and answered with its error, so that the lines of both files still stand side by side. After each chunk
/// of about `chunk_bytes` `told` hears how many lines are answered.
pub(super) fn answer(
    path: &Path,
    chunk_bytes: usize,
    told: impl Fn(usize),
    some: impl Fn(&[&[u8]]) -> Vec<Result<Vec<u8>, String>> + Sync,
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
        chunk.read(&mut *input, chunk_bytes).map_err(unreadable)?;
        let lines = chunk.lines();
        if lines.is_empty() {
            break;
        }
        let answers: Vec<Result<Vec<u8>, String>> =
            lines.par_chunks(TOGETHER).flat_map_iter(&some).collect();
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
        told(n_before);
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
    /// Reads the next lines, blank ones left out, until `chunk_bytes` are reached; none at the end.
    fn read(&mut self, input: &mut dyn BufRead, chunk_bytes: usize) -> io::Result<()> {
        self.bytes.clear();
        self.ends.clear();
        while self.bytes.len() < chunk_bytes {
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
