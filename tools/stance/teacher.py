"""Trains the transformers of the precise model."""
import math
import random
import time

import numpy as np
import torch

BATCH, SMOOTHING = 16, 0.05


def fit(model, cases, goals, out, rate, epochs, seed=1):
    """Trains all but the word vectors. goals: [cases, 3]; epochs: may end inside one. Writes the state to `out`, now and then a first
    one."""
    torch.manual_seed(seed)
    random.seed(seed)
    model.words.requires_grad_(False)
    free = [p for p in model.train().parameters() if p.requires_grad]
    adam = torch.optim.AdamW([{"params": [p for p in free if p.ndim > 1], "weight_decay": 0.01},
                              {"params": [p for p in free if p.ndim == 1], "weight_decay": 0.0}], lr=rate, fused=True)
    loss_of = torch.nn.CrossEntropyLoss(label_smoothing=SMOOTHING)
    order = [chosen for _ in range(math.ceil(epochs)) for chosen in batches(cases)]
    order = order[:round(epochs * len(cases) / BATCH)]
    began, losses = time.time(), []
    for step, chosen in enumerate(order, 1):
        for group in adam.param_groups:
            group["lr"] = rate * min(step / (0.06 * len(order)), (1 + len(order) - step) / (0.94 * len(order)))
        with short_floats():
            said = model(*batch([cases[i] for i in chosen]))
        loss = loss_of(said.float(), torch.tensor(goals[chosen]))
        adam.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(free, 1.0)
        adam.step()
        losses.append(loss.item())
        if step % 100 == 0:
            print(f"  transformer {step}/{len(order)}, loss {np.mean(losses[-100:]):.3f}, {time.time() - began:.0f} s", flush=True)
        if step % 500 == 0 or step == len(order):
            torch.save(model.state_dict(), out)
    return model.eval()


def short_floats():
    """Products of bfloat16, where the processor has them: where it has not, torch imitates them thirty times slower than whole floats."""
    has = torch.cpu.get_capabilities()
    return torch.autocast("cpu", dtype=torch.bfloat16, enabled=has["avx512_bf16"] or has["amx_bf16"])


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


def logits(model, cases):
    """[cases, 3]."""
    return in_batches(cases, 3, model)


def states(model, cases):
    """[cases, hidden]: the mean of the last layer over all pieces but the first and the last."""
    def inner(ids, types, mask):
        inside = mask.clone()
        inside[:, 0] = 0
        inside[torch.arange(len(ids)), mask.sum(1).long() - 1] = 0
        return (model.states(ids, types, mask) * inside[..., None]).sum(1) / inside.sum(1, keepdim=True)
    return in_batches(cases, model.shape.hidden, inner)


def in_batches(cases, width, of):
    order = sorted(range(len(cases)), key=lambda k: len(cases[k].pieces))
    out = np.zeros((len(cases), width), dtype=np.float32)
    with torch.no_grad(), short_floats():
        for i in range(0, len(order), 32):
            out[order[i:i + 32]] = of(*batch([cases[k] for k in order[i:i + 32]])).float().numpy()
    return out
