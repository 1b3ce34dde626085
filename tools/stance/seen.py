"""Cases as the program sees them: runs the feature writer of this checkout, so that trainer and program cannot differ."""
import json
import subprocess
from pathlib import Path
from typing import NamedTuple

import numpy as np

WRITER = Path(__file__).resolve().parents[2] / "target/release/examples/stance_features"
KINDS = ("place", "other", "source")
SENT = ("text", "start", "end", "source_start", "source_end", "lang")


class Seen(NamedTuple):
    """One case. words: [n, 5] of start, end (bytes), hash, fallback, context; pieces, types: [m]."""

    kind: str
    features: np.ndarray
    words: np.ndarray
    target: int
    pieces: np.ndarray
    types: np.ndarray


def see(rows, vocabulary):
    """What both models see of each row. vocabulary: the file of the word pieces."""
    lines = "".join(json.dumps({k: row[k] for k in SENT if k in row}, ensure_ascii=False) + "\n" for row in rows)
    command = [WRITER, vocabulary]
    raw = subprocess.run(command, input=lines.encode(), stdout=subprocess.PIPE, check=True).stdout
    reader, seen = Reader(np.frombuffer(raw, dtype="<u4").astype(np.int64)), []
    for _ in rows:
        kind = KINDS[reader.one()]
        features = reader.many(reader.one())
        n_words, target = reader.one(), reader.one()
        words = reader.many(5 * n_words).reshape(-1, 5)
        coded = reader.many(reader.one())
        seen.append(Seen(kind, features, words, target, coded >> 2, coded & 3))
    assert reader.at == len(reader.numbers)
    return seen


def pieces_of(words, vocabulary):
    """The numbers of the pieces of each word; in small letters, in which no name of a place is hidden."""
    rows = [{"text": f"It {word.lower()}", "start": 0, "end": 2, "lang": "en"} for word in words]
    found = [case.pieces[case.types == 0][1:-1] for case in see(rows, vocabulary)]
    assert all(map(len, found))
    return found


class Reader:
    def __init__(self, numbers):
        self.numbers, self.at = numbers, 0

    def one(self):
        return int(self.many(1)[0])

    def many(self, n):
        self.at += n
        return self.numbers[self.at - n:self.at]
