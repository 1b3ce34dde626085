//! Paints drawings of ours as pixels: the tree of an SVG in bands side by side, by the sparse strips of `vello_cpu`.
//!
//! It knows what our SVGs are made of, plain colours, strokes, text and frames that clip, and says so where it meets more.

mod ink;

use rayon::prelude::*;
use usvg::tiny_skia_path::{self, PathSegment};
use vello_cpu::kurbo::{Affine, BezPath};
use vello_cpu::peniko::Fill;
use vello_cpu::{
    Level, PixmapMut, RasterizerSettings, RenderContext, RenderMode, RenderSettings, Resources,
};

use ink::{affine, colour, corners, element, pen, point, reach};

/// Something in a drawing that is not painted.
#[derive(Debug, thiserror::Error)]
#[error("it holds {0}, which is not painted here")]
pub struct Foreign(&'static str);

/// A picture has as many bands on every machine, so that the number of its cores changes no pixel.
const BANDS: u16 = 8;

/// Paints trees over one another, each as wide as the picture, on nothing; gives premultiplied red, green, blue and alpha,
/// row by row.
///
/// # Errors
/// When a tree holds what our drawings never do.
pub(super) fn paint(trees: &[usvg::Tree], width: u16, height: u16) -> Result<Vec<u8>, Foreign> {
    let row_bytes = usize::from(width) * 4;
    let band_rows = height.div_ceil(BANDS);
    let mut rgba = vec![0; row_bytes * usize::from(height)];
    let bands = rgba.par_chunks_mut(row_bytes * usize::from(band_rows));
    bands.enumerate().try_for_each(|(i, pixels)| {
        let top = i as f64 * f64::from(band_rows);
        let rows = (pixels.len() / row_bytes) as u16;
        let mut band = Band::new(width, rows);
        for tree in trees {
            let fit = f64::from(width) / f64::from(tree.size().width());
            band.group(
                tree.root(),
                Affine::translate((0.0, -top)) * Affine::scale(fit),
            )?;
        }
        band.finish(PixmapMut::new(width, rows, pixels));
        Ok(())
    })?;
    Ok(rgba)
}

/// Some rows of a picture; what lies above or below is left out before it costs anything.
struct Band {
    context: RenderContext,
    rows: f64,
}

impl Band {
    fn new(width: u16, rows: u16) -> Self {
        // Not what this processor does best: every machine of a kind shall paint the same bytes.
        let settings = RenderSettings {
            level: Level::baseline(),
            ..RenderSettings::default()
        };
        Self {
            context: RenderContext::new_with(width, rows, settings),
            rows: f64::from(rows),
        }
    }

    fn finish(mut self, target: Option<PixmapMut<'_>>) {
        let settings = RasterizerSettings {
            render_mode: RenderMode::OptimizeSpeed,
            ..RasterizerSettings::default()
        };
        self.context.flush();
        if let Some(target) = target {
            self.context
                .render_with(target, &mut Resources::new(), settings);
        }
    }

    fn group(&mut self, group: &usvg::Group, above: Affine) -> Result<(), Foreign> {
        if group.opacity() != usvg::Opacity::ONE || group.mask().is_some() {
            return Err(Foreign("a layer that lets through"));
        }
        if !group.filters().is_empty() {
            return Err(Foreign("a filter"));
        }
        let place = above * affine(group.transform());
        if let Some(clip) = group.clip_path() {
            self.clip(clip, place)?;
        }
        for node in group.children() {
            match node {
                usvg::Node::Group(group) => self.group(group, place)?,
                usvg::Node::Text(text) => self.group(text.flattened(), place)?,
                usvg::Node::Path(path) => self.path(path, place)?,
                usvg::Node::Image(_) => return Err(Foreign("an image")),
            }
        }
        if group.clip_path().is_some() {
            self.context.pop_clip_path();
        }
        Ok(())
    }

    fn clip(&mut self, clip: &usvg::ClipPath, place: Affine) -> Result<(), Foreign> {
        let mut frame = BezPath::new();
        for node in clip.root().children() {
            let usvg::Node::Path(path) = node else {
                return Err(Foreign("a frame that is no plain shape"));
            };
            frame.extend(path.data().segments().map(element));
        }
        self.context.set_transform(place * affine(clip.transform()));
        self.context.set_fill_rule(Fill::NonZero);
        self.context.push_clip_path(&frame);
        Ok(())
    }

    fn path(&mut self, path: &usvg::Path, place: Affine) -> Result<(), Foreign> {
        if !path.is_visible() {
            return Ok(());
        }
        let reach = path.stroke().map_or(0.0, reach) * place.determinant().abs().sqrt();
        let outline = self.in_sight(path.data(), place, reach);
        if outline.is_empty() {
            return Ok(());
        }
        self.context.set_transform(place);
        let fill = path.fill();
        let stroke = path.stroke();
        match path.paint_order() {
            usvg::PaintOrder::FillAndStroke => {
                self.fill(fill, &outline)?;
                self.stroke(stroke, &outline)
            }
            usvg::PaintOrder::StrokeAndFill => {
                self.stroke(stroke, &outline)?;
                self.fill(fill, &outline)
            }
        }
    }

    fn fill(&mut self, fill: Option<&usvg::Fill>, outline: &BezPath) -> Result<(), Foreign> {
        if let Some(fill) = fill {
            self.context
                .set_paint(colour(fill.paint(), fill.opacity())?);
            self.context.set_fill_rule(match fill.rule() {
                usvg::FillRule::NonZero => Fill::NonZero,
                usvg::FillRule::EvenOdd => Fill::EvenOdd,
            });
            self.context.fill_path(outline);
        }
        Ok(())
    }

    fn stroke(&mut self, stroke: Option<&usvg::Stroke>, line: &BezPath) -> Result<(), Foreign> {
        if let Some(stroke) = stroke {
            self.context
                .set_paint(colour(stroke.paint(), stroke.opacity())?);
            self.context.set_fill_rule(Fill::NonZero);
            self.context.set_stroke(pen(stroke));
            self.context.stroke_path(line);
        }
        Ok(())
    }

    /// The parts of a path that can touch the band when they are painted `reach` pixels around. A part wholly above or below
    /// changes no row of the band, whatever the rule of filling.
    fn in_sight(&self, path: &tiny_skia_path::Path, place: Affine, reach: f64) -> BezPath {
        let mut seen = BezPath::new();
        let mut part = Vec::new();
        let (mut top, mut bottom) = (f64::INFINITY, f64::NEG_INFINITY);
        let mut keep = |part: &mut Vec<_>, top: f64, bottom: f64| {
            if top - reach <= self.rows && bottom + reach >= 0.0 {
                seen.extend(part.iter().copied());
            }
            part.clear();
        };
        for segment in path.segments() {
            if matches!(segment, PathSegment::MoveTo(_)) {
                keep(&mut part, top, bottom);
                (top, bottom) = (f64::INFINITY, f64::NEG_INFINITY);
            }
            part.push(element(segment));
            for at in corners(segment).into_iter().flatten() {
                let y = (place * point(at)).y;
                (top, bottom) = (top.min(y), bottom.max(y));
            }
        }
        keep(&mut part, top, bottom);
        seen
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::png::Renderer;

    fn painted(inside: &str) -> Result<Vec<u8>, Foreign> {
        let svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"8\" height=\"32\">{inside}</svg>"
        );
        paint(&[Renderer::new().tree(&svg).unwrap()], 8, 32)
    }

    fn pixel(rgba: &[u8], x: usize, y: usize) -> [u8; 4] {
        let at = (y * 8 + x) * 4;
        rgba[at..at + 4].try_into().unwrap()
    }

    #[test]
    fn what_crosses_the_bands_is_whole() {
        let rgba = painted(
            "<rect width=\"8\" height=\"32\" fill=\"#fff\"/>\
             <path d=\"M1 2H4V30H1ZM6 20V22\" fill=\"#102030\" stroke=\"#102030\" stroke-width=\"2\"/>",
        )
        .unwrap();
        let dark = [0x10, 0x20, 0x30, 255];
        assert!((1..31).all(|y| pixel(&rgba, 2, y) == dark));
        assert_eq!(pixel(&rgba, 2, 31), [255; 4]);
        let short: Vec<usize> = (0..32).filter(|&y| pixel(&rgba, 6, y) == dark).collect();
        assert_eq!(short, [20, 21]);
    }

    #[test]
    fn a_frame_cuts_off_what_sticks_out() {
        let rgba = painted(
            "<clipPath id=\"f\"><rect x=\"2\" y=\"2\" width=\"4\" height=\"20\"/></clipPath>\
             <g clip-path=\"url(#f)\"><rect width=\"8\" height=\"32\" fill=\"#fff\"/></g>",
        )
        .unwrap();
        assert_eq!(pixel(&rgba, 3, 12), [255; 4]);
        assert_eq!(pixel(&rgba, 1, 12), [0; 4]);
        assert_eq!(pixel(&rgba, 3, 22), [0; 4]);
    }

    #[test]
    fn what_is_not_painted_is_said() {
        let fading = painted(
            "<linearGradient id=\"g\"><stop stop-color=\"#fff\"/><stop offset=\"1\"/></linearGradient>\
             <rect width=\"8\" height=\"8\" fill=\"url(#g)\"/>",
        );
        assert_eq!(
            fading.unwrap_err().to_string(),
            "it holds a gradient, which is not painted here"
        );
        assert!(painted("<g opacity=\"0.5\"><rect width=\"8\" height=\"8\"/></g>").is_err());
    }
}
