//! How each deed is carried out, and what the window does with what the worker and the dialogs answer.

use std::path::PathBuf;
use std::sync::Arc;

use super::App;
use super::chooser::{Answer, Question};
use super::deed::Deed;
use super::notice::Notice;
use super::preferences::Look;
use super::queue::Job;
use super::strings;
use super::view::{CARDS_AT_ONCE, Column, Dialog, Page};
use super::worker::Update;
use crate::session::{Command, Settings, Snapshot};
use crate::stance::Choice;

impl App {
    /// Carries out one deed.
    pub(super) fn carry_out(&mut self, ctx: &egui::Context, deed: Deed) {
        match deed {
            Deed::Apply(command) => self.apply(command),
            Deed::ChooseFiles => self.ask(ctx, Question::Files),
            Deed::ChooseWorldview => self.ask(ctx, Question::Worldview),
            Deed::ChooseFolder => self.ask(ctx, Question::Folder),
            Deed::Cancel(work) => self.worker.stop(work),
            Deed::Hurry(work) => self.worker.hurry(work),
            Deed::Select(region) => self.view.select(region),
            Deed::Read(at) => self.view.read(&self.shot, at),
            Deed::ReadArticle(reading) => self.view.read_article(&self.shot, reading),
            Deed::Back => self.view.back(),
            Deed::ToPlaces => self.view.page = Page::Places,
            Deed::Hover(hovered) => self.view.hovered = hovered,
            Deed::SortBy(column) => self.sort_by(column),
            Deed::Search(letters) => self.view.search = letters,
            Deed::Only(look) => {
                self.view.only = look;
                self.view.page = Page::Places;
            }
            Deed::FocusSearch => {
                self.view.page = Page::Places;
                self.view.focus_search = true;
            }
            Deed::Show(shown) => self.view.shown = shown,
            Deed::ShowMore => self.view.n_cards += CARDS_AT_ONCE,
            Deed::Ask(dialog) => self.open_dialog(dialog),
            Deed::CloseDialog => self.view.dialog = None,
            Deed::CloseNotice => self.notice = None,
            Deed::CloseHint => {
                self.preferences.hint_closed = true;
                self.preferences.save();
            }
            Deed::Look(look) => self.look(ctx, look),
            Deed::Preview(wanted) => self.worker.ask(Job::Preview(wanted)),
            Deed::SavePicture(wanted) => self.ask(ctx, Question::Picture(wanted)),
            Deed::WritePicture(wanted, path) => self.worker.ask(Job::Write(wanted, path)),
            Deed::CopyPicture(wanted) => self.worker.ask(Job::Copy(wanted)),
            Deed::CopyTable => self.copy(ctx, self.shot.regions_to_paste()),
            Deed::CopyVoices => self.copy(ctx, self.shot.voices_to_paste()),
        }
    }

    fn copy(&mut self, ctx: &egui::Context, table: std::io::Result<String>) {
        self.said = Some(match table {
            Ok(text) => {
                ctx.copy_text(text);
                strings::TABLE_COPIED.into()
            }
            Err(reason) => reason.to_string(),
        });
    }

    fn apply(&mut self, command: Command) {
        if let Command::Open(paths) = &command {
            self.preferences.remember(paths);
        }
        self.said = None;
        if let Command::UseModel(choice) = command {
            self.preferences.fast = choice == Choice::Fast;
            self.preferences.save();
            self.judge_by(choice);
        } else {
            self.worker.ask(Job::Apply(command));
        }
    }

    /// Asks for what one frame has changed of the settings, each part by itself, so that none undoes another.
    pub(super) fn want(&mut self, ctx: &egui::Context, wanted: Settings) {
        let Settings {
            worldview,
            counting,
            map,
        } = &wanted;
        let known = &self.wanted;
        let changes = [
            (*worldview != known.worldview).then(|| Command::SeeBy(worldview.clone())),
            (*counting != known.counting).then(|| Command::Count(counting.clone())),
            (*map != known.map).then(|| Command::Draw(Box::new(map.clone()))),
        ];
        for change in changes.into_iter().flatten() {
            self.apply(change);
            ctx.request_repaint();
        }
        self.wanted = wanted;
    }

    fn sort_by(&mut self, column: Column) {
        self.view.reversed = self.view.column == column && !self.view.reversed;
        self.view.column = column;
    }

    fn open_dialog(&mut self, dialog: Dialog) {
        self.drafts.no_dialog = false;
        self.drafts.for_worldview = false;
        self.view.dialog = Some(dialog);
    }

