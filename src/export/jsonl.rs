//! Articles with their mentions, one JSON object a line.

use std::io::{self, Write};
use std::sync::Arc;

use super::ArticleRecord;
use crate::reading::Reading;
use crate::region::{Catalog, Worldview};
use crate::tally::Counting;

/// Writes one line for each reading, with those of its mentions that count.
///
/// # Errors
/// When `out` cannot be written to.
pub fn write(
    catalog: &Catalog,
    worldview: &Worldview,
    readings: &[Arc<Reading>],
    counting: &Counting,
    out: &mut dyn Write,
) -> io::Result<()> {
    for reading in readings {
        let record = ArticleRecord::new(catalog, worldview, reading, counting);
        serde_json::to_writer(&mut *out, &record)?;
        out.write_all(b"\n")?;
    }
    Ok(())
}
