#!/usr/bin/env python3
"""Whether the confidence of `stancemap link` means what it says, and the lines that make it so.

Every linked mention of the gold sets is right or wrong by the scorer. Its confidence is 1/(1+exp(-(slope·e+shift))) with the
slope and shift of its kind (`line` in src/mention/settle/confidence.rs), and the slope FLAT beyond the evidence at which the
line bends; the evidence e is won back from it, a new line is fitted for each kind by logistic regression, the bend by trying,
and both are judged: the program's own confidence as it is, and fitted lines on documents that the fit has not seen (five folds
by document). Printed are the expected calibration error (ten bins of equal width, weighted by size), a table of reliability,
and the lines to put into the program. Fitting needs numpy.

Not used: demonyms where a set does not mark them (tudloc2013), and leaders, seats of power and groups, which no set marks.

    link_calibration.py SCORE_PY BINARY CONFIDENCE_RS SET.jsonl…
"""
import math
import re
import sys
from pathlib import Path

import numpy as np

from gold import answered, counted, is_right, scorer

KINDS = ("name", "demonym", "capital", "city")
UNMARKED = {"tudloc2013": ("demonym",)}
MOST = 8.0
# More evidence never takes confidence away: the least slope, and the one beyond a bend.
FLAT = 0.05
# A bend must be worth so much log-likelihood.
WORTH = 2.0


def main():
    score, lines = scorer(sys.argv[1]), program_lines(sys.argv[3])
    seen = []
    for path in sys.argv[4:]:
        name = Path(path).stem
        for n, (doc, answer) in enumerate(answered(score, sys.argv[2], path)):
            for m in counted(doc, answer["mentions"]):
                if m["kind"] in KINDS and m["kind"] not in UNMARKED.get(name, ()):
                    sure = min(max(m["confidence"], 0.0005), 0.9995)
                    evidence = won_back(lines[m["kind"]], math.log(sure / (1 - sure)))
                    seen.append((m["kind"], evidence, m["confidence"], is_right(score, doc, m), n % 5))
    print(f"{len(seen)} mentions, {sum(ok for *_, ok, _ in seen) / len(seen):.3f} right")
    reliability("the program's confidence", [(sure, ok) for _, _, sure, ok, _ in seen])
    unseen = []
    for fold in range(5):
        fitted = fit([s for s in seen if s[-1] != fold])
        unseen += [(chance(fitted[kind], e), ok) for kind, e, _, ok, n in seen if n == fold]
    reliability("lines fitted on other documents", unseen)
    for kind, (slope, shift, bend) in fit(seen).items():
        print(f"{kind}: ({slope:.2f}, {shift:.2f}, {bend:.1f})")


def program_lines(path):
    """The lines in the program's source: kind to slope, shift and bend."""
    found = re.findall(r"MentionKind::(\w+) => \((-?[\d.]+), (-?[\d.]+), ([\d.]+)\)", Path(path).read_text(encoding="utf8"))
    return {kind.lower(): (float(slope), float(shift), float(bend)) for kind, slope, shift, bend in found}


def won_back(line, odds):
    """The evidence that a line turns into these log odds."""
    slope, shift, bend = line
    evidence = (odds - shift) / slope
    if evidence > bend:
        evidence = bend + (odds - shift - slope * bend) / FLAT
    return min(evidence, MOST)


def fit(seen):
    return {kind: fit_line([(e, ok) for k, e, _, ok, _ in seen if k == kind]) for kind in KINDS}


def fit_line(points):
    """The straight line, or the bent one that is likeliest; a level one where evidence says nothing."""
    best = None
    for bend in [MOST] + [step / 2 for step in range(2, int(2 * MOST))]:
        likelihood, line = fit_bent(points, bend)
        if line[0] >= FLAT and (best is None or likelihood > best[0] + WORTH):
            best = likelihood, line
    if best:
        return best[1]
    right = sum(ok for _, ok in points) / len(points)
    mean = sum(e for e, _ in points) / len(points)
    return FLAT, math.log(right / (1 - right)) - FLAT * mean, MOST


def fit_bent(points, bend):
    """Logistic regression by Newton's method, slightly pulled to a slope of zero, with what lies beyond the bend given."""
    inputs = np.array([[min(e, bend), 1.0] for e, _ in points])
    given = np.array([FLAT * max(e - bend, 0.0) for e, _ in points])
    right = np.array([ok for _, ok in points], dtype=float)
    weights, pull = np.zeros(2), np.array([0.1, 0.0])
    for _ in range(50):
        sure = 1 / (1 + np.exp(-(inputs @ weights + given)))
        uphill = inputs.T @ (right - sure) - pull * weights
        curve = (inputs * (sure * (1 - sure))[:, None]).T @ inputs + np.diag(pull)
        weights += np.linalg.solve(curve, uphill)
    likelihood = float((right * np.log(sure) + (1 - right) * np.log(1 - sure)).sum())
    return likelihood, (float(weights[0]), float(weights[1]), bend)


def chance(line, evidence):
    slope, shift, bend = line
    return 1 / (1 + math.exp(-(slope * min(evidence, bend) + FLAT * max(evidence - bend, 0.0) + shift)))


def reliability(title, pairs):
    error = 0.0
    print(f"\n{title}\n  confidence        n    mean   right")
    for low in range(10):
        inside = [(sure, ok) for sure, ok in pairs if low / 10 <= sure < (low + 1) / 10 or (low == 9 and sure == 1)]
        if inside:
            mean, right = (sum(column) / len(inside) for column in zip(*inside))
            error += abs(mean - right) * len(inside) / len(pairs)
            print(f"  {low / 10:.1f}–{(low + 1) / 10:.1f}   {len(inside):8}{mean:8.3f}{right:8.3f}")
    print(f"  expected calibration error {error:.3f}")


if __name__ == "__main__":
    main()
