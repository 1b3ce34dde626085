//! Tells on stderr how far long work is, when somebody is looking, and offers the fast model when it takes long.

use std::io::{IsTerminal, Write};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, OnceLock};
use std::time::{Duration, Instant};

use crate::stance::Choice;
use crate::watch::{Stage, Watch};

/// A single line that is written over, at most five times a second, and only on a terminal.
pub(super) struct Line {
    /// When it was written last, at first when the work began; and whether it was written.
    last: Mutex<(Instant, bool)>,
    judging: OnceLock<Pace>,
    judge: Choice,
}

const PAUSE: Duration = Duration::from_millis(200);

impl Line {
    /// For work in which `judge` judges.
    pub fn new(judge: Choice) -> Self {
        Self {
            last: Mutex::new((Instant::now(), false)),
            judging: OnceLock::new(),
            judge,
        }
    }

    /// Wipes the line, so that what follows starts on a clean one.
    pub fn clear(&self) {
        if self.last.lock().is_ok_and(|last| last.1) {
            eprint!("\r\x1b[K");
        }
    }
}

impl Watch for Line {
    fn step(&self, stage: Stage, done: usize, total: usize, what: &str) {
        if stage == Stage::Judging {
            let pace = self.judging.get_or_init(|| Pace::new(self.judge));
            pace.step(done, Some(total));
        }
        let mut err = std::io::stderr();
        let Ok(mut last) = self.last.try_lock() else {
            return;
        };
        if last.0.elapsed() > PAUSE && err.is_terminal() {
            let of = match stage {
                Stage::Opening => "files",
                Stage::Judging => "mentions",
            };
            let what: String = what.chars().take(50).collect();
            // Talk that cannot be heard is not worth an error.
            let _ = write!(err, "\r\x1b[K{done} of {total} {of}  {what}");
            *last = (Instant::now(), true);
        }
    }

    fn cancelled(&self) -> bool {
        false
    }
}

/// Says once how long the precise model will take, where that is over a minute, and offers the fast one.
pub(super) struct Pace {
    began: Instant,
    told: AtomicBool,
}

/// How long it is watched before it is said how long the rest will take.
const WATCHED: Duration = Duration::from_secs(5);
const LONG: Duration = Duration::from_secs(60);

impl Pace {
    pub fn new(judge: Choice) -> Self {
        Self {
            began: Instant::now(),
            told: AtomicBool::new(judge == Choice::Fast),
        }
    }

    /// So many units of work are done, of so many where that is known.
    pub fn step(&self, done: usize, total: Option<usize>) {
        if self.told.load(Ordering::Relaxed) {
            return;
        }
        let Some(talk) = talk(self.began.elapsed(), done, total) else {
            return;
        };
        if !self.told.swap(true, Ordering::Relaxed) {
            eprintln!("stancemap: {talk}; --model fast takes seconds");
        }
    }
}

/// What is to be said after `elapsed`, if anything.
fn talk(elapsed: Duration, done: usize, total: Option<usize>) -> Option<String> {
    let Some(total) = total else {
        return (elapsed > LONG).then(|| {
            let speed = done as f64 / elapsed.as_secs_f64();
            format!("the precise model answers about {speed:.0} lines a second")
        });
    };
    if elapsed < WATCHED || done == 0 {
        return None;
    }
    let left = elapsed.mul_f64(total.saturating_sub(done) as f64 / done as f64);
    (left > LONG).then(|| {
        let minutes = left.as_secs().div_ceil(60);
        format!("the precise model will take about {minutes} minutes more")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_work_is_told_once_it_has_been_watched() {
        let after = |secs, done, total| talk(Duration::from_secs(secs), done, total);
        assert_eq!(after(4, 1, Some(1000)), None, "too early to know");
        assert_eq!(after(10, 50, Some(100)), None, "ten seconds are left");
        let told = after(10, 10, Some(200)).expect("190 s are left");
        assert!(told.contains("4 minutes"), "{told}");
        assert_eq!(after(59, 500, None), None);
        assert!(after(61, 610, None).is_some_and(|told| told.contains("10 lines a second")));
    }
}
