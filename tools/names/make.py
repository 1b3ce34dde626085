#!/usr/bin/env python3
"""Makes geodata/names.tsv, geodata/cities.tsv and geodata/cues.tsv. One command, same input, same bytes:

    python3 -m venv venv && venv/bin/pip install -r tools/names/requirements.txt
    venv/bin/python tools/names/make.py DOWNLOADS_FOLDER
"""
import csv
import sys
from pathlib import Path

from cities import cities
from fetch import fetch
from own import countries, cues, persons, places
from units import counties, territories, units
from words import Words

ROOT = Path(__file__).resolve().parents[2]
HEAD = "# region\tkind\tplace\tlon lat\tweight\tyears\tlanguage\tflags\tforms   (made by tools/names/make.py; the form is in geodata/names.md)\n"


def write(name, rows):
    lines = ["\t".join(map(str, row)) for row in rows if row[-1]]
    seen = list(dict.fromkeys(lines))
    (ROOT / "geodata" / name).write_text(HEAD + "\n".join(seen) + "\n", encoding="utf8")
    print(f"{name}: {len(seen)} lines")


def main():
    folders = fetch(Path(sys.argv[1]).resolve())
    words = Words(folders)
    write("names.tsv", [*places(), *countries(), *territories(folders), *units(folders, ROOT, words), *counties(folders), *persons()])
    write("cities.tsv", cities(folders, ROOT, words))
    (ROOT / "geodata" / "cues.tsv").write_text(cues(words), encoding="utf8")


if __name__ == "__main__":
    csv.field_size_limit(1 << 30)
    main()
