//! What leaves the program: every form carries how it was made, can be made again from that, and keeps text text.

use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;

/// An article that would like to be a program, a formula and markup.
const EVIL: &str = "<script>alert('title')</script> & \"quotes\"\n\n\
    </script><img src=x onerror=alert(1)> Ukraine praised Georgia warmly, and Moscow condemned the brutal attack on Kyiv.\n\
    =HYPERLINK(\"http://x.y\") said Minsk. -Tallinn agreed that Armenia \u{2028} is a reliable partner.\n";

fn run(folder: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_stancemap"))
        .args(args)
        .current_dir(folder)
        .output()
        .expect("it runs")
}

#[track_caller]
fn done(folder: &Path, args: &[&str]) {
    let output = run(folder, args);
    let talk = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{args:?}: {talk}");
    assert!(talk.is_empty(), "{args:?}: {talk}");
}

/// A folder with the article above.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("evil.txt"), EVIL).expect("written");
    folder
}

/// Makes `name` by these arguments, then `again` like it, and finds the same bytes.
fn makes_again(at: &Path, first: &[&str], name: &str, again: &str) {
    done(at, first);
    done(at, &["export", "evil.txt", "--like", name, "--out", again]);
    assert!(
        bytes(at, name) == bytes(at, again),
        "{name} and {again} differ"
    );
}

fn bytes(folder: &Path, name: &str) -> Vec<u8> {
    std::fs::read(folder.join(name)).expect(name)
}

fn text(folder: &Path, name: &str) -> String {
    String::from_utf8(bytes(folder, name)).expect("UTF-8")
}

/// Everything that is not the default, so that nothing of it is forgotten.
const UNUSUAL: [&str; 22] = [
    "--mode",
    "both",
    "--level",
    "unit",
    "--theme",
    "dark",
    "--worldview",
    "ukraine",
    "--width",
    "900",
    "--height",
    "600",
    "--dpi",
    "150",
    "--classing",
    "1,3,8",
    "--n-min",
    "1",
    "--language",
    "uk",
    "--date",
    "2026-02-03",
];

#[test]
fn every_form_is_made_again_from_itself_byte_for_byte() {
    let folder = folder();
    let at = folder.path();
    for name in [
        "a.png",
        "a.svg",
        "a.pdf",
        "a.html",
        "a.csv",
        "a.geojson",
        "a.jsonl",
    ] {
        let again = name.replace("a.", "b.");
        let mut first = vec![
            "export",
            "evil.txt",
            "--title",
            "Ü <&> \"t\"",
            "--out",
            name,
        ];
        first.extend(UNUSUAL);
        makes_again(at, &first, name, &again);
    }
}

#[test]
fn an_atlas_and_pieces_and_outlines_are_made_again_too() {
    let folder = folder();
    let at = folder.path();
    for (name, what) in [
        ("a.pdf", &["--atlas"][..]),
        ("a.geojson", &["--what", "pieces"]),
        ("m.csv", &["--what", "mentions"]),
        ("o.svg", &["--text", "outlines", "--preset", "square"]),
    ] {
        let again = format!("again-{name}");
        let mut first = vec!["export", "evil.txt", "--out", name, "--mode", "stance"];
        first.extend(what);
        makes_again(at, &first, name, &again);
    }
}

#[test]
fn a_picture_is_the_pattern_for_another_form_and_what_is_said_beside_it_wins() {
    let folder = folder();
    let at = folder.path();
    let mut first = vec!["export", "evil.txt", "--out", "a.png"];
    first.extend(UNUSUAL);
    done(at, &first);
    done(
        at,
        &[
            "export",
            "evil.txt",
            "--like",
            "a.png",
            "--theme",
            "light",
            "--out",
            "b.geojson",
        ],
    );
    let made = &serde_json::from_str::<Value>(&text(at, "b.geojson")).expect("JSON")["stancemap"];
    assert_eq!(made["map"]["theme"], "light");
    assert_eq!(made["map"]["mode"], "both");
    assert_eq!(made["worldview"], "ukraine");
    assert_eq!(made["what"], "regions");
    assert_eq!(made["size"]["dpi"], 150);
    assert_eq!(made["articles"][0]["file"], "evil.txt");
    assert_eq!(made["articles"][0]["hash"].as_str().map(str::len), Some(64));
    assert_eq!(made["geodata"].as_str().map(str::len), Some(64));
}

