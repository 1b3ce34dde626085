//! The geometry of the map, made once for a catalog: no worldview, number or colour is in it.

use std::sync::OnceLock;

use rayon::prelude::*;
use rstar::primitives::{GeomWithData, Rectangle};
use rstar::{AABB, RTree};

use super::detail::{Detail, Fills, TOLERANCES_KM};
use super::layout::Layout;
use super::plane::{LonLat, Plane, PlaneRect, Projection};
use super::simplify::{lasting_km, lasting_km_of_loop};
use super::spot::{Spot, members, spot};
use super::topology::{ArcUse, RawArc, Topology};
use crate::region::{Catalog, RegionId};

/// A line that two pieces share, or a coast.
#[derive(Clone, Debug)]
pub struct Arc {
    /// Its points on the map; a closed arc repeats the first at the end.
    pub points: Vec<Plane>,
    /// For each point, the tolerance in kilometres up to which it stays.
    pub lasting_km: Vec<f32>,
    /// The regions on its sides: one for a coast, two for a border, none for the shore of a lake.
    pub sides: Vec<RegionId>,
    /// Whether it only cuts a region at the date line; never drawn.
    pub seam: bool,
    /// What it spans.
    pub bounds: PlaneRect,
}

impl Arc {
    /// Its points at one level of detail.
    pub fn kept(&self, tolerance_km: f32) -> impl Iterator<Item = Plane> {
        let kept = self.points.iter().zip(&self.lasting_km);
        kept.filter(move |(_, lasting)| **lasting >= tolerance_km)
            .map(|(p, _)| *p)
    }
}

/// One polygon of a piece.
#[derive(Clone, Debug)]
pub struct Shape {
    /// Its outer ring, then its holes.
    pub rings: Vec<Vec<ArcUse>>,
    /// What it spans.
    pub bounds: PlaneRect,
    /// Its area on the ground.
    pub area_km2: f64,
}

/// One region with an outline of its own.
#[derive(Clone, Debug)]
pub struct Piece {
    /// Which.
    pub region: RegionId,
    /// Its polygons, the largest first.
    pub shapes: Vec<Shape>,
    /// What it spans.
    pub bounds: PlaneRect,
}

type Box2 = GeomWithData<Rectangle<[f64; 2]>, (u32, u32)>;

/// The geometry of all regions.
#[derive(Debug)]
pub struct Ground {
    /// How positions on the globe become positions on the map.
    pub projection: Projection,
    /// Insets and names of waters.
    pub layout: Layout,
    /// All regions with an outline, in the order of their ids.
    pub pieces: Vec<Piece>,
    /// All lines.
    pub arcs: Vec<Arc>,
    /// Large lakes, each a polygon.
    pub lakes: Vec<Shape>,
    /// What the home view shows.
    pub home: PlaneRect,
    /// For each region, itself and all that lies below it.
    members: Vec<Vec<RegionId>>,
    /// Found when they are first asked for: a map of countries needs none of the units.
    spots: Vec<OnceLock<Option<Spot>>>,
    piece_of: Vec<Option<u32>>,
    levels: [OnceLock<Detail>; TOLERANCES_KM.len()],
    fills: [OnceLock<Fills>; TOLERANCES_KM.len()],
    index: RTree<Box2>,
}

impl Ground {
    /// Makes the geometry of a catalog, laid out by its outlines alone.
    pub fn build(catalog: &Catalog) -> Self {
        Self::with_layout(catalog, Layout::around(catalog))
    }

