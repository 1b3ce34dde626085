//! What every panel is lent for one frame: what holds, what is looked at, and a tray for the deeds that it sends.

use super::deed::Deed;
use super::preferences::Preferences;
use super::queue::Progress;
use super::theme::Theme;
use super::view::{Hovered, View};
use crate::region::{Catalog, RegionId};
use crate::scene::LegendEntry;
use crate::session::{Settings, Snapshot};
use crate::stance::Choice;
use crate::tally::MentionRef;

/// One frame's loan.
pub struct Desk<'f> {
    /// What holds now.
    pub shot: &'f Snapshot,
    /// The settings as the user wants them: those of `shot`, with every change that is not carried out yet.
    pub wanted: Settings,
    /// What is looked at.
    pub view: &'f View,
    /// What is remembered between sittings.
    pub preferences: &'f Preferences,
    /// How far the worker is, when it is at work.
    pub progress: Option<&'f Progress>,
    /// The model that judges all again in the background.
    pub judging: Option<Choice>,
    /// Whether the worker has something to do that is waited for.
    pub busy: bool,
    /// The colours.
    pub theme: &'static Theme,
    /// What the panels sent.
    pub deeds: Vec<Deed>,
}

impl Desk<'_> {
    /// Sends a deed.
    pub fn send(&mut self, deed: Deed) {
        self.deeds.push(deed);
    }

    /// The model that was chosen, which may still be judging.
    pub fn model(&self) -> Choice {
        self.judging.unwrap_or(self.shot.models.choice)
    }

    /// The regions.
    pub fn catalog(&self) -> &Catalog {
        &self.shot.models.catalog
    }

    /// The name of a region.
    pub fn name(&self, region: RegionId) -> &str {
        &self.shot.models.catalog.get(region).name
    }

    /// The entry of the legend to whose places the table is kept.
    pub fn only(&self) -> Option<&LegendEntry> {
        self.shot.scene.legend.entry(self.view.only?)
    }

    /// Whether map, table or article show this place as hovered.
    pub fn is_hovered(&self, region: RegionId) -> bool {
        self.view.hovered.region == Some(region)
    }

    /// Whether this mention is hovered somewhere.
    pub fn is_hovered_mention(&self, at: MentionRef) -> bool {
        self.view.hovered.mention == Some(at)
    }

    /// Tells that the pointer is over a place.
    pub fn hover_region(&mut self, region: RegionId) {
        self.send(Deed::Hover(Hovered {
            region: Some(region),
            mention: None,
        }));
    }

    /// Tells that the pointer is over a mention.
    pub fn hover_mention(&mut self, at: MentionRef) {
        let region = super::view::place_of(self.shot, at);
        let region = self
            .view
            .selected()
            .filter(|r| super::view::counts_for(self.shot, at, *r))
            .or(region);
        self.send(Deed::Hover(Hovered {
            region,
            mention: Some(at),
        }));
    }
}
