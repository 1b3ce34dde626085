//! Which language a text is in.

use super::Language;

/// The language of `text`, however short.
pub fn language(text: &str) -> Language {
    match whatlang::detect_lang(text) {
        Some(whatlang::Lang::Eng) => Language::English,
        Some(whatlang::Lang::Rus) => Language::Russian,
        Some(whatlang::Lang::Ukr) => Language::Ukrainian,
        _ => Language::Other,
    }
}
