//! A scene as SVG: one group a region with the region's code as its id, the same bytes every time.

mod furniture;
mod map;
mod pen;

use std::io::{self, Write};

use self::furniture::{foot, head, legend};
pub(super) use self::map::{Part, map};
pub(super) use self::pen::{Hold, Line, Pen, Words, escaped};
use super::font::{FAMILIES, Used};
use super::order::Lettering;
use super::picture::{Page, Picture};
use crate::region::RegionId;
use crate::scene::{Letters, Scene, View};

/// Writes `scene` as one SVG document that looks the same everywhere: the letters of its text are inside, as small
/// fonts or as outlines.
///
/// # Errors
/// Only what `out` refuses.
pub fn write(scene: &Scene, picture: &Picture, out: &mut dyn Write) -> io::Result<()> {
    let document = match picture.lettering {
        Lettering::Text => {
            let (body, used) = body(scene, picture, Pen::new);
            framed(scene, picture, &style(&used), &body)
        }
        Lettering::Outlines => {
            let (body, _) = body(scene, picture, Pen::outlining);
            framed(scene, picture, "", &body)
        }
    };
    out.write_all(document.as_bytes())
}

/// The same as a string with plain text, for a renderer that has the built-in fonts.
pub fn to_string(scene: &Scene, picture: &Picture) -> String {
    let (body, _) = body(scene, picture, Pen::new);
    framed(scene, picture, "", &body)
}

/// The fonts as a style sheet.
fn style(used: &Used) -> String {
    format!("<style>\n{}</style>\n", used.font_faces())
}

/// The first tag of a document of `w` by `h` pixels; `more` are further attributes.
pub(super) fn first_tag(w: f64, h: f64, more: &str) -> String {
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{w}\" height=\"{h}\" viewBox=\"0 0 {w} {h}\" \
         font-family=\"{FAMILIES}\"{more}>\n"
    )
}

fn framed(scene: &Scene, picture: &Picture, style: &str, body: &str) -> String {
    let tag = first_tag(
        picture.width_px.into(),
        picture.height_px.into(),
        &format!(
            " role=\"img\" aria-labelledby=\"title desc\" xml:lang=\"{}\"",
            escaped(&scene.settings.language)
        ),
    );
    let title = escaped(&scene.title);
    let desc = escaped(&scene.alt_text());
    let made = match picture.made.as_str() {
        "" => String::new(),
        made => format!("<metadata id=\"made\">{}</metadata>\n", escaped(made)),
    };
    format!(
        "{tag}<title id=\"title\">{title}</title>\n<desc id=\"desc\">{desc}</desc>\n{made}{style}{body}</svg>\n"
    )
}

fn body(scene: &Scene, picture: &Picture, pen: fn(f64) -> Pen) -> (String, Used) {
    let letters = Letters::default();
    let page = Page::of(scene, picture, &letters);
    let mut pen = pen(page.scale);
    let insets = insets(scene, &page, &letters);
    let named = named(scene, &page, &insets);
    let frames = insets.iter().map(|(v, _)| v.frame.grown(3.0 * page.scale));
    let taken: Vec<_> = frames.chain([page.legend]).collect();
    map(
        &mut pen,
        scene,
        &page.map,
        Part::main(&taken, &letters, &named),
    );
    for strip in page.strips() {
        pen.rect(&strip, scene.paper.page, None);
    }
    draw(&mut pen, scene, insets);
    legend(&mut pen, scene, &page);
    head(&mut pen, scene, &page);
    foot(&mut pen, scene, &page);
    let used = std::mem::take(&mut pen.used);
    (pen.done(), used)
}

/// The map and its insets alone, for a page that has its own headline and legend, with the letters that it uses. Every
/// name is there twice, the second time so many times as large, for small screens.
pub(super) fn bare(scene: &Scene, (w, h): (f64, f64), narrow: f64) -> (String, Used) {
    let letters = Letters::default();
    let page = Page::bare(scene, w, h);
    let mut pen = Pen::new(page.scale);
    let title = escaped(&scene.title);
    pen.raw(&first_tag(
        w,
        h,
        &format!(" role=\"group\" aria-label=\"{title}\""),
    ));
    let insets = insets(scene, &page, &letters);
    let named = named(scene, &page, &insets);
    let taken: Vec<_> = insets.iter().map(|(v, _)| v.frame.grown(3.0)).collect();
    let part = Part {
        narrow: Some(narrow),
        ..Part::main(&taken, &letters, &named)
    };
    map(&mut pen, scene, &page.map, part);
    draw(&mut pen, scene, insets);
    pen.raw("</svg>\n");
    let used = std::mem::take(&mut pen.used);
    (pen.done(), used)
}

/// The inset maps of a page, each with its view.
fn insets<'a>(scene: &'a Scene, page: &Page, letters: &'a Letters) -> Vec<(View, Part<'a>)> {
    let insets = page.insets.iter().map(|(plan, view)| {
        let plan = &scene.ground.layout.insets[*plan];
        let title = plan
            .titles
            .get(&scene.settings.language)
            .unwrap_or(&plan.title);
        (*view, Part::cut_off(&plan.title, title, letters))
    });
    insets.collect()
}

/// The places that insets name.
fn named(scene: &Scene, page: &Page, insets: &[(View, Part<'_>)]) -> Vec<RegionId> {
    let placed = insets
        .iter()
        .map(|(view, part)| part.names(scene, view, page.scale));
    placed
        .flat_map(|placed| scene.named(&placed).collect::<Vec<_>>())
        .collect()
}

fn draw(pen: &mut Pen, scene: &Scene, insets: Vec<(View, Part<'_>)>) {
    for (view, part) in insets {
        let id = format!("inset-{}", part.name.to_lowercase().replace(' ', "-"));
        pen.open(&id, " class=\"inset\"");
        map(pen, scene, &view, part);
        pen.close();
    }
}
