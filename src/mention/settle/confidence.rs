//! From scores to a confidence that means what it says: of the mentions at 0.9, nine in ten are right.
//!
//! Evidence that the sense fits and evidence that no other country is meant are joined as odds, and a line per kind turns
//! them into a chance (Platt 1999). `tools/accuracy/link_calibration.py` fits the lines on development sets and says how
//! far the result can be trusted. No set marks leaders, seats of power or groups: their lines are set by hand.

use crate::mention::MentionKind;

/// Beyond this the evidence says no more.
const MOST: f32 = 8.0;

/// Slope and shift of each kind's line.
fn line(kind: MentionKind) -> (f32, f32) {
    match kind {
        MentionKind::Name => (0.38, 0.48),
        MentionKind::Demonym => (0.10, 1.86),
        MentionKind::Capital => (0.05, 2.23),
        MentionKind::City => (0.17, 0.16),
        MentionKind::Metonym | MentionKind::Organisation | MentionKind::Person => (0.3, 0.5),
    }
}

/// The evidence below which a sense is more likely wrong than right.
fn least(kind: MentionKind) -> f32 {
    match kind {
        MentionKind::Name | MentionKind::Demonym => -1.0 / 3.0,
        MentionKind::Capital
        | MentionKind::City
        | MentionKind::Metonym
        | MentionKind::Organisation
        | MentionKind::Person => 0.0,
    }
}

/// The chance that a sense with this score, and this lead over the best sense in another country, is right.
pub(super) fn confidence(kind: MentionKind, total: f32, margin: f32) -> f32 {
    let evidence = evidence(total, margin);
    if evidence < least(kind) {
        // More likely wrong than right: such a mention gets no place, so that no set can say how often it is right.
        return logistic(evidence);
    }
    let (slope, shift) = line(kind);
    logistic(slope * evidence + shift)
}

/// The log odds that the sense fits and leads, both.
fn evidence(total: f32, margin: f32) -> f32 {
    let leads = 1.2 * margin + 0.8;
    (-((-total).exp() + (-leads).exp()).ln()).clamp(-MOST, MOST)
}

fn logistic(x: f32) -> f32 {
    1.0 / (1.0 + (-x).exp())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rival_close_behind_takes_confidence() {
        let alone = confidence(MentionKind::City, 3.0, f32::INFINITY);
        let close = confidence(MentionKind::City, 3.0, 0.0);
        assert!(close < alone && confidence(MentionKind::City, 1.0, f32::INFINITY) < alone);
        assert!((0.0..=1.0).contains(&confidence(MentionKind::City, -50.0, -50.0)));
    }
}
