//! The fast model: a linear and a convolutional judge for English, a linear one for Russian.

use serde::Deserialize;

use crate::text::Language;

use super::convolution::Convolution;
use super::file::{Arrays, Calibration, Calibrations};
use super::lexicon::Lexicon;
use super::linear::Linear;
use super::words::{Words, words};
use super::{Case, ModelError};

/// How much flatter the probabilities are for Ukrainian, which the Russian model only partly understands.
const UKRAINIAN_DOUBT: f32 = 1.5;

#[derive(Deserialize)]
struct Header {
    n_words: usize,
    linear_share: f32,
    convolution_share: f32,
    english: Calibrations,
    russian: Calibrations,
}

/// Both languages' fast judges.
pub(super) struct Fast {
    header: Header,
    english: (Lexicon, Linear, Convolution),
    russian: (Lexicon, Linear),
}

/// A judgement before it is put in words.
pub(super) struct Verdict {
    pub words: Words,
    pub probabilities: [f32; 3],
    /// For each word how far it pulled.
    pub pulls: Vec<f32>,
}

impl Fast {
    pub fn read(bytes: &[u8]) -> Result<Fast, ModelError> {
        let (header, mut arrays) = Arrays::open::<Header>("fast.bin", bytes)?;
        let english = Linear::read(&mut arrays)?;
        let russian = Linear::read(&mut arrays)?;
        let convolution = Convolution::read(&mut arrays, header.n_words)?;
        Ok(Fast {
            header,
            english: (Lexicon::english(), english, convolution),
            russian: (Lexicon::russian(), russian),
        })
    }

    /// None: the language is not covered.
    pub fn judge(&self, case: &Case) -> Option<Verdict> {
        match case.language {
            Language::English => Some(self.judge_english(case)),
            Language::Russian => Some(self.judge_russian(case, 1.0)),
            Language::Ukrainian => Some(self.judge_russian(case, UKRAINIAN_DOUBT)),
            Language::Other => None,
        }
    }

    fn judge_english(&self, case: &Case) -> Verdict {
        let (lexicon, linear, convolution) = &self.english;
        let words = words(case, lexicon);
        let mut pulls = vec![0.0; words.list.len()];
        let a = linear.judge(&words, case.headline, self.header.linear_share, &mut pulls);
        let b = convolution.judge(&words, self.header.convolution_share, &mut pulls);
        let probabilities = calibration(&self.header.english, case)
            .probabilities(std::array::from_fn(|k| a[k] + b[k]), 1.0);
        Verdict {
            words,
            probabilities,
            pulls,
        }
    }

    fn judge_russian(&self, case: &Case, doubt: f32) -> Verdict {
        let (lexicon, linear) = &self.russian;
        let words = words(case, lexicon);
        let mut pulls = vec![0.0; words.list.len()];
        let logits = linear.judge(&words, case.headline, 1.0, &mut pulls);
        let probabilities = calibration(&self.header.russian, case).probabilities(logits, doubt);
        Verdict {
            words,
            probabilities,
            pulls,
        }
    }
}

/// The calibration for what is asked.
pub(super) fn calibration<'a>(all: &'a Calibrations, case: &Case) -> &'a Calibration {
    if case.source.is_some() {
        &all.source
    } else if case.places.iter().any(|place| place.touches(&case.target)) {
        &all.place
    } else {
        &all.other
    }
}
