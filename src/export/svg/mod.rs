//! A scene as SVG: real text, one group a region with the region's code as its id, the same bytes every time.

mod furniture;
mod map;
mod pen;

use std::io::{self, Write};

use self::furniture::{foot, head, legend};
use self::map::{Part, map};
use self::pen::{Pen, escaped};
use super::picture::{Page, Picture};
use crate::scene::{Letters, Scene};

/// Writes `scene` as one SVG document.
///
/// # Errors
/// Only what `out` refuses.
pub fn write(scene: &Scene, picture: &Picture, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(to_string(scene, picture).as_bytes())
}

/// The same as a string.
pub fn to_string(scene: &Scene, picture: &Picture) -> String {
    let letters = Letters::default();
    let page = Page::of(scene, picture, &letters);
    let mut pen = Pen::new(page.scale);
    let (w, h) = (picture.width_px, picture.height_px);
    pen.raw(&format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{w}\" height=\"{h}\" viewBox=\"0 0 {w} {h}\" role=\"img\" \
         aria-labelledby=\"title desc\" font-family=\"Inter, 'Noto Sans Georgian', 'Noto Sans Armenian', 'DejaVu Sans', sans-serif\">\n\
         <title id=\"title\">{}</title>\n<desc id=\"desc\">{}</desc>\n",
        escaped(&scene.title),
        escaped(&scene.alt_text())
    ));
    if !picture.made.is_empty() {
        pen.raw(&format!(
            "<metadata id=\"made\">{}</metadata>\n",
            escaped(&picture.made)
        ));
    }
    pen.rect(&page.whole, scene.paper.page, None);
    let views: Vec<_> = page.insets.iter().map(|(_, v)| *v).collect();
    let taken: Vec<_> = page
        .insets
        .iter()
        .map(|(_, v)| v.frame.grown(3.0 * page.scale))
        .chain([page.legend])
        .collect();
    map(
        &mut pen,
        scene,
        &page.map,
        Part {
            name: "map",
            taken: &taken,
            letters: &letters,
            title: None,
            insets: &views,
        },
    );
    for (plan, view) in &page.insets {
        let plan = &scene.ground.layout.insets[*plan];
        let title = plan
            .titles
            .get(&scene.settings.language)
            .unwrap_or(&plan.title);
        map(
            &mut pen,
            scene,
            view,
            Part {
                name: &plan.title,
                taken: &[],
                letters: &letters,
                title: Some(title),
                insets: &[],
            },
        );
    }
    legend(&mut pen, scene, &page);
    head(&mut pen, scene, &page);
    foot(&mut pen, scene, &page);
    pen.raw("</svg>\n");
    pen.done()
}