#[test]
fn other_articles_are_named_and_a_file_without_a_making_is_refused() {
    let folder = folder();
    let at = folder.path();
    done(at, &["export", "evil.txt", "--out", "a.svg"]);
    std::fs::write(at.join("other.txt"), "Riga talks\n\nRiga met Vilnius.\n").expect("written");
    let other = run(
        at,
        &["export", "other.txt", "--like", "a.svg", "--out", "b.svg"],
    );
    let talk = String::from_utf8_lossy(&other.stderr);
    assert_eq!(other.status.code(), Some(0), "{talk}");
    assert!(talk.contains("“Riga talks” was not read then"), "{talk}");
    assert!(talk.contains("was read then and is not now"), "{talk}");
    let text = run(
        at,
        &[
            "export",
            "evil.txt",
            "--like",
            "other.txt",
            "--out",
            "c.svg",
        ],
    );
    assert_eq!(text.status.code(), Some(1));
    let talk = String::from_utf8_lossy(&text.stderr);
    assert!(
        talk.contains("other.txt: it does not say how it was made"),
        "{talk}"
    );
    let what = run(
        at,
        &["export", "evil.txt", "--what", "atlas", "--out", "c.svg"],
    );
    assert_eq!(what.status.code(), Some(1));
    let talk = String::from_utf8_lossy(&what.stderr);
    assert!(talk.contains("a .svg file cannot hold atlas"), "{talk}");
}

#[test]
fn markup_in_an_article_stays_text_in_the_page() {
    let folder = folder();
    let at = folder.path();
    done(
        at,
        &["export", "evil.txt", "--title", EVIL, "--out", "a.html"],
    );
    let page = text(at, "a.html");
    let lower = page.to_lowercase();
    assert_eq!(
        lower.matches("<script").count(),
        3,
        "what it is made from, its data, its own"
    );
    assert_eq!(lower.matches("</script").count(), 3);
    assert!(!lower.contains("<img"));
    for outside in [
        "http-equiv=\"refresh\"",
        "src=\"http",
        "href=\"http",
        "@import",
        "url(http",
    ] {
        assert!(!lower.contains(outside), "{outside}");
    }
    let data = page
        .split("id=\"data\">")
        .nth(1)
        .and_then(|rest| rest.split("</script>").next());
    let data: Value = serde_json::from_str(data.expect("data")).expect("JSON");
    let title = data["articles"][0]["title"].as_str().expect("a title");
    assert!(title.contains("<script>alert('title')</script>"), "{title}");
    let parts: Vec<&str> = data["mentions"]
        .as_array()
        .expect("mentions")
        .iter()
        .flat_map(|m| m["parts"].as_array().expect("parts"))
        .filter_map(|part| part[0].as_str())
        .collect();
    assert!(parts.concat().contains("<img src=x onerror=alert(1)>"));
    assert!(parts.contains(&"Ukraine"));
}

#[test]
fn an_svg_brings_its_letters_or_has_none() {
    let folder = folder();
    let at = folder.path();
    done(at, &["export", "evil.txt", "--out", "a.svg"]);
    done(
        at,
        &["export", "evil.txt", "--text", "outlines", "--out", "b.svg"],
    );
    let (with, without) = (text(at, "a.svg"), text(at, "b.svg"));
    assert!(with.contains("@font-face{font-family:'Inter';font-weight:400"));
    assert!(with.contains("src:url(data:font/ttf;base64,"));
    assert!(with.contains(">Ukraine</text>"));
    assert!(with.len() < 1_500_000, "{} bytes", with.len());
    assert!(!without.contains("<text") && !without.contains("@font-face"));
    assert!(without.contains("aria-label=\"Ukraine\""));
    for svg in [&with, &without] {
        for id in [
            "id=\"UA-32\"",
            "id=\"map-lines\"",
            "id=\"map-names\"",
            "id=\"legend\"",
            "id=\"made\"",
        ] {
            assert_eq!(svg.matches(id).count(), 1, "{id}");
        }
        let ids: Vec<&str> = svg
            .split(" id=\"")
            .skip(1)
            .filter_map(|s| s.split('"').next())
            .collect();
        let once: std::collections::BTreeSet<&str> = ids.iter().copied().collect();
        assert_eq!(once.len(), ids.len(), "every id stands once");
    }
}

#[test]
fn a_pdf_has_its_size_its_fonts_and_what_it_shows() {
    let folder = folder();
    let at = folder.path();
    done(
        at,
        &["export", "evil.txt", "--preset", "a4", "--out", "a.pdf"],
    );
    let pdf = String::from_utf8_lossy(&bytes(at, "a.pdf")).into_owned();
    assert!(pdf.starts_with("%PDF-1.7"));
    assert!(pdf.contains("/MediaBox[0 0 841.92 595.2]"), "a sheet of A4");
    for part in [
        "/FontFile2",
        "/ToUnicode",
        "/Figure",
        "/Alt",
        "how-it-was-made.json",
        "/Lang",
    ] {
        assert!(pdf.contains(part), "{part}");
    }
    assert!(!pdf.contains("/Subtype/Image"), "all is drawn with lines");
}

