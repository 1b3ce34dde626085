//! The mode without a name: the window, or what can be had without one.

use std::path::PathBuf;

use super::args::Engine;
use super::fault::{Exit, Fault};
use super::{data, picture, table};
use crate::export::order::Size;
use crate::session::{Session, Settings};
#[cfg(feature = "gui")]
use crate::stance::Choice;

/// The picture that is written where there is no window.
const PICTURE: &str = "stancemap.png";

/// Opens the window on `paths`; where there is no display, says so and gives table and picture in its place.
pub(super) fn run(paths: &[PathBuf], engine: &Engine) -> Result<Exit, Fault> {
    #[cfg(feature = "gui")]
    if has_display() {
        // The first map comes from the fast model; the window then judges anew with the one that
        // was asked for or chosen last.
        let session = engine.session_judged_by(Choice::Fast, Settings::default())?;
        crate::gui::run(session, paths.to_vec(), engine.model.map(Into::into))?;
        return Ok(Exit::Done);
    }
    let why = if cfg!(feature = "gui") {
        "there is no display"
    } else {
        "this build has no window"
    };
    eprintln!("stancemap: {why}, so here are the table and, in {PICTURE}, the picture");
    without(engine.session(Settings::default())?, paths)
}

fn without(mut session: Session, paths: &[PathBuf]) -> Result<Exit, Fault> {
    let (now, exit) = data::open(&mut session, paths)?;
    table::write(&now, &mut std::io::stdout().lock())?;
    picture::write_png(&now, &PathBuf::from(PICTURE), Size::screen(2048, 1280))?;
    Ok(exit)
}

/// Whether a window system answers; on Linux and the BSDs one is named in the environment, elsewhere there always is.
#[cfg(feature = "gui")]
fn has_display() -> bool {
    let named = |name| std::env::var_os(name).is_some_and(|v| !v.is_empty());
    cfg!(any(target_os = "macos", target_os = "windows"))
        || named("DISPLAY")
        || named("WAYLAND_DISPLAY")
        || named("WAYLAND_SOCKET")
}
