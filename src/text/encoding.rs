//! Bytes to text: byte order marks, UTF-8, UTF-16, what a page declares, and the 8-bit encodings of Cyrillic.
//!
//! `chardetng` guesses well on long texts. The five Cyrillic encodings are weighed here by how often letters come, since
//! it errs on short texts and between windows-1251, KOI8 and cp866.

use encoding_rs::{
    Encoding, IBM866, ISO_8859_5, KOI8_R, KOI8_U, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1251,
    X_MAC_CYRILLIC,
};

/// How much is weighed, in bytes from shortly before the first one that is not ASCII.
const SAMPLE_BYTES: usize = 64 * 1024;

/// One damaged character among so many good ones does not make UTF-8 something else.
const GOOD_PER_BAD: usize = 50;

/// The mean weight a letter from which a text reads as Russian or Ukrainian; right decodings reach 0.3 to 0.6.
const MIN_WEIGHT: f32 = -0.4;

/// How much better another encoding must read than the one that a page declares.
const DECLARED_BONUS: f32 = 0.5;

const CYRILLIC: [&Encoding; 6] = [
    WINDOWS_1251,
    KOI8_U,
    KOI8_R,
    IBM866,
    ISO_8859_5,
    X_MAC_CYRILLIC,
];

/// The text in `bytes`. `declared` is the encoding that the file itself names, if any; it is believed unless the letters
/// speak clearly against it. Bytes that mean nothing become U+FFFD.
pub(super) fn decode(bytes: &[u8], declared: Option<&'static Encoding>) -> String {
    let (encoding, n_mark_bytes) =
        Encoding::for_bom(bytes).unwrap_or_else(|| (guess(bytes, declared), 0));
    let (text, _) = encoding.decode_without_bom_handling(&bytes[n_mark_bytes..]);
    text.into_owned()
}

/// Whether `bytes` are UTF-16, by a byte order mark or because every other byte is the same few.
pub(super) fn is_utf16(bytes: &[u8]) -> bool {
    match Encoding::for_bom(bytes) {
        Some((encoding, _)) => encoding == UTF_16LE || encoding == UTF_16BE,
        None => utf16_without_mark(bytes).is_some(),
    }
}

fn guess(bytes: &[u8], declared: Option<&'static Encoding>) -> &'static Encoding {
    if let Some(wide) = utf16_without_mark(bytes) {
        return wide;
    }
    let Some(first_high) = bytes.iter().position(|b| !b.is_ascii()) else {
        return UTF_8;
    };
    if is_nearly_utf8(bytes) {
        return UTF_8;
    }
    let start = first_high.saturating_sub(64);
    let sample = &bytes[start..bytes.len().min(start + SAMPLE_BYTES)];
    let declared = declared.filter(|encoding| *encoding != UTF_8 && encoding.is_single_byte());
    cyrillic(sample, declared)
        .or(declared)
        .unwrap_or_else(|| by_detector(sample))
}

fn by_detector(sample: &[u8]) -> &'static Encoding {
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(sample, true);
    detector.guess(None, chardetng::Utf8Detection::Deny)
}

/// UTF-16 of Latin or Cyrillic text: the high bytes are 0 (ASCII), 4 (Cyrillic) or 0x20 (quotes, dashes).
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(4096)];
    let n_pairs = sample.len() / 2;
    if n_pairs < 4 {
        return None;
    }
    let share = |at: usize| {
        let high = sample
            .chunks_exact(2)
            .filter(|pair| matches!(pair[at], 0 | 4 | 0x20));
        high.count() as f32 / n_pairs as f32
    };
    let (first, second) = (share(0), share(1));
    match () {
        () if second > 0.9 && first < 0.5 => Some(UTF_16LE),
        () if first > 0.9 && second < 0.5 => Some(UTF_16BE),
        () => None,
    }
}

fn is_nearly_utf8(bytes: &[u8]) -> bool {
    let mut n_bad = 0;
    let mut n_good = 0;
    for chunk in bytes.utf8_chunks() {
        n_good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        n_bad += usize::from(!chunk.invalid().is_empty());
    }
    n_bad * GOOD_PER_BAD <= n_good
}

