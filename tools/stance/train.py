#!/usr/bin/env python3
"""One command: reads the open sets, trains both models, writes assets/stance/fast.bin and precise.bin. Of fast.bin the judge of
others than places in English stays as it is (MODEL.md says where it comes from).

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

import torch

import calibrate
import e5
import export
import fast
import sets
import teacher
import twins
import weights
from bert import pretrained
from seen import see

ASSETS = Path(__file__).resolve().parents[2] / "assets/stance"


def main(folder, work, keep_teacher):
    torch.set_num_threads(int(os.environ["OMP_NUM_THREADS"]))
    torch.set_flush_denormal(True)
    work.mkdir(exist_ok=True)
    began, vocabulary, state = time.time(), work / "vocabulary.tsv", work / "state.pt"
    held_back = twins.held_back(folder, work)
    lesson = sets.lesson(folder, held_back)
    if not keep_teacher:
        e5.write_vocabulary(vocabulary, e5.kept_pieces({r["text"] for r in sets.everything(folder)}))
    model = pretrained(e5.read_vocabulary(vocabulary))
    if keep_teacher:
        model.load_state_dict(torch.load(state))
        model.eval()
    else:
        teacher.fit(model, see(lesson, vocabulary), [r["label"] + 1 for r in lesson], state)
    rows = calibrate.rows(folder, held_back)
    cases = see(rows, vocabulary)
    precise = measured("precise", rows, cases, teacher.logits(model, cases), shared=True)
    weights.write(model, vocabulary.read_bytes(), {"english": precise["en"], "russian": precise["ru"]}, ASSETS / "precise.bin")
    measuring = {r["text"] for r in rows}
    unlabelled = [r for r in sets.everything(folder) if r["text"] not in measuring]
    parts = {"english_others": export.fast_part(ASSETS / "fast.bin", "english_others")}
    for name, language, code in (("english_places", "english", "en"), ("russian", "russian", "ru")):
        judge = fast.train(language, lesson, unlabelled, vocabulary, model)
        mine = [i for i, r in enumerate(rows) if r["lang"] == code]
        chosen = measured(f"fast, {language}", [rows[i] for i in mine], [cases[i] for i in mine], judge.logits([cases[i] for i in mine]), shared=False)
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
