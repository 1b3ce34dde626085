//! Cuts a TrueType font down to some letters. The crate `subsetter` cannot be used: it drops the table of letters, which
//! only a PDF can do without.

use std::collections::{BTreeMap, BTreeSet};

use ttf_parser::{Face, RawFace, Tag};

/// The font with only the glyphs of `letters`; none when it has none of them or is no TrueType font.
pub(super) fn subset(font: &[u8], letters: &BTreeSet<char>) -> Option<Vec<u8>> {
    let face = Face::parse(font, 0).ok()?;
    let source = Source::of(face.raw_face())?;
    // What lies beyond the basic plane, our fonts do not draw.
    let by_letter: BTreeMap<u16, u16> = letters
        .iter()
        .filter_map(|&c| Some((u16::try_from(u32::from(c)).ok()?, face.glyph_index(c)?.0)))
        .collect();
    if by_letter.is_empty() {
        return None;
    }
    let glyphs = source.closure(by_letter.values().copied());
    let new_id: BTreeMap<u16, u16> = glyphs.iter().copied().zip(0..).collect();
    let cmap: Vec<(u16, u16)> = by_letter.iter().map(|(c, g)| (*c, new_id[g])).collect();
    Some(source.font(&glyphs, &new_id, &cmap))
}

/// Those of `letters` that a font does not have.
pub(super) fn lacking(font: &[u8], letters: &BTreeSet<char>) -> BTreeSet<char> {
    let face = Face::parse(font, 0).ok();
    let has = |c: char| face.as_ref().is_some_and(|f| f.glyph_index(c).is_some());
    letters.iter().copied().filter(|c| !has(*c)).collect()
}

/// The tables that are read.
struct Source<'f> {
    raw: &'f RawFace<'f>,
    glyf: &'f [u8],
    loca: &'f [u8],
    hmtx: &'f [u8],
    n_metrics: usize,
    long_loca: bool,
}

impl<'f> Source<'f> {
    fn of(raw: &'f RawFace<'f>) -> Option<Self> {
        let table = |name: &[u8; 4]| raw.table(Tag::from_bytes(name));
        Some(Self {
            raw,
            glyf: table(b"glyf")?,
            loca: table(b"loca")?,
            hmtx: table(b"hmtx")?,
            n_metrics: usize::from(u16_at(table(b"hhea")?, 34)?),
            long_loca: u16_at(table(b"head")?, 50)? == 1,
        })
    }

    fn glyph(&self, id: u16) -> &'f [u8] {
        let at = |i: usize| {
            if self.long_loca {
                u32_at(self.loca, i * 4).map(|o| o as usize)
            } else {
                u16_at(self.loca, i * 2).map(|o| usize::from(o) * 2)
            }
        };
        let range = at(usize::from(id)).zip(at(usize::from(id) + 1));
        range
            .and_then(|(a, b)| self.glyf.get(a..b))
            .unwrap_or_default()
    }

    /// The advance and left bearing of a glyph.
    fn metric(&self, id: u16) -> [u8; 4] {
        let id = usize::from(id);
        let advance = id.min(self.n_metrics.saturating_sub(1)) * 4;
        let bearing = if id < self.n_metrics {
            id * 4 + 2
        } else {
            self.n_metrics * 4 + (id - self.n_metrics) * 2
        };
        let [a, b] = u16_at(self.hmtx, advance).unwrap_or_default().to_be_bytes();
        let [c, d] = u16_at(self.hmtx, bearing).unwrap_or_default().to_be_bytes();
        [a, b, c, d]
    }

    /// Glyph 0, the given ones and all that they are put together from, in order.
    fn closure(&self, start: impl Iterator<Item = u16>) -> BTreeSet<u16> {
        let mut found = BTreeSet::from([0]);
        let mut open: Vec<u16> = start.collect();
        while let Some(id) = open.pop() {
            if found.insert(id) {
                let glyph = self.glyph(id);
                open.extend(parts(glyph).iter().filter_map(|&at| u16_at(glyph, at)));
            }
        }
        found
    }

    fn font(
        &self,
        glyphs: &BTreeSet<u16>,
        new_id: &BTreeMap<u16, u16>,
        cmap: &[(u16, u16)],
    ) -> Vec<u8> {
        let (mut glyf, mut loca, mut hmtx) = (Vec::new(), Vec::new(), Vec::new());
        for &id in glyphs {
            loca.extend((glyf.len() as u32).to_be_bytes());
            let mut glyph = self.glyph(id).to_vec();
            for at in parts(&glyph) {
                let part = u16_at(&glyph, at).and_then(|old| new_id.get(&old));
                put(&mut glyph, at, &part.copied().unwrap_or(0).to_be_bytes());
            }
            glyf.extend(glyph);
            glyf.resize(glyf.len().next_multiple_of(4), 0);
            hmtx.extend(self.metric(id));
        }
        loca.extend((glyf.len() as u32).to_be_bytes());
        let n = (glyphs.len() as u16).to_be_bytes();
        let copy = |name: &[u8; 4]| {
            self.raw
                .table(Tag::from_bytes(name))
                .unwrap_or_default()
                .to_vec()
        };
        let changed = |name, at, bytes: &[u8]| {
            let mut table = copy(name);
            put(&mut table, at, bytes);
            table
        };
        let mut head = changed(b"head", 50, &[0, 1]);
        put(&mut head, 8, &[0; 4]);
        let mut post = copy(b"post");
        post.truncate(32);
        put(&mut post, 0, &[0, 3, 0, 0]);
        assemble(&[
            (b"OS/2", copy(b"OS/2")),
            (b"cmap", letter_table(cmap)),
            (b"glyf", glyf),
            (b"head", head),
            (b"hhea", changed(b"hhea", 34, &n)),
            (b"hmtx", hmtx),
            (b"loca", loca),
            (b"maxp", changed(b"maxp", 4, &n)),
            (b"name", copy(b"name")),
            (b"post", post),
        ])
    }
}

