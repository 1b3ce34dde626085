//! The real program, driven as a user would: what it writes, what it says, and how it exits.

use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

const SAMPLE: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/seeds/integration-project-cheban.txt"
);

/// The program without a display, in a folder of its own.
fn program(folder: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_stancemap"));
    command.args(args).current_dir(folder);
    for display in ["DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET"] {
        command.env_remove(display);
    }
    command
}

fn run(args: &[&str]) -> Output {
    let folder = tempfile::tempdir().expect("a folder");
    program(folder.path(), args).output().expect("it runs")
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).expect("UTF-8")
}

/// The number of mentions of a region in the output of `regions --format csv`.
fn n_mentions(csv: &str, region: &str) -> u32 {
    let line = csv.lines().find(|line| {
        line.trim_start_matches('\u{feff}')
            .starts_with(&format!("{region},"))
    });
    line.and_then(|line| line.split(',').nth(3)?.parse().ok())
        .unwrap_or(0)
}

#[test]
fn help_teaches_with_examples() {
    for args in [&["--help"][..], &["link", "--help"], &["export", "--help"]] {
        let output = run(args);
        assert_eq!(output.status.code(), Some(0));
        assert!(output.stderr.is_empty());
    }
    let help = run(&["--help"]);
    for words in [
        "Examples",
        "stancemap link",
        "stancemap export",
        "Exit codes",
    ] {
        assert!(
            text(&help.stdout).contains(words),
            "--help does not say {words}"
        );
    }
}

#[test]
fn arguments_that_are_not_understood_exit_with_2() {
    for args in [
        &["--colour"][..],
        &["link", "--format", "xml"],
        &["export"],
        &["--model", "huge"],
    ] {
        let output = run(args);
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        assert!(output.stdout.is_empty() && !output.stderr.is_empty());
    }
}

#[test]
fn the_sample_counts_as_a_reader_would_count() {
    let output = run(&["regions", "--format", "csv", "--model", "fast", SAMPLE]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let csv = text(&output.stdout);
    let expected = [
        ("RU", 24..=32),
        ("UA", 9..=12),
        ("BY", 4..=6),
        ("MD", 2..=3),
        ("US", 7..=12),
        ("GE-AB", 1..=1),
        ("X-SOS", 1..=1),
        ("MD-SN", 1..=1),
    ];
    for (region, range) in expected {
        let n = n_mentions(csv, region);
        assert!(
            range.contains(&n),
            "{region} has {n} mentions, not {range:?}"
        );
    }
}

#[test]
fn without_paths_the_samples_are_read() {
    let output = run(&["regions", "--model", "fast"]);
    assert_eq!(output.status.code(), Some(0));
    for place in [
        "Russia",
        "Kazakhstan",
        "Lithuania",
        "Moldova",
        "Georgia",
        "Abkhazia",
    ] {
        assert!(text(&output.stdout).contains(place), "{place}");
    }
}

#[test]
fn bad_files_are_named_and_the_rest_are_read() {
    let all_bad = run(&["regions", "nowhere.txt"]);
    assert_eq!(all_bad.status.code(), Some(1));
    assert!(
        text(&all_bad.stderr).contains("nowhere.txt: there is no such file"),
        "{}",
        text(&all_bad.stderr)
    );
    let some_bad = run(&["regions", "nowhere.txt", SAMPLE]);
    assert_eq!(some_bad.status.code(), Some(3));
    assert!(text(&some_bad.stdout).contains("Ukraine"));
    let places = run(&["regions", "--places", "no/such/folder", SAMPLE]);
    assert_eq!(places.status.code(), Some(1));
    assert!(
        text(&places.stderr).contains("no/such/folder"),
        "{}",
        text(&places.stderr)
    );
    let view = run(&["regions", "--worldview", "mars", SAMPLE]);
    assert_eq!(view.status.code(), Some(1));
    assert!(text(&view.stderr).contains("mars") && text(&view.stderr).contains("un"));
}

#[test]
fn a_cell_that_looks_like_a_formula_is_made_harmless() {
    let folder = tempfile::tempdir().expect("a folder");
    let article = "=HYPERLINK(\"http://x.y\",\"Moscow\")\n\n+Ukraine, \"Georgia\"\nand Minsk met. @Riga agreed, -Tallinn did not.\n";
    std::fs::write(folder.path().join("evil.txt"), article).expect("written");
    let output = program(folder.path(), &["link", "--format", "csv", "evil.txt"])
        .output()
        .expect("it runs");
    assert_eq!(output.status.code(), Some(0));
    let mut table = csv::Reader::from_reader(
        text(&output.stdout)
            .trim_start_matches('\u{feff}')
            .as_bytes(),
    );
    let n_rows = table
        .records()
        .map(|row| row.expect("a row"))
        .inspect(|row| {
            for cell in row {
                let number = cell.parse::<f64>().is_ok();
                assert!(number || !cell.starts_with(['=', '+', '-', '@']), "{cell}");
            }
        })
        .count();
    assert!(n_rows >= 4, "{n_rows} rows");
}

#[test]
fn geojson_holds_closed_rings_and_codes() {
    let output = run(&["link", "--format", "geojson", SAMPLE]);
    assert_eq!(output.status.code(), Some(0));
    let map: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let features = map["features"].as_array().expect("features");
    assert!(
        features
            .iter()
            .any(|f| f["properties"]["code"] == "UA" && f["geometry"]["type"] == "MultiPolygon")
    );
    assert_eq!(map["stancemap"]["worldview"], "un");
}

#[cfg(unix)]
#[test]
fn a_closed_pipe_is_no_fault() {
    for args in [
        &["link", "--model", "fast", "--format", "csv"][..],
        &["link", "--model", "fast"],
        &["regions", "--model", "fast"],
    ] {
        let folder = tempfile::tempdir().expect("a folder");
        let mut child = program(folder.path(), args)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("it starts");
        drop(child.stdout.take());
        let output = child.wait_with_output().expect("it ends");
        assert_eq!(
            output.status.code(),
            Some(0),
            "{args:?}: {}",
            text(&output.stderr)
        );
        assert!(
            output.stderr.is_empty(),
            "{args:?}: {}",
            text(&output.stderr)
        );
    }
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    for args in [
        &["link", SAMPLE][..],
        &["link", "--format", "geojson"],
        &["regions", "--level", "unit", SAMPLE],
    ] {
        assert_eq!(run(args).stdout, run(args).stdout, "{args:?}");
    }
}

#[test]
fn pictures_are_written_and_are_the_same_each_time() {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, sign) in [
        ("map.png", &b"\x89PNG"[..]),
        ("map.svg", b"<svg"),
        ("dark.svg", b"<svg"),
    ] {
        let theme = if name == "dark.svg" { "dark" } else { "light" };
        let args = [
            "export", SAMPLE, "--model", "fast", "--mode", "both", "--theme", theme, "--width",
            "800", "--out", name,
        ];
        let mut written = Vec::new();
        for _ in 0..2 {
            let output = program(folder.path(), &args).output().expect("it runs");
            assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
            assert!(output.stdout.is_empty(), "stdout is for data");
            written.push(std::fs::read(folder.path().join(name)).expect("the picture"));
        }
        let head = &written[0][..written[0].len().min(300)];
        assert!(
            head.windows(sign.len()).any(|bytes| bytes == sign),
            "{name}"
        );
        assert_eq!(written[0], written[1], "{name}");
    }
    let output = program(folder.path(), &["export", SAMPLE, "--out", "map.gif"])
        .output()
        .expect("it runs");
    assert_ne!(output.status.code(), Some(0));
    assert!(
        text(&output.stderr).contains("map.gif"),
        "{}",
        text(&output.stderr)
    );
}

