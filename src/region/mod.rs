//! Places on the map: regions with their codes, kinds, parents, names and outlines, and who holds them by a worldview.

mod catalog;
mod error;
mod geodata;
mod header;
mod lakes;
mod outlines;
mod worldview;
mod worldview_file;

pub use catalog::{Catalog, Region, RegionCode, RegionId, RegionKind};
pub use error::RegionError;
pub use geodata::Geodata;
pub use lakes::lakes;
pub use worldview::{BorderKind, Worldview};
