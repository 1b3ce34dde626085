//! Who speaks how of whom: for each pair of countries, what voices of the one are reported to say of the other.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::count::{Counting, MentionRef};
use super::spread::{StanceSummary, Vote, sum_up};
use crate::reading::Reading;
use crate::region::{Catalog, RegionId, Worldview};

/// What one country's voices say of another.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// The country that speaks.
    pub holder: RegionId,
    /// The country that is spoken of.
    pub target: RegionId,
    /// How.
    pub stance: StanceSummary,
    /// The mentions behind it, in reading order.
    pub mentions: Vec<MentionRef>,
}

/// All pairs that occur, ordered by the codes of holder and target.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Matrix {
    /// The pairs.
    pub cells: Vec<Cell>,
}

impl Matrix {
    /// Collects the reported judgements with a known holder from the readings for which `ticked` holds true.
    pub fn collect(
        catalog: &Catalog,
        worldview: &Worldview,
        readings: &[Arc<Reading>],
        ticked: &[bool],
        counting: &Counting,
    ) -> Self {
        let mut pairs: BTreeMap<(RegionId, RegionId), (Vec<Vote>, Vec<MentionRef>)> =
            BTreeMap::new();
        let country = |region| worldview.holder(catalog, region).unwrap_or(region);
        for (i, reading) in readings.iter().enumerate().filter(|(i, _)| ticked[*i]) {
            for (j, judged) in counting.admitted(reading) {
                let (Some(target), Some(stance)) = (judged.mention.region, &judged.stance) else {
                    continue;
                };
                let Some(holder) = stance.holder_region else {
                    continue;
                };
                let (votes, mentions) =
                    pairs.entry((country(holder), country(target))).or_default();
                votes.push(Vote {
                    article: i,
                    score: stance.score,
                    class: stance.class,
                });
                mentions.push(MentionRef {
                    reading: i,
                    mention: j,
                });
            }
        }
        let cells = pairs
            .into_iter()
            .filter_map(|((holder, target), (votes, mentions))| {
                Some(Cell {
                    holder,
                    target,
                    stance: sum_up(&votes, counting.weighting)?,
                    mentions,
                })
            })
            .collect();
        Self { cells }
    }
}
