//! Asks the system for files. Each question waits on a thread of its own, never on the window's.

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::time::{Duration, Instant};

use super::picture::{Kind, Wanted};
use super::strings;

/// What is asked.
#[derive(Clone, Debug)]
pub enum Question {
    /// Which articles to open.
    Files,
    /// Which folder of articles to open.
    Folder,
    /// Which file holds a worldview.
    Worldview,
    /// Where to write a picture.
    Picture(Wanted),
}

/// What was answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// These.
    Paths(Vec<PathBuf>),
    /// Nothing: the dialog was closed.
    Nothing,
    /// The system has no dialog to show.
    NoDialog,
}

/// Whatever can ask.
pub trait Chooser: Send + Sync {
    /// Asks and waits for the answer.
    fn ask(&self, question: &Question) -> Answer;
}

/// Nobody closes a dialog faster than this.
const TOO_FAST: Duration = Duration::from_millis(250);

/// The dialogs of the desktop: its portal, or else zenity.
pub struct SystemChooser;

impl Chooser for SystemChooser {
    fn ask(&self, question: &Question) -> Answer {
        let asked = Instant::now();
        let paths = match question {
            Question::Files => {
                articles(rfd::FileDialog::new().set_title(strings::OPEN)).pick_files()
            }
            Question::Folder => rfd::FileDialog::new()
                .set_title(strings::OPEN_FOLDER)
                .pick_folders(),
            Question::Worldview => rfd::FileDialog::new()
                .set_title(strings::OWN_WORLDVIEW)
                .add_filter(strings::FILES_WORLDVIEW, &["json"])
                .pick_file()
                .map(|path| vec![path]),
            Question::Picture(wanted) => picture(wanted).save_file().map(|path| vec![path]),
        };
        match paths {
            Some(paths) => Answer::Paths(paths),
            // Without portal and zenity rfd answers as if the dialog had been closed, but at once.
            None if asked.elapsed() < TOO_FAST => Answer::NoDialog,
            None => Answer::Nothing,
        }
    }
}

fn articles(dialog: rfd::FileDialog) -> rfd::FileDialog {
    dialog
        .add_filter(
            strings::FILES_ARTICLES,
            &["txt", "md", "markdown", "html", "htm", "xhtml"],
        )
        .add_filter(strings::FILES_ALL, &["*"])
}

fn picture(wanted: &Wanted) -> rfd::FileDialog {
    let extension = wanted.kind.extension();
    rfd::FileDialog::new()
        .set_title(strings::PICTURE_TITLE)
        .set_file_name(format!("{}.{extension}", strings::PICTURE_FILE))
        .add_filter(Kind::name(wanted.kind), &[extension])
}

/// A question that was asked and not answered yet.
pub struct Waiting {
    /// The question.
    pub question: Question,
    answer: Receiver<Answer>,
}

impl Waiting {
    /// Asks on a thread of its own; `window` is woken by the answer.
    pub fn ask(
        chooser: std::sync::Arc<dyn Chooser>,
        question: Question,
        window: egui::Context,
    ) -> Self {
        let (tell, answer) = channel();
        let theirs = question.clone();
        std::thread::spawn(move || {
            let told = tell.send(chooser.ask(&theirs));
            window.request_repaint();
            drop(told);
        });
        Self { question, answer }
    }

    /// The answer, once it is there. A dialog that broke counts as none.
    pub fn answer(&self) -> Option<Answer> {
        match self.answer.try_recv() {
            Ok(answer) => Some(answer),
            Err(TryRecvError::Empty) => None,
            Err(TryRecvError::Disconnected) => Some(Answer::NoDialog),
        }
    }
}
