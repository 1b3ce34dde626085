//! Outlines: the right size, one coverage without gaps or overlaps, whole across the antimeridian.

use std::collections::{HashMap, HashSet};

use geo::{BoundingRect, Contains, Coord, GeodesicArea, Point, Winding};
use stancemap::region::{Catalog, RegionId, RegionKind};

use crate::{SUCCESSORS, builtin, id};

/// An edge between two vertices, in ten-thousandths of a degree, the lesser first.
type Edge = ((i64, i64), (i64, i64));

fn square_km(catalog: &Catalog, code: &str) -> f64 {
    let wanted = id(catalog, code);
    let inside = catalog.ids().filter(|at| {
        catalog.lineage(*at).any(|above| above == wanted)
            && (*at == wanted || catalog.get(wanted).kind == RegionKind::Country)
    });
    inside
        .map(|at| catalog.get(at).outline.geodesic_area_signed() / 1e6)
        .sum()
}

fn units(degrees: f64) -> i64 {
    (degrees * 1e4).round() as i64
}

fn vertex(at: Coord<f64>) -> (i64, i64) {
    (units(at.x), units(at.y))
}

/// Every directed edge of every ring, with its region.
/// A region and the two ends of one edge, in ten-thousandths of a degree.
type HalfEdge = (RegionId, (i64, i64), (i64, i64));

fn edges(catalog: &Catalog) -> Vec<HalfEdge> {
    let mut edges = Vec::new();
    for at in catalog.ids() {
        for part in &catalog.get(at).outline {
            for ring in std::iter::once(part.exterior()).chain(part.interiors()) {
                edges.extend(
                    ring.lines()
                        .map(|line| (at, vertex(line.start), vertex(line.end))),
                );
            }
        }
    }
    edges
}

fn undirected(a: (i64, i64), b: (i64, i64)) -> Edge {
    if a <= b { (a, b) } else { (b, a) }
}

