//! The meshes of one view, kept until scene or camera change. Panning only moves vertices: the triangles are the
//! ground's, made once for each level of detail.

use std::collections::BTreeSet;
use std::sync::Arc;

use egui::epaint::{Vertex, WHITE_UV};
use egui::{Color32, Mesh, Painter, Pos2, Shape, pos2};

use super::strokes::Strokes;
use super::{colour, marks};
use crate::region::RegionId;
use crate::scene::{
    Circle, Detail, Ground, Letters, LineKind, PlacedLabel, Plane, Scene, View, place_labels,
};

/// Everything that is drawn in one view but for what is hovered and selected.
pub(super) struct Shapes {
    scene: Arc<Scene>,
    view: View,
    feather: f32,
    fills: Arc<Mesh>,
    lines: Arc<Mesh>,
    pub circles: Vec<Circle>,
    pub names: Vec<PlacedLabel>,
}

impl Shapes {
    pub fn build(scene: &Arc<Scene>, view: &View, feather: f32, letters: &Letters) -> Self {
        let ground = &scene.ground;
        let detail = ground.detail(Ground::level_for(view.km_per_px * f64::from(feather)));
        let circles = scene.circles(view, 1.0);
        Self {
            fills: Arc::new(fills(scene, view, detail)),
            lines: Arc::new(lines(scene, view, detail, feather)),
            names: place_labels(&scene.labels, view, 1.0, &[], letters),
            circles,
            scene: Arc::clone(scene),
            view: *view,
            feather,
        }
    }

    /// Whether this is still what is to be seen.
    pub fn shows(&self, scene: &Arc<Scene>, view: &View, feather: f32) -> bool {
        Arc::ptr_eq(&self.scene, scene) && self.view == *view && self.feather == feather
    }

    pub fn paint_ground(&self, painter: &Painter) {
        painter.add(Shape::Mesh(Arc::clone(&self.fills)));
        painter.add(Shape::Mesh(Arc::clone(&self.lines)));
    }

    /// The border of all that shows `region`, without the lines inside it.
    pub fn outline(&self, scene: &Scene, view: &View, region: RegionId, width: f32) -> Shape {
        let ground = &scene.ground;
        let detail = ground.detail(Ground::level_for(view.km_per_px * f64::from(self.feather)));
        let own: BTreeSet<RegionId> = scene
            .pieces_of(region)
            .map(|i| ground.pieces[i].region)
            .collect();
        let mut strokes = Strokes::new(self.feather);
        let seen = view.seen();
        for (i, arc) in ground.arcs.iter().enumerate() {
            let n_own = arc.sides.iter().filter(|s| own.contains(s)).count();
            if n_own == 1 && !arc.seam && arc.bounds.touches(&seen) {
                let points = screen(view, detail, i);
                strokes.line(
                    &points,
                    width + 2.0,
                    colour(scene.paper.halo).gamma_multiply(0.8),
                );
                strokes.line(&points, width, colour(scene.paper.accent));
            }
        }
        Shape::mesh(strokes.mesh)
    }
}

/// The points of one arc on the screen.
fn screen(view: &View, detail: &Detail, arc: usize) -> Vec<Pos2> {
    let range = detail.arcs[arc].clone();
    detail.points[range.start as usize..range.end as usize]
        .iter()
        .map(|p| at(view, *p))
        .collect()
}

fn at(view: &View, [x, y]: [f32; 2]) -> Pos2 {
    let px = view.px(Plane::new(x.into(), y.into()));
    pos2(px.x as f32, px.y as f32)
}

fn fills(scene: &Scene, view: &View, detail: &Detail) -> Mesh {
    let seen = view.seen();
    let mut mesh = Mesh::default();
    for (i, piece) in scene.ground.pieces.iter().enumerate() {
        if !piece.bounds.touches(&seen) {
            continue;
        }
        let fill = colour(scene.paints[i].fill);
        let range = detail.fills[i].clone();
        for &corner in &detail.triangles[range.start as usize..range.end as usize] {
            mesh.indices.push(mesh.vertices.len() as u32);
            mesh.vertices.push(Vertex {
                pos: at(view, detail.points[corner as usize]),
                uv: WHITE_UV,
                color: fill,
            });
        }
    }
    mesh
}

fn lines(scene: &Scene, view: &View, detail: &Detail, feather: f32) -> Mesh {
    let seen = view.seen();
    let mut strokes = Strokes::new(feather);
    marks::hatch(&mut strokes, scene, view, detail);
    let mut order: Vec<(LineKind, usize)> = scene
        .lines
        .iter()
        .enumerate()
        .filter(|(i, kind)| **kind != LineKind::None && scene.ground.arcs[*i].bounds.touches(&seen))
        .map(|(i, kind)| (*kind, i))
        .collect();
    order.sort();
    for (kind, i) in order {
        stroke(&mut strokes, scene, kind, &screen(view, detail, i));
    }
    strokes.mesh
}

/// How wide a line of each kind is, in points.
fn stroke(strokes: &mut Strokes, scene: &Scene, kind: LineKind, points: &[Pos2]) {
    let paper = scene.paper;
    match kind {
        LineKind::None => {}
        LineKind::Context => strokes.line(points, 0.6, colour(paper.context_line)),
        LineKind::Unit => strokes.line(points, 0.7, colour(paper.unit)),
        LineKind::Coast => strokes.line(points, 0.7, colour(paper.coast)),
        LineKind::State => strokes.line(points, 1.1, colour(paper.state)),
        LineKind::Claimed => strokes.dashed(points, 1.2, colour(paper.claimed), 5.0, 3.0),
        LineKind::Ceasefire => strokes.dashed(points, 1.6, colour(paper.claimed), 1.6, 3.0),
    }
}

/// Meridians and parallels lie under the land, so they are drawn by whoever paints the sea.
pub(super) fn graticule(painter: &Painter, scene: &Scene, view: &View) {
    let ink: Color32 = colour(scene.paper.graticule);
    for line in &scene.graticule {
        let points: Vec<Pos2> = line
            .iter()
            .map(|p| {
                let px = view.px(*p);
                pos2(px.x as f32, px.y as f32)
            })
            .collect();
        painter.add(Shape::line(points, egui::Stroke::new(0.6, ink)));
    }
}
