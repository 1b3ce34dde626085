#!/usr/bin/env python3
"""Reads the open sets, trains all models of stance, writes assets/stance/*.bin. Two cores, no GPU, seeds fixed.

  train.py SETS WORK [english] [again] [tutored] [russian] [further] [fast]

english: precise-en.bin (50 minutes); again: the mean of that and of a second one (two hours without products of bfloat16);
tutored: tutored.npz, what it says of the lesson, which the others learn from (20 minutes);
russian: precise-ru.bin from nothing (40 minutes); further: precise-ru.bin from what it is, when the lesson has grown (20 minutes);
fast: fast.bin (10 minutes). Without names: all but again and further.
SETS: the folder of the *.jsonl sets (see README.md). WORK: where vocabularies and trained transformers are kept.
First build the feature writer: cargo build --release --no-default-features --example stance_features
"""
import os
import random
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
import judges
import mpnet
import rounding
import sets
import teacher
import tutored
import twins
import weights
from measure import softmax
from seen import pieces_of, see

ASSETS = Path(__file__).resolve().parents[2] / "assets/stance"
ENGLISH, RUSSIAN = {"rate": 3e-5, "epochs": 1.6}, {"rate": 8e-5, "epochs": 1.4}
NEWSMTSC_SHARE = 0.6
N_ROUNDING = 512  # cases
FURTHER = {"rate": 4e-5, "epochs": 1.0}
LATEST = ("ru-d", "ru-e", "uk-e", "uk-f")  # what the Russian transformer had not learnt yet: learnt twice, by the labels alone
N_ENGLISH = 2500  # of our own English sentences, so that it does not forget
N_NAMES = 4000  # other names in English sentences, from which the Russian transformer learns too
NEWS = ("newsmtsc_train", "dse_train")  # of all sets these have persons and sources


class Sets:
    """measuring: the rows that choose biases and temperatures; lesson: those that are learnt."""

    def __init__(self, folder, work):
        held_back = twins.held_back(folder, work)
        self.folder, self.work = folder, work
        self.measuring, self.lesson = calibrate.rows(folder, held_back), sets.lesson(folder, held_back)
        self.unlabelled = sets.unlabelled(folder, self.measuring)

    def cases(self, language):
        return fast.cases(language, self.lesson, self.unlabelled)

    def measured(self, name, codes, vocabulary, logits_of, shared=False):
        """Calibrations of a model by language, with all figures printed."""
        print(name, flush=True)
        rows = [r for r in self.measuring if r["lang"] in codes]
        cases = see(rows, vocabulary)
        logits = logits_of(cases)
        calibrations = {code: calibrate.of(code, rows, cases, logits, shared) for code in codes}
        calibrate.by_set(rows, cases, logits, calibrations)
        return calibrations


def english(data):
    archive, vocabulary = mpnet.files(), data.work / "english.tsv"
    mpnet.write_vocabulary(vocabulary, archive)
    rows, _ = data.cases("english")
    model = teacher.fit(mpnet.pretrained(archive, vocabulary), see(rows, vocabulary), sets.goals(rows), data.work / "english.pt", **ENGLISH)
    write_english(data, model, vocabulary)


def again(data):
    """precise-en.bin becomes the mean of itself and of a second transformer (Wortsman et al. 2022), which starts from MPNet too, but with
    the head of the first. It learns half from the labels, half from what the first says; of NewsMTSC a part; half of the persons of dse
    as countries."""
    archive, vocabulary, draw = mpnet.files(), data.work / "again.tsv", random.Random(2)
    former = weights.read(ASSETS / "precise-en.bin", vocabulary, lambda file: mpnet.pretrained(archive, file)).eval()
    rows = [r for r in data.cases("english")[0] if r["set"] != "newsmtsc_train" or draw.random() < NEWSMTSC_SHARE]
    goals = tutored.mixed(sets.goals(rows), tutored.chances(rows)).astype(np.float32)
    shown = [sets.with_country(r, draw) if r["set"] == "dse_train" and not sets.is_region(r) and draw.random() < 0.5 else r for r in rows]
    model = mpnet.pretrained(archive, vocabulary)
    for name in ("head", "types"):
        getattr(model, name).load_state_dict(getattr(former, name).state_dict())
    teacher.fit(model, see(shown, vocabulary), goals, data.work / "again.pt", **ENGLISH, seed=2)
    write_english(data, mean(former, model), vocabulary)


def mean(one, other):
    """The mean of their weights, in the second; the word vectors, which are not trained, stay whole."""
    mine, theirs = one.state_dict(), other.state_dict()
    other.load_state_dict({name: theirs[name] if name == "words.weight" else (mine[name] + theirs[name]) / 2 for name in theirs})
    return other