    fn look(&mut self, ctx: &egui::Context, look: Look) {
        self.preferences.look = look;
        self.preferences.save();
        super::theme::choose(ctx, look);
    }

    /// Takes in what the worker and the system's dialogs have answered.
    pub(super) fn hear(&mut self, ctx: &egui::Context) {
        for update in self.worker.updates() {
            self.take(ctx, update);
        }
        if !self.worker.is_busy() {
            self.wanted.clone_from(&self.shot.settings);
        }
        let answered = self
            .waiting
            .as_ref()
            .and_then(|w| Some((w.question.clone(), w.answer()?)));
        if let Some((question, answer)) = answered {
            self.waiting = None;
            self.answered(question, answer);
        }
    }

    fn take(&mut self, ctx: &egui::Context, update: Update) {
        match update {
            Update::Changed(shot) => drop(self.hold(shot)),
            Update::Opened(shot) => {
                let before = self.hold(shot);
                self.said = Some(opened(&self.shot, before.readings.len()));
                self.notice = refused(&self.shot);
                self.welcome(&before);
            }
            Update::Cancelled => self.said = Some(strings::CANCELLED.into()),
            Update::Failed(reason) => {
                self.notice = Some(Notice {
                    title: strings::FAILED.into(),
                    lines: vec![reason],
                });
            }
            Update::Preview(drawn) => self.studio.take(ctx, drawn),
            Update::Copy(drawn) => {
                ctx.copy_image(drawn);
                self.done(strings::PICTURE_COPIED.into());
            }
            Update::Written(path) => self.done(strings::saved(&path)),
        }
    }

    /// From now on this holds; returns what held before.
    fn hold(&mut self, shot: Arc<Snapshot>) -> Arc<Snapshot> {
        self.view.settle(&shot);
        std::mem::replace(&mut self.shot, shot)
    }

    /// Shows the articles that came in, and puts the samples away when they are the first of the user's own.
    fn welcome(&mut self, before: &Snapshot) {
        if self.shot.readings.len() == before.readings.len() || before.readings.is_empty() {
            return;
        }
        self.view.reveal_last = true;
        if before.holds_only_samples() && !self.shot.holds_only_samples() {
            let samples = before.samples.iter().cloned().collect();
            self.worker.ask(Job::Apply(Command::Close(samples)));
            self.said = Some(strings::SAMPLES_AWAY.into());
        }
    }

    fn done(&mut self, said: String) {
        self.said = Some(said);
        self.view.dialog = None;
    }

    fn answered(&mut self, question: Question, answer: Answer) {
        match (question, answer) {
            (_, Answer::Nothing) => {}
            (Question::Files | Question::Folder, Answer::Paths(paths)) => {
                self.apply(Command::Open(paths))
            }
            (Question::Worldview, Answer::Paths(paths)) => {
                if let Some(path) = paths.into_iter().next() {
                    self.apply(Command::UseWorldview(path));
                }
            }
            (Question::Picture(wanted), Answer::Paths(paths)) => {
                if let Some(path) = paths.into_iter().next() {
                    self.worker.ask(Job::Write(wanted, path));
                }
            }
            (
                asked @ (Question::Files | Question::Folder | Question::Worldview),
                Answer::NoDialog,
            ) => {
                self.drafts.no_dialog = true;
                self.drafts.for_worldview = matches!(asked, Question::Worldview);
                self.view.dialog = Some(Dialog::Path);
            }
            (Question::Picture(wanted), Answer::NoDialog) => {
                let name = format!("{}.{}", strings::PICTURE_FILE, wanted.kind.extension());
                let path: PathBuf = std::env::current_dir().unwrap_or_default().join(name);
                self.studio.path = Some(path.display().to_string());
                self.studio.wanted = wanted;
                self.view.dialog = Some(Dialog::Picture);
            }
        }
    }
}

fn opened(shot: &Snapshot, n_before: usize) -> String {
    let n = shot.readings.len().saturating_sub(n_before);
    let mut said = strings::opened(n);
    if !shot.already_open.is_empty() {
        said = format!("{said} {}", strings::already_open(shot.already_open.len()));
    }
    said
}

fn refused(shot: &Snapshot) -> Option<Notice> {
    let lines: Vec<String> = shot.refused.iter().map(|r| r.reason.to_string()).collect();
    (!lines.is_empty()).then(|| Notice {
        title: strings::REFUSED.into(),
        lines,
    })
}
