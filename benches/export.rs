//! How long each form of export takes, from a map that is settled already: `cargo bench --bench export`.

use divan::Bencher;
use stancemap::export::order::{Form, Lettering, Size, What};
use stancemap::export::picture::Picture;
use stancemap::export::png::Renderer;
use stancemap::export::svg;
use stancemap::region::Geodata;
use stancemap::scene::Mode;
use stancemap::session::{Command, Order, Session, Settings, Snapshot};
use stancemap::stance::Choice;
use stancemap::watch::Silent;

fn main() {
    divan::main();
}

/// The sample articles as they are drawn in mode Both.
fn shot() -> Snapshot {
    let mut settings = Settings::default();
    settings.map.mode = Mode::Both;
    let mut session = Session::start(Geodata::Builtin, Choice::Fast, settings).expect("it starts");
    let shot = session
        .apply(Command::OpenSamples, &Silent)
        .expect("samples");
    Snapshot::clone(&shot)
}

const SIZE: Size = Size::screen(4096, 2560);

fn picture() -> Picture {
    Picture {
        width_px: SIZE.width_px,
        height_px: SIZE.height_px,
        ..Picture::default()
    }
}

#[divan::bench(args = [(Form::Png, What::Map), (Form::Svg, What::Map), (Form::Pdf, What::Map), (Form::Html, What::Map),
    (Form::Pdf, What::Atlas), (Form::Csv, What::Regions), (Form::Geojson, What::Pieces)], sample_count = 5)]
fn whole(bencher: Bencher<'_, '_>, (form, what): (Form, What)) {
    let shot = shot();
    let order = Order {
        what,
        form,
        size: SIZE,
        lettering: Lettering::default(),
        date: "2026-11-24".into(),
    };
    bencher.bench_local(|| {
        let mut bytes = Vec::new();
        shot.write(&order, &mut bytes).expect("written");
        bytes
    });
}

#[divan::bench(sample_count = 5)]
fn svg_text(bencher: Bencher<'_, '_>) {
    let shot = shot();
    bencher.bench_local(|| svg::to_string(&shot.scene, &picture()));
}

#[divan::bench(sample_count = 5)]
fn svg_parsed(bencher: Bencher<'_, '_>) {
    let shot = shot();
    let text = svg::to_string(&shot.scene, &picture());
    let renderer = Renderer::new();
    bencher.bench_local(|| renderer.tree(&text).expect("a tree"));
}

#[divan::bench(sample_count = 5)]
fn fonts_loaded() -> Renderer {
    Renderer::new()
}

#[divan::bench(sample_count = 5)]
fn how_it_was_made(bencher: Bencher<'_, '_>) {
    let shot = shot();
    let order = Order {
        what: What::Map,
        form: Form::Png,
        size: SIZE,
        lettering: Lettering::default(),
        date: "2026-11-24".into(),
    };
    bencher.bench_local(|| shot.made(&order).expect("made"));
}
