//! The one thread beside the window: it owns the session, reads articles and draws pictures, so that the window never waits.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::JoinHandle;

use super::picture;
use super::queue::{Job, Progress, Queue, Stop, Work};
use crate::session::{Command, Session, SessionError, Snapshot};
use crate::stance::Choice;

/// What came of a piece of work.
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

type Answer = (Work, Update);

/// The window's end of the thread. Dropping it stops the work and ends the thread.
pub struct Worker {
    queue: Arc<Queue>,
    answers: Receiver<Answer>,
    thread: Option<JoinHandle<()>>,
    n_open: usize,
    judging: Option<Choice>,
}

impl Worker {
    /// Starts the thread, which owns the session from now on.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn start(session: Session) -> std::io::Result<Self> {
        let (tell, answers) = channel();
        let queue = Arc::new(Queue::default());
        let theirs = Arc::clone(&queue);
        let thread = std::thread::Builder::new()
            .name("stancemap-worker".into())
            .spawn(move || serve(session, &theirs, &tell))?;
        Ok(Self {
            queue,
            answers,
            thread: Some(thread),
            n_open: 0,
            judging: None,
        })
    }

    /// Which window to wake when something came of the work.
    pub fn wakes(&self, window: &egui::Context) {
        self.queue.wakes(window);
    }

    /// Asks for a job; it is done after those asked for before.
    pub fn ask(&mut self, job: Job) {
        if self.queue.ask(job) {
            self.n_open += 1;
        }
    }

    /// Has all judged by another stance model whenever no job waits.
    pub fn judge_by(&mut self, model: Choice) {
        self.judging = Some(model);
        self.queue.judge_by(model);
    }

    /// The model that is to judge all and has not done so yet.
    pub fn judging(&self) -> Option<Choice> {
        self.judging
    }

    /// Stops this work; it may have come to its end already.
    pub fn stop(&mut self, work: Work) {
        if let Work::Judging(model) = work {
            self.judging = self.judging.filter(|judging| *judging != model);
        }
        self.queue.stop(work, Stop::ForGood);
    }

    /// Begins this work again with the fast model; judging is only stopped, since all was judged by the fast one before.
    pub fn hurry(&mut self, work: Work) {
        match work {
            Work::Job(_) => self.queue.stop(work, Stop::Hurry),
            Work::Judging(_) => self.stop(work),
        }
    }

    /// What came of the work since the last call.
    pub fn updates(&mut self) -> Vec<Update> {
        let answers: Vec<Answer> = self.answers.try_iter().collect();
        let heard = answers.into_iter().map(|(work, update)| {
            match (work, &update) {
                (Work::Job(_), _) => self.n_open -= 1,
                // It may have been asked for again since.
                (Work::Judging(_), Update::Cancelled) => {}
                (Work::Judging(model), _) => {
                    self.judging = self.judging.filter(|judging| *judging != model);
                }
            }
            update
        });
        heard.collect()
    }

    /// Whether a job is open; judging does not count, since no job waits for it.
    pub fn is_busy(&self) -> bool {
        self.n_open > 0
    }

    /// How far the work is that is being done, once it has told.
    pub fn progress(&self) -> Option<Progress> {
        self.queue.progress()
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        self.queue.end();
        if let Some(thread) = self.thread.take()
            && thread.join().is_err()
        {
            eprintln!("stancemap: the worker ended in a panic");
        }
    }
}

fn serve(mut session: Session, queue: &Queue, tell: &Sender<Answer>) {
    while let Some((work, job)) = queue.next() {
        let done = catch_unwind(AssertUnwindSafe(|| {
            carry_out(&mut session, work, job, queue)
        }));
        let update = done.unwrap_or_else(|panic| Update::Failed(words_of(panic.as_ref())));
        let stopped = matches!(update, Update::Cancelled);
        if queue.done(work, stopped) && tell.send((work, update)).is_err() {
            return;
        }
        queue.wake();
    }
}