/// Where a glyph that is put together from others names them (OpenType, “glyf”).
fn parts(glyph: &[u8]) -> Vec<usize> {
    let is_composite = glyph.first().is_some_and(|b| b & 0x80 != 0);
    let mut found = Vec::new();
    let mut at = 10;
    while let Some(flags) = u16_at(glyph, at).filter(|_| is_composite) {
        found.push(at + 2);
        let has = |flag: u16| flags & flag != 0;
        at += 4 + if has(0x0001) { 4 } else { 2 };
        at += match () {
            () if has(0x0008) => 2,
            () if has(0x0040) => 4,
            () if has(0x0080) => 8,
            () => 0,
        };
        if !has(0x0020) {
            break;
        }
    }
    found
}

/// A table of letters in format 4, a segment for each.
fn letter_table(letters: &[(u16, u16)]) -> Vec<u8> {
    let n = letters.len() as u16 + 1;
    let log = u16::BITS - 1 - n.leading_zeros();
    let range = 2 << log;
    let letters = || letters.iter().copied().chain([(0xffff, 0)]);
    let mut words: Vec<u16> = vec![4, 16 + 8 * n, 0, 2 * n, range, log as u16, 2 * n - range];
    words.extend(letters().map(|(c, _)| c));
    words.push(0);
    words.extend(letters().map(|(c, _)| c));
    words.extend(letters().map(|(c, glyph)| match c {
        0xffff => 1,
        c => glyph.wrapping_sub(c),
    }));
    words.extend(letters().map(|_| 0));
    let head: [u16; 6] = [0, 1, 3, 1, 0, 12];
    head.into_iter()
        .chain(words)
        .flat_map(u16::to_be_bytes)
        .collect()
}

/// Puts tables, given in the order of their names, together to a font.
fn assemble(tables: &[(&[u8; 4], Vec<u8>)]) -> Vec<u8> {
    let n = tables.len() as u16;
    let log = u16::BITS - 1 - n.leading_zeros();
    let range = 16 << log;
    let mut font = vec![0, 1, 0, 0];
    for word in [n, range, log as u16, n * 16 - range] {
        font.extend(word.to_be_bytes());
    }
    let mut at = 12 + 16 * tables.len();
    let mut head_at = 0;
    for (name, table) in tables {
        if *name == b"head" {
            head_at = at;
        }
        font.extend(*name);
        for word in [checksum(table), at as u32, table.len() as u32] {
            font.extend(word.to_be_bytes());
        }
        at += table.len().next_multiple_of(4);
    }
    for (_, table) in tables {
        font.extend(table);
        font.resize(font.len().next_multiple_of(4), 0);
    }
    let whole = 0xB1B0_AFBA_u32.wrapping_sub(checksum(&font));
    put(&mut font, head_at + 8, &whole.to_be_bytes());
    font
}

fn checksum(table: &[u8]) -> u32 {
    let words = table.chunks(4).map(|word| {
        let mut whole = [0; 4];
        whole[..word.len()].copy_from_slice(word);
        u32::from_be_bytes(whole)
    });
    words.fold(0, u32::wrapping_add)
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_be_bytes(bytes.get(at..at + 2)?.try_into().ok()?))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

fn put(bytes: &mut [u8], at: usize, new: &[u8]) {
    if let Some(place) = bytes.get_mut(at..at + new.len()) {
        place.copy_from_slice(new);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::FONTS;

    #[test]
    fn the_letters_asked_for_are_there_as_wide_as_before_and_others_are_not() {
        let text = "Ärmenia Şuşa Київ Қазақстан −0.2 é";
        let small = subset(FONTS[0], &text.chars().collect()).unwrap();
        assert!(small.len() < 20_000, "{} bytes", small.len());
        let (before, after) = (
            Face::parse(FONTS[0], 0).unwrap(),
            Face::parse(&small, 0).unwrap(),
        );
        for c in text.chars() {
            let (old, new) = (
                before.glyph_index(c).unwrap(),
                after.glyph_index(c).unwrap(),
            );
            assert_eq!(
                before.glyph_hor_advance(old),
                after.glyph_hor_advance(new),
                "{c}"
            );
            assert_eq!(
                before.glyph_bounding_box(old),
                after.glyph_bounding_box(new),
                "{c}"
            );
        }
        assert_eq!(after.glyph_index('Z'), None);
        let with_georgian: BTreeSet<char> = text.chars().chain(['თ']).collect();
        assert_eq!(lacking(FONTS[0], &with_georgian), BTreeSet::from(['თ']));
    }
}
