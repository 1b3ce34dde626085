//! What the page's script knows: places, mentions and articles, in words that it only has to show.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::export::{Source, class_name, sentences};
use crate::reading::{Judged, Reading};
use crate::scene::Scene;
use crate::tally::MentionRef;

/// The most mentions of one place that a page carries; the numbers always count all.
const MOST_MENTIONS: usize = 500;

/// All of it.
#[derive(Serialize)]
pub(super) struct Data<'a> {
    pub places: Vec<Place<'a>>,
    mentions: Vec<Mention<'a>>,
    articles: Vec<Article<'a>>,
    /// For each piece by its code, the place that a click means and the one whose numbers it shows.
    pieces: BTreeMap<&'a str, [&'a str; 2]>,
    /// For each shown place by its code, the one whose numbers it shows.
    counts: BTreeMap<&'a str, &'a str>,
    /// For each place without a mention by its code, its name and what is known of it.
    quiet: BTreeMap<&'a str, Vec<&'a str>>,
    /// For each entry of the legend, the codes of its places.
    legend: Vec<Vec<&'a str>>,
}

#[derive(Serialize)]
pub(super) struct Place<'a> {
    pub code: &'a str,
    pub name: &'a str,
    lines: Vec<&'a str>,
    pub n_mentions: u32,
    /// None where nothing was clear enough to be judged.
    pub stance: Option<Stance>,
    /// Positions in `Data::mentions`.
    mentions: Vec<usize>,
}

#[derive(Serialize)]
pub(super) struct Stance {
    pub mean: f32,
    low: f32,
    high: f32,
}

#[derive(Serialize)]
struct Mention<'a> {
    article: usize,
    /// The sentence in pieces, each with what it is.
    parts: Vec<(&'a str, &'static str)>,
    class: &'static str,
    chip: String,
    voice: String,
    evidence: Vec<&'a str>,
}

#[derive(Serialize)]
struct Article<'a> {
    title: &'a str,
    /// Publisher and day.
    from: String,
}

impl Place<'_> {
    /// Everything in one line, for a screen reader.
    pub fn spoken(&self) -> String {
        let lines = self.lines.iter().copied();
        std::iter::once(self.name)
            .chain(lines)
            .collect::<Vec<_>>()
            .join(", ")
    }
}

impl<'a> Data<'a> {
    pub fn of(scene: &'a Scene, source: &Source<'a>) -> Self {
        let code = |id| source.catalog.get(id).code.as_str();
        let mut shown = Shown::default();
        let mut places = Vec::new();
        for row in &source.tally.rows {
            let Some(fact) = scene.facts.get(&row.region) else {
                continue;
            };
            let first = row.mentions.iter().take(MOST_MENTIONS);
            places.push(Place {
                code: code(row.region),
                name: &fact.name,
                lines: fact.lines().collect(),
                n_mentions: row.n_mentions,
                stance: row.stance.filter(|s| s.n_judged > 0).map(|s| Stance {
                    mean: s.mean,
                    low: s.low,
                    high: s.high,
                }),
                mentions: first.map(|at| shown.mention(source, *at)).collect(),
            });
        }
        let quiet = scene.facts.iter().filter(|(_, fact)| !fact.mentioned);
        let entries = scene.legend.classes.iter().chain(&scene.legend.others);
        Self {
            places,
            mentions: shown.mentions,
            articles: shown.articles,
            pieces: scene
                .paints
                .iter()
                .map(|p| (code(p.piece), [code(p.shown), code(p.counted)]))
                .collect(),
            counts: scene
                .paints
                .iter()
                .map(|p| (code(p.shown), code(p.counted)))
                .collect(),
            quiet: quiet
                .map(|(id, fact)| {
                    let name = std::iter::once(fact.name.as_str());
                    (code(*id), name.chain(fact.lines()).collect())
                })
                .collect(),
            legend: entries
                .map(|entry| entry.places.iter().map(|&id| code(id)).collect())
                .collect(),
        }
    }
}

/// The mentions that places show and the articles that these stand in, each once: what is not counted is not told.
#[derive(Default)]
struct Shown<'a> {
    mentions: Vec<Mention<'a>>,
    articles: Vec<Article<'a>>,
    /// The positions of both.
    at: BTreeMap<MentionRef, usize>,
    at_article: BTreeMap<usize, usize>,
}

impl<'a> Shown<'a> {
    /// The position of a mention, which is added where it is new.
    fn mention(&mut self, source: &Source<'a>, at: MentionRef) -> usize {
        if let Some(&known) = self.at.get(&at) {
            return known;
        }
        let reading: &'a Reading = &source.readings[at.reading];
        let article = self.article(reading, at.reading);
        self.at.insert(at, self.mentions.len());
        self.mentions
            .push(mention(reading, &reading.mentions[at.mention], article));
        self.mentions.len() - 1
    }

    /// The position of the article of `reading`, which is added where it is new.
    fn article(&mut self, reading: &'a Reading, at: usize) -> usize {
        *self.at_article.entry(at).or_insert_with(|| {
            self.articles.push(Article {
                title: &reading.article.title,
                from: sentences::from(&reading.article),
            });
            self.articles.len() - 1
        })
    }
}

fn mention<'a>(reading: &'a Reading, judged: &'a Judged, article: usize) -> Mention<'a> {
    let text = &reading.article.text;
    let stance = judged.stance.as_ref();
    Mention {
        article,
        parts: sentences::parts(reading, judged),
        class: stance.map_or("", |s| class_name(s.class)),
        chip: stance.map(sentences::chip).unwrap_or_default(),
        voice: stance
            .map(|s| sentences::voice(s, text))
            .unwrap_or_default(),
        evidence: stance
            .map(|s| sentences::evidence(s, text))
            .unwrap_or_default(),
    }
}