def write_english(data, model, vocabulary):
    """Rounded so that it says the same of cases of the lesson."""
    some = random.Random(3).sample(data.cases("english")[0], N_ROUNDING)
    products = rounding.products(model, see(some, vocabulary))
    chosen = data.measured("precise, English", ["en"], vocabulary, lambda cases: teacher.logits(model, cases))
    weights.write(model, vocabulary.read_bytes(), chosen["en"], ASSETS / "precise-en.bin", products)


def say(data):
    """Writes down what the English transformer says of every English case, and its vectors of the words that Fast is to know."""
    vocabulary = data.work / "english.tsv"
    model = restored(mpnet.pretrained(mpnet.files(), vocabulary), data.work / "english.pt")
    rows, extra = data.cases("english")
    seen = see(rows + extra, vocabulary)
    words = judges.vocabulary(rows + extra, seen, fast.PLANS["english"].n_words)
    cut = pieces_of([text for _, text in words], vocabulary)
    table = model.words.weight.detach().numpy()
    vectors = judges.flattened(fast.vectors(np.stack([table[pieces].mean(0) for pieces in cut]), cut, model))
    tutored.write(rows + extra, softmax(teacher.logits(model, seen)), [key for key, _ in words], vectors)


def russian(data):
    """Reads Russian and Ukrainian, and learns from English too."""
    vocabulary = data.work / "russian.tsv"
    e5.write_vocabulary(vocabulary, e5.kept_pieces({r["text"] for r in sets.everything(data.folder)}))
    rows, extra = data.cases("english")
    names, rest = extra[:N_NAMES], [r for r in data.lesson if r["lang"] != "en"]
    taught = tutored.chances(rows + names)
    goals = [tutored.mixed(sets.goals(rows), taught[:len(rows)]), taught[len(rows):], sets.goals(rest)]
    goals = np.concatenate(goals).astype(np.float32)
    model = e5.pretrained(e5.read_vocabulary(vocabulary))
    teacher.fit(model, see(rows + names + rest, vocabulary), goals, data.work / "russian.pt", **RUSSIAN)
    write_russian(data, model, vocabulary)


def further(data):
    """Goes on from precise-ru.bin: its own word on what it knows already, the labels on what is new."""
    vocabulary = data.work / "further.tsv"
    former = weights.read(ASSETS / "precise-ru.bin", vocabulary, lambda file: e5.pretrained(e5.read_vocabulary(file))).eval()
    rest = [r for r in data.lesson if r["lang"] != "en" and r.get("lesson") not in LATEST]
    latest = [r for r in data.lesson if r.get("lesson") in LATEST]
    ours = random.Random(1).sample([r for r in data.lesson if r["set"] == "own" and r["lang"] == "en"], N_ENGLISH)
    seen = see(rest + latest + latest + ours, vocabulary)
    said = softmax(teacher.logits(former, seen[:len(rest)]))
    goals = np.concatenate([tutored.mixed(sets.goals(rest), said), sets.goals(latest + latest + ours)]).astype(np.float32)
    model = teacher.fit(former, seen, goals, data.work / "further.pt", **FURTHER)
    write_russian(data, model, vocabulary)


def write_russian(data, model, vocabulary):
    """Calibrated on places of both languages, since it reads both."""
    chosen = data.measured("precise, Russian", ["en", "ru"], vocabulary, lambda cases: teacher.logits(model, cases), shared=True)
    weights.write(model, vocabulary.read_bytes(), chosen["ru"], ASSETS / "precise-ru.bin")


def quick(data):
    """The judges of the fast model."""
    vocabulary = data.work / "russian.tsv"
    model = restored(e5.pretrained(e5.read_vocabulary(vocabulary)), data.work / "russian.pt")
    in_english = fast.english(*data.cases("english"), vocabulary)
    in_russian = fast.russian(*data.cases("russian"), vocabulary, model)
    found = {"english_places": ("en", in_english.judge()), "english_others": ("en", in_english.judge(NEWS)), "russian": ("ru", in_russian.judge())}
    parts = {name: judge.part(data.measured(f"fast, {name}", [code], vocabulary, judge.logits)[code]) for name, (code, judge) in found.items()}
    export.write_fast(ASSETS / "fast.bin", parts)


def restored(model, path):
    model.load_state_dict(torch.load(path))
    return model.eval()


PARTS = {"english": english, "again": again, "tutored": say, "russian": russian, "further": further, "fast": quick}


def main(folder, work, names):
    names = names or [name for name in PARTS if name not in ("again", "further")]
    torch.set_num_threads(int(os.environ["OMP_NUM_THREADS"]))
    torch.set_flush_denormal(True)
    work.mkdir(exist_ok=True)
    began, data = time.time(), Sets(folder, work)
    for name in names:
        PARTS[name](data)
        print(f"{name} done after {time.time() - began:.0f} s", flush=True)


if __name__ == "__main__":
    if len(sys.argv) < 3 or not set(sys.argv[3:]) <= set(PARTS):
        sys.exit(__doc__)
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:])
