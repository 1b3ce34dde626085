//! Counts the mentions of each place, at one level, under one worldview, over the articles that are ticked.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::spread::{StanceSummary, Vote, Weighting, sum_up};
use crate::mention::MentionKind;
use crate::reading::{Judged, Reading};
use crate::region::{Catalog, RegionId, RegionKind, Worldview};
use crate::stance::Voice;

/// How fine the places are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// Countries, by who holds each piece; disputed pieces have a row of their own beside.
    #[default]
    Country,
    /// Units, as mentioned; a mention of a whole country stays with the country.
    Unit,
}

/// What is counted.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Counting {
    /// How fine.
    pub level: Level,
    /// What counts as one voice.
    pub weighting: Weighting,
    /// Only mentions in this voice; all when none. Mentions without a stance pass only when none.
    pub voice: Option<Voice>,
    /// Kinds of mention that are left out: someone may not want "Putin" to count as Russia.
    pub without: BTreeSet<MentionKind>,
}

impl Default for Counting {
    /// Countries, every article the same weight, all voices, all kinds.
    fn default() -> Self {
        Self {
            level: Level::default(),
            weighting: Weighting::default(),
            voice: None,
            without: BTreeSet::new(),
        }
    }
}

impl Counting {
    /// The mentions of a reading that count, each with its position among all of them: the one rule for the map, every
    /// table and every file of mentions.
    pub fn admitted<'r>(&self, reading: &'r Reading) -> impl Iterator<Item = (usize, &'r Judged)> {
        let all = reading.mentions.iter().enumerate();
        all.filter(move |(_, judged)| self.admits(judged))
    }

    /// Whether a mention counts.
    fn admits(&self, judged: &Judged) -> bool {
        let voice = judged.stance.as_ref().map(|s| s.voice);
        !self.without.contains(&judged.mention.kind)
            && (self.voice.is_none() || self.voice == voice)
    }
}

/// Where a mention stands: `readings[reading].mentions[mention]`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MentionRef {
    /// Position among the readings.
    pub reading: usize,
    /// Position among the mentions of that reading.
    pub mention: usize,
}

/// The numbers of one place.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The place.
    pub region: RegionId,
    /// Mentions of it and of what rolls up into it.
    pub n_mentions: u32,
    /// Articles with at least one such mention.
    pub n_articles: u32,
    /// How it is spoken of; none when no mention was judged.
    pub stance: Option<StanceSummary>,
    /// The mentions behind the numbers, in reading order.
    pub mentions: Vec<MentionRef>,
}

/// The numbers of all places that are mentioned.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Tally {
    /// How fine.
    pub level: Level,
    /// Most mentioned first, then by code.
    pub rows: Vec<Row>,
    /// Articles that were counted.
    pub n_articles: u32,
    /// Words in them.
    pub n_words: u64,
    /// Mentions in them that count, but that no place was sure enough for.
    pub n_unlinked: u32,
}

impl Tally {
    /// Counts the readings for which `ticked` holds true.
    pub fn count(
        catalog: &Catalog,
        worldview: &Worldview,
        readings: &[std::sync::Arc<Reading>],
        ticked: &[bool],
        counting: &Counting,
    ) -> Self {
        let mut tally = Tally {
            level: counting.level,
            ..Tally::default()
        };
        let mut places: BTreeMap<RegionId, Vec<MentionRef>> = BTreeMap::new();
        for (i, reading) in readings.iter().enumerate().filter(|(i, _)| ticked[*i]) {
            tally.n_articles += 1;
            tally.n_words += reading.article.n_words() as u64;
            for (j, judged) in counting.admitted(reading) {
                let Some(region) = judged.mention.region else {
                    tally.n_unlinked += 1;
                    continue;
                };
                let at = MentionRef {
                    reading: i,
                    mention: j,
                };
                for place in counted_for(catalog, worldview, counting.level, region) {
                    places.entry(place).or_default().push(at);
                }
            }
        }
        tally.rows = places
            .into_iter()
            .map(|(region, mentions)| row(readings, counting, region, mentions))
            .collect();
        tally.rows.sort_by(|a, b| {
            b.n_mentions
                .cmp(&a.n_mentions)
                .then_with(|| catalog.get(a.region).code.cmp(&catalog.get(b.region).code))
        });
        tally
    }

    /// The numbers of one place, when it is mentioned.
    pub fn row(&self, region: RegionId) -> Option<&Row> {
        self.rows.iter().find(|r| r.region == region)
    }
}

/// The places for which a mention of `region` counts: its country and, for a disputed piece, itself beside.
fn counted_for(
    catalog: &Catalog,
    worldview: &Worldview,
    level: Level,
    region: RegionId,
) -> Vec<RegionId> {
    let disputed = catalog.get(region).kind == RegionKind::Disputed;
    let wider = match level {
        Level::Country => worldview.holder(catalog, region),
        Level::Unit => catalog
            .get(region)
            .parent
            .filter(|&p| catalog.get(p).kind == RegionKind::Unit)
            .filter(|&p| worldview.holder(catalog, p) == worldview.holder(catalog, region)),
    };
    let own = level == Level::Unit || disputed || wider.is_none();
    let mut places: Vec<RegionId> = wider.into_iter().collect();
    if own && !places.contains(&region) {
        places.push(region);
    }
    places
}

fn row(
    readings: &[std::sync::Arc<Reading>],
    counting: &Counting,
    region: RegionId,
    mentions: Vec<MentionRef>,
) -> Row {
    let votes: Vec<Vote> = mentions
        .iter()
        .filter_map(|at| {
            let stance = readings[at.reading].mentions[at.mention].stance.as_ref()?;
            Some(Vote {
                article: at.reading,
                score: stance.score,
                class: stance.class,
            })
        })
        .collect();
    Row {
        region,
        n_mentions: mentions.len() as u32,
        n_articles: mentions.chunk_by(|a, b| a.reading == b.reading).count() as u32,
        stance: sum_up(&votes, counting.weighting),
        mentions,
    }
}
