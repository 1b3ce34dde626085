//! Drives the window by the names that a screen reader says: no graphics card, no display.

#[path = "window/meanwhile.rs"]
mod meanwhile;
#[path = "window/picture.rs"]
mod picture;
#[path = "window/raster.rs"]
mod raster;
#[path = "window/stage.rs"]
mod stage;

use egui::Key;
use egui_kittest::kittest::Queryable;
use stage::{Answers, Stage, folder};
use stancemap::gui::Answer;
use stancemap::scene::{Classing, Mode};
use stancemap::stance::Choice;

const TALKS: &str = "Talks in Minsk\n\nUkraine praised Belarus for hosting the talks. Russia attacked Ukraine again. \
Observers in Georgia said that Ukraine deserves help.\n";

#[test]
fn a_click_on_a_place_and_a_mention_leads_into_the_article() {
    let folder = folder(&[("talks.txt", TALKS)]);
    let mut stage = Stage::open(vec![folder.path().join("talks.txt")]);
    stage.press_starting("Ukraine, 3 mentions in 1 article");
    assert!(
        stage.shows("Russia attacked Ukraine again."),
        "{:#?}",
        stage.names()
    );
    stage.press_starting("Ukraine, ");
    assert!(
        stage.find_starting("Ukraine: Ukraine, ").is_some(),
        "{:#?}",
        stage.names()
    );
    assert!(stage.find_starting("Belarus: Belarus, ").is_some());
    stage.key(Key::Escape);
    assert!(stage.find_starting("Ukraine: Ukraine, ").is_none());
    stage.key(Key::Escape);
    assert!(stage.find_starting("Ukraine, 3 mentions").is_some());
}

#[test]
fn a_file_is_opened_through_the_dialog() {
    let folder = folder(&[("talks.txt", TALKS)]);
    let file = folder.path().join("talks.txt");
    let answers = Answers::new([Answer::Paths(vec![file])]);
    let mut stage = Stage::with(vec![], answers, egui::Theme::Light, 1.0);
    stage.press("Open…");
    assert!(stage.shows("Talks in Minsk"));
    assert!(stage.shows("The sample articles were put away"));
    assert_eq!(stage.harness.state().snapshot().readings.len(), 1);
}

#[test]
fn without_a_system_dialog_a_path_can_be_typed() {
    let folder = folder(&[("talks.txt", TALKS)]);
    let answers = Answers::new([Answer::NoDialog]);
    let mut stage = Stage::with(vec![], answers, egui::Theme::Light, 1.0);
    stage.press("Open…");
    assert!(stage.shows("This system has no file dialog"));
    stage.harness.get_by_label("Path").focus();
    stage.harness.run();
    let path = folder.path().join("talks.txt").display().to_string();
    stage.harness.get_by_label("Path").type_text(&path);
    stage.harness.run();
    stage.press("Open");
    assert!(stage.shows("Talks in Minsk"));
    assert!(!stage.shows("This system has no file dialog"));
}

#[test]
fn a_refused_file_is_named_and_the_rest_loads() {
    let folder = folder(&[("talks.txt", TALKS), ("empty.txt", "  \n")]);
    let mut stage = Stage::open(vec![folder.path().to_owned()]);
    assert!(stage.shows("Talks in Minsk"));
    assert!(stage.shows("Not opened"));
    assert!(stage.shows("empty.txt"), "{:#?}", stage.names());
    stage.press("Close");
    assert!(!stage.shows("Not opened"));
}

#[test]
fn pasted_text_is_read() {
    let mut stage = Stage::open(vec![]);
    stage.harness.event(egui::Event::Paste(
        "Riga talks\n\nLatvia thanked Estonia.".into(),
    ));
    stage.settle();
    assert!(stage.shows("Riga talks"));
    assert!(stage.find_starting("Latvia, ").is_some());
}

#[test]
fn the_samples_open_by_themselves_with_a_hint() {
    let mut stage = Stage::open(vec![]);
    assert!(stage.shows("Sample articles are open"));
    assert!(stage.find_starting("Russia, ").is_some());
    stage.press("Close");
    assert!(!stage.shows("Sample articles are open"));
}

#[test]
fn an_unticked_article_does_not_count() {
    let folder = folder(&[("talks.txt", TALKS)]);
    let mut stage = Stage::open(vec![folder.path().to_owned()]);
    stage.press("Count Talks in Minsk");
    assert!(stage.find_starting("Ukraine, 3 mentions").is_none());
    stage.press("Count Talks in Minsk");
    assert!(stage.find_starting("Ukraine, 3 mentions").is_some());
    stage.press("Remove Talks in Minsk");
    assert!(stage.shows("Drop articles here"));
}

