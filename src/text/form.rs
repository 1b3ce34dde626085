//! What form a file has: plain text, Markdown, a web page, or something that is no text at all.

use std::path::Path;

use super::encoding::is_utf16;

/// How much of a file is looked at, in bytes.
const HEAD_BYTES: usize = 64 * 1024;

/// A form that can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// `.txt`, or no ending at all.
    Plain,
    /// `.md`.
    Markdown,
    /// `.html`.
    Html,
}

impl Form {
    /// The form that the ending of `path` promises; none when files of this type are not read.
    pub(super) fn of_name(path: &Path) -> Option<Self> {
        let Some(ending) = path.extension() else {
            return Some(Self::Plain);
        };
        match ending.to_string_lossy().to_ascii_lowercase().as_str() {
            "txt" | "text" => Some(Self::Plain),
            "md" | "markdown" => Some(Self::Markdown),
            "html" | "htm" | "xhtml" => Some(Self::Html),
            _ => None,
        }
    }

    /// This form, unless the text says plainly that it is a web page.
    pub(super) fn or_seen_in(self, text: &str) -> Self {
        let head = text.trim_start_matches(['\u{feff}', ' ', '\n', '\r', '\t']);
        let begins = |tag: &str| {
            head.get(..tag.len())
                .is_some_and(|start| start.eq_ignore_ascii_case(tag))
        };
        if begins("<!doctype html") || begins("<html") {
            Self::Html
        } else {
            self
        }
    }
}

/// Beginnings of well-known files that are no text.
const SIGNS: [(&[u8], &str); 22] = [
    (b"%PDF", "a PDF document"),
    (
        b"PK\x03\x04",
        "a ZIP archive or an office document (.docx, .odt, .epub)",
    ),
    (b"{\\rtf", "an RTF document"),
    (b"\xD0\xCF\x11\xE0", "an old office document (.doc, .xls)"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xFF\xD8\xFF", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"RIFF", "a picture, sound or film"),
    (b"II*\0", "a TIFF picture"),
    (b"MM\0*", "a TIFF picture"),
    (b"AT&TFORM", "a DjVu document"),
    (b"\x1F\x8B", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xFD7zXZ", "an xz archive"),
    (b"7z\xBC\xAF", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"\x28\xB5\x2F\xFD", "a Zstandard archive"),
    (b"SQLite format 3", "a database"),
    (b"\x7FELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"ID3", "a sound"),
    (b"OggS", "a sound or film"),
];

/// What `bytes` are when they are no text, with an article: "a PDF document".
pub(super) fn binary_kind(bytes: &[u8]) -> Option<&'static str> {
    if let Some((_, kind)) = SIGNS.iter().find(|(sign, _)| bytes.starts_with(sign)) {
        return Some(kind);
    }
    if is_utf16(bytes) {
        return None;
    }
    let head = &bytes[..bytes.len().min(HEAD_BYTES)];
    let n_nul = head.iter().filter(|b| **b == 0).count();
    let n_control = head
        .iter()
        .filter(|b| matches!(b, 1..=8 | 14..=26 | 28..=31))
        .count();
    (n_nul * 500 > head.len() || n_control * 50 > head.len()).then_some("binary data")
}
