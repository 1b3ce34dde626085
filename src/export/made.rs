//! How something was made: everything that decides what a file shows, in one line of JSON that every export carries.

use serde::{Deserialize, Serialize};

use super::order::{Lettering, Size, What};
use crate::reading::Reading;
use crate::scene::{MapSettings, Scene};
use crate::stance::Choice;
use crate::tally::Counting;

/// Everything that decides what a file shows; the same articles and the same of this give the same bytes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Made {
    /// The version of the program.
    pub version: String,
    /// The day, `YYYY-MM-DD`.
    pub date: String,
    /// What the file holds.
    pub what: What,
    /// How large the picture is.
    pub size: Size,
    /// How its text stands in an SVG.
    #[serde(default)]
    pub lettering: Lettering,
    /// The code of the worldview.
    pub worldview: String,
    /// Its title.
    pub worldview_title: String,
    /// The day that it describes.
    pub worldview_date: String,
    /// The hash of its file (BLAKE3).
    #[serde(default)]
    pub worldview_hash: String,
    /// The hash of the places, names and worldviews (BLAKE3).
    pub geodata: String,
    /// Which stance model judged.
    pub model: Choice,
    /// The hash of the model's files (BLAKE3).
    pub model_hash: String,
    /// What was counted.
    pub counting: Counting,
    /// How the map is drawn.
    pub map: MapSettings,
    /// The classes that came of it, in the words of the legend.
    pub classes: Vec<String>,
    /// The articles, in the order of reading.
    pub articles: Vec<ArticleMade>,
}

/// One article that was counted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArticleMade {
    /// Its headline.
    pub title: String,
    /// The publisher, where the text names it.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub source: Option<String>,
    /// The name of its file, without the folder.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub file: Option<String>,
    /// The day it was published.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub date: Option<String>,
    /// The hash of its text (BLAKE3).
    pub hash: String,
}

impl ArticleMade {
    /// The particulars of what was read.
    pub fn of(reading: &Reading) -> Self {
        let article = &reading.article;
        let name = article.path.as_ref().and_then(|p| p.file_name());
        Self {
            title: article.title.clone(),
            source: article.source.clone(),
            file: name.map(|name| name.to_string_lossy().into_owned()),
            date: article.date.map(|d| d.to_string()),
            hash: article.key.0.clone(),
        }
    }
}

/// The classes of a map in words, lowest first.
pub fn classes(scene: &Scene) -> Vec<String> {
    let entries = &scene.legend.classes;
    entries.iter().map(|entry| entry.words.clone()).collect()
}

impl Made {
    /// As one line of JSON.
    pub fn to_line(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// As JSON that may stand inside `<script>` and in any other markup: no `<`, `>` or `&` is in it.
    pub fn to_markup(&self) -> String {
        in_markup(&self.to_line())
    }

    /// What differs between this and another making of the same, in words for the user; empty when nothing does.
    pub fn differences(&self, now: &Made) -> Vec<String> {
        let mut found = Vec::new();
        if self.version != now.version {
            found.push(format!(
                "it was made with version {}, this is {}",
                self.version, now.version
            ));
        }
        if self.geodata != now.geodata {
            found.push("the places, names or worldviews are not the same".into());
        }
        if self.model_hash != now.model_hash {
            found.push("the stance model is not the same".into());
        }
        if self.worldview == now.worldview && self.worldview_hash != now.worldview_hash {
            found.push(format!("the worldview {} is not the same", self.worldview));
        }
        let missing = without(&self.articles, &now.articles);
        let added = without(&now.articles, &self.articles);
        for (articles, what) in [
            (missing, "was read then and is not now"),
            (added, "was not read then"),
        ] {
            found.extend(articles.map(|a| format!("“{}” {what}", a.title)));
        }
        found
    }
}

fn without<'a>(
    all: &'a [ArticleMade],
    those: &'a [ArticleMade],
) -> impl Iterator<Item = &'a ArticleMade> {
    all.iter()
        .filter(|a| !those.iter().any(|b| b.hash == a.hash))
}

/// JSON that no markup around it can mistake for its own: the three letters that could are written as JSON escapes.
pub(super) fn in_markup(json: &str) -> String {
    let mut safe = String::with_capacity(json.len());
    for c in json.chars() {
        match c {
            '<' => safe.push_str("\\u003c"),
            '>' => safe.push_str("\\u003e"),
            '&' => safe.push_str("\\u0026"),
            // Line ends to JavaScript, though not to JSON.
            '\u{2028}' => safe.push_str("\\u2028"),
            '\u{2029}' => safe.push_str("\\u2029"),
            c => safe.push(c),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_in_markup_ends_no_script() {
        let json = serde_json::to_string("</script><!-- & \u{2028}").unwrap();
        let safe = in_markup(&json);
        assert!(!safe.contains(['<', '>', '&', '\u{2028}']), "{safe}");
        let back: String = serde_json::from_str(&safe).unwrap();
        assert_eq!(back, "</script><!-- & \u{2028}");
    }
}
