"""precise.bin: written from a trained transformer, and read back as one to go on from (src/stance/precise.rs reads it too)."""
import json
import struct

import numpy as np
import torch

import export
from bert import HIDDEN, INNER, Precise, model_folder

N_PIECES, N_START = 96, 40  # N_START: bytes of magic and hash


def shapes(n_layers):
    """(name, rows, columns) of the linear maps and norms (rows none) in the order of the file."""
    yield "norm", None, HIDDEN
    for i in range(n_layers):
        at = f"layers.{i}."
        yield at + "qkv", 3 * HIDDEN, HIDDEN
        yield at + "out", HIDDEN, HIDDEN
        yield at + "norm1", None, HIDDEN
        yield at + "up", INNER, HIDDEN
        yield at + "down", HIDDEN, INNER
        yield at + "norm2", None, HIDDEN
    yield "head", 3, 3 * HIDDEN


def write(model, calibration, path):
    state = {k: v.numpy() for k, v in model.state_dict().items()}
    vocabulary, n_layers = (model_folder() / "vocab.txt").read_bytes(), len(model.layers)
    header = {"n_layers": n_layers, "n_words": len(state["words.weight"]), "n_vocabulary_bytes": len(vocabulary),
              "english": calibration}
    arrays = [vocabulary, export.rows_i8(state["words.weight"]), export.f32(state["places.weight"][:N_PIECES]), export.f32(state["types.weight"])]
    for name, rows, _ in shapes(n_layers):
        whole = export.rows_i8 if rows else export.f32
        arrays += [whole(state[f"{name}.weight"]), export.f32(state[f"{name}.bias"])]
    export.write(path, header, arrays)


def read(path):
    """The transformer of a precise.bin, its weights as coarse as the file has them."""
    body = path.read_bytes()[N_START:]
    (n,) = struct.unpack_from("<I", body)
    header, at = json.loads(body[4:4 + n]), 4 + n

    def take(kind, *shape):
        nonlocal at
        array = np.frombuffer(body, kind, int(np.prod(shape)), at).reshape(shape)
        at += array.nbytes
        return torch.from_numpy(array.astype(np.float32))

    def matrix(rows, columns):
        scales = take("<f4", rows)
        return take("i1", rows, columns) * scales[:, None]

    at += header["n_vocabulary_bytes"]
    model = Precise(header["n_layers"], header["n_words"])
    state = {"words.weight": matrix(header["n_words"], HIDDEN), "places.weight": torch.zeros_like(model.places.weight)}
    state["places.weight"][:N_PIECES] = take("<f4", N_PIECES, HIDDEN)
    state["types.weight"] = take("<f4", 3, HIDDEN)
    for name, rows, columns in shapes(header["n_layers"]):
        state[f"{name}.weight"] = matrix(rows, columns) if rows else take("<f4", columns)
        state[f"{name}.bias"] = take("<f4", rows or columns)
    model.load_state_dict(state)
    return model.eval()
