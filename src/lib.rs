//! Stancemap shows where an article is talking about, and in which tone.
//!
//! The rooms stand here in order of dependence: each uses only what stands above it.

pub mod watch;

pub mod text;

pub mod region;

pub mod mention;

pub mod stance;

pub mod reading;

pub mod tally;

pub mod scene;

pub mod export;

pub mod session;

#[cfg(feature = "gui")]
pub mod gui;

pub mod cli;
