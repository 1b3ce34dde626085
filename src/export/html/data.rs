//! What the page's script knows: places, mentions and articles, in words that it only has to show.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::export::{Source, sentences};
use crate::scene::Scene;

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
        let mut mentions = Vec::new();
        let mut known = BTreeMap::new();
        let mut places = Vec::new();
        for row in &source.tally.rows {
            let Some(fact) = scene.facts.get(&row.region) else {
                continue;
            };
            let shown = row.mentions.iter().take(MOST_MENTIONS);
            let positions = shown.map(|at| {
                *known.entry(*at).or_insert_with(|| {
                    mentions.push(mention(source, *at));
                    mentions.len() - 1
                })
            });
            places.push(Place {
                code: code(row.region),
                name: &fact.name,
                lines: fact.lines.iter().map(String::as_str).collect(),
                n_mentions: row.n_mentions,
                stance: row.stance.filter(|s| s.n_judged > 0).map(|s| Stance {
                    mean: s.mean,
                    low: s.low,
                    high: s.high,
                }),
                mentions: positions.collect(),
            });
        }
        let quiet = scene.facts.iter().filter(|(_, fact)| !fact.mentioned);
        let entries = scene.legend.classes.iter().chain(&scene.legend.others);
        Self {
            places,
            mentions,
            articles: source.readings.iter().map(|r| article(r)).collect(),
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
                    let lines = fact.lines.iter().map(String::as_str);
                    (
                        code(*id),
                        std::iter::once(fact.name.as_str()).chain(lines).collect(),
                    )
                })
                .collect(),
            legend: entries
                .map(|entry| entry.places.iter().map(|&id| code(id)).collect())
                .collect(),
        }
    }
}

fn mention<'a>(source: &Source<'a>, at: crate::tally::MentionRef) -> Mention<'a> {
    let reading = &source.readings[at.reading];
    let judged = &reading.mentions[at.mention];
    let text = &reading.article.text;
    let stance = judged.stance.as_ref();
    Mention {
        article: at.reading,
        parts: sentences::parts(reading, judged),
        class: stance.map_or("", |s| crate::export::class_name(s.class)),
        chip: stance.map(sentences::chip).unwrap_or_default(),
        voice: stance
            .map(|s| sentences::voice(s, text))
            .unwrap_or_default(),
        evidence: stance
            .map(|s| sentences::evidence(s, text))
            .unwrap_or_default(),
    }
}

fn article(reading: &crate::reading::Reading) -> Article<'_> {
    Article {
        title: &reading.article.title,
        from: sentences::from(&reading.article),
    }
}