/// The Cyrillic encoding in which `sample` reads best, if it reads as Cyrillic at all.
fn cyrillic(sample: &[u8], declared: Option<&'static Encoding>) -> Option<&'static Encoding> {
    let weighed = CYRILLIC.map(|encoding| {
        let bonus = if Some(encoding) == declared {
            DECLARED_BONUS
        } else {
            0.0
        };
        (
            encoding,
            weight(&encoding.decode_without_bom_handling(sample).0) + bonus,
        )
    });
    let mut best = weighed[0];
    for other in weighed {
        if other.1 > best.1 {
            best = other;
        }
    }
    (best.1 > MIN_WEIGHT).then_some(best.0)
}

/// How much `text` looks like Russian or Ukrainian: the mean over its characters beyond ASCII, about 0.5 when it does.
fn weight(text: &str) -> f32 {
    let mut sum = 0.0;
    let mut n = 0;
    let mut before = ' ';
    for c in text.chars() {
        if !c.is_ascii() {
            n += 1;
            sum += letter(c) + pair(before, c);
        } else if c.is_ascii_alphabetic() && is_cyrillic(before) {
            sum -= 5.0;
        }
        before = c;
    }
    if n == 0 { f32::MIN } else { sum / n as f32 }
}

fn is_cyrillic(c: char) -> bool {
    matches!(c, '\u{400}'..='\u{4ff}')
}

/// Capitals within words and Latin letters beside Cyrillic ones do not occur.
fn pair(before: char, c: char) -> f32 {
    let torn = before.is_ascii_alphabetic() && is_cyrillic(c);
    let jump = before.is_lowercase() && c.is_uppercase();
    if torn || jump { -5.0 } else { 0.0 }
}

/// The logarithm of how much more often than the mean letter `c` comes in Russian and Ukrainian news.
fn letter(c: char) -> f32 {
    let lower = c.to_lowercase().next().unwrap_or(c);
    match lower {
        'о' => 1.3,
        'е' | 'а' | 'и' => 1.0,
        'н' | 'т' | 'с' => 0.7,
        'р' | 'в' | 'л' => 0.4,
        'к' | 'м' | 'д' | 'п' | 'у' => 0.0,
        'я' | 'ы' | 'ь' | 'г' | 'з' | 'б' | 'ч' | 'і' => -0.6,
        'й' | 'х' | 'ж' | 'ш' | 'ю' => -1.2,
        'ц' | 'щ' | 'э' | 'ф' | 'ї' | 'є' => -2.0,
        'ъ' | 'ё' | 'ґ' => -3.0,
        '«' | '»' | '“' | '”' | '„' | '’' | '–' | '—' | '№' | '…' | '\u{a0}' | '\u{ad}' | '•'
        | '©' => 0.0,
        _ => -4.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const RUSSIAN: &str =
        "Москва и Минск намерены предложить постсоветскому пространству новый проект.";
    const UKRAINIAN: &str =
        "Київ заявив, що щойно підписана угода є важливою для всієї Європи та її сусідів.";

    #[test]
    fn every_cyrillic_encoding_is_told_even_when_short() {
        for encoding in [WINDOWS_1251, KOI8_U, ISO_8859_5, X_MAC_CYRILLIC, UTF_8] {
            for text in [RUSSIAN, UKRAINIAN, "Москва, Киев", "Президент Грузии"]
            {
                let (bytes, _, lost) = encoding.encode(text);
                if !lost {
                    assert_eq!(decode(&bytes, None), text, "{}", encoding.name());
                }
            }
        }
        let (bytes, _, _) = IBM866.encode(RUSSIAN);
        assert_eq!(decode(&bytes, None), RUSSIAN);
    }

    #[test]
    fn utf16_is_read_with_and_without_a_mark() {
        for text in [RUSSIAN, "Plain English text."] {
            let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
            let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
            assert_eq!(decode(&little, None), text);
            assert_eq!(decode(&big, None), text);
            assert_eq!(decode(&[&[0xFF, 0xFE], &little[..]].concat(), None), text);
            assert!(is_utf16(&big) && !is_utf16(text.as_bytes()));
        }
    }

    #[test]
    fn one_damaged_byte_does_not_spoil_utf8() {
        let mut bytes = RUSSIAN.as_bytes().to_vec();
        bytes.push(0xD0);
        assert!(decode(&bytes, None).starts_with(RUSSIAN));
    }

    #[test]
    fn a_wrong_declaration_is_not_believed() {
        let (bytes, _, _) = WINDOWS_1251.encode(RUSSIAN);
        assert_eq!(decode(&bytes, Some(KOI8_R)), RUSSIAN);
        assert_eq!(decode(&bytes, Some(UTF_8)), RUSSIAN);
        assert_eq!(decode(&bytes, Some(encoding_rs::WINDOWS_1252)), RUSSIAN);
    }

    #[test]
    fn western_and_baltic_texts_are_not_taken_for_cyrillic() {
        let french = "Le président a été reçu à Tbilissi, où la décision a déjà été annoncée.";
        let (bytes, _, _) = encoding_rs::WINDOWS_1252.encode(french);
        assert_eq!(decode(&bytes, None), french);
        let latvian = "Rīgā pirmdien tikās ārlietu ministri, ziņo aģentūra, un vienojās par nākamajām sarunām.";
        let (bytes, _, _) = encoding_rs::WINDOWS_1257.encode(latvian);
        assert_eq!(decode(&bytes, Some(encoding_rs::WINDOWS_1257)), latvian);
    }
}
