//! Articles as text: reading files of any encoding, finding the main text, sentences and languages.

mod article;

pub use article::{Article, ArticleKey, Language, Span};
