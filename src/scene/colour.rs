//! Colours as data: palettes by `colorous` (ColorBrewer), the paper and ink of both themes, contrast.

use super::settings::{Mode, Theme};

/// An opaque sRGB colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Rgb(pub u8, pub u8, pub u8);

impl Rgb {
    /// As CSS writes it: `#rrggbb`.
    pub fn hex(self) -> String {
        format!("#{:02x}{:02x}{:02x}", self.0, self.1, self.2)
    }

    /// The colour `t` (0…1) of the way toward `other`, in linear light.
    pub fn toward(self, other: Rgb, t: f64) -> Rgb {
        let mix = |a: u8, b: u8| encoded(linear(a) * (1.0 - t) + linear(b) * t);
        Rgb(
            mix(self.0, other.0),
            mix(self.1, other.1),
            mix(self.2, other.2),
        )
    }

    /// Relative luminance, 0…1 (WCAG 2.1).
    pub fn luminance(self) -> f64 {
        0.2126 * linear(self.0) + 0.7152 * linear(self.1) + 0.0722 * linear(self.2)
    }

    /// Contrast ratio with another colour, 1…21 (WCAG 2.1).
    pub fn contrast(self, other: Rgb) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }
}

fn linear(c: u8) -> f64 {
    let c = f64::from(c) / 255.0;
    if c <= 0.04045 {
        c / 12.92
    } else {
        ((c + 0.055) / 1.055).powf(2.4)
    }
}

fn encoded(c: f64) -> u8 {
    let c = if c <= 0.003_130_8 {
        c * 12.92
    } else {
        1.055 * c.powf(1.0 / 2.4) - 0.055
    };
    (c * 255.0).round().clamp(0.0, 255.0) as u8
}

/// The colours of everything but the data.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Paper {
    /// Behind title and footer.
    pub page: Rgb,
    /// Seas and lakes.
    pub sea: Rgb,
    /// Names of waters.
    pub water_ink: Rgb,
    /// Meridians and parallels.
    pub graticule: Rgb,
    /// Land that the map is not about.
    pub context: Rgb,
    /// Land without a mention.
    pub quiet: Rgb,
    /// Land with too few judgements, under its hatching.
    pub few: Rgb,
    /// The hatching of too few judgements.
    pub few_ink: Rgb,
    /// The hatching of disputed pieces.
    pub disputed_ink: Rgb,
    /// Coasts.
    pub coast: Rgb,
    /// Borders between countries.
    pub state: Rgb,
    /// Claimed and ceasefire lines.
    pub claimed: Rgb,
    /// Borders between units.
    pub unit: Rgb,
    /// Borders between countries that the map is not about.
    pub context_line: Rgb,
    /// Words.
    pub ink: Rgb,
    /// Lesser words.
    pub ink_soft: Rgb,
    /// Around words on the map.
    pub halo: Rgb,
    /// The outline of what is hovered or chosen.
    pub accent: Rgb,
}

/// The light theme: cool grey water, warm white land.
pub const LIGHT: Paper = Paper {
    page: Rgb(0xff, 0xff, 0xff),
    sea: Rgb(0xe6, 0xed, 0xf1),
    water_ink: Rgb(0x6b, 0x86, 0x96),
    graticule: Rgb(0xd8, 0xe2, 0xe8),
    context: Rgb(0xf5, 0xf4, 0xf0),
    quiet: Rgb(0xe8, 0xe5, 0xde),
    few: Rgb(0xf4, 0xf2, 0xec),
    few_ink: Rgb(0x96, 0x93, 0x8b),
    disputed_ink: Rgb(0x2b, 0x2b, 0x2b),
    coast: Rgb(0x9f, 0xb0, 0xba),
    state: Rgb(0x4d, 0x4d, 0x4d),
    claimed: Rgb(0x4d, 0x4d, 0x4d),
    unit: Rgb(0xff, 0xff, 0xff),
    context_line: Rgb(0xcf, 0xcb, 0xc2),
    ink: Rgb(0x1d, 0x23, 0x28),
    ink_soft: Rgb(0x57, 0x60, 0x67),
    halo: Rgb(0xff, 0xff, 0xff),
    accent: Rgb(0xc8, 0x23, 0x5a),
};

