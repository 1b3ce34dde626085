//! Reads `regions.geojson`: one feature a region, checked against the rules of geodata/README.md.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use geo::{CoordsIter, MultiPolygon};
use geojson::{Feature, FeatureCollection, GeometryValue, JsonValue};

use super::{Geodata, Region, RegionCode, RegionError, RegionId, RegionKind};

/// The file's name in a geodata folder.
const FILE: &str = "regions.geojson";

/// The regions in the order of their codes.
pub(super) fn read(geodata: &Geodata) -> Result<Vec<Region>, RegionError> {
    let file = geodata.file_name(FILE);
    regions(features(&geodata.read(FILE)?, &file)?, &file)
}

/// The built-in regions with all outlines empty.
pub(super) fn read_without_outlines() -> Result<Vec<Region>, RegionError> {
    let geodata = Geodata::Builtin;
    let file = geodata.file_name(FILE);
    let bytes = without_outlines(&geodata.read(FILE)?);
    regions(features(&bytes, &file)?, &file)
}

/// The bytes with `null` for every outline. Reading numbers costs more than all the rest of the file; an outline holds no
/// braces of its own, so that it ends with the first.
fn without_outlines(bytes: &[u8]) -> Vec<u8> {
    const OUTLINE: &[u8] = b"\"geometry\":{";
    let mut kept = Vec::with_capacity(bytes.len() / 16);
    let mut rest = bytes;
    while let Some(at) = memchr::memmem::find(rest, OUTLINE) {
        let (before, outline) = rest.split_at(at + OUTLINE.len() - 1);
        kept.extend_from_slice(before);
        kept.extend_from_slice(b"null");
        let n_bytes = memchr::memchr(b'}', outline).map_or(outline.len(), |end| end + 1);
        rest = &outline[n_bytes..];
    }
    kept.extend_from_slice(rest);
    kept
}

/// What the features tell, in the order of their codes.
fn regions(features: Vec<Feature>, file: &Path) -> Result<Vec<Region>, RegionError> {
    let mut drafts = Vec::new();
    for (at, feature) in features.into_iter().enumerate() {
        drafts.push(draft(
            feature,
            Place {
                file,
                index: at + 1,
            },
        )?);
    }
    if drafts.is_empty() {
        return Err(Place { file, index: 0 }.fault(
            "no code",
            "the file holds no features, so there is no place to show".to_owned(),
        ));
    }
    drafts.sort_by(|a, b| a.region.code.cmp(&b.region.code));
    check_codes(&drafts, file)?;
    settle_parents(drafts, file)
}

/// A region whose parent is still a code.
struct Draft {
    region: Region,
    parent: Option<String>,
    index: usize,
}

/// Which feature is being read, for messages.
#[derive(Clone, Copy)]
struct Place<'a> {
    file: &'a Path,
    index: usize,
}

impl Place<'_> {
    fn fault(self, code: &str, reason: String) -> RegionError {
        RegionError::Feature {
            file: self.file.to_owned(),
            index: self.index,
            code: code.to_owned(),
            reason,
        }
    }
}

pub(super) fn features(bytes: &[u8], file: &Path) -> Result<Vec<Feature>, RegionError> {
    let named: PathBuf = file.to_owned();
    serde_json::from_slice::<FeatureCollection>(bytes)
        .map(|collection| collection.features)
        .map_err(|source| RegionError::Json {
            file: named,
            source,
        })
}

fn draft(feature: Feature, place: Place<'_>) -> Result<Draft, RegionError> {
    let code = text(&feature, "code").unwrap_or_default();
    let fault =
        |reason: String| place.fault(if code.is_empty() { "no code" } else { &code }, reason);
    if code.is_empty() {
        return Err(fault(
            "it needs a property \"code\" that is not empty".to_owned(),
        ));
    }
    let kind = kind(&feature).map_err(fault)?;
    let parent = text(&feature, "parent");
    check_kinship(kind, parent.as_deref()).map_err(fault)?;
    let name = text(&feature, "name")
        .ok_or_else(|| fault("it needs a property \"name\", its English name".to_owned()))?;
    let region = Region {
        code: RegionCode(code.clone()),
        kind,
        parent: None,
        name,
        short: text(&feature, "short"),
        names: names(&feature),
        merges: list(&feature, "merges").map_err(fault)?,
        focus: flag(&feature, "focus").map_err(fault)?,
        outline: outline(feature).map_err(fault)?,
    };
    Ok(Draft {
        region,
        parent,
        index: place.index,
    })
}

