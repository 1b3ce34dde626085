//! Words as outlines, shaped as the other renderers shape them.

use std::fmt::Write;

use rustybuzz::{Face, UnicodeBuffer};
use ttf_parser::OutlineBuilder;

use super::position;
use crate::scene::{Cut, FONTS, Px};

/// Turns words into paths.
pub(in crate::export) struct Outliner {
    faces: Vec<Face<'static>>,
}

impl Outliner {
    /// With the built-in fonts.
    pub fn new() -> Self {
        let faces = FONTS.iter().filter_map(|font| Face::from_slice(font, 0));
        Self {
            faces: faces.collect(),
        }
    }

    /// The outlines of one line of text that starts at `at`, as SVG path data, and its width.
    pub fn path(&self, text: &str, cut: Cut, size: f64, at: Px) -> (String, f64) {
        let mut line = Trace {
            path: String::new(),
            x: at.x,
            y: at.y,
            scale: 1.0,
        };
        for (face, run) in self.runs(text, cut) {
            let face = &self.faces[face];
            line.scale = size / f64::from(face.units_per_em());
            let mut letters = UnicodeBuffer::new();
            letters.push_str(run);
            letters.guess_segment_properties();
            let shaped = rustybuzz::shape(face, &[], letters);
            for (glyph, place) in shaped.glyph_infos().iter().zip(shaped.glyph_positions()) {
                let (x, y) = (line.x, line.y);
                line.x += f64::from(place.x_offset) * line.scale;
                line.y -= f64::from(place.y_offset) * line.scale;
                if let Ok(id) = u16::try_from(glyph.glyph_id) {
                    face.outline_glyph(ttf_parser::GlyphId(id), &mut line);
                }
                line.x = x + f64::from(place.x_advance) * line.scale;
                line.y = y;
            }
        }
        (line.path, line.x - at.x)
    }

    /// Cuts a text where another font must take over: the first of the cut and the two others that has the letter.
    fn runs<'t>(&self, text: &'t str, cut: Cut) -> Vec<(usize, &'t str)> {
        let first = position(cut);
        let face_of = |c: char| {
            let has = |i: &&usize| {
                let face = self.faces.get(**i);
                face.is_some_and(|f| f.glyph_index(c).is_some())
            };
            [first, 3, 4].iter().find(has).copied().unwrap_or(first)
        };
        let mut runs: Vec<(usize, usize)> = Vec::new();
        for (at, c) in text.char_indices() {
            let face = face_of(c);
            if runs.last().is_none_or(|(last, _)| *last != face) {
                runs.push((face, at));
            }
        }
        let ends = runs.iter().skip(1).map(|(_, at)| *at).chain([text.len()]);
        runs.iter()
            .zip(ends)
            .map(|(&(face, start), end)| (face, &text[start..end]))
            .filter(|(face, _)| *face < self.faces.len())
            .collect()
    }
}

/// Writes one glyph after the other.
struct Trace {
    path: String,
    x: f64,
    y: f64,
    scale: f64,
}

impl Trace {
    fn put(&mut self, command: char, points: &[(f32, f32)]) {
        self.path.push(command);
        for (i, (x, y)) in points.iter().enumerate() {
            let gap = if i == 0 { "" } else { " " };
            let (x, y) = (
                self.x + f64::from(*x) * self.scale,
                self.y - f64::from(*y) * self.scale,
            );
            write!(self.path, "{gap}{x:.2} {y:.2}").expect("a string takes everything");
        }
    }
}

impl OutlineBuilder for Trace {
    fn move_to(&mut self, x: f32, y: f32) {
        self.put('M', &[(x, y)]);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.put('L', &[(x, y)]);
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        self.put('Q', &[(x1, y1), (x, y)]);
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        self.put('C', &[(x1, y1), (x2, y2), (x, y)]);
    }

    fn close(&mut self) {
        self.path.push('Z');
    }
}