#[test]
fn without_a_display_the_table_and_the_picture_come_instead() {
    let folder = tempfile::tempdir().expect("a folder");
    let output = program(folder.path(), &["--model", "fast"])
        .output()
        .expect("it runs");
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    assert_eq!(
        text(&output.stderr).lines().count(),
        1,
        "{}",
        text(&output.stderr)
    );
    assert!(text(&output.stdout).contains("Ukraine"));
    assert!(
        std::fs::read(folder.path().join("stancemap.png"))
            .is_ok_and(|png| png.starts_with(b"\x89PNG"))
    );
}

/// A view by which Transnistria stands alone.
const OWN_VIEW: &str = r#"{"title": "My own", "source": "me", "date": "2026-05-01", "pieces": {"MD-SN": {"within": "MD-SN"}}}"#;

#[test]
fn a_worldview_of_ones_own_is_followed() {
    let folder = tempfile::tempdir().expect("a folder");
    let view = folder.path().join("mine.json");
    std::fs::write(&view, OWN_VIEW).expect("written");
    let view = view.display().to_string();
    let args = |view| {
        [
            "regions",
            "--model",
            "fast",
            "--format",
            "csv",
            "--worldview",
            view,
            SAMPLE,
        ]
    };
    let (by_un, by_mine) = (run(&args("un")), run(&args(view.as_str())));
    let (by_un, by_mine) = (text(&by_un.stdout), text(&by_mine.stdout));
    assert_eq!(n_mentions(by_mine, "MD") + 1, n_mentions(by_un, "MD"));
    assert_eq!(n_mentions(by_mine, "MD-SN"), n_mentions(by_un, "MD-SN"));
}

#[test]
fn a_broken_worldview_is_named_with_its_reason() {
    let folder = tempfile::tempdir().expect("a folder");
    let view = folder.path().join("mine.json");
    std::fs::write(&view, OWN_VIEW.replace("MD-SN", "MD-NOWHERE")).expect("written");
    let output = run(&[
        "regions",
        "--worldview",
        &view.display().to_string(),
        SAMPLE,
    ]);
    assert_eq!(output.status.code(), Some(1));
    let said = text(&output.stderr);
    assert!(said.contains("mine.json"), "{said}");
    assert!(said.contains("MD-NOWHERE"), "{said}");
}
