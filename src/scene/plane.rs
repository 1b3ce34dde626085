//! Positions on the globe and on the map, as two types that are never mixed, and the projection between them.
//!
//! `LonLat` is in degrees. `Plane` is in kilometres, x to the right, **y down**, zero at the centre of the projection.

/// The radius of the sphere that has the Earth's area, in kilometres.
pub const EARTH_RADIUS_KM: f64 = 6_371.007_180_918_475;

/// A position on the globe.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct LonLat {
    /// Degrees east, −180…180.
    pub lon: f64,
    /// Degrees north, −90…90.
    pub lat: f64,
}

/// A position on the map.
#[derive(Clone, Copy, Debug, PartialEq, Default)]
pub struct Plane {
    /// Kilometres to the right of the centre.
    pub x: f64,
    /// Kilometres below the centre.
    pub y: f64,
}

impl Plane {
    /// The point `(x, y)`, in kilometres.
    pub fn new(x: f64, y: f64) -> Self {
        Self { x, y }
    }

    /// How far the other point is, in kilometres of the map.
    pub fn distance(self, other: Plane) -> f64 {
        // `hypot` is exact near the ends of the number range, where no map is, and several times slower.
        ((self.x - other.x).powi(2) + (self.y - other.y).powi(2)).sqrt()
    }
}

/// An upright rectangle on the map, in kilometres.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PlaneRect {
    /// Upper left corner.
    pub min: Plane,
    /// Lower right corner.
    pub max: Plane,
}

impl PlaneRect {
    /// Holds nothing; grows by `include`.
    pub const EMPTY: PlaneRect = PlaneRect {
        min: Plane {
            x: f64::INFINITY,
            y: f64::INFINITY,
        },
        max: Plane {
            x: f64::NEG_INFINITY,
            y: f64::NEG_INFINITY,
        },
    };

    /// The smallest rectangle around the points.
    pub fn around(points: impl IntoIterator<Item = Plane>) -> Self {
        let mut rect = Self::EMPTY;
        points.into_iter().for_each(|p| rect.include(p));
        rect
    }

    /// Grows so that it holds `p`.
    pub fn include(&mut self, p: Plane) {
        self.min = Plane::new(self.min.x.min(p.x), self.min.y.min(p.y));
        self.max = Plane::new(self.max.x.max(p.x), self.max.y.max(p.y));
    }

    /// The smallest rectangle that holds both.
    pub fn union(mut self, other: PlaneRect) -> Self {
        if !other.is_empty() {
            self.include(other.min);
            self.include(other.max);
        }
        self
    }

    /// Whether it holds nothing.
    pub fn is_empty(&self) -> bool {
        self.min.x > self.max.x
    }

    /// Kilometres across; zero when empty.
    pub fn width(&self) -> f64 {
        (self.max.x - self.min.x).max(0.0)
    }

    /// Kilometres from top to bottom; zero when empty.
    pub fn height(&self) -> f64 {
        (self.max.y - self.min.y).max(0.0)
    }

    /// Its middle.
    pub fn centre(&self) -> Plane {
        Plane::new(
            (self.min.x + self.max.x) / 2.0,
            (self.min.y + self.max.y) / 2.0,
        )
    }

    /// Whether the two share a point.
    pub fn touches(&self, other: &PlaneRect) -> bool {
        self.min.x <= other.max.x
            && other.min.x <= self.max.x
            && self.min.y <= other.max.y
            && other.min.y <= self.max.y
    }

    /// Whether `p` lies inside or on the edge.
    pub fn holds(&self, p: Plane) -> bool {
        p.x >= self.min.x && p.x <= self.max.x && p.y >= self.min.y && p.y <= self.max.y
    }

    /// The same rectangle with `km` more on every side.
    pub fn grown(&self, km: f64) -> Self {
        Self {
            min: Plane::new(self.min.x - km, self.min.y - km),
            max: Plane::new(self.max.x + km, self.max.y + km),
        }
    }
}

/// Lambert's azimuthal equal-area projection of the sphere (Snyder, Map Projections: A Working Manual, 1987, p. 182).
///
/// Areas are true everywhere; shapes are best near the centre. The point opposite the centre has no place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Projection {
    centre: LonLat,
    sin_lat: f64,
    cos_lat: f64,
}

impl Projection {
    /// The projection about `centre`.
    pub fn about(centre: LonLat) -> Self {
        let (sin_lat, cos_lat) = centre.lat.to_radians().sin_cos();
        Self {
            centre,
            sin_lat,
            cos_lat,
        }
    }

    /// Where it is centred.
    pub fn centre(&self) -> LonLat {
        self.centre
    }

    /// Where `p` stands on the map. The point opposite the centre goes to the rim.
    pub fn plane_from_lonlat(&self, p: LonLat) -> Plane {
        let (sin, cos) = p.lat.to_radians().sin_cos();
        let (sin_d, cos_d) = (p.lon - self.centre.lon).to_radians().sin_cos();
        let toward = 1.0 + self.sin_lat * sin + self.cos_lat * cos * cos_d;
        let k = EARTH_RADIUS_KM * (2.0 / toward.max(1e-9)).sqrt();
        Plane {
            x: k * cos * sin_d,
            y: -k * (self.cos_lat * sin - self.sin_lat * cos * cos_d),
        }
    }

