//! The system's frame around the window.

use std::path::PathBuf;
use std::sync::Arc;

use eframe::{CreationContext, NativeOptions};

use super::chooser::SystemChooser;
use super::preferences::Preferences;
use super::{App, emblem, strings, theme};
use crate::session::Session;
use crate::stance::Choice;

/// Why there is no window.
#[derive(Debug, thiserror::Error)]
pub enum WindowError {
    /// The system refused the window.
    #[error("the system gave no window: {0}")]
    Refused(#[source] eframe::Error),
}

/// Shows the window until it is closed; opens `paths`, or the samples when there are none. The first map comes from
/// the model of `session`; afterwards all is judged with `model`, or with the one that was chosen last, at first the
/// precise one.
///
/// # Errors
/// When the system refuses the window.
pub fn run(
    session: Session,
    paths: Vec<PathBuf>,
    model: Option<Choice>,
) -> Result<(), WindowError> {
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
    let create = move |cc: &CreationContext<'_>| create(cc, session, paths, model);
    eframe::run_native(strings::NAME, options, Box::new(create)).map_err(WindowError::Refused)
}

type Created = Result<Box<dyn eframe::App>, Box<dyn std::error::Error + Send + Sync>>;

fn create(
    cc: &CreationContext<'_>,
    session: Session,
    paths: Vec<PathBuf>,
    model: Option<Choice>,
) -> Created {
    let preferences = Preferences::of_user();
    let chosen = if preferences.fast {
        Choice::Fast
    } else {
        Choice::Precise
    };
    App::style(&cc.egui_ctx);
    theme::choose(&cc.egui_ctx, preferences.look);
    let mut app = App::new(session, paths, preferences, Arc::new(SystemChooser))?;
    app.judge_behind_the_first_map(model.unwrap_or(chosen));
    Ok(Box::new(app))
}

impl eframe::App for App {
    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        self.draw(ui);
    }
}
