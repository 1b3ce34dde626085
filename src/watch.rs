//! How long work tells its progress and asks whether to stop; the engine never draws a bar itself.

/// What long work counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Files that are read.
    Opening,
    /// Mentions that are judged.
    Judging,
}

/// The listener of one piece of long work.
pub trait Watch: Sync {
    /// The stage stands at `done` of `total`; `what` names the current file or article.
    fn step(&self, stage: Stage, done: usize, total: usize, what: &str);

    /// Whether the work should stop as soon as it can. Asked often; must be cheap. What said yes once says yes for good, or
    /// half of the work would be taken for the whole.
    fn cancelled(&self) -> bool;
}

/// Nobody listens and nobody stops.
pub struct Silent;

impl Watch for Silent {
    fn step(&self, _stage: Stage, _done: usize, _total: usize, _what: &str) {}

    fn cancelled(&self) -> bool {
        false
    }
}
