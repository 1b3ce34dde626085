//! Stance: how a sentence speaks of a place that it mentions, and which words say so.

mod case;
mod convolution;
mod dense;
mod encoder;
mod evidence;
mod fast;
mod features;
mod file;
mod layers;
mod lexicon;
mod linear;
mod model;
mod nibbles;
mod pieces;
mod precise;
pub mod training;
mod unigram;
mod voice;
mod wordpiece;
mod words;

pub use case::Case;
pub use model::{Choice, Model, ModelError};

use serde::{Deserialize, Serialize};

use crate::region::RegionId;
use crate::text::Span;

/// A judgement in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StanceClass {
    /// Spoken ill of.
    Negative,
    /// Neither.
    Neutral,
    /// Spoken well of.
    Positive,
    /// The model is not sure enough; not the same as neutral.
    Unclear,
}

/// Negative, neutral or positive, whichever is likeliest; neutral where it is as likely as another.
pub fn likeliest([negative, neutral, positive]: [f32; 3]) -> StanceClass {
    if neutral >= negative.max(positive) {
        StanceClass::Neutral
    } else if negative > positive {
        StanceClass::Negative
    } else {
        StanceClass::Positive
    }
}

/// Who speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Voice {
    /// The author of the article.
    Author,
    /// Somebody who is quoted or reported.
    Reported,
}

/// Words that moved the judgement.
#[derive(Clone, Debug, PartialEq)]
pub struct Cue {
    /// Where they stand in the article.
    pub span: Span,
    /// How far they pulled: below zero toward negative, above toward positive.
    pub pull: f32,
}

/// One judgement of one mention.
#[derive(Clone, Debug, PartialEq)]
pub struct Stance {
    /// −1…1: probability of positive less probability of negative.
    pub score: f32,
    /// The judgement in words.
    pub class: StanceClass,
    /// Negative, neutral, positive; they sum to 1.
    pub probabilities: [f32; 3],
    /// Strongest first.
    pub cues: Vec<Cue>,
    /// Who speaks.
    pub voice: Voice,
    /// The words that name the speaker, when they are known.
    pub holder: Option<Span>,
    /// The region that the speaker speaks for, when it is known.
    pub holder_region: Option<RegionId>,
}
