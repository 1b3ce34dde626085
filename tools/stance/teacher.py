"""Trains the precise model (MiniLM, six layers), which also teaches the fast one, and writes precise.bin."""
import random
import time

import numpy as np
import torch

import export
import guideline
import sets
from bert import model_folder, pretrained
from measure import calibrate, calibrated, calibration_error, macro_f1
from pieces import ALIKE, N_PIECES, TOKENIZER, encode

LAYERS, EPOCHS, BATCH, RATE = 6, 2.5, 16, 1e-4
ENGLISH_DEV = {"place": "clean_rusentne_mt_en_dev", "other": "newsmtsc_dev_rw", "source": "dse_dev"}


def encoded(rows, find):
    return [encode(r, r.get("places") or find(r["text"])) for r in rows]


def batch(cases):
    n = max(len(ids) for ids, _ in cases)
    ids = torch.tensor([c[0] + [0] * (n - len(c[0])) for c in cases])
    types = torch.tensor([c[1] + [0] * (n - len(c[1])) for c in cases])
    mask = torch.tensor([[1.0] * len(c[0]) + [0.0] * (n - len(c[0])) for c in cases])
    return ids, types, mask


def train(folder, out):
    """Fine-tunes on English gold; word vectors stay as they are. Writes the state to `out`."""
    torch.manual_seed(1)
    random.seed(1)
    model = pretrained(LAYERS).train()
    with torch.no_grad():
        for token, words in ALIKE.items():
            model.words.weight[token] = model.words.weight[[TOKENIZER.token_to_id(w) for w in words]].mean(0)
    fit(model, sets.teacher_rows(folder), sets.place_finder(folder), EPOCHS, RATE)
    torch.save(model.state_dict(), out)


def tune(folder, model):
    """A short second lesson after our own guideline, with old rows among the new so that nothing is forgotten."""
    torch.manual_seed(2)
    random.seed(2)
    old = random.sample(sets.teacher_rows(folder), 2600)
    fit(model.train(), old + guideline.rows("en", 700), sets.place_finder(folder), 1, RATE * 0.3)
    return model.eval()


def fit(model, rows, find, epochs, rate):
    cases, labels = encoded(rows, find), [r["label"] + 1 for r in rows]
    for table in (model.words, model.places):
        table.weight.requires_grad = False
    free = [(n, p) for n, p in model.named_parameters() if p.requires_grad]
    plain = [p for n, p in free if p.ndim == 1 or n == "types.weight"]
    adam = torch.optim.AdamW([{"params": [p for n, p in free if p.ndim > 1 and n != "types.weight"], "weight_decay": 0.01},
                              {"params": plain, "weight_decay": 0.0}], lr=rate)
    loss_of = torch.nn.CrossEntropyLoss(label_smoothing=0.05)
    total, step, began = int(len(batches(cases)) * epochs), 0, time.time()
    while step < total:
        for chosen in batches(cases)[:total - step]:
            for group in adam.param_groups:
                group["lr"] = rate * min(step / (0.06 * total), (total - step) / (0.94 * total))
            loss = loss_of(model(*batch([cases[i] for i in chosen])), torch.tensor([labels[i] for i in chosen]))
            adam.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            adam.step()
            step += 1
            if step % 100 == 0:
                print(f"teacher {step}/{total}, loss {loss.item():.2f}, {time.time() - began:.0f} s", flush=True)


def batches(cases):
    """Batches of like length in random order, as indices."""
    order = list(range(len(cases)))
    random.shuffle(order)
    out = []
    for i in range(0, len(order), BATCH * 50):
        chunk = sorted(order[i:i + BATCH * 50], key=lambda k: len(cases[k][0]))
        out += [chunk[j:j + BATCH] for j in range(0, len(chunk), BATCH)]
    random.shuffle(out)
    return out


def load(path):
    model = pretrained(LAYERS)
    model.load_state_dict(torch.load(path))
    return model.eval()


def logits(model, rows, find):
    cases = encoded(rows, find)
    order = sorted(range(len(cases)), key=lambda k: len(cases[k][0]))
    out = np.zeros((len(cases), 3), dtype=np.float32)
    with torch.no_grad():
        for i in range(0, len(order), 32):
            out[order[i:i + 32]] = model(*batch([cases[k] for k in order[i:i + 32]])).numpy()
    return out


def dev_rows(folder, kind):
    rows = sets.read(folder, ENGLISH_DEV[kind])
    if kind == "other":
        rows += sets.read(folder, "newsmtsc_dev_mt")
    return rows if kind == "other" else [r for r in rows if sets.is_region(r)]


def calibrations(folder, judge):
    """One calibration for each kind of question; `judge`: rows -> logits."""
    out = {}
    for kind in ENGLISH_DEV:
        rows = dev_rows(folder, kind)
        gold, raw = np.array([r["label"] + 1 for r in rows]), judge(rows)
        out[kind] = calibrate(raw, gold)
        chances = calibrated(raw, out[kind])
        print(f"  {kind}: macro-F1 {macro_f1(raw.argmax(-1), gold):.3f} raw, {macro_f1(chances.argmax(-1), gold):.3f} chosen, "
              f"calibration error {calibration_error(chances, gold):.3f}", flush=True)
    return out


def write(model, folder, path):
    """precise.bin."""
    find = sets.place_finder(folder)
    state = {k: v.numpy() for k, v in model.state_dict().items()}
    vocabulary = (model_folder() / "vocab.txt").read_bytes()
    header = {"n_layers": LAYERS, "n_words": state["words.weight"].shape[0], "n_vocabulary_bytes": len(vocabulary),
              "english": calibrations(folder, lambda rows: logits(model, rows, find))}

    def dense(name):
        return [export.rows_i8(state[f"{name}.weight"]), export.f32(state[f"{name}.bias"])]

    def norm(name):
        return [export.f32(state[f"{name}.weight"]), export.f32(state[f"{name}.bias"])]

    arrays = [vocabulary, export.rows_i8(state["words.weight"]), export.f32(state["places.weight"][:N_PIECES]),
              export.f32(state["types.weight"])] + norm("norm")
    for i in range(LAYERS):
        at = f"layers.{i}."
        arrays += dense(at + "qkv") + dense(at + "out") + norm(at + "norm1") + dense(at + "up") + dense(at + "down") + norm(at + "norm2")
    export.write(path, header, arrays + dense("head"))
