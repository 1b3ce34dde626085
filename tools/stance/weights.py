"""precise.bin, written from a trained transformer (src/stance/precise.rs reads it)."""
import export

N_PIECES = 96


def shapes(n_layers):
    """Names of the linear maps and norms in the order of the file; norms are kept whole."""
    yield "norm"
    for i in range(n_layers):
        yield from (f"layers.{i}.{part}" for part in ("qkv", "out", "norm1", "up", "down", "norm2"))
    yield "head"


def write(model, vocabulary, calibrations, path):
    """vocabulary: the bytes of its file; calibrations: for each language."""
    state = {k: v.numpy() for k, v in model.state_dict().items()}
    n_layers = len(model.layers)
    header = {"n_layers": n_layers, "n_words": len(state["words.weight"]), "n_vocabulary_bytes": len(vocabulary), **calibrations}
    arrays = [vocabulary, export.nibbles(state["words.weight"]), export.f32(state["places.weight"][:N_PIECES]), export.f32(state["types.weight"])]
    for name in shapes(n_layers):
        weight = state[f"{name}.weight"]
        arrays += [export.rows_i8(weight) if weight.ndim > 1 else export.f32(weight), export.f32(state[f"{name}.bias"])]
    export.write(path, header, arrays)
