//! What the words beside a name tell of it.

use crate::mention::MentionKind;
use crate::mention::cues::Cue;
use crate::mention::gazetteer::{Gazetteer, Sense};
use crate::mention::scan::{Gap, Scan};

/// What stands beside one sighting.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Beside {
    /// The name is part of a person's name: "Paris Hilton", "Denzel Washington", "Mr Georgia".
    pub person: bool,
    /// The name is a given name and a surname seems to follow: "Chad Smith".
    pub first_name: bool,
    /// The name is a language: "in Russian", "русский язык".
    pub language: bool,
    /// A preposition of place stands before it.
    pub located: bool,
    /// It acts: "Minsk said", "Minsk's", "official Minsk", "between Minsk and Moscow".
    pub acts: bool,
    /// A word for a unit stands beside it: "oblast", "region".
    pub unit: bool,
    /// A word for a town stands beside it: "the city of".
    pub town: bool,
    /// A word for a water or a mountain stands beside it: "the river Don".
    pub nature: bool,
    /// It opens a sentence or heading, so its capital says nothing.
    pub opens: bool,
    /// Its neighbours are in capitals too, so its own say nothing.
    pub shouted: bool,
    /// A capitalised word that is no name of a place stands right before or after it.
    pub flanked: bool,
    /// Such a word stands right before it, as a given name would.
    pub follows: bool,
    /// The sighting after it, when only a comma or a bracket stands between: "Batumi, Georgia".
    pub container: Option<usize>,
    /// It is a short word in capitals among words that are not: an abbreviation that only looks like a town.
    pub abbreviation: bool,
    /// It stands alone between quotation marks: the name of a team, a firm, a ship.
    pub quoted: bool,
    /// It stands at the head of an article or paragraph and a dash or bracket follows: "MINSK, May 5 —".
    pub dateline: bool,
    /// It is joined by a hyphen to a word that is no name of a place.
    pub joined: bool,
}

impl Beside {
    /// Looks around the sighting with this index.
    pub fn of(gazetteer: &Gazetteer, scan: &Scan<'_>, index: usize) -> Self {
        let sighting = scan.sightings[index];
        let look = Looker {
            gazetteer,
            scan,
            index,
        };
        let (first, last) = (sighting.first, sighting.last);
        let opens = scan.opens(first);
        Self {
            person: look.person(first),
            first_name: look.first_name(first, last),
            language: look.language(first, last),
            located: look.located(first),
            acts: look.acts(first, last),
            unit: look.around(first, last, Cue::Unit),
            town: look.around(first, last, Cue::Town),
            nature: look.around(first, last, Cue::Nature),
            opens,
            shouted: look.shouted(first, last),
            flanked: look.follows(first) || look.leads(last),
            follows: look.follows(first),
            container: look.container(last),
            abbreviation: look.abbreviation(first, last),
            quoted: look.quoted(first, last),
            dateline: opens && look.dateline(last),
            joined: look.joined(first, last),
        }
    }
}

/// A scan with the words that tell something.
struct Looker<'a> {
    gazetteer: &'a Gazetteer,
    scan: &'a Scan<'a>,
    index: usize,
}

