//! Which language a text is in: English, Russian, Ukrainian, or another.
//!
//! Letters and small words decide wherever they can, since they are sure and fast; `whatlang` is asked for the rest. It
//! alone takes Kazakh for Belarusian and Tatar for Russian with full certainty, and guesses wildly on headlines.

use whatlang::Lang;

use super::Language;
use super::english;
use super::runs::{beyond_ascii, n_between_spaces, words};

/// How much of a text is looked at, in bytes, at each of three places: beginning, middle, end.
const SAMPLE_BYTES: usize = 500;

/// How much of its beginning `whatlang` is shown, in bytes.
const ASKED_BYTES: usize = 1500;

/// Below so many letters `whatlang` knows nothing.
const MIN_LETTERS: usize = 60;

/// No word of the lists is longer, in bytes.
const LONGEST_WORD: usize = 12;

/// Small words that Russian has and Ukrainian has not.
fn is_russian(word: &str) -> bool {
    match word.len() {
        2 => matches!(word, "и"),
        4 => matches!(word, "из" | "он"),
        6 => matches!(
            word,
            "что" | "как" | "она" | "они" | "это" | "или" | "его" | "уже" | "был"
        ),
        8 => matches!(word, "было" | "были" | "если"),
        10 => matches!(word, "также" | "после"),
        12 => matches!(word, "только"),
        _ => false,
    }
}

/// Small words that Ukrainian has and Russian has not.
fn is_ukrainian(word: &str) -> bool {
    match word.len() {
        4 => matches!(word, "та" | "що" | "як" | "із" | "це"),
        6 => matches!(word, "він" | "або" | "вже" | "був"),
        8 => matches!(
            word,
            "вона" | "вони" | "його" | "було" | "були" | "якщо" | "лише"
        ),
        10 => matches!(word, "також" | "після"),
        _ => false,
    }
}

/// Small words that Bulgarian and Macedonian have and Russian has not.
fn is_balkan(word: &str) -> bool {
    match word.len() {
        4 => matches!(word, "че" | "са" | "се" | "ще"),
        6 => matches!(word, "със" | "што"),
        8 => matches!(word, "като" | "това" | "беше" | "дека"),
        10 => matches!(word, "който" | "които"),
        _ => false,
    }
}

/// The language of `text`, however short; a sentence has its own. `Other` when it is none of the three or cannot be told.
pub fn language(text: &str) -> Language {
    let mut letters = Letters::default();
    for part in sample(text) {
        letters.count(part);
    }
    if letters.cyrillic > letters.latin && letters.cyrillic >= letters.foreign {
        cyrillic(text, &letters)
    } else if letters.latin > 0 && letters.latin >= letters.foreign {
        latin(text, &letters)
    } else {
        Language::Other
    }
}

/// The beginning of `text`, and of a long one the middle and the end.
fn sample(text: &str) -> impl Iterator<Item = &str> {
    let starts = if text.len() <= 3 * SAMPLE_BYTES {
        vec![(0, text.len())]
    } else {
        let last = text.len() - SAMPLE_BYTES;
        [0, last / 2, last]
            .map(|start| (start, start + SAMPLE_BYTES))
            .to_vec()
    };
    starts
        .into_iter()
        .map(|(start, end)| &text[text.floor_char_boundary(start)..text.floor_char_boundary(end)])
}

/// How many letters of each kind a text has.
#[derive(Debug, Default)]
struct Letters {
    latin: usize,
    /// Latin letters with marks: é, ß, ğ.
    marked: usize,
    cyrillic: usize,
    /// ы э ё ъ, which Ukrainian has not.
    russian: usize,
    /// ї є ґ, which no neighbour has.
    ukrainian: usize,
    /// і, which Ukrainian, Belarusian and Kazakh share.
    dotted: usize,
    /// ў, which is Belarusian.
    belarusian: usize,
    /// и and щ, which Belarusian has not.
    not_belarusian: usize,
    /// ә қ ғ ң ү ө ј љ ђ ӣ ҷ and the like.
    other: usize,
    /// Letters of other scripts.
    foreign: usize,
}

