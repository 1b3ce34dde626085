//! What stands around the map: headline, legend, foot.

use super::map::hatching;
use super::pen::{Hold, Line, Pen, Words};
use crate::export::picture::{MARGIN_PT, Page, SMALL_PT, SUBTITLE_PT, TITLE_PT};
use crate::scene::{
    Cut, Hatch, LegendEntry, Mode, Px, PxRect, Rgb, STANCE_BREAKS, STANCE_ENDS, STANCE_THIRDS,
    Scene, out_of_sight, places_words, signed,
};

pub(super) fn head(pen: &mut Pen, scene: &Scene, page: &Page) {
    let pt = |x: f64| x * page.scale;
    let mut y = pt(14.0);
    for line in &page.title {
        y += pt(TITLE_PT * 1.25);
        write(
            pen,
            line,
            (pt(MARGIN_PT), y),
            Hold::Start,
            Cut::Bold,
            TITLE_PT,
            scene.paper.ink,
        );
    }
    y += pt(SUBTITLE_PT * 1.5);
    let mut subtitle = scene.subtitle.clone();
    let aside = scene.out_of_sight(&page.map);
    if !aside.is_empty() {
        subtitle = format!("{subtitle} · {}", out_of_sight(&aside));
    }
    write(
        pen,
        &subtitle,
        (pt(MARGIN_PT), y),
        Hold::Start,
        Cut::Regular,
        SUBTITLE_PT,
        scene.paper.ink_soft,
    );
}

pub(super) fn foot(pen: &mut Pen, scene: &Scene, page: &Page) {
    let step = SMALL_PT * 1.5 * page.scale;
    let mut y = page.whole.h - step * (page.foot.len() as f64 - 1.0) - 10.0 * page.scale;
    for line in &page.foot {
        write(
            pen,
            line,
            (MARGIN_PT * page.scale, y),
            Hold::Start,
            Cut::Regular,
            SMALL_PT,
            scene.paper.ink_soft,
        );
        y += step;
    }
}

fn write(pen: &mut Pen, text: &str, at: (f64, f64), hold: Hold, cut: Cut, size_pt: f64, fill: Rgb) {
    let size = size_pt * pen.scale;
    pen.words(&Words {
        text,
        at: Px { x: at.0, y: at.1 },
        hold,
        cut,
        size,
        fill,
        halo: None,
    });
}

pub(super) fn legend(pen: &mut Pen, scene: &Scene, page: &Page) {
    let s = page.scale;
    let r = page.legend;
    pen.open("legend", "");
    let edge = Line {
        colour: scene.paper.coast,
        width: 0.6 * s,
        dashes: &[],
        opacity: 1.0,
    };
    pen.rect(&r, scene.paper.page, Some(edge));
    let (x, mut y) = (r.x + 12.0 * s, r.y + 21.0 * s);
    write(
        pen,
        &scene.legend.title,
        (x, y),
        Hold::Start,
        Cut::Bold,
        12.0,
        scene.paper.ink,
    );
    y += 13.0 * s;
    y = match scene.settings.mode {
        Mode::Frequency => column(pen, scene, x, y),
        Mode::Stance => ramp(pen, scene, x, y, r.w - 24.0 * s),
        Mode::Both => square(pen, scene, x, y),
    };
    for entry in &scene.legend.others {
        y = row(pen, scene, entry, x, y);
    }
    for (hatch, words) in &scene.legend.hatches {
        let r = PxRect::new(x, y, 22.0 * s, 13.0 * s);
        swatch(pen, scene, &r, scene.paper.quiet, Some(*hatch));
        write(
            pen,
            words,
            (x + 31.0 * s, y + 10.5 * s),
            Hold::Start,
            Cut::Regular,
            10.5,
            scene.paper.ink,
        );
        y += 19.0 * s;
    }
    if let Some(note) = scene.legend.note {
        let at = (x, y + 10.5 * s);
        write(
            pen,
            note,
            at,
            Hold::Start,
            Cut::Regular,
            9.5,
            scene.paper.ink_soft,
        );
    }
    pen.close();
}

fn column(pen: &mut Pen, scene: &Scene, x: f64, mut y: f64) -> f64 {
    for entry in scene.legend.classes.iter().rev() {
        y = row(pen, scene, entry, x, y);
    }
    y
}

