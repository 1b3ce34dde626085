//! Lines that were broken to fit a width: they are one paragraph, not one sentence or headline each.

/// The widest line, in characters, that is taken for a broken one.
const MAX_WIDTH: usize = 110;

/// The narrowest, in characters.
const MIN_WIDTH: usize = 40;

/// Whether the lines of one paragraph were broken to fit a width: each but the last is so full that the first word of
/// the next would not have fitted.
pub(super) fn is_wrapped(lines: &[&str]) -> bool {
    if lines.len() < 3 {
        return false;
    }
    let lengths: Vec<usize> = lines
        .iter()
        .map(|line| line.trim().chars().count())
        .collect();
    let width = lengths.iter().copied().max().unwrap_or(0);
    if !(MIN_WIDTH..=MAX_WIDTH).contains(&width) {
        return false;
    }
    let n_full = lines
        .windows(2)
        .zip(&lengths)
        .filter(|(pair, length)| **length + 1 + first_word(pair[1]) >= width);
    n_full.count() == lines.len() - 1
}

fn first_word(line: &str) -> usize {
    line.split_whitespace()
        .next()
        .map_or(0, |word| word.chars().count())
}

/// Whether `line` goes on from the one before: it begins with a small letter.
pub(super) fn goes_on(line: &str) -> bool {
    line.trim_start()
        .chars()
        .next()
        .is_some_and(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn broken_lines_are_told_from_lists_and_headlines() {
        let broken = [
            "Officials in the port city said on Monday that grain exports",
            "through the corridor had resumed after a pause of nine days",
            "caused by storms.",
        ];
        assert!(is_wrapped(&broken));
        assert!(!is_wrapped(&["Moscow", "Minsk", "Kyiv"]));
        assert!(!is_wrapped(&[
            "A headline of a good length stands here",
            "Short",
            "And the story begins after it."
        ]));
        assert!(goes_on(" and more") && !goes_on("And more"));
    }
}
