//! The command line: a table of modes. stdout is data, stderr is talk, and the exit code says how it went.

mod args;
mod data;
mod fault;
mod lines;
mod picture;
mod progress;
mod stream;
mod table;
mod window;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::Parser;

use args::{Args, Deed};
use fault::{Exit, Fault};

/// Runs the program with `args`, the first being its own name.
pub fn run(args: impl Iterator<Item = OsString>) -> ExitCode {
    let args = match Args::try_parse_from(args) {
        Ok(args) => args,
        Err(talk) => {
            let code = if talk.use_stderr() {
                Exit::Usage
            } else {
                Exit::Done
            };
            // A closed pipe behind `--help` is no fault of ours.
            let _ = talk.print();
            return code.into();
        }
    };
    match carry_out(args) {
        Ok(exit) => exit.into(),
        Err(Fault::Output(e)) if e.kind() == std::io::ErrorKind::BrokenPipe => Exit::Done.into(),
        Err(fault) => {
            eprintln!("stancemap: {fault}");
            fault.exit().into()
        }
    }
}

fn carry_out(args: Args) -> Result<Exit, Fault> {
    match args.deed {
        None => window::run(&args.paths, &args.engine),
        Some(Deed::Export(wish)) => picture::run(&wish),
        Some(Deed::Link(wish)) if wish.from.is_some() => stream::link(&wish),
        Some(Deed::Link(wish)) => data::link(&wish),
        Some(Deed::Stance(wish)) => stream::stance(&wish),
        Some(Deed::Regions(wish)) => data::regions(&wish),
    }
}
