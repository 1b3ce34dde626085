//! The gazetteer: every name of every place, read once from a geodata folder and shared by all threads.

use std::borrow::Cow;
use std::sync::Arc;

use jiff::civil::Date;

use super::MentionKind;
use super::clean::Plain;
use super::cues::Cues;
use super::letters::Letters;
use super::quick::QuickMap;
use super::record::{Meaning, Record, parse, stems, years};
use super::scan::Scan;
use super::settle::settle;
use super::trie::Trie;
use super::waiting::Waiting;
use super::{GazetteerError, Mention};
use crate::region::{Catalog, Geodata, RegionId, RegionKind};
use crate::text::{Article, Language};

/// The files of a geodata folder that hold names, in the order in which they are read.
const NAME_FILES: [&str; 2] = ["names.tsv", "cities.tsv"];

/// The file that holds the words beside names.
const CUE_FILE: &str = "cues.tsv";

/// What one name may stand for.
#[derive(Debug)]
pub(super) struct Sense {
    /// The region it paints; none when the folder has no such region.
    pub region: Option<RegionId>,
    /// The country or group above the region; the region itself when nothing is above it.
    pub country: Option<RegionId>,
    /// A mention's kind, or nothing.
    pub meaning: Meaning,
    /// What stands in the region, when it is not the region itself.
    pub place: Option<Arc<str>>,
    /// The natural logarithm of its weight among namesakes.
    pub ln_weight: f32,
    /// The years in office; empty for always.
    pub years: Box<[(i16, i16)]>,
    /// Whether the region belongs to the part of the world that the map is about.
    pub focus: bool,
}

impl Sense {
    /// Whether it is the country (or group) itself and not a place inside it.
    pub fn is_whole(&self) -> bool {
        self.region == self.country && self.place.is_none()
    }

    /// Its kind, unless it stands for nothing.
    pub fn kind(&self) -> Option<MentionKind> {
        match self.meaning {
            Meaning::Kind(kind) => Some(kind),
            Meaning::Nothing => None,
        }
    }
}

/// All names of a geodata folder and the words that help to settle them.
#[derive(Debug)]
pub struct Gazetteer {
    pub(super) letters: Letters,
    pub(super) trie: Trie,
    pub(super) senses: Vec<Sense>,
    pub(super) cues: Cues,
}

impl Gazetteer {
    /// Reads the names of `geodata`. Names of regions that `catalog` lacks are known but never painted.
    ///
    /// # Errors
    /// A file that is missing, is not UTF-8 or has a line out of form; the message names file, line and reason.
    pub fn load(geodata: &Geodata, catalog: &Catalog) -> Result<Gazetteer, GazetteerError> {
        let mut gazetteer = Gazetteer {
            letters: Letters::new(),
            trie: Trie::with_capacity(1 << 19),
            senses: Vec::new(),
            cues: Cues::default(),
        };
        let codes: QuickMap<&str, RegionId> = catalog
            .ids()
            .map(|id| (catalog.get(id).code.0.as_str(), id))
            .collect();
        let mut waiting = Waiting::default();
        for file in NAME_FILES {
            let text = read(geodata, file)?;
            let mut last = None;
            for_each_line(file, &text, |line| {
                let record = parse(line)?;
                gazetteer.add_sense(catalog, &codes, record, &mut last)?;
                let sense = gazetteer.senses.len() as u32 - 1;
                for (stem, endings) in stems(record.forms) {
                    waiting.add(&gazetteer.letters, stem, endings, sense, record.look);
                }
                waiting.empty_if_full(&mut gazetteer.trie);
                Ok(())
            })?;
        }
        waiting.empty(&mut gazetteer.trie);
        let text = read(geodata, CUE_FILE)?;
        for_each_line(CUE_FILE, &text, |line| {
            gazetteer.cues.add(&gazetteer.letters, line)
        })?;
        Ok(gazetteer)
    }

    /// The mentions of `article`, ordered by span, never overlapping. The same article gives the same mentions whatever
    /// was read before or beside it.
    pub fn find(&self, _catalog: &Catalog, article: &Article) -> Vec<Mention> {
        self.find_in(&article.text, article.language, article.date)
    }

    /// The mentions of a text of which no more is known than its language and, perhaps, its day.
    pub fn find_in(&self, text: &str, language: Language, date: Option<Date>) -> Vec<Mention> {
        let plain = Plain::of(text);
        let scan = Scan::of(&self.letters, &self.trie, &plain.text);
        settle(self, &scan, language, date, &plain)
    }

    /// How many known names stand in `text`, by the automaton alone: nothing is settled. It says what the rest of `find` costs.
    pub fn count_names(&self, text: &str) -> usize {
        Scan::of(&self.letters, &self.trie, text).sightings.len()
    }

    /// How many written forms it knows.
    pub fn n_forms(&self) -> usize {
        self.trie.n_forms()
    }

    /// Adds the sense of one line of a names file. A line that tells the same sense as the `last` one goes on with it.
    fn add_sense<'l>(
        &mut self,
        catalog: &Catalog,
        codes: &QuickMap<&str, RegionId>,
        record: Record<'l>,
        last: &mut Option<Record<'l>>,
    ) -> Result<(), String> {
        if !last.is_some_and(|last| last.is_same(&record)) {
            let region = codes.get(record.region).copied();
            self.senses.push(Sense {
                region,
                country: region.map(|region| top(catalog, region)),
                meaning: record.meaning,
                place: (!record.place.is_empty()).then(|| record.place.into()),
                ln_weight: record.weight.max(1.0).ln(),
                years: years(record.years)?.into(),
                focus: region.is_some_and(|region| catalog.get(region).focus),
            });
        }
        *last = Some(record);
        Ok(())
    }
}

/// The country or group above `region`.
fn top(catalog: &Catalog, region: RegionId) -> RegionId {
    let mut at = region;
    while let Some(parent) = catalog.get(at).parent {
        if catalog.get(at).kind == RegionKind::Country {
            break;
        }
        at = parent;
    }
    at
}

/// The text of one file.
fn read(geodata: &Geodata, file: &str) -> Result<Cow<'static, str>, GazetteerError> {
    geodata
        .read_text(file)?
        .ok_or_else(|| GazetteerError::NotUtf8 { file: file.into() })
}

/// Calls `each` with every line of `text`, which is that of `file`, that is neither empty nor a comment.
fn for_each_line<'t>(
    file: &str,
    text: &'t str,
    mut each: impl FnMut(&'t str) -> Result<(), String>,
) -> Result<(), GazetteerError> {
    let mut start = 0;
    let ends = memchr::memchr_iter(b'\n', text.as_bytes()).chain([text.len()]);
    for (n, end) in ends.enumerate() {
        let line = &text[start..end];
        let line = line.strip_suffix('\r').unwrap_or(line);
        start = end + 1;
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        each(line).map_err(|reason| GazetteerError::Line {
            file: file.into(),
            line: n + 1,
            reason,
        })?;
    }
    Ok(())
}
