//! Saved web pages to paragraphs: the main text without menus and buttons, the headline, author, site and date.
//!
//! `dom_smoothie` (a port of Mozilla's Readability) finds the main text. Where it finds none, or next to none, the whole
//! page is read without its menus. Broken markup is read as a browser would read it.

use dom_smoothie::{Config, Readability, TextMode};
use encoding_rs::Encoding;
use jiff::civil::Date;

use super::date::find_date;
use super::draft::Draft;
use super::furniture::same_beginning;
use super::plain::{paragraphs, single_spaced, tidy};
use super::tags::{MAX_DEPTH, seem_too_deep, without_tags};

/// How far from the beginning a page may declare its encoding, in bytes.
const MAX_HEAD_BYTES: usize = 4096;

/// A main text so short, in bytes, is doubted when the page has far more.
const MIN_TEXT_BYTES: usize = 250;

/// What never belongs to the text.
const NOISE: &str = "script, style, noscript, template, nav, header nav, footer, aside, form, button, select, svg, iframe, \
    figure figcaption, [aria-hidden=true], [role=navigation], [role=banner], [role=contentinfo], .breadcrumb, .breadcrumbs, \
    .cookie, .cookies, .cookie-banner, .share, .social, .related, .newsletter, .subscribe, .advert, .ad, #comments, .comments";

/// Where pages keep the date, the surest first.
const DATE_PLACES: [(&str, &str); 12] = [
    ("meta[property='article:published_time']", "content"),
    ("meta[itemprop='datePublished']", "content"),
    ("meta[name='pubdate']", "content"),
    ("meta[name='publishdate']", "content"),
    ("meta[name='date']", "content"),
    ("meta[name='DC.date.issued']", "content"),
    ("meta[name='dcterms.created']", "content"),
    ("[itemprop='datePublished']", "datetime"),
    ("time[pubdate]", "datetime"),
    ("article time[datetime]", "datetime"),
    ("time[datetime]", "datetime"),
    ("link[rel='canonical']", "href"),
];

/// The encoding that a page declares in its first bytes, if it does.
pub(super) fn declared_encoding(bytes: &[u8]) -> Option<&'static Encoding> {
    let head: Vec<u8> = bytes[..bytes.len().min(MAX_HEAD_BYTES)].to_ascii_lowercase();
    ["charset=", "encoding="].into_iter().find_map(|key| {
        let at = memchr::memmem::find(&head, key.as_bytes())? + key.len();
        let rest = &head[at..];
        let label: Vec<u8> = rest
            .iter()
            .copied()
            .skip_while(|b| matches!(b, b'"' | b'\'' | b' '))
            .take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b':'))
            .collect();
        Encoding::for_label(&label)
    })
}

/// The paragraphs and particulars of a web page.
pub(super) fn html(page: &str) -> Draft {
    if seem_too_deep(page) {
        return bare(page);
    }
    let config = Config {
        text_mode: TextMode::Formatted,
        ..Config::default()
    };
    // Without a page address nothing can be refused here.
    let Ok(mut reader) = Readability::new(page, None, Some(config)) else {
        return super::plain::plain(page);
    };
    if is_too_deep(&reader) {
        return bare(page);
    }
    let headline = headline(&reader);
    let date = date(&reader);
    let host = host(&reader);
    let whole = whole_text(&reader, page);
    reader.doc.select(NOISE).remove();
    let Ok(found) = reader.parse() else {
        return Draft {
            title: headline,
            date,
            source: host,
            paragraphs: paragraphs(&tidy(&whole)),
            ..Draft::default()
        };
    };
    let main = if is_poor(&found.text_content, &whole) {
        whole.as_str()
    } else {
        &*found.text_content
    };
    let site = found.site_name.and_then(|name| some_text(&name));
    let title = headline.or_else(|| some_text(&found.title));
    Draft {
        title: title.map(|title| without_site(&title, site.as_deref())),
        author: found
            .byline
            .and_then(|name| some_text(&name))
            .map(|name| without_label(&name)),
        source: site.or(host),
        date: date.or_else(|| {
            found
                .published_time
                .and_then(|time| find_date(&time))
                .map(|(date, _)| date)
        }),
        paragraphs: paragraphs(&tidy(main)),
    }
}

/// The text of a page that nests too deep to be looked into: all but its tags.
fn bare(page: &str) -> Draft {
    Draft {
        paragraphs: paragraphs(&tidy(&without_tags(page))),
        ..Draft::default()
    }
}

