//! The ranked table of places: the first step of the sidebar, and the way in without a map.

use egui::{
    Align2, FontId, Pos2, Rect, Response, Role, ScrollArea, Sense, TextEdit, Ui, WidgetInfo, pos2,
    vec2,
};

use super::counting;
use super::deed::Deed;
use super::desk::Desk;
use super::icons::{self, Icon, focus_ring};
use super::stance;
use super::strings;
use super::theme::{Theme, measure, semibold};
use super::view::Column;
use crate::region::RegionKind;
use crate::tally::Row;

/// Where the columns end, in points from the right edge.
const MENTIONS_END: f32 = 166.0;
const ARTICLES_END: f32 = 112.0;
const STANCE_END: f32 = 6.0;
/// Width of the line from −1 to +1.
const LINE: f32 = 54.0;

/// Shows search field, heads and rows.
pub fn show(ui: &mut Ui, desk: &mut Desk<'_>) {
    ui.horizontal(|ui| {
        search(ui, desk);
        counting::button(ui, desk);
    });
    ui.add_space(2.0);
    kept_to(ui, desk);
    heads(ui, desk);
    let rows = ordered(desk);
    if rows.is_empty() {
        ui.add_space(24.0);
        ui.vertical_centered(|ui| ui.weak(nothing(desk)));
    }
    let most = rows.iter().map(|r| r.n_mentions).max().unwrap_or(1);
    ui.spacing_mut().item_spacing.y = 0.0;
    ScrollArea::vertical().auto_shrink(false).show_rows(
        ui,
        measure::ROW,
        rows.len(),
        |ui, range| {
            for row in &rows[range] {
                one(ui, desk, row, most);
            }
        },
    );
}

/// Says to which entry of the legend the table is kept; a press shows all again.
fn kept_to(ui: &mut Ui, desk: &mut Desk<'_>) {
    if let Some(entry) = desk.only() {
        let words = strings::only(&entry.words);
        let button = egui::Button::selectable(true, words).corner_radius(12);
        if ui
            .add(button)
            .on_hover_text(strings::SHOW_ALL_PLACES)
            .clicked()
        {
            desk.send(Deed::Only(None));
        }
    }
}

/// Why the table is empty.
fn nothing(desk: &Desk<'_>) -> &'static str {
    if !desk.view.search.is_empty() {
        strings::NO_MATCH
    } else if desk.busy {
        strings::WORKING
    } else {
        strings::NO_PLACE
    }
}

fn search(ui: &mut Ui, desk: &mut Desk<'_>) {
    let mut letters = desk.view.search.clone();
    let field = TextEdit::singleline(&mut letters)
        .hint_text(strings::SEARCH)
        .margin(egui::Margin {
            left: 28,
            right: 8,
            top: 5,
            bottom: 5,
        })
        .desired_width(ui.available_width() - 118.0);
    let response = ui.add(field).accessible_name(strings::SEARCH);
    let lens = Rect::from_center_size(
        response.rect.left_center() + vec2(15.0, 0.0),
        vec2(15.0, 15.0),
    );
    icons::paint(ui.painter(), lens, Icon::Lens, desk.theme.weak);
    if desk.view.focus_search {
        response.request_focus();
    }
    if letters != desk.view.search {
        desk.send(Deed::Search(letters));
    }
}

/// The rows that the search leaves, in the order of the chosen column.
fn ordered<'s>(desk: &Desk<'s>) -> Vec<&'s Row> {
    let shot = desk.shot;
    let letters = desk.view.search.to_lowercase();
    let name = |row: &Row| shot.models.catalog.get(row.region).name.as_str();
    let mean = |row: &Row| {
        row.stance
            .filter(|s| s.n_judged > 0)
            .map_or(f32::INFINITY, |s| s.mean)
    };
    let mut rows: Vec<&Row> = shot
        .tally
        .rows
        .iter()
        .filter(|r| name(r).to_lowercase().contains(&letters))
        .filter(|r| {
            desk.only()
                .is_none_or(|look| look.places.contains(&r.region))
        })
        .collect();
    match desk.view.column {
        Column::Mentions => {}
        Column::Name => rows.sort_by_key(|r| name(r)),
        Column::Articles => rows.sort_by_key(|r| std::cmp::Reverse(r.n_articles)),
        Column::Stance => rows.sort_by(|a, b| mean(a).total_cmp(&mean(b))),
    }
    if desk.view.reversed {
        rows.reverse();
    }
    rows
}

fn heads(ui: &mut Ui, desk: &mut Desk<'_>) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 24.0), Sense::hover());
    let right = rect.right();
    for (column, words, from, to) in [
        (
            Column::Name,
            strings::COL_PLACE,
            rect.left(),
            right - MENTIONS_END - 70.0,
        ),
        (
            Column::Mentions,
            strings::COL_MENTIONS,
            right - MENTIONS_END - 70.0,
            right - MENTIONS_END,
        ),
        (
            Column::Articles,
            strings::COL_ARTICLES,
            right - MENTIONS_END,
            right - ARTICLES_END,
        ),
        (
            Column::Stance,
            strings::COL_STANCE,
            right - ARTICLES_END,
            right,
        ),
    ] {
        let part = Rect::from_min_max(pos2(from, rect.top()), pos2(to, rect.bottom()));
        head(ui, desk, part, column, words);
    }
    ui.painter().hline(
        rect.x_range(),
        rect.bottom(),
        egui::Stroke::new(1.0, desk.theme.line),
    );
}

