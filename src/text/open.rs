//! Opening files, folders and pasted text as articles. One bad file never stops the rest.

use std::collections::HashSet;
use std::ffi::OsStr;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;
use walkdir::{DirEntry, WalkDir};

use super::encoding::decode;
use super::form::{Form, binary_kind};
use super::html::{declared_encoding, html};
use super::markdown::markdown;
use super::plain::plain;
use super::{Article, MAX_ARTICLE_BYTES, OpenError, Refused};
use crate::watch::{Stage, Watch};

/// What came of opening: in the order of the paths given, folders in the order of their files' names.
#[derive(Debug, Default)]
pub struct Opened {
    /// The articles that were read.
    pub articles: Vec<Article>,
    /// The files that were not, each with its reason.
    pub refused: Vec<Refused>,
}

/// Opens files and, with all that lies below them, folders. In folders only .txt, .md and .html files are looked at, and
/// neither hidden files nor README files. A file that is reached twice is opened once. When `watch` is cancelled, what
/// was read so far comes back.
pub fn open(paths: &[PathBuf], watch: &dyn Watch) -> Opened {
    let mut seen = HashSet::new();
    let mut found: Vec<Result<PathBuf, Refused>> =
        paths.iter().flat_map(|path| list(path, watch)).collect();
    found.retain(|file| match file {
        Ok(path) => seen.insert(path.canonicalize().unwrap_or_else(|_| path.clone())),
        Err(_) => true,
    });
    let n_files = found.len();
    let n_done = AtomicUsize::new(0);
    let read: Vec<Option<Result<Article, Refused>>> = found
        .into_par_iter()
        .map(|file| {
            if watch.cancelled() {
                return None;
            }
            let article = file.and_then(|path| {
                watch.step(
                    Stage::Opening,
                    n_done.load(Ordering::Relaxed),
                    n_files,
                    &path.display().to_string(),
                );
                read(&path).map_err(|reason| Refused { path, reason })
            });
            n_done.fetch_add(1, Ordering::Relaxed);
            Some(article)
        })
        .collect();
    let mut opened = Opened::default();
    for outcome in read.into_iter().flatten() {
        match outcome {
            Ok(article) => opened.articles.push(article),
            Err(refused) => opened.refused.push(refused),
        }
    }
    opened
}

/// An article from pasted text, cleaned like a file. A pasted web page is read as one.
pub fn paste(text: &str) -> Result<Article, OpenError> {
    let what = || "pasted text".to_owned();
    if text.len() as u64 > MAX_ARTICLE_BYTES {
        return Err(OpenError::TooLarge {
            what: what(),
            n_bytes: text.len() as u64,
        });
    }
    article(text, Form::Plain, None).ok_or_else(|| OpenError::Empty { what: what() })
}

/// An article from the bytes of a file that is called `name`, which need not exist: such as one that is built in.
pub fn open_bytes(name: &Path, bytes: &[u8]) -> Result<Article, OpenError> {
    let form = Form::of_name(name).ok_or_else(|| OpenError::Unsupported(name.to_path_buf()))?;
    if bytes.len() as u64 > MAX_ARTICLE_BYTES {
        return Err(OpenError::TooLarge {
            what: name.display().to_string(),
            n_bytes: bytes.len() as u64,
        });
    }
    if let Some(kind) = binary_kind(bytes) {
        return Err(OpenError::Binary {
            path: name.to_path_buf(),
            kind,
        });
    }
    let declared = if form == Form::Html {
        declared_encoding(bytes)
    } else {
        None
    };
    article(&decode(bytes, declared), form, Some(name)).ok_or_else(|| OpenError::Empty {
        what: name.display().to_string(),
    })
}

fn article(text: &str, form: Form, path: Option<&Path>) -> Option<Article> {
    let draft = match form.or_seen_in(text) {
        Form::Plain => plain(text),
        Form::Markdown => markdown(text),
        Form::Html => html(text),
    };
    draft.finish(path)
}

/// The files that `path` stands for: itself, or all that lie in the folder.
fn list(path: &Path, watch: &dyn Watch) -> Vec<Result<PathBuf, Refused>> {
    let refused = |reason| {
        vec![Err(Refused {
            path: path.to_path_buf(),
            reason,
        })]
    };
    match path.metadata() {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            refused(OpenError::Missing(path.to_path_buf()))
        }
        Err(error) => refused(unreadable(path, error)),
        Ok(metadata) if metadata.is_dir() => {
            let files = list_folder(path, watch);
            if files.is_empty() && !watch.cancelled() {
                return refused(OpenError::EmptyFolder(path.to_path_buf()));
            }
            files
        }
        Ok(metadata) if metadata.is_file() => vec![Ok(path.to_path_buf())],
        Ok(_) => refused(OpenError::Unsupported(path.to_path_buf())),
    }
}

