//! Drives the real binary as a shell would: every mode, exit codes, streams, pipes that close.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

fn stancemap(args: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_stancemap"))
        .args(args)
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .env_remove("WAYLAND_SOCKET")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the binary starts");
    let mut stdin = child.stdin.take().expect("stdin is piped");
    // The program may end before it has read everything.
    let _ = stdin.write_all(input.as_bytes());
    drop(stdin);
    child.wait_with_output().expect("the binary ends")
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("stdout is UTF-8")
}

fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn code(output: &Output) -> Option<i32> {
    output.status.code()
}

fn write(folder: &Path, name: &str, text: &str) -> String {
    let path = folder.join(name);
    std::fs::write(&path, text).expect("the folder is writable");
    path.display().to_string()
}

#[test]
fn the_help_teaches_by_examples() {
    let help = stancemap(&["--help"], "");
    assert_eq!(code(&help), Some(0));
    for word in [
        "export",
        "link",
        "stance",
        "regions",
        "Examples:",
        "--out map.png",
        "Exit codes",
    ] {
        assert!(stdout(&help).contains(word), "no {word} in the help");
    }
}

#[test]
fn an_unknown_argument_is_a_usage_error() {
    let output = stancemap(&["regions", "--frobnicate"], "");
    assert_eq!(code(&output), Some(2));
    assert!(stderr(&output).contains("--frobnicate"));
}

#[test]
fn without_paths_the_samples_are_counted() {
    let output = stancemap(&["regions", "--model", "fast"], "");
    assert_eq!(code(&output), Some(0), "{}", stderr(&output));
    for place in [
        "Russia",
        "Ukraine",
        "Belarus",
        "Moldova",
        "Abkhazia",
        "Transnistria",
    ] {
        assert!(stdout(&output).contains(place), "{place} is missing");
    }
}

#[test]
fn one_missing_file_does_not_stop_the_rest() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let good = write(
        folder.path(),
        "good.txt",
        "Minsk and Kyiv\n\nUkraine and Belarus met in Vilnius.",
    );
    let output = stancemap(
        &["regions", "--model", "fast", &good, "/no/such/file.txt"],
        "",
    );
    assert_eq!(code(&output), Some(3), "{}", stderr(&output));
    assert!(stderr(&output).contains("/no/such/file.txt"));
    assert!(stdout(&output).contains("Ukraine"));
}

#[test]
fn nothing_to_read_is_a_failure_with_its_reason() {
    let output = stancemap(&["regions", "--model", "fast", "/no/such/file.txt"], "");
    assert_eq!(code(&output), Some(1));
    assert!(stderr(&output).contains("/no/such/file.txt"));
    assert!(stdout(&output).is_empty());
}

#[test]
fn an_unknown_worldview_names_those_that_exist() {
    let output = stancemap(
        &["regions", "--model", "fast", "--worldview", "atlantis"],
        "",
    );
    assert_eq!(code(&output), Some(1));
    assert!(stderr(&output).contains("atlantis"));
    assert!(stderr(&output).contains("un"));
}

#[test]
fn link_counts_code_points_of_the_text_as_given() {
    let line = r#"{"id":"a","text":"  Президент сказал: Україна — не Russia."}"#;
    let output = stancemap(&["link", "--from", "jsonl", "--format", "jsonl", "-"], line);
    assert_eq!(code(&output), Some(0), "{}", stderr(&output));
    let answer: serde_json::Value = serde_json::from_str(&stdout(&output)).expect("one JSON line");
    assert_eq!(answer["id"], "a");
    let russia = answer["mentions"]
        .as_array()
        .expect("mentions")
        .iter()
        .find(|m| m["country"] == "RU")
        .expect("Russia is found");
    assert_eq!(russia["surface"], "Russia");
    assert_eq!(russia["start"], 33);
    assert_eq!(russia["end"], 39);
}

#[test]
fn a_broken_line_is_answered_in_its_place() {
    let lines = "{\"id\":1,\"text\":\"Kyiv\"}\nnot json\n{\"id\":3,\"text\":\"Minsk\"}\n";
    let output = stancemap(&["link", "--from", "jsonl", "-"], lines);
    assert_eq!(code(&output), Some(3));
    assert!(stderr(&output).contains("line 2"));
    let answers: Vec<serde_json::Value> = stdout(&output)
        .lines()
        .map(|l| serde_json::from_str(l).expect("JSON"))
        .collect();
    assert_eq!(answers.len(), 3);
    assert_eq!(answers[2]["id"], 3);
    assert!(answers[1]["error"].is_string());
}

