//! From scores to a confidence that means what it says: of the mentions at 0.9, nine in ten are right.
//!
//! Evidence that the sense fits and evidence that no other country is meant are joined as odds, and a line per kind turns
//! them into a chance (Platt 1999), bent flat where more evidence tells nothing more. `tools/accuracy/link_calibration.py`
//! fits the lines on development sets and says how far the result can be trusted. No set marks leaders, seats of power or
//! groups: their lines are set by hand.
//!
//! Whether a mention gets a place is asked of the evidence, not of the chance: a town that is likelier meant than any other
//! place may still, more often than not, be a word or a name that no list knows.

use crate::mention::MentionKind;

/// Beyond this the evidence says no more.
const MOST: f32 = 8.0;

/// How steeply every line rises beyond its bend.
const FLAT: f32 = 0.05;

/// Slope and shift of each kind's line, and the evidence at which it bends.
fn line(kind: MentionKind) -> (f32, f32, f32) {
    match kind {
        MentionKind::Name => (0.32, 0.85, 8.0),
        MentionKind::Demonym => (0.63, -0.35, 4.5),
        MentionKind::Capital => (0.05, 3.03, 8.0),
        MentionKind::City => (0.87, -1.44, 3.0),
        MentionKind::Metonym | MentionKind::Organisation | MentionKind::Person => (0.3, 0.5, 8.0),
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

/// Whether a sense with this score, and this lead over the best sense in another country, is more likely meant than not.
pub(super) fn is_sure(kind: MentionKind, total: f32, margin: f32) -> bool {
    evidence(total, margin) >= least(kind)
}

/// The chance that it is right.
pub(super) fn confidence(kind: MentionKind, total: f32, margin: f32) -> f32 {
    let evidence = evidence(total, margin);
    let (slope, shift, bend) = line(kind);
    let chance = logistic(slope * evidence.min(bend) + FLAT * (evidence - bend).max(0.0) + shift);
    if is_sure(kind, total, margin) {
        chance
    } else {
        // Such a mention gets no place, so that no set can say how often it is right.
        chance.min(logistic(evidence))
    }
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
    fn more_evidence_never_takes_confidence_away() {
        for kind in [MentionKind::Name, MentionKind::City, MentionKind::Person] {
            let chances = (-20..20).map(|e| confidence(kind, e as f32 / 2.0, f32::INFINITY));
            assert!(chances.is_sorted(), "{kind:?}");
        }
    }

    #[test]
    fn a_rival_close_behind_takes_confidence() {
        let alone = confidence(MentionKind::City, 3.0, f32::INFINITY);
        let close = confidence(MentionKind::City, 3.0, 0.0);
        assert!(close < alone && confidence(MentionKind::City, 1.0, f32::INFINITY) < alone);
        assert!(is_sure(MentionKind::City, 3.0, f32::INFINITY));
        assert!(!is_sure(MentionKind::City, 3.0, -3.0));
        assert!((0.0..=1.0).contains(&confidence(MentionKind::City, -50.0, -50.0)));
    }
}
