//! The window's one place of decision: lends panels a desk, and carries out the deeds that they send.

use std::path::PathBuf;
use std::sync::Arc;

use egui::{CentralPanel, Frame, Margin, Panel, Ui};

use super::canvas::{Chosen, MapCanvas};
use super::chooser::{Chooser, Question, Waiting};
use super::deed::Deed;
use super::desk::Desk;
use super::dialog::Drafts;
use super::matrix::Voices;
use super::notice::Notice;
use super::picture_dialog::Studio;
use super::preferences::Preferences;
use super::queue::Job;
use super::reader::Reader;
use super::theme::{Theme, measure};
use super::view::{Dialog, Hovered, View};
use super::worker::Worker;
use super::{bar, dialog, keys, notice, overlay, shelf, sidebar, status, theme};
use crate::scene;
use crate::session::{Command, Session, Settings, Snapshot};
use crate::stance::Choice;

/// The window, without the system's frame around it.
pub struct App {
    pub(super) worker: Worker,
    pub(super) shot: Arc<Snapshot>,
    /// The settings as the user wants them: those of `shot`, with every change that is not carried out yet.
    pub(super) wanted: Settings,
    pub(super) view: View,
    pub(super) preferences: Preferences,
    pub(super) chooser: Arc<dyn Chooser>,
    pub(super) waiting: Option<Waiting>,
    pub(super) drafts: Drafts,
    pub(super) studio: Studio,
    pub(super) notice: Option<Notice>,
    pub(super) said: Option<String>,
    /// The model that judges once the first map is on the screen.
    then_judge: Option<Choice>,
    /// Whether a frame has shown articles.
    has_shown: bool,
    canvas: MapCanvas,
    reader: Reader,
    voices: Voices,
}

impl App {
    /// A window that opens `paths`, or the samples when there are none.
    ///
    /// # Errors
    /// When the system gives no thread for the worker.
    pub fn new(
        session: Session,
        paths: Vec<PathBuf>,
        preferences: Preferences,
        chooser: Arc<dyn Chooser>,
    ) -> std::io::Result<Self> {
        let shot = session.snapshot();
        let mut app = Self {
            worker: Worker::start(session)?,
            wanted: shot.settings.clone(),
            view: View::new(),
            preferences,
            chooser,
            waiting: None,
            drafts: Drafts::default(),
            studio: Studio::default(),
            notice: None,
            said: None,
            then_judge: None,
            has_shown: false,
            canvas: MapCanvas::default(),
            reader: Reader::default(),
            voices: Voices::default(),
            shot,
        };
        if !paths.is_empty() {
            app.preferences.remember(&paths);
            app.worker.ask(Job::Apply(Command::Open(paths)));
        } else if app.shot.readings.is_empty() {
            app.worker.ask(Job::Apply(Command::OpenSamples));
        }
        Ok(app)
    }

    /// Judges with another stance model whenever nothing else is to be done.
    pub(super) fn judge_by(&mut self, model: Choice) {
        self.then_judge = None;
        let chosen = self.worker.judging().unwrap_or(self.shot.models.choice);
        if chosen != model {
            self.worker.judge_by(model);
        }
    }

    /// Judges with another stance model as soon as the first map is on the screen, so that it does not come later.
    pub fn judge_behind_the_first_map(&mut self, model: Choice) {
        self.then_judge = Some(model);
    }

    /// Gives `ctx` the letters, colours and measures; must come before the first frame.
    pub fn style(ctx: &egui::Context) {
        theme::install(ctx);
    }

    /// Whether nothing is being read, drawn or asked.
    pub fn is_idle(&self) -> bool {
        !self.worker.is_busy() && self.worker.judging().is_none() && self.waiting.is_none()
    }

    /// What the window shows now.
    pub fn snapshot(&self) -> &Arc<Snapshot> {
        &self.shot
    }

    /// Shows one frame and carries out what was asked for in it.
    pub fn draw(&mut self, ui: &mut Ui) {
        self.worker.wakes(ui.ctx());
        self.hear(ui.ctx());
        self.take_drops(ui);
        let shot = Arc::clone(&self.shot);
        let progress = self.worker.progress();
        let mut desk = Desk {
            shot: &shot,
            wanted: self.wanted.clone(),
            view: &self.view,
            preferences: &self.preferences,
            progress: progress.as_ref(),
            judging: self.worker.judging(),
            busy: self.worker.is_busy(),
            theme: Theme::of(ui),
            deeds: Vec::new(),
        };
        keys::listen(ui, &mut desk);
        let said = self.said.as_deref();
        let (reader, canvas) = (&mut self.reader, &mut self.canvas);
        let map = panels(ui, &mut desk, reader, canvas, said);
        over_map(ui, &mut desk, map, self.notice.as_ref());
        sheets(
            ui,
            &mut desk,
            &mut self.drafts,
            &mut self.studio,
            &mut self.voices,
        );
        match_ground(&mut desk);
        let Desk { wanted, deeds, .. } = desk;
        self.want(ui.ctx(), wanted);
        self.carry_out_all(ui.ctx(), deeds);
        self.judge_when_shown(ui.ctx());
    }

