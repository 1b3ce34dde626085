//! The window: a map in the middle, articles below it, the way to the evidence beside it.
//!
//! Panels read a `Desk` and send `Deed`s; `App` alone carries them out. No panel computes a number, nothing here waits:
//! the session lives on the worker's thread, file dialogs on threads of their own.

mod app;
mod bar;
mod canvas;
mod card;
mod chooser;
mod counting;
mod deed;
mod deeds;
mod desk;
mod dialog;
mod emblem;
mod fonts;
mod frame;
mod histogram;
mod icons;
mod keys;
mod map_menu;
mod marked;
mod matrix;
mod notice;
mod overlay;
mod picture;
mod picture_dialog;
mod place;
mod places;
mod preferences;
mod queue;
mod reader;
mod same;
mod segmented;
mod shelf;
mod sidebar;
mod stance;
mod status;
mod strings;
mod theme;
mod view;
mod worker;

pub use app::App;
pub use chooser::{Answer, Chooser, Question};
pub use frame::{WindowError, run};
pub use preferences::{Look, Preferences};
