"""Trains the Russian judge of the fast model; its figures come from five folds of sentences."""
import numpy as np

import guideline
import sets
from judges import Judges
from measure import calibrate, calibrated, calibration_error, macro_f1
from seen import see

N_FOLDS = 5


def train(folder):
    """(judges, calibrations)."""
    main, more = sets.read(folder, "clean_rusentne_dev"), sets.read(folder, "clean_ruopinionne_dev")
    made = guideline.rows(700)
    rows = main + more + made
    seen = see(rows)
    goals = np.eye(3)[[r["label"] + 1 for r in rows]]
    weights = np.array([1.0] * len(main) + [0.5] * (len(more) + len(made)))

    def learnt(chosen):
        return Judges().learn([seen[i] for i in chosen], goals[chosen], weights[chosen])

    folds, guessed = np.array([sets.fold(r, N_FOLDS) for r in rows]), np.zeros((len(rows), 3))
    for k in range(N_FOLDS):
        left = np.flatnonzero(folds == k)
        guessed[left] = learnt(np.flatnonzero(folds != k)).logits([seen[i] for i in left])
    return learnt(np.arange(len(rows))), calibrations(main, guessed, goals.argmax(-1))


def calibrations(rows, guessed, gold):
    out = {}
    for kind in ("place", "other"):
        mine = np.array([i for i, r in enumerate(rows) if sets.is_region(r) == (kind == "place")])
        out[kind] = calibrate(guessed[mine], gold[mine])
        chances = calibrated(guessed[mine], out[kind])
        print(f"  Russian, {kind}, {N_FOLDS} folds: macro-F1 {macro_f1(chances.argmax(-1), gold[mine]):.3f}, raw {macro_f1(guessed[mine].argmax(-1), gold[mine]):.3f}, "
              f"calibration error {calibration_error(chances, gold[mine]):.3f}", flush=True)
    out["source"] = out["place"]
    return out
