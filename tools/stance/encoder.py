"""A BERT-like encoder in plain torch, with a target-aware head of three classes. mpnet.py and e5.py fill one with pretrained weights.

Cases come from the program (seen.py). Type ids: 0 other words, 1 the target, 2 the source of the opinion.
"""
from typing import NamedTuple

import numpy as np
import torch
from torch import nn

FARTHEST = 128  # pieces; the last bucket begins there
ALIKE = [["country", "state", "government"], ["countries", "government", "others"]]  # what <target> and <place> start from


class Shape(NamedTuple):
    """n_buckets: for distances between pieces, which pull on attention (MPNet); 0: they do not."""

    hidden: int
    inner: int
    n_layers: int
    n_places: int
    first_place: int
    eps: float
    n_buckets: int
    n_heads: int = 12


class Layer(nn.Module):
    def __init__(self, shape):
        super().__init__()
        self.n_heads = shape.n_heads
        self.qkv = nn.Linear(shape.hidden, 3 * shape.hidden)
        self.out = nn.Linear(shape.hidden, shape.hidden)
        self.norm1 = nn.LayerNorm(shape.hidden, eps=shape.eps)
        self.up = nn.Linear(shape.hidden, shape.inner)
        self.down = nn.Linear(shape.inner, shape.hidden)
        self.norm2 = nn.LayerNorm(shape.hidden, eps=shape.eps)

    def forward(self, x, bias, drop):
        b, n, hidden = x.shape
        q, k, v = self.qkv(x).view(b, n, 3, self.n_heads, hidden // self.n_heads).permute(2, 0, 3, 1, 4)
        seen = nn.functional.scaled_dot_product_attention(q, k, v, bias.to(q.dtype))
        x = self.norm1(x + drop(self.out(seen.transpose(1, 2).reshape(b, n, hidden))))
        return self.norm2(x + drop(self.down(nn.functional.gelu(self.up(x)))))


class Encoder(nn.Module):
    """ids, types, mask: [batch, tokens] -> logits [batch, 3] (negative, neutral, positive)."""

    def __init__(self, shape, n_words):
        super().__init__()
        self.shape = shape
        self.words = nn.Embedding(n_words, shape.hidden)
        self.places = nn.Embedding(shape.n_places, shape.hidden)
        self.types = nn.Embedding(3, shape.hidden)
        self.norm = nn.LayerNorm(shape.hidden, eps=shape.eps)
        self.apart = nn.Embedding(shape.n_buckets, shape.n_heads) if shape.n_buckets else None
        self.layers = nn.ModuleList(Layer(shape) for _ in range(shape.n_layers))
        self.head = nn.Linear(3 * shape.hidden, 3)
        self.drop = nn.Dropout(0.1)

    def states(self, ids, types, mask):
        """The last layer, [batch, tokens, hidden]."""
        n = ids.shape[1]
        x = self.words(ids) + self.places(torch.arange(n) + self.shape.first_place) + self.types(types)
        x = self.drop(self.norm(x))
        bias = (1.0 - mask)[:, None, None, :] * -1e4
        if self.apart:
            bias = bias + self.apart(buckets(n, self.shape.n_buckets)).permute(2, 0, 1)
        for layer in self.layers:
            x = layer(x, bias, self.drop)
        return x

    def forward(self, ids, types, mask):
        x = self.states(ids, types, mask)
        on_target = (types == 1).float() * mask
        pooled = [x[:, 0]] + [(x * w[..., None]).sum(1) / w.sum(1, keepdim=True).clamp(min=1) for w in (mask, on_target)]
        return self.head(self.drop(torch.cat(pooled, -1)))


def buckets(n, n_buckets):
    """[n, n]: how far the second piece is from the first, finely when near, coarsely when far; half of them for each direction."""
    at, half = torch.arange(n), n_buckets // 2
    apart = at[:, None] - at[None]
    far, exact = apart.abs(), half // 2
    grown = exact + (torch.log(far.clamp(min=1) / exact) / np.log(FARTHEST / exact) * (half - exact)).long()
    return (apart < 0) * half + torch.where(far < exact, far, grown.clamp(max=half - 1))


def filled(shape, state):
    """An encoder with these weights; the head and the vectors of target and source start anew."""
    kinds = np.random.default_rng(0).normal(0, 0.02, (3, shape.hidden)).astype(np.float32) * np.array([[0], [1], [1]], np.float32)
    state = {name: torch.from_numpy(np.array(value)) for name, value in state.items()}
    state["types.weight"] = state.get("types.weight", 0) + torch.from_numpy(kinds)  # one vector of the encoder's own, if it has types
    model = Encoder(shape, len(state["words.weight"]))
    missing, unknown = model.load_state_dict(state, strict=False)
    assert set(missing) == {"head.weight", "head.bias"} and not unknown, (missing, unknown)
    return model
