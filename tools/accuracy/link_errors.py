#!/usr/bin/env python3
"""Lists every error of `stancemap link` against gold sets, to be sorted by hand. One line each, tabs between:

    set  document  error  surface  said  gold  kind  confidence  words around

error: `wrong` (linked to another country than gold), `extra` (gold has nothing there), `missed` (gold has, the program has not).

    link_errors.py SCORE_PY BINARY post|all SET.jsonl…
"""
import sys
from pathlib import Path

from gold import answered, counted, is_found, is_right, scorer, touch


def main():
    score, binary, scope = scorer(sys.argv[1]), sys.argv[2], sys.argv[3]
    inside = (lambda code: code in score.POST) if scope == "post" else (lambda code: True)
    for path in sys.argv[4:]:
        for doc, answer in answered(score, binary, path):
            for row in errors(score, doc, answer, inside):
                print(Path(path).stem, doc["id"], *row, sep="\t")


def errors(score, doc, answer, inside):
    kept = counted(doc, answer["mentions"])
    for m in kept:
        if inside(m["country"]) and not is_right(score, doc, m):
            golds = [g["country_iso2"] for g in doc["mentions"] if g.get("country_iso2") and touch(g, m)]
            yield "wrong" if golds else "extra", m["surface"], m["region"], ",".join(golds), m["kind"], m["confidence"], around(doc["text"], m)
    for g in doc["mentions"]:
        if g.get("country_iso2") and inside(g["country_iso2"]) and not is_found(score, doc, answer, g):
            said = ",".join(str(m["region"]) for m in answer["mentions"] if touch(m, g))
            yield "missed", g["surface"], said, g["country_iso2"], g.get("type") or "", "", around(doc["text"], g)


def around(text, mention, n=50):
    before, after = text[max(0, mention["start"] - n) : mention["start"]], text[mention["end"] : mention["end"] + n]
    return " ".join(f"{before}[{text[mention['start'] : mention['end']]}]{after}".split())


if __name__ == "__main__":
    main()