/// The dark theme: night-blue water, slate land.
pub const DARK: Paper = Paper {
    page: Rgb(0x12, 0x17, 0x1c),
    sea: Rgb(0x16, 0x1d, 0x24),
    water_ink: Rgb(0x6f, 0x8b, 0x9d),
    graticule: Rgb(0x21, 0x2b, 0x34),
    context: Rgb(0x20, 0x27, 0x2e),
    quiet: Rgb(0x31, 0x39, 0x41),
    few: Rgb(0x26, 0x2d, 0x34),
    few_ink: Rgb(0x8a, 0x93, 0x9b),
    disputed_ink: Rgb(0xf2, 0xf2, 0xf2),
    coast: Rgb(0x4d, 0x5f, 0x6d),
    state: Rgb(0xd3, 0xd9, 0xde),
    claimed: Rgb(0xd3, 0xd9, 0xde),
    unit: Rgb(0x12, 0x17, 0x1c),
    context_line: Rgb(0x39, 0x43, 0x4c),
    ink: Rgb(0xf1, 0xf4, 0xf6),
    ink_soft: Rgb(0xa9, 0xb4, 0xbc),
    halo: Rgb(0x12, 0x17, 0x1c),
    accent: Rgb(0xff, 0x7a, 0xa8),
};

impl Paper {
    /// The colours of a theme.
    pub fn of(theme: Theme) -> &'static Paper {
        match theme {
            Theme::Light => &LIGHT,
            Theme::Dark => &DARK,
        }
    }

    /// What stands out against the page in words laid over `fill`: dark on light, light on dark.
    pub fn ink_on(&self, fill: Rgb) -> Rgb {
        let (dark, light) = (LIGHT.ink, DARK.ink);
        if fill.contrast(dark) >= fill.contrast(light) {
            dark
        } else {
            light
        }
    }
}

fn brewer(gradient: colorous::Gradient, t: f64) -> Rgb {
    let c = gradient.eval_continuous(t.clamp(0.0, 1.0));
    Rgb(c.r, c.g, c.b)
}

/// The colour of a frequency class, 0 the lowest of `n_classes` (ColorBrewer YlGnBu; reversed on dark paper).
pub fn frequency(theme: Theme, class: usize, n_classes: usize) -> Rgb {
    let share = if n_classes <= 1 {
        0.6
    } else {
        class as f64 / (n_classes - 1) as f64
    };
    match theme {
        Theme::Light => brewer(colorous::YELLOW_GREEN_BLUE, 0.16 + 0.76 * share),
        Theme::Dark => brewer(colorous::YELLOW_GREEN_BLUE, 0.86 - 0.76 * share),
    }
}

/// The colour of a stance class, 0…6 from most negative to most positive: ColorBrewer PuOr from orange to purple,
/// its middle a grey that no paper has. On dark paper the strongest are the brightest.
pub fn stance(theme: Theme, class: usize) -> Rgb {
    let class = class.min(6);
    if class == 3 {
        return match theme {
            Theme::Light => Rgb(0xc6, 0xc6, 0xc4),
            Theme::Dark => Rgb(0x80, 0x86, 0x8b),
        };
    }
    match theme {
        Theme::Light => diverging([0.1, 0.2, 0.33, 0.5, 0.71, 0.81, 0.91][class]),
        Theme::Dark => diverging([0.33, 0.22, 0.11, 0.5, 0.91, 0.81, 0.7][class]),
    }
}

/// Orange at 0, purple at 1.
fn diverging(t: f64) -> Rgb {
    brewer(colorous::PURPLE_ORANGE, 1.0 - t)
}

/// The colour of a cell in mode Both: `frequency` 0…2 deepens the hue, `stance` 0…2 chooses it.
pub fn both(theme: Theme, frequency: usize, stance: usize) -> Rgb {
    let step = frequency.min(2);
    let c = match stance {
        0 => diverging([0.35, 0.21, 0.08][step]),
        1 => brewer(colorous::GREYS, [0.32, 0.52, 0.72][step]),
        _ => diverging([0.69, 0.8, 0.93][step]),
    };
    match theme {
        Theme::Light => c,
        Theme::Dark => match stance {
            1 => brewer(colorous::GREYS, [0.68, 0.5, 0.3][step]),
            0 => diverging([0.12, 0.22, 0.33][step]).toward(DARK.page, [0.35, 0.1, 0.0][step]),
            _ => diverging([0.9, 0.8, 0.68][step]).toward(DARK.page, [0.1, 0.0, 0.0][step]),
        },
    }
}

/// All colours that a mode can give to a place.
pub fn all(theme: Theme, mode: Mode) -> Vec<Rgb> {
    match mode {
        Mode::Frequency => (0..5).map(|c| frequency(theme, c, 5)).collect(),
        Mode::Stance => (0..7).map(|c| stance(theme, c)).collect(),
        Mode::Both => (0..9).map(|c| both(theme, c / 3, c % 3)).collect(),
    }
}
