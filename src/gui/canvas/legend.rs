//! The legend on the map: what the looks mean. The pointer over an entry lights its places, a press keeps to them.

use egui::{
    Align2, FontId, Painter, Pos2, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2,
    vec2,
};

use super::ink::{Pen, colour, pos};
use super::px_rect;
use crate::gui::icons::focus_ring;
use crate::gui::strings;
use crate::gui::theme::{Theme, semibold};
use crate::region::RegionId;
use crate::scene::{
    Hatch, LegendEntry, Mode, Px, Rgb, STANCE_BREAKS, STANCE_ENDS, STANCE_THIRDS, Scene, Standing,
    hatch_marks, signed,
};

/// The widest it gets, in points.
const WIDEST: f32 = 250.0;
const ROW: f32 = 19.0;
const PAD: f32 = 12.0;
const HEAD: f32 = 34.0;
const CELL: egui::Vec2 = vec2(50.0, 32.0);

/// Where it stands: in the lower right corner of the map, over land that the map is not about.
pub fn rect(scene: &Scene, map: Rect) -> Rect {
    let size = size(scene);
    Rect::from_min_size(map.right_bottom() - vec2(PAD, PAD) - size, size)
}

fn size(scene: &Scene) -> egui::Vec2 {
    let legend = &scene.legend;
    let n_rows = legend.others.len() + legend.hatches.len() + usize::from(legend.note.is_some());
    let others = n_rows as f32 * ROW;
    match scene.settings.mode {
        Mode::Frequency => vec2(
            190.0,
            HEAD + 6.0 + scene.legend.classes.len() as f32 * ROW + others,
        ),
        Mode::Stance => vec2(WIDEST, HEAD + 66.0 + others),
        Mode::Both => vec2(220.0, HEAD + 130.0 + others),
    }
}

/// Each entry with the room that it takes.
fn entries(scene: &Scene, rect: Rect) -> Vec<(&LegendEntry, Rect)> {
    let inner = Rect::from_min_max(rect.min + vec2(PAD, HEAD), rect.max - vec2(PAD, 0.0));
    let classes = &scene.legend.classes;
    let mut found: Vec<(&LegendEntry, Rect)> = Vec::new();
    let line = |y: f32| Rect::from_min_size(pos2(inner.left(), y), vec2(inner.width(), ROW));
    let below = match scene.settings.mode {
        Mode::Frequency => {
            let rows = classes.iter().rev().enumerate();
            found.extend(rows.map(|(i, e)| (e, line(inner.top() + i as f32 * ROW))));
            inner.top() + classes.len() as f32 * ROW
        }
        Mode::Stance => {
            let step = vec2(inner.width() / classes.len().max(1) as f32, 16.0);
            let cell =
                |i: usize| Rect::from_min_size(inner.min + vec2(i as f32 * step.x, 0.0), step);
            found.extend(classes.iter().enumerate().map(|(i, e)| (e, cell(i))));
            inner.top() + 60.0
        }
        Mode::Both => {
            let corner = inner.min + vec2(44.0, 0.0);
            let cell = |i: usize| {
                let off = vec2(
                    (i % 3) as f32 * CELL.x,
                    (2 - (i / 3).min(2)) as f32 * CELL.y,
                );
                Rect::from_min_size(corner + off, CELL)
            };
            found.extend(classes.iter().enumerate().map(|(i, e)| (e, cell(i))));
            inner.top() + 3.0 * CELL.y + 25.0
        }
    };
    let others = scene.legend.others.iter().enumerate();
    found.extend(others.map(|(i, e)| (e, line(below + i as f32 * ROW))));
    found
}

/// What was done with the legend in one frame.
#[derive(Default)]
pub struct Touched {
    /// The places of the entry under the pointer.
    pub lit: Vec<RegionId>,
    /// The entry that was pressed.
    pub pressed: Option<Standing>,
}

