//! What is being looked at: page, selection, search, dialog. It belongs to the window alone and is never saved.

use crate::region::RegionId;
use crate::scene::Standing;
use crate::session::Snapshot;
use crate::stance::StanceClass;
use crate::tally::MentionRef;
use crate::text::ArticleKey;

/// The step of the sidebar.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Page {
    /// The ranked table.
    #[default]
    Places,
    /// One place with its mentions.
    Place(RegionId),
    /// One article with its mentions marked.
    Article {
        /// Which.
        key: ArticleKey,
        /// The mention it is scrolled to, as a position in the reading.
        mention: Option<usize>,
        /// The place from which it was opened.
        from: Option<RegionId>,
    },
}

/// A column by which the table can be ordered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Column {
    /// The name of the place.
    Name,
    /// How often it is mentioned.
    #[default]
    Mentions,
    /// In how many articles.
    Articles,
    /// How it is spoken of.
    Stance,
}

/// Which mentions of a place are shown as cards.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shown {
    /// All of them.
    #[default]
    All,
    /// Only those judged so.
    Only(StanceClass),
}

/// A dialog in front of the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialog {
    /// A field for a path, where the system has no dialog of its own.
    Path,
    /// A field for text.
    Paste,
    /// The picture to be saved.
    Picture,
    /// Who speaks how of whom.
    Matrix,
    /// What the program is, with sources and licences.
    About,
    /// The keys.
    Keys,
}

/// What the pointer is over, wherever it is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Hovered {
    /// The place, as it is counted.
    pub region: Option<RegionId>,
    /// The mention.
    pub mention: Option<MentionRef>,
}

/// All of it.
#[derive(Debug, Default)]
pub struct View {
    /// The step of the sidebar.
    pub page: Page,
    /// What the pointer was over in the last frame.
    pub hovered: Hovered,
    /// The order of the table.
    pub column: Column,
    /// Whether that order is turned round.
    pub reversed: bool,
    /// The letters that the names in the table must hold.
    pub search: String,
    /// The entry of the legend whose places the table is kept to.
    pub only: Option<Standing>,
    /// Whether the search field shall take the cursor.
    pub focus_search: bool,
    /// Whether the article list shall show its end, where new articles are.
    pub reveal_last: bool,
    /// Which mentions of the place are shown.
    pub shown: Shown,
    /// How many cards are shown at most.
    pub n_cards: usize,
    /// The dialog in front.
    pub dialog: Option<Dialog>,
}

/// Cards that are shown before "Show more".
pub const CARDS_AT_ONCE: usize = 60;

impl View {
    /// Starts at the table.
    pub fn new() -> Self {
        Self {
            n_cards: CARDS_AT_ONCE,
            ..Self::default()
        }
    }

    /// The place that is selected, in table, map and article alike.
    pub fn selected(&self) -> Option<RegionId> {
        match &self.page {
            Page::Places => None,
            Page::Place(region) => Some(*region),
            Page::Article { from, .. } => *from,
        }
    }

    /// Goes to one place.
    pub fn select(&mut self, region: RegionId) {
        if self.page != Page::Place(region) {
            self.page = Page::Place(region);
            self.shown = Shown::All;
            self.n_cards = CARDS_AT_ONCE;
        }
    }

    /// Goes to the article of a mention, keeping the place that it counts for as the selection.
    pub fn read(&mut self, shot: &Snapshot, at: MentionRef) {
        let Some(reading) = shot.readings.get(at.reading) else {
            return;
        };
        let kept = self.selected().filter(|r| counts_for(shot, at, *r));
        self.page = Page::Article {
            key: reading.article.key.clone(),
            mention: Some(at.mention),
            from: kept.or_else(|| place_of(shot, at)),
        };
    }

    /// Goes to an article from its beginning.
    pub fn read_article(&mut self, shot: &Snapshot, reading: usize) {
        if let Some(reading) = shot.readings.get(reading) {
            self.page = Page::Article {
                key: reading.article.key.clone(),
                mention: None,
                from: None,
            };
        }
    }

    /// One step back: article, place, table.
    pub fn back(&mut self) {
        self.page = match self.page {
            Page::Article {
                from: Some(region), ..
            } => Page::Place(region),
            Page::Article { from: None, .. } | Page::Place(_) | Page::Places => Page::Places,
        };
    }

    /// Leaves what is no longer there after `shot` came.
    pub fn settle(&mut self, shot: &Snapshot) {
        let gone = match &self.page {
            Page::Places => false,
            Page::Place(region) => region.0 as usize >= shot.models.catalog.regions.len(),
            Page::Article { key, .. } => position(shot, key).is_none(),
        };
        if gone {
            self.page = Page::Places;
        }
        let entry = self.only.and_then(|look| shot.scene.legend.entry(look));
        self.only = entry.filter(|e| !e.places.is_empty()).map(|e| e.standing);
    }
}

/// The position of an article among the readings.
pub fn position(shot: &Snapshot, key: &ArticleKey) -> Option<usize> {
    shot.readings.iter().position(|r| r.article.key == *key)
}

/// Whether a mention is among those behind the numbers of `region`.
pub fn counts_for(shot: &Snapshot, at: MentionRef, region: RegionId) -> bool {
    let row = shot.tally.row(region);
    row.is_some_and(|r| r.mentions.binary_search(&at).is_ok())
}

/// The first place of the table that a mention counts for.
pub fn place_of(shot: &Snapshot, at: MentionRef) -> Option<RegionId> {
    let rows = shot.tally.rows.iter();
    rows.clone()
        .find(|r| r.mentions.binary_search(&at).is_ok())
        .map(|r| r.region)
}
