//! The mode `export`: the map as a picture.

use std::path::Path;

use super::args::Export;
use super::data;
use super::fault::{Exit, Fault};
use crate::export::picture::Picture;
use crate::export::{png, svg};
use crate::session::{Settings, Snapshot};
use crate::tally::Counting;

pub(super) fn run(wish: &Export) -> Result<Exit, Fault> {
    let mut settings = Settings {
        counting: Counting {
            level: wish.level.into(),
            ..Counting::default()
        },
        ..Settings::default()
    };
    settings.map.mode = wish.mode.into();
    settings.map.theme = wish.theme.into();
    settings.map.title = wish.title.clone().unwrap_or_default();
    let mut session = wish.engine.session(settings)?;
    let (now, exit) = data::open(&mut session, &wish.paths)?;
    let height = wish.height.unwrap_or(wish.width * 10 / 16);
    write(&now, &wish.out, wish.width, height)?;
    Ok(exit)
}

/// Writes the picture of `now`, in the format that the ending of `path` names.
pub(super) fn write(now: &Snapshot, path: &Path, width: u32, height: u32) -> Result<(), Fault> {
    let failed = |reason: String| Fault::Picture {
        path: path.to_path_buf(),
        reason,
    };
    let picture = Picture {
        width_px: width,
        height_px: height,
        date: jiff::Zoned::now().date().to_string(),
        made: String::new(),
    };
    let mut bytes = Vec::new();
    match path
        .extension()
        .and_then(|e| e.to_str())
        .map(str::to_ascii_lowercase)
        .as_deref()
    {
        Some("png") => {
            png::write(&now.scene, &picture, &mut bytes).map_err(|e| failed(e.to_string()))?
        }
        Some("svg") => {
            svg::write(&now.scene, &picture, &mut bytes).map_err(|e| failed(e.to_string()))?
        }
        _ => return Err(failed("the ending must be .png or .svg".into())),
    }
    std::fs::write(path, bytes).map_err(|e| failed(e.to_string()))
}
