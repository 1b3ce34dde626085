#!/usr/bin/env python3
"""Whether the confidence of `stancemap link` means what it says, and the lines that make it so.

Every linked mention of the gold sets is right or wrong by the scorer. Its confidence is 1/(1+exp(-(slope·e+shift))) with the
slope and shift of its kind (`LINES` in src/mention/settle/confidence.rs); the evidence e is won back from it, a new line is
fitted for each kind by logistic regression, and both are judged: the program's own confidence as it is, and fitted lines on
documents that the fit has not seen (five folds by document). Printed are the expected calibration error (ten bins of equal
width, weighted by size), a table of reliability, and the lines to put into the program. Fitting needs scikit-learn.

Not used: demonyms where a set does not mark them (tudloc2013), and leaders, seats of power and groups, which no set marks.

    link_calibration.py SCORE_PY BINARY CONFIDENCE_RS SET.jsonl…
"""
import math
import re
import sys
from pathlib import Path

from sklearn.linear_model import LogisticRegression

from gold import answered, counted, is_right, scorer

KINDS = ("name", "demonym", "capital", "city")
UNMARKED = {"tudloc2013": ("demonym",)}
MOST = 8.0
# More evidence never takes confidence away.
LEAST_SLOPE = 0.05


def main():
    score, lines = scorer(sys.argv[1]), program_lines(sys.argv[3])
    seen = []
    for path in sys.argv[4:]:
        name = Path(path).stem
        for n, (doc, answer) in enumerate(answered(score, sys.argv[2], path)):
            for m in counted(doc, answer["mentions"]):
                if m["kind"] in KINDS and m["kind"] not in UNMARKED.get(name, ()):
                    slope, shift = lines[m["kind"]]
                    sure = min(max(m["confidence"], 0.0005), 0.9995)
                    evidence = min((math.log(sure / (1 - sure)) - shift) / slope, MOST)
                    seen.append((m["kind"], evidence, m["confidence"], is_right(score, doc, m), n % 5))
    print(f"{len(seen)} mentions, {sum(ok for *_, ok, _ in seen) / len(seen):.3f} right")
    reliability("the program's confidence", [(sure, ok) for _, _, sure, ok, _ in seen])
    unseen = []
    for fold in range(5):
        fitted = fit([s for s in seen if s[-1] != fold])
        unseen += [(chance(fitted[kind], e), ok) for kind, e, _, ok, n in seen if n == fold]
    reliability("lines fitted on other documents", unseen)
    for kind, (slope, shift) in fit(seen).items():
        print(f"{kind}: ({slope:.2f}, {shift:.2f})")


def program_lines(path):
    """The lines in the program's source: kind to slope and shift."""
    found = re.findall(r"MentionKind::(\w+) => \((-?[\d.]+), (-?[\d.]+)\)", Path(path).read_text(encoding="utf8"))
    return {kind.lower(): (float(slope), float(shift)) for kind, slope, shift in found}


def fit(seen):
    lines = {}
    for kind in KINDS:
        points = [(e, ok) for k, e, _, ok, _ in seen if k == kind]
        model = LogisticRegression(C=10.0).fit([[e] for e, _ in points], [ok for _, ok in points])
        lines[kind] = (model.coef_[0][0], model.intercept_[0])
        if lines[kind][0] < LEAST_SLOPE:
            right = sum(ok for _, ok in points) / len(points)
            mean = sum(e for e, _ in points) / len(points)
            lines[kind] = (LEAST_SLOPE, math.log(right / (1 - right)) - LEAST_SLOPE * mean)
    return lines


def chance(line, evidence):
    return 1 / (1 + math.exp(-(line[0] * evidence + line[1])))


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
