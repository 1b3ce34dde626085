"""Natural Earth's admin-1 polygons become the pieces of the map: named by ISO codes, cut along the lines of disputes."""
import csv
import math

import numpy as np
import pyogrio
import shapely
from shapely.ops import linemerge, polygonize, unary_union

POST_SOVIET = "RU UA BY MD GE AM AZ KZ KG TJ TM UZ EE LV LT".split()
GRID = 1e-4  # degrees, about 11 m: every coordinate is a multiple
SEAM = 179.89  # Natural Earth leaves a gap of 0.2 degrees at the antimeridian; what is nearer goes to 180
SLIVER_KM2 = 60  # a remnant of a unit beside a line of dispute smaller than this joins its neighbour

# Natural Earth's own codes for pieces that have no ISO code, and the country they are context for here.
CONTEXT = {"CYN": "CY", "ESB": "CY", "WSB": "CY", "SOL": "SO", "KAS": None,
           "USG": "CU", "CLP": "FR", "IOA": None, "PGA": None}


def read_layer(gpkg, layer):
    meta, _, wkb, columns = pyogrio.raw.read(gpkg, layer=layer)
    return shapely.from_wkb(wkb), dict(zip(meta["fields"], columns))


def to_grid(geometry):
    """Coordinates on the grid, those at the antimeridian moved onto it; shared vertices stay shared."""
    def move(xy):
        xy = np.round(xy / GRID) * GRID
        xy[:, 0] = np.where(np.abs(xy[:, 0]) > SEAM, np.sign(xy[:, 0]) * 180.0, xy[:, 0])
        return np.round(xy, 4)
    return shapely.transform(geometry, move)


