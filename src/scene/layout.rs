//! How a part of the world is laid out on paper: centre of the projection, inset maps, names of seas, lakes.
//!
//! Read from `map.json` and `lakes.geojson` of the geodata folder; a folder without them gets a layout from its outlines.

use std::collections::BTreeMap;

use geo::{BoundingRect, Centroid, Polygon};
use serde::{Deserialize, Serialize};

use super::plane::LonLat;
use crate::region::{Catalog, Geodata, RegionError, lakes};

/// A smaller map in a corner, of a part where places are small. North is up in it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct InsetPlan {
    /// Its English title.
    pub title: String,
    /// Its titles in other languages, by language code.
    #[serde(default)]
    pub titles: BTreeMap<String, String>,
    /// Its middle.
    pub centre: LonLat,
    /// How much ground it shows from left to right.
    pub width_km: f64,
    /// How much ground it shows from top to bottom.
    pub height_km: f64,
}

/// The name of a sea or great lake.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct WaterName {
    /// Its English name.
    pub name: String,
    /// Its names in other languages, by language code.
    #[serde(default)]
    pub names: BTreeMap<String, String>,
    /// Where the name stands.
    pub at: LonLat,
    /// The room that it has from left to right.
    pub width_km: f64,
}

/// The layout of one part of the world.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Layout {
    /// The centre of the projection.
    pub centre: LonLat,
    /// Inset maps, the most needed first.
    #[serde(default)]
    pub insets: Vec<InsetPlan>,
    /// Names of waters, the greatest first.
    #[serde(default)]
    pub waters: Vec<WaterName>,
    /// The corners of the home view, when it should not simply hold all regions that the map is about.
    #[serde(default)]
    pub home: Vec<LonLat>,
    /// Where the outlines are from, for the foot of every map.
    #[serde(default)]
    pub sources: String,
    /// Large lakes, in degrees; drawn plain over whatever lies below.
    #[serde(skip)]
    pub lakes: Vec<Polygon<f64>>,
}

/// The layout file below a geodata folder.
const FILE: &str = "map.json";

impl Layout {
    /// Reads the layout of a geodata folder; without a file, makes one from the outlines.
    ///
    /// # Errors
    /// `Json` or `Feature` where a file is there but cannot be understood.
    pub fn load(geodata: &Geodata, catalog: &Catalog) -> Result<Self, RegionError> {
        let plan = match geodata.read(FILE) {
            Err(_) => Self::around(catalog),
            Ok(bytes) => serde_json::from_slice(&bytes).map_err(|source| RegionError::Json {
                file: geodata.file_name(FILE),
                source,
            })?,
        };
        Ok(Self {
            lakes: lakes(geodata)?,
            ..plan
        })
    }

    /// A plain layout: the projection is centred on the regions that the map is about, nothing else is fixed.
    pub fn around(catalog: &Catalog) -> Self {
        let mut sum = [0.0; 3];
        for region in catalog.regions.iter().filter(|r| r.focus) {
            let (Some(at), Some(rect)) =
                (region.outline.centroid(), region.outline.bounding_rect())
            else {
                continue;
            };
            let ((sin_lon, cos_lon), (sin_lat, cos_lat)) =
                (at.x().to_radians().sin_cos(), at.y().to_radians().sin_cos());
            let weight = (rect.width().min(60.0) * rect.height() * cos_lat).sqrt();
            sum[0] += weight * cos_lat * cos_lon;
            sum[1] += weight * cos_lat * sin_lon;
            sum[2] += weight * sin_lat;
        }
        let centre = LonLat {
            lon: sum[1].atan2(sum[0]).to_degrees(),
            lat: sum[2].atan2(sum[0].hypot(sum[1])).to_degrees(),
        };
        Self {
            centre,
            insets: Vec::new(),
            waters: Vec::new(),
            home: Vec::new(),
            sources: String::new(),
            lakes: Vec::new(),
        }
    }
}
