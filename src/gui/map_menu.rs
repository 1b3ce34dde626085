//! The menu that says how the map is drawn: measure, classes, names, lines.

use egui::{ComboBox, DragValue, Popup, PopupCloseBehavior, RichText, Ui};

use super::counting::menu_button;
use super::desk::Desk;
use super::icons::{self, Icon};
use super::{histogram, strings};
use crate::scene::{Classing, MapSettings, Measure, Scene};

/// Breaks of the user's own at most; there is one class more.
const MOST_BREAKS: usize = 6;

/// Shows the button that opens the menu.
pub fn button(ui: &mut Ui, desk: &mut Desk<'_>) {
    let button = menu_button(ui, strings::MAP_OPTIONS).on_hover_text(strings::MAP_OPTIONS_HINT);
    Popup::from_toggle_button_response(&button)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .show(|ui| menu(ui, &mut desk.wanted.map, &desk.shot.scene));
}

fn menu(ui: &mut Ui, map: &mut MapSettings, scene: &Scene) {
    ui.set_min_width(260.0);
    ui.spacing_mut().item_spacing.y = 2.0;
    head(ui, strings::MEASURE);
    for measure in [
        Measure::Mentions,
        Measure::PerArticle,
        Measure::PerThousandWords,
    ] {
        ui.radio_value(&mut map.measure, measure, strings::measure(measure));
    }
    head(ui, strings::CLASSING);
    for classing in [
        Classing::Jenks,
        Classing::Quantile,
        Classing::Equal,
        Classing::Log,
    ] {
        let words = strings::classing(&classing);
        ui.radio_value(&mut map.classing, classing, words);
    }
    own_breaks(ui, map, scene);
    histogram::show(ui, scene);
    numbers(ui, map);
    head(ui, strings::SHOW_ON_MAP);
    ui.checkbox(&mut map.labels, strings::SHOW_LABELS);
    ui.checkbox(&mut map.waters, strings::SHOW_WATERS);
    ui.checkbox(&mut map.graticule, strings::SHOW_GRATICULE);
    ui.checkbox(&mut map.insets, strings::SHOW_INSETS);
    language(ui, map);
}

/// The user's own breaks, which begin as those that are shown.
fn own_breaks(ui: &mut Ui, map: &mut MapSettings, scene: &Scene) {
    let shown = || {
        let uppers: Vec<f64> = scene.scale.classes.iter().map(|c| c.high).collect();
        let n = uppers.len().saturating_sub(1).max(1);
        uppers.into_iter().take(n).collect()
    };
    let own = matches!(map.classing, Classing::Custom(_));
    let words = strings::classing(&Classing::Custom(Vec::new()));
    if ui.radio(own, words).clicked() && !own {
        map.classing = Classing::Custom(shown());
    }
    let Classing::Custom(breaks) = &mut map.classing else {
        return;
    };
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        for at in 0..breaks.len() {
            let low = if at == 0 { 0.0 } else { breaks[at - 1] };
            let high = breaks.get(at + 1).copied().unwrap_or(f64::INFINITY);
            let field = DragValue::new(&mut breaks[at])
                .range(low..=high)
                .max_decimals(2);
            ui.add(field).on_hover_text(strings::BREAK);
        }
        if breaks.len() < MOST_BREAKS && icons::button(ui, Icon::Plus, strings::ADD_BREAK).clicked()
        {
            let last = breaks.last().copied().unwrap_or(1.0);
            breaks.push(last * 2.0);
        }
        if breaks.len() > 1 && icons::button(ui, Icon::Minus, strings::REMOVE_BREAK).clicked() {
            breaks.pop();
        }
    });
}

fn numbers(ui: &mut Ui, map: &mut MapSettings) {
    ui.horizontal(|ui| {
        let name = ui.label(strings::N_CLASSES);
        ui.add(DragValue::new(&mut map.n_classes).range(2..=7))
            .labelled_by(name.id);
    });
    ui.horizontal(|ui| {
        let name = ui.label(strings::N_MIN);
        ui.add(DragValue::new(&mut map.n_min).range(1..=50))
            .labelled_by(name.id);
    });
}

fn language(ui: &mut Ui, map: &mut MapSettings) {
    ui.horizontal(|ui| {
        let name = ui.label(strings::MAP_LANGUAGE);
        let known = strings::MAP_LANGUAGES
            .iter()
            .find(|(code, _)| *code == map.language);
        let combo = ComboBox::from_id_salt("map language")
            .selected_text(known.map_or("", |(_, name)| name));
        let shown = combo.show_ui(ui, |ui| {
            for (code, name) in strings::MAP_LANGUAGES {
                ui.selectable_value(&mut map.language, code.to_owned(), name);
            }
        });
        shown.response.labelled_by(name.id);
    });
}

fn head(ui: &mut Ui, words: &str) {
    ui.add_space(4.0);
    ui.label(RichText::new(words).small().weak());
}
