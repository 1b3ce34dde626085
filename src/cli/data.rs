//! Modes that read articles and write data: `link` and `regions`.

use std::io::{self, BufWriter, Write};
use std::path::PathBuf;
use std::sync::Arc;

use super::args::{Format, Link, Regions, TableForm};
use super::fault::{Exit, Fault};
use super::progress::Line;
use super::table;
use crate::export::csv::Sheet;
use crate::export::order::{Form, Lettering, Preset, What};
use crate::export::{csv, geojson, jsonl};
use crate::session::{Command, Order, Session, Settings, Snapshot};
use crate::tally::Counting;

/// Opens `paths`, or the samples when there are none, and tells on stderr what could not be read.
pub(super) fn open(
    session: &mut Session,
    paths: &[PathBuf],
) -> Result<(Arc<Snapshot>, Exit), Fault> {
    let line = Line::new(session.snapshot().models.choice);
    let command = if paths.is_empty() {
        Command::OpenSamples
    } else {
        Command::Open(paths.to_vec())
    };
    let now = session.apply(command, &line)?;
    line.clear();
    for refused in now.refused.iter() {
        eprintln!("stancemap: {}", refused.reason);
    }
    match (now.readings.is_empty(), now.refused.is_empty()) {
        (true, _) => Err(Fault::NoArticles),
        (false, false) => Ok((now, Exit::Partly)),
        (false, true) => Ok((now, Exit::Done)),
    }
}

pub(super) fn link(wish: &Link) -> Result<Exit, Fault> {
    let settings = Settings {
        counting: Counting {
            without: wish.without(),
            ..Counting::default()
        },
        ..Settings::default()
    };
    let mut session = wish.engine.session(settings)?;
    let (now, exit) = open(&mut session, &wish.paths)?;
    let mut out = BufWriter::new(io::stdout().lock());
    let (catalog, worldview) = (&now.models.catalog, now.worldview());
    let (readings, counting) = (&now.readings, &now.settings.counting);
    match wish.format {
        Format::Jsonl => jsonl::write(catalog, worldview, readings, counting, &mut out)?,
        Format::Csv => csv::write_mentions(catalog, worldview, readings, counting, &mut out)?,
        Format::Geojson => {
            let made = now.made(&order())?;
            geojson::write(catalog, worldview, &now.tally, &made, &mut out)?;
        }
    }
    out.flush()?;
    Ok(exit)
}

/// GeoJSON says how it was made.
fn order() -> Order {
    Order {
        what: What::Regions,
        form: Form::Geojson,
        size: Preset::Web.size(),
        lettering: Lettering::default(),
        date: jiff::Zoned::now().date().to_string(),
    }
}

pub(super) fn regions(wish: &Regions) -> Result<Exit, Fault> {
    let settings = Settings {
        counting: Counting {
            level: wish.level.into(),
            ..Counting::default()
        },
        ..Settings::default()
    };
    let mut session = wish.engine.session(settings)?;
    let (now, exit) = open(&mut session, &wish.paths)?;
    let mut out = BufWriter::new(io::stdout().lock());
    match wish.format {
        TableForm::Table => table::write(&now, &mut out)?,
        TableForm::Csv => csv::write_regions(
            &now.models.catalog,
            now.worldview(),
            &now.tally,
            Sheet::File,
            &mut out,
        )?,
    }
    out.flush()?;
    Ok(exit)
}
