//! The letters of the window: the same family as in the exported pictures, so that one map looks like the other.

use std::sync::Arc;

use egui::{FontData, FontDefinitions, FontFamily};

use super::theme::{italic, semibold};

const FILES: [(&str, &[u8]); 5] = [
    (
        "regular",
        include_bytes!("../../assets/fonts/Inter_400Regular.ttf"),
    ),
    (
        "semibold",
        include_bytes!("../../assets/fonts/Inter_600SemiBold.ttf"),
    ),
    (
        "italic",
        include_bytes!("../../assets/fonts/Inter_400Regular_Italic.ttf"),
    ),
    (
        "georgian",
        include_bytes!("../../assets/fonts/NotoSansGeorgian_400Regular.ttf"),
    ),
    (
        "armenian",
        include_bytes!("../../assets/fonts/NotoSansArmenian_400Regular.ttf"),
    ),
];

/// Gives `ctx` Latin, Cyrillic, Georgian and Armenian in regular, semibold and italic (the last two scripts upright).
pub fn install(ctx: &egui::Context) {
    let mut fonts = FontDefinitions::default();
    for (name, bytes) in FILES {
        let data = Arc::new(FontData::from_static(bytes));
        fonts.font_data.insert(name.into(), data);
    }
    let fallback = fonts
        .families
        .get(&FontFamily::Proportional)
        .cloned()
        .unwrap_or_default();
    for (family, first) in [
        (FontFamily::Proportional, "regular"),
        (FontFamily::Monospace, "regular"),
        (semibold(), "semibold"),
        (italic(), "italic"),
    ] {
        let ours = [first, "regular", "georgian", "armenian"].map(String::from);
        fonts
            .families
            .insert(family, ours.into_iter().chain(fallback.clone()).collect());
    }
    ctx.set_fonts(fonts);
}
