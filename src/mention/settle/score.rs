//! How well one sense fits one sighting, in natural-logarithm units: above zero it is more likely right than not.

use jiff::civil::Date;

use super::votes::Votes;
use super::{Meant, Seen};
use crate::mention::MentionKind;
use crate::mention::trie::Case;

/// The logarithm of the population at which a city with nothing to speak for it is as likely meant as not.
pub(super) const LN_KNOWN: f32 = 11.0;

/// The logarithm of the population below which a town in a country that the article never names is doubtful.
const LN_WELL_KNOWN: f32 = 12.2;

/// The logarithm of a weight that only states, provinces and the largest cities have.
const LN_STATE: f32 = 14.4;

/// The logarithm of a hundred thousand people: a smaller town that is called like a thing must be said to be a town.
const LN_SMALL: f32 = 11.5;

/// The logarithm of half a million people: a surname that is also such a city's is rather the city's.
const LN_LARGE: f32 = 13.1;

/// How a sense came by its score.
#[derive(Clone, Copy, Debug)]
pub(super) struct Score {
    /// By its own weight and what stands beside it.
    pub own: f32,
    /// By the other places of the article.
    pub context: f32,
    /// By the country or unit named right after it.
    pub container: f32,
}

impl Score {
    /// The sum.
    pub fn total(&self) -> f32 {
        self.own + self.context + self.container
    }
}

