//! Shared lines: cuts the rings of all outlines into arcs, so that a border between two regions is one thing.
//!
//! Neighbours must share their vertices exactly (to 10⁻⁷ degrees); `Catalog` promises that.

use std::collections::HashMap;

use geo::{LineString, MultiPolygon, Polygon};

use super::plane::LonLat;
use crate::region::RegionId;

/// Longitudes farther out than this are the date line itself, where files cut outlines that go across.
const DATE_LINE_DEG: f64 = 179.89;

/// One use of an arc in a ring: which arc, and whether it is walked from its end to its start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ArcUse {
    /// Position in `Topology::arcs`.
    pub arc: u32,
    /// Whether it is walked backwards.
    pub backward: bool,
}

/// A line between two junctions, or a whole ring that meets no other.
#[derive(Clone, Debug)]
pub struct RawArc {
    /// Its points; a closed arc repeats the first at the end.
    pub points: Vec<LonLat>,
    /// The regions on its sides: one for a coast, two for a border (the same one twice on a seam), none for a lake.
    pub sides: Vec<RegionId>,
    /// Whether it runs along the date line, where it only cuts a region in two.
    pub seam: bool,
}

/// One polygon of one region: its outer ring first, then its holes.
#[derive(Clone, Debug)]
pub struct RingSet {
    /// Whose it is.
    pub region: RegionId,
    /// Its rings, each a closed chain of arcs.
    pub rings: Vec<Vec<ArcUse>>,
}

/// All outlines as chains of shared arcs.
#[derive(Clone, Debug, Default)]
pub struct Topology {
    /// In the order in which they were met.
    pub arcs: Vec<RawArc>,
    /// In the order of the regions.
    pub polygons: Vec<RingSet>,
}

impl Topology {
    /// Adds the rings of a lake, each an arc of its own with no region on its sides; returns its rings.
    pub fn add_lake(&mut self, lake: &Polygon<f64>) -> Vec<Vec<ArcUse>> {
        let rings = std::iter::once(lake.exterior()).chain(lake.interiors());
        rings
            .map(|ring| {
                let arc = self.arcs.len() as u32;
                self.arcs.push(RawArc {
                    points: ring
                        .coords()
                        .map(|c| LonLat { lon: c.x, lat: c.y })
                        .collect(),
                    sides: Vec::new(),
                    seam: false,
                });
                vec![ArcUse {
                    arc,
                    backward: false,
                }]
            })
            .collect()
    }

    /// Finds the arcs of the given outlines.
    pub fn build<'a>(outlines: impl Iterator<Item = (RegionId, &'a MultiPolygon<f64>)>) -> Self {
        let mut points = Points::default();
        let mut polygons = Vec::new();
        for (region, outline) in outlines {
            for polygon in outline {
                let rings = std::iter::once(polygon.exterior()).chain(polygon.interiors());
                let mut rings: Vec<_> = rings.map(|r| points.ring(r)).collect();
                if rings[0].len() >= 3 {
                    rings.retain(|r| r.len() >= 3);
                    polygons.push((region, rings));
                }
            }
        }
        let junctions = points.junctions(polygons.iter().flat_map(|(_, rings)| rings));
        Cutter {
            points: &points,
            junctions,
            known: HashMap::new(),
            topology: Topology::default(),
        }
        .cut(&polygons)
    }
}

/// Every vertex once, by its position.
#[derive(Default)]
struct Points {
    known: HashMap<(i64, i64), u32>,
    at: Vec<LonLat>,
}

impl Points {
    /// The vertices of a ring, without the repeated last one and without doubles.
    fn ring(&mut self, ring: &LineString<f64>) -> Vec<u32> {
        let mut ids: Vec<u32> = ring.coords().map(|c| self.id(snapped(c.x, c.y))).collect();
        ids.dedup();
        while ids.len() > 1 && ids.first() == ids.last() {
            ids.pop();
        }
        ids
    }

    fn id(&mut self, p: LonLat) -> u32 {
        let key = ((p.lon * 1e7).round() as i64, (p.lat * 1e7).round() as i64);
        *self.known.entry(key).or_insert_with(|| {
            self.at.push(p);
            (self.at.len() - 1) as u32
        })
    }

    fn on_seam(&self, a: u32, b: u32) -> bool {
        let (a, b) = (self.at[a as usize], self.at[b as usize]);
        a.lon.abs() == 180.0 && a.lon == b.lon
    }

    /// For each vertex, whether lines part there: its rings do not all go the same way, or a seam begins.
    fn junctions<'a>(&self, rings: impl Iterator<Item = &'a Vec<u32>>) -> Vec<bool> {
        let mut ways: Vec<Option<(u32, u32)>> = vec![None; self.at.len()];
        let mut junctions = vec![false; self.at.len()];
        for ring in rings {
            for (i, &v) in ring.iter().enumerate() {
                let before = ring[(i + ring.len() - 1) % ring.len()];
                let after = ring[(i + 1) % ring.len()];
                let way = (before.min(after), before.max(after));
                let same = ways[v as usize].is_none_or(|known| known == way);
                junctions[v as usize] |= !same || self.on_seam(before, v) != self.on_seam(v, after);
                ways[v as usize] = Some(way);
            }
        }
        junctions
    }
}

