//! The picture that is to be saved: what is wanted of it, and how it is drawn and written by the exporters.

use std::path::{Path, PathBuf};

use crate::export::picture::Picture;
use crate::export::png::PictureError;
use crate::export::{png, svg};
use crate::scene::Scene;
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
            Kind::Png => super::strings::PNG_HINT,
            Kind::Svg => super::strings::SVG_HINT,
        }
    }
}

/// What is wanted of a picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Wanted {
    /// Its title; one is made from what it shows when empty.
    pub title: String,
    /// Its kind.
    pub kind: Kind,
    /// Width and height, in pixels.
    pub size_px: [u32; 2],
}

impl Default for Wanted {
    /// A slide as PNG.
    fn default() -> Self {
        Self {
            title: String::new(),
            kind: Kind::default(),
            size_px: super::strings::SIZES[0].1,
        }
    }
}

/// Smallest and greatest side, in pixels.
pub const SIDE_PX: std::ops::RangeInclusive<u32> = 200..=16_000;

/// The longest side of the preview, in pixels.
const PREVIEW_PX: u32 = 1120;

/// Why a picture was not written.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// It could not be drawn.
    #[error(transparent)]
    Picture(#[from] PictureError),
    /// The file could not be written.
    #[error("{path}: the picture could not be written ({source}); choose another folder", path = .path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
}

/// Draws the picture as pixels, small enough for the preview.
///
/// # Errors
/// When the size is too large to be drawn.
pub fn preview(shot: &Snapshot, wanted: &Wanted) -> Result<egui::ColorImage, PictureError> {
    let longest = wanted.size_px[0].max(wanted.size_px[1]).max(1);
    let small = |side: u32| {
        (u64::from(side) * u64::from(PREVIEW_PX.min(longest)) / u64::from(longest)).max(1) as u32
    };
    draw(shot, wanted, wanted.size_px.map(small))
}

/// Draws the picture as pixels at its full size, for the clipboard.
///
/// # Errors
/// When the size is too large to be drawn.
pub fn whole(shot: &Snapshot, wanted: &Wanted) -> Result<egui::ColorImage, PictureError> {
    draw(shot, wanted, wanted.size_px)
}

fn draw(
    shot: &Snapshot,
    wanted: &Wanted,
    size_px: [u32; 2],
) -> Result<egui::ColorImage, PictureError> {
    let pixels = png::draw(&titled(shot, wanted), &asked(size_px))?;
    let size = [pixels.width_px as usize, pixels.height_px as usize];
    Ok(egui::ColorImage::from_rgba_unmultiplied(size, &pixels.rgba))
}

/// Writes the picture to a file; its ending decides the kind, where it is one of ours.
///
/// # Errors
/// When the picture cannot be drawn or the file cannot be written.
pub fn write(shot: &Snapshot, wanted: &Wanted, path: &Path) -> Result<(), WriteError> {
    let (scene, picture) = (titled(shot, wanted), asked(wanted.size_px));
    let mut bytes = Vec::new();
    match kind_of(path).unwrap_or(wanted.kind) {
        Kind::Png => png::write(&scene, &picture, &mut bytes)?,
        Kind::Svg => svg::write(&scene, &picture, &mut bytes).map_err(PictureError::Io)?,
    }
    std::fs::write(path, bytes).map_err(|source| WriteError::File {
        path: path.to_owned(),
        source,
    })
}

fn kind_of(path: &Path) -> Option<Kind> {
    let ending = path.extension()?.to_str()?.to_ascii_lowercase();
    Kind::ALL
        .into_iter()
        .find(|kind| kind.extension() == ending)
}

fn asked(size_px: [u32; 2]) -> Picture {
    Picture {
        width_px: size_px[0],
        height_px: size_px[1],
        date: jiff::Zoned::now().date().to_string(),
        made: String::new(),
    }
}

/// The scene of the window under another title.
fn titled(shot: &Snapshot, wanted: &Wanted) -> Scene {
    let mut map = shot.settings.map.clone();
    map.title.clone_from(&wanted.title);
    shot.drawn(&map)
}
