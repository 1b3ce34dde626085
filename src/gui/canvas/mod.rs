//! The map in the window: the same scene that is exported, drawn as two meshes that are rewritten only when the view or
//! the scene changes. The controls stand beside it; it knows no session and sends no deed.

mod brush;
mod camera;
mod ink;
mod legend;
mod names;
mod sheet;

use std::sync::Arc;

use egui::{Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use self::camera::Camera;
pub use self::ink::colour;
use self::sheet::Sheet;
use super::icons::{self, Icon};
use super::strings;
use super::theme::{Theme, subtitle};
use crate::region::RegionId;
use crate::scene::{Around, Cut, InsetPlan, Letters, Px, PxRect, Scene, Standing, View};

/// Size of the titles of insets.
const INSET_TITLE_PT: f64 = 9.5;

/// The map: where it is looked at, and what was drawn last.
#[derive(Default)]
pub struct MapCanvas {
    camera: Camera,
    letters: Letters,
    sheets: Vec<Sheet>,
}

/// What was done with the map in one frame.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct CanvasEvents {
    /// The place under the pointer.
    pub hovered: Option<RegionId>,
    /// The place that was pressed.
    pub clicked: Option<RegionId>,
    /// Whether the sea was pressed, where there is no place.
    pub cleared: bool,
    /// The entry of the legend that was pressed.
    pub look: Option<Standing>,
}

/// What the window has chosen, to be marked on the map.
#[derive(Clone, Copy, Debug, Default)]
pub struct Chosen {
    /// The place that is selected.
    pub selected: Option<RegionId>,
    /// The place that is hovered somewhere.
    pub hovered: Option<RegionId>,
    /// The entry of the legend that the table keeps to.
    pub only: Option<Standing>,
}

impl MapCanvas {
    /// Shows the map in all the room that is left, with what is chosen outlined.
    pub fn show(&mut self, ui: &mut Ui, scene: &Arc<Scene>, chosen: &Chosen) -> CanvasEvents {
        let selected = chosen.selected;
        let rect = ui.available_rect_before_wrap();
        let response = ui.allocate_rect(rect, Sense::click_and_drag());
        response.widget_info(|| WidgetInfo::labeled(Role::Image, true, scene.alt_text()));
        self.camera.fit_in(scene, rect);
        self.camera.steer(ui, &response);
        self.camera.keys(ui, scene, selected);
        let views = self.views(scene, rect);
        let mut events = CanvasEvents::default();
        if let Some(at) = response.hover_pos() {
            events.hovered = place_at(scene, &views, at);
            if response.clicked() {
                events.clicked = events.hovered;
                events.cleared = events.hovered.is_none();
            }
        }
        let legend = legend::rect(scene, rect);
        let mut touched = legend::touch(ui, scene, legend);
        events.look = touched.pressed;
        let kept = chosen.only.and_then(|look| scene.legend.entry(look));
        touched.lit.extend(kept.into_iter().flat_map(|e| &e.places));
        let marked = Marked {
            dragged: response.dragged(),
            selected,
            hovered: chosen.hovered,
            lit: &touched.lit,
        };
        self.paint(ui, scene, &views, legend, &marked);
        legend::paint(ui, scene, legend, chosen.only);
        self.buttons(ui, scene, rect, selected);
        nodes(ui, scene, &views[0], &mut events);
        tooltip(&response, scene, events.hovered);
        events
    }

    /// The main view first, then those of the insets, which stand only while the whole map is shown.
    fn views(&self, scene: &Scene, rect: Rect) -> Vec<View> {
        let mut views = vec![self.camera.view(rect)];
        if scene.settings.insets && self.camera.is_home() {
            views.extend(insets(scene, rect));
        }
        views
    }

