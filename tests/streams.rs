//! Streams of lines, driven through the real program: an answer for each line, at once, whatever the line holds.

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, Command, Output, Stdio};
use std::sync::mpsc;
use std::time::Duration;

use serde_json::{Value, json};

fn start(args: &[&str]) -> Child {
    Command::new(env!("CARGO_BIN_EXE_stancemap"))
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("it starts")
}

fn run_with(args: &[&str], input: &str) -> Output {
    let mut child = start(args);
    let mut stdin = child.stdin.take().expect("stdin");
    stdin.write_all(input.as_bytes()).expect("written");
    drop(stdin);
    child.wait_with_output().expect("it ends")
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).expect("UTF-8")
}

fn lines(output: &Output) -> Vec<Value> {
    text(&output.stdout)
        .lines()
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect()
}

#[test]
fn links_of_streamed_lines_count_code_points() {
    let rows = [
        ("a", "Київ і Москва: 😀 Мінськ."),
        ("b", "Nothing is said here."),
        (
            "c",
            "Moscow, Minsk and Tbilisi met in Paris.\nGeorgia’s minister spoke.",
        ),
    ];
    let input: String = rows
        .iter()
        .map(|(id, text)| format!("{}\n", json!({"id": id, "text": text})))
        .collect();
    let output = run_with(
        &["link", "--from", "jsonl", "--format", "jsonl", "-"],
        &input,
    );
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let answers = lines(&output);
    assert_eq!(answers.len(), rows.len());
    for (answer, (id, text)) in answers.iter().zip(rows) {
        assert_eq!(answer["id"], *id);
        let points: Vec<char> = text.chars().collect();
        for mention in answer["mentions"].as_array().expect("mentions") {
            let at = |key: &str| {
                usize::try_from(mention[key].as_u64().expect("a number")).expect("small")
            };
            let surface: String = points[at("start")..at("end")].iter().collect();
            assert_eq!(mention["surface"], surface);
            assert!(
                mention["confidence"]
                    .as_f64()
                    .is_some_and(|c| (0.0..=1.0).contains(&c))
            );
        }
    }
    let country: Vec<&Value> = answers[0]["mentions"]
        .as_array()
        .expect("mentions")
        .iter()
        .map(|m| &m["country"])
        .collect();
    assert_eq!(country, ["UA", "RU", "BY"]);
}

#[test]
fn a_broken_line_is_named_and_the_others_are_answered() {
    let input = "{\"id\": 1, \"text\": \"Minsk\"}\nnot json\n\n{\"id\": 2, \"text\": \"Riga\"}\n{\"id\": 3}\n";
    let output = run_with(
        &["link", "--from", "jsonl", "--format", "jsonl", "-"],
        input,
    );
    assert_eq!(output.status.code(), Some(3));
    assert_eq!(lines(&output).len(), 4);
    assert!(
        text(&output.stderr).contains("line 2"),
        "{}",
        text(&output.stderr)
    );
}

#[test]
fn the_number_of_threads_changes_nothing() {
    let input: String = (0..400)
        .map(|n| format!("{{\"id\": {n}, \"text\": \"Moscow and Tbilisi spoke {n} times of Crimea, Georgia and Минск.\"}}\n"))
        .collect();
    let args = |n| ["link", "--from", "jsonl", "--threads", n, "-"];
    let one = run_with(&args("1"), &input);
    let four = run_with(&args("4"), &input);
    assert_eq!(one.status.code(), Some(0));
    assert_eq!(one.stdout, four.stdout);
}

#[test]
fn stance_answers_every_target_in_order() {
    let input = "{\"id\": \"x\", \"text\": \"Ukraine praised Lithuania.\", \"start\": 16, \"end\": 25}\n\
                 {\"id\": \"y\", \"text\": \"Минск осудил Москву.\", \"start\": 13, \"end\": 19, \"source_start\": 0, \"source_end\": 5}\n\
                 {\"id\": \"z\", \"text\": \"Short\", \"start\": 3, \"end\": 99}\n";
    let output = run_with(
        &["stance", "--from", "jsonl", "--model", "fast", "-"],
        input,
    );
    assert_eq!(
        output.status.code(),
        Some(3),
        "the third has no such target"
    );
    let answers = lines(&output);
    assert_eq!(
        (&answers[0]["id"], &answers[1]["id"]),
        (&"x".into(), &"y".into())
    );
    for answer in &answers[..2] {
        assert!(
            answer["stance"]
                .as_i64()
                .is_some_and(|s| (-1..=1).contains(&s))
        );
        assert!(
            answer["score"]
                .as_f64()
                .is_some_and(|s| (-1.0..=1.0).contains(&s))
        );
    }
}

const LINK: [&str; 4] = ["link", "--from", "jsonl", "-"];

#[test]
fn a_line_that_cannot_be_answered_keeps_its_number_and_its_id() {
    let input = "\n  \n{\"id\": \"a\"}\n\n{\"id\": 7, \"text\": \"Riga\"}\n{\"id\": 9\n";
    let output = run_with(&LINK, input);
    assert_eq!(output.status.code(), Some(3));
    let answers = lines(&output);
    let told: Vec<_> = answers.iter().map(|a| (&a["id"], &a["line"])).collect();
    assert_eq!(
        told,
        [
            (&json!("a"), &json!(3)),
            (&json!(7), &Value::Null),
            (&Value::Null, &json!(6)),
        ]
    );
    for number in [3, 6] {
        let said = format!("line {number}:");
        assert!(text(&output.stderr).contains(&said), "{said}");
    }
}

#[test]
fn a_target_outside_its_text_is_answered_under_its_id() {
    let input = "{\"id\": \"z\", \"text\": \"Short\", \"start\": 3, \"end\": 99}\n";
    let output = run_with(&["stance", "--model", "fast"], input);
    assert_eq!(output.status.code(), Some(3));
    let answers = lines(&output);
    assert_eq!(answers[0]["id"], "z");
    assert!(
        answers[0]["error"]
            .as_str()
            .is_some_and(|e| e.contains("99"))
    );
}

#[test]
fn answers_come_while_the_stream_is_still_open() {
    let mut child = start(&LINK);
    let mut stdin = child.stdin.take().expect("stdin");
    let stdout = BufReader::new(child.stdout.take().expect("stdout"));
    let (send, heard) = mpsc::channel();
    let listener = std::thread::spawn(move || {
        for line in stdout.lines() {
            let _ = send.send(line.expect("a line"));
        }
    });
    let line = json!({"id": 1, "text": "No place is named. ".repeat(2000)}).to_string();
    for _ in 0..40 {
        writeln!(stdin, "{line}").expect("written");
    }
    let first = heard.recv_timeout(Duration::from_secs(60));
    drop(stdin);
    listener.join().expect("it ends");
    assert!(child.wait().expect("it ends").success());
    assert!(first.is_ok(), "nothing came before the stream was closed");
}

#[test]
fn a_line_longer_than_an_article_may_be_is_refused_and_the_next_is_answered() {
    let long = "x".repeat(65 << 20);
    let input = format!("{{\"id\": 1, \"text\": \"{long}\"}}\n{{\"id\": 2, \"text\": \"Riga\"}}\n");
    let output = run_with(&LINK, &input);
    assert_eq!(output.status.code(), Some(3));
    let answers = lines(&output);
    assert_eq!(answers.len(), 2);
    assert!(
        answers[0]["error"]
            .as_str()
            .is_some_and(|e| e.contains("64 MB"))
    );
    assert_eq!(answers[1]["mentions"][0]["country"], "LV");
}
