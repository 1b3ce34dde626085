//! The stance of a place: the mean over the voices that speak of it, with an interval that says how sure it is.

use serde::{Deserialize, Serialize};

use crate::stance::StanceClass;

/// What counts as one voice when stances are averaged.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Weighting {
    /// Every article is one voice, the mean of its mentions: one article with forty mentions does not outweigh ten.
    #[default]
    Article,
    /// Every mention is a voice.
    Mention,
}

/// How a place is spoken of.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StanceSummary {
    /// Mean over the voices, by their clear judgements, −1…1.
    pub mean: f32,
    /// Lower end of the 95 % interval, −1…1.
    pub low: f32,
    /// Upper end of the 95 % interval, −1…1.
    pub high: f32,
    /// Clear judgements: the three classes below together.
    pub n_judged: u32,
    /// Judged negative.
    pub n_negative: u32,
    /// Judged neutral.
    pub n_neutral: u32,
    /// Judged positive.
    pub n_positive: u32,
    /// Not sure enough to be counted in the mean.
    pub n_unclear: u32,
}

impl StanceSummary {
    /// Whether the interval holds zero, so that not even the sign is sure.
    pub fn crosses_zero(&self) -> bool {
        self.low <= 0.0 && self.high >= 0.0
    }
}

/// One judgement on its way into the mean.
pub(super) struct Vote {
    pub article: usize,
    pub score: f32,
    pub class: StanceClass,
}

/// Variance of a voice before anything is known, and how many voices that belief is worth.
const PRIOR_VARIANCE: f64 = 0.25;
const PRIOR_VOICES: f64 = 3.0;

/// The two-sided 95 % point of the normal distribution.
const Z_95: f64 = 1.96;

/// Sums up `votes` (ordered by article); none when there are none.
///
/// The interval is the normal one for the mean of the voices. All weigh the same, so that Kish's effective sample size
/// (Kish, Survey Sampling, 1965) is their number: forty mentions in one article, which are no forty opinions, make one
/// voice. The variance is drawn toward a prior so that two equal voices do not look certain.
pub(super) fn sum_up(votes: &[Vote], weighting: Weighting) -> Option<StanceSummary> {
    if votes.is_empty() {
        return None;
    }
    let n_of = |class| votes.iter().filter(|v| v.class == class).count() as u32;
    let clear: Vec<&Vote> = votes
        .iter()
        .filter(|v| v.class != StanceClass::Unclear)
        .collect();
    let (mean, half) = mean_and_half_width(&voices(&clear, weighting));
    Some(StanceSummary {
        mean: mean as f32,
        low: (mean - half).max(-1.0) as f32,
        high: (mean + half).min(1.0) as f32,
        n_judged: clear.len() as u32,
        n_negative: n_of(StanceClass::Negative),
        n_neutral: n_of(StanceClass::Neutral),
        n_positive: n_of(StanceClass::Positive),
        n_unclear: n_of(StanceClass::Unclear),
    })
}

/// What each voice says: an article by the mean of its judgements, or every judgement for itself.
fn voices(clear: &[&Vote], weighting: Weighting) -> Vec<f64> {
    let score = |vote: &&Vote| f64::from(vote.score);
    match weighting {
        Weighting::Mention => clear.iter().map(score).collect(),
        Weighting::Article => {
            let articles = clear.chunk_by(|a, b| a.article == b.article);
            articles
                .map(|votes| mean(votes.iter().map(score)))
                .collect()
        }
    }
}

fn mean_and_half_width(voices: &[f64]) -> (f64, f64) {
    if voices.is_empty() {
        return (0.0, 1.0);
    }
    let n = voices.len() as f64;
    let middle = mean(voices.iter().copied());
    let variance = mean(voices.iter().map(|voice| (voice - middle).powi(2)));
    let believed = (variance * n + PRIOR_VARIANCE * PRIOR_VOICES) / (n + PRIOR_VOICES);
    (middle, Z_95 * (believed / n).sqrt())
}

