//! Codes, parents and names.

use std::collections::HashSet;

use stancemap::region::RegionKind;

use crate::{SUCCESSORS, builtin, id};

#[test]
fn every_code_stands_once_and_in_order() {
    let catalog = builtin();
    assert!(
        catalog
            .regions
            .windows(2)
            .all(|pair| pair[0].code < pair[1].code)
    );
    let n_regions = catalog
        .ids()
        .filter(|id| catalog.find(catalog.get(*id).code.as_str()) == Some(*id))
        .count();
    assert_eq!(n_regions, catalog.regions.len());
}

#[test]
fn every_first_level_unit_of_iso_is_drawn_or_merged() {
    let catalog = builtin();
    let listed = include_str!("iso-3166-2.txt")
        .lines()
        .filter(|line| !line.starts_with('#'));
    let missing: Vec<&str> = listed.filter(|code| catalog.find(code).is_none()).collect();
    assert!(missing.is_empty(), "not drawn and not merged: {missing:?}");
}

#[test]
fn units_and_pieces_lead_up_to_a_country() {
    let catalog = builtin();
    for at in catalog.ids() {
        let region = catalog.get(at);
        match region.kind {
            RegionKind::Unit | RegionKind::Disputed => assert!(
                catalog.country(at).is_some(),
                "{} leads nowhere",
                region.code
            ),
            RegionKind::Country | RegionKind::Group => {
                assert_eq!(region.parent, None, "{}", region.code)
            }
        }
    }
    assert_eq!(catalog.country(id(&catalog, "UA-43")), catalog.find("UA"));
    assert_eq!(catalog.country(id(&catalog, "X-DPR")), catalog.find("UA"));
}

#[test]
fn every_region_is_named_in_three_languages() {
    for region in &builtin().regions {
        assert!(!region.name.is_empty(), "{}", region.code);
        for language in ["ru", "uk"] {
            let name = region
                .names
                .get(language)
                .map(String::as_str)
                .unwrap_or_default();
            let cyrillic = name
                .chars()
                .any(|letter| ('\u{400}'..='\u{4ff}').contains(&letter));
            assert!(cyrillic, "{} in {language}: {name:?}", region.code);
        }
        assert!(
            region.label().chars().count() <= 34,
            "{} needs a short name",
            region.code
        );
    }
}

#[test]
fn the_successor_states_are_the_focus_and_are_cut_into_units() {
    let catalog = builtin();
    let mut cut = HashSet::new();
    for region in catalog.regions.iter().filter(|region| region.focus) {
        cut.extend(region.parent);
    }
    for code in SUCCESSORS {
        let country = id(&catalog, code);
        assert!(
            catalog.get(country).focus && cut.contains(&country),
            "{code}"
        );
        assert!(
            catalog.get(country).outline.0.is_empty(),
            "{code} would lie over its units"
        );
    }
    let world = ["FR", "US", "CN", "TR", "XK", "MT", "TW", "PS"];
    assert!(
        world
            .iter()
            .all(|code| !catalog.get(id(&catalog, code)).outline.0.is_empty())
    );
}
