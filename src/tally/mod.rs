//! Numbers per place: how often it is mentioned and how it is spoken of, rolled up by worldview.
//!
//! Every number that a panel shows or an export writes is made here, once.

mod count;
mod matrix;
mod spread;

pub use count::{Counting, Level, MentionRef, Row, Tally};
pub use matrix::{Cell, Matrix};
pub use spread::{StanceSummary, Weighting};
