//! Every colour and measure of the window, light and dark. Measures are in points.

use egui::{
    Color32, CornerRadius, FontFamily, FontId, Margin, Shadow, Stroke, TextStyle, Visuals, vec2,
};

use super::preferences::Look;
use crate::stance::StanceClass;

/// Lengths, in points.
pub mod measure {
    /// Height of the bar at the top.
    pub const BAR: f32 = 52.0;
    /// Width of the sidebar when the program starts.
    pub const SIDEBAR: f32 = 384.0;
    /// Narrowest and widest sidebar.
    pub const SIDEBAR_RANGE: std::ops::RangeInclusive<f32> = 320.0..=640.0;
    /// Height of the article list when the program starts.
    pub const SHELF: f32 = 168.0;
    /// Lowest and highest article list.
    pub const SHELF_RANGE: std::ops::RangeInclusive<f32> = 96.0..=420.0;
    /// Height of the line at the bottom.
    pub const STATUS: f32 = 26.0;
    /// Around the contents of a panel.
    pub const PAD: f32 = 14.0;
    /// Between things that belong together.
    pub const GAP: f32 = 8.0;
    /// Height of a row in a table.
    pub const ROW: f32 = 34.0;
    /// Rounding of buttons and cards.
    pub const RADIUS: u8 = 6;
    /// Width of a dialog.
    pub const DIALOG: f32 = 460.0;
    /// Side of an icon.
    pub const ICON: f32 = 16.0;
    /// Smallest side of anything that can be clicked.
    pub const TARGET: f32 = 28.0;
}

/// The colours of one look.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Theme {
    /// Whether it is the dark one.
    pub dark: bool,
    /// Behind the map and the whole window.
    pub ground: Color32,
    /// Behind panels.
    pub panel: Color32,
    /// Behind cards and fields that stand on a panel.
    pub raised: Color32,
    /// Behind something that the pointer is over.
    pub hover: Color32,
    /// Behind the row that the map shows as hovered or selected.
    pub lit: Color32,
    /// Thin lines between parts.
    pub line: Color32,
    /// Running text.
    pub text: Color32,
    /// Headings.
    pub strong: Color32,
    /// Side remarks; still readable on every ground (4.5 to 1).
    pub weak: Color32,
    /// What can be pressed and what is chosen.
    pub accent: Color32,
    /// Text on `accent`.
    pub on_accent: Color32,
    /// Spoken ill of: text and bars; orange, as on the map.
    pub negative: Color32,
    /// Behind words that are spoken ill of.
    pub negative_soft: Color32,
    /// Spoken well of: text and bars; purple, as on the map.
    pub positive: Color32,
    /// Behind words that are spoken well of.
    pub positive_soft: Color32,
    /// Neither: text and bars.
    pub neutral: Color32,
    /// Behind words that are spoken neither ill nor well of.
    pub neutral_soft: Color32,
    /// Bars of plain counts.
    pub count: Color32,
    /// Something went wrong.
    pub warning: Color32,
    /// Behind a notice of something that went wrong.
    pub warning_soft: Color32,
    /// Behind a dialog.
    pub veil: Color32,
}

/// Paper and ink.
pub const LIGHT: Theme = Theme {
    dark: false,
    ground: Color32::from_rgb(0xEE, 0xF2, 0xF5),
    panel: Color32::from_rgb(0xFC, 0xFC, 0xFB),
    raised: Color32::from_rgb(0xFF, 0xFF, 0xFF),
    hover: Color32::from_rgb(0xEF, 0xF2, 0xF4),
    lit: Color32::from_rgb(0xE3, 0xEE, 0xF6),
    line: Color32::from_rgb(0xDD, 0xE1, 0xE5),
    text: Color32::from_rgb(0x2B, 0x33, 0x3C),
    strong: Color32::from_rgb(0x10, 0x18, 0x22),
    weak: Color32::from_rgb(0x5F, 0x69, 0x75),
    accent: Color32::from_rgb(0x1F, 0x5F, 0x8B),
    on_accent: Color32::from_rgb(0xFF, 0xFF, 0xFF),
    negative: Color32::from_rgb(0xA8, 0x50, 0x06),
    negative_soft: Color32::from_rgb(0xFD, 0xE3, 0xC4),
    positive: Color32::from_rgb(0x5A, 0x3C, 0x99),
    positive_soft: Color32::from_rgb(0xE4, 0xDD, 0xF3),
    neutral: Color32::from_rgb(0x5F, 0x69, 0x75),
    neutral_soft: Color32::from_rgb(0xE6, 0xE9, 0xEC),
    count: Color32::from_rgb(0x6F, 0x9F, 0xBF),
    warning: Color32::from_rgb(0x9A, 0x3B, 0x12),
    warning_soft: Color32::from_rgb(0xFD, 0xF0, 0xE4),
    veil: Color32::from_rgba_premultiplied(0x0A, 0x10, 0x16, 0x70),
};

