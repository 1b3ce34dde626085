//! The regions of one geodata folder, in one list. Outlines are `[lon, lat]` in degrees.

use std::collections::HashMap;

use geo::MultiPolygon;

/// A region's stable code: ISO 3166-1 alpha-2, ISO 3166-2, or one of ours that starts with `X-` (see geodata/README.md).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RegionCode(pub String);

/// A region's place in `Catalog::regions`; never leaves memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RegionId(pub u32);

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
    /// Its names in other languages, by language code (`ru`, `uk`).
    pub names: HashMap<String, String>,
    /// Its outline; empty for countries cut into units and for groups.
    pub outline: MultiPolygon<f64>,
    /// Whether it belongs to the part of the world that the map is about; the rest is context.
    pub focus: bool,
}

/// All regions of one geodata folder.
#[derive(Debug)]
pub struct Catalog {
    /// In the order of their codes.
    pub regions: Vec<Region>,
}
