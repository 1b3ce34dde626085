//! Writes SVG elements; numbers have one or two digits, so that the same scene gives the same bytes.

use std::fmt::Write;

use crate::export::font::{Outliner, Used};
use crate::scene::{Cut, Px, PxRect, Rgb};

/// A document in the making.
pub(in crate::export) struct Pen {
    text: String,
    /// Pixels a point.
    pub scale: f64,
    /// The letters that it uses.
    pub used: Used,
    /// Writes text as outlines, where it is there.
    outliner: Option<Outliner>,
}

/// Where a line of text is held.
#[derive(Clone, Copy, PartialEq)]
pub(in crate::export) enum Hold {
    Start,
    Middle,
    End,
}

/// One line of text.
pub(in crate::export) struct Words<'a> {
    pub text: &'a str,
    pub at: Px,
    pub hold: Hold,
    pub cut: Cut,
    /// In pixels.
    pub size: f64,
    pub fill: Rgb,
    pub halo: Option<Rgb>,
}

/// How a line is drawn; widths and dashes in pixels.
#[derive(Clone, Copy)]
pub(in crate::export) struct Line<'a> {
    pub colour: Rgb,
    pub width: f64,
    pub dashes: &'a [f64],
    pub opacity: f64,
}

impl Pen {
    pub fn new(scale: f64) -> Self {
        Self {
            text: String::with_capacity(1 << 20),
            scale,
            used: Used::default(),
            outliner: None,
        }
    }

    /// One that writes text as outlines.
    pub fn outlining(scale: f64) -> Self {
        Self {
            outliner: Some(Outliner::new()),
            ..Self::new(scale)
        }
    }

    pub fn done(self) -> String {
        self.text
    }

    pub fn raw(&mut self, text: &str) {
        self.text.push_str(text);
    }

    pub fn put(&mut self, args: std::fmt::Arguments<'_>) {
        self.text
            .write_fmt(args)
            .expect("a string takes everything");
    }

    pub fn open(&mut self, id: &str, more: &str) {
        self.put(format_args!("<g id=\"{}\"{more}>\n", escaped(id)));
    }

    pub fn close(&mut self) {
        self.raw("</g>\n");
    }

    pub fn rect(&mut self, r: &PxRect, fill: Rgb, stroke: Option<Line<'_>>) {
        self.put(format_args!(
            "<rect x=\"{:.1}\" y=\"{:.1}\" width=\"{:.1}\" height=\"{:.1}\" fill=\"{}\"",
            r.x,
            r.y,
            r.w,
            r.h,
            fill.hex()
        ));
        if let Some(line) = stroke {
            self.put(format_args!(
                " stroke=\"{}\" stroke-width=\"{:.2}\"",
                line.colour.hex(),
                line.width
            ));
        }
        self.raw("/>\n");
    }

    /// A circle; `place` is the code of the place that it stands for, or empty.
    pub fn circle(&mut self, at: Px, radius: f64, fill: Rgb, line: Line<'_>, place: &str) {
        self.raw("<circle");
        if !place.is_empty() {
            self.put(format_args!(" data-place=\"{}\"", escaped(place)));
        }
        self.put(format_args!(
            " cx=\"{:.1}\" cy=\"{:.1}\" r=\"{radius:.2}\" fill=\"{}\" stroke=\"{}\" stroke-width=\"{:.2}\"/>\n",
            at.x,
            at.y,
            fill.hex(),
            line.colour.hex(),
            line.width
        ));
    }

    pub fn stroke(&mut self, path: &str, line: Line<'_>) {
        if path.is_empty() {
            return;
        }
        self.put(format_args!(
            "<path d=\"{path}\" fill=\"none\" stroke=\"{}\" stroke-width=\"{:.2}\" stroke-linejoin=\"round\" stroke-linecap=\"round\"",
            line.colour.hex(),
            line.width
        ));
        if line.opacity < 1.0 {
            self.put(format_args!(" stroke-opacity=\"{:.2}\"", line.opacity));
        }
        if !line.dashes.is_empty() {
            let dashes: Vec<String> = line.dashes.iter().map(|d| format!("{d:.1}")).collect();
            self.put(format_args!(" stroke-dasharray=\"{}\"", dashes.join(" ")));
        }
        self.raw("/>\n");
    }