fn text(feature: &Feature, key: &str) -> Option<String> {
    let value = feature.property(key)?.as_str()?.trim();
    (!value.is_empty()).then(|| value.to_owned())
}

fn flag(feature: &Feature, key: &str) -> Result<bool, String> {
    match feature.property(key) {
        None | Some(JsonValue::Null) => Ok(false),
        Some(JsonValue::Bool(flag)) => Ok(*flag),
        Some(other) => Err(format!(
            "its property \"{key}\" is {other}; it should be true or false"
        )),
    }
}

fn list(feature: &Feature, key: &str) -> Result<Vec<String>, String> {
    let wrong = || format!("its property \"{key}\" should be a list of codes");
    match feature.property(key) {
        None | Some(JsonValue::Null) => Ok(Vec::new()),
        Some(JsonValue::Array(items)) => items
            .iter()
            .map(|item| item.as_str().map(str::to_owned).ok_or_else(wrong))
            .collect(),
        Some(_) => Err(wrong()),
    }
}

fn kind(feature: &Feature) -> Result<RegionKind, String> {
    match text(feature, "kind").as_deref() {
        Some("country") => Ok(RegionKind::Country),
        Some("unit") => Ok(RegionKind::Unit),
        Some("disputed") => Ok(RegionKind::Disputed),
        Some("group") => Ok(RegionKind::Group),
        Some(other) => Err(format!(
            "its kind is \"{other}\"; it should be country, unit, disputed or group"
        )),
        None => Err("it needs a property \"kind\": country, unit, disputed or group".to_owned()),
    }
}

fn check_kinship(kind: RegionKind, parent: Option<&str>) -> Result<(), String> {
    match (kind, parent) {
        (RegionKind::Country | RegionKind::Group, Some(parent)) => Err(format!(
            "a country or group stands alone, but its parent is \"{parent}\""
        )),
        (RegionKind::Unit | RegionKind::Disputed, None) => Err(
            "a unit or disputed piece needs a property \"parent\", the code of what it is part of"
                .to_owned(),
        ),
        (RegionKind::Country | RegionKind::Group, None)
        | (RegionKind::Unit | RegionKind::Disputed, Some(_)) => Ok(()),
    }
}

/// Names in other languages: `name_ru` gives `ru`.
fn names(feature: &Feature) -> HashMap<String, String> {
    let named = |(key, value): (&String, &JsonValue)| {
        Some((
            key.strip_prefix("name_")?.to_owned(),
            value.as_str()?.to_owned(),
        ))
    };
    feature.properties_iter().filter_map(named).collect()
}

pub(super) fn outline(feature: Feature) -> Result<MultiPolygon<f64>, String> {
    let Some(geometry) = feature.geometry else {
        return Ok(MultiPolygon(Vec::new()));
    };
    check_rings(&geometry.value)?;
    let unreadable = |problem: geojson::Error| format!("its outline cannot be read: {problem}");
    let outline = match &geometry.value {
        value @ GeometryValue::Polygon { .. } => {
            MultiPolygon(vec![value.try_into().map_err(unreadable)?])
        }
        value @ GeometryValue::MultiPolygon { .. } => value.try_into().map_err(unreadable)?,
        other => {
            return Err(format!(
                "its outline is a {}; it should be a Polygon, a MultiPolygon or null",
                other.type_name()
            ));
        }
    };
    check_range(&outline)?;
    Ok(outline)
}

fn check_rings(value: &GeometryValue) -> Result<(), String> {
    let rings: Vec<_> = match value {
        GeometryValue::Polygon { coordinates } => coordinates.iter().collect(),
        GeometryValue::MultiPolygon { coordinates } => coordinates.iter().flatten().collect(),
        _ => Vec::new(),
    };
    match rings.iter().any(|ring| ring.len() < 4 || ring.first() != ring.last()) {
        true => Err("a ring of its outline is not closed: the last position must repeat the first, and there must be at least four".to_owned()),
        false => Ok(()),
    }
}

