//! The tags of a page, seen one after another without a tree: enough to tell beforehand how deep it nests, and to read
//! one that nests too deep.

use std::ops::Range;

/// Deeper markup is not a page but an attack on the parser, whose time grows with the depth and whose stack is finite.
pub(super) const MAX_DEPTH: usize = 1500;

/// An end tag is matched with one of so many elements, the last that were opened.
const NEAREST: usize = 64;

/// Elements that have no end tag or seldom one: none stands right inside another of its kind.
const UNNESTED: [&str; 22] = [
    "area", "base", "br", "col", "dd", "dt", "embed", "hr", "img", "input", "li", "link", "meta",
    "option", "p", "param", "source", "td", "th", "tr", "track", "wbr",
];

/// Elements whose inside is a program, in which `<` means less.
const PROGRAMS: [&str; 2] = ["script", "style"];

/// Drawings and formulas, in which `/>` ends an element; in the rest of a page it means nothing.
const FOREIGN: [&str; 2] = ["svg", "math"];

/// A stretch of a page that is no text; a program belongs to the tag that begins it.
struct Markup<'a> {
    bytes: Range<usize>,
    tag: Tag<'a>,
}

enum Tag<'a> {
    Start(&'a str),
    End(&'a str),
    /// A comment or declaration.
    Other,
}

/// Whether the tags seem to nest deeper than `MAX_DEPTH`. A page can be made that hides its depth from this, so the tree
/// must still be measured; a page that is only long must not seem deep.
pub(super) fn seem_too_deep(page: &str) -> bool {
    let mut open: Vec<&str> = Vec::new();
    for Markup { bytes, tag } in markup(page) {
        let nearest = &open[open.len().saturating_sub(NEAREST)..];
        match tag {
            Tag::Start(name) if is_one_of(name, &UNNESTED) => {}
            Tag::Start(_)
                if page[..bytes.end].ends_with("/>")
                    && nearest.iter().any(|name| is_one_of(name, &FOREIGN)) => {}
            Tag::Start(name) => open.push(name),
            Tag::End(name) => {
                let mut above = nearest.iter().rev();
                if let Some(n) = above.position(|other| other.eq_ignore_ascii_case(name)) {
                    open.truncate(open.len() - n - 1);
                }
            }
            Tag::Other => {}
        }
        if open.len() > MAX_DEPTH {
            return true;
        }
    }
    false
}

/// What is left of a page when all tags, comments and programs are cut out.
pub(super) fn without_tags(page: &str) -> String {
    let mut kept = String::with_capacity(page.len() / 2);
    let mut rest = 0;
    for Markup { bytes, .. } in markup(page) {
        kept.push_str(&page[rest..bytes.start]);
        kept.push('\n');
        rest = bytes.end;
    }
    kept.push_str(&page[rest..]);
    kept
}

fn is_one_of(name: &str, names: &[&str]) -> bool {
    names.iter().any(|known| known.eq_ignore_ascii_case(name))
}

/// All markup of a page, in order.
fn markup(page: &str) -> impl Iterator<Item = Markup<'_>> {
    let mut rest = 0;
    std::iter::from_fn(move || {
        loop {
            let start = find(page, rest, "<")?;
            if let Some(found) = markup_at(page, start) {
                rest = found.bytes.end;
                return Some(found);
            }
            rest = start + 1;
        }
    })
}

/// The markup that begins with the `<` at `start`; none where it is only a sign. What does not end goes on to the end.
fn markup_at(page: &str, start: usize) -> Option<Markup<'_>> {
    let inside = &page[start + 1..];
    let after = |from, words| find(page, from, words).map_or(page.len(), |at| at + words.len());
    let (end, tag) = match inside.bytes().next()? {
        // The shortest comment is `<!-->`.
        b'!' if inside.starts_with("!--") => (after(start + 2, "-->"), Tag::Other),
        b'!' | b'?' => (after(start, ">"), Tag::Other),
        b'/' => {
            let end = after(start, ">");
            match name_of(&inside[1..]) {
                "" => (end, Tag::Other),
                name => (end, Tag::End(name)),
            }
        }
        b if b.is_ascii_alphabetic() => {
            let name = name_of(inside);
            let end = after(start, ">");
            match is_one_of(name, &PROGRAMS) {
                true => (end_of_program(page, end, name), Tag::Start(name)),
                false => (end, Tag::Start(name)),
            }
        }
        _ => return None,
    };
    let bytes = start..end;
    Some(Markup { bytes, tag })
}

/// The name that a tag begins with; empty where it begins with no letter.
fn name_of(tag: &str) -> &str {
    if !tag.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return "";
    }
    let end = tag.find(|c: char| c.is_ascii_whitespace() || matches!(c, '/' | '>'));
    &tag[..end.unwrap_or(tag.len())]
}

/// Where the end tag of the program `name`, which begins at `from`, begins.
fn end_of_program(page: &str, mut from: usize, name: &str) -> usize {
    while let Some(at) = find(page, from, "</") {
        if name_of(&page[at + 2..]).eq_ignore_ascii_case(name) {
            return at;
        }
        from = at + 2;
    }
    page.len()
}

fn find(page: &str, from: usize, words: &str) -> Option<usize> {
    let at = memchr::memmem::find(&page.as_bytes()[from..], words.as_bytes())?;
    Some(from + at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(page: &str, expected: &str) {
        let words: Vec<String> = without_tags(page)
            .split_whitespace()
            .map(str::to_owned)
            .collect();
        assert_eq!(words.join(" "), expected, "{page}");
    }

    #[test]
    fn what_is_no_text_is_cut_out() {
        check("<p class=x>one<br/>two</p>", "one two");
        check("one <!-- <p>two</p> --> three<!-->four", "one three four");
        check("<SCRIPT>if (a<b) '</p>'</script>one", "one");
        check("<style>p > a { x: '<'; }</style >one", "one");
        check(
            "1 < 2, 3 <4> <о> </ > <!DOCTYPE html>five",
            "1 < 2, 3 <4> <о> five",
        );
        check("one<script>two", "one");
        check("one<p two", "one");
    }

    #[test]
    fn only_what_nests_is_deep() {
        let deep = |page: &str| seem_too_deep(&page.repeat(2000));
        for long in [
            "<div></div>",
            "<p>one<li>two<td>three",
            "<script>i<e.length</script>",
            "<svg><path/><circle r=1 /></svg>",
            "<b><i></b></i>",
            "<!-- <div> -->",
            "<DIV></div>",
            "i<e.length ",
        ] {
            assert!(!deep(long), "{long}");
        }
        for nested in [
            "<div>",
            "<div></p>",
            "<div/>",
            "<div><!--</div>-->",
            "<div title='</div>'>",
            "<div><script></div></script>",
        ] {
            assert!(deep(nested), "{nested}");
        }
    }
}
