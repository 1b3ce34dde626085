//! The stance of a place: a weighted mean over its judged mentions, with an interval that says how sure it is.

use serde::{Deserialize, Serialize};

use crate::stance::StanceClass;

/// What counts as one voice when stances are averaged.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Weighting {
    /// Every article weighs the same, shared by its mentions: one article with forty mentions does not outweigh ten.
    #[default]
    Article,
    /// Every mention weighs the same.
    Mention,
}

/// How a place is spoken of.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StanceSummary {
    /// Weighted mean of the clear judgements, −1…1.
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

/// Variance of a judgement before anything is known, and how many judgements that belief is worth.
const PRIOR_VARIANCE: f64 = 0.25;
const PRIOR_VOTES: f64 = 3.0;

/// The two-sided 95 % point of the normal distribution.
const Z_95: f64 = 1.96;

/// Sums up `votes` (ordered by article); none when there are none.
///
/// The interval is the normal one for a weighted mean with Kish's effective sample size (Kish, Survey Sampling,
/// 1965); its variance is drawn toward a prior so that two equal judgements do not look certain. It tells how sure the
/// judgements on these articles are; other articles are not guessed at, so mentions in one article count each.
pub(super) fn sum_up(votes: &[Vote], weighting: Weighting) -> Option<StanceSummary> {
    if votes.is_empty() {
        return None;
    }
    let n_of = |class| votes.iter().filter(|v| v.class == class).count() as u32;
    let clear: Vec<&Vote> = votes
        .iter()
        .filter(|v| v.class != StanceClass::Unclear)
        .collect();
    let (mean, half) = mean_and_half_width(&clear, weighting);
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

fn mean_and_half_width(clear: &[&Vote], weighting: Weighting) -> (f64, f64) {
    if clear.is_empty() {
        return (0.0, 1.0);
    }
    let weights = weights(clear, weighting);
    let total: f64 = weights.iter().sum();
    let mean = weighted(clear, &weights, |x| x) / total;
    let variance = weighted(clear, &weights, |x| (x - mean).powi(2)) / total;
    let n_effective = total * total / weights.iter().map(|w| w * w).sum::<f64>();
    let believed =
        (variance * n_effective + PRIOR_VARIANCE * PRIOR_VOTES) / (n_effective + PRIOR_VOTES);
    (mean, Z_95 * (believed / n_effective).sqrt())
}

fn weighted(votes: &[&Vote], weights: &[f64], of: impl Fn(f64) -> f64) -> f64 {
    votes
        .iter()
        .zip(weights)
        .map(|(v, w)| w * of(f64::from(v.score)))
        .sum()
}

fn weights(votes: &[&Vote], weighting: Weighting) -> Vec<f64> {
    match weighting {
        Weighting::Mention => vec![1.0; votes.len()],
        Weighting::Article => votes
            .chunk_by(|a, b| a.article == b.article)
            .flat_map(|same| std::iter::repeat_n(1.0 / same.len() as f64, same.len()))
            .collect(),
    }
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
