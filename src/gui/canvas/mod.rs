//! The map in the window: shows a `Scene` through a camera, and tells what was pointed at. Nothing is tessellated
//! again while it moves; lengths are in points.

mod camera;
mod controls;
mod legend;
mod marks;
mod names;
mod pointing;
mod shapes;
mod strokes;

use std::collections::BTreeSet;
use std::sync::Arc;

use egui::{Color32, Sense, Ui};

use crate::region::RegionId;
use crate::scene::{Letters, PxRect, Rgb, Scene, View};

use camera::Camera;
use shapes::Shapes;

/// The map with its camera.
#[derive(Default)]
pub struct MapCanvas {
    camera: Camera,
    shapes: Option<Shapes>,
    letters: Letters,
    /// The places that the legend lit in the last frame.
    lit: BTreeSet<RegionId>,
}

/// What was done with the map in one frame.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CanvasEvents {
    /// The mentioned place under the pointer.
    pub hovered: Option<RegionId>,
    /// The mentioned place that was pressed.
    pub clicked: Option<RegionId>,
}

impl MapCanvas {
    /// Shows the map in all the room that is left, with `selected` and `hovered` outlined.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        scene: &Arc<Scene>,
        selected: Option<RegionId>,
        hovered: Option<RegionId>,
    ) -> CanvasEvents {
        let rect = ui.available_rect_before_wrap();
        let response = ui.allocate_rect(rect, Sense::click_and_drag());
        let frame = PxRect::new(
            rect.min.x.into(),
            rect.min.y.into(),
            rect.width().into(),
            rect.height().into(),
        );
        self.camera.settle(scene, frame);
        self.camera.steer(ui, &response);
        let view = self.camera.view(frame);
        self.draw(ui, scene, &view, selected, hovered);

        let mut events = pointing::point(ui, &response, scene, &view);
        let nodes = pointing::nodes(ui, scene, &view);
        events.clicked = events.clicked.or(nodes);
        let asked = controls::show(ui, rect, selected);
        self.camera.obey(asked, scene, frame, selected);
        self.lit = legend::show(ui, rect, scene);
        events
    }

    fn draw(
        &mut self,
        ui: &Ui,
        scene: &Arc<Scene>,
        view: &View,
        selected: Option<RegionId>,
        hovered: Option<RegionId>,
    ) {
        let painter = ui.painter_at(egui_rect(&view.frame));
        let feather = 1.0 / ui.pixels_per_point();
        let shapes = match self.shapes.take() {
            Some(old) if old.shows(scene, view, feather) => old,
            _ => Shapes::build(scene, view, feather, &self.letters),
        };
        painter.rect_filled(egui_rect(&view.frame), 0.0, colour(scene.paper.sea));
        shapes::graticule(&painter, scene, view);
        shapes.paint_ground(&painter);
        for region in self.lit.iter().copied().chain(hovered) {
            painter.add(shapes.outline(scene, view, region, 1.8));
        }
        if let Some(region) = selected {
            painter.add(shapes.outline(scene, view, region, 2.8));
        }
        marks::circles(&painter, scene, &shapes.circles, selected, hovered);
        names::paint(&painter, scene, &shapes.names);
        self.shapes = Some(shapes);
    }
}

/// A colour of the scene for the screen.
fn colour(Rgb(r, g, b): Rgb) -> Color32 {
    Color32::from_rgb(r, g, b)
}

fn egui_rect(rect: &PxRect) -> egui::Rect {
    egui::Rect::from_min_size(
        egui::pos2(rect.x as f32, rect.y as f32),
        egui::vec2(rect.w as f32, rect.h as f32),
    )
}
