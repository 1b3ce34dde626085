"""The open sets as rows; which may be trained on stands in the README beside them."""
import json
import random
import re
import zlib
from pathlib import Path


def read(folder, name):
    """One set. A target's or source's stray blanks are cut off."""
    rows = [json.loads(line) for line in (Path(folder) / f"{name}.jsonl").open(encoding="utf8")]
    for row in rows:
        row["set"] = name
        for a, b in (("start", "end"), ("source_start", "source_end")):
            while a in row and row[a] < row[b] and row["text"][row[a]].isspace():
                row[a] += 1
            while a in row and row[a] < row[b] and row["text"][row[b] - 1].isspace():
                row[b] -= 1
    return rows


def is_region(row):
    return row.get("target_type") in ("COUNTRY", "NATIONALITY")


def fold(row, n):
    """The fold of a row, by its sentence."""
    return zlib.crc32(row["text"].encode()) % n


def teacher_rows(folder):
    """English gold for the teacher: all of NewsMTSC, of dse the countries and a part of the rest."""
    draw = random.Random(7)
    rows = read(folder, "newsmtsc_train")
    dse = read(folder, "dse_train")
    keep = {("COUNTRY", 0): 0.67, ("OTHER", 0): 0.09, ("OTHER", 1): 0.7, ("OTHER", -1): 0.6}
    return rows + [r for r in dse if draw.random() < keep.get((r["target_type"], r["label"]), 1.0)]


def place_finder(folder):
    """A finder of country names and adjectives, made of the sets' own country targets: texts -> (start, end)."""
    names = set()
    for name in ("dse_train", "clean_rusentne_mt_en_dev"):
        names |= {r["text"][r["start"]:r["end"]] for r in read(folder, name) if is_region(r)}
    return finder_of(names)


def finder_of(names):
    names = {n for n in names if len(n) > 1 and n[0].isupper()}
    pattern = re.compile(r"\b(?:the )?(?:" + "|".join(sorted(map(re.escape, names), key=len, reverse=True)) + r")s?(?!\w)")
    return lambda text: [m.span() for m in pattern.finditer(text)]
