//! The fonts of every drawing, built in, and how wide words are in them.

use ttf_parser::Face;

/// The family that SVG names.
pub const FAMILY: &str = "Inter";

/// The font files: text, bold, italic, then Georgian and Armenian to fall back on (SIL Open Font License).
pub const FONTS: [&[u8]; 5] = [
    include_bytes!("../../assets/fonts/Inter_400Regular.ttf"),
    include_bytes!("../../assets/fonts/Inter_600SemiBold.ttf"),
    include_bytes!("../../assets/fonts/Inter_400Regular_Italic.ttf"),
    include_bytes!("../../assets/fonts/NotoSansGeorgian_400Regular.ttf"),
    include_bytes!("../../assets/fonts/NotoSansArmenian_400Regular.ttf"),
];

/// A cut of the family.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Cut {
    /// Upright.
    Regular,
    /// Semi-bold.
    Bold,
    /// Italic, for waters.
    Italic,
}

/// Measures words.
pub struct Letters {
    faces: Vec<Face<'static>>,
}

impl Default for Letters {
    fn default() -> Self {
        Self {
            faces: FONTS
                .iter()
                .filter_map(|bytes| Face::parse(bytes, 0).ok())
                .collect(),
        }
    }
}

impl Letters {
    /// The width of one line of text, in the unit of `size`.
    pub fn width(&self, text: &str, cut: Cut, size: f64) -> f64 {
        text.chars().map(|c| self.advance(c, cut)).sum::<f64>() * size
    }

    fn advance(&self, c: char, cut: Cut) -> f64 {
        let first = match cut {
            Cut::Regular => 0,
            Cut::Bold => 1,
            Cut::Italic => 2,
        };
        [first, 3, 4]
            .iter()
            .filter_map(|&i| self.faces.get(i))
            .find_map(|face| {
                let glyph = face.glyph_index(c)?;
                Some(f64::from(face.glyph_hor_advance(glyph)?) / f64::from(face.units_per_em()))
            })
            .unwrap_or(0.6)
    }

    /// Cuts text into lines no wider than `width`, at spaces.
    pub fn wrap(&self, text: &str, cut: Cut, size: f64, width: f64) -> Vec<String> {
        let mut lines = vec![String::new()];
        for word in text.split_whitespace() {
            let last = lines.last_mut().expect("there is always a line");
            let longer = if last.is_empty() {
                word.to_owned()
            } else {
                format!("{last} {word}")
            };
            if last.is_empty() || self.width(&longer, cut, size) <= width {
                *last = longer;
            } else {
                lines.push(word.to_owned());
            }
        }
        lines
    }
}
