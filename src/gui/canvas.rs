//! Placeholder of the map, replaced by the map's own.

use std::sync::Arc;

use egui::Ui;

use crate::region::RegionId;
use crate::scene::Scene;

/// The map.
#[derive(Default)]
pub struct MapCanvas;

/// What was done with the map in one frame.
#[derive(Default)]
pub struct CanvasEvents {
    /// The place under the pointer.
    pub hovered: Option<RegionId>,
    /// The place that was pressed.
    pub clicked: Option<RegionId>,
}

impl MapCanvas {
    /// Shows the map.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        _scene: &Arc<Scene>,
        _selected: Option<RegionId>,
        _hovered: Option<RegionId>,
    ) -> CanvasEvents {
        ui.take_available_space();
        CanvasEvents::default()
    }
}
