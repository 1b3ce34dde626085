//! The places of a tally as GeoJSON (RFC 7946): outline and numbers, `[lon, lat]` in degrees.

use std::io::{self, Write};

use geojson::{Feature, FeatureCollection, GeometryValue, JsonObject};
use serde_json::{Value, json};

use crate::region::{Catalog, RegionId, Worldview};
use crate::tally::{Row, Tally};

/// Writes one feature for each place of the tally. A country carries the outlines of the pieces that it holds by the
/// worldview, a group of states none.
///
/// # Errors
/// When `out` cannot be written to.
pub fn write(
    catalog: &Catalog,
    worldview: &Worldview,
    tally: &Tally,
    out: &mut dyn Write,
) -> io::Result<()> {
    let features = tally
        .rows
        .iter()
        .map(|row| feature(catalog, worldview, row))
        .collect();
    let mut about = JsonObject::new();
    about.insert(
        "stancemap".into(),
        json!({
            "version": env!("CARGO_PKG_VERSION"),
            "worldview": worldview.code,
            "worldview_date": worldview.date,
            "articles": tally.n_articles,
            "words": tally.n_words,
        }),
    );
    let collection = FeatureCollection {
        bbox: None,
        features,
        foreign_members: Some(about),
    };
    serde_json::to_writer(&mut *out, &collection)?;
    out.write_all(b"\n")
}

fn feature(catalog: &Catalog, worldview: &Worldview, row: &Row) -> Feature {
    let region = catalog.get(row.region);
    let Value::Object(properties) = json!({
        "code": region.code.as_str(),
        "name": region.name,
        "mentions": row.n_mentions,
        "articles": row.n_articles,
        "stance": row.stance.map(|s| s.mean),
        "stance_low": row.stance.map(|s| s.low),
        "stance_high": row.stance.map(|s| s.high),
        "judged": row.stance.map_or(0, |s| s.n_judged),
    }) else {
        unreachable!("an object literal is an object")
    };
    Feature {
        bbox: None,
        geometry: outline(catalog, worldview, row.region),
        id: Some(geojson::feature::Id::String(region.code.to_string())),
        properties: Some(properties),
        foreign_members: None,
    }
}

fn outline(
    catalog: &Catalog,
    worldview: &Worldview,
    region: RegionId,
) -> Option<geojson::Geometry> {
    let own = &catalog.get(region).outline;
    let mut polygons = own.0.clone();
    if polygons.is_empty() {
        let held = catalog
            .ids()
            .filter(|&id| worldview.holder(catalog, id) == Some(region));
        polygons.extend(held.flat_map(|id| catalog.get(id).outline.0.iter().cloned()));
    }
    if polygons.is_empty() {
        return None;
    }
    let value = GeometryValue::from(&geo::MultiPolygon::new(polygons));
    Some(geojson::Geometry::new(value))
}
