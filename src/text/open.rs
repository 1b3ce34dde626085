//! Opening files, folders and pasted text as articles.

use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::{Article, OpenError, Refused};
use crate::watch::Watch;

/// What came of opening: in the order of the paths given, folders in the order of their files' names.
#[derive(Debug, Default)]
pub struct Opened {
    /// The articles that were read.
    pub articles: Vec<Article>,
    /// The files that were not, each with its reason.
    pub refused: Vec<Refused>,
}

/// Opens files and, recursively, folders. One bad file never stops the rest.
pub fn open(paths: &[PathBuf], watch: &dyn Watch) -> Opened {
    let mut opened = Opened::default();
    let files: Vec<PathBuf> = paths
        .iter()
        .flat_map(|path| {
            walkdir::WalkDir::new(path)
                .sort_by_file_name()
                .into_iter()
                .flatten()
        })
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| entry.into_path())
        .collect();
    let read: Vec<_> = files
        .par_iter()
        .enumerate()
        .map(|(n, path)| {
            watch.step(n, files.len(), &path.display().to_string());
            read(path)
        })
        .collect();
    for (path, article) in files.into_iter().zip(read) {
        match article {
            Ok(article) => opened.articles.push(article),
            Err(reason) => opened.refused.push(Refused { path, reason }),
        }
    }
    opened
}

/// An article from pasted text, cleaned like a file.
pub fn paste(text: &str) -> Result<Article, OpenError> {
    if text.trim().is_empty() {
        return Err(OpenError::Empty {
            what: "pasted text".into(),
        });
    }
    Ok(titled(text))
}

fn read(path: &Path) -> Result<Article, OpenError> {
    let bytes = std::fs::read(path).map_err(|source| OpenError::Unreadable {
        path: path.to_path_buf(),
        source,
    })?;
    article(path, &bytes)
}

/// The article in these bytes of the file at `path`.
pub(super) fn article(path: &Path, bytes: &[u8]) -> Result<Article, OpenError> {
    let mut article = titled(&String::from_utf8_lossy(bytes));
    article.path = Some(path.to_path_buf());
    Ok(article)
}

fn titled(text: &str) -> Article {
    let mut article = Article::from_text(text);
    article.title = text.lines().next().unwrap_or_default().trim().to_owned();
    article
}
