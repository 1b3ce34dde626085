"""Model files as the program reads them: magic, BLAKE3 of the rest, JSON header, arrays (see src/stance/file.rs)."""
import json
import struct
import sys

import blake3
import numpy as np
import torch

MAGIC = b"STANCE01"


def rows_i8(matrix, top=127, wider=1.0):
    """Scales (one a row), then the rows in eight bits, no number greater than `top`. wider: how much wider than needed a step is."""
    matrix = np.asarray(matrix, dtype=np.float32)
    scales = np.maximum(np.abs(matrix).max(1), 1e-9) * wider / top
    return scales.astype("<f4").tobytes() + np.round(matrix / scales[:, None]).astype(np.int8).tobytes()


def nibbles(matrix):
    """A scale for each block of 32 numbers (bfloat16), then the numbers in four bits."""
    blocks = np.asarray(matrix, dtype=np.float32).reshape(-1, 32)
    best = scales(blocks)
    return packed(best, whole(blocks, best))


def scales(blocks):
    """For each block the scale, of a few, that loses least."""
    extreme = np.take_along_axis(blocks, np.abs(blocks).argmax(1)[:, None], 1)[:, 0]
    tried = np.stack([bfloat(np.where(extreme == 0, 1e-9, extreme * part / -8)) for part in (1, 0.95, 0.9, 0.85, 0.8)])
    lost = np.stack([((whole(blocks, scale) * scale[:, None] - blocks) ** 2).sum(1) for scale in tried])
    return np.take_along_axis(tried, lost.argmin(0)[None], 0)[0]


def packed(scales, numbers):
    """numbers: [blocks, 32], -8 to 7."""
    halves = (numbers + 8).astype(np.uint8)
    return (scales.view("<u4") >> 16).astype("<u2").tobytes() + (halves[:, :16] | halves[:, 16:] << 4).tobytes()


def unpacked(pairs, scales):
    """The numbers of blocks of four bits. pairs: [blocks, 16] bytes; scales: [blocks, 1]."""
    return (np.concatenate([pairs & 15, pairs >> 4], 1).astype(np.float32) - 8) * scales


def whole(blocks, scales):
    """The nearest of the sixteen numbers of four bits."""
    return np.clip(np.round(blocks / scales[:, None]), -8, 7)


def bfloat(numbers):
    """Rounded to the upper half of their bits."""
    return ((numbers.astype("<f4").view("<u4") + 0x8000) & 0xFFFF0000).view("<f4")


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


def opened(path):
    """The header of a file, and its arrays, to be read one after another."""
    raw, begin = path.read_bytes(), len(MAGIC) + 32
    if raw[:begin] != MAGIC + blake3.blake3(raw[begin:]).digest():
        sys.exit(f"{path} is broken: its checksum does not fit")
    file = Arrays(raw[begin:])
    return json.loads(file.take(*struct.unpack("<I", file.take(4)))), file


class Arrays:
    """What the functions above have written, as tensors."""

    def __init__(self, raw):
        self.raw, self.at = raw, 0

    def take(self, n):
        self.at += n
        return self.raw[self.at - n:self.at]

    def array(self, kind, *shape):
        kind = np.dtype(kind)
        return np.frombuffer(self.take(int(np.prod(shape)) * kind.itemsize), kind).reshape(shape)

    def f32(self, *shape):
        return torch.tensor(self.array("<f4", *shape))

    def rows_i8(self, rows, columns):
        scales = self.f32(rows, 1)
        return scales * torch.tensor(self.array("i1", rows, columns))

    def nibbles(self, rows, columns):
        n_blocks = rows * columns // 32
        scales = (self.array("<u2", n_blocks, 1).astype("<u4") << 16).view("<f4")
        return torch.tensor(unpacked(self.array("u1", n_blocks, 16), scales).reshape(rows, columns))
