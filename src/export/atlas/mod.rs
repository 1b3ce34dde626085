//! An atlas: the whole map as a cover, then a page for each place with its map, its numbers, and the sentences that
//! speak best and worst of it, as one PDF on sheets of A4.

mod page;
mod sentence;

use std::io::Write;

use page::PlacePage;

use super::Source;
use super::made::Made;
use super::order::Preset;
use super::pdf::{About, Layer, Sheet, write_sheets};
use super::picture::Picture;
use super::png::{self, PictureError, Pixels};
use super::svg;
use crate::scene::{Letters, Scene};

/// A sheet of A4 on its side, in points of 1/72 inch.
const SHEET_PT: (f64, f64) = (841.89, 595.28);

/// Writes the atlas.
///
/// # Errors
/// When a drawing is broken, or `out` refuses.
pub fn write(
    scene: &Scene,
    source: &Source<'_>,
    made: &Made,
    out: &mut dyn Write,
) -> Result<(), PictureError> {
    let letters = Letters::default();
    let alt = scene.alt_text();
    let line = made.to_line();
    let about = About::of(scene, &alt, &made.date, &line);
    let places = place_pages(scene, source, &letters, &made.date).map(|page| page.sheet());
    write_sheets(
        &about,
        std::iter::once(cover(scene, made, &alt)).chain(places),
        out,
    )
}

/// Draws the first page behind the cover, to be looked at beforehand; the whole map where no place is mentioned.
///
/// # Errors
/// As for `write`.
pub fn draw_page(
    scene: &Scene,
    source: &Source<'_>,
    date: &str,
    width_px: u32,
) -> Result<Pixels, PictureError> {
    let letters = Letters::default();
    let first = place_pages(scene, source, &letters, date).next();
    let height_px = (f64::from(width_px) * SHEET_PT.1 / SHEET_PT.0) as u32;
    match first {
        Some(page) => {
            let sheet = page.sheet();
            let layers: Vec<&str> = sheet.layers.iter().map(|l| l.svg.as_str()).collect();
            png::draw_layers(&layers, width_px, height_px)
        }
        None => png::draw(
            scene,
            &Picture {
                width_px,
                height_px,
                date: date.to_owned(),
                ..Picture::default()
            },
        ),
    }
}

fn place_pages<'a>(
    scene: &'a Scene,
    source: &'a Source<'a>,
    letters: &'a Letters,
    date: &'a str,
) -> impl Iterator<Item = PlacePage<'a>> {
    let n_pages = source.tally.rows.len() + 1;
    let rows = source.tally.rows.iter().enumerate();
    rows.map(move |(i, row)| PlacePage {
        scene,
        source,
        letters,
        row,
        number: (i + 2, n_pages),
        date,
    })
}

/// The whole map on one sheet.
fn cover(scene: &Scene, made: &Made, alt: &str) -> Sheet {
    let size = Preset::A4.size();
    let picture = Picture {
        width_px: size.width_px,
        height_px: size.height_px,
        date: made.date.clone(),
        ..Picture::default()
    };
    Sheet {
        size_pt: SHEET_PT,
        layers: vec![Layer {
            svg: svg::to_string(scene, &picture),
            alt: Some(alt.to_owned()),
        }],
        name: Some(scene.title.clone()),
    }
}