    /// Makes the geometry of a catalog with a layout of its own.
    pub fn with_layout(catalog: &Catalog, layout: Layout) -> Self {
        let projection = Projection::about(layout.centre);
        let regions = || {
            catalog
                .regions
                .iter()
                .enumerate()
                .map(|(i, r)| (RegionId(i as u32), r))
        };
        let mut topology = Topology::build(regions().map(|(id, r)| (id, &r.outline)));
        let lakes: Vec<Vec<Vec<ArcUse>>> =
            layout.lakes.iter().map(|l| topology.add_lake(l)).collect();
        let arcs: Vec<Arc> = topology
            .arcs
            .into_par_iter()
            .map(|raw| project(raw, &projection))
            .collect();
        let pieces = gather(&topology.polygons, &arcs);
        let mut piece_of = vec![None; catalog.regions.len()];
        for (i, piece) in pieces.iter().enumerate() {
            piece_of[piece.region.0 as usize] = Some(i as u32);
        }
        let lakes = lakes.into_iter().map(|rings| shape(rings, &arcs)).collect();
        let members = members(catalog);
        let spots = members.iter().map(|_| OnceLock::new()).collect();
        let home = home(catalog, &layout, &projection, &pieces);
        let index = RTree::bulk_load(boxes(&pieces));
        Self {
            projection,
            layout,
            pieces,
            arcs,
            lakes,
            home,
            members,
            spots,
            piece_of,
            levels: std::array::from_fn(|_| OnceLock::new()),
            fills: std::array::from_fn(|_| OnceLock::new()),
            index,
        }
    }

    /// One level of detail, made when it is first asked for; 0 is the finest.
    pub fn detail(&self, level: usize) -> &Detail {
        let level = level.min(TOLERANCES_KM.len() - 1);
        self.levels[level].get_or_init(|| Detail::build(&self.arcs, TOLERANCES_KM[level]))
    }

    /// The triangles of one level of detail, made when they are first asked for: only the window needs them.
    pub fn fills(&self, level: usize) -> &Fills {
        let level = level.min(TOLERANCES_KM.len() - 1);
        self.fills[level]
            .get_or_init(|| Fills::build(self.detail(level), &self.pieces, &self.lakes))
    }

    /// The coarsest level that is no farther than half a pixel from the true lines.
    pub fn level_for(km_per_px: f64) -> usize {
        let fits = |t: &&f32| f64::from(**t) <= km_per_px / 2.0;
        TOLERANCES_KM.iter().filter(fits).count().saturating_sub(1)
    }

    /// Where a region stands; none for groups and regions without an outline.
    pub fn spot(&self, region: RegionId) -> Option<&Spot> {
        let at = region.0 as usize;
        let find = || spot(&self.members[at], &self.piece_of, &self.pieces, &self.arcs);
        self.spots.get(at)?.get_or_init(find).as_ref()
    }

    /// The position in `pieces` of a region with an outline of its own.
    pub fn piece_of(&self, region: RegionId) -> Option<usize> {
        self.piece_of
            .get(region.0 as usize)
            .copied()
            .flatten()
            .map(|i| i as usize)
    }

    /// The region with an outline of its own that lies under `p`.
    pub fn region_at(&self, p: Plane) -> Option<RegionId> {
        let near = self
            .index
            .locate_in_envelope_intersecting(&AABB::from_point([p.x, p.y]));
        let mut hits: Vec<(f64, RegionId)> = near
            .map(|b| (&self.pieces[b.data.0 as usize], b.data.1 as usize))
            .filter(|(piece, shape)| self.holds(&piece.shapes[*shape], p))
            .map(|(piece, shape)| (piece.shapes[shape].area_km2, piece.region))
            .collect();
        hits.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        hits.first().map(|hit| hit.1)
    }

    fn holds(&self, shape: &Shape, p: Plane) -> bool {
        let mut inside = false;
        for used in shape.rings.iter().flatten() {
            for pair in self.arcs[used.arc as usize].points.windows(2) {
                let (a, b) = (pair[0], pair[1]);
                if (a.y > p.y) != (b.y > p.y) && p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x
                {
                    inside = !inside;
                }
            }
        }
        inside
    }
}

/// Longer edges are bent to follow the globe.
const LONGEST_EDGE_DEG: f64 = 1.0;

