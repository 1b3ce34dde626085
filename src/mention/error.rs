//! What can be wrong with the names of a geodata folder.

use crate::region::RegionError;

/// Why the names of a geodata folder could not be read.
#[derive(Debug, thiserror::Error)]
pub enum GazetteerError {
    /// A file could not be read.
    #[error(transparent)]
    Read(#[from] RegionError),
    /// A file is not UTF-8.
    #[error("{file} is not UTF-8; save it as UTF-8")]
    NotUtf8 {
        /// The file's name in the folder.
        file: String,
    },
    /// A line is out of form.
    #[error("{file}, line {line}: {reason} (the form is in geodata/names.md)")]
    Line {
        /// The file's name in the folder.
        file: String,
        /// Counted from 1.
        line: usize,
        /// What is wrong with it.
        reason: String,
    },
}