/// Slate and chalk.
pub const DARK: Theme = Theme {
    dark: true,
    ground: Color32::from_rgb(0x14, 0x19, 0x1F),
    panel: Color32::from_rgb(0x1A, 0x20, 0x27),
    raised: Color32::from_rgb(0x21, 0x28, 0x30),
    hover: Color32::from_rgb(0x2A, 0x33, 0x3D),
    lit: Color32::from_rgb(0x24, 0x3A, 0x4A),
    line: Color32::from_rgb(0x33, 0x3C, 0x46),
    text: Color32::from_rgb(0xD5, 0xDB, 0xE1),
    strong: Color32::from_rgb(0xF3, 0xF6, 0xF8),
    weak: Color32::from_rgb(0x9A, 0xA5, 0xB1),
    accent: Color32::from_rgb(0x7C, 0xBD, 0xE8),
    on_accent: Color32::from_rgb(0x0C, 0x1B, 0x26),
    negative: Color32::from_rgb(0xF2, 0xA3, 0x52),
    negative_soft: Color32::from_rgb(0x55, 0x37, 0x16),
    positive: Color32::from_rgb(0xB9, 0xA5, 0xEC),
    positive_soft: Color32::from_rgb(0x3C, 0x33, 0x5E),
    neutral: Color32::from_rgb(0xA6, 0xB0, 0xBA),
    neutral_soft: Color32::from_rgb(0x36, 0x3F, 0x49),
    count: Color32::from_rgb(0x4F, 0x86, 0xA8),
    warning: Color32::from_rgb(0xF4, 0xA2, 0x6B),
    warning_soft: Color32::from_rgb(0x3A, 0x2A, 0x1E),
    veil: Color32::from_rgba_premultiplied(0, 0, 0, 0x90),
};

impl Theme {
    /// The look of what is being drawn.
    pub fn of(ui: &egui::Ui) -> &'static Theme {
        Self::when(ui.visuals().dark_mode)
    }

    /// The dark look or the light one.
    pub fn when(dark: bool) -> &'static Theme {
        if dark { &DARK } else { &LIGHT }
    }

    /// The colour of text and bars for a judgement.
    pub fn ink(&self, class: Option<StanceClass>) -> Color32 {
        match class {
            Some(StanceClass::Negative) => self.negative,
            Some(StanceClass::Positive) => self.positive,
            Some(StanceClass::Neutral) => self.neutral,
            Some(StanceClass::Unclear) | None => self.weak,
        }
    }

    /// The colour behind words for a judgement.
    pub fn wash(&self, class: Option<StanceClass>) -> Color32 {
        match class {
            Some(StanceClass::Negative) => self.negative_soft,
            Some(StanceClass::Positive) => self.positive_soft,
            Some(StanceClass::Neutral | StanceClass::Unclear) | None => self.neutral_soft,
        }
    }

    /// A frame for cards and fields.
    pub fn card(&self) -> egui::Frame {
        egui::Frame::new()
            .fill(self.raised)
            .stroke(Stroke::new(1.0, self.line))
            .corner_radius(measure::RADIUS + 2)
            .inner_margin(Margin::symmetric(12, 10))
    }

    fn visuals(&self) -> Visuals {
        let mut v = if self.dark {
            Visuals::dark()
        } else {
            Visuals::light()
        };
        let radius = CornerRadius::same(measure::RADIUS);
        v.panel_fill = self.panel;
        v.window_fill = self.panel;
        v.window_stroke = Stroke::new(1.0, self.line);
        v.window_corner_radius = CornerRadius::same(12);
        v.menu_corner_radius = CornerRadius::same(8);
        v.window_shadow = soft_shadow(self.dark);
        v.popup_shadow = soft_shadow(self.dark);
        v.extreme_bg_color = self.raised;
        v.faint_bg_color = self.hover;
        v.weak_text_color = Some(self.weak);
        v.hyperlink_color = self.accent;
        v.warn_fg_color = self.warning;
        v.error_fg_color = self.warning;
        v.selection.bg_fill = self.accent.gamma_multiply(0.35);
        v.selection.stroke = Stroke::new(1.0, self.strong);
        let w = &mut v.widgets;
        w.noninteractive.bg_stroke = Stroke::new(1.0, self.line);
        w.noninteractive.fg_stroke = Stroke::new(1.0, self.text);
        for (state, fill, line, ink) in [
            (&mut w.inactive, self.raised, self.line, self.text),
            (
                &mut w.hovered,
                self.hover,
                self.weak.gamma_multiply(0.6),
                self.strong,
            ),
            (&mut w.active, self.lit, self.accent, self.strong),
            (&mut w.open, self.hover, self.line, self.strong),
        ] {
            state.bg_fill = fill;
            state.weak_bg_fill = fill;
            state.bg_stroke = Stroke::new(1.0, line);
            state.fg_stroke = Stroke::new(1.0, ink);
            state.corner_radius = radius;
            state.expansion = 0.0;
        }
        v
    }
}

