//! The system's frame around the window.

use std::path::PathBuf;
use std::sync::Arc;

use eframe::{CreationContext, NativeOptions};

use super::chooser::SystemChooser;
use super::preferences::Preferences;
use super::{App, emblem, strings, theme};
use crate::session::Session;

/// Why there is no window.
#[derive(Debug, thiserror::Error)]
pub enum WindowError {
    /// There is no display to show it on.
    #[error("there is no display: neither WAYLAND_DISPLAY nor DISPLAY is set")]
    NoDisplay,
    /// The system refused the window.
    #[error("the system gave no window: {0}")]
    Refused(#[source] eframe::Error),
}

/// Shows the window until it is closed; opens `paths`, or the samples when there are none.
///
/// # Errors
/// When there is no display, or the system refuses the window.
pub fn run(session: Session, paths: Vec<PathBuf>) -> Result<(), WindowError> {
    if !has_display() {
        return Err(WindowError::NoDisplay);
    }
    let options = NativeOptions {
        viewport: egui::ViewportBuilder::default()
            .with_title(strings::NAME)
            .with_app_id("stancemap")
            .with_icon(emblem::window_icon())
            .with_inner_size([1280.0, 800.0])
            .with_min_inner_size([880.0, 560.0])
            .with_drag_and_drop(true),
        ..NativeOptions::default()
    };
    let create = move |cc: &CreationContext<'_>| create(cc, session, paths);
    eframe::run_native(strings::NAME, options, Box::new(create)).map_err(WindowError::Refused)
}

type Created = Result<Box<dyn eframe::App>, Box<dyn std::error::Error + Send + Sync>>;

fn create(cc: &CreationContext<'_>, session: Session, paths: Vec<PathBuf>) -> Created {
    let preferences = Preferences::of_user();
    App::style(&cc.egui_ctx);
    theme::choose(&cc.egui_ctx, preferences.look);
    Ok(Box::new(App::new(
        session,
        paths,
        preferences,
        Arc::new(SystemChooser),
    )?))
}

impl eframe::App for App {
    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        self.draw(ui);
    }
}

/// On Linux a window needs a Wayland or X11 display; elsewhere there always is one.
fn has_display() -> bool {
    let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || set("WAYLAND_DISPLAY") || set("WAYLAND_SOCKET") || set("DISPLAY")
}
