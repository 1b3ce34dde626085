//! Who holds a piece, what it counts to, and how its border is drawn, by one side's view. Counts of a piece never depend on it.

use std::collections::BTreeMap;
use std::path::Path;

use super::{Catalog, Geodata, RegionError, RegionId, RegionKind, header, worldview_file};

/// How the line between two neighbouring regions is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BorderKind {
    /// No line.
    None,
    /// Between two units of one country.
    Unit,
    /// A line that one side holds for a border and another does not.
    Claimed,
    /// A line where fighting stopped, or a line of contact.
    Ceasefire,
    /// Between two countries.
    International,
}

/// What a worldview says of one piece.
#[derive(Clone, Debug, Default)]
pub(super) struct Standing {
    /// What the piece counts to; itself for one that stands alone.
    pub within: Option<RegionId>,
    /// Who controls it, where the file says so; itself for its own authorities.
    pub held_by: Option<RegionId>,
    /// Who else claims it, in the file's order.
    pub claimed_by: Vec<RegionId>,
    /// How its line toward a neighbour is drawn: by the neighbour, or by what the neighbour is part of.
    pub borders: BTreeMap<RegionId, BorderKind>,
    /// What a reader should know about it.
    pub note: Option<String>,
}

/// One side's view of who holds which piece.
#[derive(Clone, Debug)]
pub struct Worldview {
    /// Its short name: the name of its file, such as `un`.
    pub code: String,
    /// Its title for readers.
    pub title: String,
    /// Where it is taken from.
    pub source: String,
    /// The day that it describes, as `YYYY-MM-DD`.
    pub date: String,
    /// What a reader should know about it; may be empty.
    pub note: String,
    /// The hash of its file (BLAKE3, hexadecimal); empty where there is none.
    pub hash: String,
    pub(super) pieces: BTreeMap<RegionId, Standing>,
}

impl Worldview {
    /// All worldviews of a geodata folder: "un" first, then by code. A folder without any gets one that follows the parents.
    ///
    /// # Errors
    /// Where a file cannot be read, is not the JSON that geodata/README.md describes, or names an unknown code.
    pub fn load_all(geodata: &Geodata, catalog: &Catalog) -> Result<Vec<Worldview>, RegionError> {
        let mut all = Vec::new();
        for name in geodata.list_json("worldviews")? {
            all.push(worldview_file::parse(
                &geodata.read(&name)?,
                &geodata.file_name(&name),
                catalog,
            )?);
        }
        if all.is_empty() {
            all.push(Worldview::by_parents());
        }
        all.sort_by_key(|view| (view.code != "un", view.code.clone()));
        Ok(all)
    }

    /// The worldview of this code; the first one for an empty code.
    ///
    /// # Errors
    /// When none is called so.
    pub fn named<'w>(all: &'w [Worldview], code: &str) -> Result<&'w Worldview, RegionError> {
        let called = |view: &&Worldview| code.is_empty() || view.code == code;
        all.iter().find(called).ok_or_else(|| {
            let known: Vec<&str> = all.iter().map(|view| view.code.as_str()).collect();
            RegionError::UnknownWorldview {
                asked: code.to_owned(),
                known: known.join(", "),
            }
        })
    }

    /// A worldview from a file of the user's.
    ///
    /// # Errors
    /// As for `load_all`.
    pub fn from_file(path: &Path, catalog: &Catalog) -> Result<Worldview, RegionError> {
        let bytes = std::fs::read(path).map_err(|source| RegionError::Read {
            file: path.to_owned(),
            source,
        })?;
        worldview_file::parse(&bytes, path, catalog)
    }

    /// The worldview that only follows the parents of the outlines.
    fn by_parents() -> Worldview {
        let text = str::to_owned;
        Worldview {
            code: text("plain"),
            title: text("As the outlines say"),
            source: text("regions.geojson"),
            date: String::new(),
            note: String::new(),
            hash: String::new(),
            pieces: BTreeMap::new(),
        }
    }

    /// What a region counts to one step up: none for what stands alone.
    pub fn within(&self, catalog: &Catalog, id: RegionId) -> Option<RegionId> {
        match self.pieces.get(&id).and_then(|piece| piece.within) {
            Some(own) if own == id => None,
            Some(within) => Some(within),
            None => catalog.get(id).parent,
        }
    }

    /// The region itself, then all that it counts to.
    pub fn lineage(&self, catalog: &Catalog, start: RegionId) -> impl Iterator<Item = RegionId> {
        std::iter::successors(Some(start), move |id| self.within(catalog, *id))
    }

    /// The country that a region counts to, or the piece itself where it stands alone in this view; none for groups.
    pub fn holder(&self, catalog: &Catalog, id: RegionId) -> Option<RegionId> {
        let top = self.lineage(catalog, id).last()?;
        (catalog.get(top).kind != RegionKind::Group).then_some(top)
    }

    /// Who controls a piece on the ground, where this view says so; the piece itself for its own authorities.
    pub fn controller(&self, id: RegionId) -> Option<RegionId> {
        self.pieces.get(&id)?.held_by
    }

    /// Who else claims a piece; empty for what nobody disputes.
    pub fn claimants(&self, id: RegionId) -> &[RegionId] {
        self.pieces.get(&id).map_or(&[], |piece| &piece.claimed_by)
    }

    /// Whether a piece is to be hatched: the catalog or this view calls it disputed.
    pub fn is_disputed(&self, catalog: &Catalog, id: RegionId) -> bool {
        catalog.get(id).kind == RegionKind::Disputed || !self.claimants(id).is_empty()
    }

    /// What a reader should know about a piece.
    pub fn note(&self, id: RegionId) -> Option<&str> {
        self.pieces.get(&id)?.note.as_deref()
    }

    /// A line for the piece's header, such as "Held by Russia, claimed by Ukraine"; none for what nobody disputes.
    pub fn header(&self, catalog: &Catalog, id: RegionId) -> Option<String> {
        header::of(self, catalog, id)
    }

    /// How the line between two neighbours is drawn. What the file says of either wins; else it follows the holders.
    pub fn border(&self, catalog: &Catalog, a: RegionId, b: RegionId) -> BorderKind {
        if a == b {
            return BorderKind::None;
        }
        let said = self
            .said(catalog, a, b)
            .into_iter()
            .chain(self.said(catalog, b, a))
            .max();
        said.unwrap_or_else(
            || match self.holder(catalog, a) == self.holder(catalog, b) {
                true => BorderKind::Unit,
                false => BorderKind::International,
            },
        )
    }

    /// What the file says of `piece` toward `neighbour`: its own entry first, then those of what it is part of by the outlines.
    fn said(&self, catalog: &Catalog, piece: RegionId, neighbour: RegionId) -> Option<BorderKind> {
        let borders = &self.pieces.get(&piece)?.borders;
        catalog
            .lineage(neighbour)
            .find_map(|above| borders.get(&above).copied())
    }
}
