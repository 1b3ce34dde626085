"""Cases as the program sees them: runs the feature writer of this checkout, so that trainer and program cannot differ."""
import json
import subprocess
from pathlib import Path

import numpy as np

WRITER = Path(__file__).resolve().parents[2] / "target/release/examples/stance_features"


def see(rows, find):
    """Features (lists of uint32), words ([n, 5] of start, end, hash, fallback, context), target index per row."""
    lines = "".join(json.dumps(line(row, row.get("places") or find(row["text"])), ensure_ascii=False) + "\n" for row in rows)
    raw = subprocess.run([WRITER], input=lines.encode(), stdout=subprocess.PIPE, check=True).stdout
    numbers, at, seen = np.frombuffer(raw, dtype="<u4"), 0, []
    for _ in rows:
        n = int(numbers[at])
        features = numbers[at + 1:at + 1 + n].astype(np.int64)
        n_words, target = int(numbers[at + 1 + n]), int(numbers[at + 2 + n])
        at += 3 + n
        seen.append((features, numbers[at:at + 5 * n_words].reshape(-1, 5).astype(np.int64), target))
        at += 5 * n_words
    assert at == len(numbers)
    return seen


def line(row, places):
    text = row["text"]

    def bytes_at(k):
        return len(text[:k].encode())

    source = None
    if row.get("source_start") is not None:
        source = [bytes_at(row["source_start"]), bytes_at(row["source_end"])]
    places = [[bytes_at(a), bytes_at(b)] for a, b in places]
    return {"text": text, "start": bytes_at(row["start"]), "end": bytes_at(row["end"]), "lang": row["lang"], "places": places, "source": source}
