"""precise-en.bin and precise-ru.bin, written from trained transformers (src/stance/encoder.rs reads them)."""
import numpy as np
import torch

import encoder
import export

N_PIECES = 96
TOP = 63  # seven bits: the older instructions for products of bytes saturate with eight


def write(model, bits, vocabulary, calibrations, path):
    """bits: of the linear maps, 4 or 8; word vectors are stored in four, norms, biases and the head whole. vocabulary: the bytes of its
    file."""
    state, shape = {k: v.numpy() for k, v in model.state_dict().items()}, model.shape
    first = shape.first_place
    header = {"hidden": shape.hidden, "inner": shape.inner, "n_layers": shape.n_layers, "n_heads": shape.n_heads, "bits": str(bits), "eps": shape.eps,
              "n_words": len(state["words.weight"]), "n_vocabulary_bytes": len(vocabulary), "calibrations": calibrations}
    arrays = [vocabulary, export.nibbles(state["words.weight"]), export.f32(state["places.weight"][first:first + N_PIECES]),
              export.f32(state["types.weight"]), *both(state, "norm", export.f32), export.f32(nearness(model))]
    dense = {4: export.nibbles, 8: lambda matrix: export.rows_i8(matrix, TOP)}[bits]
    for i in range(shape.n_layers):
        for part in ("qkv", "out", "norm1", "up", "down", "norm2"):
            arrays += both(state, f"layers.{i}.{part}", export.f32 if part.startswith("norm") else dense)
    export.write(path, header, arrays + both(state, "head", export.f32))


def both(state, name, form):
    return [form(state[f"{name}.weight"]), export.f32(state[f"{name}.bias"])]


def nearness(model):
    """[heads, distances]: what attention gains for each distance, from far before to far behind."""
    if not model.apart:
        return np.zeros((model.shape.n_heads, 2 * N_PIECES - 1))
    with torch.no_grad():
        of = model.apart(encoder.buckets(N_PIECES, model.shape.n_buckets)).permute(2, 0, 1)  # [heads, from, to]
    return torch.cat([of[:, -1, :-1], of[:, 0]], -1).numpy()
