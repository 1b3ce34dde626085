//! Colours of places and lakes as triangles.

use std::ops::Range;

use egui::{Color32, Mesh};

use super::ink::{Pen, colour};
use super::sheet::{arc_points, at};
use crate::scene::{Detail, Fills, Scene, Standing, View};

/// The colours of all places in sight.
pub fn fills(scene: &Scene, view: &View, level: usize) -> Mesh {
    let mut brush = Brush::new(scene, view, level);
    let fills = brush.fills;
    let seen = view.seen();
    let mut order: Vec<usize> = (0..scene.paints.len()).collect();
    order.sort_by_key(|&i| scene.paints[i].standing != Standing::Context);
    for i in order
        .into_iter()
        .filter(|&i| scene.ground.pieces[i].bounds.touches(&seen))
    {
        brush.fill(&fills.pieces[i], colour(scene.paints[i].fill));
    }
    brush.mesh
}

/// Plain water over fills and hatchings, below the borders.
pub fn lakes(scene: &Scene, view: &View, level: usize, soft: f32) -> Mesh {
    let mut brush = Brush::new(scene, view, level);
    let fills = brush.fills;
    let ink = colour(scene.paper.sea);
    let pen = Pen {
        ink: colour(scene.paper.coast),
        width: 0.6,
        soft,
    };
    for lake in scene.lakes(view, 1.0) {
        brush.fill(&fills.lakes[lake], ink);
        for used in scene.ground.lakes[lake].rings.iter().flatten() {
            pen.line(
                &mut brush.mesh,
                &arc_points(view, brush.detail, used.arc as usize),
            );
        }
    }
    brush.mesh
}

/// Fills shapes with the ready triangles of a level of detail.
struct Brush<'d> {
    view: &'d View,
    detail: &'d Detail,
    fills: &'d Fills,
    mesh: Mesh,
    /// For each point of the detail, one more than its last vertex in the mesh.
    vertices: Vec<u32>,
}

impl<'d> Brush<'d> {
    fn new(scene: &'d Scene, view: &'d View, level: usize) -> Self {
        let detail = scene.ground.detail(level);
        Self {
            view,
            detail,
            fills: scene.ground.fills(level),
            mesh: Mesh::default(),
            vertices: vec![0; detail.points.len()],
        }
    }

    /// Each point of the shape becomes one vertex, however many triangles meet there.
    fn fill(&mut self, triangles: &Range<u32>, ink: Color32) {
        let before = self.mesh.vertices.len() as u32;
        for &point in &self.fills.triangles[triangles.start as usize..triangles.end as usize] {
            let vertex = &mut self.vertices[point as usize];
            if *vertex <= before {
                let at = at(self.view, self.detail.points[point as usize]);
                self.mesh.colored_vertex(at, ink);
                *vertex = self.mesh.vertices.len() as u32;
            }
            self.mesh.indices.push(*vertex - 1);
        }
    }
}
