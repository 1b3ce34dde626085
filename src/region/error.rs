//! What can be wrong with a geodata folder, in words that name the file and the reason.

use std::path::PathBuf;

/// Why regions or worldviews could not be loaded.
#[derive(Debug, thiserror::Error)]
pub enum RegionError {
    /// The user's folder is not there, or is a file.
    #[error("there is no geodata folder {}", folder.display())]
    NoFolder {
        /// The folder that was asked for.
        folder: PathBuf,
    },
    /// A file is missing or cannot be read.
    #[error("cannot read {}: {source}", file.display())]
    Read {
        /// The file.
        file: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// A file is not JSON, or not the JSON that is expected there.
    #[error("{} cannot be understood: {source}", file.display())]
    Json {
        /// The file.
        file: PathBuf,
        /// Where and why, with line and column.
        source: serde_json::Error,
    },
    /// A file is JSON but not GeoJSON.
    #[error("{} is not GeoJSON (RFC 7946): {source}", file.display())]
    GeoJson {
        /// The file.
        file: PathBuf,
        /// What is wrong.
        source: Box<geojson::Error>,
    },
    /// One feature of the outlines breaks a rule.
    #[error("{}, feature {index} ({code}): {reason}", file.display())]
    Feature {
        /// The file.
        file: PathBuf,
        /// The feature's place in the file, from 1.
        index: usize,
        /// Its code, or `no code`.
        code: String,
        /// What is wrong and what would mend it.
        reason: String,
    },
    /// A worldview was asked for that the places do not have.
    #[error("no worldview is called “{asked}”; there are: {known}")]
    UnknownWorldview {
        /// What was asked for.
        asked: String,
        /// The codes that exist, with commas.
        known: String,
    },
    /// One entry of a worldview breaks a rule.
    #[error("{}, {entry}: {reason}", file.display())]
    Worldview {
        /// The file.
        file: PathBuf,
        /// The entry's code.
        entry: String,
        /// What is wrong and what would mend it.
        reason: String,
    },
}
