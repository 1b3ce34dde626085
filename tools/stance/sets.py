"""The open sets as rows; which may be trained on stands in the README beside them."""
import json
import random
import zlib
from pathlib import Path


TRANSLATED = "clean_rusentne_mt_en_dev"


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


def sourceless(row):
    """The same row, asking how the sentence as a whole speaks."""
    return {k: v for k, v in row.items() if not k.startswith("source_")}


def lesson(folder):
    """English gold: all of NewsMTSC; of dse the countries and a part of the rest; countries also
    without their source, since the program mostly asks without one."""
    draw = random.Random(7)
    rows, dse = read(folder, "newsmtsc_train"), read(folder, "dse_train")
    held_back = {r["text"] for r in read(folder, "dse_dev")}
    keep = {("COUNTRY", 0): 0.75, ("OTHER", 0): 0.07, ("OTHER", -1): 0.5, ("OTHER", 1): 0.6}
    kept = [r for r in dse if draw.random() < keep.get((r["target_type"], r["label"]), 1.0) and r["text"] not in held_back]
    share = {0: 0.3}
    return rows + kept + [sourceless(r) for r in kept if is_region(r) and draw.random() < share.get(r["label"], 1.0)]


def refresher(folder):
    """A part of the lesson, for a model that has had such a lesson before."""
    draw = random.Random(3)
    return [r for r in lesson(folder) if draw.random() < (0.55 if r["set"] == "newsmtsc_train" else 0.3)]
