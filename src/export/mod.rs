//! What leaves the program. Exporters are given a `Write` and a date: they open no files and read no clock.

pub mod csv;
pub mod geojson;
pub mod jsonl;
pub mod picture;
pub mod png;
mod points;
mod record;
pub mod svg;

pub use points::CodePoints;
pub use record::{ArticleRecord, MentionRecord, RivalRecord, StanceRecord, kind_name};