#[test]
fn cells_are_safe_and_offsets_meet_the_text() {
    let folder = folder();
    let at = folder.path();
    done(
        at,
        &["export", "evil.txt", "--what", "mentions", "--out", "a.csv"],
    );
    let table = text(at, "a.csv");
    let mut rows = csv::Reader::from_reader(table.trim_start_matches('\u{feff}').as_bytes());
    let head = rows.headers().expect("a head").clone();
    let column = |name: &str| head.iter().position(|h| h == name).expect(name);
    let mut n = 0;
    for row in rows.records() {
        let row = row.expect("a row");
        n += 1;
        for cell in &row {
            let number = cell.parse::<f64>().is_ok();
            assert!(
                number || !cell.starts_with(['=', '+', '-', '@', '\t', '\r']),
                "{cell}"
            );
        }
        assert!(row[column("sentence")].contains(&row[column("surface")]));
    }
    assert!(n >= 6, "{n} rows");
    let beside: Value = serde_json::from_str(&text(at, "a.csv.made.json")).expect("JSON");
    assert_eq!(beside["what"], "mentions");
}

#[test]
fn a_worldview_of_ones_own_that_has_changed_is_told() {
    let folder = folder();
    let at = folder.path();
    let view = |date: &str| {
        let view = format!(
            r#"{{"title": "Mine", "source": "me", "date": "{date}", "pieces": {{"MD-SN": {{"within": "MD-SN"}}}}}}"#
        );
        std::fs::write(at.join("mine.json"), view).expect("written");
    };
    view("2026-05-01");
    let first = [
        "export",
        "evil.txt",
        "--worldview",
        "mine.json",
        "--out",
        "a.svg",
    ];
    done(at, &first);
    let again = [
        "export",
        "evil.txt",
        "--worldview",
        "mine.json",
        "--like",
        "a.svg",
        "--out",
        "b.svg",
    ];
    done(at, &again);
    view("2026-05-02");
    let output = run(at, &again);
    let talk = String::from_utf8_lossy(&output.stderr);
    assert!(talk.contains("worldview mine is not the same"), "{talk}");
}

#[test]
fn who_speaks_how_of_whom_is_a_table() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = folder.path();
    let said = "Kyiv said that Moscow had lied about the prisoners and betrayed its word.";
    std::fs::write(at.join("said.txt"), said).expect("written");
    let what = ["export", "said.txt", "--what", "voices", "--out", "a.csv"];
    done(at, &what);
    let table = text(at, "a.csv");
    let mut rows = csv::Reader::from_reader(table.trim_start_matches('\u{feff}').as_bytes());
    let rows: Vec<csv::StringRecord> = rows.records().map(|row| row.expect("a row")).collect();
    assert_eq!(rows.len(), 1, "{table}");
    let cell = |n: usize| &rows[0][n];
    assert_eq!(
        (cell(0), cell(1), cell(2), cell(3)),
        ("UA", "RU", "un", "1")
    );
    assert!(
        cell(4).parse::<f64>().is_ok_and(|stance| stance < 0.0),
        "{table}"
    );
}

#[test]
fn every_piece_is_in_the_geojson_with_its_colour() {
    let folder = folder();
    let at = folder.path();
    done(
        at,
        &[
            "export",
            "evil.txt",
            "--what",
            "pieces",
            "--out",
            "a.geojson",
        ],
    );
    let all: Value = serde_json::from_str(&text(at, "a.geojson")).expect("JSON");
    let features = all["features"].as_array().expect("features");
    assert!(features.len() > 400);
    for feature in features {
        let fill = feature["properties"]["fill"].as_str().expect("a colour");
        assert!(fill.starts_with('#') && fill.len() == 7);
        assert!(!feature["geometry"].is_null());
    }
    let crimea = features
        .iter()
        .find(|f| f["id"] == "UA-43")
        .expect("Crimea");
    assert_eq!(crimea["properties"]["counts_to"], "UA");
    assert_eq!(crimea["properties"]["hatches"][0], "disputed");
}

#[test]
fn presets_have_their_sizes() {
    let folder = folder();
    let at = folder.path();
    for (preset, size, per_metre) in [
        ("slide", (1920, 1080), 3780),
        ("a4", (3508, 2480), 11811),
        ("square", (1600, 1600), 3780),
        ("web", (1200, 750), 3780),
    ] {
        done(
            at,
            &["export", "evil.txt", "--preset", preset, "--out", "a.png"],
        );
        let bytes = bytes(at, "a.png");
        let reader = png::Decoder::new(std::io::Cursor::new(bytes))
            .read_info()
            .expect("a PNG");
        let info = reader.info();
        assert_eq!((info.width, info.height), size, "{preset}");
        assert_eq!(info.pixel_dims.map(|d| d.xppu), Some(per_metre), "{preset}");
        let keys: Vec<&str> = info.utf8_text.iter().map(|t| t.keyword.as_str()).collect();
        assert_eq!(keys, ["Title", "Description", "Software", "Comment"]);
    }
}