fn mean(numbers: impl ExactSizeIterator<Item = f64>) -> f64 {
    let n = numbers.len() as f64;
    numbers.sum::<f64>() / n
}

#[cfg(test)]
mod tests {
    use super::*;

    fn vote(article: usize, score: f32) -> Vote {
        let class = match score {
            s if s < -0.2 => StanceClass::Negative,
            s if s > 0.2 => StanceClass::Positive,
            _ => StanceClass::Neutral,
        };
        Vote {
            article,
            score,
            class,
        }
    }

    #[test]
    fn one_talkative_article_does_not_outweigh_ten() {
        let mut votes: Vec<Vote> = (0..40).map(|_| vote(0, -0.8)).collect();
        votes.extend((1..=10).map(|a| vote(a, 0.5)));
        let by_article = sum_up(&votes, Weighting::Article).unwrap();
        let by_mention = sum_up(&votes, Weighting::Mention).unwrap();
        assert!(by_article.mean > 0.3, "{by_article:?}");
        assert!(by_mention.mean < -0.3, "{by_mention:?}");
    }

    #[test]
    fn more_judgements_make_the_interval_narrower() {
        let few: Vec<Vote> = (0..2).map(|a| vote(a, -0.5)).collect();
        let many: Vec<Vote> = (0..30).map(|a| vote(a, -0.5)).collect();
        let width = |votes: &[Vote]| {
            let s = sum_up(votes, Weighting::Article).unwrap();
            s.high - s.low
        };
        assert!(width(&many) < width(&few) / 3.0);
        assert!(sum_up(&few, Weighting::Article).unwrap().crosses_zero());
        assert!(!sum_up(&many, Weighting::Article).unwrap().crosses_zero());
    }

    #[test]
    fn forty_mentions_in_one_article_are_one_voice() {
        let once = [vote(0, -0.5)];
        let often: Vec<Vote> = (0..40).map(|_| vote(0, -0.5)).collect();
        let ends = |votes: &[Vote], weighting| {
            let s = sum_up(votes, weighting).unwrap();
            (s.mean, s.low, s.high)
        };
        let one_voice = ends(&once, Weighting::Article);
        assert_eq!(ends(&often, Weighting::Article), one_voice);
        assert!(one_voice.1 == -1.0 && one_voice.2 > 0.0, "{one_voice:?}");
        let (_, _, high) = ends(&often, Weighting::Mention);
        assert!(high < -0.4, "each mention is a voice: {high}");
    }

    #[test]
    fn articles_that_disagree_make_the_interval_wider_and_their_mentions_do_not() {
        let width = |scores: [[f32; 2]; 6]| {
            let both = |(article, scores): (usize, [f32; 2])| scores.map(|s| vote(article, s));
            let votes: Vec<Vote> = scores.into_iter().enumerate().flat_map(both).collect();
            let s = sum_up(&votes, Weighting::Article).unwrap();
            s.high - s.low
        };
        let agree = width([[0.3, 0.3]; 6]);
        let within = width([[0.9, -0.3]; 6]);
        let between = width([
            [0.9; 2], [-0.3; 2], [0.9; 2], [-0.3; 2], [0.9; 2], [-0.3; 2],
        ]);
        assert!((agree - within).abs() < 1e-6, "{agree} {within}");
        assert!(between > agree * 1.5, "{between} {agree}");
    }

    #[test]
    fn unclear_judgements_are_counted_but_move_nothing() {
        let mut votes = vec![vote(0, -0.6), vote(0, -0.6)];
        let before = sum_up(&votes, Weighting::Mention).unwrap();
        votes.push(Vote {
            article: 0,
            score: 0.9,
            class: StanceClass::Unclear,
        });
        let after = sum_up(&votes, Weighting::Mention).unwrap();
        assert_eq!(before.mean, after.mean);
        assert_eq!(after.n_unclear, 1);
        assert_eq!(after.n_judged, 2);
    }
}
