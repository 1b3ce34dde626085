"""More cases for the fast model, which the transformer labels: other names in the same sentences, and sentences with words left
out, exchanged or cut off (after Tang et al. 2019, who taught small networks so)."""
import random
import re

import sets

NAME = re.compile(r"(?<=[\w,;:–—«“\"(] )[A-ZА-ЯЁІЇЄҐ][\w’'-]+(?: [A-ZА-ЯЁІЇЄҐ][\w’'-]+)*")
WORD = re.compile(r"\S+")
LEFT_OUT, EXCHANGED, CUT = 0.08, 0.12, 0.4
NEAR = (5, 14)  # words left on either side of the target where a sentence is cut


def names(rows, n):
    """Up to n rows without a label that ask about other names, two a sentence."""
    draw, asked = random.Random(5), {}
    for row in rows:
        asked.setdefault(row["text"], (row, []))[1].append((row["start"], row["end"]))
    out = []
    for text in sorted(asked):
        row, spans = asked[text]
        found = [m.span() for m in NAME.finditer(text) if all(m.end() <= a or b <= m.start() for a, b in spans)]
        out += [{**sets.sourceless(row), "start": a, "end": b} for a, b in draw.sample(found, min(2, len(found)))]
    draw.shuffle(out)
    return out[:n]


def noised(rows, n):
    """n rows without a label, in words that are not quite those of the given ones."""
    draw, pool = random.Random(6), {}
    rows = [r for r in rows if r["text"][r["start"]:r["end"]].strip()]
    for row in rows:
        for word in WORD.findall(row["text"]):
            pool.setdefault((row["lang"], word[0].isupper()), []).append(word)
    return [noise(draw.choice(rows), pool, draw) for _ in range(n)]


def noise(row, pool, draw):
    marks = [(row["start"], row["end"])] + ([(row["source_start"], row["source_end"])] if "source_start" in row else [])
    words = [m.span() for m in WORD.finditer(row["text"])]
    held = [any(a < end and start < b for start, end in marks) for a, b in words]
    first, last = 0, len(words)
    if "source_start" not in row and draw.random() < CUT:
        at = [i for i, (a, b) in enumerate(words) if a < row["end"] and row["start"] < b]
        first, last = max(0, at[0] - draw.randint(*NEAR)), at[-1] + 1 + draw.randint(*NEAR)
    text, moved = "", {}
    for (a, b), keep in list(zip(words, held))[first:last]:
        word, chance = row["text"][a:b], draw.random()
        if not keep and chance < LEFT_OUT:
            continue
        if not keep and chance < LEFT_OUT + EXCHANGED:
            word = draw.choice(pool[row["lang"], word[0].isupper()])
        text += " " if text else ""
        moved.update({offset: len(text) + offset - a for start, end in marks for offset in (start, end) if a <= offset <= b and keep})
        text += word
    out = {**row, "text": text, "start": moved[row["start"]], "end": moved[row["end"]]}
    if "source_start" in row:
        out["source_start"], out["source_end"] = moved[row["source_start"]], moved[row["source_end"]]
    return out
