//! Every deed that the window knows. A panel reads and sends deeds; only `App` carries them out.

use std::path::PathBuf;

use super::picture::Wanted;
use super::preferences::Look;
use super::queue::Work;
use super::view::{Column, Dialog, Hovered, Shown};
use crate::region::RegionId;
use crate::scene::Standing;
use crate::session::Command;
use crate::tally::MentionRef;

/// One deed.
#[derive(Debug)]
pub enum Deed {
    /// Let the worker change what is counted or drawn.
    Apply(Command),
    /// Ask the system for files to open.
    ChooseFiles,
    /// Ask the system for a folder to open.
    ChooseFolder,
    /// Ask the system for a file with a worldview.
    ChooseWorldview,
    /// Stop this work.
    Cancel(Work),
    /// Stop this work and do it with the fast model.
    Hurry(Work),
    /// Show one place, on the map and in the sidebar.
    Select(RegionId),
    /// Show the article of a mention, scrolled to it.
    Read(MentionRef),
    /// Show an article from its beginning; its position among the readings.
    ReadArticle(usize),
    /// One step back in the sidebar.
    Back,
    /// To the table of places, with nothing selected.
    ToPlaces,
    /// The pointer is over this; sent anew in every frame.
    Hover(Hovered),
    /// Order the table by this column; the same column again turns the order round.
    SortBy(Column),
    /// Show only places whose name holds these letters.
    Search(String),
    /// Keep the table to the places of one entry of the legend; none shows all again.
    Only(Option<Standing>),
    /// Put the cursor into the search field.
    FocusSearch,
    /// Show only these mentions of the place.
    Show(Shown),
    /// Show this many more mention cards.
    ShowMore,
    /// Open a dialog.
    Ask(Dialog),
    /// Close the dialog.
    CloseDialog,
    /// Close the notice of refused files and failures.
    CloseNotice,
    /// Close the hint for newcomers.
    CloseHint,
    /// Light, dark or as the system has it.
    Look(Look),
    /// Draw the picture that is being prepared anew.
    Preview(Wanted),
    /// Ask the system where to write the picture.
    SavePicture(Wanted),
    /// Write the picture to this file.
    WritePicture(Wanted, PathBuf),
    /// Put the picture on the clipboard.
    CopyPicture(Wanted),
    /// Put the table of places on the clipboard, for a spreadsheet.
    CopyTable,
    /// Put the table of who speaks how of whom on the clipboard, for a spreadsheet.
    CopyVoices,
}
