"""Model files as the program reads them: magic, BLAKE3 of the rest, JSON header, arrays (see src/stance/file.rs)."""
import json
import struct

import blake3
import numpy as np

MAGIC = b"STANCE01"


def rows_i8(matrix):
    """Scales (one a row), then the rows in eight bits."""
    matrix = np.asarray(matrix, dtype=np.float32)
    scales = np.maximum(np.abs(matrix).max(1), 1e-9) / 127
    return scales.astype("<f4").tobytes() + np.round(matrix / scales[:, None]).astype(np.int8).tobytes()


def nibbles(matrix):
    """A scale for each block of 32 numbers, then the numbers in four bits. What was in four bits before loses nothing: its
    scale is the one of the block that makes all its numbers whole."""
    blocks = np.asarray(matrix, dtype=np.float32).reshape(-1, 32)
    extreme = np.take_along_axis(blocks, np.abs(blocks).argmax(1)[:, None], 1)[:, 0]
    scales = np.where(extreme == 0, 1e-9, extreme / -8).astype("<f4")
    whole = np.clip(np.round(blocks / scales[:, None]) + 8, 0, 15).astype(np.uint8)
    return scales.tobytes() + (whole[:, :16] | whole[:, 16:] << 4).tobytes()


def f32(array):
    return np.asarray(array).astype("<f4").tobytes()


def linear_i8(table):
    """One scale, then [features, 3]; the few greatest weights are cut."""
    scale = np.abs(table).max() / 127
    return f32([scale]) + np.clip(np.round(table / scale), -127, 127).astype(np.int8).tobytes()


FAST_PARTS = ("english_places", "english_others", "russian")


def write_fast(path, parts):
    """parts: for each name its header and bytes."""
    write(path, {name: parts[name][0] for name in FAST_PARTS}, [parts[name][1] for name in FAST_PARTS])


def write(path, header, arrays):
    text = json.dumps(header, sort_keys=True).encode()
    body = struct.pack("<I", len(text)) + text + b"".join(arrays)
    path.write_bytes(MAGIC + blake3.blake3(body).digest() + body)
    print(f"{path.name}: {path.stat().st_size / 1e6:.2f} MB")
