//! The regions of one geodata folder, in one list. Outlines are `[lon, lat]` in degrees.

use std::collections::HashMap;
use std::fmt;

use geo::MultiPolygon;

use super::{Geodata, RegionError, outlines};

/// A region's stable code: ISO 3166-1 alpha-2, ISO 3166-2, or one of ours that starts with `X-` (see geodata/README.md).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RegionCode(pub String);

impl RegionCode {
    /// The code as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for RegionCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A region's place in `Catalog::regions`; never leaves memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RegionId(pub u32);

impl RegionId {
    /// The place as an index into `Catalog::regions`.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// What sort of region it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RegionKind {
    /// A state. One that is cut into units has no outline of its own.
    Country,
    /// A first-level unit of a country.
    Unit,
    /// A piece that more than one side claims, or that its state does not control.
    Disputed,
    /// Several countries, such as the European Union: listed, never painted.
    Group,
}

/// One region.
#[derive(Clone, Debug)]
pub struct Region {
    /// Its stable code.
    pub code: RegionCode,
    /// Its sort.
    pub kind: RegionKind,
    /// What it is part of by UN and ISO practice; none for countries and groups.
    pub parent: Option<RegionId>,
    /// Its English name.
    pub name: String,
    /// A shorter English name for labels, where the full one is long.
    pub short: Option<String>,
    /// Its names in other languages, by language code (`ru`, `uk`).
    pub names: HashMap<String, String>,
    /// Codes of smaller units that are drawn as part of this one; `Catalog::find` knows them too.
    pub merges: Vec<String>,
    /// Its outline; empty for countries cut into units and for groups.
    pub outline: MultiPolygon<f64>,
    /// Whether it belongs to the part of the world that the map is about; the rest is context.
    pub focus: bool,
}

impl Region {
    /// The name to write on a map: the short one where there is one.
    pub fn label(&self) -> &str {
        self.short.as_deref().unwrap_or(&self.name)
    }

    /// The name in a language by its code, English where that is missing.
    pub fn name_in(&self, language: &str) -> &str {
        self.names.get(language).unwrap_or(&self.name)
    }
}

/// All regions of one geodata folder.
#[derive(Debug)]
pub struct Catalog {
    /// In the order of their codes.
    pub regions: Vec<Region>,
    by_code: HashMap<String, RegionId>,
}

impl Catalog {
    /// Reads `regions.geojson`; the same bytes give the same order.
    ///
    /// # Errors
    /// Where the folder or file is missing, is not GeoJSON, or a feature breaks a rule of geodata/README.md.
    pub fn load(geodata: &Geodata) -> Result<Catalog, RegionError> {
        Ok(Self::of(outlines::read(geodata)?))
    }

    /// The same without outlines where those need no check, since they are built in: for work that draws nothing.
    ///
    /// # Errors
    /// As for `load`.
    pub fn load_without_outlines(geodata: &Geodata) -> Result<Catalog, RegionError> {
        match geodata {
            Geodata::Builtin => Ok(Self::of(outlines::read_without_outlines()?)),
            Geodata::Folder(_) => Self::load(geodata),
        }
    }

    fn of(regions: Vec<Region>) -> Self {
        let own = regions
            .iter()
            .enumerate()
            .map(|(at, region)| (region.code.0.clone(), id(at)));
        let merged = regions
            .iter()
            .enumerate()
            .flat_map(|(at, region)| region.merges.iter().map(move |code| (code.clone(), id(at))));
        let by_code = merged.chain(own).collect();
        Self { regions, by_code }
    }

    /// One region.
    ///
    /// # Panics
    /// Where the id comes from another catalog and is out of range.
    pub fn get(&self, id: RegionId) -> &Region {
        &self.regions[id.index()]
    }

    /// The region with this code, or the one that this code's area is drawn with.
    pub fn find(&self, code: &str) -> Option<RegionId> {
        self.by_code.get(code).copied()
    }

    /// All ids, in the order of the codes.
    pub fn ids(&self) -> impl Iterator<Item = RegionId> + use<> {
        (0..self.regions.len()).map(id)
    }

    /// The region itself, then what it is part of by UN and ISO practice, up to the country.
    pub fn lineage(&self, start: RegionId) -> impl Iterator<Item = RegionId> {
        std::iter::successors(Some(start), |id| self.get(*id).parent)
    }

    /// The country at the top of a region's parents; none for groups.
    pub fn country(&self, start: RegionId) -> Option<RegionId> {
        self.lineage(start)
            .last()
            .filter(|top| self.get(*top).kind == RegionKind::Country)
    }
}

fn id(at: usize) -> RegionId {
    RegionId(u32::try_from(at).unwrap_or(u32::MAX))
}
