//! How texts are read: golden cases are small files in tests/texts.

use stancemap::text::{language, sentences};

#[test]
fn sentences_end_where_the_table_says() {
    let table = include_str!("texts/sentences.txt");
    let mut wrong = Vec::new();
    for case in table
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
    {
        let text: String = case.split('‖').collect();
        let expected: Vec<&str> = case.split('‖').map(str::trim).collect();
        let found: Vec<&str> = sentences(&text).iter().map(|span| span.of(&text)).collect();
        if found != expected {
            wrong.push(format!(
                "{text}\n  expected {expected:?}\n  found    {found:?}"
            ));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} cases:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[test]
fn languages_are_told_apart() {
    let table = include_str!("texts/languages.txt");
    let mut wrong = Vec::new();
    for case in table.lines().filter(|line| !line.starts_with('#')) {
        let (expected, text) = case.split_once('\t').expect("a language, a tab and a text");
        let found = format!("{:?}", language(text));
        if found != expected {
            wrong.push(format!("{expected}, not {found}: {text}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
