//! The two models behind one door: load once, share, ask from any thread.

use serde::{Deserialize, Serialize};

use super::evidence::cues;
use super::fast::{Fast, Verdict};
use super::file::checksum;
use super::precise::Precise;
use super::voice::voice;
use super::{Case, Stance, StanceClass, likeliest};

/// Below this probability of the likeliest class a judgement is unclear: the others together are likelier.
const UNCLEAR_BELOW: f32 = 0.5;

static FAST: &[u8] = include_bytes!("../../assets/stance/fast.bin");
static PRECISE_ENGLISH: &[u8] = include_bytes!("../../assets/stance/precise-en.bin");
static PRECISE_RUSSIAN: &[u8] = include_bytes!("../../assets/stance/precise-ru.bin");

/// Which model judges.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Choice {
    /// A few megabytes, some twenty-five megabytes of text a second.
    Fast,
    /// Two transformers: better, and some thousand times slower.
    #[default]
    Precise,
}

impl Choice {
    /// The hash (BLAKE3, hexadecimal) of the checksums of the files that it judges with.
    pub fn hash(self) -> String {
        let mut hasher = blake3::Hasher::new();
        hasher.update(checksum(FAST));
        if self == Choice::Precise {
            hasher.update(checksum(PRECISE_ENGLISH));
            hasher.update(checksum(PRECISE_RUSSIAN));
        }
        hasher.finalize().to_hex().to_string()
    }
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
        let precise = [PRECISE_ENGLISH, PRECISE_RUSSIAN];
        Model::read(FAST, (choice == Choice::Precise).then_some(precise))
    }

    /// Reads a model from the bytes of `fast.bin` and, for the precise one, of `precise-en.bin` and `precise-ru.bin`.
    ///
    /// # Errors
    /// [`ModelError::Broken`] when the bytes are not what the trainer wrote.
    pub fn read(fast: &[u8], precise: Option<[&[u8]; 2]>) -> Result<Model, ModelError> {
        Ok(Model {
            fast: Fast::read(fast)?,
            precise: precise.map(|[en, ru]| Precise::read(en, ru)).transpose()?,
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
        self.judge_all(&[*case], true).pop().flatten()
    }

    /// Judges several cases as `judge` would each, in the precise model a good deal quicker. Without `evidence` no words that
    /// moved the judgement are looked for, which is quicker again.
    pub fn judge_all(&self, cases: &[Case], evidence: bool) -> Vec<Option<Stance>> {
        let verdicts: Vec<Option<Verdict>> = cases
            .iter()
            .map(|case| {
                case.text.get(case.target.start..case.target.end)?;
                case.text.get(case.sentence.start..case.sentence.end)?;
                self.fast.judge(case)
            })
            .collect();
        let is_judged: Vec<bool> = verdicts.iter().map(Option::is_some).collect();
        let mut asked: Vec<(&Case, Verdict)> = cases
            .iter()
            .zip(verdicts)
            .filter_map(|(case, verdict)| Some((case, verdict?)))
            .collect();
        if let Some(precise) = &self.precise {
            precise.judge(&mut asked, evidence);
        }
        let mut stances = asked
            .into_iter()
            .map(|(case, verdict)| stance(case, &verdict));
        is_judged
            .into_iter()
            .map(|judged| judged.then(|| stances.next()).flatten())
            .collect()
    }
}

fn stance(case: &Case, verdict: &Verdict) -> Stance {
    let (voice, holder) = voice(case.text, &verdict.words);
    Stance {
        score: verdict.score(),
        class: class(verdict.probabilities),
        probabilities: verdict.probabilities,
        cues: cues(&verdict.words, &verdict.pulls),
        voice,
        holder,
        holder_region: None,
    }
}

/// The likeliest class, where it is likelier than all others together.
fn class(probabilities: [f32; 3]) -> StanceClass {
    if probabilities.into_iter().fold(0.0, f32::max) < UNCLEAR_BELOW {
        StanceClass::Unclear
    } else {
        likeliest(probabilities)
    }
}
