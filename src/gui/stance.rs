//! Stance as small pictures: a chip for one judgement, a line with a dot and its interval for a place, a bar of shares.
//! Each says the same in words too, so that colour never speaks alone.

use egui::{Color32, FontId, Pos2, Rect, Response, Sense, Stroke, Ui, pos2, vec2};

use super::strings;
use super::theme::{Theme, semibold};
use crate::stance::{Stance, StanceClass};
use crate::tally::StanceSummary;

/// The class whose colours a summary is shown in.
pub fn leaning(summary: Option<&StanceSummary>) -> Option<StanceClass> {
    let summary = summary.filter(|s| s.n_judged > 0)?;
    Some(match (summary.crosses_zero(), summary.mean < 0.0) {
        (true, _) => StanceClass::Neutral,
        (false, true) => StanceClass::Negative,
        (false, false) => StanceClass::Positive,
    })
}

/// A summary as a number: "−0.42", or a dash where nothing was judged.
pub fn figure(summary: Option<&StanceSummary>) -> String {
    match summary.filter(|s| s.n_judged > 0) {
        Some(summary) => strings::score(summary.mean),
        None => "–".into(),
    }
}

/// Draws the line from −1 to +1 with the interval as a band and the mean as a dot (hollow when even the sign is unsure).
pub fn paint_line(ui: &Ui, rect: Rect, summary: &StanceSummary) {
    let theme = Theme::of(ui);
    let painter = ui.painter();
    let x = |score: f32| rect.left() + (score + 1.0) / 2.0 * rect.width();
    let middle = rect.center().y;
    painter.hline(rect.x_range(), middle, Stroke::new(1.0, theme.line));
    painter.vline(
        x(0.0),
        (middle - 5.0)..=(middle + 5.0),
        Stroke::new(1.0, theme.weak.gamma_multiply(0.7)),
    );
    let class = leaning(Some(summary));
    let band = Rect::from_min_max(
        pos2(x(summary.low), middle - 3.0),
        pos2(x(summary.high), middle + 3.0),
    );
    painter.rect_filled(band, 3.0, theme.ink(class).gamma_multiply(0.28));
    dot(
        ui,
        pos2(x(summary.mean), middle),
        theme.ink(class),
        summary.crosses_zero(),
    );
}

fn dot(ui: &Ui, at: Pos2, ink: Color32, hollow: bool) {
    let inner = if hollow { Theme::of(ui).panel } else { ink };
    ui.painter().circle(at, 4.0, inner, Stroke::new(1.5, ink));
}

/// Shows the line with its words beside it.
pub fn line(ui: &mut Ui, summary: &StanceSummary, width: f32) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(width, 16.0), Sense::hover());
    paint_line(ui, rect.shrink2(vec2(5.0, 0.0)), summary);
    response.on_hover_text(strings::spread(summary.low, summary.high, summary.n_judged))
}

/// Shows one judgement: its class and score.
pub fn chip(ui: &mut Ui, stance: Option<&Stance>) -> Response {
    let theme = Theme::of(ui);
    let class = stance.map(|s| s.class);
    let words = match stance {
        Some(s) if s.class != StanceClass::Unclear => {
            format!("{} {}", strings::class(class), strings::score(s.score))
        }
        Some(_) | None => strings::class(class).to_owned(),
    };
    let galley =
        ui.painter()
            .layout_no_wrap(words, FontId::new(11.5, semibold()), theme.ink(class));
    let (rect, response) = ui.allocate_exact_size(galley.size() + vec2(16.0, 5.0), Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, galley.text()));
    ui.painter().rect_filled(rect, 10.0, theme.wash(class));
    ui.painter().galley(
        rect.center() - galley.size() / 2.0,
        galley.clone(),
        theme.text,
    );
    response.on_hover_text(strings::class_hint(class))
}

/// Draws how many judgements fell into each class, as parts of one bar.
pub fn shares(ui: &mut Ui, summary: &StanceSummary) {
    let theme = Theme::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 8.0), Sense::hover());
    let parts = parts(summary);
    let total: u32 = parts.iter().map(|(_, n)| n).sum();
    let mut left = rect.left();
    for (class, n) in parts.into_iter().filter(|(_, n)| *n > 0) {
        let width = rect.width() * n as f32 / total as f32;
        let part = Rect::from_min_size(
            pos2(left, rect.top()),
            vec2((width - 1.5).max(1.0), rect.height()),
        );
        let ink = match class {
            StanceClass::Unclear => theme.line,
            StanceClass::Neutral => theme.neutral.gamma_multiply(0.55),
            StanceClass::Negative | StanceClass::Positive => theme.ink(Some(class)),
        };
        ui.painter().rect_filled(part, 2.0, ink);
        left += width;
    }
    let words: Vec<String> = parts
        .iter()
        .map(|(class, n)| format!("{} {n}", strings::class(Some(*class))))
        .collect();
    response.on_hover_text(words.join(", "));
}

/// The classes in the order of the scale, with their numbers.
pub fn parts(summary: &StanceSummary) -> [(StanceClass, u32); 4] {
    [
        (StanceClass::Negative, summary.n_negative),
        (StanceClass::Neutral, summary.n_neutral),
        (StanceClass::Positive, summary.n_positive),
        (StanceClass::Unclear, summary.n_unclear),
    ]
}
