//! The gazetteer: every name of every place, read once from a geodata folder and shared by all threads.

use std::collections::HashMap;

use super::MentionKind;
use super::clean::Plain;
use super::cues::Cues;
use super::letters::Letters;
use super::record::{Meaning, Record, for_each_form, parse, years};
use super::scan::Scan;
use super::settle::settle;
use super::trie::{ROOT, Trie};
use super::words::{cut, finish, hash_letters, seed};
use super::{GazetteerError, Mention};
use crate::region::{Catalog, Geodata, RegionId, RegionKind};
use crate::text::Article;

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
    pub place: Option<Box<str>>,
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
        let codes: HashMap<&str, RegionId> = catalog
            .ids()
            .map(|id| (catalog.get(id).code.0.as_str(), id))
            .collect();
        for file in NAME_FILES {
            let bytes = geodata.read(file)?;
            let mut last = None;
            for_each_line(file, &bytes, |line| {
                let record = parse(line)?;
                gazetteer.add(catalog, &codes, record, &mut last)
            })?;
        }
        let bytes = geodata.read(CUE_FILE)?;
        for_each_line(CUE_FILE, &bytes, |line| {
            gazetteer.cues.add(&gazetteer.letters, line)
        })?;
        Ok(gazetteer)
    }

    /// The mentions of `article`, ordered by span, never overlapping. The same article gives the same mentions whatever
    /// was read before or beside it.
    pub fn find(&self, _catalog: &Catalog, article: &Article) -> Vec<Mention> {
        let plain = Plain::of(&article.text);
        let scan = Scan::of(&self.letters, &self.trie, &plain.text);
        settle(self, &scan, article, &plain)
    }

    /// How many known names stand in `text`, by the automaton alone: nothing is settled. It says what the rest of `find` costs.
    pub fn count_names(&self, text: &str) -> usize {
        Scan::of(&self.letters, &self.trie, text).sightings.len()
    }

    /// How many written forms it knows.
    pub fn n_forms(&self) -> usize {
        self.trie.n_forms()
    }

    /// Adds one line of a names file. A line that tells the same sense as the `last` one goes on with it.
    fn add<'l>(
        &mut self,
        catalog: &Catalog,
        codes: &HashMap<&str, RegionId>,
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
        let sense = self.senses.len() as u32 - 1;
        for_each_form(record.forms, |stem, ending| {
            if let Some(node) = self.node(stem, ending) {
                self.trie.end(node, sense, record.look);
            }
        });
        Ok(())
    }

    /// The trie's node for the form `stem` + `ending`, made when it is missing; none for a form without letters.
    fn node(&mut self, stem: &str, ending: &str) -> Option<u32> {
        // 0xE2 begins the curly apostrophes and the dashes.
        let is_mark = |b: u8| matches!(b, b' ' | b'-' | b'.' | b'\'' | 0xE2);
        let split = stem.bytes().rposition(is_mark).map_or(0, |at| at + 1);
        let plain = split == 0 || matches!(stem.as_bytes()[split - 1], b' ' | b'-');
        if split == stem.len() || !plain || ending.bytes().any(is_mark) {
            return self.node_of_words(&format!("{stem}{ending}"));
        }
        let mut node = ROOT;
        for word in cut(&self.letters, &stem[..split]) {
            node = self.trie.child_or_new(node, word.hash);
        }
        let hash = hash_letters(
            &self.letters,
            hash_letters(&self.letters, seed(), &stem[split..]),
            ending,
        );
        Some(self.trie.child_or_new(node, finish(hash)))
    }

    /// The trie's node for a form of several words.
    fn node_of_words(&mut self, form: &str) -> Option<u32> {
        let words = cut(&self.letters, form);
        let node = words
            .iter()
            .fold(ROOT, |node, word| self.trie.child_or_new(node, word.hash));
        (node != ROOT).then_some(node)
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

/// Calls `each` with every line of `bytes`, which are those of `file`, that is neither empty nor a comment.
fn for_each_line<'b>(
    file: &str,
    bytes: &'b [u8],
    mut each: impl FnMut(&'b str) -> Result<(), String>,
) -> Result<(), GazetteerError> {
    let text =
        std::str::from_utf8(bytes).map_err(|_| GazetteerError::NotUtf8 { file: file.into() })?;
    for (n, line) in text
        .lines()
        .enumerate()
        .filter(|(_, line)| !line.is_empty() && !line.starts_with('#'))
    {
        each(line).map_err(|reason| GazetteerError::Line {
            file: file.into(),
            line: n + 1,
            reason,
        })?;
    }
    Ok(())
}