#[test]
fn stance_answers_every_line_in_order() {
    let lines = concat!(
        r#"{"id":"x","text":"Russia threatened Georgia again.","start":0,"end":6}"#,
        "\n",
        r#"{"id":"y","text":"Russia threatened Georgia again.","start":18,"end":25}"#,
        "\n"
    );
    let output = stancemap(
        &["stance", "--from", "jsonl", "--model", "fast", "-"],
        lines,
    );
    assert_eq!(code(&output), Some(0), "{}", stderr(&output));
    let answers: Vec<serde_json::Value> = stdout(&output)
        .lines()
        .map(|l| serde_json::from_str(l).expect("JSON"))
        .collect();
    assert_eq!(answers[0]["id"], "x");
    assert_eq!(answers[1]["id"], "y");
    for answer in &answers {
        let score = answer["score"].as_f64().expect("a score");
        assert!((-1.0..=1.0).contains(&score));
        assert!([-1, 0, 1].contains(&answer["stance"].as_i64().expect("a stance")));
    }
}

#[test]
fn the_number_of_threads_changes_nothing() {
    let one = stancemap(
        &[
            "link",
            "--format",
            "jsonl",
            "--model",
            "fast",
            "--threads",
            "1",
        ],
        "",
    );
    let many = stancemap(
        &[
            "link",
            "--format",
            "jsonl",
            "--model",
            "fast",
            "--threads",
            "4",
        ],
        "",
    );
    assert_eq!(code(&one), Some(0), "{}", stderr(&one));
    assert_eq!(one.stdout, many.stdout);
}

#[test]
fn no_cell_of_a_table_is_a_formula() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = write(
        folder.path(),
        "evil.txt",
        "=HYPERLINK(\"http://x\",\"Kyiv\")\n\nUkraine said that Russia was wrong about Crimea.",
    );
    let output = stancemap(&["link", "--format", "csv", "--model", "fast", &path], "");
    assert_eq!(code(&output), Some(0), "{}", stderr(&output));
    let text = stdout(&output);
    let mut table = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let mut n_rows = 0;
    for row in table.records() {
        for cell in &row.expect("a row") {
            let number = cell.parse::<f64>().is_ok();
            assert!(number || !cell.starts_with(['=', '+', '-', '@']), "{cell}");
        }
        n_rows += 1;
    }
    assert!(n_rows >= 3);
}

#[test]
fn places_go_out_as_geojson() {
    let output = stancemap(&["link", "--format", "geojson", "--model", "fast"], "");
    assert_eq!(code(&output), Some(0), "{}", stderr(&output));
    let collection: geojson::FeatureCollection =
        stdout(&output).parse().expect("a feature collection");
    let ukraine = collection
        .features
        .iter()
        .find(|f| f.id == Some(geojson::feature::Id::String("UA".into())))
        .expect("Ukraine is there");
    assert!(ukraine.geometry.is_some());
}

#[test]
fn a_closed_pipe_is_no_fault() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_stancemap"))
        .args(["link", "--format", "jsonl", "--model", "fast"])
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the binary starts");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("the binary ends");
    assert_eq!(code(&output), Some(0), "{}", stderr(&output));
    assert!(!stderr(&output).contains("panic"));
}

#[test]
fn without_a_display_table_and_picture_take_the_windows_place() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let output = Command::new(env!("CARGO_BIN_EXE_stancemap"))
        .args(["--model", "fast"])
        .current_dir(folder.path())
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .env_remove("WAYLAND_SOCKET")
        .output()
        .expect("the binary starts");
    assert_eq!(code(&output), Some(0), "{}", stderr(&output));
    assert!(stdout(&output).contains("Russia"));
    let picture = std::fs::read(folder.path().join("stancemap.png")).expect("the picture");
    assert!(picture.starts_with(b"\x89PNG"));
}

#[test]
fn the_same_picture_twice_is_the_same_bytes() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for format in ["png", "svg"] {
        let path = |n: u32| {
            folder
                .path()
                .join(format!("{n}.{format}"))
                .display()
                .to_string()
        };
        for n in [1, 2] {
            let output = stancemap(
                &[
                    "export",
                    "--model",
                    "fast",
                    "--width",
                    "800",
                    "--out",
                    &path(n),
                ],
                "",
            );
            assert_eq!(code(&output), Some(0), "{}", stderr(&output));
        }
        let bytes = |n| std::fs::read(path(n)).expect("a picture");
        assert!(bytes(1) == bytes(2), "{format} differs");
    }
}

#[test]
fn a_picture_of_an_unknown_format_is_refused_in_words() {
    let output = stancemap(&["export", "--model", "fast", "--out", "map.docx"], "");
    assert_eq!(code(&output), Some(1));
    assert!(stderr(&output).contains("map.docx"));
    assert!(stderr(&output).contains(".png"));
}
