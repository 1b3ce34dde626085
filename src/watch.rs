//! How long work tells its progress and asks whether to stop; the engine never draws a bar itself.

/// The listener of one piece of long work.
pub trait Watch: Sync {
    /// Work stands at `done` of `total` steps (files, articles); `what` names the current one.
    fn step(&self, done: usize, total: usize, what: &str);

    /// Whether the work should stop as soon as it can. Asked often; must be cheap. What said yes once says yes for good, or
    /// half of the work would be taken for the whole.
    fn cancelled(&self) -> bool;
}

/// Nobody listens and nobody stops.
pub struct Silent;

impl Watch for Silent {
    fn step(&self, _done: usize, _total: usize, _what: &str) {}

    fn cancelled(&self) -> bool {
        false
    }
}
