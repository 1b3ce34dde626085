"""Reads exported tables with Python's csv and, where it is installed, with LibreOffice Calc: rows, offsets, and no cell
that a spreadsheet runs.

    python3 tools/exports/check_tables.py target/release/stancemap

LibreOffice: Debian's libreoffice-calc-nogui.
"""

import csv
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

EVIL = """=1+1 opens the article

=HYPERLINK("http://x.y","Moscow") praised Ukraine. +Kyiv, "quoted", agreed; -Tallinn did not. @Riga answered.
"""


def read(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def main():
    program = os.path.abspath(sys.argv[1])
    folder = tempfile.mkdtemp()
    with open(f"{folder}/=evil.txt", "w", encoding="utf-8") as file:
        file.write(EVIL)
    for name, more in (("mentions.csv", ["--what", "mentions"]), ("places.csv", []), ("all.jsonl", [])):
        subprocess.run([program, "export", "--out", name, *more, "=evil.txt"], cwd=folder, check=True)
    with open(f"{folder}/all.jsonl", encoding="utf-8") as file:
        texts = {article["id"]: article["text"] for article in map(json.loads, file)}
    mentions, places = read(f"{folder}/mentions.csv"), read(f"{folder}/places.csv")
    for row in mentions:
        surface = texts[row["article"]][int(row["start"]) : int(row["end"])]
        assert row["surface"].removeprefix("'") == surface, row
        assert row["sentence"].removeprefix("'") in texts[row["article"]], row
    linked = [row for row in mentions if row["region"]]
    assert sum(int(row["mentions"]) for row in places) >= len(linked) > 3
    print(f"Python: {len(mentions)} mentions, {len(places)} places, all offsets meet the text")
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if not office:
        sys.exit("LibreOffice is not installed; its half was not checked")
    for name, rows in (("mentions", mentions), ("places", places)):
        subprocess.run(
            # Comma, double quote, UTF-8, from the first line, all columns as they come, formulas evaluated if there are any.
            [office, "--headless", "--convert-to", "fods", "--infilter=CSV:44,34,76,1,,0,false,true,false,false,false,-1",
             "--outdir", folder, f"{folder}/{name}.csv"],
            check=True, capture_output=True,
        )
        sheets = [f for f in os.listdir(folder) if f.startswith(name) and f.endswith(".fods")]
        with open(os.path.join(folder, sheets[0]), encoding="utf-8") as file:
            sheet = file.read()
        assert "table:formula=" not in sheet, f"{name}: a cell became a formula"
        values = len(re.findall(r'office:value-type="float"', sheet))
        assert values >= 3 * len(rows), f"{name}: numbers did not arrive as numbers"
        print(f"LibreOffice: {name}.csv has no formula and {values} numbers")


main()