impl Letters {
    fn count(&mut self, text: &str) {
        self.latin += text.bytes().filter(u8::is_ascii_alphabetic).count();
        for c in beyond_ascii(text) {
            match c {
                'і' | 'І' => self.cyrillic(|n| &mut n.dotted),
                'ї' | 'Ї' | 'є' | 'Є' | 'ґ' | 'Ґ' => self.cyrillic(|n| &mut n.ukrainian),
                'ы' | 'Ы' | 'э' | 'Э' | 'ё' | 'Ё' | 'ъ' | 'Ъ' => {
                    self.cyrillic(|n| &mut n.russian)
                }
                'ў' | 'Ў' => self.cyrillic(|n| &mut n.belarusian),
                'и' | 'И' | 'щ' | 'Щ' => self.cyrillic(|n| &mut n.not_belarusian),
                'а'..='я' | 'А'..='Я' => self.cyrillic += 1,
                '\u{400}'..='\u{52f}' => self.cyrillic(|n| &mut n.other),
                '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' => {
                    self.latin += 1;
                    self.marked += 1;
                }
                _ if c.is_alphabetic() => self.foreign += 1,
                _ => {}
            }
        }
    }

    fn cyrillic(&mut self, which: impl Fn(&mut Self) -> &mut usize) {
        self.cyrillic += 1;
        *which(self) += 1;
    }
}

fn cyrillic(text: &str, letters: &Letters) -> Language {
    let strange = letters.other + letters.belarusian;
    // One name such as "Қостанай" or "Аляксандр Ўладзіміравіч" does not make a text Kazakh or Belarusian.
    if strange * 100 > letters.cyrillic && (strange > 1 || letters.cyrillic < 40) {
        return Language::Other;
    }
    if letters.dotted > 0 && letters.russian > 0 && letters.not_belarusian * 100 < letters.cyrillic
    {
        return Language::Other;
    }
    let ukrainian = letters.ukrainian + letters.dotted;
    match ukrainian.cmp(&letters.russian) {
        std::cmp::Ordering::Greater => Language::Ukrainian,
        std::cmp::Ordering::Less if letters.cyrillic < MIN_LETTERS => Language::Russian,
        _ => by_small_words(text, letters),
    }
}

/// Russian, or a neighbour that writes with the same letters: Ukrainian without і, Bulgarian, Macedonian.
fn by_small_words(text: &str, letters: &Letters) -> Language {
    // Nearly every Russian text has a letter of its own, and then its words need not be counted.
    if letters.russian == 0 {
        let russian = n_words_of(text, is_russian, usize::MAX);
        if n_words_of(text, is_ukrainian, usize::MAX) > russian {
            return Language::Ukrainian;
        }
    }
    let sure = text.contains(['ы', 'э', 'Ы', 'Э']);
    if sure || letters.cyrillic < MIN_LETTERS {
        return Language::Russian;
    }
    match ask(text) {
        // A Russian sentence of names and nouns looks Bulgarian to it.
        Some(Lang::Bul | Lang::Mkd | Lang::Srp) if n_words_of(text, is_balkan, 1) == 0 => {
            Language::Russian
        }
        Some(Lang::Bul | Lang::Mkd | Lang::Srp | Lang::Bel) => Language::Other,
        Some(Lang::Ukr) if letters.russian == 0 => Language::Ukrainian,
        _ => Language::Russian,
    }
}

fn latin(text: &str, letters: &Letters) -> Language {
    let n_words = sample(text).map(n_between_spaces).sum::<usize>();
    let enough = n_words.div_ceil(8);
    let n_english = sample(text).fold(0, |n, part| n + english::n_small_words(part, enough - n));
    if n_english >= enough && letters.marked * 20 <= letters.latin {
        return Language::English;
    }
    if letters.latin < MIN_LETTERS {
        return if letters.marked == 0 {
            Language::English
        } else {
            Language::Other
        };
    }
    match ask(text) {
        Some(Lang::Eng) => Language::English,
        // Headlines, lists and tables in English have few small words; marks or another's small words would show.
        _ if n_english * 12 >= n_words && letters.marked * 100 <= letters.latin => {
            Language::English
        }
        _ => Language::Other,
    }
}

/// How many words of `text`'s sample, in small letters, `is_listed` knows; once there are `enough`, the rest of the sample is
/// not counted.
fn n_words_of(text: &str, is_listed: impl Fn(&str) -> bool, enough: usize) -> usize {
    let known = |word: &&str| {
        word.len() <= LONGEST_WORD
            && (is_listed(word)
                || (word.chars().any(char::is_uppercase) && is_listed(&word.to_lowercase())))
    };
    sample(text)
        .flat_map(words)
        .filter(known)
        .take(enough)
        .count()
}

fn ask(text: &str) -> Option<Lang> {
    whatlang::detect_lang(&text[..text.floor_char_boundary(ASKED_BYTES)])
}
