//! The sample articles of `seeds/`, built into the program so that it has something to show anywhere.

use std::path::PathBuf;

use super::{Opened, Refused, open_bytes};

/// Opens the sample articles, in the order of the table.
pub fn samples() -> Opened {
    let mut opened = Opened::default();
    for (name, bytes) in SEEDS {
        let path = PathBuf::from("seeds").join(name);
        match open_bytes(&path, bytes) {
            Ok(article) => opened.articles.push(article),
            Err(reason) => opened.refused.push(Refused { path, reason }),
        }
    }
    opened
}

const SEEDS: &[(&str, &[u8])] = &[
    (
        "integration-project-cheban.txt",
        include_bytes!("../../seeds/integration-project-cheban.txt"),
    ),
    (
        "baltic-grid.md",
        include_bytes!("../../seeds/baltic-grid.md"),
    ),
    (
        "caspian-corridor.html",
        include_bytes!("../../seeds/caspian-corridor.html"),
    ),
    (
        "dnistrovska-ugoda.txt",
        include_bytes!("../../seeds/dnistrovska-ugoda.txt"),
    ),
    (
        "voda-centralnoy-azii.txt",
        include_bytes!("../../seeds/voda-centralnoy-azii.txt"),
    ),
];
