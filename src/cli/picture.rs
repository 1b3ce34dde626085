//! The mode `export`: the map as a picture.

use std::path::Path;

use super::args::Export;
use super::data;
use super::fault::{Exit, Fault};
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
    let mut session = wish.engine.session(settings)?;
    let (now, exit) = data::open(&mut session, &wish.paths)?;
    let height = wish.height.unwrap_or(wish.width * 10 / 16);
    write(&now, &wish.out, wish.width, height)?;
    Ok(exit)
}

/// Writes the picture of `now`, in the format that the ending of `path` names.
pub(super) fn write(_now: &Snapshot, path: &Path, _width: u32, _height: u32) -> Result<(), Fault> {
    Err(Fault::Picture {
        path: path.to_path_buf(),
        reason: "pictures come with the next step".into(),
    })
}
