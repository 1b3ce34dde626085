//! A picture that is asked for, and where its parts stand on the page.

use super::order::{Lettering, SCREEN_DPI};
use crate::scene::{Cut, InsetPlan, Letters, Mode, Plane, Px, PxRect, Scene, Standing, View};

/// What is asked for. The date is the caller's: exporters read no clock.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// Width in pixels.
    pub width_px: u32,
    /// Height in pixels.
    pub height_px: u32,
    /// Pixels an inch on paper.
    pub dpi: u32,
    /// How text stands in an SVG.
    pub lettering: Lettering,
    /// The day it was made, as it shall be read: `2026-11-24`.
    pub date: String,
    /// How it was made, as one line of JSON; may be empty.
    pub made: String,
}

impl Default for Picture {
    /// A small picture for the screen, with no day.
    fn default() -> Self {
        Self {
            width_px: 1280,
            height_px: 760,
            dpi: SCREEN_DPI,
            lettering: Lettering::default(),
            date: String::new(),
            made: String::new(),
        }
    }
}

/// Where the parts of a picture stand, in pixels.
#[derive(Clone, Debug)]
pub struct Page {
    /// Pixels a point: letters, lines and gaps grow with the picture.
    pub scale: f64,
    /// Everything.
    pub whole: PxRect,
    /// The headline in lines that fit.
    pub title: Vec<String>,
    /// The main map.
    pub map: View,
    /// The insets, with their plans' positions in the layout.
    pub insets: Vec<(usize, View)>,
    /// The legend.
    pub legend: PxRect,
    /// The lines at the foot.
    pub foot: Vec<String>,
}

/// Letter sizes in points.
pub const TITLE_PT: f64 = 21.0;
/// See `TITLE_PT`.
pub const SUBTITLE_PT: f64 = 13.0;
/// See `TITLE_PT`.
pub const SMALL_PT: f64 = 10.0;
/// The margin of the page in points.
pub const MARGIN_PT: f64 = 20.0;

/// Letters do not shrink further, however small the picture.
const SMALLEST_SCALE: f64 = 0.55;

impl Page {
    /// Lays out `scene` on a page of the asked size.
    pub fn of(scene: &Scene, picture: &Picture, letters: &Letters) -> Self {
        let (w, h) = (f64::from(picture.width_px), f64::from(picture.height_px));
        let scale = (w / 1280.0).min(h / 760.0).max(w.min(h) / 1280.0);
        let scale = scale.max(SMALLEST_SCALE);
        let pt = |x: f64| x * scale;
        let text_w = w - pt(2.0 * MARGIN_PT);
        let title = letters.wrap(&scene.title, Cut::Bold, pt(TITLE_PT), text_w);
        let foot = foot(scene, picture, letters, pt(SMALL_PT), text_w);
        let top = pt(30.0 + TITLE_PT * 1.25 * title.len() as f64 + SUBTITLE_PT);
        let bottom = pt(12.0 + SMALL_PT * 1.5 * foot.len() as f64);
        let frame = PxRect::new(0.0, top, w, (h - top - bottom).max(1.0));
        let (map, insets, legend) = panels(scene, frame, scale);
        Self {
            scale,
            whole: PxRect::new(0.0, 0.0, w, h),
            title,
            map,
            insets,
            legend,
            foot,
        }
    }
}

impl Page {
    /// What lies above and below the map, from edge to edge.
    pub fn strips(&self) -> [PxRect; 2] {
        let (whole, map) = (&self.whole, &self.map.frame);
        let below = map.y + map.h;
        [
            PxRect::new(0.0, 0.0, whole.w, map.y),
            PxRect::new(0.0, below, whole.w, whole.h - below),
        ]
    }

    /// The map and its insets alone, over all of `w` by `h` pixels.
    pub fn bare(scene: &Scene, w: f64, h: f64) -> Self {
        let whole = PxRect::new(0.0, 0.0, w, h);
        // Letters somewhat larger than on a picture: a page shows the map smaller than it is.
        let scale = w / 1060.0;
        let (map, insets, _) = panels(scene, whole, scale);
        Self {
            scale,
            whole,
            title: Vec::new(),
            map,
            insets,
            legend: PxRect::default(),
            foot: Vec::new(),
        }
    }
}

