//! Tells on stderr how far long work is, when somebody is looking.

use std::io::{IsTerminal, Write};
use std::sync::Mutex;
use std::time::{Duration, Instant};

use crate::watch::Watch;

/// A single line that is written over, at most ten times a second, and only on a terminal.
pub(super) struct Line {
    last: Mutex<Option<Instant>>,
}

const PAUSE: Duration = Duration::from_millis(100);

impl Line {
    pub fn new() -> Self {
        Self {
            last: Mutex::new(None),
        }
    }

    /// Wipes the line, so that what follows starts on a clean one.
    pub fn clear(&self) {
        if self.last.lock().is_ok_and(|last| last.is_some()) {
            eprint!("\r\x1b[K");
        }
    }
}

impl Watch for Line {
    fn step(&self, done: usize, total: usize, what: &str) {
        let mut err = std::io::stderr();
        if total < 20 || !err.is_terminal() {
            return;
        }
        let Ok(mut last) = self.last.try_lock() else {
            return;
        };
        if last.is_none_or(|at| at.elapsed() > PAUSE) {
            let what: String = what.chars().take(50).collect();
            // Talk that cannot be heard is not worth an error.
            let _ = write!(err, "\r\x1b[K{done} of {total}  {what}");
            *last = Some(Instant::now());
        }
    }

    fn cancelled(&self) -> bool {
        false
    }
}