fn soft_shadow(dark: bool) -> Shadow {
    Shadow {
        offset: [0, 6],
        blur: 24,
        spread: 0,
        color: Color32::from_black_alpha(if dark { 120 } else { 40 }),
    }
}

/// The family for headings and names.
pub fn semibold() -> FontFamily {
    FontFamily::Name("semibold".into())
}

/// The family for remarks such as the reason of a link.
pub fn italic() -> FontFamily {
    FontFamily::Name("italic".into())
}

/// A heading of a panel or dialog.
pub fn title(text: impl Into<String>) -> egui::RichText {
    egui::RichText::new(text).font(FontId::new(18.0, semibold()))
}

/// A heading inside a panel.
pub fn subtitle(text: impl Into<String>) -> egui::RichText {
    egui::RichText::new(text).font(FontId::new(14.0, semibold()))
}

/// Gives `ctx` both looks, the sizes of text and the distances.
pub fn install(ctx: &egui::Context) {
    super::fonts::install(ctx);
    // Where the system does not say, daylight.
    ctx.options_mut(|o| o.fallback_theme = egui::Theme::Light);
    for theme in [&LIGHT, &DARK] {
        let which = if theme.dark {
            egui::Theme::Dark
        } else {
            egui::Theme::Light
        };
        ctx.style_mut_of(which, |style| {
            style.visuals = theme.visuals();
            style.text_styles = text_styles();
            style.spacing.item_spacing = vec2(measure::GAP, measure::GAP);
            style.spacing.button_padding = vec2(10.0, 5.0);
            style.spacing.interact_size = vec2(measure::TARGET, measure::TARGET);
            style.spacing.menu_margin = Margin::same(6);
            style.spacing.window_margin = Margin::same(20);
            style.spacing.tooltip_width = 360.0;
            style.spacing.combo_width = 60.0;
            style.interaction.tooltip_delay = 0.35;
            style.interaction.selectable_labels = false;
        });
    }
}

fn text_styles() -> std::collections::BTreeMap<TextStyle, FontId> {
    [
        (TextStyle::Small, FontId::proportional(11.5)),
        (TextStyle::Body, FontId::proportional(13.5)),
        (TextStyle::Button, FontId::proportional(13.5)),
        (TextStyle::Heading, FontId::new(18.0, semibold())),
        (TextStyle::Monospace, FontId::monospace(12.5)),
    ]
    .into()
}

/// Switches `ctx` to light, dark or as the system has it.
pub fn choose(ctx: &egui::Context, look: Look) {
    ctx.set_theme(match look {
        Look::System => egui::ThemePreference::System,
        Look::Light => egui::ThemePreference::Light,
        Look::Dark => egui::ThemePreference::Dark,
    });
}
