//! Where the window looks: which place stands in the middle, and at what scale.

use std::sync::Arc;

use egui::{Key, Response, Ui};

use super::controls::Asked;
use crate::region::RegionId;
use crate::scene::{Ground, Plane, Px, PxRect, Scene, View};

/// The camera. Until it is moved, it shows the whole.
#[derive(Default)]
pub(super) struct Camera {
    centre: Option<Plane>,
    km_per_pt: f64,
    /// The ground that it was set up for; another one begins from the whole.
    ground: Option<Arc<Ground>>,
    /// Whether it follows the size of the window.
    fitted: bool,
}

const CLOSEST_KM_PER_PT: f64 = 0.05;
const FARTHEST_KM_PER_PT: f64 = 40.0;
const MARGIN_PT: f64 = 18.0;
const STEP_PT: f64 = 60.0;
const ZOOM_STEP: f64 = 1.4;

impl Camera {
    /// Shows the whole map where nothing else was chosen, or the ground has changed.
    pub fn settle(&mut self, scene: &Scene, frame: PxRect) {
        let same = self
            .ground
            .as_ref()
            .is_some_and(|g| Arc::ptr_eq(g, &scene.ground));
        if !same || self.fitted || self.centre.is_none() {
            self.ground = Some(Arc::clone(&scene.ground));
            self.fit(scene, frame);
        }
    }

    pub fn view(&self, frame: PxRect) -> View {
        View {
            centre: self.centre.unwrap_or(Plane::new(0.0, 0.0)),
            km_per_px: self.km_per_pt,
            turn: 0.0,
            frame,
        }
    }

    fn fit(&mut self, scene: &Scene, frame: PxRect) {
        let view = View::fit(&scene.ground.home, frame, MARGIN_PT);
        self.centre = Some(view.centre);
        self.km_per_pt = view.km_per_px;
        self.fitted = true;
    }

    /// Dragging pans, the wheel and two fingers zoom to the pointer, a double click zooms in, keys do the same.
    pub fn steer(&mut self, ui: &Ui, response: &Response) {
        let frame = super::PxRect::new(
            response.rect.min.x.into(),
            response.rect.min.y.into(),
            response.rect.width().into(),
            response.rect.height().into(),
        );
        if response.dragged() {
            let delta = response.drag_delta();
            self.pan(-f64::from(delta.x), -f64::from(delta.y));
        }
        if let Some(at) = response.hover_pos() {
            let (scroll, pinch) = ui.input(|i| (i.smooth_scroll_delta().y, i.zoom_delta()));
            let factor = f64::from(pinch) * (f64::from(scroll) / 240.0).exp();
            if (factor - 1.0).abs() > 1e-4 {
                self.zoom(factor, frame, px(at));
            }
        }
        if response.double_clicked()
            && let Some(at) = response.interact_pointer_pos()
        {
            self.zoom(ZOOM_STEP * ZOOM_STEP, frame, px(at));
        }
        if response.clicked() || response.dragged() {
            response.request_focus();
        }
        if response.has_focus() {
            self.obey_keys(ui, frame);
        }
    }

    fn obey_keys(&mut self, ui: &Ui, frame: PxRect) {
        let lock = egui::EventFilter {
            horizontal_arrows: true,
            vertical_arrows: true,
            ..Default::default()
        };
        let pressed = ui.input(|i| {
            let steps = [
                (Key::ArrowLeft, (-STEP_PT, 0.0)),
                (Key::ArrowRight, (STEP_PT, 0.0)),
                (Key::ArrowUp, (0.0, -STEP_PT)),
                (Key::ArrowDown, (0.0, STEP_PT)),
            ];
            steps.map(|(key, step)| i.key_pressed(key).then_some(step))
        });
        if let Some(id) = ui.memory(|m| m.focused()) {
            ui.memory_mut(|m| m.set_focus_lock_filter(id, lock));
        }
        for (dx, dy) in pressed.into_iter().flatten() {
            self.pan(dx, dy);
        }
        let zoom = ui.input(|i| {
            let closer = i.key_pressed(Key::Plus) || i.key_pressed(Key::Equals);
            match (closer, i.key_pressed(Key::Minus)) {
                (true, _) => ZOOM_STEP,
                (_, true) => 1.0 / ZOOM_STEP,
                _ => 1.0,
            }
        });
        if zoom != 1.0 {
            self.zoom(zoom, frame, frame.centre());
        }
        if ui.input(|i| i.key_pressed(Key::Num0)) {
            self.fitted = true;
        }
    }

    /// Does what a button of the map asked for.
    pub fn obey(
        &mut self,
        asked: Option<Asked>,
        scene: &Scene,
        frame: PxRect,
        selected: Option<RegionId>,
    ) {
        match asked {
            None => {}
            Some(Asked::Closer) => self.zoom(ZOOM_STEP, frame, frame.centre()),
            Some(Asked::Farther) => self.zoom(1.0 / ZOOM_STEP, frame, frame.centre()),
            Some(Asked::Whole) => self.fit(scene, frame),
            Some(Asked::Selection) => {
                if let Some(spot) = selected.and_then(|r| scene.ground.spot(r)) {
                    let view = View::fit(&spot.bounds.grown(30.0), frame, 60.0);
                    self.centre = Some(view.centre);
                    self.km_per_pt = view.km_per_px.max(CLOSEST_KM_PER_PT);
                    self.fitted = false;
                }
            }
        }
    }

    fn pan(&mut self, dx_pt: f64, dy_pt: f64) {
        if let Some(centre) = &mut self.centre {
            centre.x += dx_pt * self.km_per_pt;
            centre.y += dy_pt * self.km_per_pt;
            self.fitted = false;
        }
    }

    /// Makes everything `factor` times as large, with what stands at `at` staying there.
    fn zoom(&mut self, factor: f64, frame: PxRect, at: Px) {
        let before = self.view(frame).plane(at);
        self.km_per_pt = (self.km_per_pt / factor).clamp(CLOSEST_KM_PER_PT, FARTHEST_KM_PER_PT);
        let after = self.view(frame).plane(at);
        if let Some(centre) = &mut self.centre {
            centre.x += before.x - after.x;
            centre.y += before.y - after.y;
        }
        self.fitted = false;
    }
}

fn px(at: egui::Pos2) -> Px {
    Px {
        x: at.x.into(),
        y: at.y.into(),
    }
}
