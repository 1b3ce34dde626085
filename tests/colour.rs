//! The colours of the map: told apart by every kind of sight, read on by everyone, and as `docs/colour.md` says.

use std::fmt::Write as _;

use stancemap::scene::{Mode, Paper, Rgb, Theme, all_colours};

/// Machado, Oliveira & Fernandes 2009, severity 1: how red, green and blue arrive without one kind of cone.
const SIGHTS: [(&str, [[f64; 3]; 3]); 4] = [
    (
        "all cones",
        [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]],
    ),
    (
        "protan",
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ],
    ),
    (
        "deutan",
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ],
    ),
    (
        "tritan",
        [
            [1.255528, -0.076749, -0.178779],
            [-0.078411, 0.930809, 0.147602],
            [0.004733, 0.691367, 0.303900],
        ],
    ),
];

/// CIE L*a*b* (D65) of a colour as somebody sees it.
fn lab(c: Rgb, seen: &[[f64; 3]; 3]) -> [f64; 3] {
    let linear = |c: u8| {
        let c = f64::from(c) / 255.0;
        if c <= 0.04045 {
            c / 12.92
        } else {
            ((c + 0.055) / 1.055).powf(2.4)
        }
    };
    let rgb = [linear(c.0), linear(c.1), linear(c.2)];
    let [r, g, b] = seen.map(|row| {
        row.iter()
            .zip(rgb)
            .map(|(m, v)| m * v)
            .sum::<f64>()
            .clamp(0.0, 1.0)
    });
    let f = |t: f64| {
        if t > 0.008856 {
            t.cbrt()
        } else {
            7.787 * t + 16.0 / 116.0
        }
    };
    let x = f((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047);
    let y = f(0.2126 * r + 0.7152 * g + 0.0722 * b);
    let z = f((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883);
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

/// How far apart two colours are for somebody (CIE 1976 ΔE; about 2 can just be seen).
fn distance(a: Rgb, b: Rgb, seen: &[[f64; 3]; 3]) -> f64 {
    let (p, q) = (lab(a, seen), lab(b, seen));
    p.iter()
        .zip(q)
        .map(|(p, q)| (p - q).powi(2))
        .sum::<f64>()
        .sqrt()
}

/// The colours that can stand side by side in one map.
fn colours(theme: Theme, mode: Mode) -> Vec<Rgb> {
    let mut colours = all_colours(theme, mode);
    colours.push(Paper::of(theme).quiet);
    colours
}

/// The two colours that are the hardest to tell apart, and how far apart they are.
fn closest(theme: Theme, mode: Mode, seen: &[[f64; 3]; 3]) -> (Rgb, Rgb, f64) {
    let colours = colours(theme, mode);
    let pairs = colours
        .iter()
        .enumerate()
        .flat_map(|(i, a)| colours[i + 1..].iter().map(|b| (*a, *b)));
    pairs
        .map(|(a, b)| (a, b, distance(a, b, seen)))
        .min_by(|a, b| a.2.total_cmp(&b.2))
        .unwrap()
}

const THEMES: [Theme; 2] = [Theme::Light, Theme::Dark];
const MODES: [Mode; 3] = [Mode::Frequency, Mode::Stance, Mode::Both];

#[test]
fn colours_stay_apart_for_every_kind_of_sight() {
    for theme in THEMES {
        for mode in MODES {
            for (kind, seen) in &SIGHTS {
                let (a, b, far) = closest(theme, mode, seen);
                let (a, b) = (a.hex(), b.hex());
                assert!(far > 6.0, "{theme:?} {mode:?} {kind}: {a} {b} {far:.1}");
            }
        }
    }
}

#[test]
fn words_can_be_read() {
    for theme in THEMES {
        let paper = Paper::of(theme);
        assert!(paper.ink.contrast(paper.page) > 7.0);
        assert!(paper.ink_soft.contrast(paper.page) > 4.5);
        for fill in MODES.into_iter().flat_map(|mode| all_colours(theme, mode)) {
            let ratio = paper.ink_on(fill).contrast(fill);
            assert!(ratio > 3.9, "{theme:?} {}: {ratio:.2}", fill.hex());
        }
    }
}

/// The tables of `docs/colour.md`.
fn tables() -> String {
    let mut text = String::from("| theme | mode |");
    SIGHTS
        .iter()
        .for_each(|(kind, _)| write!(text, " {kind} |").unwrap());
    text += "\n|---|---|---|---|---|---|\n";
    for theme in THEMES {
        for mode in MODES {
            write!(text, "| {theme:?} | {mode:?} |").unwrap();
            for (_, seen) in &SIGHTS {
                let (a, b, far) = closest(theme, mode, seen);
                write!(text, " {far:.1} (`{}` `{}`) |", a.hex(), b.hex()).unwrap();
            }
            text.push('\n');
        }
    }
    text += "\n| theme | mode | colour | ink of a name on it | contrast |\n|---|---|---|---|---|\n";
    for theme in THEMES {
        for mode in MODES {
            for fill in colours(theme, mode) {
                let ink = Paper::of(theme).ink_on(fill);
                let (fill_hex, ink_hex) = (fill.hex(), ink.hex());
                let contrast = ink.contrast(fill);
                writeln!(
                    text,
                    "| {theme:?} | {mode:?} | `{fill_hex}` | `{ink_hex}` | {contrast:.1} |"
                )
                .unwrap();
            }
        }
    }
    text
}

#[test]
fn the_document_shows_the_colours_as_they_are() {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/colour.md");
    let text = std::fs::read_to_string(file).unwrap();
    let (head, _) = text.split_once("\n| theme | mode |").unwrap();
    let wanted = format!("{head}\n{}", tables());
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        std::fs::write(file, wanted).unwrap();
        return;
    }
    assert_eq!(
        text, wanted,
        "UPDATE_SNAPSHOTS=1 cargo test --test colour writes {file} anew"
    );
}
