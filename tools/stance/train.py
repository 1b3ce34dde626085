#!/usr/bin/env python3
"""One command: reads the open sets, trains both models, writes assets/stance/fast.bin and precise.bin.

  train.py SETS WORK [--from OLD | --keep-teacher]

SETS: the folder of the *.jsonl sets (see README.md). WORK: where the transformer's state is kept.
OLD: a precise.bin to go on from; without it the transformer starts from MiniLM.
First build the feature writer: cargo build --release --no-default-features --example stance_features
"""
import os
import sys
import time

os.environ.setdefault("OMP_NUM_THREADS", "1")
from pathlib import Path

import torch

import english
import export
import russian
import teacher
import weights
from seen import see

ASSETS = Path(__file__).resolve().parents[2] / "assets/stance"


def main():
    folder, work = Path(sys.argv[1]), Path(sys.argv[2])
    torch.set_num_threads(int(os.environ["OMP_NUM_THREADS"]))
    torch.set_flush_denormal(True)
    work.mkdir(exist_ok=True)
    state, began = work / "teacher.pt", time.time()
    if "--keep-teacher" not in sys.argv:
        teacher.train(folder, state, Path(sys.argv[sys.argv.index("--from") + 1]) if "--from" in sys.argv else None)
    transformer = teacher.load(state)
    judges = english.train(folder, lambda cases: teacher.logits(transformer, cases))
    write(folder, transformer, judges, *russian.train(folder))
    print(f"all after {time.time() - began:.0f} s", flush=True)


def write(folder, transformer, english_judges, russian_judges, russian_calibrations):
    rows = teacher.judged_rows(folder)
    cases = see(rows)
    print("fast", flush=True)
    header = {"english": english_judges.header(teacher.calibrations(rows, cases, english_judges.logits(cases))), "russian": russian_judges.header(russian_calibrations)}
    export.write(ASSETS / "fast.bin", header, english_judges.arrays() + russian_judges.arrays())
    print("precise", flush=True)
    calibrations = teacher.calibrations(rows, cases, teacher.logits(transformer, cases))
    weights.write(transformer, calibrations, ASSETS / "precise.bin")


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    main()