fn list_folder(folder: &Path, watch: &dyn Watch) -> Vec<Result<PathBuf, Refused>> {
    WalkDir::new(folder)
        .follow_links(true)
        .sort_by_file_name()
        .into_iter()
        .filter_entry(|entry| entry.depth() == 0 || !is_passed_over(entry))
        .take_while(|_| !watch.cancelled())
        .filter_map(|entry| match entry {
            Ok(entry) => is_article_file(&entry).then(|| Ok(entry.into_path())),
            // A link that leads back up or nowhere is no article.
            Err(error)
                if error.loop_ancestor().is_some() || error.io_error().is_none_or(is_missing) =>
            {
                None
            }
            Err(error) => {
                let path = error.path().unwrap_or(folder).to_path_buf();
                let source = error
                    .into_io_error()
                    .unwrap_or_else(|| io::Error::other("unknown"));
                Some(Err(Refused {
                    reason: unreadable(&path, source),
                    path,
                }))
            }
        })
        .collect()
}

fn is_missing(error: &io::Error) -> bool {
    error.kind() == io::ErrorKind::NotFound
}

/// Hidden files and folders, and the folder of pictures and scripts that a browser saves beside a page.
fn is_passed_over(entry: &DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy();
    let stem = name
        .strip_suffix("_files")
        .or_else(|| name.strip_suffix(".files"));
    let saved = |stem: &str| {
        ["html", "htm"].iter().any(|ending| {
            entry
                .path()
                .with_file_name(format!("{stem}.{ending}"))
                .exists()
        })
    };
    name.starts_with('.') || (entry.file_type().is_dir() && stem.is_some_and(saved))
}

fn is_article_file(entry: &DirEntry) -> bool {
    let path = entry.path();
    let readme = path
        .file_stem()
        .and_then(OsStr::to_str)
        .is_some_and(|stem| stem.eq_ignore_ascii_case("readme"));
    entry.file_type().is_file()
        && path.extension().is_some()
        && Form::of_name(path).is_some()
        && !readme
}

fn read(path: &Path) -> Result<Article, OpenError> {
    let bytes = bytes_of(path)?;
    open_bytes(path, &bytes).map_err(|error| match error {
        // A picture or document deserves to be called by its name.
        OpenError::Unsupported(path) => match binary_kind(&bytes) {
            Some(kind) if kind != "binary data" => OpenError::Binary { path, kind },
            _ => OpenError::Unsupported(path),
        },
        other => other,
    })
}

/// The bytes of a file, never more than one article may have.
fn bytes_of(path: &Path) -> Result<Vec<u8>, OpenError> {
    let failed = |error: io::Error| {
        if is_missing(&error) {
            OpenError::Vanished(path.to_path_buf())
        } else {
            unreadable(path, error)
        }
    };
    let file = File::open(path).map_err(failed)?;
    let n_bytes = file.metadata().map_err(failed)?.len();
    let too_large = |n_bytes| OpenError::TooLarge {
        what: path.display().to_string(),
        n_bytes,
    };
    if n_bytes > MAX_ARTICLE_BYTES {
        return Err(too_large(n_bytes));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(n_bytes).unwrap_or_default());
    file.take(MAX_ARTICLE_BYTES + 1)
        .read_to_end(&mut bytes)
        .map_err(failed)?;
    if bytes.len() as u64 > MAX_ARTICLE_BYTES {
        return Err(too_large(bytes.len() as u64));
    }
    Ok(bytes)
}

fn unreadable(path: &Path, source: io::Error) -> OpenError {
    let path = path.to_path_buf();
    match source.kind() {
        io::ErrorKind::PermissionDenied => OpenError::Forbidden(path),
        _ => OpenError::Unreadable { path, source },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_forbidden_file_is_called_so() {
        let error = unreadable(
            Path::new("secret.txt"),
            io::ErrorKind::PermissionDenied.into(),
        );
        assert!(
            matches!(&error, OpenError::Forbidden(path) if path == Path::new("secret.txt")),
            "{error}"
        );
    }
}
