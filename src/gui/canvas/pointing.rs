//! What is pointed at: the place under the pointer, its tooltip, and a node for each mentioned place by which a
//! screen reader (and a test) can find and press it.

use egui::{Rect, Response, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::CanvasEvents;
use crate::region::RegionId;
use crate::scene::{Px, Scene, View};

/// A circle is hit within this many points.
const HIT_PT: f64 = 12.0;

/// Reads the pointer over the map.
pub(super) fn point(ui: &Ui, response: &Response, scene: &Scene, view: &View) -> CanvasEvents {
    let Some(at) = response.hover_pos() else {
        return CanvasEvents::default();
    };
    let at = Px {
        x: at.x.into(),
        y: at.y.into(),
    };
    let Some(region) = region_at(scene, view, at) else {
        return CanvasEvents::default();
    };
    let Some(fact) = scene.facts.get(&region) else {
        return CanvasEvents::default();
    };
    if !response.dragged() {
        response.clone().on_hover_ui_at_pointer(|ui| {
            ui.strong(&fact.name);
            for line in &fact.lines {
                ui.label(line);
            }
        });
    }
    if !fact.mentioned {
        return CanvasEvents::default();
    }
    ui.set_cursor_icon(egui::CursorIcon::PointingHand);
    CanvasEvents {
        hovered: Some(region),
        clicked: response.clicked().then_some(region),
    }
}

/// The place at a position: the nearest circle in reach, else the shape.
fn region_at(scene: &Scene, view: &View, at: Px) -> Option<RegionId> {
    let reach = |c: &crate::scene::Circle| (c.at.x - at.x).hypot(c.at.y - at.y);
    scene
        .circles(view, 1.0)
        .into_iter()
        .map(|c| (reach(&c), c.region))
        .filter(|(far, _)| *far <= HIT_PT)
        .min_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, region)| region)
        .or_else(|| scene.region_at(view.plane(at)))
}

/// One node for each mentioned place; returns the one that was pressed.
pub(super) fn nodes(ui: &Ui, scene: &Scene, view: &View) -> Option<RegionId> {
    let mut pressed = None;
    for &region in &scene.mentioned {
        let (Some(spot), Some(fact)) = (scene.ground.spot(region), scene.facts.get(&region)) else {
            continue;
        };
        let at = view.px(spot.anchor);
        let rect = Rect::from_center_size(pos2(at.x as f32, at.y as f32), vec2(2.0, 2.0));
        let node = ui.interact(rect, ui.scope_id().with(("place", region.0)), Sense::CLICK);
        node.widget_info(|| WidgetInfo::labeled(Role::Button, true, fact.spoken()));
        if node.clicked() {
            pressed = Some(region);
        }
    }
    pressed
}
