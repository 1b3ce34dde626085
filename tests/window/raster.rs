//! Draws egui's triangles on the CPU, so that picture tests need neither a graphics card nor a display.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use egui::epaint::{ClippedPrimitive, Mesh, Primitive, Vertex};
use egui::{Color32, ColorImage, ImageData, TextureId, TexturesDelta};
use egui_kittest::TestRenderer;

/// The textures of a harness, kept up to date by it and read by `draw`.
#[derive(Clone, Default)]
pub struct Textures(Rc<RefCell<HashMap<TextureId, ColorImage>>>);

impl TestRenderer for Textures {
    fn handle_delta(&mut self, delta: &mut TexturesDelta) {
        let mut known = self.0.borrow_mut();
        for (id, changes) in delta.set.drain() {
            for change in changes {
                let ImageData::Color(image) = change.image;
                match change.pos {
                    None => drop(known.insert(id, image.as_ref().clone())),
                    Some([x, y]) => patch(
                        known.get_mut(&id).expect("a patch for a known texture"),
                        &image,
                        x,
                        y,
                    ),
                }
            }
        }
        delta.free.drain().for_each(|id| drop(known.remove(&id)));
    }
}

fn patch(whole: &mut ColorImage, part: &ColorImage, x: usize, y: usize) {
    for row in 0..part.size[1] {
        let from = row * part.size[0];
        let to = (y + row) * whole.size[0] + x;
        whole.pixels[to..to + part.size[0]]
            .copy_from_slice(&part.pixels[from..from + part.size[0]]);
    }
}

/// Draws shapes that were cut into triangles; positions are in points, `scale` pixels each.
pub fn draw(
    textures: &Textures,
    primitives: &[ClippedPrimitive],
    size_px: [usize; 2],
    scale: f32,
) -> ColorImage {
    let mut target = ColorImage::filled(size_px, Color32::BLACK);
    let known = textures.0.borrow();
    for primitive in primitives {
        let Primitive::Mesh(mesh) = &primitive.primitive else {
            continue;
        };
        let Some(texture) = known.get(&mesh.texture_id) else {
            continue;
        };
        let clip = primitive.clip_rect * scale;
        mesh_triangles(mesh)
            .for_each(|corners| triangle(&mut target, texture, corners, clip, scale));
    }
    target
}

fn mesh_triangles(mesh: &Mesh) -> impl Iterator<Item = [&Vertex; 3]> {
    mesh.indices
        .chunks_exact(3)
        .map(|i| [0, 1, 2].map(|k| &mesh.vertices[i[k] as usize]))
}

fn triangle(
    target: &mut ColorImage,
    texture: &ColorImage,
    corners: [&Vertex; 3],
    clip: egui::Rect,
    scale: f32,
) {
    let [a, b, c] = corners.map(|v| v.pos * scale);
    let area = (b - a).x * (c - a).y - (b - a).y * (c - a).x;
    if area == 0.0 {
        return;
    }
    let within = egui::Rect::from_points(&[a, b, c]).intersect(clip);
    let [width, height] = target.size;
    let columns = (within.left() - 0.5).ceil().max(0.0) as usize
        ..((within.right() - 0.5).ceil().max(0.0) as usize).min(width);
    for y in (within.top() - 0.5).ceil().max(0.0) as usize
        ..((within.bottom() - 0.5).ceil().max(0.0) as usize).min(height)
    {
        for x in columns.clone() {
            let p = egui::pos2(x as f32 + 0.5, y as f32 + 0.5);
            let u = ((b - p).x * (c - p).y - (b - p).y * (c - p).x) / area;
            let v = ((c - p).x * (a - p).y - (c - p).y * (a - p).x) / area;
            let shares = [u, v, 1.0 - u - v];
            if shares.iter().all(|s| *s >= -1e-5) {
                blend(
                    &mut target.pixels[y * width + x],
                    colour(texture, corners, shares),
                );
            }
        }
    }
}

fn colour(texture: &ColorImage, corners: [&Vertex; 3], shares: [f32; 3]) -> [f32; 4] {
    let mut ink = [0.0; 4];
    let mut uv = egui::Vec2::ZERO;
    for (corner, share) in corners.iter().zip(shares) {
        for (sum, channel) in ink.iter_mut().zip(corner.color.to_array()) {
            *sum += share * f32::from(channel) / 255.0;
        }
        uv += corner.uv.to_vec2() * share;
    }
    let texel = sample(texture, uv);
    std::array::from_fn(|i| ink[i] * texel[i])
}

/// The texture between its four nearest texels, 0…1.
fn sample(texture: &ColorImage, uv: egui::Vec2) -> [f32; 4] {
    let [width, height] = texture.size;
    let x = (uv.x * width as f32 - 0.5).clamp(0.0, width as f32 - 1.0);
    let y = (uv.y * height as f32 - 0.5).clamp(0.0, height as f32 - 1.0);
    let mut sum = [0.0; 4];
    for (dx, dy) in [(0, 0), (1, 0), (0, 1), (1, 1)] {
        let column = (x as usize + dx).min(width - 1);
        let row = (y as usize + dy).min(height - 1);
        let share = (if dx == 0 { 1.0 - x.fract() } else { x.fract() })
            * if dy == 0 { 1.0 - y.fract() } else { y.fract() };
        for (total, channel) in sum
            .iter_mut()
            .zip(texture.pixels[row * width + column].to_array())
        {
            *total += share * f32::from(channel) / 255.0;
        }
    }
    sum
}

/// Lays premultiplied `ink` over a pixel, in gamma space as egui's renderers do.
fn blend(pixel: &mut Color32, ink: [f32; 4]) {
    let under = pixel.to_array();
    let over: [u8; 4] = std::array::from_fn(|i| {
        let kept = f32::from(under[i]) / 255.0 * (1.0 - ink[3]);
        ((ink[i] + kept).clamp(0.0, 1.0) * 255.0).round() as u8
    });
    *pixel = Color32::from_rgba_premultiplied(over[0], over[1], over[2], over[3]);
}
