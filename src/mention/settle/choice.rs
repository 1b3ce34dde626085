//! Choosing one sense for each sighting: one sense an article, unless a neighbour says otherwise.

use jiff::civil::Date;

use super::beside::Beside;
use super::confidence::{confidence, is_sure};
use super::score::{LN_KNOWN, Score, score};
use super::votes::Votes;
use super::{Meant, Seen};
use crate::mention::quick::{QuickMap, QuickSet};
use crate::mention::{Candidate, MentionKind};
use crate::region::RegionId;

/// Why a sense won.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Why {
    /// No other sense is known.
    Only,
    /// The name after it says where it lies.
    Container,
    /// The other places of the article lie near it.
    Context,
    /// It is the best known of its name.
    Weight,
    /// The same name was settled elsewhere in the article.
    Discourse,
}

/// The sense of one sighting.
pub(super) struct Choice<'g> {
    /// The sense that won.
    pub meant: Meant<'g>,
    /// 0…1.
    pub confidence: f32,
    /// Whether it is more likely meant than not; else the mention is left without a place.
    pub sure: bool,
    /// Why it won.
    pub why: Why,
    /// The senses that lost, best first, one a country and place.
    pub rivals: Vec<Candidate>,
}

/// Chooses a sense for every sighting; none where it is no place.
pub(super) fn choose<'g>(
    seen: &[Seen<'g>],
    votes: &Votes,
    date: Option<Date>,
) -> Vec<Option<Choice<'g>>> {
    let n_senses = seen.iter().map(|seen| seen.meant.len()).sum();
    let mut scores = Vec::with_capacity(n_senses);
    for (index, one) in seen.iter().enumerate() {
        let meant = one.meant.iter();
        scores.extend(meant.map(|meant| score(seen, index, meant, votes, date)));
    }
    let told = discourse(seen, &scores);
    let mut ranked = Vec::new();
    with_scores(seen, &scores)
        .map(|(seen, scores)| choose_one(seen, scores, &told, &mut ranked))
        .collect()
}

/// Each sighting with the scores of its senses, which stand one after another.
fn with_scores<'s, 'g>(
    seen: &'s [Seen<'g>],
    mut scores: &'s [Option<Score>],
) -> impl Iterator<Item = (&'s Seen<'g>, &'s [Option<Score>])> {
    seen.iter().map(move |seen| {
        let (own, others) = scores.split_at(seen.meant.len());
        scores = others;
        (seen, own)
    })
}

/// What an article's sightings of names say of each other.
struct Told<'g> {
    /// By name: the best container evidence for each sense; empty where no name has any.
    containers: QuickMap<u32, Vec<f32>>,
    /// The places, in whatever form they are named, one name of which is a person's and none a place beyond doubt.
    persons: QuickSet<Place<'g>>,
}

/// A place as senses name it.
type Place<'g> = (Option<RegionId>, Option<&'g str>);

fn place<'g>(meant: &Meant<'g>) -> Place<'g> {
    (meant.sense.region, meant.sense.place.as_deref())
}

/// Gathers what the sightings of the article tell.
fn discourse<'g>(seen: &[Seen<'g>], scores: &[Option<Score>]) -> Told<'g> {
    let mut told = Told {
        containers: QuickMap::default(),
        persons: persons(seen),
    };
    if scores.iter().flatten().all(|score| score.container <= 0.0) {
        return told;
    }
    for (seen, scores) in with_scores(seen, scores) {
        let containers = told.containers.entry(seen.sighting.node).or_default();
        containers.resize(containers.len().max(scores.len()), 0.0);
        for (best, score) in containers.iter_mut().zip(scores) {
            *best = best.max(score.map_or(0.0, |score| score.container));
        }
    }
    told
}

