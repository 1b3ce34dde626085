//! Colours, pens and paths of an SVG's tree in the terms of `vello_cpu`.

use usvg::tiny_skia_path::{self, PathSegment};
use vello_cpu::color::{AlphaColor, Srgb};
use vello_cpu::kurbo::{Affine, Cap, Join, PathEl, Point, Stroke};

use super::Foreign;

/// How far from its path a stroke is painted, at most, in the unit of the path.
pub(super) fn reach(stroke: &usvg::Stroke) -> f64 {
    let limit = match stroke.linejoin() {
        usvg::LineJoin::Miter | usvg::LineJoin::MiterClip => f64::from(stroke.miterlimit().get()),
        usvg::LineJoin::Round | usvg::LineJoin::Bevel => 1.5,
    };
    f64::from(stroke.width().get()) / 2.0 * limit.max(1.5)
}

pub(super) fn pen(stroke: &usvg::Stroke) -> Stroke {
    let pen = Stroke::new(stroke.width().get().into())
        .with_join(match stroke.linejoin() {
            usvg::LineJoin::Miter | usvg::LineJoin::MiterClip => Join::Miter,
            usvg::LineJoin::Round => Join::Round,
            usvg::LineJoin::Bevel => Join::Bevel,
        })
        .with_caps(match stroke.linecap() {
            usvg::LineCap::Butt => Cap::Butt,
            usvg::LineCap::Round => Cap::Round,
            usvg::LineCap::Square => Cap::Square,
        })
        .with_miter_limit(stroke.miterlimit().get().into());
    match stroke.dasharray() {
        Some(dashes) => {
            let lengths = dashes.iter().map(|&length| f64::from(length));
            pen.with_dashes(stroke.dashoffset().into(), lengths)
        }
        None => pen,
    }
}

pub(super) fn colour(
    paint: &usvg::Paint,
    opacity: usvg::Opacity,
) -> Result<AlphaColor<Srgb>, Foreign> {
    match paint {
        usvg::Paint::Color(c) => Ok(AlphaColor::from_rgba8(
            c.red,
            c.green,
            c.blue,
            opacity.to_u8(),
        )),
        usvg::Paint::LinearGradient(_) | usvg::Paint::RadialGradient(_) => {
            Err(Foreign("a gradient"))
        }
        usvg::Paint::Pattern(_) => Err(Foreign("a pattern")),
    }
}

pub(super) fn affine(t: usvg::Transform) -> Affine {
    Affine::new([t.sx, t.ky, t.kx, t.sy, t.tx, t.ty].map(f64::from))
}

pub(super) fn point(p: tiny_skia_path::Point) -> Point {
    Point::new(p.x.into(), p.y.into())
}

pub(super) fn element(segment: PathSegment) -> PathEl {
    match segment {
        PathSegment::MoveTo(p) => PathEl::MoveTo(point(p)),
        PathSegment::LineTo(p) => PathEl::LineTo(point(p)),
        PathSegment::QuadTo(a, p) => PathEl::QuadTo(point(a), point(p)),
        PathSegment::CubicTo(a, b, p) => PathEl::CurveTo(point(a), point(b), point(p)),
        PathSegment::Close => PathEl::ClosePath,
    }
}

/// The points within whose hull a segment lies, together with the end of the one before.
pub(super) fn corners(segment: PathSegment) -> [Option<tiny_skia_path::Point>; 3] {
    match segment {
        PathSegment::MoveTo(p) | PathSegment::LineTo(p) => [Some(p), None, None],
        PathSegment::QuadTo(a, p) => [Some(a), Some(p), None],
        PathSegment::CubicTo(a, b, p) => [Some(a), Some(b), Some(p)],
        PathSegment::Close => [None; 3],
    }
}
