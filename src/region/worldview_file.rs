//! Reads one file of `worldviews/`; geodata/README.md describes its form.

use std::collections::BTreeMap;
use std::path::Path;

use serde::Deserialize;

use super::worldview::Standing;
use super::{BorderKind, Catalog, RegionError, RegionId, Worldview};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    title: String,
    source: String,
    date: String,
    #[serde(default)]
    note: String,
    pieces: BTreeMap<String, Piece>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Piece {
    within: Option<String>,
    held_by: Option<String>,
    #[serde(default)]
    claimed_by: Vec<String>,
    #[serde(default)]
    borders: BTreeMap<String, Line>,
    note: Option<String>,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Line {
    None,
    Unit,
    Claimed,
    Ceasefire,
    International,
}

/// The worldview in these bytes; its code is the file's stem.
pub(super) fn parse(
    bytes: &[u8],
    file: &Path,
    catalog: &Catalog,
) -> Result<Worldview, RegionError> {
    let raw: File = serde_json::from_slice(bytes).map_err(|source| RegionError::Json {
        file: file.to_owned(),
        source,
    })?;
    let fault = |entry: &str, reason: String| RegionError::Worldview {
        file: file.to_owned(),
        entry: entry.to_owned(),
        reason,
    };
    if raw.date.parse::<jiff::civil::Date>().is_err() {
        return Err(fault(
            "date",
            format!("\"{}\" is no day; write it as 2024-12-31", raw.date),
        ));
    }
    let mut pieces = BTreeMap::new();
    for (code, piece) in raw.pieces {
        let (id, standing) =
            settle(&code, piece, catalog).map_err(|reason| fault(&code, reason))?;
        pieces.insert(id, standing);
    }
    let code = file
        .file_stem()
        .map(|stem| stem.to_string_lossy().into_owned())
        .unwrap_or_default();
    let view = Worldview {
        code,
        title: raw.title,
        source: raw.source,
        date: raw.date,
        note: raw.note,
        hash: blake3::hash(bytes).to_hex().to_string(),
        pieces,
    };
    match circle(&view, catalog) {
        Some(id) => Err(fault(
            catalog.get(id).code.as_str(),
            "what it counts to goes round in a circle".to_owned(),
        )),
        None => Ok(view),
    }
}

fn settle(code: &str, piece: Piece, catalog: &Catalog) -> Result<(RegionId, Standing), String> {
    let known = |code: &String| {
        catalog
            .find(code)
            .ok_or_else(|| format!("\"{code}\" is no region of the outlines"))
    };
    let maybe = |code: &Option<String>| code.as_ref().map(known).transpose();
    let id = known(&code.to_owned())?;
    let line = |(toward, line): (&String, &Line)| Ok::<_, String>((known(toward)?, kind(*line)));
    let standing = Standing {
        within: maybe(&piece.within)?,
        held_by: maybe(&piece.held_by)?,
        claimed_by: piece
            .claimed_by
            .iter()
            .map(known)
            .collect::<Result<_, _>>()?,
        borders: piece.borders.iter().map(line).collect::<Result<_, _>>()?,
        note: piece.note,
    };
    Ok((id, standing))
}

fn kind(line: Line) -> BorderKind {
    match line {
        Line::None => BorderKind::None,
        Line::Unit => BorderKind::Unit,
        Line::Claimed => BorderKind::Claimed,
        Line::Ceasefire => BorderKind::Ceasefire,
        Line::International => BorderKind::International,
    }
}

/// A piece whose roll-up never ends.
fn circle(view: &Worldview, catalog: &Catalog) -> Option<RegionId> {
    let n_regions = catalog.regions.len();
    view.pieces
        .keys()
        .copied()
        .find(|id| view.lineage(catalog, *id).nth(n_regions).is_some())
}
