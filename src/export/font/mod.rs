//! The letters of a drawing, so that it looks the same where the fonts are missing: as a small font inside the file, or
//! as outlines.

mod outline;
mod subset;

use std::collections::BTreeSet;
use std::fmt::Write;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

pub(super) use outline::Outliner;
use subset::{lacking, subset};

use crate::scene::{Cut, FAMILY, FONTS};

/// The families of `FONTS` behind the three cuts, to fall back on.
const OTHERS: [(usize, &str); 2] = [(3, "Noto Sans Georgian"), (4, "Noto Sans Armenian")];

/// The families of every drawing, best first, as CSS names them.
pub(super) const FAMILIES: &str =
    "Inter, 'Noto Sans Georgian', 'Noto Sans Armenian', 'DejaVu Sans', sans-serif";

/// Which letters a drawing uses of each cut.
#[derive(Clone, Debug, Default)]
pub(super) struct Used {
    letters: [BTreeSet<char>; 3],
}

impl Used {
    /// Remembers the letters of a text.
    pub fn add(&mut self, text: &str, cut: Cut) {
        self.letters[position(cut)].extend(text.chars());
    }

    /// The letters as fonts in CSS, each only as large as they need.
    pub fn font_faces(&self) -> String {
        let mut css = String::new();
        let looks = [(400, "normal"), (600, "normal"), (400, "italic")];
        for (i, (weight, style)) in looks.into_iter().enumerate() {
            face(&mut css, FAMILY, weight, style, i, &self.letters[i]);
        }
        let all: BTreeSet<char> = self.letters.iter().flatten().copied().collect();
        let all = lacking(FONTS[0], &all);
        for (i, family) in OTHERS {
            face(&mut css, family, 400, "normal", i, &all);
        }
        css
    }
}

/// Where a cut stands among `FONTS`.
fn position(cut: Cut) -> usize {
    match cut {
        Cut::Regular => 0,
        Cut::Bold => 1,
        Cut::Italic => 2,
    }
}

fn face(
    css: &mut String,
    family: &str,
    weight: u32,
    style: &str,
    font: usize,
    letters: &BTreeSet<char>,
) {
    let Some(bytes) = subset(FONTS[font], letters) else {
        return;
    };
    writeln!(
        css,
        "@font-face{{font-family:'{family}';font-weight:{weight};font-style:{style};\
         src:url(data:font/ttf;base64,{}) format('truetype')}}",
        STANDARD.encode(bytes)
    )
    .expect("a string takes everything");
}
