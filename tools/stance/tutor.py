#!/usr/bin/env python3
"""Trains a larger English transformer (mpnet.py) on the lesson and writes down what it says of every English case that Precise and
Fast learn from: tutored.npz, which train.py reads. About an hour and a half on two cores.

  tutor.py SETS WORK

SETS, WORK: as for train.py; README.md says what must be installed.
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
import fast
import judges
import mpnet
import sets
import teacher
import tutored
import twins
from measure import softmax
from seen import see

RATE, EPOCHS = 3e-5, 1.6


def main(folder, work):
    torch.set_num_threads(int(os.environ["OMP_NUM_THREADS"]))
    torch.set_flush_denormal(True)
    work.mkdir(exist_ok=True)
    began, vocabulary = time.time(), work / "vocabulary.tsv"
    held_back = twins.held_back(folder, work)
    e5.write_vocabulary(vocabulary, e5.kept_pieces({r["text"] for r in sets.everything(folder)}))
    archive = mpnet.files()
    recoded = mpnet.Recoder(archive, vocabulary)
    measuring = calibrate.rows(folder, held_back)
    rows, extra = fast.cases("english", sets.lesson(folder, held_back), sets.unlabelled(folder, measuring))
    seen = see(rows + extra, vocabulary)
    cases = list(map(recoded, seen))
    model = teacher.fit(mpnet.pretrained(archive), cases[:len(rows)], sets.goals(rows), work / "tutor.pt", RATE, EPOCHS)
    measure([r for r in measuring if r["lang"] == "en"], vocabulary, recoded, model)
    words = judges.vocabulary(rows + extra, seen, fast.PLANS["english"].n_words)
    vectors = word_vectors([recoded.coded(text) for _, text in words], model)
    tutored.write(rows + extra, softmax(teacher.logits(model, cases)), [key for key, _ in words], vectors)
    print(f"all after {time.time() - began:.0f} s", flush=True)


def measure(rows, vocabulary, recoded, model):
    """Prints the figures of the development sets."""
    cases = list(map(recoded, see(rows, vocabulary)))
    logits = teacher.logits(model, cases)
    calibrate.by_set(rows, cases, logits, {"en": calibrate.of("en", rows, cases, logits, shared=False)})


def word_vectors(cut, model):
    """The vectors from which Fast starts. cut: the pieces of each word that it is to know; their own vectors are never trained."""
    table = model.words.weight.detach().numpy()
    first = np.stack([table[pieces].mean(0) for pieces in cut])
    return judges.flattened(fast.vectors(first, cut, model))


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(Path(sys.argv[1]), Path(sys.argv[2]))
