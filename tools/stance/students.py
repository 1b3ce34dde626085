"""The two parts of the fast model in torch: a softmax regression over hashed features, and one convolution over words."""
import numpy as np
import torch
from torch import nn

N_FEATURES, N_CONTEXTS, N_FALLBACKS = 1 << 17, 96, 17
WIDTH, CHANNELS, NEAR = 64, 64, 8


def bags(features):
    starts = np.cumsum([0] + [len(f) for f in features[:-1]])
    return torch.from_numpy(np.concatenate(features)), torch.from_numpy(starts)


def cross_entropy(logits, wanted, weights):
    return (-(wanted * torch.log_softmax(logits, -1)).sum(-1) * weights).mean()


def train_linear(features, wanted, weights, epochs=6, lr=0.02, drop=0.3, seed=0):
    """[N_FEATURES, 3] weights of a softmax regression; whole features are dropped at random."""
    torch.manual_seed(seed)
    draw = np.random.default_rng(seed)
    table = nn.EmbeddingBag(N_FEATURES, 3, mode="sum", sparse=True)
    nn.init.zeros_(table.weight)
    adagrad = torch.optim.Adagrad(table.parameters(), lr=lr)
    wanted, weights = torch.tensor(wanted, dtype=torch.float32), torch.tensor(weights, dtype=torch.float32)
    total = torch.zeros_like(table.weight)
    for epoch in range(epochs):
        adagrad.param_groups[0]["lr"] = lr * (1 - epoch / epochs)
        order = draw.permutation(len(features))
        for i in range(0, len(order), 64):
            rows = order[i:i + 64]
            kept = [features[r][draw.random(len(features[r])) > drop] for r in rows]
            loss = cross_entropy(table(*bags(kept)), wanted[rows], weights[rows])
            adagrad.zero_grad()
            loss.backward()
            adagrad.step()
        if epoch >= epochs // 2:
            total += table.weight.detach()
    mean = total / (epochs - epochs // 2) * (1 - drop)
    return (mean - mean.mean(1, keepdim=True)).numpy()


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


def train_convolution(cases, wanted, weights, vectors, epochs=6, lr=2e-3, drop=0.3, seed=0):
    torch.manual_seed(seed)
    draw = np.random.default_rng(seed)
    net = Convolution(vectors)
    adam = torch.optim.AdamW([
        {"params": [net.words.weight], "lr": lr / 2, "weight_decay": 0.0},
        {"params": [p for n, p in net.named_parameters() if not n.startswith("words")], "lr": lr, "weight_decay": 0.01}])
    wanted, weights = torch.tensor(wanted, dtype=torch.float32), torch.tensor(weights, dtype=torch.float32)
    start = [group["lr"] for group in adam.param_groups]
    for epoch in range(epochs):
        for group, first in zip(adam.param_groups, start):
            group["lr"] = first * (1 - epoch / epochs)
        order = sorted(draw.permutation(len(cases)), key=lambda r: (draw.integers(0, 8), len(cases[r][0])))
        batches = [order[i:i + 64] for i in range(0, len(order), 64)]
        for k in draw.permutation(len(batches)):
            rows = batches[k]
            loss = cross_entropy(net(*padded([cases[r] for r in rows]), drop), wanted[rows], weights[rows])
            adam.zero_grad()
            loss.backward()
            adam.step()
    return net.eval()


def convolution_logits(net, cases):
    with torch.no_grad():
        return np.concatenate([net(*padded(cases[i:i + 256])).numpy() for i in range(0, len(cases), 256)])
