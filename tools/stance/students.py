"""The two parts of the fast model in torch: a softmax regression over hashed features, and one convolution over words."""
import numpy as np
import torch
from torch import nn

N_FEATURES, N_CONTEXTS, N_FALLBACKS = 1 << 17, 96, 17
WIDTH, CHANNELS, NEAR = 64, 64, 8
EPOCHS, LINEAR_RATE, RATE, DROP = 10, 0.02, 2e-3, 0.3


def bags(features):
    starts = np.cumsum([0] + [len(f) for f in features[:-1]])
    return torch.from_numpy(np.concatenate(features)), torch.from_numpy(starts)


def cross_entropy(logits, wanted, weights):
    return (-(wanted * torch.log_softmax(logits, -1)).sum(-1) * weights).mean()


def linear_logits(table, features):
    return np.stack([table[f].sum(0) for f in features])


class Convolution(nn.Module):
    """ids, contexts: [batch, words], target: [batch], mask -> logits [batch, 3]."""

    def __init__(self, vectors):
        super().__init__()
        self.words = nn.Embedding.from_pretrained(torch.tensor(vectors, dtype=torch.float32), freeze=False)
        self.contexts = nn.Embedding(N_CONTEXTS, WIDTH)
        nn.init.normal_(self.contexts.weight, std=0.02)
        self.taps = nn.Conv1d(WIDTH, CHANNELS, 3, padding=1)
        self.head = nn.Linear(3 * CHANNELS, 3)

    def forward(self, ids, contexts, target, mask, drop=0.0):
        x = nn.functional.dropout(self.words(ids), drop, self.training) + self.contexts(contexts)
        h = torch.relu(self.taps((x * mask[..., None]).transpose(1, 2))).transpose(1, 2) * mask[..., None]
        far = (torch.arange(ids.shape[1])[None] - target[:, None]).abs() > NEAR
        pooled = [h[torch.arange(len(ids)), target], h.amax(1), (h * ~far[..., None]).amax(1)]
        return self.head(nn.functional.dropout(torch.cat(pooled, -1), drop, self.training))


def padded(cases):
    """cases: (ids, contexts, target)."""
    n = max(len(ids) for ids, _, _ in cases)
    out = np.zeros((3, len(cases), n), dtype=np.int64)
    for row, (ids, contexts, _) in enumerate(cases):
        out[0, row, :len(ids)], out[1, row, :len(ids)], out[2, row, :len(ids)] = ids, contexts, 1
    return torch.tensor(out[0]), torch.tensor(out[1]), torch.tensor([t for _, _, t in cases]), torch.tensor(out[2]).float()


def train(features, cases, wanted, weights, vectors):
    """The [N_FEATURES, 3] weights of a softmax regression over hashed features, and a convolution that learns what is left; whole
    features and parts of word vectors are dropped at random. The linear weights are the mean over the later epochs."""
    torch.manual_seed(0)
    draw = np.random.default_rng(0)
    table, net = nn.EmbeddingBag(N_FEATURES, 3, mode="sum", sparse=True), Convolution(vectors)
    nn.init.zeros_(table.weight)
    adagrad = torch.optim.Adagrad(table.parameters(), lr=LINEAR_RATE)
    adam = torch.optim.AdamW([
        {"params": [net.words.weight], "lr": RATE / 2, "weight_decay": 0.0},
        {"params": [p for n, p in net.named_parameters() if not n.startswith("words")], "lr": RATE, "weight_decay": 0.01}])
    groups = adagrad.param_groups + adam.param_groups
    first = [group["lr"] for group in groups]
    wanted, weights = torch.tensor(wanted, dtype=torch.float32), torch.tensor(weights, dtype=torch.float32)
    total = torch.zeros_like(table.weight)
    for epoch in range(EPOCHS):
        order = sorted(draw.permutation(len(cases)), key=lambda r: (draw.integers(0, 8), len(cases[r][0])))
        batches = [order[i:i + 64] for i in range(0, len(order), 64)]
        for step, k in enumerate(draw.permutation(len(batches))):
            for group, rate in zip(groups, first):
                group["lr"] = rate * (1 - (epoch + step / len(batches)) / EPOCHS)
            rows = batches[k]
            kept = [features[r][draw.random(len(features[r])) > DROP] for r in rows]
            logits = table(*bags(kept)) + net(*padded([cases[r] for r in rows]), DROP)
            loss = cross_entropy(logits, wanted[rows], weights[rows])
            adagrad.zero_grad()
            adam.zero_grad()
            loss.backward()
            adagrad.step()
            adam.step()
        if 2 * epoch >= EPOCHS:
            total += table.weight.detach()
    mean = total / (EPOCHS - EPOCHS // 2) * (1 - DROP)
    return (mean - mean.mean(1, keepdim=True)).numpy(), net.eval()


def convolution_logits(net, cases):
    with torch.no_grad():
        return np.concatenate([net(*padded(cases[i:i + 256])).numpy() for i in range(0, len(cases), 256)])
