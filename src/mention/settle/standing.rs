//! What a settled name stands for: a city where something happens or a government that acts; and the words that say why.

use super::choice::{Choice, Why};
use super::score::LN_KNOWN;
use super::{Meant, Seen};
use crate::mention::scan::Scan;
use crate::mention::{Mention, MentionKind};
use crate::text::Span;

/// One beginning of a reason with each of its ends: those of `Why` in order, then the one for doubt.
macro_rules! reasons {
    ($what:literal) => {
        [
            concat!($what, "; no other place of this name is known"),
            concat!($what, "; the name beside it says where it lies"),
            concat!($what, "; it fits the other places of the article"),
            concat!($what, "; the best known of its name"),
            concat!($what, "; settled elsewhere in the article"),
            concat!($what, ", but not sure enough to say which"),
        ]
    };
}

/// Makes the mention of the sighting with this index.
pub(super) fn mention(
    scan: &Scan<'_>,
    seen: &[Seen<'_>],
    index: usize,
    choice: Choice<'_>,
    span: Span,
) -> Mention {
    let meant = government_or_city(scan, seen, index, &choice);
    let kind = meant.sense.kind().unwrap_or(MentionKind::Name);
    Mention {
        span,
        kind,
        region: meant.sense.region.filter(|_| choice.sure),
        place: meant.sense.place.clone(),
        confidence: choice.confidence,
        reason: reason(meant, kind, choice.why, choice.sure),
        rivals: choice.rivals,
    }
}

/// Of a capital's two senses, the one that the words beside it speak for.
fn government_or_city<'g>(
    scan: &Scan<'_>,
    seen: &[Seen<'g>],
    index: usize,
    choice: &Choice<'g>,
) -> Meant<'g> {
    let best = choice.meant;
    let kind = best.sense.kind();
    let is_unit =
        kind == Some(MentionKind::Name) && !best.sense.is_whole() && best.sense.place.is_none();
    let capital = seen[index].meant.iter().find(|other| {
        other.sense.kind() == Some(MentionKind::Capital)
            && other.sense.country == best.sense.country
    });
    let is_city = matches!(kind, Some(MentionKind::Capital | MentionKind::City))
        || (is_unit && capital.is_some());
    if is_unit && capital.is_none() {
        return town_of_unit(&seen[index], best).unwrap_or(best);
    }
    if !is_city || best.look.adjective {
        return best;
    }
    let place = best
        .sense
        .place
        .as_deref()
        .or(capital.and_then(|capital| capital.sense.place.as_deref()));
    let wanted = if acts(scan, seen, index) {
        MentionKind::Capital
    } else {
        MentionKind::City
    };
    let same = |other: &&Meant<'g>| {
        other.sense.kind() == Some(wanted)
            && other.sense.country == best.sense.country
            && other.sense.place.as_deref() == place
    };
    seen[index].meant.iter().find(same).copied().unwrap_or(best)
}

/// The town that the unit has its name from: "Donetsk" alone is the town, "Donetsk oblast" the unit.
fn town_of_unit<'g>(seen: &Seen<'g>, unit: Meant<'g>) -> Option<Meant<'g>> {
    let is_town = |other: &&Meant<'g>| {
        other.sense.kind() == Some(MentionKind::City)
            && other.sense.region == unit.sense.region
            && other.sense.ln_weight > LN_KNOWN
    };
    let towns = seen.meant.iter().filter(is_town);
    towns
        .max_by(|a, b| a.sense.ln_weight.total_cmp(&b.sense.ln_weight))
        .filter(|_| !seen.beside.unit && !unit.look.adjective)
        .copied()
}

/// Whether the name acts: by its own neighbours, or by those of a name that it is joined to with "and".
fn acts(scan: &Scan<'_>, seen: &[Seen<'_>], index: usize) -> bool {
    let here = |at: usize| {
        let beside = &seen[at].beside;
        let place = beside.located
            || beside.dateline
            || beside.unit
            || beside.town
            || beside.container.is_some();
        if place {
            Some(false)
        } else {
            beside.acts.then_some(true)
        }
    };
    let joined = |a: usize, b: usize| {
        seen[b].sighting.first == seen[a].sighting.last + 2 && is_and(scan, seen[a].sighting.last)
    };
    let before = index
        .checked_sub(1)
        .filter(|&at| joined(at, index))
        .and_then(here);
    let after = Some(index + 1)
        .filter(|&at| at < seen.len() && joined(index, at))
        .and_then(here);
    here(index)
        .or(before)
        .or(after)
        .unwrap_or(!seen[index].beside.flanked)
}

/// Whether the word after `at` stands between two names with single spaces: "and", "и", "та".
fn is_and(scan: &Scan<'_>, at: usize) -> bool {
    let (left, middle, right) = (scan.words[at], scan.words[at + 1], scan.words[at + 2]);
    let gaps = (middle.start - left.end, right.start - middle.end);
    gaps == (1, 1) && middle.n_letters <= 3 && !middle.capital
}

/// The reason for the reader.
fn reason(meant: Meant<'_>, kind: MentionKind, why: Why, sure: bool) -> &'static str {
    let reasons = match kind {
        MentionKind::Name => reasons!("the place's own name"),
        MentionKind::Demonym if meant.look.adjective => {
            reasons!("adjective made from a city's name")
        }
        MentionKind::Demonym => reasons!("people or adjective of the place"),
        MentionKind::Capital => reasons!("capital standing for its government"),
        MentionKind::Metonym => reasons!("seat of power standing for the state"),
        MentionKind::Person => reasons!("leader of the state"),
        MentionKind::City => reasons!("place inside the region"),
        MentionKind::Organisation => reasons!("group of states"),
    };
    let [only, container, context, weight, discourse, doubt] = reasons;
    match why {
        _ if !sure => doubt,
        Why::Only => only,
        Why::Container => container,
        Why::Context => context,
        Why::Weight => weight,
        Why::Discourse => discourse,
    }
}
