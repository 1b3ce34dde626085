//! Which countries an article speaks of, by the names in it that can hardly mean anything else.

use super::{Meant, Seen};
use crate::mention::MentionKind;
use crate::mention::quick::QuickMap;
use crate::region::RegionId;

/// How much heavier than the next country's a sense must be to count as beyond doubt (natural logarithm: about 20 times).
const BEYOND_DOUBT: f32 = 2.9;

/// The votes of one article. No name votes for itself: every question leaves out the name that asks.
#[derive(Default)]
pub(super) struct Votes {
    whole: QuickMap<RegionId, f32>,
    local: QuickMap<RegionId, f32>,
    unit: QuickMap<RegionId, f32>,
    focus: f32,
    own: QuickMap<u32, Own>,
}

/// What the sightings of one name voted for.
#[derive(Clone, Copy)]
struct Own {
    region: RegionId,
    country: RegionId,
    whole: bool,
    focus: bool,
    n: f32,
}

impl Votes {
    /// Votes by names of the country itself, its people and its government.
    pub fn whole(&self, country: Option<RegionId>, node: u32) -> f32 {
        self.read(&self.whole, country, node, |own| {
            own.whole.then_some(own.country)
        })
    }

    /// Votes by names of places inside it.
    pub fn local(&self, country: Option<RegionId>, node: u32) -> f32 {
        self.read(&self.local, country, node, |own| {
            (!own.whole).then_some(own.country)
        })
    }

    /// Votes for one unit by names inside it and its own.
    pub fn unit(&self, region: Option<RegionId>, node: u32) -> f32 {
        self.read(&self.unit, region, node, |own| Some(own.region))
    }

    /// Votes for any country that the map is about.
    pub fn focus(&self, node: u32) -> f32 {
        self.focus
            - self
                .own
                .get(&node)
                .filter(|own| own.focus)
                .map_or(0.0, |own| own.n)
    }

    fn read(
        &self,
        votes: &QuickMap<RegionId, f32>,
        of: Option<RegionId>,
        node: u32,
        voted: impl Fn(&Own) -> Option<RegionId>,
    ) -> f32 {
        let all = of.and_then(|of| votes.get(&of)).copied().unwrap_or(0.0);
        let own = self
            .own
            .get(&node)
            .filter(|own| voted(own) == of && of.is_some())
            .map_or(0.0, |own| own.n);
        all - own
    }
}

/// Counts the votes.
pub(super) fn count(seen: &[Seen<'_>]) -> Votes {
    let mut votes = Votes::default();
    for seen in seen
        .iter()
        .filter(|seen| !seen.beside.person && !seen.beside.joined)
    {
        if let Some(meant) = beyond_doubt(seen.meant) {
            let shaky = meant.look.common || (meant.look.personal && seen.beside.flanked);
            if !shaky {
                votes.add(meant, seen.sighting.node);
            }
        }
    }
    votes
}

impl Votes {
    fn add(&mut self, meant: &Meant<'_>, node: u32) {
        let (Some(region), Some(country)) = (meant.sense.region, meant.sense.country) else {
            return;
        };
        let whole = region == country && meant.sense.kind() != Some(MentionKind::City);
        *if whole {
            &mut self.whole
        } else {
            &mut self.local
        }
        .entry(country)
        .or_default() += 1.0;
        *self.unit.entry(region).or_default() += 1.0;
        let focus = meant.sense.focus;
        self.focus += if focus { 1.0 } else { 0.0 };
        self.own
            .entry(node)
            .or_insert(Own {
                region,
                country,
                whole,
                focus,
                n: 0.0,
            })
            .n += 1.0;
    }
}

/// The heaviest sense, when no other country has one near it in weight.
fn beyond_doubt<'a, 'g>(meant: &'a [Meant<'g>]) -> Option<&'a Meant<'g>> {
    let best = meant
        .iter()
        .max_by(|a, b| a.sense.ln_weight.total_cmp(&b.sense.ln_weight))?;
    let rival = meant
        .iter()
        .filter(|other| other.sense.country != best.sense.country)
        .map(|other| other.sense.ln_weight);
    rival
        .fold(f32::MIN, f32::max)
        .le(&(best.sense.ln_weight - BEYOND_DOUBT))
        .then_some(best)
}
