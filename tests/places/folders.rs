//! A geodata folder of the user's: one in good form loads, one that is broken says which file and why.

use std::fs;

use stancemap::region::{Catalog, Geodata, RegionError, Worldview};
use tempfile::TempDir;

const SQUARE: &str = r#"{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,1],[0,0]]]}"#;

fn folder(regions: &str) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("regions.geojson"), regions).expect("a file");
    folder
}

fn collection(features: &[(&str, &str)]) -> String {
    let features: Vec<String> = features
        .iter()
        .map(|(properties, geometry)| {
            format!(r#"{{"type":"Feature","properties":{{{properties}}},"geometry":{geometry}}}"#)
        })
        .collect();
    format!(
        r#"{{"type":"FeatureCollection","features":[{}]}}"#,
        features.join(",")
    )
}

fn refused(regions: &str, words: &[&str]) {
    let folder = folder(regions);
    let error =
        Catalog::load(&Geodata::Folder(folder.path().to_owned())).expect_err("it is broken");
    says(&error, &[&["regions.geojson"], words].concat());
}

fn says(error: &RegionError, words: &[&str]) {
    let message = error.to_string();
    for word in words {
        assert!(message.contains(word), "{message:?} does not say {word:?}");
    }
}

const LAND: (&str, &str) = (r#""code":"AA","kind":"country","name":"Land""#, "null");

#[test]
fn another_part_of_the_world_loads() {
    let folder = folder(&collection(&[
        (
            r#""code":"AA-1","kind":"unit","parent":"AA","name":"North","name_fr":"Nord","focus":true"#,
            SQUARE,
        ),
        LAND,
    ]));
    let geodata = Geodata::Folder(folder.path().to_owned());
    let catalog = Catalog::load(&geodata).expect("it loads");
    let north = catalog.find("AA-1").expect("it is there");
    assert_eq!(catalog.get(north).name_in("fr"), "Nord");
    let views = Worldview::load_all(&geodata, &catalog).expect("a folder needs no worldviews");
    assert_eq!(views[0].holder(&catalog, north), catalog.find("AA"));
}

#[test]
fn a_missing_folder_is_named() {
    let error =
        Catalog::load(&Geodata::Folder("/no/such/folder".into())).expect_err("it is not there");
    says(&error, &["/no/such/folder"]);
}

#[test]
fn a_folder_without_outlines_is_named() {
    let folder = tempfile::tempdir().expect("a folder");
    let error = Catalog::load(&Geodata::Folder(folder.path().to_owned())).expect_err("it is empty");
    says(&error, &["regions.geojson", "cannot read"]);
}

#[test]
fn broken_geojson_is_refused_with_its_place() {
    refused(
        "{\"type\":\"FeatureCollection\",\"features\":[",
        &["line 1"],
    );
    refused("", &["line 1"]);
    refused("[1, 2]", &["cannot be understood"]);
    refused(
        r#"{"type":"FeatureCollection","features":[]}"#,
        &["no features"],
    );
}

#[test]
fn a_feature_that_breaks_a_rule_is_named() {
    refused(
        &collection(&[(r#""kind":"country","name":"Land""#, "null")]),
        &["feature 1", "\"code\""],
    );
    refused(
        &collection(&[(r#""code":"AA","kind":"realm","name":"Land""#, "null")]),
        &["feature 1 (AA)", "realm"],
    );
    refused(
        &collection(&[(r#""code":"AA","kind":"country""#, "null")]),
        &["AA", "\"name\""],
    );
    refused(&collection(&[LAND, LAND]), &["feature 2 (AA)", "same code"]);
    refused(
        &collection(&[(
            r#""code":"BB","kind":"unit","parent":"ZZ","name":"B""#,
            SQUARE,
        )]),
        &["BB", "\"ZZ\"", "no feature"],
    );
    refused(
        &collection(&[(r#""code":"BB","kind":"unit","name":"B""#, SQUARE)]),
        &["BB", "parent"],
    );
    refused(
        &collection(&[(
            r#""code":"AA","kind":"country","parent":"BB","name":"A""#,
            SQUARE,
        )]),
        &["AA", "stands alone"],
    );
    refused(
        &collection(&[
            LAND,
            (
                r#""code":"BB","kind":"country","name":"B","merges":["AA"]"#,
                "null",
            ),
        ]),
        &["BB", "merges AA"],
    );
}

#[test]
fn parents_in_a_circle_are_refused() {
    refused(
        &collection(&[
            (
                r#""code":"B","kind":"unit","parent":"C","name":"B""#,
                SQUARE,
            ),
            (
                r#""code":"C","kind":"unit","parent":"B","name":"C""#,
                SQUARE,
            ),
        ]),
        &["circle"],
    );
}

#[test]
fn an_outline_that_cannot_be_drawn_is_refused() {
    let land = r#""code":"AA","kind":"country","name":"Land""#;
    refused(
        &collection(&[(land, r#"{"type":"Point","coordinates":[1,2]}"#)]),
        &["AA", "Point"],
    );
    refused(
        &collection(&[(
            land,
            r#"{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,1]]]}"#,
        )]),
        &["AA", "not closed"],
    );
    refused(
        &collection(&[(
            land,
            r#"{"type":"Polygon","coordinates":[[[0,0],[500,0],[1,1],[0,0]]]}"#,
        )]),
        &["AA", "500"],
    );
    refused(
        &collection(&[(land, r#"{"type":"Polygon","coordinates":"here"}"#)]),
        &["line 1"],
    );
}

#[test]
fn a_worldview_that_breaks_a_rule_is_named() {
    let folder = folder(&collection(&[
        LAND,
        (
            r#""code":"AA-1","kind":"unit","parent":"AA","name":"North""#,
            SQUARE,
        ),
    ]));
    let geodata = Geodata::Folder(folder.path().to_owned());
    let catalog = Catalog::load(&geodata).expect("it loads");
    fs::create_dir(folder.path().join("worldviews")).expect("a folder");
    let check = |text: &str, words: &[&str]| {
        fs::write(folder.path().join("worldviews/mine.json"), text).expect("a file");
        says(
            &Worldview::load_all(&geodata, &catalog).expect_err("it is broken"),
            &[&["mine.json"], words].concat(),
        );
    };
    let view = |date: &str, pieces: &str| {
        format!(r#"{{"title":"Mine","source":"me","date":"{date}","pieces":{{{pieces}}}}}"#)
    };
    check("{", &["line 1"]);
    check(&view("yesterday", ""), &["yesterday"]);
    check(
        &view("2026-01-01", r#""ZZ":{"within":"AA"}"#),
        &["ZZ", "no region"],
    );
    check(
        &view("2026-01-01", r#""AA-1":{"within":"QQ"}"#),
        &["AA-1", "QQ"],
    );
    check(&view("2026-01-01", r#""AA-1":{"owner":"AA"}"#), &["owner"]);
    check(
        &view("2026-01-01", r#""AA-1":{"borders":{"AA":"dotted"}}"#),
        &["dotted"],
    );
    check(
        &view("2026-01-01", r#""AA":{"within":"AA-1"}"#),
        &["circle"],
    );
}
