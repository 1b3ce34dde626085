//! The arguments, raised once into values that the rest trusts.

mod export;
mod names;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use clap::builder::PossibleValue;
use clap::{Parser, Subcommand, ValueEnum};

use super::fault::Fault;
use crate::export::kind_name;
use crate::mention::MentionKind;
use crate::region::Geodata;
use crate::session::{Command, Session, Settings};
use crate::stance::Choice;
use crate::watch::Silent;
pub(super) use export::Export;
use names::{LevelName, ModelName};

const EXAMPLES: &str = "\
Examples:
  stancemap                                   open the window on the sample articles
  stancemap article.html folder/              open the window on your own
  stancemap regions article.txt               the places as a table in the terminal
  stancemap export folder/ --out map.png      the map as a picture (.png, .svg, .pdf) or page (.html)
  stancemap export --mode stance --level unit --preset a4 --out stance.pdf article.txt
  stancemap export --atlas --out atlas.pdf folder/
  stancemap export --out places.csv folder/   the places with their numbers (.csv, .geojson)
  stancemap export --like map.png --out again.png folder/
  stancemap link folder/ --format csv > mentions.csv
  stancemap link --from jsonl --format jsonl - < corpus.jsonl > links.jsonl

Files may be .txt, .md and .html, up to 64 MB each, in UTF-8, UTF-16 and the usual 8-bit encodings. Folders are read
with what lies below, but for hidden and README files.
Without paths the built-in sample articles are read.
Exit codes: 0 done, 1 failed, 2 arguments not understood, 3 done but for some files (named on stderr).";

/// Shows where an article is talking about, and in which tone.
#[derive(Debug, Parser)]
#[command(name = "stancemap", version, about, after_help = EXAMPLES, args_conflicts_with_subcommands = true)]
pub(super) struct Args {
    #[command(subcommand)]
    pub deed: Option<Deed>,
    /// Articles or folders to open in the window.
    pub paths: Vec<PathBuf>,
    #[command(flatten)]
    pub engine: Engine,
}

#[derive(Debug, Subcommand)]
pub(super) enum Deed {
    /// Write the map, an atlas or the numbers behind them to a file.
    Export(Box<Export>),
    /// Write every mention with the place it is linked to.
    Link(Link),
    /// Judge how texts speak of given targets, as a stream of JSON lines.
    Stance(Stance),
    /// Print the places, how often they are mentioned and how they are spoken of.
    Regions(Regions),
}

/// What every mode needs.
#[derive(Clone, Debug, clap::Args)]
pub(super) struct Engine {
    /// A folder of places in the form of geodata/, in place of the built-in ones.
    #[arg(long, value_name = "FOLDER")]
    pub places: Option<PathBuf>,
    /// By whose view pieces count to countries: un, defacto, ukraine, russia, or a .json file of your own [default: un; with
    /// --places the folder's first].
    #[arg(long, value_name = "VIEW")]
    pub worldview: Option<String>,
    /// Which model judges stance [default: precise; fast for a picture that shows no stance]. The window shows the
    /// fast one's map first, then judges with this, or with the one that was chosen last.
    #[arg(long, value_enum)]
    pub model: Option<ModelName>,
    /// How many threads work; all cores when left out. The result never depends on it.
    #[arg(long, value_name = "N")]
    pub threads: Option<usize>,
}

#[derive(Debug, clap::Args)]
pub(super) struct Link {
    /// Articles or folders; the samples when left out. With --from jsonl one file of lines; stdin when left out or -.
    pub paths: Vec<PathBuf>,
    /// Read lines {"id", "text", optional "date"} in place of articles, with the text taken as it is; the answers are lines
    /// {"id", "mentions"}, or {"id", "line", "error"} for a line that cannot be answered.
    #[arg(long, value_enum)]
    pub from: Option<Lines>,
    /// What is written: articles as JSON lines, mentions as CSV, or places as GeoJSON.
    #[arg(long, value_enum, default_value_t = Format::Jsonl)]
    pub format: Format,
    /// Only mentions of these kinds, with commas between; all when left out.
    #[arg(long, value_enum, value_delimiter = ',', value_name = "KIND")]
    pub kinds: Vec<MentionKind>,
    #[command(flatten)]
    pub engine: Engine,
}

