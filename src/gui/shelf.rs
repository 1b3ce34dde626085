//! The articles below the map: tick to count them, press a title to read.

use egui::{
    Align, Align2, FontId, Layout, Rect, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2,
};

use super::deed::Deed;
use super::desk::Desk;
use super::icons::{self, Icon, focus_ring};
use super::places::fitted;
use super::strings;
use super::theme::{measure, subtitle};
use super::view::{Page, position};
use crate::session::Command;

/// Height of a row.
const ROW: f32 = 30.0;

/// Where the columns begin, in points.
struct Columns {
    title: f32,
    source: f32,
    date: f32,
    words: f32,
    language: f32,
    close: f32,
}

impl Columns {
    fn within(rect: Rect) -> Self {
        let close = rect.right() - measure::TARGET;
        let language = close - 86.0;
        let words = language - 76.0;
        let date = words - 96.0;
        let source = date - (rect.width() * 0.18).clamp(70.0, 200.0);
        Self {
            title: rect.left() + 30.0,
            source,
            date,
            words,
            language,
            close,
        }
    }
}

/// Shows the list.
pub fn show(ui: &mut Ui, desk: &mut Desk<'_>) {
    head(ui, desk);
    ui.spacing_mut().item_spacing.y = 0.0;
    names(ui, desk);
    let n = desk.shot.readings.len();
    let mut area = ScrollArea::vertical().auto_shrink(false);
    if desk.view.reveal_last {
        area = area.vertical_scroll_offset(n as f32 * ROW);
    }
    area.show_rows(ui, ROW, n, |ui, range| {
        for reading in range {
            row(ui, desk, reading);
        }
    });
}

fn head(ui: &mut Ui, desk: &mut Desk<'_>) {
    ui.horizontal(|ui| {
        let n = desk.shot.readings.len() as u64;
        ui.label(subtitle(strings::ARTICLES));
        ui.weak(strings::number(n));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let remove = egui::Button::new(egui::RichText::new(strings::CLOSE_ALL).size(12.0))
                .frame_when_inactive(false);
            if n > 0 && ui.add(remove).clicked() {
                desk.send(Deed::Apply(Command::CloseAll));
            }
        });
    });
}

fn names(ui: &mut Ui, desk: &mut Desk<'_>) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 22.0), Sense::hover());
    let all = desk.shot.ticked.iter().all(|t| *t);
    let none = !desk.shot.ticked.iter().any(|t| *t);
    let mut on = all;
    let tick = egui::Checkbox::without_text(&mut on).indeterminate(!all && !none);
    let at = Rect::from_min_size(rect.min + vec2(4.0, 0.0), vec2(22.0, rect.height()));
    if ui
        .put(at, tick)
        .accessible_name(strings::TICK_ALL)
        .on_hover_text(strings::TICK_ALL)
        .changed()
    {
        desk.send(Deed::Apply(Command::TickAll(!all)));
    }
    let columns = Columns::within(rect);
    let font = FontId::proportional(11.5);
    for (x, words) in [
        (columns.title, strings::COL_TITLE),
        (columns.source, strings::COL_SOURCE),
        (columns.date, strings::COL_DATE),
        (columns.language, strings::COL_LANGUAGE),
    ] {
        ui.painter().text(
            pos2(x, rect.center().y),
            Align2::LEFT_CENTER,
            words,
            font.clone(),
            desk.theme.weak,
        );
    }
    let words_end = pos2(columns.language - 18.0, rect.center().y);
    ui.painter().text(
        words_end,
        Align2::RIGHT_CENTER,
        strings::COL_WORDS,
        font,
        desk.theme.weak,
    );
    ui.painter().hline(
        rect.x_range(),
        rect.bottom(),
        egui::Stroke::new(1.0, desk.theme.line),
    );
}

fn row(ui: &mut Ui, desk: &mut Desk<'_>, reading: usize) {
    let shot = desk.shot;
    let article = &shot.readings[reading].article;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, article.title.as_str()));
    let open = matches!(&desk.view.page, Page::Article { key, .. } if position(shot, key) == Some(reading));
    if open || response.hovered() {
        let fill = if open {
            desk.theme.lit
        } else {
            desk.theme.hover
        };
        ui.painter().rect_filled(rect, measure::RADIUS, fill);
    }
    if response.has_focus() {
        focus_ring(ui, rect);
    }
    cells(ui, desk, rect, reading);
    tick(ui, desk, rect, reading);
    if response.clicked() {
        desk.send(Deed::ReadArticle(reading));
    }
    let path = article
        .path
        .as_ref()
        .map_or_else(|| article.title.clone(), |p| p.display().to_string());
    response.on_hover_text(path);
    close(ui, desk, rect, reading);
}

fn cells(ui: &Ui, desk: &Desk<'_>, rect: Rect, reading: usize) {
    let article = &desk.shot.readings[reading].article;
    let columns = Columns::within(rect);
    let theme = desk.theme;
    let ink = if desk.shot.ticked[reading] {
        theme.text
    } else {
        theme.weak
    };
    let cell = |x: f32, end: f32, words: &str, ink| {
        let galley = fitted(ui, words, FontId::proportional(13.0), end - x - 12.0);
        let at = pos2(x, rect.center().y - galley.size().y / 2.0);
        ui.painter()
            .galley_with_override_text_color(at, galley, ink);
    };
    let date = article.date.map(|d| d.to_string()).unwrap_or_default();
    cell(columns.title, columns.source, &article.title, ink);
    cell(
        columns.source,
        columns.date,
        article.source.as_deref().unwrap_or("–"),
        theme.weak,
    );
    cell(
        columns.date,
        columns.words,
        if date.is_empty() { "–" } else { &date },
        theme.weak,
    );
    cell(
        columns.language,
        columns.close,
        strings::language(article.language),
        theme.weak,
    );
    let words = strings::number(article.n_words() as u64);
    let end = pos2(columns.language - 18.0, rect.center().y);
    ui.painter().text(
        end,
        Align2::RIGHT_CENTER,
        words,
        FontId::proportional(13.0),
        theme.weak,
    );
}

fn tick(ui: &mut Ui, desk: &mut Desk<'_>, rect: Rect, reading: usize) {
    let article = &desk.shot.readings[reading].article;
    let mut on = desk.shot.ticked[reading];
    let at = Rect::from_min_size(rect.min + vec2(4.0, 0.0), vec2(22.0, ROW));
    let response = ui.put(at, egui::Checkbox::without_text(&mut on));
    if response
        .accessible_name(strings::tick(&article.title))
        .changed()
    {
        let article = article.key.clone();
        desk.send(Deed::Apply(Command::Tick { article, on }));
    }
}

fn close(ui: &mut Ui, desk: &mut Desk<'_>, rect: Rect, reading: usize) {
    let article = &desk.shot.readings[reading].article;
    let at = Rect::from_min_size(
        pos2(Columns::within(rect).close, rect.top() + 1.0),
        egui::Vec2::splat(measure::TARGET),
    );
    let mut inner = ui.new_child(
        egui::UiBuilder::new()
            .max_rect(at)
            .id_salt(("close", &article.key.0)),
    );
    if icons::button(&mut inner, Icon::Cross, &strings::remove(&article.title)).clicked() {
        let key = article.key.clone();
        desk.send(Deed::Apply(Command::Close(vec![key])));
    }
}