fn head(ui: &mut Ui, desk: &mut Desk<'_>, rect: Rect, column: Column, words: &str) {
    let chosen = desk.view.column == column;
    let response = ui.interact(rect, ui.scope_id().with(("head", words)), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::ColumnHeader, true, chosen, words));
    let theme = desk.theme;
    let ink = if chosen || response.hovered() {
        theme.strong
    } else {
        theme.weak
    };
    let font = FontId::new(
        11.5,
        if chosen {
            semibold()
        } else {
            egui::FontFamily::Proportional
        },
    );
    let (anchor, at) = match column {
        Column::Name => (Align2::LEFT_CENTER, rect.left_center() + vec2(8.0, 0.0)),
        Column::Mentions | Column::Articles | Column::Stance => (
            Align2::RIGHT_CENTER,
            rect.right_center()
                - vec2(
                    if column == Column::Stance {
                        STANCE_END
                    } else {
                        0.0
                    },
                    0.0,
                ),
        ),
    };
    let drawn = ui.painter().text(at, anchor, words, font, ink);
    if chosen {
        let icon = if desk.view.reversed {
            Icon::SortUp
        } else {
            Icon::SortDown
        };
        let side = if column == Column::Name {
            drawn.right() + 8.0
        } else {
            drawn.left() - 8.0
        };
        let square = Rect::from_center_size(pos2(side, rect.center().y), vec2(14.0, 14.0));
        icons::paint(ui.painter(), square, icon, ink);
    }
    if response.has_focus() {
        focus_ring(ui, rect);
    }
    if response.clicked() {
        desk.send(Deed::SortBy(column));
    }
    if column == Column::Stance {
        response.on_hover_text(strings::COL_STANCE_HINT);
    }
}

fn one(ui: &mut Ui, desk: &mut Desk<'_>, row: &Row, most: u32) {
    let (rect, response) =
        ui.allocate_exact_size(vec2(ui.available_width(), measure::ROW), Sense::click());
    name_row(desk, row, &response);
    if ui.is_rect_visible(rect) {
        let lit = desk.is_hovered(row.region) || response.has_focus();
        if lit {
            ui.painter()
                .rect_filled(rect, measure::RADIUS, desk.theme.lit);
        }
        if response.has_focus() {
            focus_ring(ui, rect);
        }
        place(ui, desk, rect, row);
        figures(ui, desk.theme, rect, row, most);
    }
    if response.hovered() {
        desk.hover_region(row.region);
    }
    if response.clicked() {
        desk.send(Deed::Select(row.region));
    }
}

fn name_row(desk: &Desk<'_>, row: &Row, response: &Response) {
    let words = strings::row(
        desk.name(row.region),
        row.n_mentions,
        row.n_articles,
        &stance::figure(row.stance.as_ref()),
    );
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, words.as_str()));
}

fn place(ui: &Ui, desk: &Desk<'_>, rect: Rect, row: &Row) {
    let theme = desk.theme;
    let region = desk.catalog().get(row.region);
    let tag = match region.kind {
        RegionKind::Group => strings::GROUP,
        RegionKind::Disputed => strings::DISPUTED,
        RegionKind::Country | RegionKind::Unit => "",
    };
    let room = rect.width() - MENTIONS_END - 48.0 - 8.0;
    let name = fitted(ui, &region.name, FontId::proportional(13.5), room);
    let tagged = !tag.is_empty();
    let tag = ui
        .painter()
        .layout_no_wrap(tag.to_owned(), FontId::proportional(10.5), theme.weak);
    let height = name.size().y + if tagged { tag.size().y - 3.0 } else { 0.0 };
    let at = pos2(rect.left() + 8.0, rect.center().y - height / 2.0);
    let below = at + vec2(0.0, name.size().y - 3.0);
    ui.painter().galley(at, name, theme.text);
    ui.painter().galley(below, tag, theme.weak);
}

/// One line of text that ends in "…" where it is too long.
pub fn fitted(ui: &Ui, words: &str, font: FontId, width: f32) -> std::sync::Arc<egui::Galley> {
    let mut job =
        egui::text::LayoutJob::simple_singleline(words.to_owned(), font, Theme::of(ui).text);
    job.wrap = egui::text::TextWrapping::truncate_at_width(width.max(20.0));
    ui.painter().layout_job(job)
}

fn figures(ui: &Ui, theme: &Theme, rect: Rect, row: &Row, most: u32) {
    let middle = rect.center().y;
    let end = |from_right: f32| pos2(rect.right() - from_right, middle);
    let number = |at: Pos2, words: String, ink| {
        ui.painter().text(
            at,
            Align2::RIGHT_CENTER,
            words,
            FontId::proportional(13.0),
            ink,
        );
    };
    let share = row.n_mentions as f32 / most.max(1) as f32;
    let track = Rect::from_min_max(
        pos2(rect.right() - MENTIONS_END - 58.0, middle - 3.0),
        end(MENTIONS_END + 32.0) + vec2(0.0, 3.0),
    );
    let bar = track.with_min_x(track.right() - track.width() * share.max(0.06));
    ui.painter().rect_filled(bar, 2.0, theme.count);
    number(
        end(MENTIONS_END),
        strings::number(row.n_mentions.into()),
        theme.strong,
    );
    number(
        end(ARTICLES_END),
        strings::number(row.n_articles.into()),
        theme.weak,
    );
    if let Some(summary) = row.stance.as_ref().filter(|s| s.n_judged > 0) {
        let line = Rect::from_center_size(end(STANCE_END + 40.0 + LINE / 2.0), vec2(LINE, 12.0));
        stance::paint_line(ui, line, summary);
    }
    let ink = theme.ink(stance::leaning(row.stance.as_ref()));
    number(end(STANCE_END), stance::figure(row.stance.as_ref()), ink);
}
