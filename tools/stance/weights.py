"""precise-en.bin and precise-ru.bin, written from trained transformers (src/stance/encoder.rs reads them), and read again."""
from functools import partial

import numpy as np
import torch

import encoder
import export
import rounding

N_PIECES = 96
TOP = 63  # seven bits: the older instructions for products of bytes saturate with eight
# Steps a little wider than needed: on the same steps as before, what a model learns on from its file would be rounded away.
WIDER = 1.013


def write(model, vocabulary, calibrations, path, products=None):
    """vocabulary: the bytes of its file. products: of the inputs of its linear maps, which are then stored in four bits (rounding.py); in
    eight without. Word vectors are stored in four, norms, biases and the head whole."""
    bits = 4 if products else 8
    state, shape = {k: v.numpy() for k, v in model.state_dict().items()}, model.shape
    first = shape.first_place
    header = {"hidden": shape.hidden, "inner": shape.inner, "n_layers": shape.n_layers, "n_heads": shape.n_heads, "bits": str(bits), "eps": shape.eps,
              "n_words": len(state["words.weight"]), "n_vocabulary_bytes": len(vocabulary), "calibrations": calibrations}
    arrays = [vocabulary, export.nibbles(state["words.weight"]), export.f32(state["places.weight"][first:first + N_PIECES]),
              export.f32(state["types.weight"]), *both(state, "norm", export.f32), export.f32(nearness(model))]
    for i in range(shape.n_layers):
        for part in ("qkv", "out", "norm1", "up", "down", "norm2"):
            name = f"layers.{i}.{part}"
            if part.startswith("norm"):
                form = export.f32
            elif products:
                form = partial(rounding.nibbles, product=products[name])
            else:
                form = partial(export.rows_i8, top=TOP, wider=WIDER)
            arrays += both(state, name, form)
    export.write(path, header, arrays + both(state, "head", export.f32))


def both(state, name, form):
    return [form(state[f"{name}.weight"]), export.f32(state[f"{name}.bias"])]


def read(path, vocabulary, pretrained):
    """The transformer of a file. Its vocabulary goes to the file `vocabulary`, from which `pretrained` makes a model of the same
    shape."""
    header, file = export.opened(path)
    vocabulary.write_bytes(file.take(header["n_vocabulary_bytes"]))
    model = pretrained(vocabulary)
    state, hidden, inner = model.state_dict(), model.shape.hidden, model.shape.inner
    first = model.shape.first_place
    state["words.weight"] = file.nibbles(header["n_words"], hidden)
    state["places.weight"][first:first + N_PIECES] = file.f32(N_PIECES, hidden)
    state |= {"types.weight": file.f32(3, hidden), "norm.weight": file.f32(hidden), "norm.bias": file.f32(hidden)}
    gains = file.f32(model.shape.n_heads, 2 * N_PIECES - 1)
    if model.apart:
        state["apart.weight"][distances(model.shape)] = gains.T
    dense = {"4": file.nibbles, "8": file.rows_i8}[header["bits"]]
    shapes = {"qkv": (3 * hidden, hidden), "out": (hidden, hidden), "norm1": (hidden,), "up": (inner, hidden), "down": (hidden, inner), "norm2": (hidden,)}
    for i in range(model.shape.n_layers):
        for part, shape in shapes.items():
            state[f"layers.{i}.{part}.weight"] = file.f32(*shape) if part.startswith("norm") else dense(*shape)
            state[f"layers.{i}.{part}.bias"] = file.f32(shape[0])
    state |= {"head.weight": file.f32(3, 3 * hidden), "head.bias": file.f32(3)}
    model.load_state_dict(state)
    return model


def nearness(model):
    """[heads, distances]: what attention gains for each distance, from far before to far behind."""
    if not model.apart:
        return np.zeros((model.shape.n_heads, 2 * N_PIECES - 1))
    with torch.no_grad():
        return model.apart(distances(model.shape)).T.numpy()


def distances(shape):
    """The bucket of each distance, from far before to far behind."""
    of = encoder.buckets(N_PIECES, shape.n_buckets)
    return torch.cat([of[-1, :-1], of[0]])
