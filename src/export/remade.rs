//! Reads back from an exported file how it was made.

use super::made::Made;

/// Why it cannot be told how a file was made.
#[derive(Debug, thiserror::Error)]
pub enum RemadeError {
    /// The file does not say.
    #[error(
        "it does not say how it was made; give a picture, page or table of Stancemap that was not changed by another program"
    )]
    Missing,
    /// What it says cannot be understood.
    #[error("what it says of how it was made cannot be understood: {0}")]
    Broken(#[from] serde_json::Error),
}

/// The attachment of a PDF and the first words of what it holds.
pub(super) const MADE_FILE: &str = "how-it-was-made.json";
const OBJECT_START: &str = "{\"version\":\"";
const PNG_SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";

/// How the file with these bytes was made.
///
/// # Errors
/// When it does not say, or not in our words.
pub fn made(bytes: &[u8]) -> Result<Made, RemadeError> {
    if bytes.starts_with(PNG_SIGNATURE) {
        return from_png(bytes);
    }
    if bytes.starts_with(b"%PDF") {
        return from_pdf(bytes);
    }
    let text = String::from_utf8_lossy(bytes);
    let text = text.trim_start_matches('\u{feff}').trim_start();
    if text.starts_with('{') {
        return from_json(text);
    }
    let markup = between(text, "<metadata id=\"made\">", "</metadata>")
        .map(unescaped)
        .or_else(|| between(text, "id=\"made\">", "</script>").map(str::to_owned));
    Ok(serde_json::from_str(&markup.ok_or(RemadeError::Missing)?)?)
}

/// A sidecar file, or a GeoJSON that carries the same as a foreign member.
fn from_json(text: &str) -> Result<Made, RemadeError> {
    let mut all: serde_json::Value = serde_json::from_str(text)?;
    let inner = all.get_mut("stancemap").map(serde_json::Value::take);
    Ok(serde_json::from_value(inner.unwrap_or(all))?)
}

fn from_png(bytes: &[u8]) -> Result<Made, RemadeError> {
    let reader = png::Decoder::new(std::io::Cursor::new(bytes)).read_info();
    let reader = reader.map_err(|_| RemadeError::Missing)?;
    let texts = &reader.info().utf8_text;
    let comment = texts.iter().find(|t| t.keyword == super::png::MADE_KEY);
    let text = comment.and_then(|c| c.get_text().ok());
    Ok(serde_json::from_str(&text.ok_or(RemadeError::Missing)?)?)
}

/// The attachment is not compressed, so that it can be found without reading the whole of PDF.
fn from_pdf(bytes: &[u8]) -> Result<Made, RemadeError> {
    let start = position(bytes, OBJECT_START.as_bytes()).ok_or(RemadeError::Missing)?;
    let mut values = serde_json::Deserializer::from_slice(&bytes[start..]).into_iter::<Made>();
    Ok(values.next().ok_or(RemadeError::Missing)??)
}

fn position(all: &[u8], part: &[u8]) -> Option<usize> {
    memchr::memmem::find(all, part)
}

fn between<'t>(text: &'t str, before: &str, after: &str) -> Option<&'t str> {
    let start = text.find(before)? + before.len();
    let end = text[start..].find(after)?;
    Some(&text[start..start + end])
}

/// Undoes what `svg::escaped` does.
fn unescaped(text: &str) -> String {
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&amp;", "&")
}
