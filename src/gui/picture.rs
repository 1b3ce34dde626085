//! What is to be saved from the dialog: what is wanted, and how it is drawn and written by the exporters.

use std::path::{Path, PathBuf};

use crate::export::order::{Form, Lettering, Preset, Size, What};
use crate::export::picture::Picture;
use crate::export::png::{PictureError, Pixels};
use crate::export::{atlas, png};
use crate::session::{Order, PublishError, Snapshot};

/// The kind of file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    /// Pixels.
    #[default]
    Png,
    /// Lines and letters.
    Svg,
    /// Lines and letters on paper.
    Pdf,
    /// A page to click through.
    Html,
    /// A page for each place.
    Atlas,
    /// The places as a table.
    Places,
    /// The mentions as a table.
    Mentions,
    /// Who speaks how of whom, as a table.
    Voices,
    /// The places with their outlines.
    Geojson,
    /// Articles and mentions as JSON lines.
    Jsonl,
}

impl Kind {
    /// The kinds with a map, in the order of the dialog.
    pub const DRAWN: [Kind; 5] = [Kind::Png, Kind::Svg, Kind::Pdf, Kind::Html, Kind::Atlas];
    /// The kinds with data alone.
    pub const DATA: [Kind; 5] = [
        Kind::Places,
        Kind::Mentions,
        Kind::Voices,
        Kind::Geojson,
        Kind::Jsonl,
    ];

    fn all() -> impl Iterator<Item = Kind> {
        Kind::DRAWN.into_iter().chain(Kind::DATA)
    }

    /// The form of its files.
    pub fn form(self) -> Form {
        match self {
            Kind::Png => Form::Png,
            Kind::Svg => Form::Svg,
            Kind::Pdf | Kind::Atlas => Form::Pdf,
            Kind::Html => Form::Html,
            Kind::Places | Kind::Mentions | Kind::Voices => Form::Csv,
            Kind::Geojson => Form::Geojson,
            Kind::Jsonl => Form::Jsonl,
        }
    }

    /// What its files hold.
    pub fn what(self) -> What {
        match self {
            Kind::Png | Kind::Svg | Kind::Pdf | Kind::Html => What::Map,
            Kind::Atlas => What::Atlas,
            Kind::Places | Kind::Geojson => What::Regions,
            Kind::Mentions | Kind::Jsonl => What::Mentions,
            Kind::Voices => What::Voices,
        }
    }

    /// The ending of its files.
    pub fn extension(self) -> &'static str {
        self.form().ending()
    }

    /// The path with the ending of this kind in place of that of another.
    pub fn path_as(self, path: String) -> String {
        if Form::of(Path::new(&path)).is_none_or(|form| form == self.form()) {
            return path;
        }
        let path = Path::new(&path).with_extension(self.extension());
        path.display().to_string()
    }

    /// Whether its size can be chosen.
    pub fn has_size(self) -> bool {
        matches!(self, Kind::Png | Kind::Svg | Kind::Pdf)
    }

    /// Its name in the dialog.
    pub fn name(self) -> &'static str {
        super::strings::picture_kind(self).0
    }

    /// What it is good for.
    pub fn hint(self) -> &'static str {
        super::strings::picture_kind(self).1
    }
}

/// What is wanted.
#[derive(Clone, Debug, PartialEq)]
pub struct Wanted {
    /// Its title; one is made from what it shows when empty.
    pub title: String,
    /// Its kind.
    pub kind: Kind,
    /// Its size, where it has one.
    pub size: Size,
}

impl Default for Wanted {
    /// A slide as PNG.
    fn default() -> Self {
        Self {
            title: String::new(),
            kind: Kind::default(),
            size: Preset::Slide.size(),
        }
    }
}

/// Smallest and greatest side, in pixels.
pub const SIDE_PX: std::ops::RangeInclusive<u32> = 200..=16_384;

/// The longest side of the preview, in pixels.
const PREVIEW_PX: u32 = 1120;

/// What of a table the preview shows.
const PREVIEW_LINES: usize = 16;
const PREVIEW_LETTERS: usize = 88;

/// How it will look.
pub enum Preview {
    /// As a picture.
    Drawn(egui::ColorImage),
    /// The beginning of a file without one.
    Lines(String),
}

