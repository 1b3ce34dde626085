//! One article: its text and what is known of it. All positions are bytes into `Article::text`.

use std::path::PathBuf;

use jiff::civil::Date;

use super::language;

/// A range of bytes `start..end` in the text of one article, on character borders.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The range `start..end`.
    pub fn new(start: usize, end: usize) -> Self {
        debug_assert!(start <= end);
        Self { start, end }
    }

    /// The words that it covers.
    pub fn of<'t>(&self, text: &'t str) -> &'t str {
        &text[self.start..self.end]
    }

    /// Whether the two share a byte.
    pub fn touches(&self, other: &Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether `other` lies wholly inside.
    pub fn holds(&self, other: &Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }
}

/// The hash (BLAKE3, hexadecimal) of an article's text: the same text is the same article wherever it came from.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ArticleKey(pub String);

impl ArticleKey {
    /// The key of `text`.
    pub fn of(text: &str) -> Self {
        Self(blake3::hash(text.as_bytes()).to_hex().to_string())
    }
}

/// The language of an article. Anything else is read by names only.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Language {
    /// English.
    English,
    /// Russian.
    Russian,
    /// Ukrainian.
    Ukrainian,
    /// Some other language or too little text to tell.
    Other,
}

/// One text with its particulars.
#[derive(Clone, Debug)]
pub struct Article {
    /// The hash of `text`.
    pub key: ArticleKey,
    /// Where it came from: a file, or none for pasted and streamed text.
    pub path: Option<PathBuf>,
    /// Its headline, or the name of its file. When it was a headline in the text it is also the first line of `text`.
    pub title: String,
    /// Who wrote it, when the text names them.
    pub author: Option<String>,
    /// The publisher or site, when the text names it.
    pub source: Option<String>,
    /// The day it was published, when the text names it.
    pub date: Option<Date>,
    /// Its main language.
    pub language: Language,
    /// What is read: the headline and main text, without boilerplate.
    pub text: String,
}

impl Article {
    /// `text` exactly as given, nothing cleaned and nothing looked for but its language; the title is empty.
    pub fn from_text(text: impl Into<String>) -> Self {
        let text = text.into();
        Self {
            key: ArticleKey::of(&text),
            path: None,
            title: String::new(),
            author: None,
            source: None,
            date: None,
            language: language(&text),
            text,
        }
    }

    /// How many words `text` has, split at white space.
    pub fn n_words(&self) -> usize {
        self.text.split_whitespace().count()
    }
}
