//! Runs of letters in a text, found by bytes: most letters of most texts are ASCII and need no decoding.

/// Calls `each` with every run of letters and digits.
pub(super) fn for_each_word(text: &str, mut each: impl FnMut(&str)) {
    let mut start = 0;
    for (at, &byte) in text.as_bytes().iter().enumerate() {
        let ends = match byte {
            0..0x80 => (!byte.is_ascii_alphanumeric()).then_some(1),
            0x80..0xC0 => None,
            0xC0.. => {
                let c = text[at..].chars().next().unwrap_or_default();
                (!c.is_alphanumeric()).then_some(c.len_utf8())
            }
        };
        if let Some(n_bytes) = ends {
            if start < at {
                each(&text[start..at]);
            }
            start = at + n_bytes;
        }
    }
    if start < text.len() {
        each(&text[start..]);
    }
}

/// How many runs there are between white space.
pub(super) fn n_between_spaces(text: &str) -> usize {
    let (mut n, mut inside) = (0, false);
    for (at, &byte) in text.as_bytes().iter().enumerate() {
        let space = match byte {
            0..0x80 => matches!(byte, b'\t'..=b'\r' | b' '),
            0x80..0xC0 => continue,
            0xC0.. => text[at..].starts_with(char::is_whitespace),
        };
        n += usize::from(inside && space);
        inside = !space;
    }
    n + usize::from(inside)
}

/// The characters that are not ASCII.
pub(super) fn beyond_ascii(text: &str) -> impl Iterator<Item = char> {
    let starts = text.as_bytes().iter().enumerate();
    starts
        .filter(|(_, byte)| **byte >= 0xC0)
        .filter_map(|(at, _)| text[at..].chars().next())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_cut_as_the_standard_library_cuts_them() {
        let text = " The «Київ» — 7\u{a0}a\u{b}b’s naïve\n\tEND";
        let mut words = Vec::new();
        for_each_word(text, |word| words.push(word.to_owned()));
        let expected: Vec<&str> = text
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .collect();
        assert_eq!(words, expected);
        assert_eq!(n_between_spaces(text), text.split_whitespace().count());
        let marked: String = beyond_ascii(text).collect();
        assert_eq!(marked, text.replace(|c: char| c.is_ascii(), ""));
    }
}