/// One look: swatch, words, number of places.
fn row(pen: &mut Pen, scene: &Scene, entry: &LegendEntry, x: f64, y: f64) -> f64 {
    let s = pen.scale;
    swatch(
        pen,
        scene,
        &PxRect::new(x, y, 22.0 * s, 13.0 * s),
        entry.fill,
        entry.hatch,
    );
    write(
        pen,
        &entry.words,
        (x + 31.0 * s, y + 10.5 * s),
        Hold::Start,
        Cut::Regular,
        10.5,
        scene.paper.ink,
    );
    if scene.settings.mode == Mode::Frequency && entry.standing != crate::scene::Standing::Quiet {
        let words = places_words(entry.places.len());
        write(
            pen,
            &words,
            (x + 166.0 * s, y + 10.5 * s),
            Hold::End,
            Cut::Regular,
            9.5,
            scene.paper.ink_soft,
        );
    }
    y + 19.0 * s
}

fn swatch(pen: &mut Pen, scene: &Scene, r: &PxRect, fill: Rgb, hatch: Option<Hatch>) {
    let s = pen.scale;
    let edge = Line {
        colour: scene.paper.coast,
        width: 0.5 * s,
        dashes: &[],
        opacity: 1.0,
    };
    pen.rect(r, fill, Some(edge));
    if let Some(hatch) = hatch {
        let corners = [
            (r.x, r.y),
            (r.x + r.w, r.y),
            (r.x + r.w, r.y + r.h),
            (r.x, r.y + r.h),
        ];
        let ring = corners.map(|(x, y)| Px { x, y }).to_vec();
        hatching(pen, scene, hatch, &[ring], Px { x: r.x, y: r.y }, fill);
    }
}

/// The stance classes side by side, their ends below, the number of places in each.
fn ramp(pen: &mut Pen, scene: &Scene, x: f64, y: f64, w: f64) -> f64 {
    let s = pen.scale;
    let step = w / scene.legend.classes.len() as f64;
    for (i, entry) in scene.legend.classes.iter().enumerate() {
        let r = PxRect::new(x + i as f64 * step, y, step, 16.0 * s);
        swatch(pen, scene, &r, entry.fill, None);
        if !entry.places.is_empty() {
            let ink = scene.paper.ink_on(entry.fill);
            let words = entry.places.len().to_string();
            write(
                pen,
                &words,
                (r.x + step / 2.0, y + 11.8 * s),
                Hold::Middle,
                Cut::Bold,
                9.5,
                ink,
            );
        }
    }
    for (i, end) in STANCE_BREAKS.iter().enumerate() {
        let at = (x + (i + 1) as f64 * step, y + 29.0 * s);
        write(
            pen,
            &signed(*end),
            at,
            Hold::Middle,
            Cut::Regular,
            9.0,
            scene.paper.ink_soft,
        );
    }
    write(
        pen,
        STANCE_ENDS[0],
        (x, y + 45.0 * s),
        Hold::Start,
        Cut::Regular,
        10.0,
        scene.paper.ink,
    );
    write(
        pen,
        STANCE_ENDS[1],
        (x + w, y + 45.0 * s),
        Hold::End,
        Cut::Regular,
        10.0,
        scene.paper.ink,
    );
    y + 60.0 * s
}

/// Nine colours in a square: stance to the right, frequency upward; each cell says how many places it has.
fn square(pen: &mut Pen, scene: &Scene, x: f64, y: f64) -> f64 {
    let s = pen.scale;
    let (w, h) = (50.0 * s, 32.0 * s);
    for (i, entry) in scene.legend.classes.iter().enumerate() {
        let (f, stance) = (i / 3, i % 3);
        let r = PxRect::new(
            x + 44.0 * s + stance as f64 * w,
            y + (2 - f) as f64 * h,
            w,
            h,
        );
        swatch(pen, scene, &r, entry.fill, None);
        if !entry.places.is_empty() {
            let at = (r.x + w / 2.0, r.y + h / 2.0 + 4.0 * s);
            write(
                pen,
                &entry.places.len().to_string(),
                at,
                Hold::Middle,
                Cut::Bold,
                11.0,
                scene.paper.ink_on(entry.fill),
            );
        }
    }
    for (f, words) in scene.legend.frequency_words.iter().enumerate() {
        let at = (x + 38.0 * s, y + (2 - f) as f64 * h + h / 2.0 + 3.5 * s);
        write(
            pen,
            words,
            at,
            Hold::End,
            Cut::Regular,
            10.0,
            scene.paper.ink_soft,
        );
    }
    for (i, words) in STANCE_THIRDS.iter().enumerate() {
        let at = (x + 44.0 * s + (i as f64 + 0.5) * w, y + 3.0 * h + 13.0 * s);
        write(
            pen,
            words,
            at,
            Hold::Middle,
            Cut::Regular,
            10.0,
            scene.paper.ink_soft,
        );
    }
    y + 3.0 * h + 25.0 * s
}
