//! Places on the map: regions with their codes, kinds, parents, names and outlines, and who holds them by a worldview.

mod catalog;

pub use catalog::{Catalog, Region, RegionCode, RegionId, RegionKind};
