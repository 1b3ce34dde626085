"""Trains the precise model (MiniLM, six layers), which also teaches the fast one, which weights.py writes to precise.bin.
"""
import random
import time

import numpy as np
import torch

import sets
import weights
from bert import pretrained
from measure import calibrate, calibrated, calibration_error, macro_f1
from seen import KINDS, see

LAYERS, BATCH = 6, 16
WHOLE, AGAIN = {"epochs": 2, "rate": 1e-4}, {"epochs": 1, "rate": 6e-5, "n_frozen": 2}
ENGLISH_DEV = ("newsmtsc_dev_rw", "newsmtsc_dev_mt", "dse_dev")


def train(folder, out, old=None):
    """Fine-tunes on English gold; word vectors stay as they are. Writes the state to `out`. `old`: a precise.bin to start
    from instead of MiniLM, which then needs a shorter lesson."""
    torch.manual_seed(1)
    random.seed(1)
    if old:
        model = fit(weights.read(old), sets.refresher(folder), **AGAIN)
    else:
        model = fit(pretrained(LAYERS), sets.lesson(folder), **WHOLE)
    torch.save(model.state_dict(), out)


def fit(model, rows, epochs, rate, n_frozen=0):
    """Trains all but the word vectors and the lowest `n_frozen` layers."""
    cases, labels = see(rows), [r["label"] + 1 for r in rows]
    for part in (model.words, model.places, *model.layers[:n_frozen]):
        part.requires_grad_(False)
    free = [p for p in model.train().parameters() if p.requires_grad]
    adam = torch.optim.AdamW([{"params": [p for p in free if p.ndim > 1], "weight_decay": 0.01},
                              {"params": [p for p in free if p.ndim == 1], "weight_decay": 0.0}], lr=rate, fused=True)
    loss_of = torch.nn.CrossEntropyLoss(label_smoothing=0.05)
    order = [chosen for _ in range(epochs) for chosen in batches(cases)]
    began = time.time()
    for step, chosen in enumerate(order, 1):
        for group in adam.param_groups:
            group["lr"] = rate * min(step / (0.06 * len(order)), (1 + len(order) - step) / (0.94 * len(order)))
        loss = loss_of(model(*batch([cases[i] for i in chosen])), torch.tensor([labels[i] for i in chosen]))
        adam.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(free, 1.0)
        adam.step()
        if step % 100 == 0:
            print(f"  transformer {step}/{len(order)}, loss {loss.item():.2f}, {time.time() - began:.0f} s", flush=True)
    return model.eval()


def batches(cases):
    """Batches of like length in random order, as indices."""
    order = list(range(len(cases)))
    random.shuffle(order)
    out = []
    for i in range(0, len(order), BATCH * 50):
        chunk = sorted(order[i:i + BATCH * 50], key=lambda k: len(cases[k].pieces))
        out += [chunk[j:j + BATCH] for j in range(0, len(chunk), BATCH)]
    random.shuffle(out)
    return out


def batch(cases):
    """ids, types, mask as tensors [cases, pieces]."""
    n = max(len(c.pieces) for c in cases)
    out = np.zeros((3, len(cases), n), dtype=np.int64)
    for row, case in enumerate(cases):
        out[:, row, :len(case.pieces)] = case.pieces, case.types, np.ones_like(case.types)
    return torch.from_numpy(out[0]), torch.from_numpy(out[1]), torch.from_numpy(out[2]).float()


def load(path):
    model = pretrained(LAYERS)
    model.load_state_dict(torch.load(path))
    return model.eval()


def logits(model, cases):
    """[cases, 3]."""
    order = sorted(range(len(cases)), key=lambda k: len(cases[k].pieces))
    out = np.zeros((len(cases), 3), dtype=np.float32)
    with torch.no_grad():
        for i in range(0, len(order), 32):
            out[order[i:i + 32]] = model(*batch([cases[k] for k in order[i:i + 32]])).numpy()
    return out


def judged_rows(folder):
    """The rows that choose biases and temperatures: development sets, and of dse and RuSentNE the regions."""
    rows = [r for name in (*ENGLISH_DEV, sets.TRANSLATED) for r in sets.read(folder, name)]
    return [r for r in rows if r["set"].startswith("newsmtsc") or sets.is_region(r)]


def calibrations(rows, cases, raw):
    """One calibration for each kind of question, with its figures printed."""
    out = {}
    for kind in KINDS:
        mine = np.array([i for i, c in enumerate(cases) if c.kind == kind])
        gold = np.array([rows[i]["label"] + 1 for i in mine])
        out[kind] = calibrate(raw[mine], gold)
        chances = calibrated(raw[mine], out[kind])
        print(f"  {kind}: n {len(mine)}, macro-F1 {macro_f1(raw[mine].argmax(-1), gold):.3f} raw, {macro_f1(chances.argmax(-1), gold):.3f} "
              f"chosen, calibration error {calibration_error(chances, gold):.3f}", flush=True)
    return out
