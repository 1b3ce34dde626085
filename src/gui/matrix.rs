//! Who speaks how of whom: what voices of one country are reported to say of another, as a small table.

use egui::{FontId, Grid, RichText, Role, ScrollArea, Sense, Ui, WidgetInfo, vec2};

use super::deed::Deed;
use super::desk::Desk;
use super::dialog::sheet;
use super::picture::{Kind, Wanted};
use super::same::Same;
use super::theme::{measure, semibold};
use super::{stance, strings};
use crate::region::RegionId;
use crate::session::Snapshot;
use crate::tally::{Cell, Matrix, Tally};

/// Countries on a side at most; the rest is in the export.
const MOST: usize = 9;

/// The matrix of the snapshot that was shown last.
#[derive(Default)]
pub struct Voices {
    tally: Option<Same<Tally>>,
    matrix: Matrix,
}

impl Voices {
    /// Shows the table.
    pub fn show(&mut self, ui: &Ui, desk: &mut Desk<'_>) {
        self.collect(desk.shot);
        sheet(ui, desk, strings::MATRIX, 640.0, |ui, desk| {
            ui.label(strings::MATRIX_BODY);
            ui.add_space(4.0);
            if self.matrix.cells.is_empty() {
                ui.weak(strings::MATRIX_EMPTY);
            } else {
                ScrollArea::both()
                    .max_height(380.0)
                    .show(ui, |ui| table(ui, desk, &self.matrix));
            }
            self.buttons(ui, desk);
        });
    }

    /// Collects the matrix anew whenever the numbers have changed.
    fn collect(&mut self, shot: &Snapshot) {
        let tally = Some(Same::as_this(&shot.tally));
        if self.tally != tally {
            self.matrix = shot.voices();
            self.tally = tally;
        }
    }

    fn buttons(&self, ui: &mut Ui, desk: &mut Desk<'_>) {
        ui.add_space(8.0);
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if ui.button(strings::CLOSE).clicked() {
                desk.send(Deed::CloseDialog);
            }
            if self.matrix.cells.is_empty() {
                return;
            }
            if ui.button(strings::COPY_TABLE).clicked() {
                desk.send(Deed::CopyVoices);
            }
            if ui.button(strings::SAVE_TABLE).clicked() {
                let kind = Kind::Voices;
                desk.send(Deed::SavePicture(Wanted {
                    kind,
                    ..Wanted::default()
                }));
            }
        });
    }
}

fn table(ui: &mut Ui, desk: &mut Desk<'_>, matrix: &Matrix) {
    let holders = busiest(matrix, |cell| cell.holder);
    let targets = busiest(matrix, |cell| cell.target);
    Grid::new("matrix").spacing([4.0, 4.0]).show(ui, |ui| {
        ui.label(RichText::new(strings::MATRIX_CORNER).small().weak());
        for target in &targets {
            let name =
                super::places::fitted(ui, desk.name(*target), FontId::new(11.5, semibold()), 72.0);
            ui.label(name);
        }
        ui.end_row();
        for holder in &holders {
            ui.label(RichText::new(desk.name(*holder)).font(FontId::new(12.5, semibold())));
            for target in &targets {
                let pair = |c: &&Cell| c.holder == *holder && c.target == *target;
                cell(ui, desk, matrix.cells.iter().find(pair));
            }
            ui.end_row();
        }
    });
}

/// The countries with the most mentions on one side of the matrix.
fn busiest(matrix: &Matrix, side: impl Fn(&Cell) -> RegionId) -> Vec<RegionId> {
    let mut found: Vec<(RegionId, usize)> = Vec::new();
    for cell in &matrix.cells {
        match found.iter_mut().find(|(region, _)| *region == side(cell)) {
            Some((_, n)) => *n += cell.mentions.len(),
            None => found.push((side(cell), cell.mentions.len())),
        }
    }
    found.sort_by_key(|(region, n)| (std::cmp::Reverse(*n), *region));
    found
        .into_iter()
        .take(MOST)
        .map(|(region, _)| region)
        .collect()
}

fn cell(ui: &mut Ui, desk: &mut Desk<'_>, cell: Option<&Cell>) {
    let (rect, response) = ui.allocate_exact_size(vec2(72.0, measure::TARGET), Sense::click());
    let Some(cell) = cell else {
        ui.painter().rect_filled(rect, 4.0, desk.theme.ground);
        return;
    };
    let class = stance::leaning(Some(&cell.stance));
    ui.painter().rect_filled(rect, 4.0, desk.theme.wash(class));
    let figure = stance::figure(Some(&cell.stance));
    let font = FontId::proportional(12.5);
    ui.painter().text(
        rect.center(),
        egui::Align2::CENTER_CENTER,
        &figure,
        font,
        desk.theme.ink(class),
    );
    let n = cell.mentions.len() as u64;
    let words = strings::pair(desk.name(cell.holder), desk.name(cell.target), &figure, n);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, words.as_str()));
    if response.has_focus() {
        super::icons::focus_ring(ui, rect);
    }
    if response.clicked() {
        desk.send(Deed::Select(cell.target));
        desk.send(Deed::CloseDialog);
    }
    response.on_hover_text(words);
}
