"""Trains the judges of the fast model: on gold, on what the transformer says of the same cases, and on what it says of other names
and of noised sentences."""
from typing import NamedTuple

import numpy as np

import e5
import more
import teacher
from bert import HIDDEN
from judges import Judge, flattened, vocabulary
from measure import softmax
from seen import Seen, see

EXTRA_WEIGHT = 0.5
GOLD_SHARE = 0.5  # the rest of a goal is the transformer's word


class Plan(NamedTuple):
    codes: tuple
    n_names: int
    n_noised: int
    n_words: int


PLANS = {"english": Plan(("en",), 12000, 12000, 12000), "russian": Plan(("ru", "uk"), 3000, 12000, 20000)}


def train(language, lesson, unlabelled, vocabulary_file, model):
    """The judge of a language. unlabelled: sentences whose names the transformer labels, beside those of the lesson."""
    plan = PLANS[language]
    rows = [r for r in lesson if r["lang"] in plan.codes]
    extra = more.names(rows + [r for r in unlabelled if r["lang"] in plan.codes], plan.n_names) + more.noised(rows, plan.n_noised)
    seen = see(rows + extra, vocabulary_file)
    taught = softmax(teacher.logits(model, seen))
    gold = np.eye(3)[[r["label"] + 1 for r in rows]]
    goals = np.concatenate([GOLD_SHARE * gold + (1 - GOLD_SHARE) * taught[:len(rows)], taught[len(rows):]])
    weights = np.array([1.0] * len(rows) + [EXTRA_WEIGHT] * len(extra))
    words = vocabulary(rows + extra, seen, plan.n_words)
    return Judge(words, flattened(word_vectors([text for _, text in words], model, vocabulary_file))).learn(seen, goals, weights)


def word_vectors(words, model, vocabulary_file):
    """[words, 2 × hidden]: for each word the mean of the first vectors of its pieces as the transformer came, and the mean of what the
    trained transformer makes of the word alone."""
    whole = e5.weights()
    known = {piece: i for i, piece in enumerate(whole.pieces)}
    cut = [list(e5.cut("▁" + word, known, whole.chances)) for word in words]
    table = whole.matrix("emb.word", HIDDEN)
    ours = {piece: i for i, piece in enumerate(e5.read_vocabulary(vocabulary_file), len(e5.SPECIAL) + 2)}
    unknown = e5.SPECIAL.index("<unk>")
    alone = [alone_case([ours.get(piece, unknown) for piece in pieces]) for pieces in cut]
    return np.concatenate([scaled(np.stack([table[pieces].mean(0) for pieces in cut])), scaled(teacher.states(model, alone))], 1)


def alone_case(pieces):
    coded = np.array([e5.SPECIAL.index("<s>"), *pieces, e5.SPECIAL.index("</s>")])
    return Seen("place", None, None, 0, coded, np.zeros_like(coded))


def scaled(vectors):
    centred = vectors - vectors.mean(0)
    return centred / centred.std()
