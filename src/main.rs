//! The program: hands its arguments to the command line, which opens the window when none asks for something else.

use std::process::ExitCode;

fn main() -> ExitCode {
    stancemap::cli::run(std::env::args_os())
}
