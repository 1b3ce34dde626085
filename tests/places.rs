//! The places that the program knows: codes, parents, names and outlines.

use stancemap::region::{Catalog, Geodata, Worldview};

#[test]
fn the_built_in_places_load() {
    let catalog = Catalog::load(&Geodata::Builtin).expect("built-in places");
    let views = Worldview::load_all(&Geodata::Builtin, &catalog).expect("built-in worldviews");
    assert_eq!(views[0].code, "un");
    assert!(catalog.find("UA-43").is_some());
}
