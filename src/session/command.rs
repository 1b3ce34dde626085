//! Every deed that changes what is counted or drawn; a button and a subcommand build the same one.

use std::path::PathBuf;

use crate::scene::MapSettings;
use crate::stance::Choice;
use crate::tally::Counting;
use crate::text::ArticleKey;

/// One deed.
#[derive(Clone, Debug)]
pub enum Command {
    /// Read files and folders beside what is open.
    Open(Vec<PathBuf>),
    /// Read the built-in sample articles.
    OpenSamples,
    /// Read text from the clipboard or a stream.
    Paste(String),
    /// Put these articles away.
    Close(Vec<ArticleKey>),
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
    /// Count in another way.
    Count(Counting),
    /// Draw the map in another way.
    Draw(Box<MapSettings>),
    /// Roll up and draw by the worldview of this code.
    SeeBy(String),
    /// Roll up and draw by a worldview from a file of the user's.
    UseWorldview(PathBuf),
    /// Judge stance with another model.
    UseModel(Choice),
}

impl Command {
    /// Whether articles come in.
    pub fn opens(&self) -> bool {
        match self {
            Command::Open(_) | Command::OpenSamples | Command::Paste(_) => true,
            Command::Close(_)
            | Command::CloseAll
            | Command::Tick { .. }
            | Command::TickAll(_)
            | Command::Count(_)
            | Command::Draw(_)
            | Command::SeeBy(_)
            | Command::UseWorldview(_)
            | Command::UseModel(_) => false,
        }
    }

    /// Whether nothing is left of this command once `next` is carried out behind it, as while a number is dragged.
    pub fn is_outdone_by(&self, next: &Command) -> bool {
        matches!(
            (self, next),
            (Command::Count(_), Command::Count(_))
                | (Command::Draw(_), Command::Draw(_))
                | (Command::SeeBy(_), Command::SeeBy(_))
        )
    }
}
