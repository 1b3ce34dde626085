"""Trains the English judges of the fast model on gold and, where there is none, on the teacher's soft labels."""
import random

import numpy as np

import sets
from bert import word_vectors
from judges import Judges, flattened, vocabulary
from measure import softmax
from seen import see

PLACE_MARK = 2
N_EXTRA = 6000
SURE = np.array([[0.9, 0.05, 0.05], [0.05, 0.9, 0.05], [0.05, 0.05, 0.9]])


def gold_rows(folder):
    """NewsMTSC and dse, less of the many neutral ones."""
    draw = random.Random(5)
    rows = sets.lesson(folder)
    known = {(r["text"], r["start"], "source_start" in r) for r in rows}
    held_back = {r["text"] for r in sets.read(folder, "dse_dev")}
    more = [r for r in sets.read(folder, "dse_train") if (r["text"], r["start"], True) not in known and r["text"] not in held_back and draw.random() < 0.15]
    return rows + more


def unlabelled(folder):
    """RuSentNE in English without its labels, so that it can still measure these judges."""
    return [{**r, "label": None} for r in sets.read(folder, sets.TRANSLATED)]


def extra_rows(rows, seen):
    """Other places in the same sentences, which only the teacher has labelled (label None)."""
    extra = {}
    for row, case in zip(rows, seen):
        raw = row["text"].encode()
        for start, end in case.words[case.words[:, 3] == PLACE_MARK][:2, :2]:
            at, n = len(raw[:start].decode()), len(raw[start:end].decode())
            extra[row["text"], at] = {"text": row["text"], "start": at, "end": at + n, "label": None, "lang": "en", "set": "extra"}
    extra = [extra[key] for key in sorted(extra)]
    random.Random(5).shuffle(extra)
    return extra[:N_EXTRA]


def goals_of(rows, seen, teach):
    """[rows, 3]: gold, and where there is none the teacher's word."""
    goals = np.array([np.full(3, np.nan) if r["label"] is None else SURE[r["label"] + 1] for r in rows])
    asked = [i for i, r in enumerate(rows) if r["label"] is None]
    goals[asked] = softmax(teach([seen[i] for i in asked]))
    return goals


def train(folder, teach):
    """The judges. `teach`: cases -> logits of a teacher that knows nothing of RuSentNE."""
    rows = gold_rows(folder) + unlabelled(folder)
    seen = see(rows)
    extra = extra_rows(rows, seen)
    rows, seen = rows + extra, seen + see(extra)
    goals = goals_of(rows, seen, teach)
    weights = np.array([0.5 if r["label"] is None else 1.0 for r in rows])
    words = vocabulary(rows, seen)
    return Judges(words, flattened(word_vectors([text for _, text in words]))).learn(seen, goals, weights)