    fn paint(
        &mut self,
        ui: &Ui,
        scene: &Arc<Scene>,
        views: &[View],
        legend: Rect,
        marked: &Marked<'_>,
    ) {
        self.renew(scene, views, legend, ui.pixels_per_point(), marked.dragged);
        for (i, (view, sheet)) in views.iter().zip(&self.sheets).enumerate() {
            let painter = ui
                .painter()
                .with_clip_rect(rect_of(view).intersect(ui.clip_rect()));
            sheet.paint(&painter, scene);
            marked.outline(ui, &painter, scene, view);
            sheet.paint_names(&painter, scene);
            if i > 0 {
                inset_frame(&painter, scene, view, i - 1);
            }
        }
    }

    /// Draws what has changed; the insets first, since the main map leaves to them what they name.
    fn renew(
        &mut self,
        scene: &Arc<Scene>,
        views: &[View],
        legend: Rect,
        scale: f32,
        dragged: bool,
    ) {
        self.sheets.resize_with(views.len(), Sheet::default);
        let mut named = Vec::new();
        for (i, view) in views.iter().enumerate().skip(1) {
            let around = Around {
                taken: &[self.title_rect(scene, view, i - 1)],
                named: &[],
            };
            let sheet = &mut self.sheets[i];
            sheet.renew(scene, view, &around, &self.letters, scale, dragged);
            named.extend(&sheet.named);
        }
        let insets = views[1..].iter().map(|view| view.frame);
        let around = Around {
            taken: &insets.chain([px_rect(legend)]).collect::<Vec<_>>(),
            named: &named,
        };
        self.sheets[0].renew(scene, &views[0], &around, &self.letters, scale, dragged);
    }

    /// Where the title of an inset stands, so that no name is written over it.
    fn title_rect(&self, scene: &Scene, view: &View, plan: usize) -> PxRect {
        let title = &scene.ground.layout.insets[plan].title;
        let width = self.letters.width(title, Cut::Bold, INSET_TITLE_PT) + 14.0;
        PxRect::new(view.frame.x, view.frame.y, width.min(view.frame.w), 20.0)
    }

    fn buttons(&mut self, ui: &mut Ui, scene: &Scene, rect: Rect, selected: Option<RegionId>) {
        let corner = rect.right_top() + vec2(-42.0, 12.0);
        let mut column = ui.new_child(
            egui::UiBuilder::new().max_rect(Rect::from_min_size(corner, vec2(30.0, 140.0))),
        );
        column.spacing_mut().item_spacing.y = 4.0;
        if icons::framed(&mut column, Icon::Plus, strings::ZOOM_IN).clicked() {
            self.camera.zoom(1.5, rect.center(), rect);
        }
        if icons::framed(&mut column, Icon::Minus, strings::ZOOM_OUT).clicked() {
            self.camera.zoom(1.0 / 1.5, rect.center(), rect);
        }
        if icons::framed(&mut column, Icon::Whole, strings::ZOOM_HOME).clicked() {
            self.camera.go_home();
        }
        if let Some(region) = selected.filter(|r| scene.ground.spot(*r).is_some())
            && icons::framed(&mut column, Icon::Target, strings::ZOOM_SELECTED).clicked()
        {
            self.camera.go_to(scene, region);
        }
    }
}

/// The insets stand in the upper left corner, over the Arctic, where the map has nothing to say.
fn insets(scene: &Scene, rect: Rect) -> Vec<View> {
    let pad = 10.0;
    let height = rect.height() * 0.22;
    let mut left = rect.left() + pad;
    let mut views = Vec::new();
    for plan in &scene.ground.layout.insets {
        let width = height * (plan.width_km / plan.height_km) as f32;
        if left + width > rect.left() + rect.width() * 0.62 {
            break;
        }
        let frame = Rect::from_min_size(pos2(left, rect.top() + pad), vec2(width, height));
        views.push(inset(scene, plan, frame));
        left += width + pad;
    }
    views
}

fn inset(scene: &Scene, plan: &InsetPlan, frame: Rect) -> View {
    let projection = &scene.ground.projection;
    View {
        centre: projection.plane_from_lonlat(plan.centre),
        km_per_px: plan.width_km / f64::from(frame.width()),
        turn: -projection.lean_of_north(plan.centre),
        frame: px_rect(frame),
    }
}

