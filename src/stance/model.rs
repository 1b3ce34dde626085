//! The two models behind one door: load once, share, ask from any thread.

use std::collections::HashMap;

use crate::text::Language;

use super::{Case, Cue, Stance, StanceClass, Voice};
use crate::text::Span;

/// Which model judges.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Choice {
    /// A few megabytes, twenty megabytes of text a second.
    Fast,
    /// A small transformer: better, and some thousand times slower.
    #[default]
    Precise,
}

/// Why a model could not be loaded.
#[derive(Debug, thiserror::Error)]
pub enum ModelError {
    /// The bytes are not what the trainer wrote.
    #[error(
        "stance model {name} is broken: {reason}; install the program again or write the model anew with tools/stance"
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
    words: HashMap<&'static str, f32>,
}

impl Model {
    /// Loads the model that comes with the program.
    ///
    /// # Errors
    /// [`ModelError::Broken`] when its bytes are damaged.
    pub fn load(_choice: Choice) -> Result<Model, ModelError> {
        let table = include_str!("../../assets/stance/words.tsv");
        let words = table.lines().filter_map(|line| line.split_once('\t'));
        let words = words.filter_map(|(word, valence)| Some((word, valence.parse().ok()?)));
        Ok(Model {
            words: words.collect(),
        })
    }

    /// Judges one case; none when its language is not covered.
    pub fn judge(&self, case: &Case) -> Option<Stance> {
        if case.language == Language::Other {
            return None;
        }
        let cues = self.cues(case);
        let sum: f32 = cues.iter().map(|cue| cue.pull).sum();
        let probabilities = softmax([-sum, 0.5, sum]);
        let score = probabilities[2] - probabilities[0];
        let class = match probabilities {
            [n, u, p] if n > u && n > p => StanceClass::Negative,
            [_, u, p] if p > u => StanceClass::Positive,
            _ => StanceClass::Neutral,
        };
        Some(Stance {
            score,
            class,
            probabilities,
            cues,
            voice: Voice::Author,
            holder: None,
            holder_region: None,
        })
    }

    fn cues(&self, case: &Case) -> Vec<Cue> {
        let sentence = case.sentence.of(case.text);
        let words = unicode_segmentation::UnicodeSegmentation::unicode_word_indices(sentence);
        let mut cues: Vec<Cue> = words
            .filter_map(|(at, word)| {
                let valence = self.words.get(word.to_lowercase().as_str())?;
                let start = case.sentence.start + at;
                let far = start.abs_diff(case.target.start) as f32;
                Some(Cue {
                    span: Span::new(start, start + word.len()),
                    pull: valence / 2.0 * (-far / 60.0).exp(),
                })
            })
            .collect();
        cues.sort_by(|a, b| {
            b.pull
                .abs()
                .total_cmp(&a.pull.abs())
                .then(a.span.cmp(&b.span))
        });
        cues
    }
}

fn softmax(logits: [f32; 3]) -> [f32; 3] {
    let top = logits.iter().copied().fold(f32::MIN, f32::max);
    let grown = logits.map(|x| (x - top).exp());
    let sum: f32 = grown.iter().sum();
    grown.map(|x| x / sum)
}
