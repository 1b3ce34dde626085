//! What the settings leave out of the counting is left out of every table and file, by the same rule.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde_json::Value;
use stancemap::export::order::{Form, Lettering, Preset, What};
use stancemap::mention::MentionKind;
use stancemap::region::Geodata;
use stancemap::session::{Command, Order, Session, Settings, Snapshot};
use stancemap::stance::{Choice, Voice};
use stancemap::tally::Counting;
use stancemap::watch::Silent;

/// A person who is spoken of by others, a state that is, and one that the author speaks of.
const SAID: &str = "A word broken\n\n\
    Kyiv said that Putin had lied about the prisoners and betrayed his word.\n\
    Kyiv said that Minsk had lied about the prisoners and betrayed its word.\n\
    Armenia is a reliable partner.\n";

fn open(texts: &[&str]) -> Session {
    let mut session = Session::start(Geodata::Builtin, Choice::Fast, Settings::default())
        .expect("the built-in models");
    for text in texts {
        apply(&mut session, Command::Paste((*text).to_owned()));
    }
    session
}

fn apply(session: &mut Session, command: Command) -> Arc<Snapshot> {
    session.apply(command, &Silent).expect("it is done")
}

fn counted(session: &mut Session, counting: Counting) -> Arc<Snapshot> {
    apply(session, Command::Count(counting))
}

fn file(shot: &Snapshot, form: Form, what: What) -> String {
    let order = Order {
        what,
        form,
        size: Preset::Web.size(),
        lettering: Lettering::default(),
        date: "2026-01-01".into(),
    };
    let mut bytes = Vec::new();
    shot.write(&order, &mut bytes).expect("it is written");
    String::from_utf8(bytes).expect("UTF-8")
}

/// One column of a table.
fn column(table: &str, name: &str) -> Vec<String> {
    let mut rows = csv::Reader::from_reader(table.trim_start_matches('\u{feff}').as_bytes());
    let head = rows.headers().expect("a head");
    let at = head.iter().position(|h| h == name).expect(name);
    let cell = |row: Result<csv::StringRecord, _>| row.expect("a row")[at].to_owned();
    rows.records().map(cell).collect()
}

/// The words of the mentions in every file of mentions, which must be the same in all.
#[track_caller]
fn surfaces(shot: &Snapshot) -> Vec<String> {
    let in_table = column(&file(shot, Form::Csv, What::Mentions), "surface");
    let mut in_lines = Vec::new();
    for line in file(shot, Form::Jsonl, What::Mentions).lines() {
        let article: Value = serde_json::from_str(line).expect("JSON");
        let mentions = article["mentions"].as_array().expect("mentions");
        let surface = |m: &Value| m["surface"].as_str().expect("words").to_owned();
        in_lines.extend(mentions.iter().map(surface));
    }
    assert_eq!(in_table, in_lines);
    let in_tally: usize = shot.tally.rows.iter().map(|row| row.mentions.len()).sum();
    assert_eq!(in_table.len(), in_tally);
    in_table
}

fn targets(shot: &Snapshot) -> Vec<String> {
    column(&file(shot, Form::Csv, What::Voices), "target")
}

#[test]
fn a_kind_of_mention_that_is_left_out_is_in_no_file() {
    let mut session = open(&[SAID]);
    let all = session.snapshot();
    assert!(surfaces(&all).contains(&"Putin".to_owned()));
    assert_eq!(targets(&all), ["BY", "RU"]);
    let without = BTreeSet::from([MentionKind::Person]);
    let some = counted(
        &mut session,
        Counting {
            without,
            ..Counting::default()
        },
    );
    assert_eq!(surfaces(&some).len(), surfaces(&all).len() - 1);
    assert!(!surfaces(&some).contains(&"Putin".to_owned()));
    assert_eq!(targets(&some), ["BY"]);
}

#[test]
fn only_the_voice_that_is_asked_for_is_in_any_file() {
    let mut session = open(&[SAID]);
    let mut by = |voice| {
        let voice = Some(voice);
        counted(
            &mut session,
            Counting {
                voice,
                ..Counting::default()
            },
        )
    };
    let reported = by(Voice::Reported);
    assert!(surfaces(&reported).contains(&"Putin".to_owned()));
    assert!(!surfaces(&reported).contains(&"Armenia".to_owned()));
    assert_eq!(targets(&reported), ["BY", "RU"]);
    let author = by(Voice::Author);
    assert!(surfaces(&author).contains(&"Armenia".to_owned()));
    assert!(!surfaces(&author).contains(&"Putin".to_owned()));
    assert!(targets(&author).is_empty());
}

#[test]
fn a_page_does_not_tell_of_an_article_that_is_not_counted() {
    let mut session = open(&[
        "Secret talks of ours\n\nRiga met Vilnius on Monday.\n",
        SAID,
    ]);
    let secret = session.snapshot().readings[0].article.key.clone();
    let shot = apply(
        &mut session,
        Command::Tick {
            article: secret,
            on: false,
        },
    );
    let page = file(&shot, Form::Html, What::Map);
    assert!(!page.contains("Secret talks"));
    let data = page.split("id=\"data\">").nth(1);
    let data = data.and_then(|rest| rest.split("</script>").next());
    let data: Value = serde_json::from_str(data.expect("data")).expect("JSON");
    assert_eq!(data["articles"].as_array().map(Vec::len), Some(1));
    assert_eq!(data["articles"][0]["title"], "A word broken");
    for mention in data["mentions"].as_array().expect("mentions") {
        assert_eq!(mention["article"], 0);
    }
}
