//! The fast model: for each language a linear judge, and for English a convolutional one beside it, added up.

use serde::Deserialize;

use crate::text::Language;

use super::convolution::Convolution;
use super::file::{Arrays, Calibrations};
use super::lexicon::Lexicon;
use super::linear::Linear;
use super::words::{Words, words};
use super::{Case, ModelError};

#[derive(Deserialize)]
struct Header {
    english: Shares,
    russian: Shares,
}

#[derive(Deserialize)]
struct Shares {
    /// 0: the language has no convolution.
    n_words: usize,
    linear_share: f32,
    convolution_share: f32,
    calibrations: Calibrations,
}

/// Both languages' fast judges.
pub(super) struct Fast {
    english: Judge,
    russian: Judge,
}

/// The judges of one language.
struct Judge {
    shares: Shares,
    lexicon: Lexicon,
    linear: Linear,
    convolution: Option<Convolution>,
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
            english: Judge::read(&mut arrays, header.english, Lexicon::english())?,
            russian: Judge::read(&mut arrays, header.russian, Lexicon::russian())?,
        })
    }

    /// None: the language is not covered.
    pub fn judge(&self, case: &Case) -> Option<Verdict> {
        match case.language {
            Language::English => Some(self.english.judge(case)),
            Language::Russian | Language::Ukrainian => Some(self.russian.judge(case)),
            Language::Other => None,
        }
    }
}

impl Judge {
    fn read(arrays: &mut Arrays, shares: Shares, lexicon: Lexicon) -> Result<Judge, ModelError> {
        Ok(Judge {
            linear: Linear::read(arrays)?,
            convolution: (shares.n_words > 0)
                .then(|| Convolution::read(arrays, shares.n_words))
                .transpose()?,
            shares,
            lexicon,
        })
    }

    fn judge(&self, case: &Case) -> Verdict {
        let words = words(case, &self.lexicon);
        let mut pulls = vec![0.0; words.list.len()];
        let (a, b) = (self.shares.linear_share, self.shares.convolution_share);
        let mut logits = self.linear.judge(&words, case.headline, a, &mut pulls);
        if let Some(convolution) = &self.convolution {
            let more = convolution.judge(&words, b, &mut pulls);
            logits.iter_mut().zip(more).for_each(|(x, y)| *x += y);
        }
        let calibration = self.shares.calibrations.of(case.question());
        Verdict {
            probabilities: calibration.probabilities(logits, case.doubt()),
            words,
            pulls,
        }
    }
}
