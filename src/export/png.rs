//! A scene as PNG: the SVG drawn by resvg with the built-in fonts alone, so that the same scene gives the same bytes.

use std::io::Write;
use std::sync::Arc;

use resvg::tiny_skia;

use super::picture::Picture;
use super::svg;
use crate::scene::{FONTS, Scene};

/// Why there is no picture.
#[derive(Debug, thiserror::Error)]
pub enum PictureError {
    /// The picture is too large for the memory, or has no size.
    #[error("a picture of {width} × {height} pixels cannot be drawn; ask for a smaller one")]
    Size {
        /// Width in pixels.
        width: u32,
        /// Height in pixels.
        height: u32,
    },
    /// The drawing itself is broken, which is a fault of this program.
    #[error("the drawing cannot be turned into pixels: {0}")]
    Drawing(#[from] usvg::Error),
    /// The PNG could not be written.
    #[error("the picture could not be written: {0}")]
    Write(#[from] png::EncodingError),
    /// The place to write to refused.
    #[error("the picture could not be written: {0}")]
    Io(#[from] std::io::Error),
}

/// A picture as pixels.
pub struct Pixels {
    /// Width.
    pub width_px: u32,
    /// Height.
    pub height_px: u32,
    /// Red, green, blue, alpha (always 255), row by row from the top.
    pub rgba: Vec<u8>,
}

/// Parses an SVG of ours with the built-in fonts.
///
/// # Errors
/// When the text is no SVG.
pub fn tree(svg: &str) -> Result<usvg::Tree, usvg::Error> {
    let mut fonts = usvg::fontdb::Database::new();
    for font in FONTS {
        fonts.load_font_source(usvg::fontdb::Source::Binary(Arc::new(font)));
    }
    fonts.set_sans_serif_family(crate::scene::FAMILY);
    let options = usvg::Options {
        fontdb: Arc::new(fonts),
        font_family: crate::scene::FAMILY.into(),
        ..Default::default()
    };
    usvg::Tree::from_str(svg, &options)
}

/// Draws the scene as pixels.
///
/// # Errors
/// When the size is zero or too large.
pub fn draw(scene: &Scene, picture: &Picture) -> Result<Pixels, PictureError> {
    let (width, height) = (picture.width_px, picture.height_px);
    let mut pixmap =
        tiny_skia::Pixmap::new(width, height).ok_or(PictureError::Size { width, height })?;
    let tree = tree(&svg::to_string(scene, picture))?;
    resvg::render(
        &tree,
        tiny_skia::Transform::identity(),
        &mut pixmap.as_mut(),
    );
    Ok(Pixels {
        width_px: width,
        height_px: height,
        rgba: pixmap.take(),
    })
}

/// Writes the scene as PNG, with its description and how it was made as text.
///
/// # Errors
/// When the size is zero or too large, or `out` refuses.
pub fn write(scene: &Scene, picture: &Picture, out: &mut dyn Write) -> Result<(), PictureError> {
    let pixels = draw(scene, picture)?;
    let rgb: Vec<u8> = pixels
        .rgba
        .chunks_exact(4)
        .flat_map(|p| [p[0], p[1], p[2]])
        .collect();
    let mut encoder = png::Encoder::new(out, pixels.width_px, pixels.height_px);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_compression(png::Compression::Fast);
    encoder.add_itxt_chunk("Title".into(), scene.title.clone())?;
    encoder.add_itxt_chunk("Description".into(), scene.alt_text())?;
    encoder.add_itxt_chunk(
        "Software".into(),
        concat!("Stancemap ", env!("CARGO_PKG_VERSION")).into(),
    )?;
    if !picture.made.is_empty() {
        encoder.add_itxt_chunk("Comment".into(), picture.made.clone())?;
    }
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&rgb)?;
    writer.finish()?;
    Ok(())
}
