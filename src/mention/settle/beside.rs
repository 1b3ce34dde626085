//! What the words beside a name tell of it.

use crate::mention::cues::{Cue, CueSet};
use crate::mention::gazetteer::Gazetteer;
use crate::mention::scan::{Gap, Scan, Sighting};

/// Marks that open a quotation.
const OPENING: &str = "«\"“„";

/// What stands beside one sighting.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Beside {
    /// The name is part of a person's name: "Paris Hilton", "Denzel Washington", "Mr Georgia".
    pub person: bool,
    /// It is a given name and a country's, and another given name or a short title stands before it: "Michael Jordan".
    pub namesake: bool,
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
    /// It is one word alone between quotation marks: the name of a team, a firm, a ship.
    pub quoted: bool,
    /// It stands at the head of an article or paragraph and a dash or bracket follows: "MINSK, May 5 —".
    pub dateline: bool,
    /// It is joined by a hyphen to a word that is no name of a place.
    pub joined: bool,
    /// It is a given name by itself: Владимир, Charlotte.
    pub given: bool,
    /// A street, a square or a graveyard is named after what it says: "улица Раевского", "им. Шевченко".
    pub street_before: bool,
    /// The same behind it: "Ленинградский проспект", "Warsaw Road".
    pub street_after: bool,
    /// It is the second half of a team's name: "Dynamo Moscow".
    pub team: bool,
    /// A word before the quotation marks says that what stands in them is no place: "партия «Россия»".
    pub labelled: bool,
    /// It is written in Latin letters.
    pub latin: bool,
    /// A hyphen stands right before it: "pro-Borisov".
    pub hyphened: bool,
    /// The phrase goes on as if it were an adjective: "на Братском кладбище".
    pub runs_on: bool,
}

impl Beside {
    /// Looks around the sighting with this index.
    pub fn of(gazetteer: &Gazetteer, scan: &Scan<'_>, index: usize) -> Self {
        let look = Looker::new(gazetteer, scan, index);
        let Sighting { first, last, .. } = look.sighting;
        let opens = scan.opens(first);
        let follows = look.follows(first);
        let quoted = look.quoted(first, last);
        Self {
            person: look.person(first),
            namesake: look.namesake(first, last),
            first_name: look.first_name(first, last),
            language: look.language(),
            located: look.located(first),
            acts: look.acts(first, last),
            unit: look.around(first, last, Cue::Unit),
            town: look.around(first, last, Cue::Town),
            nature: look.around(first, last, Cue::Nature),
            opens,
            shouted: look.shouted(first, last),
            flanked: follows || look.leads(last),
            follows,
            container: look.container(last),
            abbreviation: look.abbreviation(first, last),
            quoted: first == last && quoted,
            dateline: opens && !look.compounded(last) && look.dateline(last),
            joined: look.joined(first, last),
            given: first == last && look.has(Some(first), Cue::Given),
            street_before: look.street_before(first),
            street_after: look.street_after(last),
            team: look.team(first),
            labelled: quoted && look.labelled(first),
            latin: look.is_latin(first),
            hyphened: look.before(first, Gap::Hyphen).is_some(),
            runs_on: look.runs_on(last),
        }
    }
}

/// A scan with the words that tell something, at one sighting.
pub(super) struct Looker<'a> {
    pub gazetteer: &'a Gazetteer,
    pub scan: &'a Scan<'a>,
    pub index: usize,
    sighting: Sighting,
    /// What nearly every question is about: the gaps and the words on both sides of the sighting.
    gaps: [Gap; 2],
    cues: [CueSet; 2],
}

impl<'a> Looker<'a> {
    fn new(gazetteer: &'a Gazetteer, scan: &'a Scan<'a>, index: usize) -> Self {
        let sighting = scan.sightings[index];
        let gap = |at: Option<usize>| at.map_or(Gap::Break, |at| scan.gap(at));
        let cues = |at: Option<usize>| {
            at.and_then(|at| scan.words.get(at))
                .map_or(CueSet::default(), |word| gazetteer.cues.of(word.hash))
        };
        let before = sighting.first.checked_sub(1);
        Self {
            gazetteer,
            scan,
            index,
            sighting,
            gaps: [gap(before), gap(Some(sighting.last))],
            cues: [cues(before), cues(Some(sighting.last + 1))],
        }
    }

    /// What stands between word `at` and the next.
    pub fn gap(&self, at: usize) -> Gap {
        if at + 1 == self.sighting.first {
            self.gaps[0]
        } else if at == self.sighting.last {
            self.gaps[1]
        } else {
            self.scan.gap(at)
        }
    }

    /// What word `at` tells.
    fn cues(&self, at: usize) -> CueSet {
        if at + 1 == self.sighting.first {
            self.cues[0]
        } else if at == self.sighting.last + 1 {
            self.cues[1]
        } else {
            self.gazetteer.cues.of(self.scan.words[at].hash)
        }
    }

    /// The word before `at` when `gap` stands between.
    pub fn before(&self, at: usize, gap: Gap) -> Option<usize> {
        at.checked_sub(1).filter(|&before| self.gap(before) == gap)
    }

    /// The word after `at` when `gap` stands between.
    pub fn after(&self, at: usize, gap: Gap) -> Option<usize> {
        (self.gap(at) == gap).then_some(at + 1)
    }

