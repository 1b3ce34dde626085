//! Where the map is looked at: dragged with the pointer, zoomed about it, driven by keys.

use egui::{Key, Pos2, Rect, Response, Ui, Vec2};

use super::px_rect;
use crate::region::RegionId;
use crate::scene::{Plane, PlaneRect, Px, Scene, View};

/// Closest look, in kilometres a point.
const CLOSEST: f64 = 0.08;
/// How far beyond the whole map one may go.
const FARTHEST: f64 = 1.6;
/// Around what is shown, in points.
const MARGIN: f64 = 14.0;

/// Centre and scale.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Camera {
    centre: Plane,
    km_per_pt: f64,
    home_km_per_pt: f64,
    /// What is kept in sight while the window changes its size.
    shows: Shows,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Shows {
    Home,
    Region(RegionId),
    Anything,
}

impl Default for Camera {
    /// The whole map, once there is one.
    fn default() -> Self {
        Self {
            centre: Plane::default(),
            km_per_pt: 1.0,
            home_km_per_pt: 1.0,
            shows: Shows::Home,
        }
    }
}

impl Camera {
    /// The view into `rect`.
    pub fn view(&self, rect: Rect) -> View {
        View {
            centre: self.centre,
            km_per_px: self.km_per_pt,
            turn: 0.0,
            frame: px_rect(rect),
        }
    }

    /// Whether the whole map is shown.
    pub fn is_home(&self) -> bool {
        self.shows == Shows::Home
    }

    /// Shows the whole map.
    pub fn go_home(&mut self) {
        self.shows = Shows::Home;
    }

    /// Shows one place.
    pub fn go_to(&mut self, scene: &Scene, region: RegionId) {
        if scene.ground.spot(region).is_some() {
            self.shows = Shows::Region(region);
        }
    }

    /// Fits what is to be kept in sight.
    pub fn fit_in(&mut self, scene: &Scene, rect: Rect) {
        let fit = |bounds: &PlaneRect| View::fit(bounds, px_rect(rect), MARGIN);
        let home = fit(&scene.ground.home);
        self.home_km_per_pt = home.km_per_px;
        let wanted = match self.shows {
            Shows::Home => Some(home),
            Shows::Region(region) => scene
                .ground
                .spot(region)
                .map(|spot| fit(&spot.bounds.grown(60.0))),
            Shows::Anything => None,
        };
        if let Some(view) = wanted {
            self.centre = view.centre;
            self.km_per_pt = view.km_per_px;
        }
    }

    /// Follows drag, wheel, pinch and double click.
    pub fn steer(&mut self, ui: &Ui, response: &Response) {
        if response.dragged() {
            self.pan(response.drag_delta());
        }
        let Some(at) = response.hover_pos() else {
            return;
        };
        let (wheel, pinch) = ui.input(|i| (i.smooth_scroll_delta().y, i.zoom_delta()));
        let factor = f64::from(pinch) * (f64::from(wheel) / 200.0).exp();
        if response.contains_pointer() && (factor - 1.0).abs() > 1e-4 {
            self.zoom(factor, at, response.rect);
        }
        if response.double_clicked() {
            self.zoom(2.0, at, response.rect);
        }
    }

    /// Follows the keys, unless something is being typed.
    pub fn keys(&mut self, ui: &Ui, scene: &Scene, selected: Option<RegionId>) {
        if ui.ctx().text_edit_focused() {
            return;
        }
        let pressed = |key| ui.input(|i| i.key_pressed(key) && i.modifiers.is_none());
        let rect = ui.max_rect();
        if pressed(Key::Plus) || pressed(Key::Equals) {
            self.zoom(1.5, rect.center(), rect);
        }
        if pressed(Key::Minus) {
            self.zoom(1.0 / 1.5, rect.center(), rect);
        }
        if pressed(Key::Num0) {
            self.go_home();
        }
        if let Some(region) = selected.filter(|_| pressed(Key::Z)) {
            self.go_to(scene, region);
        }
    }

    fn pan(&mut self, by: Vec2) {
        self.centre.x -= f64::from(by.x) * self.km_per_pt;
        self.centre.y -= f64::from(by.y) * self.km_per_pt;
        self.shows = Shows::Anything;
    }

    /// Zooms in by `factor` so that what is at `at` stays there.
    pub fn zoom(&mut self, factor: f64, at: Pos2, rect: Rect) {
        let px = Px {
            x: at.x.into(),
            y: at.y.into(),
        };
        let before = self.view(rect).plane(px);
        self.km_per_pt = (self.km_per_pt / factor).clamp(CLOSEST, self.home_km_per_pt * FARTHEST);
        let after = self.view(rect).plane(px);
        self.centre.x += before.x - after.x;
        self.centre.y += before.y - after.y;
        self.shows = Shows::Anything;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zooming_keeps_what_is_under_the_pointer() {
        let mut camera = Camera {
            km_per_pt: 8.0,
            home_km_per_pt: 8.0,
            ..Camera::default()
        };
        let rect = Rect::from_min_size(egui::pos2(0.0, 50.0), egui::vec2(900.0, 500.0));
        let at = egui::pos2(700.0, 120.0);
        let px = Px { x: 700.0, y: 120.0 };
        let before = camera.view(rect).plane(px);
        camera.zoom(3.0, at, rect);
        assert!(camera.view(rect).plane(px).distance(before) < 1e-9);
    }
}