/// Makes each entry that has places a button.
pub fn touch(ui: &Ui, scene: &Scene, rect: Rect) -> Touched {
    let mut touched = Touched::default();
    // What lies below the legend is not pressed through it.
    ui.interact(rect, ui.scope_id().with("legend"), Sense::click_and_drag());
    for (entry, room) in entries(scene, rect) {
        if !filters(entry) {
            continue;
        }
        let id = ui.scope_id().with(("legend", entry.standing));
        let response = ui.interact(room, id, Sense::click());
        let name = strings::legend_entry(&entry.words, entry.places.len());
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name.as_str()));
        if response.hovered() || response.has_focus() {
            touched.lit.clone_from(&entry.places);
            ui.ctx().set_cursor_icon(egui::CursorIcon::PointingHand);
        }
        if response.has_focus() {
            focus_ring(ui, room);
        }
        if response.clicked() {
            touched.pressed = Some(entry.standing);
        }
        response.on_hover_text(name);
    }
    touched
}

/// Whether the table can be kept to the places of an entry: those without a mention do not stand in it.
fn filters(entry: &LegendEntry) -> bool {
    !entry.places.is_empty() && !matches!(entry.standing, Standing::Quiet | Standing::Context)
}

/// Draws it; the entry that is kept to is framed.
pub fn paint(ui: &Ui, scene: &Scene, rect: Rect, only: Option<Standing>) {
    let painter = ui.painter();
    let paper = scene.paper;
    let edge = Stroke::new(0.6, colour(paper.coast));
    painter.rect(rect, 6.0, colour(paper.page), edge, StrokeKind::Inside);
    let title = FontId::new(12.0, semibold());
    painter.text(
        rect.min + vec2(PAD, 10.0),
        Align2::LEFT_TOP,
        &scene.legend.title,
        title,
        colour(paper.ink),
    );
    let entries = entries(scene, rect);
    let n_classes = scene.legend.classes.len();
    for (i, (entry, room)) in entries.iter().enumerate() {
        if i >= n_classes || scene.settings.mode == Mode::Frequency {
            row(painter, scene, entry, *room);
        } else {
            cell(painter, scene, entry, *room);
        }
        if only == Some(entry.standing) {
            let frame = Stroke::new(2.0, Theme::of(ui).accent);
            painter.rect_stroke(room.expand(1.0), 2.0, frame, StrokeKind::Outside);
        }
    }
    match scene.settings.mode {
        Mode::Frequency => {}
        Mode::Stance => ramp_words(painter, scene, rect),
        Mode::Both => square_words(painter, scene, rect),
    }
    let bottom = entries
        .last()
        .map_or(rect.top() + HEAD, |(_, room)| room.bottom());
    for (i, (hatch, words)) in scene.legend.hatches.iter().enumerate() {
        let at = pos2(rect.left() + PAD, bottom + i as f32 * ROW);
        swatch(painter, scene, at, paper.quiet, Some(*hatch));
        write(
            painter,
            at + vec2(31.0, 6.5),
            Align2::LEFT_CENTER,
            words,
            10.5,
            paper.ink,
        );
    }
    if let Some(note) = scene.legend.note {
        let below = bottom + scene.legend.hatches.len() as f32 * ROW;
        let at = pos2(rect.left() + PAD, below + 6.5);
        write(painter, at, Align2::LEFT_CENTER, note, 9.5, paper.ink_soft);
    }
}

fn write(painter: &Painter, at: Pos2, hold: Align2, words: &str, size: f32, ink: Rgb) {
    painter.text(at, hold, words, FontId::proportional(size), colour(ink));
}

fn row(painter: &Painter, scene: &Scene, entry: &LegendEntry, room: Rect) {
    swatch(painter, scene, room.min, entry.fill, entry.hatch);
    let middle = room.top() + 6.5;
    let start = pos2(room.left() + 31.0, middle);
    write(
        painter,
        start,
        Align2::LEFT_CENTER,
        &entry.words,
        10.5,
        scene.paper.ink,
    );
    if scene.settings.mode == Mode::Frequency && entry.standing != Standing::Quiet {
        let words = strings::count(entry.places.len() as u64, "place", "places");
        write(
            painter,
            pos2(room.right(), middle),
            Align2::RIGHT_CENTER,
            &words,
            9.5,
            scene.paper.ink_soft,
        );
    }
}