#[test]
fn areas_agree_with_published_figures() {
    let catalog = builtin();
    let mut wrong = Vec::new();
    for line in include_str!("areas.tsv").lines().skip(1) {
        let fields: Vec<&str> = line.split('\t').collect();
        let drawn: f64 = fields[0]
            .split(" + ")
            .map(|code| square_km(&catalog, code))
            .sum();
        let (published, within): (f64, f64) = (
            fields[1].parse().expect("a figure"),
            fields[2].parse().expect("a percentage"),
        );
        if (drawn / published - 1.0).abs() * 100.0 > within {
            wrong.push(format!(
                "{}: {drawn:.0} km² drawn, {published} published",
                fields[0]
            ));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn rings_wind_as_rfc_7946_asks() {
    for region in &builtin().regions {
        for part in &region.outline {
            assert!(part.exterior().is_ccw(), "{}", region.code);
            assert!(
                part.interiors().iter().all(Winding::is_cw),
                "{}",
                region.code
            );
        }
    }
}

#[test]
fn an_edge_has_one_region_on_each_side() {
    let catalog = builtin();
    let mut seen = HashMap::new();
    for (at, a, b) in edges(&catalog) {
        if let Some(other) = seen.insert((a, b), at) {
            panic!(
                "{} and {} lie on the same side of {a:?} {b:?}",
                catalog.get(at).code,
                catalog.get(other).code
            );
        }
    }
}

#[test]
fn no_vertex_lies_on_the_open_edge_of_another_ring() {
    let catalog = builtin();
    let n_sides =
        edges(&catalog)
            .iter()
            .fold(HashMap::<Edge, u8>::new(), |mut sides, (_, a, b)| {
                *sides.entry(undirected(*a, *b)).or_default() += 1;
                sides
            });
    let single: Vec<Edge> = n_sides
        .iter()
        .filter(|(_, n)| **n == 1)
        .map(|(edge, _)| *edge)
        .collect();
    assert!(n_sides.values().all(|n| *n <= 2));
    let mut cells: HashMap<(i64, i64), Vec<Edge>> = HashMap::new();
    for edge in &single {
        for cell in cells_of(*edge) {
            cells.entry(cell).or_default().push(*edge);
        }
    }
    let vertices: HashSet<(i64, i64)> = single.iter().flat_map(|(a, b)| [*a, *b]).collect();
    let slivers: Vec<_> = vertices
        .iter()
        .filter(|at| {
            cells
                .get(&cell_of(**at))
                .is_some_and(|near| near.iter().any(|edge| is_on(**at, *edge)))
        })
        .collect();
    assert!(
        slivers.is_empty(),
        "vertices on the open edge of another ring: {slivers:?}"
    );
}

const CELL: i64 = 2_500;

fn cell_of(at: (i64, i64)) -> (i64, i64) {
    (at.0.div_euclid(CELL), at.1.div_euclid(CELL))
}

fn cells_of(edge: Edge) -> Vec<(i64, i64)> {
    let (from, to) = (cell_of(edge.0), cell_of(edge.1));
    let rows = from.1.min(to.1)..=from.1.max(to.1);
    (from.0..=to.0)
        .flat_map(|column| rows.clone().map(move |row| (column, row)))
        .collect()
}

/// Whether a vertex lies on the inside of an edge that it is no end of, to half a step of the grid: a sliver's mark.
fn is_on(at: (i64, i64), edge: Edge) -> bool {
    if at == edge.0 || at == edge.1 {
        return false;
    }
    let (x, y) = ((edge.1.0 - edge.0.0) as f64, (edge.1.1 - edge.0.1) as f64);
    let (u, v) = ((at.0 - edge.0.0) as f64, (at.1 - edge.0.1) as f64);
    let length = x.hypot(y);
    let along = (u * x + v * y) / length;
    along > 0.0 && along < length && ((u * y - v * x) / length).abs() < 0.5
}

#[test]
fn one_place_has_at_most_one_region() {
    let catalog = builtin();
    let mut parts = Vec::new();
    for at in catalog.ids() {
        parts.extend(
            catalog
                .get(at)
                .outline
                .iter()
                .filter_map(|part| Some((at, part.bounding_rect()?, part))),
        );
    }
    for row in 0..60 {
        for column in 0..120 {
            let point = Point::new(
                -179.9 + 2.99 * f64::from(column),
                -55.05 + 2.29 * f64::from(row),
            );
            let over: Vec<&str> = parts
                .iter()
                .filter(|(_, frame, part)| frame.contains(&point) && part.contains(&point))
                .map(|(at, _, _)| catalog.get(*at).code.as_str())
                .collect();
            assert!(over.len() < 2, "{over:?} overlap at {point:?}");
        }
    }
}

fn region_at(catalog: &Catalog, lon: f64, lat: f64) -> Option<&str> {
    let point = Point::new(lon, lat);
    catalog
        .regions
        .iter()
        .find(|region| region.outline.contains(&point))
        .map(|region| region.code.as_str())
}

#[test]
fn russia_is_one_across_the_antimeridian() {
    let catalog = builtin();
    let chukotka = &catalog.get(id(&catalog, "RU-CHU")).outline;
    let seam = |sign: f64| -> HashSet<i64> {
        chukotka
            .iter()
            .flat_map(|part| part.exterior().coords())
            .filter(|at| at.x == 180.0 * sign)
            .map(|at| units(at.y))
            .collect()
    };
    let ends = |sign: f64| (seam(sign).into_iter().min(), seam(sign).into_iter().max());
    let (east, west) = (ends(1.0), ends(-1.0));
    let near = |a: Option<i64>, b: Option<i64>| a.zip(b).is_some_and(|(a, b)| (a - b).abs() < 600);
    assert!(
        near(east.0, west.0) && near(east.1, west.1),
        "the two halves meet: {east:?} {west:?}"
    );
    assert_eq!(region_at(&catalog, 179.9, 67.5), Some("RU-CHU"));
    assert_eq!(region_at(&catalog, -179.9, 67.5), Some("RU-CHU"));
}

#[test]
fn exclaves_and_disputed_pieces_lie_where_they_should() {
    let catalog = builtin();
    let expected = [
        ("Kaliningrad", 20.9, 54.65, "RU-KGD"),
        ("Nakhchivan", 45.41, 39.25, "AZ-NX"),
        ("Sokh", 71.13, 39.97, "UZ-FA"),
        ("Shohimardon", 71.75, 39.97, "UZ-FA"),
        ("Vorukh", 70.58, 39.85, "TJ-SU"),
        ("Simferopol", 34.1, 44.95, "UA-43"),
        ("Sevastopol", 33.6, 44.58, "UA-40"),
        ("Sukhumi", 41.05, 43.02, "GE-AB"),
        ("Tskhinvali", 43.97, 42.23, "X-SOS"),
        ("Tiraspol", 29.62, 46.86, "MD-SN"),
        ("Stepanakert", 46.75, 39.82, "X-NKR"),
        ("Donetsk", 37.8, 48.0, "X-DPR"),
        ("Luhansk", 39.3, 48.55, "X-LPR"),
        ("Kramatorsk", 37.55, 48.73, "UA-14"),
        ("Mariupol", 37.45, 47.13, "UA-14"),
        ("Baikonur", 63.3, 45.8, "X-BAY"),
        ("Gori", 44.11, 41.98, "GE-SK"),
    ];
    let wrong: Vec<_> = expected
        .iter()
        .filter(|(_, lon, lat, code)| region_at(&catalog, *lon, *lat) != Some(*code))
        .map(|(name, lon, lat, _)| (name, region_at(&catalog, *lon, *lat)))
        .collect();
    assert!(wrong.is_empty(), "{wrong:?}");
}

#[test]
fn the_seas_are_not_land() {
    let catalog = builtin();
    for (sea, lon, lat) in [
        ("Caspian", 51.0, 41.5),
        ("Black", 34.0, 43.2),
        ("Azov", 36.6, 46.1),
        ("Baltic", 19.5, 57.5),
        ("Okhotsk", 150.0, 55.0),
    ] {
        assert_eq!(region_at(&catalog, lon, lat), None, "the {sea} sea");
    }
}

#[test]
fn only_pieces_of_the_map_have_outlines() {
    let catalog = builtin();
    for region in &catalog.regions {
        let cut = SUCCESSORS.contains(&region.code.as_str());
        if cut || region.kind == RegionKind::Group {
            assert!(region.outline.0.is_empty(), "{}", region.code);
        } else if region.focus {
            assert!(!region.outline.0.is_empty(), "{}", region.code);
        }
    }
}
