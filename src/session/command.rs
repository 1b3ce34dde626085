//! Every deed that changes what is counted or drawn; a button and a subcommand build the same one.

use std::path::PathBuf;

use super::snapshot::Settings;
use crate::stance::Choice;
use crate::text::ArticleKey;

/// One deed.
#[derive(Debug)]
pub enum Command {
    /// Read files and folders beside what is open.
    Open(Vec<PathBuf>),
    /// Read the built-in sample articles.
    OpenSamples,
    /// Read text from the clipboard or a stream.
    Paste(String),
    /// Put one article away.
    Close(ArticleKey),
    /// Put all articles away.
    CloseAll,
    /// Count one article, or leave it out.
    Tick {
        /// Which.
        article: ArticleKey,
        /// Whether it counts.
        on: bool,
    },
    /// Count all articles, or leave all out.
    TickAll(bool),
    /// Count and draw by other settings.
    Set(Box<Settings>),
    /// Roll up and draw by a worldview from a file of the user's.
    UseWorldview(PathBuf),
    /// Judge stance with another model.
    UseModel(Choice),
}
