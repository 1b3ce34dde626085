//! Where sentences begin and end, in news in English, Russian and Ukrainian.
//!
//! One pass over the bytes; only at a full stop, a question mark, an exclamation mark or an ellipsis is anything weighed.
//! Lines end sentences too, unless the text was broken to fit a width.

use super::Span;
use super::boundary::{Place, ends};
use super::wrap::{goes_on, is_wrapped};

/// The sentences of `text` in order, without the white space around them. Headlines and list items are sentences too.
pub fn sentences(text: &str) -> Vec<Span> {
    let mut found = Vec::with_capacity(text.len() / 120 + 1);
    let mut paragraph: Vec<Span> = Vec::new();
    for line in lines(text) {
        if line.of(text).trim().is_empty() {
            close(text, &mut paragraph, &mut found);
        } else {
            paragraph.push(line);
        }
    }
    close(text, &mut paragraph, &mut found);
    found
}

fn lines(text: &str) -> impl Iterator<Item = Span> {
    let mut start = 0;
    let ends = memchr::memchr_iter(b'\n', text.as_bytes()).chain(std::iter::once(text.len()));
    ends.map(move |end| Span::new(std::mem::replace(&mut start, end + 1), end))
}

/// Splits the lines of one paragraph and forgets them.
fn close(text: &str, paragraph: &mut Vec<Span>, found: &mut Vec<Span>) {
    let wrapped = paragraph.len() > 2
        && is_wrapped(
            &paragraph
                .iter()
                .map(|line| line.of(text))
                .collect::<Vec<_>>(),
        );
    let mut open: Option<Span> = None;
    for line in paragraph.drain(..) {
        open = match open {
            Some(before) if wrapped || goes_on(line.of(text)) => {
                Some(Span::new(before.start, line.end))
            }
            Some(before) => {
                split(text, before, found);
                Some(line)
            }
            None => Some(line),
        };
    }
    if let Some(last) = open {
        split(text, last, found);
    }
}

/// Splits one run of text at its full stops.
fn split(text: &str, block: Span, found: &mut Vec<Span>) {
    let run = block.of(text);
    let bytes = run.as_bytes();
    let mut start = 0;
    let mut at = 0;
    while at < bytes.len() {
        let stop = match bytes[at] {
            b'.' | b'!' | b'?' => true,
            0xE2 => bytes[at..].starts_with("…".as_bytes()),
            _ => false,
        };
        if !stop {
            at += 1;
            continue;
        }
        let place = Place::new(run, start, at);
        at = place.end;
        if ends(&place) {
            push(block.start, run, start, place.end, found);
            start = place.end;
        }
    }
    push(block.start, run, start, run.len(), found);
}

fn push(base: usize, run: &str, start: usize, end: usize, found: &mut Vec<Span>) {
    let piece = &run[start..end];
    let lead = piece.len() - piece.trim_start().len();
    let trimmed = piece.trim();
    if !trimmed.is_empty() {
        let start = base + start + lead;
        found.push(Span::new(start, start + trimmed.len()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_lie_in_order_and_hold_all_but_white_space() {
        let text =
            "  Заголовок\n\nПервое… второе! \"Third?\" he said.  4. Fifth\r\n and U.S. troops.";
        let spans = sentences(text);
        assert!(spans.windows(2).all(|pair| pair[0].end <= pair[1].start));
        let kept: String = spans
            .iter()
            .flat_map(|span| span.of(text).split_whitespace())
            .collect();
        assert_eq!(kept, text.split_whitespace().collect::<String>());
    }

    #[test]
    fn nothing_gives_nothing() {
        assert!(sentences("").is_empty() && sentences(" \n \n").is_empty());
    }
}