impl Looker<'_> {
    /// The word before `at` when `gap` stands between.
    fn before(&self, at: usize, gap: Gap) -> Option<usize> {
        at.checked_sub(1)
            .filter(|&before| self.scan.gap(before) == gap)
    }

    /// The word after `at` when `gap` stands between.
    fn after(&self, at: usize, gap: Gap) -> Option<usize> {
        (self.scan.gap(at) == gap).then_some(at + 1)
    }

    fn has(&self, word: Option<usize>, cue: Cue) -> bool {
        word.is_some_and(|at| self.gazetteer.cues.has(self.scan.words[at].hash, cue))
    }

    /// A given name, a title or an initial before it.
    fn person(&self, first: usize) -> bool {
        let before = self
            .before(first, Gap::Space)
            .filter(|&at| !self.scan.words[at].possessive);
        let named = before.filter(|&at| self.scan.words[at].capital);
        let initial = self
            .before(first, Gap::Dot)
            .map(|at| self.scan.words[at])
            .is_some_and(|w| w.n_letters == 1 && w.capital);
        self.has(named, Cue::Given)
            || (self.has(before, Cue::Title) && !self.has(before, Cue::Party))
            || initial
    }

    /// A given name before a capitalised word that is no country.
    fn first_name(&self, first: usize, last: usize) -> bool {
        let given = first == last
            && self
                .gazetteer
                .cues
                .has(self.scan.words[first].hash, Cue::Given);
        let surname = self
            .after(last, Gap::Space)
            .filter(|_| !self.scan.words[last].possessive);
        given && surname.is_some_and(|at| self.is_surname(at) || self.is_small_place(at))
    }

    /// Whether the next sighting starts at word `at` and can be no country, people or group.
    fn is_small_place(&self, at: usize) -> bool {
        let next = self
            .scan
            .sightings
            .get(self.index + 1)
            .filter(|next| next.first == at);
        let small = |sense: &Sense| {
            sense.kind() == Some(MentionKind::City) || sense.kind() == Some(MentionKind::Person)
        };
        next.is_some_and(|next| {
            self.gazetteer
                .trie
                .forms(next.node)
                .all(|form| small(&self.gazetteer.senses[form.sense as usize]))
        })
    }

    /// Whether word `at` may be a surname: capitalised, no cue of its own, no name of a place.
    fn is_surname(&self, at: usize) -> bool {
        let word = &self.scan.words[at];
        let known = [
            Cue::Unit,
            Cue::Town,
            Cue::Nature,
            Cue::Body,
            Cue::Stop,
            Cue::Act,
            Cue::Location,
            Cue::Title,
        ];
        let sighted = self
            .scan
            .sightings
            .get(self.index + 1)
            .is_some_and(|next| next.first == at);
        word.capital
            && !word.shouted
            && !sighted
            && !known
                .iter()
                .any(|&cue| self.gazetteer.cues.has(word.hash, cue))
    }

    /// Whether the sighting before this one ends at word `at`.
    fn sighted_before(&self, at: usize) -> bool {
        self.index
            .checked_sub(1)
            .is_some_and(|before| self.scan.sightings[before].last == at)
    }

    /// "Russian language", "in Russian.", "speaks Russian".
    fn language(&self, first: usize, last: usize) -> bool {
        let next = self.after(last, Gap::Space);
        if self.has(next, Cue::Language) || self.has(self.after(last, Gap::Hyphen), Cue::Language) {
            return true;
        }
        let before = self.before(first, Gap::Space);
        if self.has(before, Cue::Speak) {
            return next
                .is_none_or(|at| self.gazetteer.cues.has(self.scan.words[at].hash, Cue::Stop));
        }
        false
    }

    fn located(&self, first: usize) -> bool {
        let before = self.before(first, Gap::Space);
        self.has(before, Cue::Location)
            || (self.has(before, Cue::Stop)
                && self.has(
                    before.and_then(|at| self.before(at, Gap::Space)),
                    Cue::Location,
                ))
    }

    fn acts(&self, first: usize, last: usize) -> bool {
        let next = self.after(last, Gap::Space);
        let before = self.before(first, Gap::Space);
        self.scan.words[last].possessive || self.has(next, Cue::Act) || self.has(before, Cue::Party)
    }

    /// Whether such a word stands right before or after it, or before it with "of" between.
    fn around(&self, first: usize, last: usize, cue: Cue) -> bool {
        let before = self
            .before(first, Gap::Space)
            .or(self.before(first, Gap::Dot));
        let over = before
            .filter(|&at| self.gazetteer.cues.has(self.scan.words[at].hash, Cue::Stop))
            .and_then(|at| self.before(at, Gap::Space));
        self.has(before, cue) || self.has(over, cue) || self.has(self.after(last, Gap::Space), cue)
    }

    fn shouted(&self, first: usize, last: usize) -> bool {
        let words = &self.scan.words;
        let loud = |at: Option<usize>| {
            at.and_then(|at| words.get(at))
                .filter(|w| w.n_letters > 1)
                .is_some_and(|w| w.shouted)
        };
        loud(first.checked_sub(1)) || loud(Some(last + 1))
    }

    fn follows(&self, first: usize) -> bool {
        let before = self
            .before(first, Gap::Space)
            .filter(|&at| !self.sighted_before(at))
            .map(|at| (at, self.scan.words[at]));
        let opener = |at: usize| {
            self.scan.opens(at)
                && !self
                    .gazetteer
                    .cues
                    .has(self.scan.words[at].hash, Cue::Given)
        };
        before.is_some_and(|(at, word)| {
            word.capital
                && word.n_letters > 1
                && !word.possessive
                && !word.shouted
                && !(opener(at) && self.is_cue(at))
        })
    }

    fn leads(&self, last: usize) -> bool {
        let after = self
            .after(last, Gap::Space)
            .filter(|&at| !self.scan.words[last].possessive && self.is_surname(at));
        after.is_some_and(|at| self.scan.words[at].n_letters > 1)
    }

    /// Whether word `at` is a preposition, an article or a word for a unit.
    fn is_cue(&self, at: usize) -> bool {
        [Cue::Location, Cue::Stop, Cue::Unit, Cue::Town, Cue::Party]
            .iter()
            .any(|&cue| self.gazetteer.cues.has(self.scan.words[at].hash, cue))
    }

    fn abbreviation(&self, first: usize, last: usize) -> bool {
        let word = &self.scan.words[first];
        first == last
            && word.shouted
            && word.n_letters <= 5
            && !self.shouted(first, last)
            && !self.dateline(last)
    }

    fn quoted(&self, first: usize, last: usize) -> bool {
        let before = self.scan.text[..self.scan.words[first].start as usize]
            .chars()
            .next_back();
        let after = self.scan.text[self.scan.words[last].end as usize..]
            .chars()
            .next();
        before.is_some_and(|c| "«\"“„".contains(c)) && after.is_some_and(|c| "»\"”“".contains(c))
    }

    fn container(&self, last: usize) -> Option<usize> {
        let next = self.scan.sightings.get(self.index + 1)?;
        let within = next.first == last + 2 && self.is_in(last + 1);
        ((next.first == last + 1 && self.near(last)) || within).then_some(self.index + 1)
    }

    /// Whether word `at` stands with single spaces between two names and says that the first lies in the second.
    fn is_in(&self, at: usize) -> bool {
        let word = &self.scan.words[at];
        let spaced = self.scan.gap(at - 1) == Gap::Space && self.scan.gap(at) == Gap::Space;
        spaced
            && word.n_letters <= 2
            && !word.capital
            && self.gazetteer.cues.has(word.hash, Cue::Location)
    }

    /// A comma or an opening bracket after word `at`.
    fn near(&self, at: usize) -> bool {
        let (word, next) = (&self.scan.words[at], &self.scan.words[at + 1]);
        let between = &self.scan.text[word.end as usize..next.start as usize];
        matches!(between.trim(), "," | "(") && !between.contains('\n')
    }

    fn dateline(&self, last: usize) -> bool {
        let end = self.scan.words[last].end as usize;
        let rest: String = self.scan.text[end..].chars().take(40).collect();
        let head = rest.split(['—', '–', '-']).next().unwrap_or_default();
        head.len() < rest.len()
            && !head.contains('\n')
            && head.chars().filter(|c| c.is_lowercase()).count() < 12
    }

    fn joined(&self, first: usize, last: usize) -> bool {
        self.before(first, Gap::Hyphen)
            .is_some_and(|at| !self.sighted_before(at) && self.scan.words[at].capital)
            || self
                .after(last, Gap::Hyphen)
                .is_some_and(|at| self.scan.words[at].capital && self.is_surname(at))
    }
}
