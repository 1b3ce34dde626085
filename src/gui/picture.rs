//! The picture that is to be saved: what is wanted of it, and how it is drawn and written.

use std::path::Path;

use crate::session::Snapshot;

/// The kind of file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    /// Pixels.
    #[default]
    Png,
    /// Lines and letters.
    Svg,
}

impl Kind {
    /// All kinds, in the order of the dialog.
    pub const ALL: [Kind; 2] = [Kind::Png, Kind::Svg];

    /// The ending of its files.
    pub fn extension(self) -> &'static str {
        match self {
            Kind::Png => "png",
            Kind::Svg => "svg",
        }
    }

    /// Its name in the dialog.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Png => "PNG",
            Kind::Svg => "SVG",
        }
    }

    /// What it is good for.
    pub fn hint(self) -> &'static str {
        match self {
            Kind::Png => "Pixels: for slides, documents and web pages",
            Kind::Svg => "Lines and letters: for print, and to work on further",
        }
    }
}

/// What is wanted of a picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Wanted {
    /// Its title.
    pub title: String,
    /// Its kind.
    pub kind: Kind,
    /// Width and height, in pixels.
    pub size_px: [u32; 2],
}

impl Default for Wanted {
    /// A slide.
    fn default() -> Self {
        Self {
            title: String::new(),
            kind: Kind::default(),
            size_px: SIZES[0].1,
        }
    }
}

/// The sizes to choose from: name, width and height in pixels.
pub const SIZES: [(&str, [u32; 2]); 4] = [
    ("Slide 16:9", [1920, 1080]),
    ("A4 at 300 dpi", [3508, 2480]),
    ("Square post", [1600, 1600]),
    ("Web page", [1200, 750]),
];

/// Smallest and greatest side, in pixels.
pub const SIDE_PX: std::ops::RangeInclusive<u32> = 200..=16_000;

/// Pixels of a picture, as egui takes them.
pub struct Drawn(pub egui::ColorImage);

/// Why there is no picture.
#[derive(Debug, thiserror::Error)]
#[error("stub")]
pub struct PictureError;

/// A picture ready to be written.
pub struct Picture;

impl Picture {
    /// Stub.
    pub fn new(_shot: &Snapshot, _wanted: &Wanted) -> Result<Self, PictureError> {
        Err(PictureError)
    }

    /// Stub.
    pub fn write(&self, _path: &Path) -> Result<(), PictureError> {
        Err(PictureError)
    }
}

/// Draws the picture as pixels.
pub fn draw(_shot: &Snapshot, _wanted: &Wanted) -> Result<Drawn, PictureError> {
    Err(PictureError)
}
