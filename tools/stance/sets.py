"""The open sets as rows; which may be trained on stands in the README beside them."""
import json
import random
import zlib
from pathlib import Path

import numpy as np

import own

TRANSLATED = "clean_rusentne_mt_en_dev"
RUSSIAN = ("clean_rusentne_dev", "clean_ruopinionne_dev")


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


def fold(text, n):
    """The fold of a sentence."""
    return zlib.crc32(text.encode()) % n


COUNTRIES = ("Armenia", "Azerbaijan", "Belarus", "Estonia", "Georgia", "Kazakhstan", "Kyrgyzstan", "Latvia", "Lithuania", "Moldova", "Russia",
             "Tajikistan", "Turkmenistan", "Ukraine", "Uzbekistan")


def with_country(row, draw):
    """The same row with a country, which the sentence does not name, in the place of the target."""
    name = draw.choice([name for name in COUNTRIES if name not in row["text"]])
    longer = len(name) - (row["end"] - row["start"])
    moved = {k: row[k] + (longer if row[k] >= row["end"] else 0) for k in ("source_start", "source_end") if k in row}
    text = row["text"][:row["start"]] + name + row["text"][row["end"]:]
    return {**row, **moved, "text": text, "end": row["start"] + len(name)}


def sourceless(row):
    """The same row, asking how the sentence as a whole speaks."""
    return {k: v for k, v in row.items() if not k.startswith("source_")}


def lesson(folder, held_back):
    """Everything that may be learnt, less the texts that are held back."""
    return english(folder) + russian(folder, held_back) + own.rows()


def english(folder):
    """All of NewsMTSC; of dse the countries and a part of the rest; countries also without their source, since the program
    mostly asks without one."""
    draw = random.Random(7)
    rows, dse = read(folder, "newsmtsc_train"), read(folder, "dse_train")
    measured = {r["text"] for r in read(folder, "dse_dev")}
    keep = {("OTHER", 0): 0.12, ("OTHER", -1): 0.8, ("OTHER", 1): 0.9}
    kept = [r for r in dse if draw.random() < keep.get((r["target_type"], r["label"]), 1.0) and r["text"] not in measured]
    share = {0: 0.3}
    return rows + kept + [sourceless(r) for r in kept if is_region(r) and draw.random() < share.get(r["label"], 1.0)]


def russian(folder, held_back):
    """RuSentNE in Russian and in machine English, half of the neutral ones that are no places left out; RuOpinionNE, which has few
    neutral ones, as questions about its sources, where they stand in the sentence."""
    draw = random.Random(9)
    rows = [r for name in (RUSSIAN[0], TRANSLATED) for r in read(folder, name)]
    rows = [r for r in rows if r["label"] or is_region(r) or draw.random() < 0.5]
    return [r for r in rows + list(sourced(read(folder, RUSSIAN[1]))) if r["text"] not in held_back]


def sourced(rows):
    """Those whose first source is the author or stands in the sentence once, apart from the target; with its place."""
    for row in rows:
        name = row["sources"][0]
        at = row["text"].find(name)
        if name in ("NULL", "AUTHOR"):
            yield row
        elif row["text"].count(name) == 1 and (at >= row["end"] or row["start"] >= at + len(name)):
            yield {**row, "source_start": at, "source_end": at + len(name)}


def goals(rows):
    """[rows, 3]: one for the label."""
    return np.eye(3, dtype=np.float32)[[r["label"] + 1 for r in rows]]


def unlabelled(folder, measuring):
    """Rows in whose sentences other names may be asked about: none of those that measure."""
    texts = {r["text"] for r in measuring}
    return [r for r in everything(folder) if r["text"] not in texts]


def everything(folder):
    """The rows of all sets that may be trained on."""
    return [r for name in ("newsmtsc_train", "dse_train", *RUSSIAN, TRANSLATED) for r in read(folder, name)]
