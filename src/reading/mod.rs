//! The pure pipeline: one article in, one reading out; many in parallel, with the same result on any number of threads.
//!
//! A reading is derived: it may always be thrown away and made again from its article and the models.

mod judge;
mod read;
mod rejudging;

pub use judge::surroundings;
pub use read::{Judged, Models, ModelsError, Reading, read_all};
pub use rejudging::Rejudging;
