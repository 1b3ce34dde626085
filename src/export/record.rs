//! One mention as it is written into every data file: codes and code points, never in-memory ids.

use serde::Serialize;

use super::CodePoints;
use crate::mention::{Candidate, Mention, MentionKind};
use crate::reading::{Judged, Reading};
use crate::region::{Catalog, RegionId, Worldview};
use crate::stance::{Stance, StanceClass, Voice};
use crate::tally::Counting;

/// One mention.
#[derive(Debug, Serialize)]
pub struct MentionRecord<'a> {
    /// First code point.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
    /// The words themselves.
    pub surface: &'a str,
    /// How it names the place.
    pub kind: &'static str,
    /// The code of the most specific region.
    pub region: Option<&'a str>,
    /// The code of the country that the region counts to by the worldview. A bare link leaves it out for a person, who
    /// stands for a state (`region`) but names no place.
    pub country: Option<&'a str>,
    /// The place inside the region.
    pub place: Option<&'a str>,
    /// 0…1.
    pub confidence: f32,
    /// Why it was linked so.
    pub reason: &'a str,
    /// The candidates that lost, best first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub rivals: Vec<RivalRecord<'a>>,
    /// The evidence; left out where a file carries only links.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sentence: Option<&'a str>,
    /// The judgement; left out where a file carries only links.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stance: Option<StanceRecord<'a>>,
}

/// A candidate that lost.
#[derive(Debug, Serialize)]
pub struct RivalRecord<'a> {
    /// The code of its region.
    pub region: &'a str,
    /// The place inside it.
    pub place: Option<&'a str>,
    /// 0…1.
    pub confidence: f32,
}

/// One judgement.
#[derive(Debug, Serialize)]
pub struct StanceRecord<'a> {
    /// −1…1.
    pub score: f32,
    /// `negative`, `neutral`, `positive` or `unclear`.
    pub class: &'static str,
    /// Negative, neutral, positive.
    pub probabilities: [f32; 3],
    /// `author` or `reported`.
    pub voice: &'static str,
    /// The words that name the speaker.
    pub holder: Option<&'a str>,
    /// The code of the region that the speaker speaks for.
    pub holder_region: Option<&'a str>,
    /// The words that moved the judgement, strongest first, each with its pull.
    pub evidence: Vec<(&'a str, f32)>,
}

/// One article with its mentions.
#[derive(Debug, Serialize)]
pub struct ArticleRecord<'a> {
    /// The hash of the text.
    pub id: &'a str,
    /// Its headline.
    pub title: &'a str,
    /// The file it came from.
    pub path: Option<String>,
    /// The publisher.
    pub source: Option<&'a str>,
    /// The day, `YYYY-MM-DD`.
    pub date: Option<String>,
    /// What was read; offsets count its code points.
    pub text: &'a str,
    /// In order.
    pub mentions: Vec<MentionRecord<'a>>,
}

impl<'a> MentionRecord<'a> {
    /// A bare link, without sentence and stance. `points` walks `text`.
    pub fn link(
        catalog: &'a Catalog,
        worldview: &Worldview,
        text: &'a str,
        points: &mut CodePoints,
        mention: &'a Mention,
    ) -> Self {
        let code = |id: RegionId| catalog.get(id).code.as_str();
        Self {
            start: points.at(mention.span.start),
            end: points.at(mention.span.end),
            surface: mention.span.of(text),
            kind: kind_name(mention.kind),
            region: mention.region.map(code),
            country: mention
                .region
                .filter(|_| mention.kind != MentionKind::Person)
                .and_then(|r| worldview.holder(catalog, r))
                .map(code),
            place: mention.place.as_deref(),
            confidence: rounded(mention.confidence),
            reason: mention.reason,
            rivals: mention.rivals.iter().map(|r| rival(catalog, r)).collect(),
            sentence: None,
            stance: None,
        }
    }

    /// A mention with its evidence and judgement.
    pub fn judged(
        catalog: &'a Catalog,
        worldview: &Worldview,
        reading: &'a Reading,
        points: &mut CodePoints,
        judged: &'a Judged,
    ) -> Self {
        let text = &reading.article.text;
        Self {
            sentence: Some(reading.sentence_of(judged)),
            stance: judged.stance.as_ref().map(|s| stance(catalog, text, s)),
            country: judged
                .mention
                .region
                .and_then(|r| worldview.holder(catalog, r))
                .map(|id| catalog.get(id).code.as_str()),
            ..Self::link(catalog, worldview, text, points, &judged.mention)
        }
    }
}

impl<'a> ArticleRecord<'a> {
    /// What was read in one article, and counts.
    pub fn new(
        catalog: &'a Catalog,
        worldview: &Worldview,
        reading: &'a Reading,
        counting: &Counting,
    ) -> Self {
        let article = &reading.article;
        let mut points = CodePoints::new(&article.text);
        Self {
            id: &article.key.0,
            title: &article.title,
            path: article.path.as_ref().map(|p| p.display().to_string()),
            source: article.source.as_deref(),
            date: article.date.map(|d| d.to_string()),
            text: &article.text,
            mentions: counting
                .admitted(reading)
                .map(|(_, m)| MentionRecord::judged(catalog, worldview, reading, &mut points, m))
                .collect(),
        }
    }
}

fn rival<'a>(catalog: &'a Catalog, candidate: &'a Candidate) -> RivalRecord<'a> {
    RivalRecord {
        region: catalog.get(candidate.region).code.as_str(),
        place: candidate.place.as_deref(),
        confidence: rounded(candidate.confidence),
    }
}

fn stance<'a>(catalog: &'a Catalog, text: &'a str, stance: &'a Stance) -> StanceRecord<'a> {
    StanceRecord {
        score: rounded(stance.score),
        class: class_name(stance.class),
        probabilities: stance.probabilities.map(rounded),
        voice: voice_name(stance.voice),
        holder: stance.holder.map(|h| h.of(text)),
        holder_region: stance.holder_region.map(|r| catalog.get(r).code.as_str()),
        evidence: stance
            .cues
            .iter()
            .map(|c| (c.span.of(text), rounded(c.pull)))
            .collect(),
    }
}

/// Three decimals: more would claim a precision that nobody measured.
fn rounded(x: f32) -> f32 {
    (x * 1000.0).round() / 1000.0
}

/// The word for a kind of mention in every file.
pub fn kind_name(kind: MentionKind) -> &'static str {
    match kind {
        MentionKind::Name => "name",
        MentionKind::Demonym => "demonym",
        MentionKind::Capital => "capital",
        MentionKind::Metonym => "metonym",
        MentionKind::Person => "person",
        MentionKind::City => "city",
        MentionKind::Organisation => "organisation",
    }
}

pub(super) fn class_name(class: StanceClass) -> &'static str {
    match class {
        StanceClass::Negative => "negative",
        StanceClass::Neutral => "neutral",
        StanceClass::Positive => "positive",
        StanceClass::Unclear => "unclear",
    }
}

fn voice_name(voice: Voice) -> &'static str {
    match voice {
        Voice::Author => "author",
        Voice::Reported => "reported",
    }
}
