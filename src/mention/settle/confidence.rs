//! From scores to a confidence that means what it says: of the mentions at 0.9, nine in ten are right.

use crate::mention::MentionKind;

/// The chance that a sense with this score, and this lead over the best sense in another country, is right.
pub(super) fn confidence(kind: MentionKind, total: f32, margin: f32) -> f32 {
    let (slope, shift, most) = match kind {
        MentionKind::Name => (0.9, 0.3, 0.99),
        MentionKind::Demonym => (0.9, 0.3, 0.99),
        MentionKind::Capital | MentionKind::City => (0.9, 0.0, 0.98),
        MentionKind::Metonym | MentionKind::Organisation => (0.9, 0.0, 0.95),
        MentionKind::Person => (0.9, 0.0, 0.95),
    };
    let fits = logistic(slope * total + shift);
    let leads = if margin.is_infinite() {
        1.0
    } else {
        logistic(1.2 * margin + 0.8)
    };
    (fits * leads).min(most)
}

fn logistic(x: f32) -> f32 {
    1.0 / (1.0 + (-x).exp())
}
