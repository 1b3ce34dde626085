//! Whether a name is a person's, or part of one: "Paris Hilton", "Mr Georgia", "Chad Smith".

use super::beside::Looker;
use crate::mention::MentionKind;
use crate::mention::cues::Cue;
use crate::mention::gazetteer::Sense;
use crate::mention::scan::Gap;

impl Looker<'_> {
    /// A given name, a title or an initial before it.
    pub fn person(&self, first: usize) -> bool {
        let before = self
            .before(first, Gap::Space)
            .filter(|&at| !self.scan.words[at].possessive);
        let titled = before
            .or(self.before(first, Gap::Dot))
            .or(self.short_before(first));
        let named = before.filter(|&at| self.scan.words[at].capital);
        let initial = self
            .before(first, Gap::Dot)
            .map(|at| self.scan.words[at])
            .is_some_and(|w| w.n_letters == 1 && w.capital);
        self.has(named, Cue::Given)
            || (self.has(titled, Cue::Title) && !self.has(titled, Cue::Party))
            || initial
    }

    /// A given name that is also a country's, after another given name or a title of few letters: "Michael Jordan",
    /// "Mr. Jordan"; but "Will Jordan sign?" and "Miss Georgia".
    pub fn namesake(&self, first: usize, last: usize) -> bool {
        let before = self
            .before(first, Gap::Space)
            .or(self.before(first, Gap::Dot))
            .filter(|&at| {
                let word = &self.scan.words[at];
                word.capital && !word.possessive && !self.sighted_before(at)
            });
        let names = |at: usize| {
            let verb = self.is_any(at, &[Cue::Act, Cue::Stop, Cue::Location]);
            let title = self.has(Some(at), Cue::Title) && self.scan.words[at].n_letters <= 3;
            title || (self.has(Some(at), Cue::Given) && !verb)
        };
        first == last && self.has(Some(first), Cue::Given) && before.is_some_and(names)
    }

    /// A given name before a capitalised word that is no country.
    pub fn first_name(&self, first: usize, last: usize) -> bool {
        let given = first == last && self.has(Some(first), Cue::Given);
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
    pub fn is_surname(&self, at: usize) -> bool {
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
        word.capital && !word.shouted && !sighted && !self.is_any(at, &known)
    }

    /// Whether the sighting before this one ends at word `at`.
    pub fn sighted_before(&self, at: usize) -> bool {
        self.index
            .checked_sub(1)
            .is_some_and(|before| self.scan.sightings[before].last == at)
    }

    /// A capitalised word that is no name of a place right before it.
    pub fn follows(&self, first: usize) -> bool {
        let before = self
            .before(first, Gap::Space)
            .filter(|&at| !self.sighted_before(at))
            .map(|at| (at, self.scan.words[at]));
        let opener = |at: usize| self.scan.opens(at) && !self.has(Some(at), Cue::Given);
        before.is_some_and(|(at, word)| {
            word.capital
                && word.n_letters > 1
                && !word.possessive
                && !word.shouted
                && !(opener(at) && self.is_cue(at))
        })
    }

    /// The same right after it.
    pub fn leads(&self, last: usize) -> bool {
        let after = self
            .after(last, Gap::Space)
            .filter(|&at| !self.scan.words[last].possessive && self.is_surname(at));
        after.is_some_and(|at| self.scan.words[at].n_letters > 1)
    }

    /// Whether word `at` is a preposition, an article or a word for a unit.
    fn is_cue(&self, at: usize) -> bool {
        let cues = [Cue::Location, Cue::Stop, Cue::Unit, Cue::Town, Cue::Party];
        self.is_any(at, &cues)
    }
}
