//! What leaves the program, made from one snapshot: window and command line both go through here.

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::Snapshot;
use crate::export::csv::Sheet;
use crate::export::made::{ArticleMade, Made, classes};
use crate::export::order::{Form, Lettering, Size, What};
use crate::export::picture::Picture;
use crate::export::png::PictureError;
use crate::export::{Source, atlas, csv, geojson, html, jsonl, pdf, png, svg};
use crate::reading::Reading;
use crate::region::RegionError;
use crate::tally::Matrix;

/// What is asked for.
#[derive(Clone, Debug, PartialEq)]
pub struct Order {
    /// The content.
    pub what: What,
    /// The form of the file.
    pub form: Form,
    /// How large the picture is; data have no size.
    pub size: Size,
    /// How text stands in an SVG.
    pub lettering: Lettering,
    /// The day, `YYYY-MM-DD`.
    pub date: String,
}

impl Order {
    /// Whether it is the map alone, without sentences or tables.
    pub fn is_picture(&self) -> bool {
        self.what == What::Map && self.form != Form::Html
    }
}

/// Why nothing left the program.
#[derive(Debug, thiserror::Error)]
pub enum PublishError {
    /// The form cannot hold the content.
    #[error(
        "a .{form} file cannot hold {what}; it can hold {can}",
        form = .form.ending(), what = .what.name(), can = contents(*.form)
    )]
    Form {
        /// The form.
        form: Form,
        /// The content.
        what: What,
    },
    /// The picture could not be drawn or written.
    #[error(transparent)]
    Picture(#[from] PictureError),
    /// The place to write to refused.
    #[error("the file could not be written: {0}")]
    Io(#[from] io::Error),
    /// The places can no longer be read.
    #[error(transparent)]
    Region(#[from] RegionError),
}

/// The file beside a table that says how it was made: `places.csv.made.json`.
pub fn beside(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".made.json");
    name.into()
}

fn contents(form: Form) -> String {
    let names: Vec<&str> = form.holds().iter().map(|what| what.name()).collect();
    names.join(" or ")
}

fn pasteable(write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<String> {
    let mut bytes = Vec::new();
    write(&mut bytes)?;
    String::from_utf8(bytes).map_err(io::Error::other)
}

impl Snapshot {
    /// The same under another headline; an empty one is made from what the map shows.
    pub fn titled(&self, title: &str) -> Snapshot {
        let mut next = self.clone();
        title.clone_into(&mut next.settings.map.title);
        next.scene = Arc::new(next.drawn(&next.settings.map));
        next
    }

    /// Everything that decides what a file of this order shows.
    ///
    /// # Errors
    /// When the folder of places can no longer be read.
    pub fn made(&self, order: &Order) -> Result<Made, RegionError> {
        let worldview = self.worldview();
        Ok(Made {
            version: env!("CARGO_PKG_VERSION").into(),
            date: order.date.clone(),
            what: order.what,
            size: order.size,
            lettering: order.lettering,
            worldview: worldview.code.clone(),
            worldview_title: worldview.title.clone(),
            worldview_date: worldview.date.clone(),
            worldview_hash: worldview.hash.clone(),
            geodata: self.models.geodata.hash()?,
            model: self.models.choice,
            model_hash: self.models.choice.hash(),
            counting: self.settings.counting.clone(),
            map: self.settings.map.clone(),
            classes: classes(&self.scene),
            articles: self.counted().map(|r| ArticleMade::of(r)).collect(),
        })
    }

    /// Writes what was ordered.
    ///
    /// # Errors
    /// When the form cannot hold the content, a picture cannot be drawn, or `out` refuses.
    pub fn write(&self, order: &Order, out: &mut dyn Write) -> Result<(), PublishError> {
        let made = self.made(order)?;
        let picture = Picture {
            width_px: order.size.width_px,
            height_px: order.size.height_px,
            dpi: order.size.dpi,
            lettering: order.lettering,
            date: order.date.clone(),
            made: made.to_line(),
        };
        let (scene, source) = (&self.scene, self.source());
        let counted = || self.counted().cloned().collect::<Vec<Arc<Reading>>>();
        let (catalog, worldview) = (&self.models.catalog, self.worldview());
        let counting = &self.settings.counting;
        match (order.form, order.what) {
            (Form::Png, What::Map) => png::write(scene, &picture, out)?,
            (Form::Svg, What::Map) => svg::write(scene, &picture, out)?,
            (Form::Pdf, What::Map) => pdf::write(scene, &picture, out)?,
            (Form::Html, What::Map) => html::write(scene, &source, &made, out)?,
            (Form::Pdf, What::Atlas) => atlas::write(scene, &source, &made, out)?,
            (Form::Csv, What::Regions) => {
                csv::write_regions(catalog, worldview, &self.tally, Sheet::File, out)?;
            }
            (Form::Csv, What::Mentions) => {
                csv::write_mentions(catalog, worldview, &counted(), counting, out)?;
            }
            (Form::Csv, What::Voices) => {
                csv::write_voices(catalog, worldview, &self.voices(), Sheet::File, out)?;
            }
            (Form::Geojson, What::Regions) => {
                geojson::write(catalog, worldview, &self.tally, &made, out)?;
            }
            (Form::Geojson, What::Pieces) => {
                geojson::write_pieces(catalog, &self.tally, scene, &made, out)?;
            }
            (Form::Jsonl, What::Mentions) => {
                jsonl::write(catalog, worldview, &counted(), counting, out)?;
            }
            (form, what) => return Err(PublishError::Form { form, what }),
        }
        Ok(())
    }

    /// For a form that has no place for how it was made: the file beside it that says so, and its line.
    ///
    /// # Errors
    /// As for `made`.
    pub fn made_beside(
        &self,
        order: &Order,
        path: &Path,
    ) -> Result<Option<(PathBuf, String)>, RegionError> {
        if order.form.carries_made() {
            return Ok(None);
        }
        let line = self.made(order)?.to_line() + "\n";
        Ok(Some((beside(path), line)))
    }

    /// Who speaks how of whom, from the ticked articles.
    pub fn voices(&self) -> Matrix {
        Matrix::collect(
            &self.models.catalog,
            self.worldview(),
            &self.readings,
            &self.ticked,
            &self.settings.counting,
        )
    }

    /// The table of places, to be pasted into a spreadsheet.
    ///
    /// # Errors
    /// When the table cannot be put together.
    pub fn regions_to_paste(&self) -> io::Result<String> {
        let (catalog, worldview) = (&self.models.catalog, self.worldview());
        pasteable(|out| csv::write_regions(catalog, worldview, &self.tally, Sheet::Clipboard, out))
    }

    /// The table of who speaks how of whom, to be pasted into a spreadsheet.
    ///
    /// # Errors
    /// When the table cannot be put together.
    pub fn voices_to_paste(&self) -> io::Result<String> {
        let (catalog, worldview) = (&self.models.catalog, self.worldview());
        let matrix = self.voices();
        pasteable(|out| csv::write_voices(catalog, worldview, &matrix, Sheet::Clipboard, out))
    }

    /// What pages with sentences are made from.
    pub fn source(&self) -> Source<'_> {
        Source {
            catalog: &self.models.catalog,
            worldview: self.worldview(),
            readings: &self.readings,
            tally: &self.tally,
        }
    }
}
