//! Places and pieces as GeoJSON (RFC 7946): outline and numbers, `[lon, lat]` in degrees. How the file was made stands
//! in the foreign member `stancemap`.

use std::io::{self, Write};

use geojson::{Feature, FeatureCollection, GeometryValue, JsonObject};
use serde_json::{Value, json};

use super::made::Made;
use crate::region::{Catalog, RegionId, Worldview};
use crate::scene::{Hatch, Paint, Scene};
use crate::tally::{Row, Tally};

/// Writes one feature for each place of the tally. A country carries the outlines of the pieces that it holds by the
/// worldview, piece by piece; a group of states has none.
///
/// # Errors
/// When `out` cannot be written to.
pub fn write(
    catalog: &Catalog,
    worldview: &Worldview,
    tally: &Tally,
    made: &Made,
    out: &mut dyn Write,
) -> io::Result<()> {
    let features = tally.rows.iter().map(|row| Feature {
        geometry: outline(catalog, worldview, row.region),
        ..feature(catalog, row.region, numbers(tally, Some(row)))
    });
    finish(features.collect(), made, out)
}

/// Writes one feature for each piece of the ground as it is painted: its colour and hatching, the place whose numbers
/// it shows, and these numbers.
///
/// # Errors
/// When `out` cannot be written to.
pub fn write_pieces(
    catalog: &Catalog,
    tally: &Tally,
    scene: &Scene,
    made: &Made,
    out: &mut dyn Write,
) -> io::Result<()> {
    let features = scene.paints.iter().map(|paint| {
        let mut properties = painted(catalog, paint);
        properties.extend(numbers(tally, tally.row(paint.counted)));
        Feature {
            geometry: polygons(catalog.get(paint.piece).outline.0.clone()),
            ..feature(catalog, paint.piece, properties)
        }
    });
    finish(features.collect(), made, out)
}

fn finish(features: Vec<Feature>, made: &Made, out: &mut dyn Write) -> io::Result<()> {
    let mut about = JsonObject::new();
    about.insert("stancemap".into(), serde_json::to_value(made)?);
    let collection = FeatureCollection {
        bbox: None,
        features,
        foreign_members: Some(about),
    };
    serde_json::to_writer(&mut *out, &collection)?;
    out.write_all(b"\n")
}

/// A feature without its outline; `more` follows on code and name.
fn feature(catalog: &Catalog, id: RegionId, more: JsonObject) -> Feature {
    let region = catalog.get(id);
    let mut properties = object(json!({"code": region.code.as_str(), "name": region.name}));
    properties.extend(more);
    Feature {
        bbox: None,
        geometry: None,
        id: Some(geojson::feature::Id::String(region.code.to_string())),
        properties: Some(properties),
        foreign_members: None,
    }
}

fn numbers(tally: &Tally, row: Option<&Row>) -> JsonObject {
    let stance = row.and_then(|r| r.stance).filter(|s| s.n_judged > 0);
    let all = row.and_then(|r| r.stance);
    let n_mentions = row.map_or(0, |r| r.n_mentions);
    let per_1000 = f64::from(n_mentions) * 1000.0 / tally.n_words.max(1) as f64;
    object(json!({
        "mentions": n_mentions,
        "articles": row.map_or(0, |r| r.n_articles),
        "mentions_per_1000_words": thousandths(per_1000),
        "stance": stance.map(|s| thousandths(s.mean.into())),
        "stance_low": stance.map(|s| thousandths(s.low.into())),
        "stance_high": stance.map(|s| thousandths(s.high.into())),
        "judged": all.map_or(0, |s| s.n_judged),
        "negative": all.map_or(0, |s| s.n_negative),
        "neutral": all.map_or(0, |s| s.n_neutral),
        "positive": all.map_or(0, |s| s.n_positive),
        "unclear": all.map_or(0, |s| s.n_unclear),
    }))
}

fn painted(catalog: &Catalog, paint: &Paint) -> JsonObject {
    let hatches: Vec<&str> = paint.hatches.iter().map(|h| hatch_name(*h)).collect();
    object(json!({
        "counts_to": catalog.get(paint.counted).code.as_str(),
        "fill": paint.fill.hex(),
        "hatches": hatches,
    }))
}

fn hatch_name(hatch: Hatch) -> &'static str {
    match hatch {
        Hatch::Few => "few",
        Hatch::Disputed => "disputed",
        Hatch::Unsure => "unsure",
    }
}

/// Three decimals, as in every file.
fn thousandths(x: f64) -> f64 {
    (x * 1000.0).round() / 1000.0
}

fn object(value: Value) -> JsonObject {
    match value {
        Value::Object(object) => object,
        _ => JsonObject::new(),
    }
}

fn outline(
    catalog: &Catalog,
    worldview: &Worldview,
    region: RegionId,
) -> Option<geojson::Geometry> {
    let own = &catalog.get(region).outline;
    let mut all = own.0.clone();
    if all.is_empty() {
        let held = catalog
            .ids()
            .filter(|&id| worldview.holder(catalog, id) == Some(region));
        all.extend(held.flat_map(|id| catalog.get(id).outline.0.iter().cloned()));
    }
    polygons(all)
}

fn polygons(all: Vec<geo::Polygon>) -> Option<geojson::Geometry> {
    if all.is_empty() {
        return None;
    }
    let value = GeometryValue::from(&geo::MultiPolygon::new(all));
    Some(geojson::Geometry::new(value))
}
