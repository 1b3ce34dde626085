//! Words beside a name that tell what it is: prepositions, verbs of governments, titles, given names (`cues.tsv`).

use super::hash::Hash;
use super::letters::Letters;
use super::quick::QuickMap;
use super::record::{single, stems};
use super::words::hash_letters;

/// What a word beside a name tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u32)]
pub(super) enum Cue {
    /// A place follows as a place: in, near, из.
    Location = 1,
    /// The name before it acts like a government: said, agreed, заявил.
    Act = 1 << 1,
    /// A government follows: official, between, с.
    Party = 1 << 2,
    /// A person's name follows: Mr, president.
    Title = 1 << 3,
    /// A given name.
    Given = 1 << 4,
    /// The name is a unit's: region, oblast, область.
    Unit = 1 << 5,
    /// The name is a town's: city, город.
    Town = 1 << 6,
    /// The name is a water's or a mountain's: river, sea, озеро.
    Nature = 1 << 7,
    /// The name is a language's: language, язык.
    Language = 1 << 8,
    /// A language follows: speak, fluent.
    Speak = 1 << 9,
    /// A small word that ends a noun phrase: and, on, the.
    Stop = 1 << 10,
    /// The name before it is part of a firm's or a team's name: Inc, University, FC.
    Body = 1 << 11,
    /// A team's own name or kind, before a town: Dynamo, FC.
    Team = 1 << 12,
    /// A street, a square, a station or a graveyard: named after what stands beside it.
    Street = 1 << 13,
    /// What stands in quotation marks after it is called so and is no place: party, channel, band.
    Label = 1 << 14,
}

/// All that one word tells.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct CueSet(u32);

impl CueSet {
    /// Whether it tells this.
    #[inline]
    pub fn has(self, cue: Cue) -> bool {
        self.0 & cue as u32 != 0
    }
}

/// The names of the cues in the file.
const NAMES: [(&str, Cue); 15] = [
    ("location", Cue::Location),
    ("act", Cue::Act),
    ("party", Cue::Party),
    ("title", Cue::Title),
    ("given", Cue::Given),
    ("unit", Cue::Unit),
    ("town", Cue::Town),
    ("nature", Cue::Nature),
    ("language", Cue::Language),
    ("speak", Cue::Speak),
    ("stop", Cue::Stop),
    ("body", Cue::Body),
    ("team", Cue::Team),
    ("street", Cue::Street),
    ("label", Cue::Label),
];

/// All cue words.
#[derive(Debug, Default)]
pub(super) struct Cues {
    sets: QuickMap<u64, CueSet>,
}

impl Cues {
    /// Adds one line: cue, language, forms.
    pub fn add(&mut self, letters: &Letters, line: &str) -> Result<(), String> {
        let mut fields = line.split('\t');
        let (Some(name), Some(_), Some(forms)) = (fields.next(), fields.next(), fields.next())
        else {
            return Err("three columns are needed: cue, language, forms".into());
        };
        let Some(&(_, cue)) = NAMES.iter().find(|(known, _)| *known == name) else {
            return Err(format!("“{name}” is no cue"));
        };
        for (stem, endings) in stems(forms) {
            let stem = hash_letters(letters, Hash::new(), stem);
            for ending in single(endings) {
                let hash = hash_letters(letters, stem, ending);
                self.sets.entry(hash.finish()).or_default().0 |= cue as u32;
            }
        }
        Ok(())
    }

    /// What the word with this hash tells.
    #[inline]
    pub fn of(&self, word: u64) -> CueSet {
        self.sets.get(&word).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mention::words::hash_word;

    #[test]
    fn a_word_may_be_several_cues() {
        let letters = Letters::new();
        let mut cues = Cues::default();
        cues.add(&letters, "given\ten\tJordan|Chad").unwrap();
        cues.add(&letters, "title\ten\tjordan").unwrap();
        let told = cues.of(hash_word(&letters, "JORDAN"));
        assert!(told.has(Cue::Given) && told.has(Cue::Title) && !told.has(Cue::Act));
        assert!(cues.add(&letters, "mood\ten\tgood").is_err());
    }
}
