//! What is asked for when something leaves the program: which content, in which form, how large.

use serde::{Deserialize, Serialize};

/// The content.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum What {
    /// The map as a picture or page.
    #[default]
    Map,
    /// A page for each place: its map, its numbers, its strongest sentences.
    Atlas,
    /// The places with their numbers.
    Regions,
    /// Every piece of the ground as it is painted.
    Pieces,
    /// The mentions with their evidence.
    Mentions,
    /// Who speaks how of whom.
    Voices,
}

impl What {
    /// Its name in arguments and messages.
    pub fn name(self) -> &'static str {
        match self {
            What::Map => "map",
            What::Atlas => "atlas",
            What::Regions => "regions",
            What::Pieces => "pieces",
            What::Mentions => "mentions",
            What::Voices => "voices",
        }
    }
}

/// The form of the file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Form {
    /// Pixels.
    #[default]
    Png,
    /// Lines and letters.
    Svg,
    /// Lines and letters on paper.
    Pdf,
    /// A page to look at, point at and click through.
    Html,
    /// A table.
    Csv,
    /// Outlines with numbers.
    Geojson,
    /// A JSON object a line.
    Jsonl,
}

impl Form {
    /// All forms; those with a map first.
    pub const ALL: [Form; 7] = [
        Form::Png,
        Form::Svg,
        Form::Pdf,
        Form::Html,
        Form::Csv,
        Form::Geojson,
        Form::Jsonl,
    ];

    /// The ending of its files.
    pub fn ending(self) -> &'static str {
        match self {
            Form::Png => "png",
            Form::Svg => "svg",
            Form::Pdf => "pdf",
            Form::Html => "html",
            Form::Csv => "csv",
            Form::Geojson => "geojson",
            Form::Jsonl => "jsonl",
        }
    }

    /// The form that the ending of `path` names, in small letters or large.
    pub fn of(path: &std::path::Path) -> Option<Form> {
        let ending = path.extension()?.to_str()?.to_ascii_lowercase();
        let ending = if ending == "htm" { "html" } else { &ending };
        Form::ALL.into_iter().find(|form| form.ending() == ending)
    }

    /// What it can hold, the usual first.
    pub fn holds(self) -> &'static [What] {
        match self {
            Form::Png | Form::Svg | Form::Html => &[What::Map],
            Form::Pdf => &[What::Map, What::Atlas],
            Form::Csv => &[What::Regions, What::Mentions, What::Voices],
            Form::Geojson => &[What::Regions, What::Pieces],
            Form::Jsonl => &[What::Mentions],
        }
    }

    /// Whether a file of this form has a place inside for how it was made; for the others it stands in a file beside.
    pub fn carries_made(self) -> bool {
        !matches!(self, Form::Csv | Form::Jsonl)
    }
}

/// How text stands in an SVG.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lettering {
    /// As text, with the letters that it needs of each font inside the file.
    #[default]
    Text,
    /// As outlines, which look the same everywhere and cannot be selected.
    Outlines,
}

/// How large a picture is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Size {
    /// Width in pixels.
    pub width_px: u32,
    /// Height in pixels.
    pub height_px: u32,
    /// Pixels an inch on paper.
    pub dpi: u32,
}

/// Pixels an inch where nothing else is said, as CSS has it.
pub const SCREEN_DPI: u32 = 96;

impl Size {
    /// So many pixels, for the screen.
    pub const fn screen(width_px: u32, height_px: u32) -> Self {
        Self {
            width_px,
            height_px,
            dpi: SCREEN_DPI,
        }
    }
}

/// A size with a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Preset {
    /// A slide, 16:9.
    Slide,
    /// A sheet of A4 on its side, at 300 pixels an inch.
    A4,
    /// A square for a post.
    Square,
    /// A picture in a web page.
    Web,
}

impl Preset {
    /// All presets.
    pub const ALL: [Preset; 4] = [Preset::Slide, Preset::A4, Preset::Square, Preset::Web];

    /// Its size.
    pub const fn size(self) -> Size {
        match self {
            Preset::Slide => Size::screen(1920, 1080),
            Preset::A4 => Size {
                width_px: 3508,
                height_px: 2480,
                dpi: 300,
            },
            Preset::Square => Size::screen(1600, 1600),
            Preset::Web => Size::screen(1200, 750),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    #[test]
    fn the_ending_names_the_form() {
        assert_eq!(Form::of(Path::new("a/b.PNG")), Some(Form::Png));
        assert_eq!(Form::of(Path::new("a.htm")), Some(Form::Html));
        assert_eq!(Form::of(Path::new("a.doc")), None);
        assert_eq!(Form::of(Path::new("png")), None);
    }
}
