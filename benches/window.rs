//! What a frame of the window costs in CPU time, triangles of egui included, and what start-up is made of.
//! `cargo bench --bench window`. The graphics card's part is not in it.

use std::sync::Arc;

use divan::Bencher;
use egui::{Event, Modifiers, PointerButton, Pos2, RawInput, Rect, pos2, vec2};
use stancemap::gui::{Answer, App, Chooser, Preferences, Question};
use stancemap::mention::Gazetteer;
use stancemap::region::{Catalog, Geodata};
use stancemap::scene::{Ground, Layout, Mode};
use stancemap::session::{Command, Session, Settings};
use stancemap::stance::{Choice, Model};
use stancemap::tally::Level;
use stancemap::watch::Silent;

fn main() {
    divan::main();
}

struct NoDialogs;

impl Chooser for NoDialogs {
    fn ask(&self, _: &Question) -> Answer {
        Answer::Nothing
    }
}

/// A window of 1280 × 800 points on the samples, all units shown with stance, so that hatchings and names are many.
struct Stage {
    ctx: egui::Context,
    app: App,
    time_secs: f64,
}

impl Stage {
    fn open() -> Self {
        let mut settings = Settings::default();
        settings.counting.level = Level::Unit;
        settings.map.mode = Mode::Stance;
        let session = Session::start(Geodata::Builtin, Choice::Fast, settings)
            .expect("the built-in data loads");
        let app = App::new(session, vec![], Preferences::default(), Arc::new(NoDialogs))
            .expect("the system gives a thread");
        let ctx = egui::Context::default();
        App::style(&ctx);
        let mut stage = Self {
            ctx,
            app,
            time_secs: 0.0,
        };
        stage.frame(vec![]);
        while !stage.app.is_idle() {
            stage.frame(vec![]);
        }
        for _ in 0..10 {
            stage.frame(vec![]);
        }
        stage
    }

    /// One frame with these events; returns how many triangle corners it drew.
    fn frame(&mut self, events: Vec<Event>) -> usize {
        self.time_secs += 1.0 / 60.0;
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, vec2(1280.0, 800.0))),
            time: Some(self.time_secs),
            events,
            ..RawInput::default()
        };
        let app = &mut self.app;
        let output = self.ctx.run_ui(input, |ui| app.draw(ui));
        let drawn = self.ctx.tessellate(output.shapes, output.pixels_per_point);
        let corners = |primitive: &egui::ClippedPrimitive| match &primitive.primitive {
            egui::epaint::Primitive::Mesh(mesh) => mesh.indices.len(),
            egui::epaint::Primitive::Callback(_) => 0,
        };
        drawn.iter().map(corners).sum()
    }

    fn press(&mut self, at: Pos2) {
        let press = Event::PointerButton {
            pos: at,
            button: PointerButton::Primary,
            pressed: true,
            modifiers: Modifiers::NONE,
        };
        self.frame(vec![Event::PointerMoved(at), press]);
    }
}

/// Nothing moves.
#[divan::bench(sample_count = 100)]
fn still(bencher: Bencher<'_, '_>) {
    let mut stage = Stage::open();
    bencher.bench_local(|| stage.frame(vec![]));
}

/// The map is dragged about by a few points a frame.
#[divan::bench(sample_count = 200)]
fn pan(bencher: Bencher<'_, '_>) {
    let mut stage = Stage::open();
    stage.press(pos2(450.0, 350.0));
    let mut step: u32 = 0;
    bencher.bench_local(|| {
        step += 1;
        let turn = f64::from(step) / 12.0;
        let at = pos2(
            450.0 + 90.0 * turn.sin() as f32,
            350.0 + 60.0 * turn.cos() as f32,
        );
        stage.frame(vec![Event::PointerMoved(at)])
    });
}

/// The pointer goes over the places, which are lit one after another.
#[divan::bench(sample_count = 200)]
fn hover(bencher: Bencher<'_, '_>) {
    let mut stage = Stage::open();
    let mut step: u32 = 0;
    bencher.bench_local(|| {
        step += 1;
        let at = pos2(150.0 + (step % 60) as f32 * 9.0, 400.0);
        stage.frame(vec![Event::PointerMoved(at)])
    });
}

/// The map is zoomed in and out under the pointer.
#[divan::bench(sample_count = 200)]
fn zoom(bencher: Bencher<'_, '_>) {
    let mut stage = Stage::open();
    stage.frame(vec![Event::PointerMoved(pos2(260.0, 380.0))]);
    let mut step: u32 = 0;
    bencher.bench_local(|| {
        step += 1;
        let factor = if step % 40 < 20 { 1.04 } else { 1.0 / 1.04 };
        stage.frame(vec![Event::Zoom(factor)])
    });
}

#[divan::bench]
fn load_regions() -> usize {
    Catalog::load(&Geodata::Builtin)
        .expect("the built-in regions load")
        .regions
        .len()
}

#[divan::bench]
fn load_names(bencher: Bencher<'_, '_>) {
    let catalog = Catalog::load(&Geodata::Builtin).expect("the built-in regions load");
    bencher.bench(|| Gazetteer::load(&Geodata::Builtin, &catalog).is_ok());
}

#[divan::bench]
fn load_fast_model() -> bool {
    Model::load(Choice::Fast).is_ok()
}

#[divan::bench]
fn make_ground(bencher: Bencher<'_, '_>) {
    let catalog = Catalog::load(&Geodata::Builtin).expect("the built-in regions load");
    let layout = Layout::load(&Geodata::Builtin, &catalog).expect("the built-in layout loads");
    bencher.bench(|| Ground::with_layout(&catalog, layout.clone()).arcs.len());
}

/// Everything from nothing to the first scene of the samples.
#[divan::bench]
fn first_scene() -> usize {
    let mut session = Session::start(Geodata::Builtin, Choice::Fast, Settings::default())
        .expect("the built-in data loads");
    let shot = session
        .apply(Command::OpenSamples, &Silent)
        .expect("the samples are read");
    shot.scene.labels.len()
}
