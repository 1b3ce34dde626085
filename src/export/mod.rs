//! What leaves the program. Exporters are given a `Write` and a date: they open no files and read no clock.

pub mod atlas;
pub mod csv;
mod font;
pub mod geojson;
pub mod html;
pub mod jsonl;
pub mod made;
pub mod order;
pub mod pdf;
pub mod picture;
pub mod png;
mod points;
mod raster;
mod record;
pub mod remade;
mod sentences;
pub mod svg;

pub use points::CodePoints;
use record::class_name;
pub use record::{ArticleRecord, MentionRecord, RivalRecord, StanceRecord, kind_name};

use std::sync::Arc;

use crate::reading::Reading;
use crate::region::{Catalog, Worldview};
use crate::tally::Tally;

/// What pages with sentences are made from.
pub struct Source<'a> {
    /// The regions.
    pub catalog: &'a Catalog,
    /// Whose view of the borders.
    pub worldview: &'a Worldview,
    /// All readings; the tally points into them.
    pub readings: &'a [Arc<Reading>],
    /// The numbers, and which mentions they rest on.
    pub tally: &'a Tally,
}