fn carry_out(session: &mut Session, work: Work, job: Job, queue: &Queue) -> Update {
    let shot = session.snapshot();
    match job {
        Job::Apply(command) => apply(session, work, command, queue)
            .unwrap_or_else(|error| Update::Failed(error.to_string())),
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

/// Carries a command out, with the fast model when it was hurried.
fn apply(
    session: &mut Session,
    work: Work,
    command: Command,
    queue: &Queue,
) -> Result<Update, SessionError> {
    let opens = command.opens();
    let first = session.snapshot();
    let mut before = Arc::clone(&first);
    let mut after = session.apply(command.clone(), &queue.watch(work))?;
    if opens && Arc::ptr_eq(&before, &after) && queue.takes_hurry(work) {
        before = session.apply(Command::UseModel(Choice::Fast), &queue.watch(work))?;
        after = session.apply(command, &queue.watch(work))?;
    }
    Ok(if Arc::ptr_eq(&after, &first) {
        Update::Cancelled
    } else if opens && !Arc::ptr_eq(&after, &before) {
        Update::Opened(after)
    } else {
        Update::Changed(after)
    })
}

fn words_of(panic: &(dyn Any + Send)) -> String {
    let words = panic
        .downcast_ref::<&str>()
        .copied()
        .or_else(|| panic.downcast_ref::<String>().map(String::as_str));
    super::strings::fault(words.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use std::path::Path;
    use std::time::{Duration, Instant};

    use super::*;
    use crate::region::Geodata;
    use crate::scene::{MapSettings, Mode};
    use crate::session::Settings;
    use crate::watch::Silent;

    /// So many sentences take the precise model a good while.
    const LONG: usize = 200;

    fn article(name: &str, n_sentences: usize) -> String {
        let sentence = "Observers in Georgia said that Ukraine deserves the help of the world. ";
        format!("{name}\n\n{}\n", sentence.repeat(n_sentences))
    }

    fn folder(names: &[&str], n_sentences: usize) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for name in names {
            let file = folder.path().join(format!("{name}.txt"));
            std::fs::write(file, article(name, n_sentences)).unwrap();
        }
        folder
    }

    fn session(choice: Choice) -> Session {
        Session::start(Geodata::Builtin, choice, Settings::default()).unwrap()
    }

    fn open(path: &Path) -> Command {
        Command::Open(vec![path.to_owned()])
    }

    /// Waits until something is told of the worker.
    fn wait<T>(worker: &mut Worker, mut told: impl FnMut(&mut Worker) -> Option<T>) -> T {
        let began = Instant::now();
        loop {
            if let Some(told) = told(worker) {
                return told;
            }
            assert!(began.elapsed() < Duration::from_secs(240), "nothing came");
            std::thread::sleep(Duration::from_millis(2));
        }
    }

    /// Waits for so many answers, in their order.
    fn hear<const N: usize>(worker: &mut Worker) -> [Update; N] {
        let mut heard = Vec::new();
        wait(worker, |worker| {
            heard.extend(worker.updates());
            (heard.len() >= N).then_some(())
        });
        heard.try_into().ok().expect("no more answers than that")
    }

    /// Waits until at least so many articles are done.
    fn done(worker: &mut Worker, n: usize) -> Progress {
        wait(worker, |worker| worker.progress().filter(|p| p.done >= n))
    }

    #[test]
    fn a_job_is_answered_at_once_and_the_judging_goes_on_behind_it() {
        let folder = folder(&["a", "b", "c", "d"], 8);
        let mut session = session(Choice::Fast);
        session.apply(open(folder.path()), &Silent).unwrap();
        let mut worker = Worker::start(session).unwrap();
        worker.judge_by(Choice::Precise);
        done(&mut worker, 1);
        assert!(!worker.is_busy(), "nobody waits for the judging");
        let mode = Mode::Stance;
        let map = MapSettings {
            mode,
            ..MapSettings::default()
        };
        worker.ask(Job::Apply(Command::Draw(Box::new(map))));
        let [Update::Changed(shot)] = hear(&mut worker) else {
            panic!("it was not drawn");
        };
        assert_eq!(
            (shot.settings.map.mode, shot.models.choice),
            (mode, Choice::Fast)
        );
        let again = done(&mut worker, 0);
        assert!(again.before >= 1, "it began anew: {again:?}");
        let [Update::Changed(shot)] = hear(&mut worker) else {
            panic!("it was not judged");
        };
        assert_eq!(
            (shot.settings.map.mode, shot.models.choice),
            (mode, Choice::Precise)
        );
        assert_eq!(worker.judging(), None);
    }

    #[test]
    fn judging_that_is_stopped_says_so_and_changes_nothing() {
        let folder = folder(&["a"], LONG);
        let mut session = session(Choice::Fast);
        session.apply(open(folder.path()), &Silent).unwrap();
        let mut worker = Worker::start(session).unwrap();
        worker.judge_by(Choice::Precise);
        let work = done(&mut worker, 0).work;
        worker.stop(work);
        assert!(matches!(hear(&mut worker), [Update::Cancelled]));
        worker.ask(Job::Apply(Command::TickAll(true)));
        let [Update::Changed(shot)] = hear(&mut worker) else {
            panic!("the next job was stopped too");
        };
        assert_eq!(shot.models.choice, Choice::Fast);
    }

    #[test]
    fn one_long_article_can_be_stopped() {
        let mut worker = Worker::start(session(Choice::Precise)).unwrap();
        let words = article("Long", 5 * LONG);
        worker.ask(Job::Apply(Command::Paste(words)));
        let work = done(&mut worker, 0).work;
        worker.stop(work);
        assert!(matches!(hear(&mut worker), [Update::Cancelled]));
        assert!(!worker.is_busy());
    }

    #[test]
    fn what_is_hurried_keeps_its_folder_and_those_behind_it() {
        let (first, second) = (folder(&["a"], 5 * LONG), folder(&["b"], 1));
        let mut worker = Worker::start(session(Choice::Precise)).unwrap();
        worker.ask(Job::Apply(open(first.path())));
        worker.ask(Job::Apply(open(second.path())));
        let work = wait(&mut worker, |worker| Some(worker.progress()?.work));
        worker.hurry(work);
        let [Update::Opened(first), Update::Opened(both)] = hear(&mut worker) else {
            panic!("a folder was lost");
        };
        assert_eq!(first.models.choice, Choice::Fast);
        let titles: Vec<&str> = both.readings.iter().map(|r| &*r.article.title).collect();
        assert_eq!(titles, ["a", "b"]);
    }
}
