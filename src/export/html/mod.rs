//! A map as one page that needs no network: pointing shows numbers, a click lists the sentences, the legend filters.
//!
//! Every text goes in escaped, and the page's rule forbids any script but its own, so that an article cannot smuggle one in.

mod data;
mod parts;

use std::io::{self, Write};

use data::Data;

use super::Source;
use super::made::{Made, in_markup};
use super::picture::foot_words;
use super::svg;
use crate::scene::{Cut, Mode, Rgb, Scene, Theme, all_colours};

const CSS: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");

/// The size of the drawing, which the page then fits to the window, and how much larger the names stand for a small one.
const MAP_PX: (f64, f64) = (1120.0, 770.0);
const NARROW: f64 = 1.75;

/// Writes the page.
///
/// # Errors
/// Only what `out` refuses.
pub fn write(
    scene: &Scene,
    source: &Source<'_>,
    made: &Made,
    out: &mut dyn Write,
) -> io::Result<()> {
    let data = Data::of(scene, source);
    let (map, mut used) = svg::bare(scene, MAP_PX, NARROW);
    let json = in_markup(&serde_json::to_string(&data)?);
    let foot = foot_words(scene, &made.date);
    for words in [scene.title.as_str(), &scene.subtitle, &foot, &json, SCRIPT] {
        used.add(words, Cut::Regular);
        used.add(words, Cut::Bold);
    }
    let legend = parts::legend(scene);
    let list = parts::places(scene, &data);
    used.add(&legend, Cut::Regular);
    used.add(&list, Cut::Regular);
    let nonce = &blake3::hash(json.as_bytes()).to_hex()[..16];
    let title = svg::escaped(&scene.title);
    write!(
        out,
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>{title}</title>\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"generator\" content=\"Stancemap {version}\">\n\
         <meta name=\"description\" content=\"{alt}\">\n\
         <meta name=\"color-scheme\" content=\"{kind}\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; base-uri 'none'; form-action 'none'; \
         font-src data:; style-src 'unsafe-inline'; script-src 'nonce-{nonce}'\">\n\
         <style>\n{fonts}:root{{{colours}}}\n{CSS}</style>\n\
         <script type=\"application/json\" id=\"made\">{made}</script>\n</head>\n",
        version = env!("CARGO_PKG_VERSION"),
        alt = svg::escaped(&scene.alt_text()),
        kind = match scene.settings.theme {
            Theme::Light => "light",
            Theme::Dark => "dark",
        },
        fonts = used.font_faces(),
        colours = colours(scene),
        made = made.to_markup(),
    )?;
    write!(
        out,
        "<body>\n<header><h1>{title}</h1><p>{subtitle}</p></header>\n<main>\n<div id=\"stage\">\n{map}</div>\n<aside>\n\
         <div id=\"overview\">\n{legend}{list}</div>\n\
         <div id=\"place\" hidden><button id=\"back\" type=\"button\">← All places</button><div id=\"detail\"></div></div>\n\
         </aside>\n</main>\n<footer>{foot}</footer>\n<div id=\"tip\" role=\"status\" hidden></div>\n\
         <script type=\"application/json\" id=\"data\">{json}</script>\n\
         <script nonce=\"{nonce}\">\n{SCRIPT}</script>\n</body>\n</html>\n",
        subtitle = svg::escaped(&scene.subtitle),
        foot = svg::escaped(&foot),
    )
}

/// The colours of the scene's theme for the style sheet.
fn colours(scene: &Scene) -> String {
    let paper = scene.paper;
    let stance = all_colours(scene.settings.theme, Mode::Stance);
    // The second class from either end: clear, and not the loudest.
    let (negative, positive) = (stance[1], stance[5]);
    let all: [(&str, Rgb); 12] = [
        ("page", paper.page),
        ("sea", paper.sea),
        ("ink", paper.ink),
        ("soft", paper.ink_soft),
        ("line", paper.coast.toward(paper.page, 0.45)),
        ("wash", paper.quiet.toward(paper.page, 0.4)),
        ("few", paper.few_ink),
        ("accent", paper.accent),
        ("negative", negative),
        ("on-negative", paper.ink_on(negative)),
        ("positive", positive),
        ("on-positive", paper.ink_on(positive)),
    ];
    let mark = paper.accent.toward(paper.page, 0.8);
    all.iter()
        .chain([&("mark", mark)])
        .map(|(name, colour)| format!("--{name}:{};", colour.hex()))
        .collect()
}
