//! Who holds which piece by which view, and how the line between neighbours is drawn.

use stancemap::region::{BorderKind, Catalog, Geodata, Worldview};

use crate::{builtin, id};

fn views(catalog: &Catalog) -> Vec<Worldview> {
    Worldview::load_all(&Geodata::Builtin, catalog).expect("the built-in worldviews load")
}

fn check(code: &str, held: &[(&str, &str)], lines: &[(&str, &str, BorderKind)]) {
    let catalog = builtin();
    let views = views(&catalog);
    let view = views
        .iter()
        .find(|view| view.code == code)
        .expect("the view");
    for (piece, holder) in held {
        let found = view
            .holder(&catalog, id(&catalog, piece))
            .map(|at| catalog.get(at).code.as_str());
        assert_eq!(found, Some(*holder), "{piece} by {code}");
    }
    for (a, b, kind) in lines {
        assert_eq!(
            view.border(&catalog, id(&catalog, a), id(&catalog, b)),
            *kind,
            "{a} and {b} by {code}"
        );
        assert_eq!(
            view.border(&catalog, id(&catalog, b), id(&catalog, a)),
            *kind,
            "{b} and {a} by {code}"
        );
    }
}

#[test]
fn un_practice_comes_first_and_every_view_is_dated_and_sourced() {
    let catalog = builtin();
    let views = views(&catalog);
    let codes: Vec<&str> = views.iter().map(|view| view.code.as_str()).collect();
    assert_eq!(codes, ["un", "defacto", "russia", "ukraine"]);
    assert!(
        views
            .iter()
            .all(|view| !view.title.is_empty() && !view.source.is_empty() && view.date.len() == 10)
    );
}

#[test]
fn by_the_united_nations_borders_are_those_of_1991() {
    use BorderKind::{Ceasefire, Claimed, International, Unit};
    check(
        "un",
        &[
            ("UA-43", "UA"),
            ("UA-40", "UA"),
            ("X-DPR", "UA"),
            ("X-LPR", "UA"),
            ("GE-AB", "GE"),
            ("X-SOS", "GE"),
            ("MD-SN", "MD"),
            ("X-NKR", "AZ"),
            ("X-BAY", "KZ"),
            ("RU-SE", "RU"),
        ],
        &[
            ("UA-43", "UA-65", Claimed),
            ("UA-43", "UA-40", Unit),
            ("X-DPR", "UA-14", Ceasefire),
            ("X-DPR", "X-LPR", Unit),
            ("X-DPR", "RU-ROS", International),
            ("X-SOS", "GE-SK", Claimed),
            ("X-SOS", "RU-SE", International),
            ("MD-SN", "MD-OR", Ceasefire),
            ("MD-SN", "UA-51", International),
            ("RU-BEL", "UA-63", International),
            ("PL", "BY-BR", International),
            ("RU-MOS", "RU-TUL", Unit),
        ],
    );
}

#[test]
fn by_control_pieces_count_to_who_holds_them() {
    use BorderKind::{Ceasefire, Claimed, International, Unit};
    check(
        "defacto",
        &[
            ("UA-43", "RU"),
            ("X-DPR", "RU"),
            ("GE-AB", "GE-AB"),
            ("X-SOS", "X-SOS"),
            ("MD-SN", "MD-SN"),
            ("X-NKR", "AZ"),
            ("UA-14", "UA"),
        ],
        &[
            ("X-DPR", "UA-14", Ceasefire),
            ("X-DPR", "RU-ROS", Claimed),
            ("GE-AB", "GE-SZ", Claimed),
            ("GE-AB", "RU-KDA", International),
            ("X-NKR", "AZ-AGM", Unit),
        ],
    );
}

#[test]
fn ukraine_draws_no_line_inside_its_oblasts() {
    use BorderKind::{International, None, Unit};
    check(
        "ukraine",
        &[("UA-43", "UA"), ("X-SOS", "GE")],
        &[
            ("X-DPR", "UA-14", None),
            ("UA-43", "UA-65", Unit),
            ("X-LPR", "RU-ROS", International),
        ],
    );
}

#[test]
fn russia_draws_its_border_round_the_four_oblasts() {
    use BorderKind::{International, None, Unit};
    check(
        "russia",
        &[
            ("UA-43", "RU"),
            ("X-DPR", "RU"),
            ("UA-65", "RU"),
            ("GE-AB", "GE-AB"),
            ("MD-SN", "MD"),
        ],
        &[
            ("UA-43", "UA-65", Unit),
            ("UA-65", "UA-48", International),
            ("X-DPR", "UA-14", None),
            ("X-DPR", "RU-ROS", Unit),
            ("UA-14", "UA-63", International),
            ("X-SOS", "GE-SK", International),
        ],
    );
}

#[test]
fn headers_say_who_holds_and_who_claims() {
    let catalog = builtin();
    let views = views(&catalog);
    let header = |view: usize, code: &str| {
        views[view]
            .header(&catalog, id(&catalog, code))
            .unwrap_or_default()
    };
    assert_eq!(header(0, "UA-43"), "Part of Ukraine, held by Russia");
    assert_eq!(header(1, "UA-43"), "Held by Russia, claimed by Ukraine");
    assert_eq!(
        header(0, "X-SOS"),
        "Part of Georgia, held by its own authorities"
    );
    assert_eq!(
        header(1, "X-SOS"),
        "Held by its own authorities, claimed by Georgia"
    );
    assert_eq!(header(0, "UA-23"), "Part of Ukraine, claimed by Russia");
    assert_eq!(header(0, "RU-MOW"), "");
}

#[test]
fn every_disputed_piece_has_an_entry_in_every_view() {
    let catalog = builtin();
    for view in views(&catalog) {
        for code in [
            "UA-43", "UA-40", "X-DPR", "X-LPR", "GE-AB", "X-SOS", "MD-SN", "X-NKR",
        ] {
            assert!(
                view.header(&catalog, id(&catalog, code)).is_some(),
                "{code} by {}",
                view.code
            );
        }
    }
}
