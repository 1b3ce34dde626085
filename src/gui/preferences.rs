//! What the window remembers between two sittings: recent files, light or dark, whether the hint was read.
//!
//! Kept as JSON in the user's configuration folder. Losing it costs nothing, so a broken or read-only file is no error.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

/// How many recent files and folders are kept.
const N_RECENT: usize = 10;

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Look {
    /// As the system has it.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// What is remembered.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Preferences {
    /// Files and folders, the last one first.
    pub recent: Vec<PathBuf>,
    /// Light or dark.
    pub look: Look,
    /// Whether the fast stance model was chosen in place of the precise one.
    pub fast: bool,
    /// Whether the hint for newcomers was closed.
    pub hint_closed: bool,
    #[serde(skip)]
    file: Option<PathBuf>,
}

impl Preferences {
    /// Those of the user, from the configuration folder of the system; the defaults where there are none yet.
    pub fn of_user() -> Self {
        directories::ProjectDirs::from("", "", "stancemap").map_or_else(Self::default, |dirs| {
            Self::from_file(&dirs.config_dir().join("window.json"))
        })
    }

    /// Those of one file, to which later changes are written.
    pub fn from_file(file: &Path) -> Self {
        let read: Option<Self> = std::fs::read(file)
            .ok()
            .and_then(|bytes| serde_json::from_slice(&bytes).ok());
        Self {
            file: Some(file.to_owned()),
            ..read.unwrap_or_default()
        }
    }

    /// Puts files and folders first among the recent ones.
    pub fn remember(&mut self, paths: &[PathBuf]) {
        for path in paths.iter().rev() {
            let path = std::path::absolute(path).unwrap_or_else(|_| path.clone());
            self.recent.retain(|known| *known != path);
            self.recent.insert(0, path);
        }
        self.recent.truncate(N_RECENT);
        self.save();
    }

    /// Writes them, when they came from a file.
    pub fn save(&self) {
        let Some(file) = &self.file else { return };
        let written = file
            .parent()
            .map_or(Ok(()), std::fs::create_dir_all)
            .and_then(|()| std::fs::write(file, serde_json::to_vec_pretty(self)?));
        if let Err(error) = written {
            eprintln!(
                "stancemap: {} could not be written: {error}",
                file.display()
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_opened_file_stands_first_and_only_once() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("deep/window.json");
        let mut preferences = Preferences::from_file(&file);
        for name in ["/a", "/b", "/a"] {
            preferences.remember(&[name.into()]);
        }
        assert_eq!(
            Preferences::from_file(&file).recent,
            [PathBuf::from("/a"), "/b".into()]
        );
    }

    #[test]
    fn a_broken_file_gives_the_defaults() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("window.json");
        std::fs::write(&file, "{ nonsense").unwrap();
        assert_eq!(Preferences::from_file(&file).look, Look::System);
    }
}
