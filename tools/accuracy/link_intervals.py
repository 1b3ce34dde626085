#!/usr/bin/env python3
"""Post-Soviet and world P, R, F1 of `stancemap link` with 95 % bootstrap intervals over documents (1,000 draws, seed 1).

    link_intervals.py SCORE_PY BINARY [--kinds name,city,…] SET.jsonl…
"""
import random
import sys
from pathlib import Path

from gold import answered, counted, scorer


def main():
    score, binary, *rest = scorer(sys.argv[1]), *sys.argv[2:]
    options = rest[:2] if rest[0] == "--kinds" else []
    for path in rest[len(options):]:
        pairs = answered(score, binary, path, options)
        cells = [Path(path).stem]
        for scope in (score.POST, None):
            drawn = random.Random(1)
            # Each document is counted once; a draw only adds up counts.
            parts = [counts(score, doc, answer, scope) for doc, answer in pairs]
            draws = sorted(figures(score, drawn.choices(parts, k=len(parts)))[2] for _ in range(1000))
            p, r, f1 = figures(score, parts)
            cells.append(f"P {p:.3f} R {r:.3f} F1 {f1:.3f} ({draws[25]:.3f}–{draws[974]:.3f})")
        print(" | ".join(cells))


def counts(score, doc, answer, scope):
    """Right, said, found and wanted mentions of one document."""
    p, r, _, n_gold = score.score_links([doc], [answer], scope)
    said = [m for m in counted(doc, answer["mentions"]) if scope is None or m["country"] in scope]
    return p * len(said), len(said), r * n_gold, n_gold


def figures(score, parts):
    right, said, found, gold = (sum(column) for column in zip(*parts))
    p, r = right / said if said else 0.0, found / gold if gold else 0.0
    return p, r, score.f1(p, r)


if __name__ == "__main__":
    main()
