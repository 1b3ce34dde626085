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

use crate::reading::{Models, ModelsError, read_all, rejudge_all};
use crate::region::{Catalog, Geodata, RegionError, Worldview};
use crate::scene::{Ground, Layout};
use crate::stance::Choice;
use crate::text::{self, Article, Opened};
use crate::watch::Watch;

/// The state of one sitting: models, readings and settings.
pub struct Session {
    now: Arc<Snapshot>,
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
        Ok(Self { now: Arc::new(now) })
    }

    /// What holds now. Cheap: asking is one pointer.
    pub fn snapshot(&self) -> Arc<Snapshot> {
        Arc::clone(&self.now)
    }

    /// Carries out one command and hands out what holds after it. When `watch` cancels, nothing has changed.
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
            Command::OpenSamples => next.add(crate::text::samples(), watch),
            Command::Paste(words) => next.add(pasted(&words)?, watch),
            Command::Close(key) => next.close(&key),
            Command::CloseAll => next.close_all(),
            Command::Tick { article, on } => next.tick(&article, on),
            Command::TickAll(on) => next.tick_all(on),
            Command::Set(settings) => next.set(*settings)?,
            Command::UseWorldview(file) => {
                let view = Worldview::from_file(&file, &next.models.catalog)?;
                next.see_by(view)
            }
            Command::UseModel(choice) => {
                let models = next.models.judged_by(choice).map_err(ModelsError::from)?;
                next.rejudge(models, watch)
            }
        };
        if wanted && !watch.cancelled() {
            next.derive();
            self.now = Arc::new(next);
        }
        Ok(self.snapshot())
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
        self.refused = Arc::new(opened.refused);
        self.already_open.clear();
        let mut fresh: Vec<Arc<Article>> = Vec::new();
        for article in opened.articles {
            let is_same = |other: &Article| other.key == article.key;
            if self.readings.iter().any(|r| is_same(&r.article)) || fresh.iter().any(|a| is_same(a))
            {
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

    /// Judges every mention again with another stance model. Returns whether it came to the end.
    fn rejudge(&mut self, models: Models, watch: &dyn Watch) -> bool {
        let Some(judged) = rejudge_all(&models, &self.readings, watch) else {
            return false;
        };
        self.models = Arc::new(models);
        self.readings = judged.into_iter().map(Arc::new).collect();
        true
    }
}
