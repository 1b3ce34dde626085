//! Articles with their mentions, one JSON object a line.

use std::io::{self, Write};
use std::sync::Arc;

use super::ArticleRecord;
use crate::reading::Reading;
use crate::region::{Catalog, Worldview};

/// Writes one line for each reading.
///
/// # Errors
/// When `out` cannot be written to.
pub fn write(
    catalog: &Catalog,
    worldview: &Worldview,
    readings: &[Arc<Reading>],
    out: &mut dyn Write,
) -> io::Result<()> {
    for reading in readings {
        let record = ArticleRecord::new(catalog, worldview, reading);
        serde_json::to_writer(&mut *out, &record)?;
        out.write_all(b"\n")?;
    }
    Ok(())
}
