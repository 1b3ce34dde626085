"""One judge of the fast model: a linear part and a convolution, learnt together."""
from collections import Counter

import numpy as np

import export
import students

MARKS = (1, 2, 3)


def vocabulary(rows, seen, n):
    """(hash, text) of the n commonest words."""
    counts, text, read = Counter(), {}, set()
    for row, case in zip(rows, seen):
        if row["text"] not in read:
            read.add(row["text"])
            raw = row["text"].encode()
            for start, end, key, fallback, _ in case.words:
                if fallback not in MARKS:
                    counts[int(key)] += 1
                    text.setdefault(int(key), raw[start:end].decode())
    common = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:n]
    return [(key, text[key]) for key, count in common if count > 1]


def flattened(full):
    """Vectors brought down to the net's width, behind those of the fallbacks, which start at random."""
    full = full - full.mean(0)
    _, _, axes = np.linalg.svd(full, full_matrices=False)
    flat = full @ axes[:students.WIDTH].T
    random_ones = np.random.default_rng(0).normal(0, 0.1, (students.N_FALLBACKS, students.WIDTH))
    return np.concatenate([random_ones, flat * (0.4 / flat.std())])


class Judge:
    def __init__(self, words, vectors):
        """words: the hashes of the vocabulary; vectors: what it starts from, fallbacks first."""
        self.index = {key: i + students.N_FALLBACKS for i, key in enumerate(words)}
        self.vectors = vectors

    def learn(self, cases, goal, weights):
        """goal: [cases, 3] probabilities."""
        self.table, self.net = students.train([c.features for c in cases], [self.net_case(c) for c in cases], goal, weights, self.vectors)
        return self

    def logits(self, cases):
        return students.linear_logits(self.table, [c.features for c in cases]) + students.convolution_logits(self.net, [self.net_case(c) for c in cases])

    def net_case(self, case):
        """ids, contexts, target."""
        ids = np.array([f if f in MARKS else self.index.get(int(key), f) for _, _, key, f, _ in case.words])
        return ids, case.words[:, 4], case.target

    def part(self, calibrations):
        """Header and bytes, as the program reads them."""
        state = {k: v.numpy() for k, v in self.net.state_dict().items()}
        taps = state["taps.weight"]  # [channels, width, 3]; the program wants [width, 3 × channels]: words to the left first
        shares = np.concatenate([taps[:, :, k].T for k in range(3)], axis=1)
        arrays = [export.linear_i8(self.table), np.array(list(self.index), dtype="<u4").tobytes(), export.rows_i8(state["words.weight"]),
                  export.f32(state["contexts.weight"]), export.f32(shares), export.f32(state["taps.bias"]),
                  export.f32(state["head.weight"]), export.f32(state["head.bias"])]
        return {"n_words": len(self.index), "calibrations": calibrations}, b"".join(arrays)
