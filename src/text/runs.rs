//! Runs of letters in a text, found by bytes: most letters of most texts are ASCII and need no decoding.

/// The runs of letters and digits.
pub(super) fn words(text: &str) -> impl Iterator<Item = &str> {
    let mut at = 0;
    std::iter::from_fn(move || {
        while letter(text, at).is_none() {
            at += match *text.as_bytes().get(at)? {
                0..0x80 => 1,
                _ => text[at..].chars().next()?.len_utf8(),
            };
        }
        let start = at;
        while let Some(n_bytes) = letter(text, at) {
            at += n_bytes;
        }
        Some(&text[start..at])
    })
}

/// The length of the letter or digit at byte `at`, if one is there. The standard library searches a table for every letter
/// beyond ASCII; most of those that come here are Cyrillic.
#[inline]
fn letter(text: &str, at: usize) -> Option<usize> {
    match *text.as_bytes().get(at)? {
        byte @ 0..0x80 => byte.is_ascii_alphanumeric().then_some(1),
        _ => {
            let c = text[at..].chars().next()?;
            (matches!(c, 'А'..='я') || c.is_alphanumeric()).then_some(c.len_utf8())
        }
    }
}

/// How many runs there are between white space.
pub(super) fn n_between_spaces(text: &str) -> usize {
    if beyond_ascii(text).any(char::is_whitespace) {
        return text.split_whitespace().count();
    }
    let is_space = |byte: u8| matches!(byte, b'\t'..=b'\r' | b' ');
    let bytes = text.as_bytes();
    let Some((&first, rest)) = bytes.split_first() else {
        return 0;
    };
    // Pieces of so many are counted in bytes, many side by side.
    let pairs = bytes.chunks(255).zip(rest.chunks(255));
    let starts = pairs.map(|(before, after)| {
        let pairs = before.iter().zip(after);
        let starts = pairs.map(|(&before, &after)| u8::from(is_space(before) & !is_space(after)));
        usize::from(starts.sum::<u8>())
    });
    usize::from(!is_space(first)) + starts.sum::<usize>()
}

/// The characters that are not ASCII. Pieces without any are passed over whole.
pub(super) fn beyond_ascii(text: &str) -> impl Iterator<Item = char> {
    const PIECE: usize = 32;
    let pieces = text.as_bytes().chunks(PIECE).enumerate();
    pieces
        .filter(|(_, piece)| !piece.is_ascii())
        .flat_map(move |(n, piece)| {
            let starts = piece.iter().enumerate().filter(|(_, byte)| **byte >= 0xC0);
            starts.filter_map(move |(at, _)| text[n * PIECE + at..].chars().next())
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_cut_as_the_standard_library_cuts_them() {
        let text = " The «Київ» — 7\u{a0}a\u{b}b’s naïve\n\tEND";
        let expected: Vec<&str> = text
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .collect();
        assert_eq!(words(text).collect::<Vec<_>>(), expected);
        assert_eq!(n_between_spaces(text), text.split_whitespace().count());
        assert_eq!(n_between_spaces(" a b\tcd \n"), 3);
        for text in [text, &"An ordinary sentence, then Київ. ".repeat(3)] {
            let marked: String = beyond_ascii(text).collect();
            assert_eq!(marked, text.replace(|c: char| c.is_ascii(), ""));
        }
    }
}