fn project(raw: RawArc, projection: &Projection) -> Arc {
    let mut points = Vec::with_capacity(raw.points.len());
    for pair in raw.points.windows(2) {
        let (a, b) = (pair[0], pair[1]);
        let longest = (b.lon - a.lon).abs().max((b.lat - a.lat).abs());
        let n = (longest / LONGEST_EDGE_DEG).ceil().max(1.0) as u32;
        for i in 0..n {
            let t = f64::from(i) / f64::from(n);
            let p = LonLat {
                lon: a.lon + t * (b.lon - a.lon),
                lat: a.lat + t * (b.lat - a.lat),
            };
            points.push(projection.plane_from_lonlat(p));
        }
    }
    points.extend(raw.points.last().map(|&p| projection.plane_from_lonlat(p)));
    let closed = raw.points.len() > 2 && raw.points.first() == raw.points.last();
    let lasting_km = if closed {
        lasting_km_of_loop(&points)
    } else {
        lasting_km(&points)
    };
    Arc {
        bounds: PlaneRect::around(points.iter().copied()),
        points,
        lasting_km,
        sides: raw.sides,
        seam: raw.seam,
    }
}

fn gather(polygons: &[super::topology::RingSet], arcs: &[Arc]) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for polygon in polygons {
        let shape = shape(polygon.rings.clone(), arcs);
        match pieces.last_mut().filter(|p| p.region == polygon.region) {
            Some(piece) => piece.shapes.push(shape),
            None => pieces.push(Piece {
                region: polygon.region,
                shapes: vec![shape],
                bounds: PlaneRect::EMPTY,
            }),
        }
    }
    for piece in &mut pieces {
        piece
            .shapes
            .sort_by(|a, b| b.area_km2.total_cmp(&a.area_km2));
        piece.bounds = piece
            .shapes
            .iter()
            .fold(PlaneRect::EMPTY, |all, s| all.union(s.bounds));
    }
    pieces
}

fn shape(rings: Vec<Vec<ArcUse>>, arcs: &[Arc]) -> Shape {
    let outer = rings[0].iter().map(|used| arcs[used.arc as usize].bounds);
    let area_km2: f64 = rings.iter().map(|r| ring_area_km2(r, arcs)).sum();
    Shape {
        bounds: outer.fold(PlaneRect::EMPTY, PlaneRect::union),
        area_km2: area_km2.abs(),
        rings,
    }
}

/// The area of a ring, signed by the way it turns.
fn ring_area_km2(ring: &[ArcUse], arcs: &[Arc]) -> f64 {
    let arc_area = |used: &ArcUse| {
        let points = &arcs[used.arc as usize].points;
        let sum: f64 = points
            .windows(2)
            .map(|p| p[0].x * p[1].y - p[1].x * p[0].y)
            .sum();
        if used.backward { -sum } else { sum }
    };
    ring.iter().map(arc_area).sum::<f64>() / 2.0
}

fn home(
    catalog: &Catalog,
    layout: &Layout,
    projection: &Projection,
    pieces: &[Piece],
) -> PlaneRect {
    if !layout.home.is_empty() {
        return PlaneRect::around(layout.home.iter().map(|&p| projection.plane_from_lonlat(p)));
    }
    let focus = |p: &&Piece| catalog.regions[p.region.0 as usize].focus;
    pieces
        .iter()
        .filter(focus)
        .fold(PlaneRect::EMPTY, |all, p| all.union(p.bounds))
}

fn boxes(pieces: &[Piece]) -> Vec<Box2> {
    let mut boxes = Vec::new();
    for (i, piece) in pieces.iter().enumerate() {
        for (j, shape) in piece.shapes.iter().enumerate() {
            let (min, max) = (shape.bounds.min, shape.bounds.max);
            let rectangle = Rectangle::from_corners([min.x, min.y], [max.x, max.y]);
            boxes.push(GeomWithData::new(rectangle, (i as u32, j as u32)));
        }
    }
    boxes
}
