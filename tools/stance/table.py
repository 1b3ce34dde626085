#!/usr/bin/env python3
"""Macro-F1 of the built program with 95 % bootstrap intervals over sentences; of dse and RuSentNE the countries and nationalities.

  table.py BINARY SETS WORK fast|precise

WORK: the folder of train.py, which knows what of RuSentNE was held back; the rest of it was trained on and is left out.
"""
import json
import subprocess
import sys
from pathlib import Path

import numpy as np

import calibrate
import sets
import twins
from measure import macro_f1


def main(binary, folder, work, model):
    every = calibrate.rows(folder, twins.held_back(folder, Path(work)))
    for name in calibrate.DEV:
        rows = [r for r in every if r["set"] == name and (name.startswith("newsmtsc") or sets.is_region(r))]
        keys = ("id", "text", "start", "end", "source_start", "source_end")
        lines = "".join(json.dumps({k: r[k] for k in keys if k in r}) + "\n" for r in rows)
        out = subprocess.run([binary, "stance", "--from", "jsonl", "-", "--model", model], input=lines.encode(), stdout=subprocess.PIPE, check=True)
        said = np.array([(json.loads(line)["stance"] or 0) + 1 for line in out.stdout.splitlines()])
        gold = np.array([r["label"] + 1 for r in rows])
        groups = {}
        for i, r in enumerate(rows):
            groups.setdefault(r["text"], []).append(i)
        groups, draw, scores = list(groups.values()), np.random.default_rng(1), []
        for _ in range(1000):
            index = [i for g in draw.integers(0, len(groups), len(groups)) for i in groups[g]]
            scores.append(macro_f1(said[index], gold[index]))
        low, high = np.percentile(scores, [2.5, 97.5])
        print(f"{name:28} {model:8} {macro_f1(said, gold):.3f} ({low:.3f}–{high:.3f}) n {len(rows)}", flush=True)


if __name__ == "__main__":
    if len(sys.argv) != 5:
        sys.exit(__doc__)
    main(*sys.argv[1:5])
