//! Every word that the window shows, in one place, so that other languages can follow.

mod phrases;
mod words;

pub use phrases::*;
pub use words::*;
