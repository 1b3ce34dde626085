//! What the worker is to do: jobs in the order in which they were asked for, and judging when no job waits.
//!
//! Judging with another stance model takes minutes, so it makes way as soon as a job is asked for and goes on afterwards.

use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Condvar, Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::{Duration, Instant};

use super::picture::Wanted;
use crate::session::Command;
use crate::stance::Choice;
use crate::watch::{Stage, Watch};

/// What the worker is asked to do.
#[derive(Debug)]
pub enum Job {
    /// Change what is counted or drawn.
    Apply(Command),
    /// Draw a small picture for the dialog.
    Preview(Wanted),
    /// Write a picture to a file.
    Write(Wanted, PathBuf),
    /// Draw a picture for the clipboard.
    Copy(Wanted),
}

/// One piece of work by name, so that who stops it never stops another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Work {
    /// A job, by its number.
    Job(u64),
    /// Judging all again with this stance model.
    Judging(Choice),
}

/// How far the work is.
#[derive(Clone, Debug, PartialEq)]
pub struct Progress {
    /// Which work.
    pub work: Work,
    /// What the steps are.
    pub stage: Stage,
    /// Steps done.
    pub done: usize,
    /// Steps that were done before the stage was begun, or begun again.
    pub before: usize,
    /// All steps.
    pub total: usize,
    /// The current file or title.
    pub what: String,
    /// How long the stage runs already.
    pub elapsed: Duration,
}

impl Progress {
    /// How long it will still take, once enough is done to tell.
    pub fn left(&self) -> Option<Duration> {
        let n_new = self.done.saturating_sub(self.before);
        let told = n_new > 0 && self.elapsed > Duration::from_secs(2);
        told.then(|| {
            self.elapsed
                .mul_f64(self.total.saturating_sub(self.done) as f64 / n_new as f64)
        })
    }
}

/// What shall become of a job that is stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stop {
    /// Nothing.
    ForGood,
    /// It is begun again with the fast model.
    Hurry,
}

/// Shared by the window and the worker.
#[derive(Default)]
pub struct Queue {
    state: Mutex<State>,
    /// Rings when there is something new to do.
    bell: Condvar,
    window: OnceLock<egui::Context>,
}

#[derive(Default)]
struct State {
    n_asked: u64,
    jobs: VecDeque<(u64, Job)>,
    /// The model that is to judge all.
    judge: Option<Choice>,
    /// The job that shall stop.
    stop: Option<(u64, Stop)>,
    progress: Option<Progress>,
    ending: bool,
}

impl State {
    fn shall_stop(&self, work: Work) -> bool {
        let stopped = match work {
            Work::Job(n) => self.stop.is_some_and(|(stopped, _)| stopped == n),
            Work::Judging(model) => !self.jobs.is_empty() || self.judge != Some(model),
        };
        stopped || self.ending
    }
}

impl Queue {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Asks for a job. Returns whether it will have an answer of its own; one that leaves nothing of the last one that
    /// still waits takes its place.
    pub fn ask(&self, job: Job) -> bool {
        let mut state = self.state();
        if let Some((_, Job::Apply(last))) = state.jobs.back_mut()
            && let Job::Apply(next) = &job
            && last.is_outdone_by(next)
        {
            last.clone_from(next);
            return false;
        }
        state.n_asked += 1;
        let n = state.n_asked;
        state.jobs.push_back((n, job));
        self.bell.notify_one();
        true
    }

    /// Has all judged by this model when no job waits.
    pub fn judge_by(&self, model: Choice) {
        self.state().judge = Some(model);
        self.bell.notify_one();
    }

    /// Stops this work, and no other.
    pub fn stop(&self, work: Work, how: Stop) {
        let mut state = self.state();
        match work {
            Work::Job(n) => state.stop = Some((n, how)),
            Work::Judging(model) => state.judge = state.judge.filter(|judge| *judge != model),
        }
    }

    /// Stops everything and ends the worker.
    pub fn end(&self) {
        self.state().ending = true;
        self.bell.notify_one();
    }

