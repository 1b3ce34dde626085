//! The buttons on the map: closer, farther, the whole, the selection.

use egui::{Align2, Area, Id, Order, Rect, Ui, vec2};

use super::super::strings;
use crate::region::RegionId;

/// What a button asked of the camera.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Asked {
    Closer,
    Farther,
    Whole,
    Selection,
}

/// Shows the buttons in the upper right corner of `map`.
pub(super) fn show(ui: &Ui, map: Rect, selected: Option<RegionId>) -> Option<Asked> {
    let mut asked = None;
    Area::new(Id::unique("map buttons"))
        .order(Order::Middle)
        .pivot(Align2::RIGHT_TOP)
        .fixed_pos(map.right_top() + vec2(-12.0, 12.0))
        .show(ui.ctx(), |ui| {
            ui.spacing_mut().item_spacing.y = 4.0;
            let mut button = |sign: &str, name: &str, on: bool, what: Asked| {
                let button = egui::Button::new(sign).min_size(vec2(30.0, 30.0));
                let response = ui.add_enabled(on, button).on_hover_text(name);
                response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, on, name));
                if response.clicked() {
                    asked = Some(what);
                }
            };
            button("+", strings::ZOOM_IN, true, Asked::Closer);
            button("−", strings::ZOOM_OUT, true, Asked::Farther);
            button("□", strings::ZOOM_WHOLE, true, Asked::Whole);
            button(
                "◉",
                strings::ZOOM_SELECTION,
                selected.is_some(),
                Asked::Selection,
            );
        });
    asked
}