#[test]
fn the_table_can_be_searched_and_sorted() {
    let mut stage = Stage::open(vec![]);
    stage.key(Key::Slash);
    stage.harness.event(egui::Event::Text("belar".into()));
    stage.settle();
    assert!(stage.find_starting("Belarus, ").is_some());
    assert!(stage.find_starting("Russia, ").is_none());
    stage.key(Key::Escape);
    assert!(stage.find_starting("Russia, ").is_some());
    stage.press("Place");
    let first = |stage: &Stage| {
        stage
            .names()
            .into_iter()
            .find(|n| n.contains(" in ") && n.contains(", stance "))
    };
    assert!(first(&stage).unwrap().as_str() < "C");
}

#[test]
fn mode_level_and_worldview_are_chosen_by_name() {
    let mut stage = Stage::open(vec![]);
    for name in ["Stance", "Both", "Frequency"] {
        let buttons: Vec<_> = stage
            .harness
            .get_all_by_role_and_label(egui::Role::RadioButton, name)
            .collect();
        buttons[0].click();
        drop(buttons);
        stage.settle();
    }
    stage.press("Regions");
    assert_eq!(
        stage.harness.state().snapshot().settings.counting.level,
        stancemap::tally::Level::Unit
    );
}

#[test]
fn every_dialog_opens_and_closes_by_keys() {
    let mut stage = Stage::open(vec![]);
    stage.key(Key::F1);
    assert!(stage.shows("One step back"));
    stage.key(Key::Escape);
    assert!(!stage.shows("One step back"));
    stage.press("Help");
    stage.press_starting("About Stancemap");
    assert!(stage.shows("Natural Earth"));
    stage.key(Key::Escape);
    assert!(!stage.shows("Sources and licences"));
    stage.ctrl(Key::S);
    assert!(stage.shows("Width in pixels"));
    stage.key(Key::Escape);
    assert!(!stage.shows("Width in pixels"));
}

#[test]
fn the_keyboard_alone_reaches_the_evidence() {
    let folder = folder(&[("talks.txt", TALKS)]);
    let mut stage = Stage::open(vec![folder.path().to_owned()]);
    let row = stage.name_starting("Ukraine, 3 mentions");
    stage.harness.get_by_label(&row).focus();
    stage.harness.run();
    stage.key(Key::Enter);
    let card = stage.name_starting("Ukraine, ");
    stage
        .harness
        .get_all_by_label(&card)
        .next()
        .unwrap()
        .focus();
    stage.harness.run();
    stage.key(Key::Enter);
    assert!(stage.find_starting("Ukraine: Ukraine, ").is_some());
}

#[test]
fn a_place_is_pressed_on_the_map_itself() {
    let folder = folder(&[("talks.txt", TALKS)]);
    let mut stage = Stage::open(vec![folder.path().to_owned()]);
    stage.press_starting("On the map: Belarus");
    assert!(stage.shows("Ukraine praised Belarus for hosting the talks."));
    assert!(stage.find_starting("Show the whole map").is_some());
    stage.press("Zoom to the selected place (Z)");
    stage.press("Show the whole map (0)");
}

#[test]
fn an_entry_of_the_legend_keeps_the_table_to_its_places() {
    let folder = folder(&[("talks.txt", TALKS)]);
    let mut stage = Stage::open(vec![folder.path().to_owned()]);
    stage.press_starting("3: 1 place.");
    assert!(stage.find_starting("Ukraine, 3 mentions").is_some());
    assert!(stage.find_starting("Belarus, 1 mention").is_none());
    stage.press_starting("Only: 3");
    assert!(stage.find_starting("Belarus, ").is_some());
}

#[test]
fn a_worldview_of_ones_own_is_chosen_through_the_dialog() {
    let view = r#"{"title": "My own", "source": "me", "date": "2026-05-01", "pieces": {}}"#;
    let folder = folder(&[("mine.json", view)]);
    let answers = Answers::new([Answer::Paths(vec![folder.path().join("mine.json")])]);
    let mut stage = Stage::with(vec![], answers, egui::Theme::Light, 1.0);
    stage.press("Worldview");
    stage.press("From a file…");
    assert_eq!(stage.harness.state().snapshot().worldview().title, "My own");
}

