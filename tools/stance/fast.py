"""Trains the judges of the fast model: on gold, on what the transformer says of the same cases, and on what it says of other places
in the same sentences."""
import random

import numpy as np

import e5
import sets
from bert import HIDDEN
from judges import Judges, flattened, vocabulary
from measure import softmax
from seen import see

PLACE_MARK = 2
N_EXTRA, EXTRA_WEIGHT = 12000, 0.5
GOLD_SHARE = 0.6  # the rest of a goal is the transformer's word
LANGUAGES = {"english": ("en",), "russian": ("ru", "uk")}


def train(language, lesson, unlabelled, vocabulary_file, teach):
    """The judges of a language. unlabelled: sentences in which the transformer labels the places; teach: cases -> logits."""
    rows = [r for r in lesson if r["lang"] in LANGUAGES[language]]
    seen = see(rows, vocabulary_file)
    extra = others(rows + [r for r in unlabelled if r["lang"] in LANGUAGES[language]], vocabulary_file)
    extra_seen = see(extra, vocabulary_file)
    gold = np.eye(3)[[r["label"] + 1 for r in rows]]
    goals = np.concatenate([GOLD_SHARE * gold + (1 - GOLD_SHARE) * softmax(teach(seen)), softmax(teach(extra_seen))])
    weights = np.array([1.0] * len(rows) + [EXTRA_WEIGHT] * len(extra))
    words = vocabulary(rows + extra, seen + extra_seen)
    return Judges(words, flattened(word_vectors([text for _, text in words]))).learn(seen + extra_seen, goals, weights)


def others(rows, vocabulary_file):
    """The other places of the sentences, as rows without a label."""
    single = list({r["text"]: sets.sourceless(r) for r in rows}.values())
    found = {}
    for row, case in zip(single, see(single, vocabulary_file)):
        raw = row["text"].encode()
        for start, end in case.words[case.words[:, 3] == PLACE_MARK][:, :2]:
            at, n = len(raw[:start].decode()), len(raw[start:end].decode())
            found[row["text"], at] = {"text": row["text"], "start": at, "end": at + n, "lang": row["lang"]}
    found = [found[key] for key in sorted(found)]
    random.Random(5).shuffle(found)
    return found[:N_EXTRA]


def word_vectors(words):
    """[words, hidden]: the mean of the transformer's own vectors of each word's pieces."""
    whole = e5.weights()
    table, known = whole.matrix("emb.word", HIDDEN), {piece: i for i, piece in enumerate(whole.pieces)}
    return np.stack([table[list(e5.cut("▁" + word, known, whole.chances))].mean(0) for word in words])