fn some_text(text: &str) -> Option<String> {
    let text = tidy(text);
    let clean = single_spaced(&text);
    (!clean.is_empty()).then(|| clean.into_owned())
}

fn without_label(byline: &str) -> String {
    super::furniture::after_label("by", byline)
        .unwrap_or(byline)
        .to_owned()
}

/// The page's only first-level heading, or the title that it gives to others.
fn headline(reader: &Readability) -> Option<String> {
    let headings = reader.doc.select("h1");
    let only = if headings.length() == 1 {
        some_text(&headings.text())
    } else {
        None
    };
    let article = reader.doc.select("article h1, h1[itemprop='headline']");
    let shared = reader.doc.select("meta[property='og:title']");
    only.or_else(|| some_text(&article.first().text()))
        .or_else(|| some_text(&shared.attr("content")?))
        .filter(|title| title.chars().count() <= 300)
}

/// "Title | Site" without the site.
fn without_site(title: &str, site: Option<&str>) -> String {
    let separators = [" | ", " — ", " – ", " - ", " :: ", " » "];
    let parts = separators
        .iter()
        .filter_map(|separator| title.rsplit_once(separator));
    let known = parts
        .into_iter()
        .find(|(_, last)| site.is_some_and(|site| same_beginning(last, site) == Some(last.len())));
    known.map_or(title, |(first, _)| first).to_owned()
}

fn date(reader: &Readability) -> Option<Date> {
    let stated = DATE_PLACES.iter().find_map(|(place, attribute)| {
        let found = reader.doc.select(place);
        find_date(&found.first().attr(attribute)?).map(|(date, _)| date)
    });
    stated.or_else(|| linked_data_date(reader)).or_else(|| {
        let shown = reader
            .doc
            .select("time, .date, .published, .post-date, .entry-date, .article-date, .news-date");
        shown
            .iter()
            .take(5)
            .find_map(|element| find_date(&element.text()).map(|(date, _)| date))
    })
}

/// `datePublished` anywhere in the page's JSON-LD.
fn linked_data_date(reader: &Readability) -> Option<Date> {
    let scripts = reader.doc.select("script[type='application/ld+json']");
    scripts.iter().find_map(|script| {
        let value: serde_json::Value = serde_json::from_str(script.text().trim()).ok()?;
        published_in(&value, 0)
    })
}

fn published_in(value: &serde_json::Value, depth: usize) -> Option<Date> {
    if depth > 8 {
        return None;
    }
    match value {
        serde_json::Value::Object(fields) => {
            let stated = fields
                .get("datePublished")
                .and_then(|date| find_date(date.as_str()?));
            stated.map(|(date, _)| date).or_else(|| {
                fields
                    .values()
                    .find_map(|field| published_in(field, depth + 1))
            })
        }
        serde_json::Value::Array(items) => {
            items.iter().find_map(|item| published_in(item, depth + 1))
        }
        _ => None,
    }
}

/// The host of the page's own address: "example.org".
fn host(reader: &Readability) -> Option<String> {
    let address = reader
        .doc
        .select("link[rel='canonical']")
        .attr("href")
        .or_else(|| reader.doc.select("meta[property='og:url']").attr("content"))?;
    let (_, rest) = address.split_once("://")?;
    let host = rest
        .split(['/', '?', ':'])
        .next()?
        .trim_start_matches("www.");
    host.contains('.').then(|| host.to_owned())
}

/// The text of the whole page without its menus.
fn whole_text(reader: &Readability, page: &str) -> String {
    let Ok(copy) = Readability::new(reader.doc.html(), None, None) else {
        return without_tags(page);
    };
    copy.doc.select(NOISE).remove();
    copy.doc.select("head, header").remove();
    copy.doc.formatted_text().to_string()
}

/// Whether the main text is so little beside the whole that it was probably missed.
fn is_poor(main: &str, whole: &str) -> bool {
    let main = main.trim().len();
    main == 0 || (main < MIN_TEXT_BYTES && whole.trim().len() > 3 * main)
}

/// Whether elements are nested so deeply that what follows them would not fit on a stack. Counted without one.
fn is_too_deep(reader: &Readability) -> bool {
    let mut at = reader.doc.root();
    let mut depth = 0;
    while depth <= MAX_DEPTH {
        if let Some(child) = at.first_child() {
            (at, depth) = (child, depth + 1);
            continue;
        }
        at = loop {
            if let Some(next) = at.next_sibling() {
                break next;
            }
            let Some(parent) = at.parent() else {
                return false;
            };
            (at, depth) = (parent, depth - 1);
        };
    }
    true
}
