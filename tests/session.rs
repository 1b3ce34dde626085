//! The session: what a command changes, what it leaves alone, and what is left of work that was stopped.

use std::sync::Arc;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use stancemap::reading::Judged;
use stancemap::region::Geodata;
use stancemap::scene::{MapSettings, Mode};
use stancemap::session::{Command, Session, Settings, Snapshot};
use stancemap::stance::Choice;
use stancemap::tally::{Counting, Level};
use stancemap::watch::{Silent, Stage, Watch};

fn session(choice: Choice) -> Session {
    Session::start(Geodata::Builtin, choice, Settings::default()).unwrap()
}

/// Stops the work when it was asked so often whether to stop, or when so many steps are done; keeps what it was told.
struct Stopper {
    asked_at_most: usize,
    done_at_most: usize,
    n_asked: AtomicUsize,
    stopped: AtomicBool,
    told: Mutex<Vec<usize>>,
}

impl Stopper {
    fn new(asked_at_most: usize, done_at_most: usize) -> Self {
        Self {
            asked_at_most,
            done_at_most,
            n_asked: AtomicUsize::new(0),
            stopped: AtomicBool::new(false),
            told: Mutex::default(),
        }
    }
}

impl Watch for Stopper {
    fn step(&self, _stage: Stage, done: usize, _total: usize, _what: &str) {
        self.told.lock().unwrap().push(done);
        if done >= self.done_at_most {
            self.stopped.store(true, Ordering::SeqCst);
        }
    }

    fn cancelled(&self) -> bool {
        if self.n_asked.fetch_add(1, Ordering::SeqCst) >= self.asked_at_most {
            self.stopped.store(true, Ordering::SeqCst);
        }
        self.stopped.load(Ordering::SeqCst)
    }
}

const NEVER: usize = usize::MAX;

/// A session with a few articles, judged by the fast model.
fn with_articles() -> Session {
    let mut session = session(Choice::Fast);
    for name in ["One", "Two", "Three", "Four", "Five", "Six"] {
        let words = format!("{name}\n\nUkraine praised Belarus. Russia attacked Georgia.");
        session.apply(Command::Paste(words), &Silent).unwrap();
    }
    session
}

fn judged(shot: &Snapshot) -> Vec<&[Judged]> {
    let readings = shot.readings.iter();
    readings.map(|r| r.mentions.as_slice()).collect()
}

#[test]
fn judging_that_was_stopped_goes_on_where_it_was() {
    let judge = || Command::UseModel(Choice::Precise);
    let whole = with_articles().apply(judge(), &Silent).unwrap();
    let mut session = with_articles();
    let before = session.snapshot();
    let after = session.apply(judge(), &Stopper::new(NEVER, 1)).unwrap();
    assert!(Arc::ptr_eq(&before, &after), "nothing has changed");
    let key = before.readings[5].article.key.clone();
    session.apply(Command::Close(vec![key]), &Silent).unwrap();
    let watch = Stopper::new(NEVER, NEVER);
    let shot = session.apply(judge(), &watch).unwrap();
    let told = watch.told.into_inner().unwrap();
    assert!(told[0] >= 1, "it began anew: {told:?}");
    assert_eq!(shot.models.choice, Choice::Precise);
    assert_eq!(judged(&shot), judged(&whole)[..5]);
    assert_ne!(judged(&shot), judged(&before)[..5]);
}

#[test]
fn judging_goes_on_within_an_article() {
    let judge = || Command::UseModel(Choice::Precise);
    let mut session = session(Choice::Fast);
    let words = format!("One\n\n{}", "Ukraine praised Belarus. ".repeat(6));
    let before = session.apply(Command::Paste(words), &Silent).unwrap();
    let after = session.apply(judge(), &Stopper::new(1, NEVER)).unwrap();
    assert!(Arc::ptr_eq(&before, &after), "nothing has changed");
    let watch = Stopper::new(NEVER, NEVER);
    let shot = session.apply(judge(), &watch).unwrap();
    let told = watch.told.into_inner().unwrap();
    assert!(told[0] > 0, "it began anew: {told:?}");
    assert_eq!(told.last(), Some(&shot.readings[0].mentions.len()));
    assert_eq!(shot.models.choice, Choice::Precise);
}

#[test]
fn reading_stops_within_a_long_article() {
    let mut session = session(Choice::Precise);
    let before = session.snapshot();
    let words = "Observers in Georgia said that Ukraine deserves help. ".repeat(2000);
    let watch = Stopper::new(6, NEVER);
    let after = session.apply(Command::Paste(words), &watch).unwrap();
    assert!(Arc::ptr_eq(&before, &after), "nothing has changed");
    assert!(
        watch.n_asked.into_inner() > 6,
        "it was asked but at the ends"
    );
}

#[test]
fn each_part_of_the_settings_is_changed_by_itself() {
    let mut session = session(Choice::Fast);
    let map = MapSettings {
        mode: Mode::Stance,
        ..MapSettings::default()
    };
    let counting = Counting {
        level: Level::Unit,
        ..Counting::default()
    };
    let view = session.snapshot().models.worldviews[1].code.clone();
    for command in [
        Command::Draw(Box::new(map.clone())),
        Command::SeeBy(view.clone()),
        Command::Count(counting.clone()),
    ] {
        session.apply(command, &Silent).unwrap();
    }
    let settings = &session.snapshot().settings;
    assert_eq!(settings.map, map);
    assert_eq!(settings.counting, counting);
    assert_eq!(settings.worldview, view);
    let unknown = session.apply(Command::SeeBy("nobody's".into()), &Silent);
    assert!(unknown.is_err());
    assert_eq!(session.snapshot().settings.worldview, view);
}

#[test]
fn an_article_of_the_users_is_no_sample() {
    let mut session = session(Choice::Fast);
    let shot = session.apply(Command::OpenSamples, &Silent).unwrap();
    assert!(shot.holds_only_samples());
    let sample = shot.readings[0].article.text.clone();
    let own = Command::Paste("Riga\n\nLatvia thanked Estonia.".into());
    let shot = session.apply(own.clone(), &Silent).unwrap();
    assert!(!shot.holds_only_samples());
    let samples: Vec<_> = shot.samples.iter().cloned().collect();
    let shot = session.apply(Command::Close(samples), &Silent).unwrap();
    assert_eq!(shot.readings.len(), 1);
    assert!(shot.samples.is_empty());
    session.apply(Command::CloseAll, &Silent).unwrap();
    let shot = session.apply(Command::Paste(sample), &Silent).unwrap();
    assert!(
        !shot.holds_only_samples(),
        "what the user opens is the user's"
    );
    let shot = session.apply(Command::OpenSamples, &Silent).unwrap();
    assert!(!shot.holds_only_samples());
}
