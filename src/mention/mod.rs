//! Mentions: seeing the names of places in a text, and settling which place each one means.

mod clean;
mod cues;
mod error;
mod gazetteer;
mod hash;
mod letters;
mod quick;
mod record;
mod scan;
mod settle;
mod trie;
mod waiting;
mod words;

pub use error::GazetteerError;
pub use gazetteer::Gazetteer;

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::region::RegionId;
use crate::text::Span;

/// How a mention names its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum MentionKind {
    /// The region's own name: "Ukraine", "Abkhazia", "Donetsk oblast".
    Name,
    /// People or adjective: "Belarusian", "русский".
    Demonym,
    /// A capital that stands for its government: "Minsk agreed".
    Capital,
    /// A seat of power or other word that stands for the state: "the Kremlin".
    Metonym,
    /// A person who led the state at the article's date.
    Person,
    /// A city or other place inside a region, meant as the place itself.
    City,
    /// A group of states: "EU", "CIS".
    Organisation,
}

impl MentionKind {
    /// All kinds, in the order in which they are listed.
    pub const ALL: [MentionKind; 7] = [
        MentionKind::Name,
        MentionKind::Demonym,
        MentionKind::Capital,
        MentionKind::Metonym,
        MentionKind::Person,
        MentionKind::City,
        MentionKind::Organisation,
    ];
}

/// A place that a mention might have meant.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    /// The region it would have painted.
    pub region: RegionId,
    /// What stands there, when it is not the region itself: "Odessa, Texas".
    pub place: Option<Arc<str>>,
    /// 0…1.
    pub confidence: f32,
}

/// One mention of a place in an article.
#[derive(Clone, Debug, PartialEq)]
pub struct Mention {
    /// Where it stands.
    pub span: Span,
    /// How it names the place.
    pub kind: MentionKind,
    /// The most specific region it was linked to; none when nothing was sure enough.
    pub region: Option<RegionId>,
    /// The place inside the region, when it is not the region itself: a city's or person's name.
    pub place: Option<Arc<str>>,
    /// 0…1, calibrated on development sets.
    pub confidence: f32,
    /// Why it was linked so, as an English phrase for the reader: "capital standing for its government".
    pub reason: &'static str,
    /// The candidates that lost, best first.
    pub rivals: Vec<Candidate>,
}
