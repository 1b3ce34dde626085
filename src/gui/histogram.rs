//! A small histogram of the counts, in the colours of the classes that cut them.

use egui::{Align2, FontId, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::canvas::colour;
use super::strings;
use super::theme::Theme;
use crate::scene::{Bin, Scene, bins, count_words};

const N_BINS: usize = 24;
const HEIGHT: f32 = 46.0;
const FOOT: f32 = 15.0;

/// Shows it as wide as there is room.
pub fn show(ui: &mut Ui, scene: &Scene) {
    let bins = bins(&scene.scale, N_BINS);
    let (Some(first), Some(last)) = (bins.first(), bins.last()) else {
        return;
    };
    let size = vec2(ui.available_width(), HEIGHT + FOOT);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, strings::HISTOGRAM));
    let theme = Theme::of(ui);
    let base = rect.top() + HEIGHT;
    let n = |bin: &Bin| bin.n_places.iter().sum::<usize>();
    let most = bins.iter().map(n).max().unwrap_or(1).max(1);
    let step = rect.width() / bins.len() as f32;
    for (i, bin) in bins.iter().enumerate() {
        let left = rect.left() + i as f32 * step;
        let mut top = base;
        for (class, &n_places) in bin.n_places.iter().enumerate().filter(|(_, n)| **n > 0) {
            let height = (HEIGHT - 2.0) * n_places as f32 / most as f32;
            let bar =
                Rect::from_min_max(pos2(left + 0.5, top - height), pos2(left + step - 0.5, top));
            top -= height;
            ui.painter()
                .rect_filled(bar, 1.0, colour(scene.class_fill(class)));
        }
    }
    ui.painter()
        .hline(rect.x_range(), base, egui::Stroke::new(1.0, theme.weak));
    let font = FontId::proportional(10.5);
    for (x, hold, value) in [
        (rect.left(), Align2::LEFT_TOP, first.low),
        (rect.right(), Align2::RIGHT_TOP, last.high),
    ] {
        ui.painter().text(
            pos2(x, base + 2.0),
            hold,
            count_words(value),
            font.clone(),
            theme.weak,
        );
    }
    response.on_hover_text(strings::HISTOGRAM_HINT);
}
