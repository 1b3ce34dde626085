"""Trains the judges of the fast model: on gold, on what a transformer of Precise says of the same cases, and on what it says of other
names and of noised sentences."""
from typing import NamedTuple

import numpy as np

import e5
import more
import sets
import teacher
import tutored
from judges import Judge, flattened, vocabulary
from measure import softmax
from seen import Seen, see

EXTRA_WEIGHT = 0.5


class Plan(NamedTuple):
    codes: tuple
    n_names: int
    n_noised: int
    n_words: int


PLANS = {"english": Plan(("en",), 12000, 12000, 12000), "russian": Plan(("ru", "uk"), 3000, 12000, 20000)}


def cases(language, lesson, unlabelled):
    """The rows of the lesson, and rows without a label: other names in their sentences or in `unlabelled`, then noised ones."""
    plan = PLANS[language]
    rows = [r for r in lesson if r["lang"] in plan.codes]
    return rows, more.names(rows + [r for r in unlabelled if r["lang"] in plan.codes], plan.n_names) + more.noised(rows, plan.n_noised)


class Lesson:
    """What the judges of one language learn from. words: the keys of the vocabulary; vectors: fallbacks first."""

    def __init__(self, rows, extra, seen, taught, words, vectors):
        self.rows, self.seen, self.words, self.vectors = rows + extra, seen, words, vectors
        self.goals = np.concatenate([tutored.mixed(sets.goals(rows), taught[:len(rows)]), taught[len(rows):]])
        self.weights = np.array([1.0] * len(rows) + [EXTRA_WEIGHT] * len(extra))

    def judge(self, names=None):
        """A judge taught by the sets of these names, or by all."""
        mine = [i for i, r in enumerate(self.rows) if names is None or r["set"] in names]
        return Judge(self.words, self.vectors).learn([self.seen[i] for i in mine], self.goals[mine], self.weights[mine])


def english(rows, extra, vocabulary_file):
    return Lesson(rows, extra, see(rows + extra, vocabulary_file), tutored.chances(rows + extra), *tutored.vectors())


def russian(rows, extra, vocabulary_file, model):
    seen = see(rows + extra, vocabulary_file)
    words = vocabulary(rows + extra, seen, PLANS["russian"].n_words)
    vectors = flattened(word_vectors([text for _, text in words], model, vocabulary_file))
    return Lesson(rows, extra, seen, softmax(teacher.logits(model, seen)), [key for key, _ in words], vectors)


def word_vectors(words, model, vocabulary_file):
    """As `vectors`, of Precise."""
    whole = e5.weights()
    known = {piece: i for i, piece in enumerate(whole.pieces)}
    cut = [list(e5.cut("▁" + word, known, whole.chances)) for word in words]
    ours = {piece: i for i, piece in enumerate(e5.read_vocabulary(vocabulary_file), len(e5.SPECIAL) + len(e5.HIDDEN))}
    unknown = e5.SPECIAL.index("<unk>")
    table = whole.matrix("emb.word", e5.SHAPE.hidden)
    first = np.stack([table[pieces].mean(0) for pieces in cut])
    return vectors(first, [[ours.get(piece, unknown) for piece in pieces] for pieces in cut], model)


def vectors(first, cut, model):
    """[words, 2 × hidden]: for each word the mean of the first vectors of its pieces as the transformer came, and the mean of what the
    trained transformer makes of the word alone. cut: the pieces of each word."""
    alone = [np.array([0, *pieces, 2]) for pieces in cut]  # both transformers begin with 0 and end with 2
    states = teacher.states(model, [Seen("place", None, None, 0, pieces, np.zeros_like(pieces)) for pieces in alone])
    return np.concatenate([scaled(first), scaled(states)], 1)


def scaled(vectors):
    centred = vectors - vectors.mean(0)
    return centred / centred.std()