fn cell(painter: &Painter, scene: &Scene, entry: &LegendEntry, room: Rect) {
    let edge = Stroke::new(0.5, colour(scene.paper.coast));
    painter.rect(room, 0.0, colour(entry.fill), edge, StrokeKind::Inside);
    if !entry.places.is_empty() {
        let font = FontId::new(10.5, semibold());
        let ink = colour(scene.paper.ink_on(entry.fill));
        painter.text(
            room.center(),
            Align2::CENTER_CENTER,
            entry.places.len(),
            font,
            ink,
        );
    }
}

fn swatch(painter: &Painter, scene: &Scene, at: Pos2, fill: Rgb, hatch: Option<Hatch>) {
    let rect = Rect::from_min_size(at, vec2(22.0, 13.0));
    let edge = Stroke::new(0.5, colour(scene.paper.coast));
    painter.rect(rect, 0.0, colour(fill), edge, StrokeKind::Inside);
    let Some(hatch) = hatch else { return };
    let corners = [
        rect.left_top(),
        rect.right_top(),
        rect.right_bottom(),
        rect.left_bottom(),
    ];
    let ring: Vec<Px> = corners
        .iter()
        .map(|p| Px {
            x: p.x.into(),
            y: p.y.into(),
        })
        .collect();
    let frame = px_rect(rect);
    let marks = hatch_marks(
        hatch,
        &[ring],
        Px {
            x: frame.x,
            y: frame.y,
        },
        1.0,
    );
    let pen = Pen {
        ink: colour(scene.paper.ink_on(fill)).gamma_multiply(0.55),
        width: 0.9,
        soft: 1.0 / painter.pixels_per_point(),
    };
    let mut mesh = egui::Mesh::default();
    marks
        .strokes
        .iter()
        .for_each(|(a, b)| pen.line(&mut mesh, &[pos(*a), pos(*b)]));
    for dot in marks.dots.iter().map(|d| pos(*d)) {
        pen.line(&mut mesh, &[dot - vec2(0.8, 0.0), dot + vec2(0.8, 0.0)]);
    }
    painter.add(egui::Shape::mesh(mesh));
}

fn ramp_words(painter: &Painter, scene: &Scene, rect: Rect) {
    let inner = Rect::from_min_max(rect.min + vec2(PAD, HEAD), rect.max - vec2(PAD, 0.0));
    let step = inner.width() / scene.legend.classes.len().max(1) as f32;
    for (i, end) in STANCE_BREAKS.iter().enumerate() {
        let at = inner.min + vec2((i + 1) as f32 * step, 25.0);
        write(
            painter,
            at,
            Align2::CENTER_CENTER,
            &signed(*end),
            9.0,
            scene.paper.ink_soft,
        );
    }
    let ends = [
        (inner.left(), Align2::LEFT_CENTER, 0),
        (inner.right(), Align2::RIGHT_CENTER, 1),
    ];
    for (x, hold, end) in ends {
        write(
            painter,
            pos2(x, inner.top() + 41.0),
            hold,
            STANCE_ENDS[end],
            10.0,
            scene.paper.ink,
        );
    }
}

fn square_words(painter: &Painter, scene: &Scene, rect: Rect) {
    let corner = rect.min + vec2(PAD + 44.0, HEAD);
    for (f, words) in scene.legend.frequency_words.iter().enumerate() {
        let at = corner + vec2(-6.0, (2 - f.min(2)) as f32 * CELL.y + CELL.y / 2.0);
        write(
            painter,
            at,
            Align2::RIGHT_CENTER,
            words,
            10.0,
            scene.paper.ink_soft,
        );
    }
    for (i, words) in STANCE_THIRDS.iter().enumerate() {
        let at = corner + vec2((i as f32 + 0.5) * CELL.x, 3.0 * CELL.y + 10.0);
        write(
            painter,
            at,
            Align2::CENTER_CENTER,
            words,
            10.0,
            scene.paper.ink_soft,
        );
    }
}
