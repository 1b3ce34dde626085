"""Model files as the program reads them: magic, BLAKE3 of the rest, JSON header, arrays (see src/stance/file.rs)."""
import json
import struct

import blake3
import numpy as np


def rows_i8(matrix):
    """Scales (one a row), then the rows in eight bits."""
    matrix = np.asarray(matrix, dtype=np.float32)
    scales = np.maximum(np.abs(matrix).max(1), 1e-9) / 127
    return scales.astype("<f4").tobytes() + np.round(matrix / scales[:, None]).astype(np.int8).tobytes()


def f32(array):
    return np.asarray(array).astype("<f4").tobytes()


def linear_i8(table):
    """One scale, then [features, 3]; the few greatest weights are cut."""
    scale = np.abs(table).max() / 127
    return f32([scale]) + np.clip(np.round(table / scale), -127, 127).astype(np.int8).tobytes()


def write(path, header, arrays):
    text = json.dumps(header, sort_keys=True).encode()
    body = struct.pack("<I", len(text)) + text + b"".join(arrays)
    path.write_bytes(b"STANCE01" + blake3.blake3(body).digest() + body)
    print(f"{path.name}: {path.stat().st_size / 1e6:.2f} MB")
