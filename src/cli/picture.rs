//! The mode `export`: map, atlas or data to a file.

use std::path::Path;

use super::args::Export;
use super::data;
use super::fault::{Exit, Fault};
use crate::export::made::Made;
use crate::export::order::{Form, Lettering, Size, What};
use crate::export::remade;
use crate::session::{Order, Snapshot, beside};

pub(super) fn run(wish: &Export) -> Result<Exit, Fault> {
    let form = Form::of(&wish.out).ok_or_else(|| failed(&wish.out, ENDINGS))?;
    let like = wish.like.as_deref().map(how_made).transpose()?;
    let settings = wish.settings(like.as_ref());
    let order = wish.order(form, like.as_ref(), jiff::Zoned::now().date());
    let shows_stance = settings.map.mode.shows_stance() || !order.is_picture();
    let engine = wish.engine(like.as_ref(), shows_stance);
    let mut session = engine.session(settings)?;
    let (now, exit) = data::open(&mut session, &wish.paths)?;
    write(&now, &order, &wish.out)?;
    if let Some(like) = like {
        for difference in like.differences(&now.made(&order)?) {
            eprintln!("stancemap: {}: {difference}", wish.out.display());
        }
    }
    Ok(exit)
}

const ENDINGS: &str = "the ending must be .png, .svg, .pdf, .html, .csv, .geojson or .jsonl";

/// Writes the picture of `now` as PNG, with today's date.
pub(super) fn write_png(now: &Snapshot, path: &Path, size: Size) -> Result<(), Fault> {
    let order = Order {
        what: What::Map,
        form: Form::Png,
        size,
        lettering: Lettering::default(),
        date: jiff::Zoned::now().date().to_string(),
    };
    write(now, &order, path)
}

/// Writes a file, and beside one that has no place for it how it was made.
fn write(now: &Snapshot, order: &Order, path: &Path) -> Result<(), Fault> {
    let mut bytes = Vec::new();
    now.write(order, &mut bytes).map_err(|e| failed(path, e))?;
    std::fs::write(path, bytes).map_err(|e| failed(path, e))?;
    match now.made_beside(order, path)? {
        Some((beside, line)) => std::fs::write(&beside, line).map_err(|e| failed(&beside, e)),
        None => Ok(()),
    }
}

/// How a file of ours was made, by itself or by the file beside it.
fn how_made(path: &Path) -> Result<Made, Fault> {
    let own = Form::of(path).is_none_or(Form::carries_made);
    let path = if own { path.to_owned() } else { beside(path) };
    let bytes = std::fs::read(&path).map_err(|source| Fault::Input {
        path: path.clone(),
        source,
    })?;
    remade::made(&bytes).map_err(|e| failed(&path, e))
}

fn failed(path: &Path, reason: impl ToString) -> Fault {
    Fault::Picture {
        path: path.to_path_buf(),
        reason: reason.to_string(),
    }
}
