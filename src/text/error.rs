//! Why a file, a folder or a pasted text could not be opened; every message says what would mend it.

use std::io;
use std::path::PathBuf;

/// The most bytes that one article may have: some twenty thick books. More is a data set, not an article.
pub const MAX_ARTICLE_BYTES: u64 = 64 * 1024 * 1024;

/// Why something could not be opened as an article.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum OpenError {
    /// The path leads nowhere.
    #[error("{path}: there is no such file or folder; check the spelling", path = .0.display())]
    Missing(PathBuf),
    /// The file was there when the folder was listed, and gone when it was read.
    #[error("{path}: it vanished while it was being read; open it again if it was moved", path = .0.display())]
    Vanished(PathBuf),
    /// The system forbids reading it.
    #[error("{path}: no permission to read it; change its access rights or copy it elsewhere", path = .0.display())]
    Forbidden(PathBuf),
    /// Reading failed in some other way.
    #[error("{path}: it could not be read ({source}); try to copy it to another disk", path = .path.display())]
    Unreadable {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// Nothing but white space.
    #[error("{what}: there is no text in it; choose a file that has some")]
    Empty {
        /// The file's path, or "pasted text".
        what: String,
    },
    /// Larger than `MAX_ARTICLE_BYTES`.
    #[error(
        "{what}: {n_mb} MB is more than one article may have ({max} MB); cut it into its articles, or stream it with `stancemap link --from jsonl`",
        n_mb = .n_bytes.div_ceil(1024 * 1024), max = MAX_ARTICLE_BYTES / 1024 / 1024
    )]
    TooLarge {
        /// The file's path, or "pasted text".
        what: String,
        /// Its size in bytes.
        n_bytes: u64,
    },
    /// Not text, whatever its name says.
    #[error("{path}: this is {kind}, not text; save it as .txt, .md or .html and open that", path = .path.display())]
    Binary {
        /// The file.
        path: PathBuf,
        /// What it seems to be, with its article: "a PDF document".
        kind: &'static str,
    },
    /// A kind of file that is not read.
    #[error("{path}: files of this type are not read; save it as .txt, .md or .html and open that", path = .0.display())]
    Unsupported(PathBuf),
    /// A folder without a single file that could be read.
    #[error("{path}: no .txt, .md or .html file lies in this folder or below it", path = .0.display())]
    EmptyFolder(PathBuf),
}

/// A file that was not opened.
#[derive(Debug)]
pub struct Refused {
    /// The file or folder.
    pub path: PathBuf,
    /// Why.
    pub reason: OpenError,
}