    /// What stands at `p` of the map; none outside the disc of the whole Earth.
    pub fn lonlat_from_plane(&self, p: Plane) -> Option<LonLat> {
        let (x, y) = (p.x / EARTH_RADIUS_KM, -p.y / EARTH_RADIUS_KM);
        let rho = x.hypot(y);
        if rho > 2.0 {
            return None;
        }
        if rho < 1e-12 {
            return Some(self.centre);
        }
        let (sin_c, cos_c) = (2.0 * (rho / 2.0).asin()).sin_cos();
        let lat = (cos_c * self.sin_lat + y * sin_c * self.cos_lat / rho)
            .clamp(-1.0, 1.0)
            .asin();
        let lon = (x * sin_c).atan2(rho * self.cos_lat * cos_c - y * self.sin_lat * sin_c);
        let lon = self.centre.lon + lon.to_degrees();
        Some(LonLat {
            lon: (lon + 540.0).rem_euclid(360.0) - 180.0,
            lat: lat.to_degrees(),
        })
    }

    /// How far true north at `p` leans to the right of straight up on the map, in radians.
    pub fn lean_of_north(&self, p: LonLat) -> f64 {
        let here = self.plane_from_lonlat(p);
        let north = self.plane_from_lonlat(LonLat {
            lat: p.lat + 0.01,
            ..p
        });
        (north.x - here.x).atan2(here.y - north.y)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CENTRE: LonLat = LonLat {
        lon: 70.0,
        lat: 57.0,
    };

    fn grid() -> impl Iterator<Item = LonLat> {
        (-175..=180).step_by(7).flat_map(|lon| {
            (-60..=88).step_by(4).map(move |lat| LonLat {
                lon: lon.into(),
                lat: lat.into(),
            })
        })
    }

    /// The antipode of the centre becomes a circle, and near it a double has too few digits for these tests.
    fn far_from_antipode(p: LonLat) -> bool {
        let lon = (p.lon - CENTRE.lon - 180.0).to_radians();
        let (a, b) = (p.lat.to_radians(), -CENTRE.lat.to_radians());
        let cos = a.sin() * b.sin() + a.cos() * b.cos() * lon.cos();
        cos < 10_f64.to_radians().cos()
    }

    #[test]
    fn agrees_with_proj() {
        let globe =
            proj4rs::Proj::from_proj_string("+proj=longlat +R=6371007.180918475 +no_defs").unwrap();
        let disc = proj4rs::Proj::from_proj_string(
            "+proj=laea +lat_0=57 +lon_0=70 +R=6371007.180918475 +units=m +no_defs",
        )
        .unwrap();
        let ours = Projection::about(CENTRE);
        for p in grid() {
            let mut theirs = (p.lon.to_radians(), p.lat.to_radians(), 0.0);
            proj4rs::transform::transform(&globe, &disc, &mut theirs).unwrap();
            let here = ours.plane_from_lonlat(p);
            assert!(
                (here.x * 1000.0 - theirs.0).abs() < 1e-5,
                "{p:?}: {here:?} {theirs:?}"
            );
            assert!(
                (here.y * -1000.0 - theirs.1).abs() < 1e-5,
                "{p:?}: {here:?} {theirs:?}"
            );
        }
    }

    #[test]
    fn goes_there_and_back() {
        let projection = Projection::about(CENTRE);
        for p in grid().filter(|&p| far_from_antipode(p)) {
            let back = projection
                .lonlat_from_plane(projection.plane_from_lonlat(p))
                .unwrap();
            let turn = (back.lon - p.lon).rem_euclid(360.0);
            assert!(
                turn.min(360.0 - turn) < 1e-9 && (back.lat - p.lat).abs() < 1e-9,
                "{p:?} {back:?}"
            );
        }
        assert_eq!(
            projection.lonlat_from_plane(Plane::new(20_000.0, 0.0)),
            None
        );
    }

    #[test]
    fn keeps_areas() {
        let projection = Projection::about(CENTRE);
        for p in grid().filter(|&p| p.lat < 80.0 && far_from_antipode(p)) {
            let d = 0.01;
            let at = |lon, lat| projection.plane_from_lonlat(LonLat { lon, lat });
            let (w, e) = (at(p.lon - d, p.lat), at(p.lon + d, p.lat));
            let (s, n) = (at(p.lon, p.lat - d), at(p.lon, p.lat + d));
            let drawn = ((e.x - w.x) * (n.y - s.y) - (e.y - w.y) * (n.x - s.x)).abs();
            let true_km2 =
                EARTH_RADIUS_KM.powi(2) * (2.0 * d).to_radians().powi(2) * p.lat.to_radians().cos();
            assert!(
                (drawn / true_km2 - 1.0).abs() < 2e-3,
                "{p:?}: {drawn} {true_km2}"
            );
        }
    }
}