    pub fn words(&mut self, words: &Words<'_>) {
        if self.outliner.is_some() {
            self.outlines(words);
            return;
        }
        self.used.add(words.text, words.cut);
        let hold = match words.hold {
            Hold::Start => "",
            Hold::Middle => " text-anchor=\"middle\"",
            Hold::End => " text-anchor=\"end\"",
        };
        self.put(format_args!(
            "<text x=\"{:.1}\" y=\"{:.1}\"{hold} font-size=\"{:.1}\" fill=\"{}\"",
            words.at.x,
            words.at.y,
            words.size,
            words.fill.hex()
        ));
        match words.cut {
            Cut::Regular => {}
            Cut::Bold => self.raw(" font-weight=\"600\""),
            Cut::Italic => self.raw(" font-style=\"italic\""),
        }
        self.halo(words);
        self.put(format_args!(">{}</text>\n", escaped(words.text)));
    }

    fn outlines(&mut self, words: &Words<'_>) {
        let Some(outliner) = &self.outliner else {
            return;
        };
        let path = |at| outliner.path(words.text, words.cut, words.size, at);
        let (mut outline, width) = path(words.at);
        let back = match words.hold {
            Hold::Start => 0.0,
            Hold::Middle => width / 2.0,
            Hold::End => width,
        };
        if back != 0.0 {
            let x = words.at.x - back;
            outline = path(Px { x, ..words.at }).0;
        }
        self.put(format_args!(
            "<path role=\"img\" aria-label=\"{}\" d=\"{outline}\" fill=\"{}\"",
            escaped(words.text),
            words.fill.hex()
        ));
        self.halo(words);
        self.raw("/>\n");
    }

    fn halo(&mut self, words: &Words<'_>) {
        if let Some(halo) = words.halo {
            self.put(format_args!(
                " stroke=\"{}\" stroke-width=\"{:.1}\" stroke-linejoin=\"round\" paint-order=\"stroke\" stroke-opacity=\"0.85\"",
                halo.hex(),
                words.size * 0.24
            ));
        }
    }
}

/// Adds a polyline to a path.
pub(in crate::export) fn trace(path: &mut String, points: impl Iterator<Item = Px>, close: bool) {
    let mut command = 'M';
    let mut last = (i64::MIN, i64::MIN);
    for p in points {
        let here = ((p.x * 10.0).round() as i64, (p.y * 10.0).round() as i64);
        if here == last {
            continue;
        }
        last = here;
        path.push(command);
        tenths(path, here.0);
        if here.1 >= 0 {
            path.push(' ');
        }
        tenths(path, here.1);
        command = 'L';
    }
    if close && command == 'L' {
        path.push('Z');
    }
}

fn tenths(path: &mut String, n: i64) {
    let sign = if n < 0 { "-" } else { "" };
    let (whole, tenth) = (n.unsigned_abs() / 10, n.unsigned_abs() % 10);
    let written = if tenth == 0 {
        write!(path, "{sign}{whole}")
    } else {
        write!(path, "{sign}{whole}.{tenth}")
    };
    written.expect("a string takes everything");
}

/// Text as XML wants it; control characters, which XML forbids, are dropped.
pub(in crate::export) fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => safe.push(' '),
            c => safe.push(c),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_script_in_a_title_stays_text() {
        assert_eq!(escaped("<script>\"&\u{0}"), "&lt;script&gt;&quot;&amp; ");
    }

    #[test]
    fn paths_are_short() {
        let mut path = String::new();
        let points = [(0.0, -0.04), (1.25, -3.0), (1.26, -3.01), (10.0, 2.5)];
        trace(
            &mut path,
            points.into_iter().map(|(x, y)| Px { x, y }),
            true,
        );
        assert_eq!(path, "M0 0L1.3-3L10 2.5Z");
    }
}
