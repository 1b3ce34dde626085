#!/usr/bin/env python3
"""One command: reads the open sets, trains both models, writes assets/stance/fast.bin and precise.bin.

  train.py SETS WORK [--keep-teacher]

SETS: the folder of the *.jsonl sets (see README.md). WORK: where the teacher's state and labels are kept.
First build the feature writer: cargo build --release --no-default-features --example stance_features
"""
import os
import sys

os.environ.setdefault("OMP_NUM_THREADS", "1")
from pathlib import Path

import torch

import fast
import sets
import teacher

ASSETS = Path(__file__).resolve().parents[2] / "assets/stance"


def main():
    folder, work = Path(sys.argv[1]), Path(sys.argv[2])
    torch.set_num_threads(1)
    work.mkdir(exist_ok=True)
    state = work / "teacher.pt"
    if "--keep-teacher" not in sys.argv:
        teacher.train(folder, state)
    teacher.write(teacher.tune(folder, teacher.load(state)), folder, ASSETS / "precise.bin")
    model, find = teacher.load(state), sets.place_finder(folder)
    fast.write(folder, lambda rows: teacher.logits(model, rows, find), ASSETS / "fast.bin")


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    main()
