//! What one view of the scene looks like, kept until the view or the scene changes: meshes, circles and names.
//!
//! While the map is dragged, what was drawn is only shifted: it reaches beyond the frame then, and is drawn anew when the
//! frame has moved out of it, or when the map is let go.

use std::sync::Arc;

use egui::{Color32, Mesh, Painter, Pos2, Shape, Stroke, Vec2, vec2};

use super::brush::{fills, lakes};
use super::ink::{Pen, colour, pos};
use super::names::Name;
use super::rect_of;
use crate::gui::same::Same;
use crate::region::RegionId;
use crate::scene::{
    Around, CIRCLE_PT, Detail, Ground, Hatch, Letters, LineKind, Plane, PxRect, Scene, View,
    hatch_marks,
};

/// So far beyond its frame a view is drawn while it is dragged, in points.
const REACH: f32 = 120.0;

/// One view, drawn.
#[derive(Default)]
pub struct Sheet {
    stamp: Option<Stamp>,
    /// How far beyond its frame it was drawn.
    reach: f32,
    /// How far the map has been dragged since it was drawn.
    shift: Vec2,
    net: Arc<Mesh>,
    fills: Arc<Mesh>,
    lines: Arc<Mesh>,
    circles: Vec<(Pos2, f32, Color32)>,
    names: Vec<Name>,
    /// The places that are named.
    pub named: Vec<RegionId>,
}

/// What the drawing depends on.
#[derive(Clone, PartialEq)]
struct Stamp {
    scene: Same<Scene>,
    view: View,
    taken: Vec<PxRect>,
    named: Vec<RegionId>,
    scale: f32,
}

impl Sheet {
    /// Draws anew when something has changed; while the map is `dragged` about, only shifts it as long as that will do.
    /// `scale` is pixels a point.
    pub fn renew(
        &mut self,
        scene: &Arc<Scene>,
        view: &View,
        around: &Around<'_>,
        letters: &Letters,
        scale: f32,
        dragged: bool,
    ) {
        let stamp = Stamp {
            scene: Same::as_this(scene),
            view: *view,
            taken: around.taken.to_vec(),
            named: around.named.to_vec(),
            scale,
        };
        let known = self.stamp.as_ref();
        if let Some(shift) = known.and_then(|drawn| drawn.shift_to(&stamp))
            && match dragged {
                true => shift.abs().max_elem() <= self.reach,
                false => shift == Vec2::ZERO && self.reach == 0.0,
            }
        {
            self.move_to(shift);
            return;
        }
        self.shift = Vec2::ZERO;
        self.reach = if dragged { REACH } else { 0.0 };
        let wide = View {
            frame: view.frame.grown(self.reach.into()),
            ..*view
        };
        let level = level(view, scale);
        let soft = 1.0 / scale;
        self.net = Arc::new(net(scene, &wide, soft));
        self.fills = Arc::new(fills(scene, &wide, level));
        self.lines = Arc::new(lines(scene, &wide, level, soft));
        self.circles = circles(scene, &wide);
        let placed = scene.names(view, 1.0, letters, around);
        self.names = placed.iter().map(|p| Name::of(scene, view, p)).collect();
        self.named = scene.named(&placed).collect();
        self.stamp = Some(stamp);
    }

    /// Moves the meshes, which nobody else holds from one frame to the next, so that nothing is copied.
    fn move_to(&mut self, shift: Vec2) {
        let by = shift - self.shift;
        if by != Vec2::ZERO {
            for mesh in [&mut self.net, &mut self.fills, &mut self.lines] {
                Arc::make_mut(mesh).translate(by);
            }
            self.shift = shift;
        }
    }

    /// Puts it on the screen.
    pub fn paint(&self, painter: &Painter, scene: &Scene) {
        painter.rect_filled(painter.clip_rect(), 0.0, colour(scene.paper.sea));
        for mesh in [&self.net, &self.fills, &self.lines] {
            painter.add(Shape::Mesh(Arc::clone(mesh)));
        }
        let edge = Stroke::new(0.9, colour(scene.paper.state));
        for (at, radius, fill) in &self.circles {
            painter.circle(*at + self.shift, *radius, *fill, edge);
        }
    }

    /// Puts the names on top of it.
    pub fn paint_names(&self, painter: &Painter, scene: &Scene) {
        let line = colour(scene.paper.ink);
        self.names
            .iter()
            .for_each(|name| name.paint(painter, self.shift, line));
    }
}

impl Stamp {
    /// How far what was drawn lies from where `now` wants it; none where more than the place has changed.
    fn shift_to(&self, now: &Stamp) -> Option<Vec2> {
        let mut there = self.clone();
        there.view.centre = now.view.centre;
        let (from, to) = (
            self.view.px(self.view.centre),
            now.view.px(self.view.centre),
        );
        (there == *now).then(|| vec2((to.x - from.x) as f32, (to.y - from.y) as f32))
    }
}

/// The level of detail that looks exact; `scale` is pixels a point.
fn level(view: &View, scale: f32) -> usize {
    Ground::level_for(view.km_per_px * 1.2 / f64::from(scale))
}

pub(super) fn at(view: &View, point: [f32; 2]) -> Pos2 {
    pos(view.px(Plane::new(point[0].into(), point[1].into())))
}

/// Meridians and parallels, below the land.
fn net(scene: &Scene, view: &View, soft: f32) -> Mesh {
    let mut mesh = Mesh::default();
    let pen = Pen {
        ink: colour(scene.paper.graticule),
        width: 0.7,
        soft,
    };
    for line in &scene.graticule {
        let points: Vec<Pos2> = line.iter().map(|p| pos(view.px(*p))).collect();
        pen.line(&mut mesh, &points);
    }
    mesh
}

