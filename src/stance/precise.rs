//! The precise model: two fine-tuned transformers, MPNet-base for English, multilingual-e5-small for Russian and Ukrainian.

use serde::Deserialize;

use super::encoder::{Encoder, Sizes};
use super::fast::Verdict;
use super::file::{Arrays, Calibrations};
use super::pieces::{Piece, Vocabulary};
use super::words::Kind;
use super::{Case, ModelError, StanceClass, likeliest};
use crate::text::Language;

/// So many of the fast model's strongest words are hidden in turn, to see what each is worth.
const N_HIDDEN: usize = 3;

#[derive(Deserialize)]
struct Header {
    #[serde(flatten)]
    sizes: Sizes,
    n_vocabulary_bytes: usize,
    calibrations: Calibrations,
}

/// A transformer for each of our languages.
pub(super) struct Precise {
    english: Transformer,
    russian: Transformer,
}

/// A transformer with its pieces and its calibrations.
struct Transformer {
    vocabulary: Vocabulary,
    encoder: Encoder,
    calibrations: Calibrations,
}

impl Precise {
    /// From the bytes of both files.
    pub fn read(english: &[u8], russian: &[u8]) -> Result<Precise, ModelError> {
        let (english, russian) = rayon::join(
            || Transformer::read("precise-en.bin", english),
            || Transformer::read("precise-ru.bin", russian),
        );
        Ok(Precise {
            english: english?,
            russian: russian?,
        })
    }

    /// Judges anew what the fast model has judged. With `evidence` the pulls become those of this model: what the score loses
    /// when a word is hidden, for the few words of which the fast model thinks most. A neutral judgement has none.
    pub fn judge(&self, asked: &mut [(&Case, Verdict)], evidence: bool) {
        let (mut english, mut russian): (Vec<_>, Vec<_>) = asked
            .iter_mut()
            .partition(|(case, _)| case.language == Language::English);
        self.english.judge(&mut english, evidence);
        self.russian.judge(&mut russian, evidence);
    }
}

impl Transformer {
    fn read(name: &'static str, bytes: &[u8]) -> Result<Transformer, ModelError> {
        let (header, mut arrays) = Arrays::open::<Header>(name, bytes)?;
        Ok(Transformer {
            vocabulary: Vocabulary::read(name, arrays.bytes(header.n_vocabulary_bytes)?)?,
            encoder: Encoder::read(&mut arrays, header.sizes)?,
            calibrations: header.calibrations,
        })
    }

    fn judge(&self, asked: &mut [&mut (&Case, Verdict)], evidence: bool) {
        let whole: Vec<Vec<Piece>> = asked.iter().map(|one| self.encode(one, None)).collect();
        let logits = self.encoder.logits(&whole);
        for (one, logits) in asked.iter_mut().zip(logits) {
            let (case, verdict) = &mut **one;
            verdict.probabilities = self.probabilities(case, logits);
        }
        let mut hidden = Vec::new();
        let mut without = Vec::new();
        for (index, one) in asked.iter_mut().enumerate() {
            if evidence && likeliest(one.1.probabilities) != StanceClass::Neutral {
                let strongest = strongest(&one.1);
                without.extend(strongest.iter().map(|&at| self.encode(one, Some(at))));
                hidden.extend(strongest.into_iter().map(|at| (index, at)));
            }
            one.1.pulls.fill(0.0);
        }
        let scores = hidden.iter().zip(self.encoder.logits(&without));
        for (&(index, at), logits) in scores {
            let (case, verdict) = &mut *asked[index];
            let [negative, _, positive] = self.probabilities(case, logits);
            verdict.pulls[at] = 2.0 * (verdict.score() - (positive - negative));
        }
    }

    fn encode(&self, (case, verdict): &(&Case, Verdict), hidden: Option<usize>) -> Vec<Piece> {
        self.vocabulary.encode(case, &verdict.words, hidden)
    }

    fn probabilities(&self, case: &Case, logits: [f32; 3]) -> [f32; 3] {
        let calibration = self.calibrations.of(case.question());
        calibration.probabilities(logits, case.doubt())
    }
}

/// The words that the fast model thinks most of.
fn strongest(verdict: &Verdict) -> Vec<usize> {
    let (list, pulls) = (&verdict.words.list, &verdict.pulls);
    let plain = list
        .iter()
        .enumerate()
        .filter(|(_, word)| word.kind == Kind::Plain && word.span.end - word.span.start > 2);
    let mut order: Vec<usize> = plain.map(|(at, _)| at).collect();
    order.sort_by(|&a, &b| pulls[b].abs().total_cmp(&pulls[a].abs()));
    order.truncate(N_HIDDEN);
    order
}
