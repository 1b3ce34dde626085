//! The program's own sign, in the bar, in the About dialog and on the window itself.

use egui::{ColorImage, TextureHandle, TextureOptions, Ui, Vec2};

use super::strings;

const PNG: &[u8] = include_bytes!("../../assets/icon/stancemap.png");

/// Shows the sign with this side, in points.
pub fn show(ui: &mut Ui, side: f32) {
    let Some(texture) = texture(ui.ctx()) else {
        return;
    };
    let image = egui::Image::new((texture.id(), Vec2::splat(side))).alt_text(strings::NAME);
    ui.add(image);
}

/// The sign for the window's frame and the task bar.
pub fn window_icon() -> egui::IconData {
    pixels().map_or_else(egui::IconData::default, |image| egui::IconData {
        width: image.size[0] as u32,
        height: image.size[1] as u32,
        rgba: image
            .pixels
            .iter()
            .flat_map(egui::Color32::to_srgba_unmultiplied)
            .collect(),
    })
}

fn texture(ctx: &egui::Context) -> Option<TextureHandle> {
    let id = egui::Id::unique("emblem");
    if let Some(known) = ctx.data(|data| data.get_temp::<TextureHandle>(id)) {
        return Some(known);
    }
    let options = TextureOptions {
        mipmap_mode: Some(egui::TextureFilter::Linear),
        ..TextureOptions::LINEAR
    };
    let texture = ctx.load_texture("emblem", pixels()?, options);
    ctx.data_mut(|data| data.insert_temp(id, texture.clone()));
    Some(texture)
}

fn pixels() -> Option<ColorImage> {
    let mut reader = png::Decoder::new(std::io::Cursor::new(PNG))
        .read_info()
        .ok()?;
    let mut bytes = vec![0; reader.output_buffer_size()?];
    let info = reader.next_frame(&mut bytes).ok()?;
    let size = [info.width as usize, info.height as usize];
    Some(ColorImage::from_rgba_unmultiplied(
        size,
        &bytes[..info.buffer_size()],
    ))
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_sign_can_be_read() {
        let icon = super::window_icon();
        assert!(icon.width >= 128 && icon.width == icon.height);
        assert_eq!(icon.rgba.len(), (icon.width * icon.height * 4) as usize);
    }
}
