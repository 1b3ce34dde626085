//! The one road in: a `Command` changes the session, what is derived is made again, and a new `Snapshot` is handed out.
//!
//! Window and command line build the same commands, so they can never disagree. Nothing here knows the window.

mod command;
mod publish;
mod snapshot;

use std::sync::Arc;

pub use command::Command;
pub use publish::{Order, PublishError, beside};
pub use snapshot::{Settings, Snapshot};

use crate::reading::{Models, ModelsError, Rejudging, read_all};
use crate::region::{Catalog, Geodata, RegionError, Worldview};
use crate::scene::{Ground, Layout};
use crate::stance::Choice;
use crate::text::{self, Article, Opened};
use crate::watch::Watch;

/// The state of one sitting: models, readings and settings.
pub struct Session {
    now: Arc<Snapshot>,
    /// What another stance model had judged when it was stopped.
    rejudging: Option<Rejudging>,
}

/// Why a command changed nothing.
#[derive(Debug, thiserror::Error)]
pub enum SessionError {
    /// Places, names or the stance model are broken.
    #[error(transparent)]
    Models(#[from] ModelsError),
    /// A worldview is broken, or the places have none of that name.
    #[error(transparent)]
    Worldview(#[from] RegionError),
    /// Pasted text could not be read.
    #[error(transparent)]
    Paste(#[from] text::OpenError),
}

impl Session {
    /// Starts with no articles.
    ///
    /// # Errors
    /// When places, names or the stance model cannot be loaded, or the settings name an unknown worldview.
    pub fn start(
        geodata: Geodata,
        choice: Choice,
        mut settings: Settings,
    ) -> Result<Self, SessionError> {
        let catalog = Arc::new(Catalog::load(&geodata).map_err(ModelsError::from)?);
        let layout = Layout::load(&geodata, &catalog).map_err(ModelsError::from)?;
        let (models, ground) = rayon::join(
            || Models::about(Arc::clone(&catalog), &geodata, choice),
            || Ground::with_layout(&catalog, layout),
        );
        let models = models?;
        snapshot::settle_worldview(&models, &mut settings)?;
        let now = Snapshot::empty(Arc::new(models), Arc::new(ground), settings);
        Ok(Self {
            now: Arc::new(now),
            rejudging: None,
        })
    }

    /// What holds now. Cheap: asking is one pointer.
    pub fn snapshot(&self) -> Arc<Snapshot> {
        Arc::clone(&self.now)
    }

    /// Carries out one command and hands out what holds after it. When `watch` cancels in time, nothing has changed: the
    /// snapshot is the one from before. To judge with the same model again goes on where it was stopped.
    ///
    /// # Errors
    /// When the command cannot be carried out; nothing has changed then.
    pub fn apply(
        &mut self,
        command: Command,
        watch: &dyn Watch,
    ) -> Result<Arc<Snapshot>, SessionError> {
        let mut next = Snapshot::clone(&self.now);
        let wanted = match command {
            Command::Open(paths) => next.add(text::open(&paths, watch), watch),
            Command::OpenSamples => next.add_samples(watch),
            Command::Paste(words) => next.add(pasted(&words)?, watch),
            Command::Close(key) => next.close(&key),
            Command::CloseAll => next.close_all(),
            Command::Tick { article, on } => next.tick(&article, on),
            Command::TickAll(on) => next.tick_all(on),
            Command::Count(counting) => next.count(counting),
            Command::Draw(map) => next.draw(*map),
            Command::SeeBy(code) => next.see_by_code(code)?,
            Command::UseWorldview(file) => {
                let view = Worldview::from_file(&file, &next.models.catalog)?;
                next.see_by(view)
            }
            Command::UseModel(choice) => self.rejudge(&mut next, choice, watch)?,
        };
        if wanted {
            next.derive();
            self.now = Arc::new(next);
        }
        Ok(self.snapshot())
    }
    /// Judges every mention again with another stance model. Returns whether it came to the end.
    fn rejudge(
        &mut self,
        next: &mut Snapshot,
        choice: Choice,
        watch: &dyn Watch,
    ) -> Result<bool, ModelsError> {
        let begun = self.rejudging.take();
        if next.models.choice == choice {
            return Ok(true);
        }
        let mut rejudging = match begun.filter(|begun| begun.choice() == choice) {
            Some(begun) => begun,
            None => Rejudging::by(choice)?,
        };
        let judged = rejudging.go_on(&next.models, &next.readings, watch);
        let Some((models, readings)) = judged else {
            self.rejudging = Some(rejudging);
            return Ok(false);
        };
        next.models = Arc::new(models);
        next.readings = readings;
        Ok(true)
    }
}

fn pasted(words: &str) -> Result<Opened, text::OpenError> {
    Ok(Opened {
        articles: vec![text::paste(words)?],
        refused: Vec::new(),
    })
}

impl Snapshot {
    /// Reads what was opened and lays it behind what is there; an article that is already open is not read twice.
    /// Returns whether it came to the end.
    fn add(&mut self, opened: Opened, watch: &dyn Watch) -> bool {
        if watch.cancelled() {
            return false;
        }
        self.refused = Arc::new(opened.refused);
        self.already_open.clear();
        let mut fresh: Vec<Arc<Article>> = Vec::new();
        for article in opened.articles {
            let is_same = |other: &Article| other.key == article.key;
            if self.readings.iter().any(|r| is_same(&r.article)) || fresh.iter().any(|a| is_same(a))
            {
                self.samples.remove(&article.key);
                self.already_open.push(article.title);
            } else {
                fresh.push(Arc::new(article));
            }
        }
        let Some(read) = read_all(&self.models, fresh, watch) else {
            return false;
        };
        self.ticked.extend(read.iter().map(|_| true));
        self.readings.extend(read.into_iter().map(Arc::new));
        true
    }

    /// Reads the samples and remembers that these are no articles of the user's.
    fn add_samples(&mut self, watch: &dyn Watch) -> bool {
        let mut samples = self.samples.clone();
        let n_before = self.readings.len();
        let came_to_the_end = self.add(text::samples(), watch);
        let fresh = self.readings.iter().skip(n_before);
        samples.extend(fresh.map(|r| r.article.key.clone()));
        self.samples = samples;
        came_to_the_end
    }
}