def units(tsv, columns):
    """For each row of units.tsv its features' numbers."""
    known = {}
    for number, (country, name) in enumerate(zip(columns["adm0_a3"], columns["name"])):
        known.setdefault(f"{country}:{name}", []).append(number)
    rows = {}
    with open(tsv, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            row["features"] = []
            for source in filter(None, row["sources"].split(" + ")):
                name, _, local = source.partition("@")
                found = [n for n in known.get(name, []) if not local or str(columns["gn_name"][n]) == local]
                if len(found) != 1:
                    raise SystemExit(f"{tsv}: {row['code']}: {source} is {len(found)} features of the source")
                row["features"] += found
            rows[row["code"]] = row
    return rows


def owners(rows, columns):
    """For each feature the code of the piece that it belongs to, None for what is left out."""
    owner = []
    for country, iso in zip(columns["adm0_a3"], columns["iso_a2"]):
        code = CONTEXT.get(country, iso)
        owner.append(code if code and len(code) == 2 and code not in ("-1", *POST_SOVIET) else None)
    for code, row in rows.items():
        for number in row["features"]:
            owner[number] = code
    return owner


def lengthened(line, by):
    """The parts of a line, each drawn out straight at both ends, so that it reaches the border that it stops at."""
    def beyond(end, before):
        length = math.dist(end, before)
        return tuple(e + (e - b) / length * by for e, b in zip(end, before))
    parts = shapely.get_parts(linemerge(line) if line.geom_type == "MultiLineString" else line)
    ends = [list(part.coords) for part in parts]
    return [shapely.LineString([beyond(c[0], c[1]), *c, beyond(c[-1], c[-2])]) for c in ends]


def lines_named(lines, columns, name, by=0.1):
    return [part for line, is_named in zip(lines, columns["name"] == name) if is_named for part in lengthened(line, by)]


def karabakh_ring(lines, columns):
    """The oblast of 1991: its line comes in parts whose ends nearly meet; joined nearest end to nearest end."""
    parts = [line for line, name in zip(lines, columns["name"]) if name == "Former USSR oblast in 1991"]
    chains = [list(part.coords) for part in shapely.get_parts(linemerge(unary_union(parts)))]
    ring = chains.pop(0)
    while chains:
        at, backward = min(((n, flip) for n in range(len(chains)) for flip in (False, True)),
                           key=lambda pick: math.dist(ring[-1], chains[pick[0]][-1 if pick[1] else 0]))
        chain = chains.pop(at)
        ring += chain[::-1] if backward else chain
    return shapely.Polygon(ring)


def side_of(country, lines, seed):
    """The part of a country that the lines cut off and that holds the seed, `[lon, lat]`."""
    faces = polygonize(unary_union([country.boundary, *lines]))
    found = [face for face in faces if face.contains(shapely.Point(seed))]
    if len(found) != 1 or found[0].area > country.area / 2:
        raise SystemExit(f"the lines cut nothing off around {seed}")
    return found[0]


def dispute_areas(shapes, columns, lines, line_columns):
    """The areas inside the lines of dispute, by name."""
    def country(code):
        return shapely.union_all(shapes[columns["adm0_a3"] == code])
    return {
        "south ossetia": side_of(country("GEO"), lines_named(lines, line_columns, "Georgian claim"), (43.97, 42.23)),
        "donbas": side_of(country("UKR"), lines_named(lines, line_columns, "Ukrainian claim"), (38.5, 48.1)),
        "left bank": side_of(country("MDA"), lines_named(lines, line_columns, "Moldovan claim", 0.03), (29.65, 46.85)),
        "karabakh": karabakh_ring(lines, line_columns),
    }


def disputed_owner(owner, inside):
    """The piece that a face belongs to: `owner` by the source, `inside` the names of the areas that it lies in."""
    if owner.startswith("GE-") and "south ossetia" in inside:
        return "X-SOS"
    if owner.startswith("AZ-") and "karabakh" in inside:
        return "X-NKR"
    if "donbas" in inside:
        return {"UA-14": "X-DPR", "UA-09": "X-LPR"}.get(owner, owner)
    return owner


def cut(shapes, owner, areas):
    """The faces between all borders and all lines of dispute, noded on the grid, each with the code that the source gives it."""
    used = [number for number, code in enumerate(owner) if code]
    rims = [area.boundary for area in areas.values()]
    net = shapely.union_all([shapes[n].boundary for n in used] + rims, grid_size=GRID)
    tree = shapely.STRtree([shapes[n] for n in used])
    faces = []
    for face in polygonize(net):
        over = tree.query(face.representative_point(), predicate="within")
        if len(over):
            faces.append((face, owner[used[over.min()]]))
    return faces


def settled(faces, areas):
    """Faces with their final codes; slivers of units beside a line join the neighbour on the same side of it."""
    placed = []
    for face, code in faces:
        point = face.representative_point()
        inside = {name for name, area in areas.items() if area.contains(point)}
        placed.append([face, disputed_owner(code, inside), frozenset(inside), code])
    village_side(placed)
    grouped = {}
    for at, (_, code, _, _) in enumerate(placed):
        grouped.setdefault(code, []).append(at)
    for code in sorted(grouped):
        join_slivers(code, grouped[code], placed)
    return [(code, face) for face, code, _, _ in placed]


def village_side(placed):
    """Cocieri's villages, on the left bank but held by Chișinău: the one unit that only a line of dispute shows."""
    for entry in placed:
        if entry[3] == "MD-SN" and "left bank" not in entry[2] and entry[0].contains(shapely.Point(29.08, 47.31)):
            entry[1] = "MD-DU"


def join_slivers(code, members, placed):
    if not code.startswith(("AZ-", "GE-", "UA-09", "UA-14", "X-DPR", "X-LPR")):
        return
    for cluster in clusters(members, placed):
        touched = any(beside_line(at, placed) for at in cluster)
        area = shapely.union_all([placed[at][0] for at in cluster])
        if touched and square_km(area) < SLIVER_KM2 and code not in ("AZ-XA", "AZ-NA"):
            joins = longest_neighbour(code, cluster, area, placed)
            for at in cluster if joins else []:
                placed[at][1] = joins


def beside_line(at, placed):
    return any(other[1] in ("X-SOS", "X-NKR", "X-DPR", "X-LPR") and other[0].touches(placed[at][0]) for other in placed)


def clusters(members, placed):
    """Groups of faces that hang together."""
    left = list(members)
    while left:
        cluster = [left.pop(0)]
        for at in cluster:
            joined = [other for other in left if placed[other][0].intersection(placed[at][0]).length > 0]
            cluster += joined
            left = [other for other in left if other not in joined]
        yield cluster


def longest_neighbour(code, cluster, area, placed):
    shared = {}
    for at, (face, other, _, _) in enumerate(placed):
        if other != code and other[:2] == code[:2] and at not in cluster:
            length = face.intersection(area).length
            if length > 0:
                shared[other] = shared.get(other, 0) + length
    return max(sorted(shared), key=shared.get) if shared else None


def square_km(geometry):
    """Rough: degrees scaled at the middle latitude."""
    middle = (geometry.bounds[1] + geometry.bounds[3]) / 2
    return geometry.area * 12364 * math.cos(math.radians(middle))


def pieces(gpkg, tsv):
    """All pieces as one coverage, by code, on the grid; and the rows of units.tsv."""
    shapes, columns = read_layer(gpkg, "states_provinces")
    lines, line_columns = read_layer(gpkg, "disputed_borders")
    shapes = to_grid(shapes)
    rows = units(tsv, columns)
    areas = dispute_areas(shapes, columns, lines, line_columns)
    by_code = {}
    for code, shape in settled(cut(shapes, owners(rows, columns), areas), areas):
        by_code.setdefault(code, []).append(shape)
    return {code: to_grid(shapely.union_all(by_code[code])) for code in sorted(by_code)}, rows
