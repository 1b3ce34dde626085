//! The dialog for saving or copying the picture, with a live preview.

use egui::{ComboBox, DragValue, Grid, TextEdit, TextureHandle, TextureOptions, Ui, Vec2, vec2};

use super::bar::primary;
use super::deed::Deed;
use super::desk::Desk;
use super::dialog::sheet;
use super::picture::{Kind, Preview, SIDE_PX, Wanted};
use super::same::Same;
use super::segmented::{self, Segment};
use super::strings;
use crate::export::order::Preset;
use crate::scene::Scene;

/// Longest sides of the preview, in points.
const PREVIEW: Vec2 = vec2(560.0, 350.0);

/// What is being prepared.
#[derive(Default)]
pub struct Studio {
    /// What is wanted.
    pub wanted: Wanted,
    /// Where to write it, where the system has no dialog.
    pub path: Option<String>,
    /// What the preview shows, and from which snapshot.
    asked: Option<(Wanted, Same<Scene>)>,
    preview: Option<Shown>,
}

/// The preview, ready to be painted.
enum Shown {
    Drawn(TextureHandle),
    Lines(String),
}

impl Studio {
    /// Takes a drawn preview in.
    pub fn take(&mut self, ctx: &egui::Context, preview: Preview) {
        self.preview = Some(match preview {
            Preview::Drawn(drawn) => {
                Shown::Drawn(ctx.load_texture("preview", drawn, TextureOptions::LINEAR))
            }
            Preview::Lines(lines) => Shown::Lines(lines),
        });
    }

    /// Shows the dialog.
    pub fn show(&mut self, ui: &Ui, desk: &mut Desk<'_>) {
        self.ask_for_preview(desk);
        sheet(ui, desk, strings::PICTURE_TITLE, PREVIEW.x, |ui, desk| {
            self.preview(ui, desk);
            ui.add_space(6.0);
            Grid::new("picture")
                .num_columns(2)
                .spacing([14.0, 8.0])
                .show(ui, |ui| self.fields(ui));
            self.buttons(ui, desk);
        });
    }

    /// Asks for a preview whenever the wish or the map has changed.
    fn ask_for_preview(&mut self, desk: &mut Desk<'_>) {
        let wish = Some((self.wanted.clone(), Same::as_this(&desk.shot.scene)));
        if self.asked != wish && !desk.busy {
            desk.send(Deed::Preview(self.wanted.clone()));
            self.asked = wish;
        }
    }

    fn preview(&self, ui: &mut Ui, desk: &Desk<'_>) {
        let (rect, response) = ui.allocate_exact_size(PREVIEW, egui::Sense::hover());
        ui.painter().rect_filled(rect, 8.0, desk.theme.ground);
        match &self.preview {
            Some(Shown::Lines(lines)) => {
                let room = ui.painter().with_clip_rect(rect.shrink(10.0));
                let font = egui::FontId::proportional(11.0);
                let at = rect.shrink(14.0).left_top();
                room.text(at, egui::Align2::LEFT_TOP, lines, font, desk.theme.text);
            }
            Some(Shown::Drawn(texture)) => {
                let size = texture.size_vec2();
                let fit = (PREVIEW.x / size.x).min(PREVIEW.y / size.y);
                let image = egui::Rect::from_center_size(rect.center(), size * fit);
                egui::Image::new((texture.id(), image.size())).paint_at(ui, image);
                let line = egui::Stroke::new(1.0, desk.theme.line);
                ui.painter()
                    .rect_stroke(image, 0.0, line, egui::StrokeKind::Outside);
            }
            None => {
                let font = egui::FontId::proportional(13.0);
                ui.painter().text(
                    rect.center(),
                    egui::Align2::CENTER_CENTER,
                    strings::PREVIEW_WAIT,
                    font,
                    desk.theme.weak,
                );
            }
        }
        response
            .widget_info(|| egui::WidgetInfo::labeled(egui::Role::Image, true, strings::PREVIEW));
    }

    fn fields(&mut self, ui: &mut Ui) {
        let name = ui.label(strings::PICTURE_HEADLINE);
        ui.add(TextEdit::singleline(&mut self.wanted.title).desired_width(f32::INFINITY))
            .labelled_by(name.id);
        ui.end_row();
        self.kinds(ui, strings::PICTURE_KIND, &Kind::DRAWN);
        self.kinds(ui, strings::DATA_KIND, &Kind::DATA);
        if self.wanted.kind.has_size() {
            let name = ui.label(strings::PICTURE_SIZE);
            ui.horizontal(|ui| self.size(ui, name.id));
            ui.end_row();
        }
        if let Some(path) = &mut self.path {
            let name = ui.label(strings::PICTURE_PATH);
            ui.add(TextEdit::singleline(path).desired_width(f32::INFINITY))
                .labelled_by(name.id);
            ui.end_row();
        }
    }

    fn kinds(&mut self, ui: &mut Ui, name: &str, kinds: &[Kind]) {
        ui.label(name);
        let segments: Vec<Segment<'_, Kind>> = kinds
            .iter()
            .map(|kind| Segment {
                value: *kind,
                label: kind.name(),
                hint: kind.hint(),
            })
            .collect();
        if let Some(kind) = segmented::show(ui, name, self.wanted.kind, &segments) {
            self.wanted.kind = kind;
            self.path = self.path.take().map(|path| kind.path_as(path));
        }
        ui.end_row();
    }

    fn size(&mut self, ui: &mut Ui, name: egui::Id) {
        let known = Preset::ALL
            .into_iter()
            .find(|preset| preset.size() == self.wanted.size);
        let shown = known.map_or(strings::SIZE_CUSTOM, strings::preset);
        let combo = ComboBox::from_id_salt("size")
            .width(130.0)
            .selected_text(shown);
        let response = combo.show_ui(ui, |ui| {
            for preset in Preset::ALL {
                let name = strings::preset(preset);
                ui.selectable_value(&mut self.wanted.size, preset.size(), name);
            }
        });
        response.response.labelled_by(name);
        let size = &mut self.wanted.size;
        ui.add(DragValue::new(&mut size.width_px).range(SIDE_PX).speed(10))
            .accessible_name(strings::WIDTH_PX);
        ui.label("×");
        ui.add(DragValue::new(&mut size.height_px).range(SIDE_PX).speed(10))
            .accessible_name(strings::HEIGHT_PX);
        ui.weak("px");
    }

    fn buttons(&self, ui: &mut Ui, desk: &mut Desk<'_>) {
        ui.add_space(8.0);
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if primary(ui, strings::PICTURE_SAVE).clicked() {
                desk.send(match &self.path {
                    Some(path) => Deed::WritePicture(self.wanted.clone(), path.into()),
                    None => Deed::SavePicture(self.wanted.clone()),
                });
            }
            let drawn = self.wanted.kind.has_size();
            if drawn && ui.button(strings::COPY_PICTURE).clicked() {
                desk.send(Deed::CopyPicture(self.wanted.clone()));
            }
            if ui.button(strings::CANCEL).clicked() {
                desk.send(Deed::CloseDialog);
            }
        });
    }
}
