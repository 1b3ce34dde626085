//! Markdown to paragraphs: the words that a reader would see, and the particulars of a front matter.

use pulldown_cmark::{Event, HeadingLevel, MetadataBlockKind, Options, Parser, Tag, TagEnd};

use super::date::find_date;
use super::draft::Draft;
use super::plain::{paragraphs, single_spaced, tidy};

/// The paragraphs of a Markdown text; its first heading is the headline. Code, pictures and HTML are left out.
pub(super) fn markdown(text: &str) -> Draft {
    let mut page = Page::default();
    let text = tidy(text);
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    for event in Parser::new_ext(&text, options) {
        page.take(event);
    }
    page.close();
    page.draft
}

#[derive(Default)]
struct Page {
    draft: Draft,
    /// The words of the block that is open.
    block: String,
    /// Whether the open block is the headline.
    headline: bool,
    /// How many pictures or code blocks are open, whose words are left out.
    n_hidden: usize,
    /// Whether the front matter is open.
    front: bool,
}

impl Page {
    fn take(&mut self, event: Event) {
        match event {
            Event::Start(tag) => self.open(&tag),
            Event::End(tag) => self.end(tag),
            Event::Text(words) if self.front => self.front_matter(&words),
            Event::Text(words) | Event::Code(words) if self.n_hidden == 0 => {
                self.block.push_str(&words)
            }
            Event::SoftBreak => self.block.push(' '),
            Event::HardBreak => self.block.push('\n'),
            Event::InlineHtml(tag) if tag.starts_with("<br") => self.block.push('\n'),
            _ => {}
        }
    }

    fn open(&mut self, tag: &Tag) {
        match tag {
            Tag::Image { .. } | Tag::CodeBlock(_) | Tag::HtmlBlock => self.n_hidden += 1,
            Tag::MetadataBlock(MetadataBlockKind::YamlStyle) => self.front = true,
            Tag::Heading { level, .. } => {
                self.close();
                let first = self.draft.title.is_none() && self.draft.paragraphs.is_empty();
                self.headline = first && *level <= HeadingLevel::H2;
            }
            Tag::Paragraph | Tag::Item | Tag::TableRow | Tag::BlockQuote(_) => self.close(),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Image | TagEnd::CodeBlock | TagEnd::HtmlBlock => {
                self.n_hidden = self.n_hidden.saturating_sub(1)
            }
            TagEnd::MetadataBlock(_) => self.front = false,
            TagEnd::TableCell => self.block.push_str("; "),
            TagEnd::TableRow | TagEnd::TableHead => {
                self.block.truncate(self.block.trim_end_matches("; ").len());
                self.close();
            }
            TagEnd::Heading(_) | TagEnd::Paragraph | TagEnd::Item => self.close(),
            _ => {}
        }
    }

    /// Ends the open block.
    fn close(&mut self) {
        let block = std::mem::take(&mut self.block);
        if std::mem::take(&mut self.headline) {
            self.draft.title =
                Some(single_spaced(&block).into_owned()).filter(|title| !title.is_empty());
        } else {
            self.draft.paragraphs.extend(paragraphs(&block));
        }
    }

    /// `title: …`, `date: …`, `author: …`, `source: …`.
    fn front_matter(&mut self, lines: &str) {
        for (key, value) in lines.lines().filter_map(|line| line.split_once(':')) {
            let value = value.trim().trim_matches(['"', '\'', '[', ']']).to_owned();
            if value.is_empty() {
                continue;
            }
            match key.trim().to_ascii_lowercase().as_str() {
                "title" => self.draft.title = Some(value),
                "author" | "authors" | "by" => self.draft.author = Some(value),
                "source" | "site" | "publisher" => self.draft.source = Some(value),
                "date" | "published" => self.draft.date = find_date(&value).map(|(date, _)| date),
                _ => {}
            }
        }
    }
}
