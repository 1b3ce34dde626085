//! Drawings as PDF: lines and letters, with the letters that they need of each font inside, described by tags.

use std::io::Write;

use krilla::Document;
use krilla::destination::XyzDestination;
use krilla::embed::{AssociationKind, EmbeddedFile, MimeType};
use krilla::geom::{Point, Size};
use krilla::metadata::{DateTime, Metadata};
use krilla::outline::{Outline, OutlineNode};
use krilla::page::{NumberingStyle, PageLabel, PageSettings};
use krilla::tagging::{ContentTag, Tag, TagGroup, TagTree};
use krilla_svg::{SurfaceExt, SvgSettings};

use super::picture::Picture;
use super::png::{PictureError, Renderer};
use super::remade::MADE_FILE;
use super::svg;
use crate::scene::Scene;

/// What a document says of itself.
pub(super) struct About<'a> {
    pub title: &'a str,
    /// For those who do not see it.
    pub description: &'a str,
    /// A language code.
    pub language: &'a str,
    /// `2026-11-24`.
    pub date: &'a str,
    /// One line of JSON; may be empty.
    pub made: &'a str,
}

impl<'a> About<'a> {
    /// What a document says that shows `scene`.
    pub fn of(scene: &'a Scene, description: &'a str, date: &'a str, made: &'a str) -> Self {
        Self {
            title: &scene.title,
            description,
            language: &scene.settings.language,
            date,
            made,
        }
    }
}

/// One page.
pub(super) struct Sheet {
    /// Width and height in points of 1/72 inch.
    pub size_pt: (f64, f64),
    /// What is drawn, one over the other.
    pub layers: Vec<Layer>,
    /// Its name in the table of contents; none where there is nothing to find.
    pub name: Option<String>,
}

/// One drawing that fills the page.
pub(super) struct Layer {
    /// An SVG of ours with plain text.
    pub svg: String,
    /// What it shows, for a picture; running text speaks for itself.
    pub alt: Option<String>,
}

/// Writes the scene as a document of one page.
///
/// # Errors
/// When it has no size, or `out` refuses.
pub fn write(scene: &Scene, picture: &Picture, out: &mut dyn Write) -> Result<(), PictureError> {
    let alt = scene.alt_text();
    let about = About::of(scene, &alt, &picture.date, &picture.made);
    let pt = |px: u32| f64::from(px) * 72.0 / f64::from(picture.dpi.max(1));
    let sheet = Sheet {
        size_pt: (pt(picture.width_px), pt(picture.height_px)),
        layers: vec![Layer {
            svg: svg::to_string(scene, picture),
            alt: Some(alt.clone()),
        }],
        name: None,
    };
    write_sheets(&about, std::iter::once(sheet), out)
}

/// Writes pages as one document.
pub(super) fn write_sheets(
    about: &About<'_>,
    sheets: impl Iterator<Item = Sheet>,
    out: &mut dyn Write,
) -> Result<(), PictureError> {
    let renderer = Renderer::new();
    let mut document = Document::new();
    let mut tags = TagTree::new().with_lang(Some(about.language.to_owned()));
    let mut outline = Outline::new();
    let mut has_names = false;
    for (n, sheet) in sheets.enumerate() {
        add(&mut document, &renderer, &sheet, n, &mut tags)?;
        if let Some(name) = sheet.name {
            let top = XyzDestination::new(n, Point::from_xy(0.0, 0.0));
            outline.push_child(OutlineNode::new(name, top));
            has_names = true;
        }
    }
    if has_names {
        document.set_outline(outline);
    }
    document.set_tag_tree(tags);
    document.set_metadata(metadata(about));
    attach(&mut document, about.made);
    let bytes = document
        .finish()
        .map_err(|error| PictureError::Pdf(format!("{error:?}")))?;
    Ok(out.write_all(&bytes)?)
}

fn add(
    document: &mut Document,
    renderer: &Renderer,
    sheet: &Sheet,
    n: usize,
    tags: &mut TagTree,
) -> Result<(), PictureError> {
    let (w, h) = sheet.size_pt;
    let no_size = || PictureError::Pdf(format!("a page of {w:.1} × {h:.1} points"));
    let size = Size::from_wh(w as f32, h as f32).ok_or_else(no_size)?;
    let number = std::num::NonZeroU32::new(n as u32 + 1);
    let label = PageLabel::new(Some(NumberingStyle::Arabic), None, number);
    let settings = PageSettings::from_wh(w as f32, h as f32).ok_or_else(no_size)?;
    let mut page = document.start_page_with(settings.with_page_label(label));
    let mut surface = page.surface();
    for layer in &sheet.layers {
        let tree = renderer.tree(&layer.svg)?;
        let part = surface.start_tagged(ContentTag::Other);
        // Only a tree without a size is refused, and ours have the page's.
        surface
            .draw_svg(&tree, size, SvgSettings::default())
            .ok_or_else(no_size)?;
        surface.end_tagged();
        let mut group = match &layer.alt {
            Some(alt) => TagGroup::new(Tag::Figure(Some(alt.clone()))),
            None => TagGroup::new(Tag::P),
        };
        group.push(part);
        tags.push(group);
    }
    surface.finish();
    page.finish();
    Ok(())
}

fn metadata(about: &About<'_>) -> Metadata {
    let metadata = Metadata::new()
        .title(about.title.to_owned())
        .description(about.description.to_owned())
        .language(about.language.to_owned())
        .creator(concat!("Stancemap ", env!("CARGO_PKG_VERSION")).to_owned())
        .producer("krilla".to_owned());
    match day(about.date) {
        Some(day) => metadata.creation_date(day),
        None => metadata,
    }
}

fn day(date: &str) -> Option<DateTime> {
    let date: jiff::civil::Date = date.parse().ok()?;
    let year = u16::try_from(date.year()).ok()?;
    Some(
        DateTime::new(year)
            .month(date.month().unsigned_abs())
            .day(date.day().unsigned_abs()),
    )
}

/// How it was made, as a file inside: the one place in a PDF where a line of JSON bothers no reader.
fn attach(document: &mut Document, made: &str) {
    if made.is_empty() {
        return;
    }
    document.embed_file(EmbeddedFile {
        path: MADE_FILE.into(),
        mime_type: MimeType::new("application/json"),
        description: Some("How this document was made, for `stancemap export --like`".into()),
        association_kind: AssociationKind::Supplement,
        data: made.as_bytes().to_vec().into(),
        modification_date: None,
        // So that it can be read back without a reader of PDF.
        compress: Some(false),
        location: None,
    });
}
