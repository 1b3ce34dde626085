//! The one thread beside the window: it owns the session, reads articles and draws pictures, so that the window never waits.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use super::picture::{self, Wanted};
use crate::session::{Command, Session, Snapshot};
use crate::watch::Watch;

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

/// What came of it.
pub enum Update {
    /// This holds now.
    Changed(Arc<Snapshot>),
    /// Articles came in; this holds now.
    Opened(Arc<Snapshot>),
    /// The work was stopped; nothing has changed.
    Cancelled,
    /// Nothing has changed, for this reason.
    Failed(String),
    /// The picture for the dialog.
    Preview(picture::Preview),
    /// The picture for the clipboard.
    Copy(egui::ColorImage),
    /// The picture was written here.
    Written(PathBuf),
}

/// How far the work is.
#[derive(Clone, Debug, PartialEq)]
pub struct Progress {
    /// Steps done.
    pub done: usize,
    /// All steps.
    pub total: usize,
    /// The current one: a file or a title.
    pub what: String,
    /// How long the work runs already.
    pub elapsed: Duration,
}

impl Progress {
    /// How long it will still take, once enough is done to tell.
    pub fn left(&self) -> Option<Duration> {
        let told = self.done > 0 && self.elapsed > Duration::from_secs(2);
        told.then(|| {
            self.elapsed
                .mul_f64(self.total.saturating_sub(self.done) as f64 / self.done as f64)
        })
    }
}

/// The window's end of the thread. Dropping it stops the work and ends the thread.
pub struct Worker {
    jobs: Option<Sender<Job>>,
    updates: Receiver<Update>,
    shared: Arc<Shared>,
    thread: Option<JoinHandle<()>>,
    n_open: usize,
}

#[derive(Default)]
struct Shared {
    stop: AtomicBool,
    ending: AtomicBool,
    progress: Mutex<Option<Progress>>,
    began: Mutex<Option<Instant>>,
    window: OnceLock<egui::Context>,
}

impl Watch for Shared {
    fn step(&self, done: usize, total: usize, what: &str) {
        let progress = Progress {
            done,
            total,
            what: what.to_owned(),
            elapsed: self.began().elapsed(),
        };
        *self.progress.lock().unwrap_or_else(PoisonError::into_inner) = Some(progress);
        self.wake();
    }

    fn cancelled(&self) -> bool {
        self.stop.load(Ordering::Relaxed) || self.ending.load(Ordering::Relaxed)
    }
}

impl Shared {
    /// When the job that runs was begun.
    fn began(&self) -> Instant {
        let began = *self.began.lock().unwrap_or_else(PoisonError::into_inner);
        began.unwrap_or_else(Instant::now)
    }

    fn wake(&self) {
        if let Some(window) = self.window.get() {
            window.request_repaint();
        }
    }
}

impl Worker {
    /// Starts the thread, which owns the session from now on.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn start(session: Session) -> std::io::Result<Self> {
        let (jobs, asked) = channel();
        let (answers, updates) = channel();
        let shared = Arc::new(Shared::default());
        let theirs = Arc::clone(&shared);
        let thread = std::thread::Builder::new()
            .name("stancemap-worker".into())
            .spawn(move || serve(session, &asked, &answers, &theirs))?;
        Ok(Self {
            jobs: Some(jobs),
            updates,
            shared,
            thread: Some(thread),
            n_open: 0,
        })
    }

    /// Which window to wake when something came of a job.
    pub fn wakes(&self, window: &egui::Context) {
        self.shared.window.get_or_init(|| window.clone());
    }

    /// Asks for a job; it is done after those asked for before.
    pub fn ask(&mut self, job: Job) {
        if let Some(jobs) = &self.jobs
            && jobs.send(job).is_ok()
        {
            self.n_open += 1;
        }
    }

    /// Stops the job that runs.
    pub fn cancel(&self) {
        self.shared.stop.store(true, Ordering::Relaxed);
    }

    /// What came of jobs since the last call.
    pub fn updates(&mut self) -> Vec<Update> {
        let updates: Vec<Update> = self.updates.try_iter().collect();
        self.n_open = self.n_open.saturating_sub(updates.len());
        updates
    }

    /// How many jobs were asked for and not answered.
    pub fn n_open(&self) -> usize {
        self.n_open
    }

    /// Whether a job is open.
    pub fn is_busy(&self) -> bool {
        self.n_open > 0
    }

    /// How far the job is that runs, once it has told.
    pub fn progress(&self) -> Option<Progress> {
        self.shared
            .progress
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        self.shared.ending.store(true, Ordering::Relaxed);
        self.jobs = None;
        if let Some(thread) = self.thread.take()
            && thread.join().is_err()
        {
            eprintln!("stancemap: the worker ended in a panic");
        }
    }
}

fn serve(mut session: Session, asked: &Receiver<Job>, answers: &Sender<Update>, shared: &Shared) {
    for job in asked {
        shared.stop.store(false, Ordering::Relaxed);
        *shared.began.lock().unwrap_or_else(PoisonError::into_inner) = Some(Instant::now());
        let done = catch_unwind(AssertUnwindSafe(|| carry_out(&mut session, job, shared)));
        let update = done.unwrap_or_else(|panic| Update::Failed(words_of(panic.as_ref())));
        *shared
            .progress
            .lock()
            .unwrap_or_else(PoisonError::into_inner) = None;
        let heard = answers.send(update);
        shared.wake();
        if heard.is_err() || shared.ending.load(Ordering::Relaxed) {
            return;
        }
    }
}

fn carry_out(session: &mut Session, job: Job, shared: &Shared) -> Update {
    let shot = session.snapshot();
    match job {
        Job::Apply(command) => apply(session, command, shared),
        Job::Preview(wanted) => match picture::preview(&shot, &wanted) {
            Ok(preview) => Update::Preview(preview),
            Err(error) => Update::Failed(error.to_string()),
        },
        Job::Copy(wanted) => match picture::whole(&shot, &wanted) {
            Ok(image) => Update::Copy(image),
            Err(error) => Update::Failed(error.to_string()),
        },
        Job::Write(wanted, path) => match picture::write(&shot, &wanted, &path) {
            Ok(()) => Update::Written(path),
            Err(error) => Update::Failed(error.to_string()),
        },
    }
}

fn apply(session: &mut Session, command: Command, shared: &Shared) -> Update {
    let opens = matches!(
        command,
        Command::Open(_) | Command::OpenSamples | Command::Paste(_)
    );
    match session.apply(command, shared) {
        Ok(_) if shared.cancelled() => Update::Cancelled,
        Ok(snapshot) if opens => Update::Opened(snapshot),
        Ok(snapshot) => Update::Changed(snapshot),
        Err(error) => Update::Failed(error.to_string()),
    }
}

fn words_of(panic: &(dyn Any + Send)) -> String {
    let words = panic
        .downcast_ref::<&str>()
        .copied()
        .or_else(|| panic.downcast_ref::<String>().map(String::as_str));
    super::strings::fault(words.unwrap_or_default())
}
