//! The rules of the house that a program can check: the order of rooms, and the nevers.

use std::fs;
use std::path::{Path, PathBuf};

/// The most lines of one source file.
const MAX_LINES: usize = 500;

/// All Rust files below `folder`, in order.
fn sources(folder: &str) -> Vec<(PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut files: Vec<PathBuf> = walkdir::WalkDir::new(root)
        .into_iter()
        .flatten()
        .map(|entry| entry.into_path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "rs"))
        .collect();
    files.sort();
    files
        .into_iter()
        .map(|path| (path.clone(), fs::read_to_string(path).expect("source")))
        .collect()
}

/// The lines of `source` that are no comments, up to its own tests, each with its number.
fn code(source: &str) -> impl Iterator<Item = (usize, &str)> {
    let product = source.split("#[cfg(test)]\nmod ").next().unwrap_or(source);
    product
        .lines()
        .enumerate()
        .map(|(n, line)| (n + 1, line))
        .filter(|(_, line)| !line.trim_start().starts_with("//"))
}

/// Fails with every line of `files` that holds one of `words`.
fn never(files: &[(PathBuf, String)], words: &[&str], rule: &str) {
    let found: Vec<String> = files
        .iter()
        .flat_map(|(path, source)| code(source).map(move |(n, line)| (path, n, line)))
        .filter(|(_, _, line)| words.iter().any(|word| line.contains(word)))
        .map(|(path, n, line)| format!("{}:{n}: {}", path.display(), line.trim()))
        .collect();
    assert!(found.is_empty(), "{rule}:\n{}", found.join("\n"));
}

/// The rooms in the order of `src/lib.rs`.
fn rooms() -> Vec<String> {
    let list = include_str!("../src/lib.rs");
    list.lines()
        .filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';'))
        .map(str::to_owned)
        .collect()
}

/// The files of some rooms.
fn of_rooms(names: &[&str]) -> Vec<(PathBuf, String)> {
    names
        .iter()
        .flat_map(|name| sources(&format!("src/{name}")))
        .collect()
}

/// The files of every room before the window.
fn of_engine() -> Vec<(PathBuf, String)> {
    let rooms = rooms();
    let engine: Vec<&str> = rooms
        .iter()
        .map(String::as_str)
        .take_while(|room| *room != "gui")
        .collect();
    of_rooms(&engine)
}

#[test]
fn each_room_uses_only_what_stands_above_it() {
    let rooms = rooms();
    let place = |name: &str| rooms.iter().position(|room| room == name);
    let mut wrong = Vec::new();
    for (n, room) in rooms.iter().enumerate() {
        for (path, source) in sources(&format!("src/{room}")) {
            for (line_number, line) in code(&source) {
                for rest in line.split("crate::").skip(1) {
                    let used: String = rest
                        .chars()
                        .take_while(|c| c.is_alphanumeric() || *c == '_')
                        .collect();
                    if place(&used).is_some_and(|other| other > n) {
                        wrong.push(format!(
                            "{}:{line_number}: {room} uses {used}",
                            path.display()
                        ));
                    }
                }
            }
        }
    }
    assert!(rooms.len() > 10 && wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn nothing_up_to_the_session_knows_the_window() {
    never(
        &of_engine(),
        &["egui", "eframe", "rfd::", "winit"],
        "only the window knows egui",
    );
}

#[test]
fn exporters_open_no_files_and_read_no_clock() {
    let words = [
        "std::fs",
        "File::",
        "fs::",
        "::now(",
        "SystemTime",
        "Instant::",
    ];
    never(
        &of_rooms(&["export", "scene", "tally"]),
        &words,
        "exporters are given a Write and a date",
    );
}

#[test]
fn no_hash_order_reaches_an_output() {
    let words = ["HashMap", "HashSet"];
    never(
        &of_rooms(&["export", "tally", "cli"]),
        &words,
        "use BTreeMap where something is written out",
    );
}

#[test]
fn only_the_front_ends_talk() {
    let rule = "the engine hands out values and never prints";
    never(&of_engine(), &["print!(", "println!("], rule);
    never(
        &of_rooms(&["gui"]),
        &[" println!(", " print!("],
        "stdout belongs to the command line",
    );
}

#[test]
fn nothing_is_left_for_later_or_silenced() {
    let all: Vec<_> = ["src", "benches"]
        .iter()
        .flat_map(|folder| sources(folder))
        .collect();
    let words = [
        "todo!",
        "unimplemented!",
        "dbg!",
        "#[allow",
        "#![allow",
        "unsafe {",
        "unsafe fn",
        "static mut",
    ];
    never(&all, &words, "finish it, or expect it with a reason");
    let notes: Vec<_> = all
        .iter()
        .filter(|(_, source)| source.contains("TODO") || source.contains("FIXME"))
        .collect();
    assert!(
        notes.is_empty(),
        "{:?}",
        notes.iter().map(|(path, _)| path).collect::<Vec<_>>()
    );
    let ignored = sources("tests")
        .into_iter()
        .filter(|(path, source)| !path.ends_with("house.rs") && source.contains("#[ignore"));
    assert_eq!(ignored.count(), 0, "no test is passed over");
}

#[test]
fn every_file_is_short_and_says_what_it_is_for() {
    let all: Vec<_> = ["src", "tests", "benches"]
        .iter()
        .flat_map(|folder| sources(folder))
        .collect();
    for (path, source) in all {
        assert!(
            source.starts_with("//!"),
            "{} opens without saying what it is for",
            path.display()
        );
        let n_lines = source.lines().count();
        assert!(
            n_lines <= MAX_LINES,
            "{} has {n_lines} lines",
            path.display()
        );
    }
}
