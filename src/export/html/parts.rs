//! The legend and the list of places as HTML.

use std::fmt::Write;

use super::data::Data;
use crate::export::svg::escaped;
use crate::scene::{Hatch, LegendEntry, Mode, STANCE_THIRDS, Scene, Standing, signed};

/// The legend, a button for each look.
pub(super) fn legend(scene: &Scene) -> String {
    let legend = &scene.legend;
    let both = scene.settings.mode == Mode::Both;
    let mut html = format!(
        "<h3>{}</h3>\n<div id=\"legend\"{}>\n",
        escaped(&legend.title),
        if both { " class=\"both\"" } else { "" }
    );
    let n = legend.classes.len();
    if both {
        square(&mut html, scene);
    } else {
        for (i, look) in legend.classes.iter().enumerate().rev() {
            entry(&mut html, i, look);
        }
    }
    for (i, look) in legend.others.iter().enumerate() {
        entry(&mut html, n + i, look);
    }
    for (hatch, words) in &legend.hatches {
        put(
            &mut html,
            format_args!(
                "<div class=\"note\"><span class=\"swatch {}\" style=\"--c:{}\"></span>{}</div>\n",
                class(Some(*hatch)),
                scene.paper.quiet.hex(),
                escaped(words)
            ),
        );
    }
    if let Some(note) = legend.note {
        put(
            &mut html,
            format_args!("<p class=\"more\">{}</p>\n", escaped(note)),
        );
    }
    html.push_str(
        "<button id=\"clear\" type=\"button\" hidden>Show all places again</button>\n</div>\n",
    );
    html
}

fn entry(html: &mut String, i: usize, look: &LegendEntry) {
    let n = match look.standing {
        Standing::Quiet | Standing::Context => String::new(),
        _ => look.places.len().to_string(),
    };
    put(
        html,
        format_args!(
            "<button type=\"button\" class=\"entry\" data-entry=\"{i}\" aria-pressed=\"false\">\
             <span class=\"swatch {}\" style=\"--c:{}\"></span><span>{}</span><span class=\"n\">{n}</span></button>\n",
            class(look.hatch),
            look.fill.hex(),
            escaped(&look.words)
        ),
    );
}

/// Nine cells, frequency upward and stance to the right; each says how many places it has.
fn square(html: &mut String, scene: &Scene) {
    html.push_str("<div class=\"square\">\n");
    for f in (0..3).rev() {
        let often = scene.legend.frequency_words.get(f);
        let often = often.map_or("", String::as_str);
        put(
            html,
            format_args!("<span class=\"axis\">{}</span>", escaped(often)),
        );
        for (i, look) in scene.legend.classes.iter().enumerate().skip(f * 3).take(3) {
            let n = look.places.len();
            put(
                html,
                format_args!(
                    "<button type=\"button\" class=\"entry\" data-entry=\"{i}\" aria-pressed=\"false\" \
                     aria-label=\"{}: {n} places\" style=\"--c:{};--on:{}\">{}</button>\n",
                    escaped(&look.words),
                    look.fill.hex(),
                    scene.paper.ink_on(look.fill).hex(),
                    if n > 0 { n.to_string() } else { String::new() }
                ),
            );
        }
    }
    html.push_str("<span></span>");
    for words in STANCE_THIRDS {
        put(
            html,
            format_args!("<span class=\"axis foot\">{}</span>", escaped(words)),
        );
    }
    html.push_str("</div>\n");
}

fn class(hatch: Option<Hatch>) -> &'static str {
    match hatch {
        None => "",
        Some(Hatch::Few) => "few",
        Some(Hatch::Disputed) => "disputed",
        Some(Hatch::Unsure) => "unsure",
    }
}

/// The places, most mentioned first, a button for each.
pub(super) fn places(scene: &Scene, data: &Data<'_>) -> String {
    let mut html = format!(
        "<h3>{}</h3>\n<div class=\"head\"><span>Place</span><span>Mentions</span><span>Stance</span></div>\n<ol id=\"places\">\n",
        if data.places.is_empty() {
            "No place is mentioned"
        } else {
            "Places"
        }
    );
    let n_min = scene.settings.n_min.max(1);
    for place in &data.places {
        let stance = place.stance.as_ref().map(|s| signed(s.mean));
        put(
            &mut html,
            format_args!(
                "<li><button type=\"button\" data-place=\"{}\" aria-label=\"{}\"><span class=\"name\">{}</span>\
                 <span class=\"n\">{}</span><span class=\"s\">{}</span></button></li>\n",
                escaped(place.code),
                escaped(&place.spoken()),
                escaped(place.name),
                place.n_mentions,
                stance.unwrap_or_else(|| "–".into())
            ),
        );
    }
    put(
        &mut html,
        format_args!(
            "</ol>\n<p class=\"more\">Stance runs from −1 to +1. Places with fewer than {n_min} clear judgements get no stance colour.</p>\n"
        ),
    );
    html
}

fn put(html: &mut String, words: std::fmt::Arguments<'_>) {
    html.write_fmt(words).expect("a string takes everything");
}