fn snapped(lon: f64, lat: f64) -> LonLat {
    let lon = if lon.abs() > DATE_LINE_DEG {
        180.0_f64.copysign(lon)
    } else {
        lon
    };
    LonLat { lon, lat }
}

struct Cutter<'p> {
    points: &'p Points,
    junctions: Vec<bool>,
    /// Arcs by their first directed edge, which is theirs alone.
    known: HashMap<(u32, u32), u32>,
    topology: Topology,
}

impl Cutter<'_> {
    fn cut(mut self, polygons: &[(RegionId, Vec<Vec<u32>>)]) -> Topology {
        for (region, rings) in polygons {
            let rings = rings
                .iter()
                .map(|ring| self.cut_ring(*region, ring))
                .collect();
            self.topology.polygons.push(RingSet {
                region: *region,
                rings,
            });
        }
        self.topology
    }

    fn cut_ring(&mut self, region: RegionId, ring: &[u32]) -> Vec<ArcUse> {
        let n = ring.len();
        let start = (0..n)
            .find(|&i| self.junctions[ring[i] as usize])
            .or_else(|| (0..n).min_by_key(|&i| ring[i]))
            .unwrap_or(0);
        let mut uses = Vec::new();
        let mut line = vec![ring[start]];
        for step in 1..=n {
            let v = ring[(start + step) % n];
            line.push(v);
            if self.junctions[v as usize] || step == n {
                uses.push(self.use_of(region, &line));
                line = vec![v];
            }
        }
        uses
    }

    fn use_of(&mut self, region: RegionId, line: &[u32]) -> ArcUse {
        let forward = (line[0], line[1]);
        let backward = (line[line.len() - 1], line[line.len() - 2]);
        let found = self.known.get(&forward).map(|&a| (a, false));
        let found = found.or_else(|| self.known.get(&backward).map(|&a| (a, true)));
        let (arc, backward) = found.unwrap_or_else(|| (self.add(line), false));
        self.topology.arcs[arc as usize].sides.push(region);
        ArcUse { arc, backward }
    }

    fn add(&mut self, line: &[u32]) -> u32 {
        let arc = self.topology.arcs.len() as u32;
        self.known.insert((line[0], line[1]), arc);
        self.topology.arcs.push(RawArc {
            points: line.iter().map(|&v| self.points.at[v as usize]).collect(),
            sides: Vec::new(),
            seam: self.points.on_seam(line[0], line[1]),
        });
        arc
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo::{Coord, Polygon};

    fn square(x: f64, y: f64) -> MultiPolygon<f64> {
        let at = |dx, dy| Coord {
            x: x + dx,
            y: y + dy,
        };
        let ring = vec![
            at(0.0, 0.0),
            at(1.0, 0.0),
            at(1.0, 1.0),
            at(0.0, 1.0),
            at(0.0, 0.0),
        ];
        MultiPolygon(vec![Polygon::new(LineString(ring), vec![])])
    }

    fn build(outlines: &[MultiPolygon<f64>]) -> Topology {
        Topology::build(
            outlines
                .iter()
                .enumerate()
                .map(|(i, o)| (RegionId(i as u32), o)),
        )
    }

    #[test]
    fn two_neighbours_share_one_arc() {
        let topology = build(&[square(0.0, 0.0), square(1.0, 0.0)]);
        assert_eq!(topology.arcs.len(), 3);
        let shared: Vec<_> = topology
            .arcs
            .iter()
            .filter(|a| a.sides.len() == 2)
            .collect();
        assert_eq!(shared.len(), 1);
        assert_eq!(shared[0].points.len(), 2);
    }

    #[test]
    fn an_island_is_one_closed_arc() {
        let topology = build(&[square(3.0, 3.0)]);
        assert_eq!(topology.arcs.len(), 1);
        assert_eq!(topology.arcs[0].points.len(), 5);
    }

    #[test]
    fn the_date_line_is_a_seam() {
        let topology = build(&[square(179.0, 65.0)]);
        assert_eq!(topology.arcs.iter().filter(|a| a.seam).count(), 1);
    }

    #[test]
    fn every_ring_closes() {
        let topology = build(&[
            square(0.0, 0.0),
            square(1.0, 0.0),
            square(0.0, 1.0),
            square(1.0, 1.0),
        ]);
        for ring in topology.polygons.iter().flat_map(|p| &p.rings) {
            let ends: Vec<_> = ring
                .iter()
                .map(|u| {
                    let points = &topology.arcs[u.arc as usize].points;
                    let (a, b) = (points[0], points[points.len() - 1]);
                    if u.backward { (b, a) } else { (a, b) }
                })
                .collect();
            for (i, end) in ends.iter().enumerate() {
                assert_eq!(end.1, ends[(i + 1) % ends.len()].0);
            }
        }
    }
}
