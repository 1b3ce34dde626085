//! Articles as text: reading files of any encoding, finding the main text, sentences and languages.

mod abbreviation;
mod article;
mod boundary;
mod date;
mod draft;
mod encoding;
mod english;
mod error;
mod form;
mod furniture;
mod glued;
mod header;
mod html;
mod language;
mod markdown;
mod open;
mod plain;
mod runs;
mod samples;
mod sentence;
mod tags;
mod wrap;

pub use article::{Article, ArticleKey, Language, Span};
pub use error::{MAX_ARTICLE_BYTES, OpenError, Refused};
pub use language::language;
pub use open::{Opened, open, open_bytes, paste};
pub use samples::samples;
pub use sentence::sentences;
