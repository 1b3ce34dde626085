#!/usr/bin/env python3
"""Post-Soviet and world F1 of `stancemap link` with 95 % bootstrap intervals over documents (1,000 draws, seed 1).

    link_intervals.py SCORE_PY BINARY SET.jsonl…
"""
import importlib.util
import json
import random
import sys
from pathlib import Path


def load(path):
    spec = importlib.util.spec_from_file_location("score", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def main():
    score, binary, sets = load(sys.argv[1]), sys.argv[2], sys.argv[3:]
    for path in sets:
        docs = [json.loads(line) for line in Path(path).open(encoding="utf8")]
        answers, _ = score.run([binary, "link", "--from", "jsonl", "--format", "jsonl", "-"], [{"id": d["id"], "text": d["text"]} for d in docs])
        cells = [Path(path).stem]
        for scope in (score.POST, None):
            drawn = random.Random(1)
            point = score.score_links(docs, answers, scope)
            # Each document is counted once; a draw only adds up counts.
            parts = [counts(score, [d], [a], scope) for d, a in zip(docs, answers)]
            draws = sorted(f1(score, drawn.choices(parts, k=len(parts))) for _ in range(1000))
            cells.append(f"P {point[0]:.3f} R {point[1]:.3f} F1 {point[2]:.3f} ({draws[25]:.3f}–{draws[974]:.3f})")
        print(" | ".join(cells))


def counts(score, docs, answers, scope):
    p, r, _, n_gold = score.score_links(docs, answers, scope)
    inside = [m for m in answers[0]["mentions"] if m.get("country") and (scope is None or m["country"] in scope)]
    return p, r, n_gold, kept(score, docs[0], inside)


def kept(score, doc, mentions):
    lo, hi = doc.get("eval_span") or (0, 10**9)
    known = [m for m in doc["mentions"] if m.get("country_iso2")]
    skipped = [m for m in doc["mentions"] if not m.get("country_iso2")]
    touch = lambda m, g: m["start"] < g["end"] and g["start"] < m["end"]
    inside = [m for m in mentions if lo <= m["start"] < hi]
    return sum(any(touch(m, g) for g in known) or not any(touch(m, g) for g in skipped) for m in inside)


def f1(score, parts):
    said, gold = sum(n for *_, n in parts), sum(n for _, _, n, _ in parts)
    right, found = sum(p * n for p, _, _, n in parts), sum(r * n for _, r, n, _ in parts)
    return score.f1(right / said if said else 0.0, found / gold if gold else 0.0)


if __name__ == "__main__":
    main()
