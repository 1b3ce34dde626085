//! A window without a system's frame, driven by the names that a screen reader says.

use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use stancemap::gui::{Answer, App, Chooser, Preferences, Question};
use stancemap::region::Geodata;
use stancemap::session::{Session, Settings};
use stancemap::stance::Choice;

use super::raster::{self, Textures};

/// Answers each question with the next of these.
pub struct Answers(Mutex<Vec<Answer>>);

impl Answers {
    pub fn new(answers: impl IntoIterator<Item = Answer>) -> Arc<Self> {
        let mut answers: Vec<Answer> = answers.into_iter().collect();
        answers.reverse();
        Arc::new(Self(Mutex::new(answers)))
    }
}

impl Chooser for Answers {
    fn ask(&self, _question: &Question) -> Answer {
        self.0.lock().unwrap().pop().unwrap_or(Answer::Nothing)
    }
}

/// The window on its stage.
pub struct Stage {
    pub harness: Harness<'static, App>,
    textures: Textures,
    scale: f32,
}

impl Stage {
    /// A window of 1280 × 800 points that opens `paths`, or the samples.
    pub fn open(paths: Vec<PathBuf>) -> Self {
        Self::with(paths, Answers::new([]), egui::Theme::Light, 1.0)
    }

    pub fn with(
        paths: Vec<PathBuf>,
        chooser: Arc<dyn Chooser>,
        theme: egui::Theme,
        scale: f32,
    ) -> Self {
        let session = Session::start(Geodata::Builtin, Choice::Fast, Settings::default()).unwrap();
        let app = App::new(session, paths, Preferences::default(), chooser).unwrap();
        let textures = Textures::default();
        let harness = Harness::builder()
            .with_size([1280.0, 800.0])
            .with_pixels_per_point(scale)
            .with_theme(theme)
            .with_max_steps(40)
            .with_context_setup(App::style)
            .renderer(textures.clone())
            .build_ui_state(|ui, app: &mut App| app.draw(ui), app);
        let mut stage = Self {
            harness,
            textures,
            scale,
        };
        stage.settle();
        stage
    }

    /// Runs until nothing is read, drawn or asked any more.
    pub fn settle(&mut self) {
        let began = Instant::now();
        loop {
            self.harness.step();
            if self.harness.state().is_idle() {
                break;
            }
            assert!(
                began.elapsed() < Duration::from_secs(60),
                "the window stayed busy"
            );
            std::thread::sleep(Duration::from_millis(2));
        }
        self.harness.run();
    }

    /// Runs until this is so, whether or not the worker is still at work.
    #[track_caller]
    pub fn until(&mut self, is_so: impl Fn(&Self) -> bool) {
        let began = Instant::now();
        while !is_so(self) {
            let waited = began.elapsed() < Duration::from_secs(60);
            assert!(waited, "it never came:\n{:#?}", self.names());
            self.harness.step();
            std::thread::sleep(Duration::from_millis(2));
        }
    }

    /// Runs until this is shown.
    #[track_caller]
    pub fn wait(&mut self, words: &str) {
        self.until(|stage| stage.shows(words));
    }

    /// Presses what has this name.
    #[track_caller]
    pub fn press(&mut self, name: &str) {
        self.harness.get_by_label(name).click();
        self.settle();
    }

    /// Presses the first thing whose name begins with `start`.
    #[track_caller]
    pub fn press_starting(&mut self, start: &str) -> String {
        let name = self.name_starting(start);
        self.harness.get_all_by_label(&name).next().unwrap().click();
        self.settle();
        name
    }

    /// The first name that begins with `start`.
    #[track_caller]
    pub fn name_starting(&self, start: &str) -> String {
        self.find_starting(start)
            .unwrap_or_else(|| panic!("nothing is named “{start}…”:\n{:#?}", self.names()))
    }

    pub fn find_starting(&self, start: &str) -> Option<String> {
        self.names()
            .into_iter()
            .find(|name| name.starts_with(start))
    }

    /// Whether something has this name or shows these words.
    pub fn shows(&self, words: &str) -> bool {
        self.names().iter().any(|name| name.contains(words))
    }

    /// Every name and text in the window.
    pub fn names(&self) -> Vec<String> {
        let said = |node: egui_kittest::Node<'_>| {
            let node = node.accesskit_node();
            node.label().or_else(|| node.value())
        };
        self.harness
            .root()
            .children_recursive()
            .filter_map(said)
            .collect()
    }

    /// Presses a key.
    pub fn key(&mut self, key: egui::Key) {
        self.harness.key_press(key);
        self.settle();
    }

    /// Presses a key with Ctrl.
    pub fn ctrl(&mut self, key: egui::Key) {
        self.harness
            .key_press_modifiers(egui::Modifiers::COMMAND, key);
        self.settle();
    }

    /// What the window looks like.
    pub fn picture(&mut self) -> egui::ColorImage {
        let shapes = self.harness.output().shapes.clone();
        let primitives = self.harness.ctx.tessellate(shapes, self.scale);
        let size = [1280.0, 800.0].map(|side| (side * self.scale) as usize);
        raster::draw(&self.textures, &primitives, size, self.scale)
    }
}

/// A folder with these files.
pub fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}
