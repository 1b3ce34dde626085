//! How a run of the program can end.

use std::io;
use std::path::PathBuf;
use std::process::ExitCode;

use crate::mention::GazetteerError;
use crate::reading::ModelsError;
use crate::region::RegionError;
use crate::session::SessionError;
use crate::stance::ModelError;

/// The exit codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Exit {
    /// 0: all was done.
    Done = 0,
    /// 1: nothing was done.
    Failed = 1,
    /// 2: the arguments were not understood.
    Usage = 2,
    /// 3: done, but for some files or lines, each named on stderr.
    Partly = 3,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        ExitCode::from(exit as u8)
    }
}

impl Fault {
    /// What the program ends with.
    pub fn exit(&self) -> Exit {
        match self {
            Fault::Usage(_) => Exit::Usage,
            _ => Exit::Failed,
        }
    }
}

/// Why nothing was done.
#[derive(Debug, thiserror::Error)]
pub(super) enum Fault {
    #[error(transparent)]
    Session(#[from] SessionError),
    #[error(transparent)]
    Models(#[from] ModelsError),
    #[error(transparent)]
    Region(#[from] RegionError),
    #[error(transparent)]
    Gazetteer(#[from] GazetteerError),
    #[error(transparent)]
    Model(#[from] ModelError),
    #[error("none of the files could be read; the reasons stand above")]
    NoArticles,
    #[error("{}: it cannot be read ({source}); check the path", path.display())]
    Input { path: PathBuf, source: io::Error },
    #[error("{}: {reason}", path.display())]
    Picture { path: PathBuf, reason: String },
    #[error("{0}")]
    Usage(&'static str),
    #[error("the output cannot be written: {0}")]
    Output(#[from] io::Error),
    #[error("{0} threads cannot be started; leave --threads out to use every core")]
    Threads(usize),
    #[cfg(feature = "gui")]
    #[error(transparent)]
    Window(#[from] crate::gui::WindowError),
}
