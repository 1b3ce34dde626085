"""Trains the fast model on gold and on the teacher's soft labels, and writes fast.bin."""
import random
from collections import Counter

import numpy as np
from safetensors.torch import load_file

import export
import guideline
import sets
import students
import teacher
from bert import model_folder
from measure import calibrate, calibrated, calibration_error, macro_f1, softmax
from pieces import pieces
from seen import see

N_VOCABULARY, MARKS = 12000, (1, 2, 3)
LINEAR_SHARE, CONVOLUTION_SHARE = 1.0, 1.0


def english_rows(folder):
    """Gold, and places in the same sentences that only the teacher has labelled (label None)."""
    draw, find = random.Random(5), sets.place_finder(folder)
    gold = sets.read(folder, "newsmtsc_train") + sets.read(folder, "dse_train")
    plain = [r for r in gold if not (r["set"] == "dse_train" and r["target_type"] == "OTHER" and r["label"] == 0 and draw.random() > 0.25)]
    extra = {}
    for row in reversed(gold):
        for a, b in find(row["text"])[:2]:
            extra[row["text"], a] = {"text": row["text"], "start": a, "end": b, "label": None, "lang": "en"}
    extra = [extra[key] for key in sorted(extra)]
    draw.shuffle(extra)
    return plain + extra[:9000]


def vocabulary(rows, seen):
    """(hash, text) of the commonest words."""
    counts, text, read = Counter(), {}, set()
    for row, (_, words, _) in zip(rows, seen):
        if row["text"] not in read:
            read.add(row["text"])
            raw = row["text"].encode()
            for start, end, key, fallback, _ in words:
                if fallback not in MARKS:
                    counts[int(key)] += 1
                    text.setdefault(int(key), raw[start:end].decode())
    common = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:N_VOCABULARY]
    return [(key, text[key]) for key, n in common if n > 1]


def word_vectors(words):
    """MiniLM's own word vectors, brought down to 64 dimensions; fallbacks start at random."""
    raw = load_file(model_folder() / "model.safetensors")
    table = next(v for k, v in raw.items() if k.endswith("word_embeddings.weight")).float().numpy()
    full = np.stack([table[pieces(text) or [100]].mean(0) for _, text in words])
    full -= full.mean(0)
    _, _, axes = np.linalg.svd(full, full_matrices=False)
    flat = full @ axes[:students.WIDTH].T
    random_ones = np.random.default_rng(0).normal(0, 0.1, (students.N_FALLBACKS, students.WIDTH))
    return np.concatenate([random_ones, flat * (0.4 / flat.std())])


def train_english(folder, teach):
    """(linear table, net, word index)."""
    find, rows = sets.place_finder(folder), english_rows(folder)
    soft, seen = softmax(teach(rows)), see(rows, find)
    wanted = np.array([target(r, p) for r, p in zip(rows, soft)])
    weights = np.array([0.5 if r["label"] is None else 1.0 for r in rows])
    words = vocabulary(rows, seen)
    index = {key: i + students.N_FALLBACKS for i, (key, _) in enumerate(words)}
    table = students.train_linear([s[0] for s in seen], wanted, weights)
    net = students.train_convolution([net_case(s, index) for s in seen], wanted, weights, word_vectors(words))
    return table, net, index


def target(row, taught):
    """What is wanted of a row: the teacher's word, or half gold and half the teacher's."""
    return taught if row["label"] is None else 0.5 * np.eye(3)[row["label"] + 1] + 0.5 * taught


def net_case(seen, index):
    _, words, target = seen
    ids = np.array([f if f in MARKS else index.get(int(key), f) for _, _, key, f, _ in words])
    return ids, words[:, 4], target


def train_russian(folder):
    """(linear table, calibration): the table from all rows, the figures by five folds of sentences."""
    main, more = sets.read(folder, "clean_rusentne_dev"), sets.read(folder, "clean_ruopinionne_dev")
    made = guideline.rows("ru", 700)
    rows = main + more + made
    names = {r["text"][r["start"]:r["end"]] for r in main if sets.is_region(r)}
    seen = see(rows, sets.finder_of(names))
    features = [s[0] for s in seen]
    wanted = np.eye(3)[[r["label"] + 1 for r in rows]]
    weights = np.array([1.0] * len(main) + [0.5] * (len(more) + len(made)))
    folds = np.array([sets.fold(r, 5) for r in rows])
    guessed = np.zeros((len(rows), 3))
    options = dict(epochs=6, lr=0.02, drop=0.3)
    for k in range(5):
        kept = np.flatnonzero(folds != k)
        table = students.train_linear([features[i] for i in kept], wanted[kept], weights[kept], **options)
        left = np.flatnonzero(folds == k)
        guessed[left] = students.linear_logits(table, [features[i] for i in left])
    regions = np.array([i for i, r in enumerate(main) if sets.is_region(r)])
    others = np.array([i for i, r in enumerate(main) if not sets.is_region(r)])
    out = {}
    for kind, chosen in (("place", regions), ("other", others)):
        gold = wanted[chosen].argmax(-1)
        out[kind] = calibrate(guessed[chosen], gold)
        chances = calibrated(guessed[chosen], out[kind])
        print(f"  Russian, {kind}, 5 folds: macro-F1 {macro_f1(chances.argmax(-1), gold):.3f}, raw {macro_f1(guessed[chosen].argmax(-1), gold):.3f}, "
              f"calibration error {calibration_error(chances, gold):.3f}", flush=True)
    out["source"] = out["place"]
    return students.train_linear(features, wanted, weights, **options), out


def write(folder, teach, path):
    """fast.bin."""
    russian, russian_calibrations = train_russian(folder)
    table, net, index = train_english(folder, teach)
    find = sets.place_finder(folder)

    def judge(rows):
        seen = see(rows, find)
        return LINEAR_SHARE * students.linear_logits(table, [s[0] for s in seen]) + CONVOLUTION_SHARE * students.convolution_logits(net, [net_case(s, index) for s in seen])

    header = {"n_words": len(index), "linear_share": LINEAR_SHARE, "convolution_share": CONVOLUTION_SHARE,
              "english": teacher.calibrations(folder, judge), "russian": russian_calibrations}
    state = {k: v.numpy() for k, v in net.state_dict().items()}
    taps = state["taps.weight"]  # [channels, width, 3]; the program wants [width, 3 × channels]: words to the left first
    shares = np.concatenate([taps[:, :, k].T for k in range(3)], axis=1)
    arrays = [export.linear_i8(table), export.linear_i8(russian), np.array(list(index), dtype="<u4").tobytes(),
              export.rows_i8(state["words.weight"]), export.f32(state["contexts.weight"]), export.f32(shares),
              export.f32(state["taps.bias"]), export.f32(state["head.weight"]), export.f32(state["head.bias"])]
    export.write(path, header, arrays)