/// The places inside countries that are named like a person and nowhere beyond doubt.
fn persons<'g>(seen: &[Seen<'g>]) -> QuickSet<Place<'g>> {
    let places = |seen: &Seen<'g>| {
        let inside = seen.meant.iter().filter(|meant| !meant.sense.is_whole());
        inside.map(place).collect::<Vec<_>>()
    };
    let is_person =
        |beside: &Beside| beside.person || beside.first_name || (beside.follows && !beside.located);
    let is_placed =
        |beside: &Beside| beside.located || beside.container.is_some() || beside.dateline;
    let mut persons: QuickSet<Place<'g>> = seen
        .iter()
        .filter(|seen| is_person(&seen.beside))
        .flat_map(places)
        .collect();
    if !persons.is_empty() {
        for place in seen
            .iter()
            .filter(|seen| is_placed(&seen.beside))
            .flat_map(places)
        {
            persons.remove(&place);
        }
    }
    persons
}

/// Chooses a sense for one sighting; `ranked` is room to work in.
fn choose_one<'g>(
    seen: &Seen<'g>,
    scores: &[Option<Score>],
    told: &Told<'g>,
    ranked: &mut Vec<(f32, usize, Score)>,
) -> Option<Choice<'g>> {
    let containers = told.containers.get(&seen.sighting.node);
    let containers = containers.filter(|known| known.len() == scores.len());
    ranked.clear();
    for (n, score) in scores.iter().enumerate() {
        if let Some(score) = score {
            // What speaks against a sense here, a country beside it that it does not lie in, is not taken back.
            let shared = containers.map_or(0.0, |containers| {
                (0.6 * containers[n] - score.container.max(0.0)).max(0.0)
            });
            let doubted = is_doubted(&seen.meant[n], told);
            ranked.push((
                score.total() + shared - if doubted { 3.0 } else { 0.0 },
                n,
                *score,
            ));
        }
    }
    ranked.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let &(total, n, score) = ranked.first()?;
    let best = seen.meant[n];
    let rival = ranked
        .iter()
        .find(|(_, other, _)| seen.meant[*other].sense.country != best.sense.country);
    let margin = rival.map_or(f32::INFINITY, |rival| total - rival.0);
    let why = why(&score, rival.map(|rival| &rival.2), total);
    let kind = best.sense.kind()?;
    Some(Choice {
        meant: best,
        confidence: confidence(kind, total, margin),
        sure: is_sure(kind, total, margin),
        why,
        rivals: rivals(seen, ranked),
    })
}

/// Whether a name that can be a person's is one elsewhere in the article, and nowhere a place beyond doubt.
fn is_doubted(meant: &Meant<'_>, told: &Told<'_>) -> bool {
    let village = meant.sense.kind() == Some(MentionKind::City) && meant.sense.ln_weight < LN_KNOWN;
    (meant.look.personal || village) && told.persons.contains(&place(meant))
}

/// Which part of the score made the difference.
fn why(best: &Score, rival: Option<&Score>, total: f32) -> Why {
    match rival {
        None => Why::Only,
        Some(rival) if best.container > rival.container => Why::Container,
        Some(_) if total > best.total() => Why::Discourse,
        Some(rival) if best.context - rival.context > best.own - rival.own => Why::Context,
        Some(_) => Why::Weight,
    }
}

/// The losing senses with another region or place than the winner's, at most five.
fn rivals(seen: &Seen<'_>, ranked: &[(f32, usize, Score)]) -> Vec<Candidate> {
    let best = seen.meant[ranked[0].1].sense;
    let mut rivals: Vec<Candidate> = Vec::new();
    for &(total, n, _) in &ranked[1..] {
        let sense = seen.meant[n].sense;
        let Some(region) = sense.region.filter(|_| sense.region != best.region) else {
            continue;
        };
        if !rivals
            .iter()
            .any(|known| known.region == region && known.place == sense.place)
        {
            let Some(kind) = sense.kind() else { continue };
            rivals.push(Candidate {
                region,
                place: sense.place.clone(),
                confidence: confidence(kind, total, total - ranked[0].0),
            });
            if rivals.len() == 5 {
                break;
            }
        }
    }
    rivals
}