/// Why a file was not written.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// It could not be made.
    #[error(transparent)]
    Publish(#[from] PublishError),
    /// The file could not be written.
    #[error("{path}: the file could not be written ({source}); choose another folder", path = .path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
}

/// Shows how it will look, small enough for the dialog.
///
/// # Errors
/// When the size is too large to be drawn.
pub fn preview(shot: &Snapshot, wanted: &Wanted) -> Result<Preview, PublishError> {
    let shot = shot.titled(&wanted.title);
    if Kind::DATA.contains(&wanted.kind) {
        return lines(&shot, wanted).map(Preview::Lines);
    }
    let pixels = match wanted.kind {
        Kind::Atlas => atlas::draw_page(&shot.scene, &shot.source(), &today(), PREVIEW_PX)?,
        _ => draw(&shot, small(wanted.size))?,
    };
    Ok(Preview::Drawn(image(&pixels)))
}

/// Draws the picture as pixels at its full size, for the clipboard.
///
/// # Errors
/// When the size is too large to be drawn.
pub fn whole(shot: &Snapshot, wanted: &Wanted) -> Result<egui::ColorImage, PictureError> {
    let pixels = draw(&shot.titled(&wanted.title), wanted.size)?;
    Ok(image(&pixels))
}

/// Writes it to a file; the ending decides the form, where it is one of ours. Beside a table stands how it was made.
///
/// # Errors
/// When it cannot be made or the file cannot be written.
pub fn write(shot: &Snapshot, wanted: &Wanted, path: &Path) -> Result<(), WriteError> {
    let shot = shot.titled(&wanted.title);
    let order = order(kind_of(path, wanted.kind), wanted.size);
    let mut bytes = Vec::new();
    shot.write(&order, &mut bytes)?;
    put(path, &bytes)?;
    if let Some((beside, line)) = shot.made_beside(&order, path).map_err(PublishError::from)? {
        put(&beside, line.as_bytes())?;
    }
    Ok(())
}

fn put(path: &Path, bytes: &[u8]) -> Result<(), WriteError> {
    std::fs::write(path, bytes).map_err(|source| WriteError::File {
        path: path.to_owned(),
        source,
    })
}

/// The kind that the ending of a path names: the wanted one where it has that ending.
fn kind_of(path: &Path, wanted: Kind) -> Kind {
    match Form::of(path) {
        Some(form) if form != wanted.form() => Kind::all()
            .find(|kind| kind.form() == form)
            .unwrap_or(wanted),
        _ => wanted,
    }
}

fn order(kind: Kind, size: Size) -> Order {
    Order {
        what: kind.what(),
        form: kind.form(),
        size,
        lettering: Lettering::default(),
        date: today(),
    }
}

fn today() -> String {
    jiff::Zoned::now().date().to_string()
}

fn small(size: Size) -> Size {
    let longest = size.width_px.max(size.height_px).max(1);
    let side = |px: u32| {
        (u64::from(px) * u64::from(PREVIEW_PX.min(longest)) / u64::from(longest)).max(1) as u32
    };
    Size {
        width_px: side(size.width_px),
        height_px: side(size.height_px),
        dpi: size.dpi,
    }
}

fn draw(shot: &Snapshot, size: Size) -> Result<Pixels, PictureError> {
    let picture = Picture {
        width_px: size.width_px,
        height_px: size.height_px,
        date: today(),
        ..Picture::default()
    };
    png::draw(&shot.scene, &picture)
}

fn image(pixels: &Pixels) -> egui::ColorImage {
    let size = [pixels.width_px as usize, pixels.height_px as usize];
    egui::ColorImage::from_rgba_unmultiplied(size, &pixels.rgba)
}

/// The first lines of a file of data.
fn lines(shot: &Snapshot, wanted: &Wanted) -> Result<String, PublishError> {
    let mut bytes = Vec::new();
    shot.write(&order(wanted.kind, wanted.size), &mut bytes)?;
    let text = String::from_utf8_lossy(&bytes);
    let lines = text.trim_start_matches('\u{feff}').lines();
    let first: Vec<String> = lines
        .take(PREVIEW_LINES)
        .map(|line| match line.char_indices().nth(PREVIEW_LETTERS) {
            Some((at, _)) => format!("{}…", &line[..at]),
            None => line.to_owned(),
        })
        .collect();
    Ok(first.join("\n"))
}
