//! What a model is asked: one place in one sentence, and what is known around it.

use crate::text::{Language, Span};

/// One question to a model: how does this sentence speak of this place? All spans are bytes of `text`.
#[derive(Clone, Copy, Debug)]
pub struct Case<'a> {
    /// The whole article.
    pub text: &'a str,
    /// The sentence in which the place stands.
    pub sentence: Span,
    /// The words that name the place.
    pub target: Span,
    /// Every place mention in the sentence, in order; the target may be among them.
    pub places: &'a [Span],
    /// Whose opinion is asked for, when only one speaker's counts; otherwise the sentence as a whole is judged.
    pub source: Option<Span>,
    /// The language of the sentence.
    pub language: Language,
    /// Whether the sentence is a headline.
    pub headline: bool,
}