fn inset_frame(painter: &egui::Painter, scene: &Scene, view: &View, plan: usize) {
    let rect = rect_of(view);
    let pen = egui::Stroke::new(1.0, ink::colour(scene.paper.coast));
    painter.rect_stroke(rect, 0.0, pen, egui::StrokeKind::Inside);
    let at = rect.left_top() + vec2(7.0, 4.0);
    let font = egui::FontId::new(INSET_TITLE_PT as f32, super::theme::semibold());
    let title = &scene.ground.layout.insets[plan].title;
    names::haloed(
        painter,
        at,
        title,
        font,
        ink::colour(scene.paper.ink),
        ink::colour(scene.paper.halo),
    );
}

/// What stands under the pointer: in the inset on top, or on the main map; small places are caught around their circle.
fn place_at(scene: &Scene, views: &[View], at: egui::Pos2) -> Option<RegionId> {
    const CATCH_PT: f64 = 12.0;
    let view = views.iter().rev().find(|v| rect_of(v).contains(at))?;
    let px = Px {
        x: at.x.into(),
        y: at.y.into(),
    };
    let near = |c: &crate::scene::Circle| (c.at.x - px.x).hypot(c.at.y - px.y);
    let circles = scene
        .circles(view, 1.0)
        .into_iter()
        .filter(|c| near(c) <= CATCH_PT);
    let circle = circles.min_by(|a, b| near(a).total_cmp(&near(b)));
    circle
        .map(|c| c.region)
        .or_else(|| scene.region_at(view.plane(px)))
}

/// What is going on with the map: whether it is dragged, and what is outlined.
struct Marked<'m> {
    dragged: bool,
    selected: Option<RegionId>,
    hovered: Option<RegionId>,
    lit: &'m [RegionId],
}

impl Marked<'_> {
    fn outline(&self, ui: &Ui, painter: &egui::Painter, scene: &Scene, view: &View) {
        let theme = Theme::of(ui);
        for region in self.lit {
            sheet::outline(painter, scene, view, *region, theme.accent, 1.6);
        }
        if let Some(region) = self.selected {
            sheet::outline(painter, scene, view, region, theme.accent, 3.0);
        }
        if let Some(region) = self.hovered.filter(|_| self.hovered != self.selected) {
            sheet::outline(painter, scene, view, region, theme.strong, 2.0);
        }
    }
}

/// Each mentioned place as something that the keyboard and a screen reader can reach.
fn nodes(ui: &Ui, scene: &Scene, view: &View, events: &mut CanvasEvents) {
    for &region in &scene.mentioned {
        let (Some(spot), Some(fact)) = (scene.ground.spot(region), scene.facts.get(&region)) else {
            continue;
        };
        let px = view.px(spot.anchor);
        let at = rect_of(view).clamp(pos2(px.x as f32, px.y as f32));
        let rect = Rect::from_center_size(at, vec2(2.0, 2.0));
        let response = ui.interact(rect, ui.scope_id().with(("place", region)), Sense::click());
        let name = strings::on_map(&fact.spoken());
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name.as_str()));
        if response.has_focus() {
            events.hovered = Some(region);
        }
        if response.clicked() {
            events.clicked = Some(region);
            events.cleared = false;
        }
    }
}

fn tooltip(response: &egui::Response, scene: &Scene, hovered: Option<RegionId>) {
    let fact = hovered.and_then(|r| scene.facts.get(&r));
    if let Some(fact) = fact.filter(|_| !response.dragged()) {
        response.clone().on_hover_ui_at_pointer(|ui| {
            ui.label(subtitle(fact.name.as_str()));
            for line in fact.lines() {
                ui.weak(line);
            }
        });
    }
}

fn rect_of(view: &View) -> Rect {
    let f = &view.frame;
    Rect::from_min_size(pos2(f.x as f32, f.y as f32), vec2(f.w as f32, f.h as f32))
}

fn px_rect(rect: Rect) -> PxRect {
    PxRect::new(
        rect.left().into(),
        rect.top().into(),
        rect.width().into(),
        rect.height().into(),
    )
}