    /// The frame after the first one with articles begins the judging that was put off.
    fn judge_when_shown(&mut self, ctx: &egui::Context) {
        if self.shot.readings.is_empty() || self.then_judge.is_none() {
            return;
        }
        if !std::mem::replace(&mut self.has_shown, true) {
            ctx.request_repaint();
        } else if let Some(model) = self.then_judge.take() {
            self.judge_by(model);
        }
    }

    fn take_drops(&mut self, ui: &Ui) {
        let dropped = ui.input(|i| i.raw.dropped_files.clone());
        if !dropped.is_empty() {
            let paths = dropped.iter().map(|file| file.path().to_owned()).collect();
            self.carry_out(ui.ctx(), Deed::Apply(Command::Open(paths)));
        }
    }

    fn carry_out_all(&mut self, ctx: &egui::Context, deeds: Vec<Deed>) {
        let before = std::mem::take(&mut self.view.hovered);
        self.view.focus_search = false;
        self.view.reveal_last = false;
        for deed in deeds {
            match deed {
                Deed::Hover(hovered) => self.view.hovered = hovered,
                other => {
                    self.carry_out(ctx, other);
                    ctx.request_repaint();
                }
            }
        }
        if self.view.hovered != before {
            ctx.request_repaint();
        }
    }

    /// Asks the system a question, one at a time.
    pub(super) fn ask(&mut self, ctx: &egui::Context, question: Question) {
        if self.waiting.is_none() {
            self.waiting = Some(Waiting::ask(
                Arc::clone(&self.chooser),
                question,
                ctx.clone(),
            ));
        }
    }
}

/// Draws the map light or dark as the window is.
fn match_ground(desk: &mut Desk<'_>) {
    let wanted = if desk.theme.dark {
        scene::Theme::Dark
    } else {
        scene::Theme::Light
    };
    desk.wanted.map.theme = wanted;
}

/// Shows the panels and the map between them; returns where the map is.
fn panels(
    ui: &mut Ui,
    desk: &mut Desk<'_>,
    reader: &mut Reader,
    canvas: &mut MapCanvas,
    said: Option<&str>,
) -> egui::Rect {
    let fill = desk.theme.panel;
    let frame = |margin: Margin| Frame::new().fill(fill).inner_margin(margin);
    let pad = measure::PAD as i8;
    Panel::top("bar")
        .exact_size(measure::BAR)
        .resizable(false)
        .frame(frame(Margin::symmetric(pad, 0)))
        .show(ui, |ui| bar::show(ui, desk));
    Panel::bottom("status")
        .exact_size(measure::STATUS)
        .resizable(false)
        .frame(frame(Margin::symmetric(pad, 0)))
        .show(ui, |ui| status::show(ui, desk, said));
    Panel::right("sidebar")
        .default_size(measure::SIDEBAR)
        .size_range(measure::SIDEBAR_RANGE)
        .frame(frame(Margin::symmetric(pad, 10)))
        .show(ui, |ui| sidebar::show(ui, desk, reader));
    Panel::bottom("shelf")
        .default_size(measure::SHELF)
        .size_range(measure::SHELF_RANGE)
        .resizable(true)
        .frame(frame(Margin::symmetric(pad, 8)))
        .show(ui, |ui| shelf::show(ui, desk));
    let ground = Frame::new().fill(desk.theme.ground);
    let shown = CentralPanel::default().frame(ground).show(ui, |ui| {
        let chosen = Chosen {
            selected: desk.view.selected(),
            hovered: desk.view.hovered.region,
            only: desk.view.only,
        };
        let events = canvas.show(ui, &desk.shot.scene, &chosen);
        if let Some(look) = events.look {
            let again = desk.view.only == Some(look);
            desk.send(Deed::Only((!again).then_some(look)));
        }
        if let Some(region) = events.hovered {
            desk.send(Deed::Hover(Hovered {
                region: Some(region),
                mention: None,
            }));
        }
        if let Some(region) = events.clicked {
            desk.send(Deed::Select(region));
        }
        if events.cleared {
            desk.send(Deed::ToPlaces);
        }
    });
    shown.response.rect
}

fn over_map(ui: &Ui, desk: &mut Desk<'_>, map: egui::Rect, notice: Option<&Notice>) {
    if desk.shot.readings.is_empty() && !desk.busy {
        overlay::empty(ui, desk, map);
    } else if desk.shot.holds_only_samples()
        && !desk.preferences.hint_closed
        && desk.view.dialog.is_none()
    {
        overlay::hint(ui, desk, map);
    }
    if let Some(notice) = notice {
        notice::show(ui, desk, notice, map);
    }
    overlay::drop_veil(ui, desk);
}

fn sheets(
    ui: &Ui,
    desk: &mut Desk<'_>,
    drafts: &mut Drafts,
    studio: &mut Studio,
    voices: &mut Voices,
) {
    match desk.view.dialog {
        None => {}
        Some(Dialog::Path) => dialog::path(ui, desk, drafts),
        Some(Dialog::Paste) => dialog::paste(ui, desk, drafts),
        Some(Dialog::Picture) => studio.show(ui, desk),
        Some(Dialog::Matrix) => voices.show(ui, desk),
        Some(Dialog::About) => dialog::about(ui, desk),
        Some(Dialog::Keys) => dialog::keys(ui, desk),
    }
}
