//! What is pressed while the worker is at work.

use egui::Key;
use egui_kittest::kittest::Queryable;
use stancemap::gui::Answer;
use stancemap::scene::Mode;
use stancemap::stance::Choice;
use stancemap::tally::Level;

use super::TALKS;
use super::stage::{Answers, Stage, folder};

/// The precise model needs a moment for each of these.
const SENTENCE: &str = "Observers in Georgia said that Ukraine deserves the help of the world. ";

/// A window whose worker judges one long article with the precise model.
fn judging() -> Stage {
    let long = format!("Long\n\n{}", SENTENCE.repeat(2000));
    let folder = folder(&[("long.txt", &long)]);
    let mut stage = Stage::open(vec![folder.path().to_owned()]);
    let app = stage.harness.state_mut();
    app.judge_behind_the_first_map(Choice::Precise);
    stage.wait("Cancel");
    stage
}

#[test]
fn two_settings_changed_before_an_answer_both_hold() {
    let mut stage = Stage::open(vec![]);
    let long = SENTENCE.repeat(20_000);
    stage.harness.event(egui::Event::Paste(long));
    stage.harness.step();
    stage.harness.key_press(Key::Num2);
    stage.harness.step();
    stage.harness.get_by_label("Regions").click();
    stage.harness.step();
    assert!(!stage.harness.state().is_idle(), "it was answered already");
    stage.settle();
    let settings = &stage.harness.state().snapshot().settings;
    assert_eq!(settings.map.mode, Mode::Stance);
    assert_eq!(settings.counting.level, Level::Unit);
}

#[test]
fn clicks_during_the_judging_are_answered_and_it_can_be_stopped() {
    let mut stage = judging();
    for (key, mode) in [(Key::Num2, Mode::Stance), (Key::Num3, Mode::Both)] {
        stage.harness.key_press(key);
        stage.until(|stage| stage.harness.state().snapshot().settings.map.mode == mode);
        stage.wait("Cancel");
    }
    stage.harness.get_by_label("Cancel").click();
    stage.wait("Stopped. Nothing has changed.");
    let shot = stage.harness.state().snapshot();
    assert_eq!(shot.models.choice, Choice::Fast);
    assert!(stage.harness.state().is_idle());
}

#[test]
fn the_fast_model_can_be_chosen_while_the_precise_one_judges() {
    let mut stage = judging();
    stage.harness.get_by_label("Counting").click();
    stage.wait("Who speaks how of whom…");
    let fast = stage.name_starting("Fast");
    stage.press(&fast);
    assert!(!stage.shows("Cancel"), "{:#?}", stage.names());
    assert_eq!(stage.harness.state().snapshot().models.choice, Choice::Fast);
}

#[test]
fn escape_is_a_step_back_while_the_judging_goes_on() {
    let mut stage = judging();
    let row = stage.name_starting("Ukraine, ");
    stage.harness.get_all_by_label(&row).next().unwrap().click();
    stage.wait(SENTENCE.trim());
    stage.harness.key_press(Key::Escape);
    stage.until(|stage| !stage.shows(SENTENCE.trim()));
    assert!(stage.shows("Cancel"));
}

#[test]
fn an_article_of_ones_own_is_not_put_away_as_a_sample() {
    let folder = folder(&[
        ("a.txt", TALKS),
        ("b.txt", "Riga\n\nLatvia thanked Estonia."),
    ]);
    let path = |name| Answer::Paths(vec![folder.path().join(name)]);
    let answers = Answers::new([path("a.txt"), path("b.txt")]);
    let mut stage = Stage::with(vec![], answers, egui::Theme::Light, 1.0);
    stage.press("Remove all");
    stage.press_starting("Open…");
    assert!(!stage.shows("Sample articles are open"));
    stage.press_starting("Open…");
    assert_eq!(stage.harness.state().snapshot().readings.len(), 2);
    assert!(!stage.shows("The sample articles were put away"));
}

#[test]
fn without_a_system_dialog_the_path_follows_the_kind() {
    let answers = Answers::new([Answer::NoDialog]);
    let mut stage = Stage::with(vec![], answers, egui::Theme::Light, 1.0);
    stage.ctrl(Key::S);
    stage.press("Save…");
    assert!(stage.shows("map.png"), "{:#?}", stage.names());
    stage.press("Places, CSV");
    assert!(stage.shows("map.csv"), "{:#?}", stage.names());
    stage.press("Web page");
    assert!(stage.shows("map.html"), "{:#?}", stage.names());
}