#[test]
fn own_breaks_begin_with_those_that_are_shown() {
    let mut stage = Stage::open(vec![]);
    stage.press("Map");
    assert!(stage.shows("Histogram of the counts"));
    stage.press("by your own breaks");
    let classing = &stage.harness.state().snapshot().settings.map.classing;
    let scene = &stage.harness.state().snapshot().scene;
    let Classing::Custom(breaks) = classing else {
        panic!("{classing:?}");
    };
    assert_eq!(breaks.len() + 1, scene.scale.classes.len());
}

#[test]
fn what_is_asked_for_does_not_wait_for_the_judging_behind_it() {
    let folder = folder(&[("talks.txt", TALKS)]);
    let mut stage = Stage::open(vec![folder.path().to_owned()]);
    let app = stage.harness.state_mut();
    app.judge_behind_the_first_map(Choice::Precise);
    stage.harness.step();
    stage.harness.step();
    stage.key(Key::Num2);
    stage.settle();
    let shot = stage.harness.state().snapshot();
    assert_eq!(shot.settings.map.mode, Mode::Stance);
    assert_eq!(shot.models.choice, Choice::Precise);
    assert!(!stage.shows("Stopped. Nothing has changed."));
}

#[test]
fn the_matrix_of_voices_opens_from_the_menu() {
    let mut stage = Stage::open(vec![]);
    stage.press("Counting");
    stage.press("Who speaks how of whom…");
    assert!(stage.shows("Each row is a country"));
}

#[test]
fn the_matrix_of_voices_is_saved_without_a_system_dialog_too() {
    let answers = Answers::new([Answer::NoDialog]);
    let mut stage = Stage::with(vec![], answers, egui::Theme::Light, 1.0);
    stage.press("Counting");
    stage.press("Who speaks how of whom…");
    stage.press("Save as CSV…");
    assert!(stage.shows("Save to this file"), "{:#?}", stage.names());
    assert!(stage.shows("map.csv"), "{:#?}", stage.names());
}

#[test]
fn the_picture_is_written_where_the_dialog_says() {
    let folder = folder(&[("talks.txt", TALKS)]);
    let out = folder.path().join("map.png");
    let answers = Answers::new([Answer::Paths(vec![out.clone()])]);
    let paths = vec![folder.path().join("talks.txt")];
    let mut stage = Stage::with(paths, answers, egui::Theme::Light, 1.0);
    stage.ctrl(Key::S);
    stage.press("Save…");
    assert!(stage.shows("Saved "));
    assert!(std::fs::read(out).unwrap().starts_with(b"\x89PNG"));
}

#[test]
fn the_dialog_writes_pages_atlases_and_tables_too() {
    let folder = folder(&[("talks.txt", TALKS)]);
    let talks = folder.path().join("talks.txt");
    for (kind, name, begins) in [
        ("Web page", "map.html", &b"<!doctype html>"[..]),
        ("Atlas", "atlas.pdf", b"%PDF"),
        ("Places, CSV", "places.csv", b"\xEF\xBB\xBFregion,"),
        ("JSON lines", "all.jsonl", b"{\"id\":"),
    ] {
        let out = folder.path().join(name);
        let answers = Answers::new([Answer::Paths(vec![out.clone()])]);
        let mut stage = Stage::with(vec![talks.clone()], answers, egui::Theme::Light, 1.0);
        stage.ctrl(Key::S);
        stage.press(kind);
        stage.press("Save…");
        assert!(stage.shows("Saved "), "{kind}");
        assert!(std::fs::read(&out).unwrap().starts_with(begins), "{kind}");
    }
    assert!(folder.path().join("places.csv.made.json").exists());
}

#[test]
fn the_window_looks_as_it_did_in_daylight() {
    let folder = folder(&[("talks.txt", TALKS)]);
    let mut stage = Stage::open(vec![folder.path().to_owned()]);
    picture::check("light", &stage.picture(), 0.04);
}

#[test]
fn the_window_looks_as_it_did_at_night_at_twice_the_scale() {
    let folder = folder(&[("talks.txt", TALKS)]);
    let paths = vec![folder.path().to_owned()];
    let mut stage = Stage::with(paths, Answers::new([]), egui::Theme::Dark, 2.0);
    stage.key(Key::Num2);
    stage.press_starting("Ukraine, 3 mentions");
    picture::check("dark", &stage.picture(), 0.04);
}
