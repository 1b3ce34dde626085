//! A window onto the map: which part is seen, how large, and turned by how much. Pixels have x right, y down.

use super::plane::{Plane, PlaneRect};

/// A position on a screen or picture, in pixels.
#[derive(Clone, Copy, Debug, PartialEq, Default)]
pub struct Px {
    /// From the left.
    pub x: f64,
    /// From the top.
    pub y: f64,
}

/// An upright rectangle in pixels.
#[derive(Clone, Copy, Debug, PartialEq, Default)]
pub struct PxRect {
    /// Left edge.
    pub x: f64,
    /// Top edge.
    pub y: f64,
    /// Width.
    pub w: f64,
    /// Height.
    pub h: f64,
}

impl PxRect {
    /// The rectangle with the given corner and size.
    pub fn new(x: f64, y: f64, w: f64, h: f64) -> Self {
        Self { x, y, w, h }
    }

    /// Whether the two share more than an edge.
    pub fn touches(&self, o: &PxRect) -> bool {
        self.x < o.x + o.w && o.x < self.x + self.w && self.y < o.y + o.h && o.y < self.y + self.h
    }

    /// Whether `o` lies wholly inside.
    pub fn holds(&self, o: &PxRect) -> bool {
        o.x >= self.x
            && o.y >= self.y
            && o.x + o.w <= self.x + self.w
            && o.y + o.h <= self.y + self.h
    }

    /// The same with `by` more on each side.
    pub fn grown(&self, by: f64) -> Self {
        Self::new(
            self.x - by,
            self.y - by,
            self.w + 2.0 * by,
            self.h + 2.0 * by,
        )
    }

    /// Its middle.
    pub fn centre(&self) -> Px {
        Px {
            x: self.x + self.w / 2.0,
            y: self.y + self.h / 2.0,
        }
    }
}

/// What part of the map stands where in a picture.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct View {
    /// What stands in the middle of `frame`.
    pub centre: Plane,
    /// The scale.
    pub km_per_px: f64,
    /// The map is turned clockwise by this much, in radians.
    pub turn: f64,
    /// Where it is drawn; nothing outside is seen.
    pub frame: PxRect,
}

impl View {
    /// Shows all of `rect` within `frame`, `margin_px` from its edges, upright.
    pub fn fit(rect: &PlaneRect, frame: PxRect, margin_px: f64) -> Self {
        let across = rect.width() / (frame.w - 2.0 * margin_px).max(1.0);
        let down = rect.height() / (frame.h - 2.0 * margin_px).max(1.0);
        Self {
            centre: rect.centre(),
            km_per_px: across.max(down).max(1e-3),
            turn: 0.0,
            frame,
        }
    }

    /// Where `p` of the map stands in the picture.
    pub fn px(&self, p: Plane) -> Px {
        let (sin, cos) = self.turn.sin_cos();
        let (dx, dy) = (
            (p.x - self.centre.x) / self.km_per_px,
            (p.y - self.centre.y) / self.km_per_px,
        );
        let middle = self.frame.centre();
        Px {
            x: middle.x + dx * cos - dy * sin,
            y: middle.y + dx * sin + dy * cos,
        }
    }

    /// What stands at `px` of the picture.
    pub fn plane(&self, px: Px) -> Plane {
        let (sin, cos) = self.turn.sin_cos();
        let middle = self.frame.centre();
        let (dx, dy) = (px.x - middle.x, px.y - middle.y);
        Plane::new(
            self.centre.x + (dx * cos + dy * sin) * self.km_per_px,
            self.centre.y + (dy * cos - dx * sin) * self.km_per_px,
        )
    }

    /// The part of the map that can be seen; a little more when turned.
    pub fn seen(&self) -> PlaneRect {
        let f = &self.frame;
        let corners = [
            (f.x, f.y),
            (f.x + f.w, f.y),
            (f.x, f.y + f.h),
            (f.x + f.w, f.y + f.h),
        ];
        PlaneRect::around(corners.map(|(x, y)| self.plane(Px { x, y })))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_turned_view_goes_there_and_back() {
        let frame = PxRect::new(10.0, 20.0, 300.0, 200.0);
        let view = View {
            centre: Plane::new(900.0, -40.0),
            km_per_px: 2.5,
            turn: 0.4,
            frame,
        };
        let back = view.px(view.plane(Px { x: 33.0, y: 44.0 }));
        assert!((back.x - 33.0).abs() < 1e-9 && (back.y - 44.0).abs() < 1e-9);
    }
}
