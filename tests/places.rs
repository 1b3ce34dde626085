//! The places that the program knows: codes, parents, names, and outlines that fit each other.

#[path = "places/catalog.rs"]
mod catalog;
#[path = "places/folders.rs"]
mod folders;
#[path = "places/outlines.rs"]
mod outlines;
#[path = "places/worldviews.rs"]
mod worldviews;

use stancemap::region::{Catalog, Geodata, RegionId};

/// The fifteen states that the map is about.
const SUCCESSORS: [&str; 15] = [
    "AM", "AZ", "BY", "EE", "GE", "KG", "KZ", "LT", "LV", "MD", "RU", "TJ", "TM", "UA", "UZ",
];

fn builtin() -> Catalog {
    Catalog::load(&Geodata::Builtin).expect("the built-in places load")
}

fn id(catalog: &Catalog, code: &str) -> RegionId {
    catalog
        .find(code)
        .unwrap_or_else(|| panic!("no region {code}"))
}
