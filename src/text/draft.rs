//! A text that was read from a file, before and after its furniture is taken away.

use std::path::Path;

use jiff::civil::Date;

use super::furniture::{is_furniture, opens_list};
use super::header::settle_header;
use super::{Article, ArticleKey, language};

/// The most characters of a title that is made of a text's first words.
const MAX_MADE_TITLE_CHARS: usize = 80;

/// The most words of a line that counts as a link to another article.
const MAX_LINK_WORDS: usize = 20;

/// Paragraphs of fewer words may come twice.
const MIN_REPEATED_WORDS: usize = 4;

/// What a file says: its paragraphs in order, and what is known beside them.
#[derive(Clone, Debug, Default)]
pub(super) struct Draft {
    /// The headline. A plain text has none until its header is settled.
    pub(super) title: Option<String>,
    /// Who wrote it.
    pub(super) author: Option<String>,
    /// The publisher or site.
    pub(super) source: Option<String>,
    /// The day it was published.
    pub(super) date: Option<Date>,
    /// One paragraph, heading or list item each; the headline stands in `title` alone once the header is settled.
    pub(super) paragraphs: Vec<String>,
}

impl Draft {
    /// The article, or none when no text is left. A file without a headline is named after `path`.
    pub(super) fn finish(mut self, path: Option<&Path>) -> Option<Article> {
        settle_header(&mut self);
        drop_furniture(&mut self.paragraphs);
        drop_repeated(&mut self.paragraphs);
        let lines: Vec<&str> = self
            .title
            .iter()
            .map(String::as_str)
            .chain(self.paragraphs.iter().map(String::as_str))
            .collect();
        let text = lines.join("\n\n");
        if !text.contains(char::is_alphanumeric) {
            return None;
        }
        let title = self.title.unwrap_or_else(|| name_for(&text, path));
        Some(Article {
            key: ArticleKey::of(&text),
            path: path.map(Path::to_path_buf),
            title,
            author: self.author,
            source: self.source,
            date: self.date.or_else(|| path.and_then(date_in_name)),
            language: language(&text),
            text,
        })
    }
}

fn date_in_name(path: &Path) -> Option<Date> {
    super::date::find_date(path.file_stem()?.to_str()?).map(|(date, _)| date)
}

/// The name of the file, or the first words of the text.
fn name_for(text: &str, path: Option<&Path>) -> String {
    if let Some(name) = path.and_then(Path::file_stem) {
        return name.to_string_lossy().into_owned();
    }
    let line = text.lines().next().unwrap_or_default();
    if line.chars().count() <= MAX_MADE_TITLE_CHARS {
        return line.to_owned();
    }
    let cut: String = line.chars().take(MAX_MADE_TITLE_CHARS).collect();
    let whole = cut.rfind(' ').map_or(cut.as_str(), |at| &cut[..at]);
    format!(
        "{}…",
        whole.trim_end_matches(|c: char| !c.is_alphanumeric())
    )
}

/// Takes out buttons, notes and lists of other articles.
fn drop_furniture(paragraphs: &mut Vec<String>) {
    let mut in_list = false;
    paragraphs.retain(|line| {
        if opens_list(line) {
            in_list = true;
            return false;
        }
        in_list = in_list && is_link_line(line);
        !in_list && !is_furniture(line)
    });
}

fn is_link_line(line: &str) -> bool {
    line.split_whitespace().count() <= MAX_LINK_WORDS
        && !line.trim_end().ends_with(['.', '!', '…', '»', '"', '”'])
}

/// Takes out paragraphs that stood before, such as a standfirst that is shown twice.
fn drop_repeated(paragraphs: &mut Vec<String>) {
    let mut seen = std::collections::HashSet::new();
    paragraphs.retain(|line| {
        line.split_whitespace().count() < MIN_REPEATED_WORDS
            || seen.insert(blake3::hash(line.as_bytes()))
    });
}
