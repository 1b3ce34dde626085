//! A scene as PNG: its SVG painted with the built-in fonts alone, so that the same scene gives the same bytes.

use std::io::Write;
use std::sync::Arc;

use rayon::prelude::*;

use super::picture::Picture;
use super::raster::{self, Foreign};
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
    /// The drawing holds more than can be painted, which is a fault of this program.
    #[error("the drawing cannot be turned into pixels: {0}")]
    Foreign(#[from] Foreign),
    /// The PNG could not be written.
    #[error("the picture could not be written: {0}")]
    Write(#[from] png::EncodingError),
    /// The PDF could not be put together, which is a fault of this program.
    #[error("the PDF cannot be put together: {0}")]
    Pdf(String),
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

/// The keyword under which a PNG tells how it was made.
pub(super) const MADE_KEY: &str = "Comment";

/// Reads drawings of ours, with the built-in fonts alone.
pub struct Renderer {
    options: usvg::Options<'static>,
}

impl Default for Renderer {
    fn default() -> Self {
        Self::new()
    }
}

impl Renderer {
    /// Loads the fonts.
    pub fn new() -> Self {
        let mut fonts = usvg::fontdb::Database::new();
        for font in FONTS {
            fonts.load_font_source(usvg::fontdb::Source::Binary(Arc::new(font)));
        }
        fonts.set_sans_serif_family(crate::scene::FAMILY);
        Self {
            options: usvg::Options {
                fontdb: Arc::new(fonts),
                font_family: crate::scene::FAMILY.into(),
                ..Default::default()
            },
        }
    }

    /// Parses an SVG of ours.
    ///
    /// # Errors
    /// When the text is no SVG.
    pub fn tree(&self, svg: &str) -> Result<usvg::Tree, usvg::Error> {
        usvg::Tree::from_str(svg, &self.options)
    }
}

/// Draws the scene as pixels.
///
/// # Errors
/// When the size is zero or too large.
pub fn draw(scene: &Scene, picture: &Picture) -> Result<Pixels, PictureError> {
    let svg = svg::to_string(scene, picture);
    draw_layers(&[&svg], picture.width_px, picture.height_px)
}

/// Draws SVGs of ours over one another, as wide as the picture.
pub(super) fn draw_layers(
    layers: &[&str],
    width_px: u32,
    height_px: u32,
) -> Result<Pixels, PictureError> {
    let size = |px: u32| u16::try_from(px).ok().filter(|&px| px > 0);
    let (Some(width), Some(height)) = (size(width_px), size(height_px)) else {
        return Err(PictureError::Size {
            width: width_px,
            height: height_px,
        });
    };
    let renderer = Renderer::new();
    let trees: Result<Vec<_>, _> = layers.iter().map(|svg| renderer.tree(svg)).collect();
    Ok(Pixels {
        width_px,
        height_px,
        rgba: raster::paint(&trees?, width, height)?,
    })
}

/// Writes the scene as PNG, with its description and how it was made as text.
///
/// # Errors
/// When the size is zero or too large, or `out` refuses.
pub fn write(scene: &Scene, picture: &Picture, out: &mut dyn Write) -> Result<(), PictureError> {
    let pixels = draw(scene, picture)?;
    let mut writer = encoder(scene, picture, out)?.write_header()?;
    writer.write_image_data(&without_alpha(&pixels.rgba))?;
    writer.finish()?;
    Ok(())
}

fn without_alpha(rgba: &[u8]) -> Vec<u8> {
    let pixels = rgba.par_chunks_exact(4);
    let rgb = pixels.map(|pixel| [pixel[0], pixel[1], pixel[2]]);
    rgb.collect::<Vec<[u8; 3]>>().into_flattened()
}

/// An encoder that has the texts of the picture.
fn encoder<'w>(
    scene: &Scene,
    picture: &Picture,
    out: &'w mut dyn Write,
) -> Result<png::Encoder<'static, &'w mut dyn Write>, PictureError> {
    let mut encoder = png::Encoder::new(out, picture.width_px, picture.height_px);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_compression(png::Compression::Fast);
    encoder.set_pixel_dims(Some(png::PixelDimensions {
        xppu: per_metre(picture.dpi),
        yppu: per_metre(picture.dpi),
        unit: png::Unit::Meter,
    }));
    encoder.add_itxt_chunk("Title".into(), scene.title.clone())?;
    encoder.add_itxt_chunk("Description".into(), scene.alt_text())?;
    encoder.add_itxt_chunk(
        "Software".into(),
        concat!("Stancemap ", env!("CARGO_PKG_VERSION")).into(),
    )?;
    if !picture.made.is_empty() {
        encoder.add_itxt_chunk(MADE_KEY.into(), picture.made.clone())?;
    }
    Ok(encoder)
}

fn per_metre(dpi: u32) -> u32 {
    (f64::from(dpi) / 0.0254).round() as u32
}
