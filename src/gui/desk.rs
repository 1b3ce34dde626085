//! What every panel is lent for one frame: what holds, what is looked at, and a tray for the deeds that it sends.

use super::deed::Deed;
use super::preferences::Preferences;
use super::theme::Theme;
use super::view::{Hovered, View};
use super::worker::Progress;
use crate::region::{Catalog, RegionId};
use crate::scene::LegendEntry;
use crate::session::{Command, Settings, Snapshot};
use crate::tally::MentionRef;

/// One frame's loan.
pub struct Desk<'f> {
    /// What holds now.
    pub shot: &'f Snapshot,
    /// What is looked at.
    pub view: &'f View,
    /// What is remembered between sittings.
    pub preferences: &'f Preferences,
    /// How far the worker is, when it is at work.
    pub progress: Option<&'f Progress>,
    /// Whether the worker has something to do.
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

    /// Sends the settings with one change.
    pub fn set(&mut self, change: impl FnOnce(&mut Settings)) {
        let mut settings = self.shot.settings.clone();
        change(&mut settings);
        self.send(Deed::Apply(Command::Set(Box::new(settings))));
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
