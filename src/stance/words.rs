//! The words around a place: cut out, hashed and marked with clause, quotation and side, in one pass over the sentence.
//!
//! The target, other places and the source are single tokens without letters, so that no name carries a judgement of
//! its own. Distances count words.

use std::ops::Range;

use crate::text::Span;

use super::Case;
use super::lexicon::{Knowledge, Lexicon, Role};

/// Bytes looked at on each side of the target: a long sentence costs no more than a page.
const REACH_BYTES: usize = 480;
/// How many words after a negator are still denied.
const NEGATION_WORDS: u8 = 4;
/// A target may be marked so many letters short of its last word's end.
const MAX_ENDING_LETTERS: usize = 8;

/// What a token stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// An ordinary word.
    Plain,
    /// The place that is judged.
    Target,
    /// Another place.
    Place,
    /// Whose opinion is asked for.
    Source,
}

/// One token of the sentence.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word {
    /// Bytes in the article.
    pub span: Span,
    pub kind: Kind,
    /// FNV-1a of the lower-case letters, or a constant of its kind.
    pub hash: u32,
    /// The same of the first letters alone: all forms of a word share it.
    pub stem: u32,
    /// The same of the last two letters: in Russian they tell the case.
    pub ending: u32,
    /// Counts up at commas, conjunctions and other clause borders.
    pub clause: u8,
    pub negated: bool,
    pub quoted: bool,
    pub known: Knowledge,
}

/// The tokens of one case.
#[derive(Debug)]
pub(super) struct Words {
    pub list: Vec<Word>,
    /// Where the target stands in `list`.
    pub target: usize,
    /// Whether the sentence asks.
    pub question: bool,
    /// The bytes of the article that were looked at.
    pub window: Range<usize>,
}

/// Cuts the case's sentence into marked words.
pub(super) fn words(case: &Case, lexicon: &Lexicon) -> Words {
    let judged = whole_word(case);
    let window = window(case, &judged);
    let mut scan = Scan {
        text: case.text,
        lexicon,
        list: Vec::with_capacity(64),
        clause: 0,
        denied: 0,
        quoted: false,
        question: false,
    };
    let mut at = window.start;
    let mut target = 0;
    for (span, kind) in marks(case, judged, &window) {
        scan.plain(at..span.start);
        if kind == Kind::Target {
            target = scan.list.len();
        }
        scan.mark(span, kind);
        at = span.end;
    }
    scan.plain(at..window.end);
    Words {
        list: scan.list,
        target,
        question: scan.question,
        window,
    }
}

/// The part of the sentence that is looked at, on word borders.
fn window(case: &Case, judged: &Span) -> Range<usize> {
    let text = case.text;
    let mut start = case.sentence.start.min(judged.start);
    let mut end = case.sentence.end.max(judged.end).min(text.len());
    if judged.start - start > REACH_BYTES {
        start = text.ceil_char_boundary(judged.start - REACH_BYTES);
        start += text[start..judged.start].find(' ').unwrap_or(0);
    }
    if end - judged.end > REACH_BYTES {
        end = text.floor_char_boundary(judged.end + REACH_BYTES);
        end = judged.end + text[judged.end..end].rfind(' ').unwrap_or(end - judged.end);
    }
    start..end
}

/// The judged words, places and source inside the window, in order and apart from each other.
fn marks(case: &Case, judged: Span, window: &Range<usize>) -> Vec<(Span, Kind)> {
    let mut marks = vec![(judged, Kind::Target)];
    let source_place = |span: &Span| case.source.is_some_and(|source| source.touches(span));
    for place in case
        .places
        .iter()
        .filter(|p| window.start <= p.start && p.end <= window.end && p.start < p.end)
    {
        if marks.iter().all(|(taken, _)| !taken.touches(place)) {
            marks.push((
                *place,
                if source_place(place) {
                    Kind::Source
                } else {
                    Kind::Place
                },
            ));
        }
    }
    if let Some(source) = case
        .source
        .filter(|s| window.start <= s.start && s.end <= window.end && s.start < s.end)
        && marks.iter().all(|(taken, _)| !taken.touches(&source))
    {
        marks.push((source, Kind::Source));
    }
    marks.sort_unstable_by_key(|(span, _)| span.start);
    marks
}

/// The target up to the end of its last word: "the United State" of a careless annotation means all of it.
fn whole_word(case: &Case) -> Span {
    let rest = &case.text[case.target.end..];
    let more = rest
        .char_indices()
        .take(MAX_ENDING_LETTERS)
        .find(|(_, c)| !is_letter(*c))
        .map_or(0, |(at, _)| at);
    Span::new(case.target.start, case.target.end + more)
}

struct Scan<'a> {
    text: &'a str,
    lexicon: &'a Lexicon,
    list: Vec<Word>,
    clause: u8,
    denied: u8,
    quoted: bool,
    question: bool,
}

