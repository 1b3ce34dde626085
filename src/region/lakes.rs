//! Reads `lakes.geojson`: large lakes, which the map leaves plain. They belong to no region and are never counted.

use geo::{MultiPolygon, Polygon};

use super::outlines::{features, outline};
use super::{Geodata, RegionError};

/// The file's name in a geodata folder.
const FILE: &str = "lakes.geojson";

/// The lakes of a geodata folder, in degrees; none where it has no such file.
///
/// # Errors
/// `Json` or `Feature` where the file is there but cannot be understood.
pub fn lakes(geodata: &Geodata) -> Result<Vec<Polygon<f64>>, RegionError> {
    let Ok(bytes) = geodata.read(FILE) else {
        return Ok(Vec::new());
    };
    let file = geodata.file_name(FILE);
    let mut lakes = Vec::new();
    for (at, feature) in features(&bytes, &file)?.into_iter().enumerate() {
        let MultiPolygon(parts) = outline(feature).map_err(|reason| RegionError::Feature {
            file: file.clone(),
            index: at + 1,
            code: "a lake".to_owned(),
            reason,
        })?;
        lakes.extend(parts);
    }
    Ok(lakes)
}