    /// Waits for the next piece of work; none when the worker shall end.
    pub fn next(&self) -> Option<(Work, Job)> {
        let mut state = self.state();
        loop {
            if state.ending {
                return None;
            }
            if let Some((n, job)) = state.jobs.pop_front() {
                return Some((Work::Job(n), job));
            }
            if let Some(model) = state.judge {
                let job = Job::Apply(Command::UseModel(model));
                return Some((Work::Judging(model), job));
            }
            let waited = self.bell.wait(state);
            state = waited.unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// Whether this job was stopped only to be begun again with the fast model; asking takes that wish away.
    pub fn takes_hurry(&self, work: Work) -> bool {
        let mut state = self.state();
        let hurried =
            matches!((work, state.stop), (Work::Job(n), Some((m, Stop::Hurry))) if n == m);
        if hurried {
            state.stop = None;
        }
        hurried
    }

    /// Ends a piece of work, which came to its end or was stopped. Returns whether that is to be told: judging that only
    /// made way is not.
    pub fn done(&self, work: Work, stopped: bool) -> bool {
        let mut state = self.state();
        state.progress = None;
        match work {
            Work::Job(_) => true,
            Work::Judging(_) if stopped => state.judge.is_none(),
            Work::Judging(model) => {
                state.judge = state.judge.filter(|judge| *judge != model);
                true
            }
        }
    }

    /// How far the work is that is being done, once it has told.
    pub fn progress(&self) -> Option<Progress> {
        self.state().progress.clone()
    }

    /// Which window to wake when something came of the work.
    pub fn wakes(&self, window: &egui::Context) {
        self.window.get_or_init(|| window.clone());
    }

    /// Wakes the window.
    pub fn wake(&self) {
        if let Some(window) = self.window.get() {
            window.request_repaint();
        }
    }

    /// Watches over one piece of work from now on.
    pub fn watch(&self, work: Work) -> Watcher<'_> {
        Watcher {
            queue: self,
            work,
            begun: Mutex::new(None),
            stopped: AtomicBool::new(false),
        }
    }
}

/// Tells how far one piece of work is, and stops it.
pub struct Watcher<'q> {
    queue: &'q Queue,
    work: Work,
    /// The stage, when it was begun, and how many of its steps were done then.
    begun: Mutex<Option<(Stage, Instant, usize)>>,
    /// Kept, since a model may be chosen away and back again before the work has heard of it.
    stopped: AtomicBool,
}

impl Watch for Watcher<'_> {
    fn step(&self, stage: Stage, done: usize, total: usize, what: &str) {
        let mut begun = self.begun.lock().unwrap_or_else(PoisonError::into_inner);
        let (_, began, before) = match *begun {
            Some(same) if same.0 == stage => same,
            _ => *begun.insert((stage, Instant::now(), done)),
        };
        drop(begun);
        let progress = Progress {
            work: self.work,
            stage,
            done,
            before,
            total,
            what: what.to_owned(),
            elapsed: began.elapsed(),
        };
        self.queue.state().progress = Some(progress);
        self.queue.wake();
    }

    fn cancelled(&self) -> bool {
        if self.stopped.load(Ordering::Relaxed) {
            return true;
        }
        let stopped = self.queue.state().shall_stop(self.work);
        if stopped {
            self.stopped.store(true, Ordering::Relaxed);
        }
        stopped
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draw() -> Job {
        Job::Apply(Command::Draw(Box::default()))
    }

    fn next(queue: &Queue) -> Work {
        queue.next().expect("work").0
    }

    #[test]
    fn judging_comes_when_no_job_waits_and_makes_way_for_the_next() {
        let queue = Queue::default();
        let judging = Work::Judging(Choice::Precise);
        queue.judge_by(Choice::Precise);
        assert!(queue.ask(Job::Apply(Command::OpenSamples)) && queue.ask(draw()));
        assert_eq!(next(&queue), Work::Job(1));
        assert_eq!(next(&queue), Work::Job(2));
        assert_eq!(next(&queue), judging);
        let watch = queue.watch(judging);
        assert!(!watch.cancelled());
        assert!(queue.ask(draw()));
        assert!(watch.cancelled());
        assert!(!queue.done(judging, true), "it only makes way");
        assert_eq!(next(&queue), Work::Job(3));
        assert_eq!(next(&queue), judging, "and goes on afterwards");
        assert!(queue.done(judging, false));
    }

    #[test]
    fn what_is_stopped_is_the_work_that_was_meant() {
        let queue = Queue::default();
        queue.ask(Job::Apply(Command::OpenSamples));
        queue.ask(draw());
        let (first, second) = (next(&queue), next(&queue));
        queue.stop(first, Stop::ForGood);
        assert!(queue.watch(first).cancelled());
        assert!(!queue.watch(second).cancelled());
        queue.judge_by(Choice::Fast);
        queue.stop(Work::Judging(Choice::Precise), Stop::ForGood);
        assert_eq!(next(&queue), Work::Judging(Choice::Fast));
    }

    #[test]
    fn what_was_stopped_once_stays_stopped() {
        let queue = Queue::default();
        queue.judge_by(Choice::Precise);
        let watch = queue.watch(next(&queue));
        queue.judge_by(Choice::Fast);
        assert!(watch.cancelled());
        queue.judge_by(Choice::Precise);
        assert!(watch.cancelled());
        assert!(!queue.watch(next(&queue)).cancelled());
    }

    #[test]
    fn a_number_that_is_dragged_waits_as_one_job() {
        let queue = Queue::default();
        assert!(queue.ask(draw()));
        assert!(!queue.ask(draw()), "nothing is left of the first");
        assert!(queue.ask(Job::Apply(Command::TickAll(false))));
        assert!(queue.ask(draw()));
    }

    #[test]
    fn only_what_is_new_tells_how_long_the_rest_takes() {
        let told = |done, before| Progress {
            work: Work::Job(1),
            stage: Stage::Judging,
            done,
            before,
            total: 100,
            what: String::new(),
            elapsed: Duration::from_secs(10),
        };
        assert_eq!(told(90, 80).left(), Some(Duration::from_secs(10)));
        assert_eq!(told(80, 80).left(), None);
    }
}
