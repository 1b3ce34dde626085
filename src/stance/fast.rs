//! The fast model: judges for English places, for anybody else in English, and for Russian; each a linear part and a
//! convolutional one beside it, added up.

use serde::Deserialize;

use crate::text::Language;

use super::case::Question;
use super::convolution::Convolution;
use super::file::{Arrays, Calibrations};
use super::lexicon::Lexicon;
use super::linear::Linear;
use super::words::{Words, words};
use super::{Case, ModelError};

#[derive(Deserialize)]
struct Header {
    english_places: Judging,
    english_others: Judging,
    russian: Judging,
}

#[derive(Deserialize)]
struct Judging {
    n_words: usize,
    calibrations: Calibrations,
}

/// The fast judges.
pub(super) struct Fast {
    english: Lexicon,
    russian: Lexicon,
    english_places: Judge,
    english_others: Judge,
    russian_all: Judge,
}

struct Judge {
    calibrations: Calibrations,
    linear: Linear,
    convolution: Convolution,
}

/// A judgement before it is put in words.
pub(super) struct Verdict {
    pub words: Words,
    pub probabilities: [f32; 3],
    /// For each word how far it pulled.
    pub pulls: Vec<f32>,
}

impl Verdict {
    /// Probability of positive less that of negative.
    pub fn score(&self) -> f32 {
        self.probabilities[2] - self.probabilities[0]
    }
}

impl Fast {
    pub fn read(bytes: &[u8]) -> Result<Fast, ModelError> {
        let (header, mut arrays) = Arrays::open::<Header>("fast.bin", bytes)?;
        Ok(Fast {
            english: Lexicon::english(),
            russian: Lexicon::russian(),
            english_places: Judge::read(&mut arrays, header.english_places)?,
            english_others: Judge::read(&mut arrays, header.english_others)?,
            russian_all: Judge::read(&mut arrays, header.russian)?,
        })
    }

    /// None: the language is not covered.
    pub fn judge(&self, case: &Case) -> Option<Verdict> {
        let is_of_place = case.question() == Question::Place;
        match case.language {
            Language::English if is_of_place => {
                Some(self.english_places.judge(case, &self.english))
            }
            Language::English => Some(self.english_others.judge(case, &self.english)),
            Language::Russian | Language::Ukrainian => {
                Some(self.russian_all.judge(case, &self.russian))
            }
            Language::Other => None,
        }
    }
}

impl Judge {
    fn read(arrays: &mut Arrays, header: Judging) -> Result<Judge, ModelError> {
        Ok(Judge {
            calibrations: header.calibrations,
            linear: Linear::read(arrays)?,
            convolution: Convolution::read(arrays, header.n_words)?,
        })
    }

    fn judge(&self, case: &Case, lexicon: &Lexicon) -> Verdict {
        let words = words(case, lexicon);
        let mut pulls = vec![0.0; words.list.len()];
        let linear = self.linear.judge(&words, case.headline, &mut pulls);
        let convolution = self.convolution.judge(&words, &mut pulls);
        let logits = std::array::from_fn(|k| linear[k] + convolution[k]);
        let calibration = self.calibrations.of(case.question());
        Verdict {
            probabilities: calibration.probabilities(logits, case.doubt()),
            words,
            pulls,
        }
    }
}
