//! Compares what a window shows with a picture that was looked at.

use std::fs::File;
use std::path::{Path, PathBuf};

use egui::{Color32, ColorImage};

/// A pixel differs when one of its channels is farther off than this, of 255.
const OFF: u8 = 24;

/// Checks `drawn` against `tests/window/NAME.png`: at most `share` of the pixels may differ. What was drawn is kept in
/// `target/pictures/` for looking at; with `UPDATE_SNAPSHOTS=1` it becomes the new picture.
pub fn check(name: &str, drawn: &ColorImage, share: f64) {
    let known = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("tests/window")
        .join(format!("{name}.png"));
    let kept = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}.png"));
    write(&kept, drawn);
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        write(&known, drawn);
        return;
    }
    let wanted = read(&known);
    assert_eq!(wanted.size, drawn.size, "{name}: another size");
    let off = wanted
        .pixels
        .iter()
        .zip(&drawn.pixels)
        .filter(|(a, b)| differs(**a, **b))
        .count();
    let found = off as f64 / wanted.pixels.len() as f64;
    assert!(
        found <= share,
        "{name}: {:.2} % of the pixels differ, {:.2} % may; compare {} with {}",
        found * 100.0,
        share * 100.0,
        kept.display(),
        known.display()
    );
}

fn differs(a: Color32, b: Color32) -> bool {
    a.to_array()
        .iter()
        .zip(b.to_array())
        .any(|(a, b)| a.abs_diff(b) > OFF)
}

fn write(path: &Path, image: &ColorImage) {
    let mut encoder = png::Encoder::new(
        File::create(path).unwrap(),
        image.size[0] as u32,
        image.size[1] as u32,
    );
    encoder.set_color(png::ColorType::Rgba);
    encoder.set_compression(png::Compression::High);
    let bytes: Vec<u8> = image.pixels.iter().flat_map(Color32::to_array).collect();
    encoder
        .write_header()
        .unwrap()
        .write_image_data(&bytes)
        .unwrap();
}

fn read(path: &Path) -> ColorImage {
    let file = File::open(path)
        .unwrap_or_else(|e| panic!("{}: {e}; make it with UPDATE_SNAPSHOTS=1", path.display()));
    let mut reader = png::Decoder::new(std::io::BufReader::new(file))
        .read_info()
        .unwrap();
    let mut bytes = vec![0; reader.output_buffer_size().unwrap()];
    let info = reader.next_frame(&mut bytes).unwrap();
    let size = [info.width as usize, info.height as usize];
    ColorImage::from_rgba_premultiplied(size, &bytes[..info.buffer_size()])
}