    /// A short word in small letters with a full stop: "г. Москва", "им. Чехова".
    pub fn short_before(&self, at: usize) -> Option<usize> {
        let before = at.checked_sub(1)?;
        let (word, next) = (&self.scan.words[before], &self.scan.words[at]);
        let between = &self.scan.text[word.end as usize..next.start as usize];
        let short = word.n_letters <= 3 && !word.capital && between.starts_with('.');
        (short && matches!(&between[1..], "" | " " | "\u{A0}")).then_some(before)
    }

    pub fn has(&self, word: Option<usize>, cue: Cue) -> bool {
        word.is_some_and(|at| self.cues(at).has(cue))
    }

    /// Whether word `at` is one of these.
    pub fn is_any(&self, at: usize, cues: &[Cue]) -> bool {
        let set = self.cues(at);
        cues.iter().any(|&cue| set.has(cue))
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
        // "Moscow-backed" as much as "Moscow backed".
        let joined = self.after(last, Gap::Hyphen);
        self.scan.words[last].possessive
            || self.has(next, Cue::Act)
            || self.has(joined, Cue::Act)
            || self.has(before, Cue::Party)
    }

    /// Whether such a word stands right before or after it, or before it with "of" between; a water has none: "across the
    /// Black Sea to Batumi".
    fn around(&self, first: usize, last: usize, cue: Cue) -> bool {
        let before = self
            .before(first, Gap::Space)
            .or(self.before(first, Gap::Dot))
            .or(self.short_before(first));
        let over = before
            .filter(|&at| cue != Cue::Nature && self.has(Some(at), Cue::Stop))
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
        before.is_some_and(|c| OPENING.contains(c)) && after.is_some_and(|c| "»\"”“".contains(c))
    }

    fn container(&self, last: usize) -> Option<usize> {
        let next = self.scan.sightings.get(self.index + 1)?;
        let within = next.first == last + 2 && self.is_in(last + 1);
        ((next.first == last + 1 && self.near(last)) || within).then_some(self.index + 1)
    }

    /// Whether word `at` stands with single spaces between two names and says that the first lies in the second.
    fn is_in(&self, at: usize) -> bool {
        let word = &self.scan.words[at];
        let spaced = self.gap(at - 1) == Gap::Space && self.gap(at) == Gap::Space;
        spaced && word.n_letters <= 2 && !word.capital && self.has(Some(at), Cue::Location)
    }

    /// A comma or an opening bracket after word `at`.
    fn near(&self, at: usize) -> bool {
        let (word, next) = (&self.scan.words[at], &self.scan.words[at + 1]);
        let between = &self.scan.text[word.end as usize..next.start as usize];
        matches!(between.trim(), "," | "(") && !between.contains('\n')
    }

    fn dateline(&self, last: usize) -> bool {
        let mut n_lower = 0;
        for c in self.scan.text[self.scan.words[last].end as usize..]
            .chars()
            .take(40)
        {
            match c {
                '—' | '–' | '-' => return true,
                '\n' => return false,
                _ if c.is_lowercase() => n_lower += 1,
                _ => {}
            }
            if n_lower == 12 {
                return false;
            }
        }
        false
    }

    /// A word for a street before it, or a team's own name.
    fn street_before(&self, first: usize) -> bool {
        let before = self.before(first, Gap::Space).or(self.short_before(first));
        self.has(before, Cue::Street)
    }

    /// A word for a street after it; in English it has a capital then.
    fn street_after(&self, last: usize) -> bool {
        let after = self
            .after(last, Gap::Space)
            .filter(|&at| self.scan.words[at].capital || !self.is_latin(at));
        self.has(after, Cue::Street)
    }

    fn team(&self, first: usize) -> bool {
        let before = self
            .before(first, Gap::Space)
            .or(self.before(first, Gap::Hyphen))
            .filter(|&at| self.scan.words[at].capital);
        self.has(before, Cue::Team)
    }

    /// A hyphen and what a government does follow: "Moscow-backed", but not "Moscow-based".
    fn compounded(&self, last: usize) -> bool {
        self.after(last, Gap::Hyphen)
            .is_some_and(|at| !self.scan.words[at].capital && self.has(Some(at), Cue::Act))
    }

    /// A word such as "party" before the quotation mark.
    fn labelled(&self, first: usize) -> bool {
        let before = first.checked_sub(1).filter(|&at| {
            let end = self.scan.words[at].end as usize;
            self.scan.text[end..self.scan.words[first].start as usize]
                .chars()
                .all(|c| c == ' ' || OPENING.contains(c))
        });
        self.has(before, Cue::Label)
    }

    /// A word in small letters that is no cue follows: in Russian and Ukrainian the name is rather an adjective then.
    fn runs_on(&self, last: usize) -> bool {
        let known = [
            Cue::Stop,
            Cue::Act,
            Cue::Location,
            Cue::Party,
            Cue::Unit,
            Cue::Town,
        ];
        self.after(last, Gap::Space).is_some_and(|at| {
            !self.scan.words[at].capital && !self.is_latin(at) && !self.is_any(at, &known)
        })
    }

    /// Whether word `at` begins with an ASCII letter.
    fn is_latin(&self, at: usize) -> bool {
        self.scan.text.as_bytes()[self.scan.words[at].start as usize].is_ascii()
    }

    fn joined(&self, first: usize, last: usize) -> bool {
        self.before(first, Gap::Hyphen)
            .is_some_and(|at| !self.sighted_before(at) && self.scan.words[at].capital)
            || self
                .after(last, Gap::Hyphen)
                .is_some_and(|at| self.scan.words[at].capital && self.is_surname(at))
    }
}