fn check_range(outline: &MultiPolygon<f64>) -> Result<(), String> {
    match outline
        .coords_iter()
        .find(|at| at.x.abs() > 180.0 || at.y.abs() > 90.0)
    {
        Some(at) => Err(format!(
            "its outline leaves the globe at [{}, {}]; positions are [longitude, latitude] in degrees",
            at.x, at.y
        )),
        None => Ok(()),
    }
}

fn check_codes(sorted: &[Draft], file: &Path) -> Result<(), RegionError> {
    let mut seen: HashMap<&str, &str> = sorted
        .iter()
        .map(|draft| (draft.region.code.as_str(), ""))
        .collect();
    for pair in sorted.windows(2) {
        if pair[0].region.code == pair[1].region.code {
            let (first, second) = (
                pair[0].index.min(pair[1].index),
                pair[0].index.max(pair[1].index),
            );
            return Err(Place {
                file,
                index: second,
            }
            .fault(
                pair[1].region.code.as_str(),
                format!("feature {first} has the same code; every code may stand once"),
            ));
        }
    }
    for draft in sorted {
        for merged in &draft.region.merges {
            if let Some(holder) = seen.insert(merged, draft.region.code.as_str()) {
                let whose = if holder.is_empty() {
                    "has a feature of its own".to_owned()
                } else {
                    format!("is already drawn with {holder}")
                };
                return Err(Place {
                    file,
                    index: draft.index,
                }
                .fault(
                    draft.region.code.as_str(),
                    format!("it merges {merged}, which {whose}"),
                ));
            }
        }
    }
    Ok(())
}

/// Turns parents' codes into ids, and refuses parents that are missing, are groups, or go round in a circle.
fn settle_parents(drafts: Vec<Draft>, file: &Path) -> Result<Vec<Region>, RegionError> {
    let ids: HashMap<String, RegionId> = (0u32..)
        .zip(&drafts)
        .map(|(at, draft)| (draft.region.code.0.clone(), RegionId(at)))
        .collect();
    let mut parents = Vec::with_capacity(drafts.len());
    for draft in &drafts {
        let place = Place {
            file,
            index: draft.index,
        };
        parents.push(match &draft.parent {
            None => None,
            Some(code) => Some(*ids.get(code).ok_or_else(|| {
                place.fault(
                    draft.region.code.as_str(),
                    format!("its parent \"{code}\" is no feature of this file"),
                )
            })?),
        });
    }
    for (at, draft) in drafts.iter().enumerate() {
        check_lineage(at, &drafts, &parents).map_err(|reason| {
            Place {
                file,
                index: draft.index,
            }
            .fault(draft.region.code.as_str(), reason)
        })?;
    }
    let settled = drafts.into_iter().zip(parents);
    Ok(settled
        .map(|(draft, parent)| Region {
            parent,
            ..draft.region
        })
        .collect())
}

fn check_lineage(
    start: usize,
    drafts: &[Draft],
    parents: &[Option<RegionId>],
) -> Result<(), String> {
    let mut at = start;
    for _ in 0..drafts.len() {
        match parents[at] {
            Some(parent) => at = parent.index(),
            None if at != start && drafts[at].region.kind == RegionKind::Group => {
                return Err("a group cannot be a parent".to_owned());
            }
            None => return Ok(()),
        }
    }
    Err("its parents go round in a circle".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_regions_are_the_same_but_for_their_outlines() {
        let mut whole = read(&Geodata::Builtin).expect("regions with outlines");
        let bare = read_without_outlines().expect("regions without");
        for region in &mut whole {
            region.outline = MultiPolygon(Vec::new());
        }
        assert_eq!(format!("{whole:?}").len(), format!("{bare:?}").len());
        assert!(whole.iter().zip(&bare).all(|(a, b)| a.code == b.code
            && a.parent == b.parent
            && a.kind == b.kind
            && a.names == b.names));
    }
}
