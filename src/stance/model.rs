//! The two models behind one door: load once, share, ask from any thread.

use crate::text::Language;

use super::evidence::cues;
use super::fast::Fast;
use super::precise::Precise;
use super::voice::voice;
use super::{Case, Stance, StanceClass};

/// Below this probability of the likeliest class a judgement is unclear.
const UNCLEAR_BELOW: f32 = 0.45;

static FAST: &[u8] = include_bytes!("../../assets/stance/fast.bin");
static PRECISE: &[u8] = include_bytes!("../../assets/stance/precise.bin");

/// Which model judges.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Choice {
    /// Two megabytes, some ten to thirty megabytes of text a second.
    Fast,
    /// A small transformer for English: better, and some ten thousand times slower. Russian is judged as in `Fast`.
    #[default]
    Precise,
}

/// Why a model could not be loaded.
#[derive(Debug, thiserror::Error)]
pub enum ModelError {
    /// The bytes are not what the trainer wrote.
    #[error(
        "stance model assets/stance/{name} is broken: {reason}; install the program again or write the model anew with tools/stance"
    )]
    Broken {
        /// Its file in assets/stance.
        name: &'static str,
        /// What was wrong.
        reason: String,
    },
}

/// A loaded model; read-only, to be shared between threads.
pub struct Model {
    fast: Fast,
    precise: Option<Precise>,
}

impl Model {
    /// Loads the model that comes with the program.
    ///
    /// # Errors
    /// [`ModelError::Broken`] when its bytes are damaged.
    pub fn load(choice: Choice) -> Result<Model, ModelError> {
        Model::read(FAST, (choice == Choice::Precise).then_some(PRECISE))
    }

    /// Reads a model from the bytes of `fast.bin` and, for the precise one, of `precise.bin`.
    ///
    /// # Errors
    /// [`ModelError::Broken`] when the bytes are not what the trainer wrote.
    pub fn read(fast: &[u8], precise: Option<&[u8]>) -> Result<Model, ModelError> {
        Ok(Model {
            fast: Fast::read(fast)?,
            precise: precise.map(Precise::read).transpose()?,
        })
    }

    /// Which of the two it is.
    pub fn choice(&self) -> Choice {
        if self.precise.is_some() {
            Choice::Precise
        } else {
            Choice::Fast
        }
    }

    /// Judges one case; none when its language is not covered or the target does not lie in the text.
    pub fn judge(&self, case: &Case) -> Option<Stance> {
        case.text.get(case.target.start..case.target.end)?;
        case.text.get(case.sentence.start..case.sentence.end)?;
        let mut verdict = self.fast.judge(case)?;
        if let Some(precise) = self
            .precise
            .as_ref()
            .filter(|_| case.language == Language::English)
        {
            verdict.probabilities = precise.judge(case, &verdict.words, &mut verdict.pulls);
        }
        let (voice, holder) = voice(case.text, &verdict.words);
        Some(Stance {
            score: verdict.probabilities[2] - verdict.probabilities[0],
            class: class(verdict.probabilities),
            probabilities: verdict.probabilities,
            cues: cues(&verdict.words, &verdict.pulls),
            voice,
            holder,
            holder_region: None,
        })
    }
}

fn class([negative, neutral, positive]: [f32; 3]) -> StanceClass {
    let top = negative.max(neutral).max(positive);
    if top < UNCLEAR_BELOW {
        StanceClass::Unclear
    } else if top == neutral {
        StanceClass::Neutral
    } else if top == negative {
        StanceClass::Negative
    } else {
        StanceClass::Positive
    }
}