/// Scores one sense of the sighting `index`; none when it cannot be meant there.
pub(super) fn score(
    seen: &[Seen<'_>],
    index: usize,
    meant: &Meant<'_>,
    votes: &Votes,
    date: Option<Date>,
) -> Option<Score> {
    let this = &seen[index];
    let kind = meant.sense.kind()?;
    if is_barred(this, meant, kind) {
        return None;
    }
    let named = Named::by(votes, meant, this.sighting.node);
    let supported = named.local + named.whole > 0.0;
    let is_city = kind == MentionKind::City;
    if this.beside.first_name && (is_city || (kind == MentionKind::Name && !supported)) {
        return None;
    }
    let own = match kind {
        MentionKind::Person => person(meant, date)?,
        MentionKind::Demonym if !meant.look.adjective => 4.0,
        MentionKind::Organisation | MentionKind::Metonym => 3.0,
        MentionKind::Name | MentionKind::Capital | MentionKind::City | MentionKind::Demonym => {
            place(this, meant)
        }
    };
    Some(Score {
        own,
        context: context(meant, &named) - lonely(this, meant, &named),
        container: container(seen, index, meant),
    })
}

/// What rules a sense out whatever else speaks for it.
fn is_barred(this: &Seen<'_>, meant: &Meant<'_>, kind: MentionKind) -> bool {
    let beside = &this.beside;
    let named_after = beside.street_after || (beside.street_before && meant.look.adjective);
    match kind {
        MentionKind::Demonym => {
            beside.language
                || (meant.look.adjective && (named_after || beside.quoted))
                || (beside.person && !beside.latin)
        }
        MentionKind::Name if meant.sense.is_whole() => {
            beside.nature
                || beside.labelled
                || beside.namesake
                || (beside.person && meant.look.personal)
        }
        MentionKind::Name | MentionKind::City | MentionKind::Capital => {
            let called_so = beside.quoted && !beside.town && meant.look.case != Case::Shouted;
            beside.person
                || beside.nature
                || is_language(this)
                || beside.team
                || beside.labelled
                || called_so
                || named_after
                || (beside.street_before && meant.look.personal)
        }
        MentionKind::Person | MentionKind::Metonym | MentionKind::Organisation => false,
    }
}

/// Whether a name that is also an adjective is a language here: "Kazakh and Russian languages".
fn is_language(this: &Seen<'_>) -> bool {
    let adjective = |meant: &Meant<'_>| meant.sense.kind() == Some(MentionKind::Demonym);
    this.beside.language
        && this.beside.container.is_none()
        && !this.beside.town
        && this.meant.iter().any(adjective)
}

/// A leader, if in office at the article's date, the year before or the year after.
fn person(meant: &Meant<'_>, date: Option<Date>) -> Option<f32> {
    let years = &meant.sense.years;
    let in_office = |date: Date| {
        years.is_empty()
            || years
                .iter()
                .any(|&(from, to)| from <= date.year() && date.year() <= to.saturating_add(1))
    };
    match date {
        Some(date) if !in_office(date) => None,
        _ => Some(if meant.look.common { 0.5 } else { 3.0 }),
    }
}

/// A place by its weight and the words beside it.
fn place(this: &Seen<'_>, meant: &Meant<'_>) -> f32 {
    let beside = &this.beside;
    let mut score = 0.8 * (meant.sense.ln_weight - LN_KNOWN) - doubt(this, meant);
    if meant.sense.is_whole() {
        return score + place_words(this, meant);
    }
    if beside.abbreviation && meant.look.case != Case::Shouted {
        score -= 5.0;
    }
    if beside.follows && !beside.unit && !beside.town {
        score -= 2.5;
    } else if beside.flanked {
        score -= 1.0;
    }
    if beside.joined {
        score -= 3.0;
    }
    score + place_words(this, meant)
}

/// What speaks against a name that is also an ordinary word or a person's name.
fn doubt(this: &Seen<'_>, meant: &Meant<'_>) -> f32 {
    let beside = &this.beside;
    let placed = beside.located || beside.dateline || beside.town || beside.unit;
    let mut doubt = 0.0;
    if meant.look.common && meant.look.case == Case::Shouted && beside.shouted {
        doubt += 9.0;
    } else if meant.look.common {
        doubt += common(this, meant, placed);
    }
    if meant.look.personal {
        doubt += if beside.flanked && !beside.unit {
            4.0
        } else {
            0.5
        };
        let small = meant.sense.ln_weight < LN_LARGE;
        if beside.given && small && !placed && beside.container.is_none() {
            doubt += 3.0;
        }
    }
    if beside.first_name {
        doubt += 4.0;
    }
    doubt
}

/// What speaks against a name that is also an ordinary word.
fn common(this: &Seen<'_>, meant: &Meant<'_>, placed: bool) -> f32 {
    let beside = &this.beside;
    let said = beside.town || beside.unit || beside.container.is_some();
    if meant.sense.ln_weight < LN_SMALL && !said {
        6.0
    } else if placed {
        2.0
    } else if beside.opens && !beside.latin && !beside.acts {
        8.0
    } else if beside.opens || beside.shouted || beside.runs_on {
        5.0
    } else {
        2.0
    }
}

/// What prepositions, datelines and words for units and towns add.
fn place_words(this: &Seen<'_>, meant: &Meant<'_>) -> f32 {
    let beside = &this.beside;
    let mut score = 0.0;
    let is_unit = meant.sense.kind() == Some(MentionKind::Name) && !meant.sense.is_whole();
    if beside.located || beside.unit || (beside.town && !is_unit) {
        score += 1.5;
    }
    if beside.dateline {
        score += 2.0;
    }
    if beside.acts && meant.sense.kind() == Some(MentionKind::Capital) {
        score += 1.0;
    }
    score
}

/// How often the other names of the article speak of a sense's country, places in it, its unit, and the part of the world
/// that the map is about.
struct Named {
    whole: f32,
    local: f32,
    unit: f32,
    focus: f32,
}

impl Named {
    fn by(votes: &Votes, meant: &Meant<'_>, node: u32) -> Self {
        Self {
            whole: votes.whole(meant.sense.country, node),
            local: votes.local(meant.sense.country, node),
            unit: votes.unit(meant.sense.region, node),
            focus: votes.focus(node),
        }
    }
}

/// What the other places of the article add.
fn context(meant: &Meant<'_>, named: &Named) -> f32 {
    let sense = meant.sense;
    let local = named.local.ln_1p() * if sense.is_whole() { 1.0 } else { 2.0 };
    let absent = sense.is_whole() && sense.focus && named.focus == 0.0;
    let whole = named.whole.ln_1p();
    let focus = if sense.focus {
        0.3 * named.focus.ln_1p()
    } else {
        0.0
    };
    let unit = if sense.is_whole() {
        0.0
    } else {
        0.5 * named.unit.ln_1p()
    };
    let above = if sense.is_whole() {
        0.3 * whole
    } else if sense.focus {
        whole
    } else {
        0.4 * whole
    };
    0.8 * local + above + focus + unit - if absent { 1.5 } else { 0.0 }
}

/// What speaks against a town in a country that the article never names. A name that is nothing else, neither a word nor a
/// person's name nor a place elsewhere, needs no country beside it once the town is known at all.
fn lonely(this: &Seen<'_>, meant: &Meant<'_>, named: &Named) -> f32 {
    let sense = meant.sense;
    let named = named.local + named.whole > 0.0;
    let sole = sense.focus
        && sense.ln_weight > LN_KNOWN
        && !this.beside.hyphened
        && !meant.look.common
        && !meant.look.personal
        && this
            .meant
            .iter()
            .all(|other| other.sense.country == sense.country);
    let doubtful = !named && !sense.is_whole() && sense.ln_weight < LN_WELL_KNOWN && !sole;
    if doubtful { 2.0 } else { 0.0 }
}

/// "Batumi, Georgia": the sense that lies in one of the senses of the name after the comma, and the other way round.
fn container(seen: &[Seen<'_>], index: usize, meant: &Meant<'_>) -> f32 {
    let inner = |inner: &Meant<'_>, outer: &Meant<'_>| {
        let places = matches!(
            inner.sense.kind(),
            Some(MentionKind::City | MentionKind::Name)
        ) && !inner.sense.is_whole();
        let large = outer.sense.kind() == Some(MentionKind::City)
            && outer.sense.ln_weight > LN_STATE
            && outer.sense.ln_weight > inner.sense.ln_weight;
        let above =
            large || outer.sense.is_whole() || outer.sense.kind() == Some(MentionKind::Name);
        places
            && above
            && inner.sense.country.is_some()
            && inner.sense.country == outer.sense.country
    };
    let after = seen[index].beside.container.map(|next| &seen[next]);
    let before = index
        .checked_sub(1)
        .map(|at| &seen[at])
        .filter(|before| before.beside.container == Some(index));
    let holds = after.is_some_and(|next| next.meant.iter().any(|outer| inner(meant, outer)));
    let held = before.is_some_and(|before| before.meant.iter().any(|within| inner(within, meant)));
    // "Mahala in Bosnia" is no Mahala anywhere else.
    let elsewhere = !holds
        && after.is_some_and(|next| {
            next.meant.iter().any(|outer| {
                outer.sense.is_whole() && outer.sense.kind() == Some(MentionKind::Name)
            })
        });
    let small = meant.sense.kind() == Some(MentionKind::City) && meant.sense.ln_weight < LN_LARGE;
    if holds || held {
        9.0
    } else if elsewhere && small {
        -3.0
    } else {
        0.0
    }
}
