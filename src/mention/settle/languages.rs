//! Whether an adjective is a language: "русский язык", "in Russian", "English, French and German languages".

use super::beside::Looker;
use crate::mention::MentionKind;
use crate::mention::cues::Cue;
use crate::mention::scan::Gap;

/// A list of more adjectives is not followed.
const LONGEST_LIST: usize = 12;

impl Looker<'_> {
    /// A word for languages after the list that the name stands in, or a word for speaking before it.
    pub fn language(&self) -> bool {
        let (first, last) = self.list();
        let sightings = &self.scan.sightings;
        let (start, end) = (sightings[first].first, sightings[last].last);
        let next = self.after(end, Gap::Space);
        if self.translated(start, end) {
            return true;
        }
        if self.has(next, Cue::Language) || self.has(self.after(end, Gap::Hyphen), Cue::Language) {
            return true;
        }
        let ends = match self.gap(end) {
            Gap::Break | Gap::Comma => true,
            Gap::Space => self.has(next, Cue::Stop),
            Gap::Hyphen | Gap::Dot => false,
        };
        ends && self.has(self.before(start, Gap::Space), Cue::Speak)
    }

    /// "From English into Russian": a preposition on both sides, and another adjective after the second.
    fn translated(&self, start: usize, end: usize) -> bool {
        let into = self.after(end, Gap::Space).filter(|&at| {
            self.has(Some(at), Cue::Speak)
                && self.has(Some(at), Cue::Location)
                && self.scan.words[at].n_letters > 2
        });
        let other = self.index + 1;
        let sighted = into
            .and_then(|at| self.after(at, Gap::Space))
            .zip(self.scan.sightings.get(other))
            .filter(|(at, next)| next.first == *at && self.is_demonym(other));
        let phrase_ends = |last: usize| match self.scan.gap(last) {
            Gap::Break | Gap::Comma => true,
            Gap::Space => self
                .gazetteer
                .cues
                .of(self.scan.words[last + 1].hash)
                .has(Cue::Stop),
            Gap::Hyphen | Gap::Dot => false,
        };
        let before = self.before(start, Gap::Space);
        self.is_demonym(self.index)
            && self.has(before, Cue::Location)
            && !self.has(before, Cue::Speak)
            && sighted.is_some_and(|(_, next)| phrase_ends(next.last))
    }

    /// The first and last sighting of the list of adjectives around this one.
    fn list(&self) -> (usize, usize) {
        let (mut first, mut last) = (self.index, self.index);
        while first > 0 && self.index - first < LONGEST_LIST && self.is_listed(first - 1) {
            first -= 1;
        }
        while last - self.index < LONGEST_LIST && self.is_listed(last) {
            last += 1;
        }
        (first, last)
    }

    /// Whether the sighting `at` and the next are adjectives with a comma or "and" between.
    fn is_listed(&self, at: usize) -> bool {
        let sightings = &self.scan.sightings;
        let Some(next) = sightings.get(at + 1) else {
            return false;
        };
        let end = sightings[at].last;
        let comma = next.first == end + 1 && self.gap(end) == Gap::Comma;
        let and = next.first == end + 2
            && self.after(end, Gap::Space) == Some(end + 1)
            && self.gap(end + 1) == Gap::Space
            && self.has(Some(end + 1), Cue::Stop);
        (comma || and) && self.is_demonym(at) && self.is_demonym(at + 1)
    }

    fn is_demonym(&self, at: usize) -> bool {
        let mut forms = self.gazetteer.trie.forms(self.scan.sightings[at].node);
        forms.any(|form| {
            let sense = &self.gazetteer.senses[form.sense as usize];
            sense.kind() == Some(MentionKind::Demonym)
        })
    }
}
