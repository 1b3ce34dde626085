//! A choice of a few, side by side: one is always chosen.

use egui::{CornerRadius, FontId, Margin, Role, Sense, Stroke, TextStyle, Ui, WidgetInfo, vec2};

use super::icons::focus_ring;
use super::theme::{Theme, measure};

/// One part of the choice.
pub struct Segment<'s, T> {
    /// What choosing it means.
    pub value: T,
    /// What it says.
    pub label: &'s str,
    /// What the tooltip says.
    pub hint: &'s str,
}

/// Shows the choice; `name` is what a screen reader calls it. Returns what was newly chosen.
pub fn show<T: Copy + PartialEq>(
    ui: &mut Ui,
    name: &str,
    chosen: T,
    segments: &[Segment<'_, T>],
) -> Option<T> {
    let theme = Theme::of(ui);
    let frame = egui::Frame::new()
        .fill(theme.hover)
        .corner_radius(measure::RADIUS + 2)
        .inner_margin(Margin::same(2));
    let shown = frame.show(ui, |ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        ui.horizontal(|ui| {
            let pressed = segments
                .iter()
                .filter(|s| segment(ui, s, s.value == chosen));
            pressed.last().map(|s| s.value)
        })
        .inner
    });
    ui.ctx().accesskit_node_builder(shown.response.id, |node| {
        node.set_role(Role::RadioGroup);
        node.set_label(name);
    });
    shown.inner.filter(|value| *value != chosen)
}

fn segment<T>(ui: &mut Ui, segment: &Segment<'_, T>, chosen: bool) -> bool {
    let theme = Theme::of(ui);
    let font = if chosen {
        FontId::new(13.0, super::theme::semibold())
    } else {
        TextStyle::Button.resolve(ui.style())
    };
    let galley = ui
        .painter()
        .layout_no_wrap(segment.label.to_owned(), font, theme.text);
    let size = vec2(galley.size().x.max(30.0) + 22.0, measure::TARGET - 2.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| {
        WidgetInfo::selected(Role::RadioButton, ui.is_enabled(), chosen, segment.label)
    });
    if ui.is_rect_visible(rect) {
        let rounding = CornerRadius::same(measure::RADIUS);
        if chosen {
            let line = Stroke::new(1.0, theme.line);
            ui.painter()
                .rect(rect, rounding, theme.raised, line, egui::StrokeKind::Inside);
        } else if response.hovered() {
            ui.painter().rect_filled(rect, rounding, theme.lit);
        }
        if response.has_focus() {
            focus_ring(ui, rect);
        }
        let ink = if chosen { theme.strong } else { theme.weak };
        let at = rect.center() - galley.size() / 2.0;
        ui.painter()
            .galley_with_override_text_color(at, galley, ink);
    }
    response.on_hover_text(segment.hint).clicked()
}