impl Scan<'_> {
    /// Reads a stretch without marks.
    fn plain(&mut self, range: Range<usize>) {
        let text = &self.text[range.clone()];
        let mut start = None;
        let mut letters = Letters::new();
        let mut chars = text.char_indices().peekable();
        while let Some((at, c)) = chars.next() {
            let inner = matches!(c, '\'' | '’' | 'ʼ')
                && letters.n > 0
                && chars.peek().is_some_and(|(_, next)| next.is_alphabetic());
            if is_letter(c) || inner {
                start.get_or_insert(range.start + at);
                letters.push(if inner { '\'' } else { lower(c) });
                continue;
            }
            if let Some(start) = start.take() {
                self.word(Span::new(start, range.start + at), &letters);
                letters = Letters::new();
            }
            self.punctuation(c);
        }
        if let Some(start) = start {
            self.word(Span::new(start, range.end), &letters);
        }
    }

    fn word(&mut self, span: Span, letters: &Letters) {
        let known = self.lexicon.know(letters);
        if known.is(Role::Clause) || known.is(Role::Contrast) {
            self.border();
        }
        let negated = self.denied > 0;
        self.denied = if known.is(Role::Not) {
            NEGATION_WORDS
        } else {
            self.denied.saturating_sub(1)
        };
        self.list.push(Word {
            span,
            kind: Kind::Plain,
            hash: letters.hash,
            stem: letters.stem(),
            ending: letters.ending(),
            clause: self.clause,
            negated,
            quoted: self.quoted,
            known,
        });
    }

    fn mark(&mut self, span: Span, kind: Kind) {
        let hash = match kind {
            Kind::Target => 1,
            Kind::Source => 3,
            Kind::Plain | Kind::Place => 2,
        };
        let ending = Letters::of(span.of(self.text)).ending();
        let negated = self.denied > 0;
        let known = Knowledge::default();
        self.list.push(Word {
            span,
            kind,
            hash,
            stem: hash,
            ending,
            clause: self.clause,
            negated,
            quoted: self.quoted,
            known,
        });
    }

    fn punctuation(&mut self, c: char) {
        match c {
            '"' => self.quoted = !self.quoted,
            '“' | '«' | '„' => self.quoted = true,
            '”' | '»' => self.quoted = false,
            ',' | ';' | ':' | '—' | '–' | '(' | ')' | '.' | '!' => self.border(),
            '?' => {
                self.question = true;
                self.border();
            }
            _ => {}
        }
    }

    fn border(&mut self) {
        self.clause = self.clause.saturating_add(1);
        self.denied = 0;
    }
}

fn is_letter(c: char) -> bool {
    if c.is_ascii() {
        c.is_ascii_alphanumeric()
    } else {
        c.is_alphanumeric()
    }
}

/// The lower-case letter; ё counts as е.
fn lower(c: char) -> char {
    match c {
        'A'..='Z' => c.to_ascii_lowercase(),
        'А'..='Я' => char::from_u32(c as u32 + 32).unwrap_or(c),
        'ё' | 'Ё' => 'е',
        c if c.is_ascii() || ('а'..='я').contains(&c) => c,
        c => c.to_lowercase().next().unwrap_or(c),
    }
}

/// Longest beginning of a word by which the word lists are asked.
pub(super) const MAX_PREFIX: usize = 10;

/// The letters of one word, as hashes of it and of its beginnings.
pub(super) struct Letters {
    pub n: usize,
    pub hash: u32,
    /// `prefixes[k]`: hash of the first k + 1 letters.
    pub prefixes: [u32; MAX_PREFIX],
    last: [char; 2],
}

impl Letters {
    fn new() -> Letters {
        Letters {
            n: 0,
            hash: 0x811C_9DC5,
            prefixes: [0; MAX_PREFIX],
            last: [' '; 2],
        }
    }

    /// Of a whole word.
    pub fn of(word: &str) -> Letters {
        let mut letters = Letters::new();
        word.chars().for_each(|c| letters.push(lower(c)));
        letters
    }

    fn push(&mut self, c: char) {
        self.hash = (self.hash ^ c as u32).wrapping_mul(0x0100_0193);
        if self.n < MAX_PREFIX {
            self.prefixes[self.n] = self.hash;
        }
        self.n += 1;
        self.last = [self.last[1], c];
    }

    /// Short words whole, long ones without their last letters, at most seven.
    fn stem(&self) -> u32 {
        match self.n {
            0..=4 => self.hash,
            n => self.prefixes[(n - n.div_ceil(4)).clamp(4, 7) - 1],
        }
    }

    fn ending(&self) -> u32 {
        (self.last[0] as u32) << 16 ^ self.last[1] as u32
    }
}
