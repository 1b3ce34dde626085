//! Settling: which place each sighted name means, or that it means none.
//!
//! 1. `beside` reads the words next to a name: a person's name, a language, a preposition, a unit, a comma and a country.
//! 2. `votes` counts over the whole article which countries are spoken of, by names that can mean nothing else.
//! 3. `score` and `choice` weigh the senses of each name: one sense an article, unless a neighbour says otherwise.
//! 4. `standing` tells a capital that acts from a city where something happens.

mod beside;
mod choice;
mod confidence;
mod languages;
mod persons;
mod score;
mod standing;
mod votes;

use jiff::civil::Date;

use super::clean::Plain;
use super::gazetteer::{Gazetteer, Sense};
use super::scan::{Scan, Sighting};
use super::trie::Look;
use super::{Mention, MentionKind};
use crate::text::{Language, Span};
use beside::Beside;

/// One sense that a sighting may have.
#[derive(Clone, Copy)]
struct Meant<'g> {
    sense: &'g Sense,
    look: Look,
}

/// A sighting with what it may mean and what stands beside it.
struct Seen<'g> {
    sighting: Sighting,
    /// Empty when it is no place: a newspaper's name, a word that only looks like one.
    meant: Vec<Meant<'g>>,
    beside: Beside,
}

/// The mentions of one article.
pub(super) fn settle(
    gazetteer: &Gazetteer,
    scan: &Scan<'_>,
    language: Language,
    date: Option<Date>,
    plain: &Plain<'_>,
) -> Vec<Mention> {
    let seen: Vec<Seen<'_>> = (0..scan.sightings.len())
        .map(|index| see(gazetteer, scan, index, language))
        .collect();
    let votes = votes::count(&seen);
    let choices = choice::choose(&seen, &votes, date);
    let mut mentions = Vec::with_capacity(choices.len());
    for (index, choice) in choices.into_iter().enumerate() {
        if let Some(choice) = choice {
            let span = span(scan, &seen[index], plain);
            mentions.push(standing::mention(scan, &seen, index, choice, span));
        }
    }
    mentions
}

/// What the sighting with this index may mean.
fn see<'g>(
    gazetteer: &'g Gazetteer,
    scan: &Scan<'_>,
    index: usize,
    language: Language,
) -> Seen<'g> {
    let sighting = scan.sightings[index];
    let meant = meant(gazetteer, scan, &sighting, language);
    let beside = if meant.is_empty() {
        Beside::default()
    } else {
        Beside::of(gazetteer, scan, index)
    };
    Seen {
        sighting,
        meant,
        beside,
    }
}

/// The senses of a sighting that its capitals and the article's language allow.
fn meant<'g>(
    gazetteer: &'g Gazetteer,
    scan: &Scan<'_>,
    sighting: &Sighting,
    language: Language,
) -> Vec<Meant<'g>> {
    let forms = gazetteer
        .trie
        .forms(sighting.node)
        .filter(|form| scan.looks_right(form, sighting.first, sighting.last));
    let meant = forms.map(|form| Meant {
        sense: &gazetteer.senses[form.sense as usize],
        look: form.look,
    });
    let named = |meant: &Meant<'_>| {
        language != Language::Other || meant.sense.kind() != Some(MentionKind::Demonym)
    };
    let meant: Vec<Meant<'g>> = meant.filter(named).collect();
    if meant.iter().any(|meant| meant.sense.kind().is_none()) {
        Vec::new()
    } else {
        meant
    }
}

/// Where a sighting stands in the article's own text.
fn span(scan: &Scan<'_>, seen: &Seen<'_>, plain: &Plain<'_>) -> Span {
    let words = &scan.words[seen.sighting.first..=seen.sighting.last];
    let start = words[0].start as usize;
    let mut end = words[words.len() - 1].end as usize;
    // The last full stop of "U.S." is its own.
    if words.len() > 1
        && words.iter().all(|w| w.n_letters == 1)
        && scan.text[end..].starts_with('.')
    {
        end += 1;
    }
    Span::new(plain.original(start), plain.original_end(end))
}