fn lines(scene: &Scene, view: &View, level: usize, soft: f32) -> Mesh {
    let mut mesh = Mesh::default();
    let detail = scene.ground.detail(level);
    hatches(&mut mesh, scene, view, detail, soft);
    mesh.append(lakes(scene, view, level, soft));
    borders(&mut mesh, scene, view, detail, soft);
    mesh
}

fn hatches(mesh: &mut Mesh, scene: &Scene, view: &View, detail: &Detail, soft: f32) {
    let seen = view.seen();
    let frame = rect_of(view).expand(4.0);
    let origin = view.px(Plane::default());
    for (i, paint) in scene.paints.iter().enumerate() {
        if paint.hatches.is_empty() || !scene.ground.pieces[i].bounds.touches(&seen) {
            continue;
        }
        let rings = scene.rings(view, detail, i);
        for &hatch in &paint.hatches {
            let (ink, width) = hatch_ink(scene, hatch, i);
            let pen = Pen { ink, width, soft };
            let marks = hatch_marks(hatch, &rings, origin, 1.0);
            for (a, b) in marks.strokes {
                let (a, b) = (pos(a), pos(b));
                if frame.intersects(egui::Rect::from_two_pos(a, b)) {
                    pen.line(mesh, &[a, b]);
                }
            }
            for dot in marks
                .dots
                .into_iter()
                .map(pos)
                .filter(|d| frame.contains(*d))
            {
                pen.line(
                    mesh,
                    &[
                        dot - egui::vec2(width / 2.0, 0.0),
                        dot + egui::vec2(width / 2.0, 0.0),
                    ],
                );
            }
        }
    }
}

/// The colour and width of the marks of one hatch on one piece.
fn hatch_ink(scene: &Scene, hatch: Hatch, piece: usize) -> (Color32, f32) {
    let on = colour(scene.paper.ink_on(scene.paints[piece].fill));
    match hatch {
        Hatch::Few => (colour(scene.paper.few_ink).gamma_multiply(0.75), 0.8),
        Hatch::Disputed => (on.gamma_multiply(0.55), 0.9),
        Hatch::Unsure => (on.gamma_multiply(0.5), 1.6),
    }
}

fn borders(mesh: &mut Mesh, scene: &Scene, view: &View, detail: &Detail, soft: f32) {
    let paper = scene.paper;
    let seen = view.seen();
    for (kind, ink, width, opacity) in [
        (LineKind::Context, paper.context_line, 0.7, 1.0),
        (LineKind::Unit, paper.unit, 0.5, 0.8),
        (LineKind::Coast, paper.coast, 0.6, 1.0),
        (LineKind::State, paper.state, 0.9, 0.8),
        (LineKind::Claimed, paper.claimed, 1.0, 0.9),
        (LineKind::Ceasefire, paper.claimed, 1.5, 0.9),
    ] {
        let pen = Pen {
            ink: colour(ink).gamma_multiply(opacity),
            width,
            soft,
        };
        let arcs = scene.ground.arcs.iter().enumerate();
        for (i, _) in arcs.filter(|(i, arc)| scene.lines[*i] == kind && arc.bounds.touches(&seen)) {
            let points = arc_points(view, detail, i);
            match kind {
                LineKind::Claimed => pen.broken_line(mesh, &points, 4.0, 2.6),
                LineKind::Ceasefire => pen.broken_line(mesh, &points, 1.5, 2.6),
                LineKind::None
                | LineKind::Context
                | LineKind::Unit
                | LineKind::Coast
                | LineKind::State => {
                    pen.line(mesh, &points);
                }
            }
        }
    }
}

pub(super) fn arc_points(view: &View, detail: &Detail, arc: usize) -> Vec<Pos2> {
    detail.arcs[arc]
        .clone()
        .map(|p| at(view, detail.points[p as usize]))
        .collect()
}

fn circles(scene: &Scene, view: &View) -> Vec<(Pos2, f32, Color32)> {
    let radius = |mentioned| if mentioned { CIRCLE_PT } else { CIRCLE_PT * 0.6 } as f32;
    scene
        .circles(view, 1.0)
        .into_iter()
        .map(|c| (pos(c.at), radius(c.mentioned), colour(c.fill)))
        .collect()
}

/// Outlines a place: the lines that have it on one side only; small ones as a ring.
pub fn outline(
    painter: &Painter,
    scene: &Scene,
    view: &View,
    region: RegionId,
    ink: Color32,
    width: f32,
) {
    let pieces: Vec<RegionId> = scene
        .pieces_of(region)
        .map(|i| scene.ground.pieces[i].region)
        .collect();
    let scale = painter.pixels_per_point();
    let detail = scene.ground.detail(level(view, scale));
    let pen = Pen {
        ink,
        width,
        soft: 1.0 / scale,
    };
    let seen = view.seen();
    let mut mesh = Mesh::default();
    for (i, arc) in scene.ground.arcs.iter().enumerate() {
        let within = arc
            .sides
            .iter()
            .filter(|side| pieces.contains(side))
            .count();
        if within == 1 && !arc.seam && arc.bounds.touches(&seen) {
            pen.line(&mut mesh, &arc_points(view, detail, i));
        }
    }
    painter.add(Shape::mesh(mesh));
    let circles = scene
        .circles(view, 1.0)
        .into_iter()
        .filter(|c| c.region == region);
    for circle in circles {
        painter.circle_stroke(
            pos(circle.at),
            CIRCLE_PT as f32 + 3.0,
            Stroke::new(width.min(2.0), ink),
        );
    }
}
