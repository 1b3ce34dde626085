//! The command line.

use std::ffi::OsString;
use std::process::ExitCode;

/// Runs the program with `args`, the first being its own name.
pub fn run(_args: impl Iterator<Item = OsString>) -> ExitCode {
    ExitCode::SUCCESS
}
