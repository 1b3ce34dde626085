#!/usr/bin/env python3
"""One command: reads the open sets and what a larger transformer says of their English (tutored.npz, see tutor.py), trains both
models, writes assets/stance/fast.bin and precise.bin.

  train.py SETS WORK [--keep-teacher]

SETS: the folder of the *.jsonl sets (see README.md). WORK: where the transformer's state and the vocabulary are kept; with
--keep-teacher they are read from there.
First build the feature writer: cargo build --release --no-default-features --example stance_features
"""
import os
import sys
import time

os.environ.setdefault("OMP_NUM_THREADS", "2")
from pathlib import Path

import numpy as np
import torch

import calibrate
import e5
import export
import fast
import sets
import teacher
import tutored
import twins
import weights
from seen import see

ASSETS = Path(__file__).resolve().parents[2] / "assets/stance"
RATE, EPOCHS, N_NAMES = 8e-5, 1.4, 4000
NEWS = ("newsmtsc_train", "dse_train")  # of all sets these have persons and sources


def main(folder, work, keep_teacher):
    torch.set_num_threads(int(os.environ["OMP_NUM_THREADS"]))
    torch.set_flush_denormal(True)
    work.mkdir(exist_ok=True)
    began, vocabulary, state = time.time(), work / "vocabulary.tsv", work / "state.pt"
    held_back = twins.held_back(folder, work)
    rows, lesson = calibrate.rows(folder, held_back), sets.lesson(folder, held_back)
    unlabelled = sets.unlabelled(folder, rows)
    english, extra = fast.cases("english", lesson, unlabelled)
    if not keep_teacher:
        e5.write_vocabulary(vocabulary, e5.kept_pieces({r["text"] for r in sets.everything(folder)}))
    model = e5.pretrained(e5.read_vocabulary(vocabulary))
    if keep_teacher:
        model.load_state_dict(torch.load(state))
        model.eval()
    else:
        rest, names = [r for r in lesson if r["lang"] != "en"], extra[:N_NAMES]
        taught = tutored.chances(english + names)
        goals = [tutored.mixed(sets.goals(english), taught[:len(english)]), taught[len(english):], sets.goals(rest)]
        goals = np.concatenate(goals).astype(np.float32)
        teacher.fit(model, see(english + names + rest, vocabulary), goals, state, RATE, EPOCHS)
    cases = see(rows, vocabulary)
    precise = measured("precise", rows, cases, teacher.logits(model, cases), shared=True)
    weights.write(model, vocabulary.read_bytes(), {"english": precise["en"], "russian": precise["ru"]}, ASSETS / "precise.bin")
    in_english = fast.english(english, extra, vocabulary)
    in_russian = fast.russian(*fast.cases("russian", lesson, unlabelled), vocabulary, model)
    judges = {"english_places": ("en", in_english.judge()), "english_others": ("en", in_english.judge(NEWS)),
              "russian": ("ru", in_russian.judge())}
    parts = {}
    for name, (code, judge) in judges.items():
        mine = [i for i, r in enumerate(rows) if r["lang"] == code]
        seen = [cases[i] for i in mine]
        chosen = measured(f"fast, {name}", [rows[i] for i in mine], seen, judge.logits(seen), shared=False)
        parts[name] = judge.part(chosen[code])
    export.write_fast(ASSETS / "fast.bin", parts)
    print(f"all after {time.time() - began:.0f} s", flush=True)


def measured(name, rows, cases, logits, shared):
    """Calibrations by language, with all figures printed."""
    print(name, flush=True)
    calibrations = {code: calibrate.of(code, rows, cases, logits, shared) for code in sorted({r["lang"] for r in rows})}
    calibrate.by_set(rows, cases, logits, calibrations)
    return calibrations


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    main(Path(sys.argv[1]), Path(sys.argv[2]), "--keep-teacher" in sys.argv)
