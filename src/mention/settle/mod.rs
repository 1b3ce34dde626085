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

use std::hint::black_box;

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
    meant: &'g [Meant<'g>],
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
    let (meant, ends) = meant(gazetteer, scan, language);
    let starts = [0].into_iter().chain(ends.iter().copied());
    let seen: Vec<Seen<'_>> = starts
        .zip(&ends)
        .enumerate()
        .map(|(index, (start, &end))| see(gazetteer, scan, index, &meant[start..end]))
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

/// The sighting with this index, what it may mean and what stands beside it.
fn see<'g>(
    gazetteer: &'g Gazetteer,
    scan: &Scan<'_>,
    index: usize,
    meant: &'g [Meant<'g>],
) -> Seen<'g> {
    let beside = if meant.is_empty() {
        Beside::default()
    } else {
        Beside::of(gazetteer, scan, index)
    };
    Seen {
        sighting: scan.sightings[index],
        meant,
        beside,
    }
}

/// The senses of all sightings, as far as their capitals and the language allow, and where those of each end.
fn meant<'g>(
    gazetteer: &'g Gazetteer,
    scan: &Scan<'_>,
    language: Language,
) -> (Vec<Meant<'g>>, Vec<usize>) {
    fetch(gazetteer, scan);
    let mut all = Vec::with_capacity(2 * scan.sightings.len());
    let mut ends = Vec::with_capacity(scan.sightings.len());
    let named = |meant: &Meant<'_>| {
        language != Language::Other || meant.sense.kind() != Some(MentionKind::Demonym)
    };
    for sighting in &scan.sightings {
        let start = all.len();
        let forms = gazetteer
            .trie
            .forms(sighting.node)
            .filter(|form| scan.looks_right(form, sighting.first, sighting.last));
        let meant = forms.map(|form| Meant {
            sense: &gazetteer.senses[form.sense as usize],
            look: form.look,
        });
        all.extend(meant.filter(named));
        if all[start..]
            .iter()
            .any(|meant| meant.sense.kind().is_none())
        {
            all.truncate(start);
        }
        ends.push(all.len());
    }
    (all, ends)
}

/// Reads the senses of all sightings from memory side by side; one after another, each would be waited for.
fn fetch(gazetteer: &Gazetteer, scan: &Scan<'_>) {
    let mut fetched = 0;
    for sighting in &scan.sightings {
        for form in gazetteer.trie.forms(sighting.node) {
            fetched ^= gazetteer.senses[form.sense as usize].ln_weight.to_bits();
        }
    }
    // What nobody reads would not be fetched.
    black_box(fetched);
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