impl Link {
    /// Whether mentions of this kind are wanted.
    pub fn wants(&self, kind: MentionKind) -> bool {
        self.kinds.is_empty() || self.kinds.contains(&kind)
    }

    /// The kinds that are not wanted.
    pub fn without(&self) -> BTreeSet<MentionKind> {
        let kinds = MentionKind::value_variants().iter().copied();
        kinds.filter(|&kind| !self.wants(kind)).collect()
    }
}

impl ValueEnum for MentionKind {
    fn value_variants<'a>() -> &'a [Self] {
        &MentionKind::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(kind_name(*self)))
    }
}

#[derive(Debug, clap::Args)]
pub(super) struct Stance {
    /// A file of lines {"id", "text", "start", "end", optional "source_start", "source_end": whose opinion is asked for},
    /// or - for stdin. Offsets count code points. The answers are lines {"id", "stance": -1, 0, 1 or null, "score": -1
    /// to 1}, or {"id", "line", "error"} for a line that cannot be answered.
    #[arg(default_value = "-")]
    pub path: PathBuf,
    /// The form of what is read.
    #[arg(long, value_enum, default_value_t = Lines::Jsonl)]
    pub from: Lines,
    #[command(flatten)]
    pub engine: Engine,
}

#[derive(Debug, clap::Args)]
pub(super) struct Regions {
    /// Articles or folders; the samples when left out.
    pub paths: Vec<PathBuf>,
    /// What is written.
    #[arg(long, value_enum, default_value_t = TableForm::Table)]
    pub format: TableForm,
    /// How fine the places are.
    #[arg(long, value_enum, default_value_t = LevelName::Country)]
    pub level: LevelName,
    #[command(flatten)]
    pub engine: Engine,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Lines {
    Jsonl,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    Jsonl,
    Csv,
    Geojson,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum TableForm {
    Table,
    Csv,
}

impl Engine {
    /// Where the places come from.
    pub fn geodata(&self) -> Geodata {
        match &self.places {
            Some(folder) => Geodata::Folder(folder.clone()),
            None => Geodata::Builtin,
        }
    }

    /// Sets the number of threads for all that follows.
    pub fn start_threads(&self) -> Result<(), Fault> {
        let Some(n) = self.threads else {
            return Ok(());
        };
        rayon::ThreadPoolBuilder::new()
            .num_threads(n)
            .build_global()
            .map_err(|_| Fault::Threads(n))
    }

    /// The code of the worldview that was asked for; empty for the first that the places have.
    pub fn worldview(&self) -> &str {
        self.worldview.as_deref().unwrap_or_default()
    }

    /// The worldview of one's own that was asked for.
    pub fn own_worldview(&self) -> Option<&Path> {
        let file = Path::new(self.worldview());
        let ending = file.extension()?;
        ending.eq_ignore_ascii_case("json").then_some(file)
    }

    /// The stance model that was asked for.
    pub fn choice(&self) -> Choice {
        self.model.unwrap_or(ModelName::Precise).into()
    }

    /// A session with these models, and `settings` under this worldview.
    pub fn session(&self, settings: Settings) -> Result<Session, Fault> {
        self.session_judged_by(self.choice(), settings)
    }

    /// The same with another stance model than the one that was asked for.
    pub fn session_judged_by(&self, choice: Choice, settings: Settings) -> Result<Session, Fault> {
        self.start_threads()?;
        if let Some(own) = self.own_worldview() {
            let mut session = Session::start(self.geodata(), choice, settings)?;
            session.apply(Command::UseWorldview(own.to_owned()), &Silent)?;
            return Ok(session);
        }
        let settings = Settings {
            worldview: self.worldview().to_owned(),
            ..settings
        };
        Ok(Session::start(self.geodata(), choice, settings)?)
    }
}