/// The lines at the foot: whose borders, whose outlines, the day, and the program.
pub(super) fn foot_words(scene: &Scene, date: &str) -> String {
    let parts = [
        scene.worldview.as_str(),
        scene.ground.layout.sources.as_str(),
        date,
        concat!("Made with Stancemap ", env!("CARGO_PKG_VERSION")),
    ];
    let all: Vec<&str> = parts.into_iter().filter(|p| !p.is_empty()).collect();
    all.join(" · ")
}

fn foot(scene: &Scene, picture: &Picture, letters: &Letters, size: f64, width: f64) -> Vec<String> {
    let words = foot_words(scene, &picture.date);
    letters.wrap(&words, Cut::Regular, size, width)
}

/// The width and height of the legend, in points.
pub fn legend_size_pt(scene: &Scene) -> (f64, f64) {
    let legend = &scene.legend;
    let n_rows = legend.others.len() + legend.hatches.len() + usize::from(legend.note.is_some());
    let others = n_rows as f64 * 19.0;
    match scene.settings.mode {
        Mode::Frequency => (
            190.0,
            46.0 + scene.legend.classes.len() as f64 * 19.0 + others,
        ),
        Mode::Stance => (250.0, 98.0 + others),
        Mode::Both => (220.0, 158.0 + others),
    }
}

/// The map in its frame; the insets left above, the legend in the lower corner where it hides less of what is mentioned.
fn panels(scene: &Scene, frame: PxRect, scale: f64) -> (View, Vec<(usize, View)>, PxRect) {
    let pad = 12.0 * scale;
    let (lw, lh) = legend_size_pt(scene);
    let (lw, lh) = (lw * scale, lh * scale);
    let mut map = View::fit(&scene.ground.home, frame, 14.0 * scale);
    let slack_px = frame.h - scene.ground.home.height() / map.km_per_px;
    map.centre.y += (slack_px / 2.0 - 14.0 * scale).clamp(0.0, 60.0 * scale) * map.km_per_px;
    let corner = |x: f64| PxRect::new(x, frame.y + frame.h - lh - pad, lw, lh);
    let left = corner(frame.x + pad);
    let right = corner(frame.x + frame.w - lw - pad);
    let legend = if hidden(scene, &map, &right) < hidden(scene, &map, &left) {
        right
    } else {
        left
    };
    let insets = if scene.settings.insets {
        insets(scene, frame, pad)
    } else {
        Vec::new()
    };
    (map, insets, legend)
}

/// How much of what is mentioned a rectangle would hide, looked at in points of a grid.
fn hidden(scene: &Scene, view: &View, rect: &PxRect) -> usize {
    const STEPS: usize = 10;
    let at = |i: usize| (i as f64 + 0.5) / STEPS as f64;
    let grid = (0..STEPS * STEPS).map(|i| Px {
        x: rect.x + at(i % STEPS) * rect.w,
        y: rect.y + at(i / STEPS) * rect.h,
    });
    grid.filter(|&p| {
        let piece = scene.ground.region_at(view.plane(p));
        let paint = piece.and_then(|r| scene.ground.piece_of(r));
        paint.is_some_and(|i| {
            !matches!(
                scene.paints[i].standing,
                Standing::Context | Standing::Quiet
            )
        })
    })
    .count()
}

/// The insets side by side in the upper left corner, as many as have room.
fn insets(scene: &Scene, frame: PxRect, pad: f64) -> Vec<(usize, View)> {
    let h = (frame.h * 0.235).min(frame.w * 0.14);
    let mut left = frame.x + pad;
    let mut views = Vec::new();
    for (i, plan) in scene.ground.layout.insets.iter().enumerate() {
        let w = h * plan.width_km / plan.height_km;
        if left + w > frame.x + frame.w * 0.56 {
            break;
        }
        let place = PxRect::new(left, frame.y + pad, w, h);
        views.push((i, inset(scene, plan, place)));
        left += w + pad;
    }
    views
}

fn inset(scene: &Scene, plan: &InsetPlan, frame: PxRect) -> View {
    let projection = &scene.ground.projection;
    let centre: Plane = projection.plane_from_lonlat(plan.centre);
    View {
        centre,
        km_per_px: plan.width_km / frame.w,
        turn: -projection.lean_of_north(plan.centre),
        frame,
    }
}
