//! Where sentences begin and end.

use super::Span;

/// The sentences of `text` in order, without the white space around them.
pub fn sentences(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        let ends = c == '\n' || (c.is_whitespace() && matches!(before, '.' | '!' | '?' | '…'));
        if ends {
            push(text, start, at, &mut found);
            start = at;
        }
        before = c;
    }
    push(text, start, text.len(), &mut found);
    found
}

fn push(text: &str, start: usize, end: usize, found: &mut Vec<Span>) {
    let piece = &text[start..end];
    let start = start + (piece.len() - piece.trim_start().len());
    let end = start + piece.trim().len();
    if start < end {
        found.push(Span::new(start, end));
    }
}
