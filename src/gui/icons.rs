//! Small signs drawn with lines, so that they are crisp at every scale and need no letters.

use std::f32::consts::TAU;

use egui::{Color32, Painter, Pos2, Rect, Response, Sense, Stroke, Ui, Vec2, WidgetInfo, vec2};

use super::theme::{Theme, measure};

/// One sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    /// To the left.
    Back,
    /// Away.
    Cross,
    /// There is more below.
    Down,
    /// The greatest first.
    SortDown,
    /// The least first.
    SortUp,
    /// Find.
    Lens,
    /// Light.
    Sun,
    /// Dark.
    Moon,
    /// Half light, half dark.
    HalfMoon,
    /// Help.
    Question,
    /// Careful.
    Warning,
    /// Nearer.
    Plus,
    /// Farther.
    Minus,
    /// Everything.
    Whole,
    /// What is selected.
    Target,
}

/// Draws a sign into a square.
pub fn paint(painter: &Painter, square: Rect, icon: Icon, ink: Color32) {
    let unit = square.width() / 16.0;
    let at = |x: f32, y: f32| square.min + vec2(x, y) * unit;
    let pen = Stroke::new((1.5 * unit).max(1.0), ink);
    let line = |points: &[(f32, f32)]| {
        painter.line(points.iter().map(|&(x, y)| at(x, y)).collect(), pen);
    };
    match icon {
        Icon::Back => line(&[(10.0, 3.5), (5.5, 8.0), (10.0, 12.5)]),
        Icon::Cross => {
            line(&[(4.5, 4.5), (11.5, 11.5)]);
            line(&[(11.5, 4.5), (4.5, 11.5)]);
        }
        Icon::Down => line(&[(4.5, 6.5), (8.0, 10.0), (11.5, 6.5)]),
        Icon::SortDown => line(&[(5.0, 7.0), (8.0, 10.0), (11.0, 7.0)]),
        Icon::SortUp => line(&[(5.0, 9.5), (8.0, 6.5), (11.0, 9.5)]),
        Icon::Lens => {
            painter.circle_stroke(at(7.0, 7.0), 4.0 * unit, pen);
            line(&[(10.0, 10.0), (13.0, 13.0)]);
        }
        Icon::Sun => sun(painter, at(8.0, 8.0), unit, pen),
        Icon::Moon => moon(painter, at(8.0, 8.0), unit, ink),
        Icon::HalfMoon => half(painter, at(8.0, 8.0), unit, pen),
        Icon::Question => letter(painter, square, "?", ink),
        Icon::Plus => {
            line(&[(3.5, 8.0), (12.5, 8.0)]);
            line(&[(8.0, 3.5), (8.0, 12.5)]);
        }
        Icon::Minus => line(&[(3.5, 8.0), (12.5, 8.0)]),
        Icon::Whole => {
            line(&[(3.0, 6.0), (3.0, 3.0), (6.0, 3.0)]);
            line(&[(10.0, 3.0), (13.0, 3.0), (13.0, 6.0)]);
            line(&[(13.0, 10.0), (13.0, 13.0), (10.0, 13.0)]);
            line(&[(6.0, 13.0), (3.0, 13.0), (3.0, 10.0)]);
        }
        Icon::Target => {
            painter.circle_stroke(at(8.0, 8.0), 4.5 * unit, pen);
            painter.circle_filled(at(8.0, 8.0), 1.8 * unit, ink);
        }
        Icon::Warning => {
            painter.circle_stroke(at(8.0, 8.0), 6.0 * unit, pen);
            line(&[(8.0, 4.8), (8.0, 8.8)]);
            painter.circle_filled(at(8.0, 11.0), unit, ink);
        }
    }
}

fn sun(painter: &Painter, centre: Pos2, unit: f32, pen: Stroke) {
    painter.circle_stroke(centre, 2.8 * unit, pen);
    for i in 0..8 {
        let ray = Vec2::angled(TAU * i as f32 / 8.0);
        painter.line_segment([centre + ray * 4.7 * unit, centre + ray * 6.5 * unit], pen);
    }
}

fn moon(painter: &Painter, centre: Pos2, unit: f32, ink: Color32) {
    let arc = |middle: Pos2, radius: f32, from: f32, to: f32| {
        (0..=16).map(move |i| {
            let turn = from + (to - from) * i as f32 / 16.0;
            middle + Vec2::angled(turn) * radius
        })
    };
    // The two circles cut each other at these angles.
    let outer = arc(centre, 5.6 * unit, 0.261, 4.618);
    let inner = arc(centre + vec2(2.6, -2.2) * unit, 4.6 * unit, -2.317, -5.369);
    let points: Vec<Pos2> = outer.chain(inner).collect();
    painter.add(egui::epaint::PathShape::closed_line(
        points,
        Stroke::new(1.5 * unit, ink),
    ));
}

fn half(painter: &Painter, centre: Pos2, unit: f32, pen: Stroke) {
    painter.circle_stroke(centre, 5.5 * unit, pen);
    let points = (0..=16).map(|i| {
        let turn = -TAU / 4.0 + TAU / 2.0 * i as f32 / 16.0;
        centre + Vec2::angled(turn) * 5.5 * unit
    });
    painter.add(egui::Shape::convex_polygon(
        points.collect(),
        pen.color,
        Stroke::NONE,
    ));
}

fn letter(painter: &Painter, square: Rect, letter: &str, ink: Color32) {
    let font = egui::FontId::new(square.height() * 0.95, super::theme::semibold());
    painter.text(
        square.center(),
        egui::Align2::CENTER_CENTER,
        letter,
        font,
        ink,
    );
}

/// A button that shows only a sign; `name` is what a screen reader and the tooltip say.
pub fn button(ui: &mut Ui, icon: Icon, name: &str) -> Response {
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(measure::TARGET), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, ui.is_enabled(), name));
    if ui.is_rect_visible(rect) {
        let theme = Theme::of(ui);
        let lit = response.hovered() || response.has_focus();
        if lit {
            ui.painter().rect_filled(rect, measure::RADIUS, theme.hover);
        }
        if response.has_focus() {
            focus_ring(ui, rect);
        }
        let square = Rect::from_center_size(rect.center(), Vec2::splat(measure::ICON));
        paint(
            ui.painter(),
            square,
            icon,
            if lit { theme.strong } else { theme.weak },
        );
    }
    response.on_hover_text(name)
}

/// The same on a ground of its own, for buttons over the map.
pub fn framed(ui: &mut Ui, icon: Icon, name: &str) -> Response {
    let rect = Rect::from_min_size(ui.cursor().min, Vec2::splat(measure::TARGET));
    let theme = Theme::of(ui);
    let edge = Stroke::new(1.0, theme.line);
    ui.painter().rect(
        rect,
        measure::RADIUS,
        theme.raised,
        edge,
        egui::StrokeKind::Inside,
    );
    button(ui, icon, name)
}

/// The ring around whatever has the keyboard.
pub fn focus_ring(ui: &Ui, rect: Rect) {
    let pen = Stroke::new(2.0, Theme::of(ui).accent);
    ui.painter()
        .rect_stroke(rect, measure::RADIUS, pen, egui::StrokeKind::Inside);
}
