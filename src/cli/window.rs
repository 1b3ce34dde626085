//! The mode without a name: the window, or what can be had without one.

use std::path::PathBuf;

use super::args::Engine;
#[cfg(not(feature = "gui"))]
use super::fault::Exit;
use super::fault::Fault;
use super::{data, picture, table};
use crate::session::{Session, Settings};

/// The picture that is written where there is no window.
const PICTURE: &str = "stancemap.png";

/// Opens the window on `paths`; where there is no display, says so and gives table and picture in its place.
pub(super) fn run(paths: &[PathBuf], engine: &Engine) -> Result<super::fault::Exit, Fault> {
    let session = engine.session(Settings::default())?;
    #[cfg(feature = "gui")]
    {
        if has_display() {
            crate::gui::run(session, paths.to_vec())?;
            return Ok(super::fault::Exit::Done);
        }
        eprintln!(
            "stancemap: there is no display, so here are the table and, in {PICTURE}, the picture"
        );
        without(session, paths)
    }
    #[cfg(not(feature = "gui"))]
    {
        eprintln!(
            "stancemap: this build has no window, so here are the table and, in {PICTURE}, the picture"
        );
        without(session, paths) as Result<Exit, Fault>
    }
}

fn without(mut session: Session, paths: &[PathBuf]) -> Result<super::fault::Exit, Fault> {
    let (now, exit) = data::open(&mut session, paths)?;
    table::write(&now, &mut std::io::stdout().lock())?;
    picture::write(&now, &PathBuf::from(PICTURE), 2048, 1280)?;
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
