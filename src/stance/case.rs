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

/// What kind of answer is wanted; each kind is calibrated by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Question {
    /// The target is a place: its name is hidden from the models.
    Place,
    /// The target is somebody or something else.
    Other,
    /// One source's opinion is asked for.
    Source,
}

impl Case<'_> {
    /// Whether these words are one of the places, so that they are hidden. A place may be named with an article or an
    /// ending more; in "the Bank of Russia" it is only a part of the name.
    pub(super) fn is_place(&self, words: &Span) -> bool {
        let shared = |place: &Span| {
            words
                .end
                .min(place.end)
                .saturating_sub(words.start.max(place.start))
        };
        let n_bytes = words.end - words.start;
        self.places.iter().any(|place| 2 * shared(place) > n_bytes)
    }

    /// How much flatter the probabilities are: there was nothing to measure Ukrainian on but sentences of our own.
    pub(super) fn doubt(&self) -> f32 {
        if self.language == Language::Ukrainian {
            1.25
        } else {
            1.0
        }
    }

    pub(super) fn question(&self) -> Question {
        if self.source.is_some() {
            Question::Source
        } else if self.is_place(&self.target) {
            Question::Place
        } else {
            Question::Other
        }
    }
}
