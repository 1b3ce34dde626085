"""multilingual-e5-small in plain torch: its encoder with a target-aware head of three classes.

Token ids come from the program (seen.py). Type ids: 0 other words, 1 the target, 2 the source of the opinion.
"""
import numpy as np
import torch
from torch import nn

import e5

HIDDEN, HEADS, INNER, LAYERS = 384, 12, 1536, 12
ALIKE = [["▁country", "▁state", "▁government"], ["▁countries", "▁government", "▁others"]]  # what <target> and <place> start from


class Layer(nn.Module):
    def __init__(self):
        super().__init__()
        self.qkv = nn.Linear(HIDDEN, 3 * HIDDEN)
        self.out = nn.Linear(HIDDEN, HIDDEN)
        self.norm1 = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.up = nn.Linear(HIDDEN, INNER)
        self.down = nn.Linear(INNER, HIDDEN)
        self.norm2 = nn.LayerNorm(HIDDEN, eps=1e-12)

    def forward(self, x, bias, drop):
        b, n, _ = x.shape
        q, k, v = self.qkv(x).view(b, n, 3, HEADS, HIDDEN // HEADS).permute(2, 0, 3, 1, 4)
        seen = nn.functional.scaled_dot_product_attention(q, k, v, bias, 0.0)
        seen = seen.transpose(1, 2).reshape(b, n, HIDDEN)
        x = self.norm1(x + drop(self.out(seen)))
        return self.norm2(x + drop(self.down(nn.functional.gelu(self.up(x)))))


class Precise(nn.Module):
    """ids, types, mask: [batch, tokens] -> logits [batch, 3] (negative, neutral, positive)."""

    def __init__(self, layers, n_words):
        super().__init__()
        self.words = nn.Embedding(n_words, HIDDEN)
        self.places = nn.Embedding(512, HIDDEN)
        self.types = nn.Embedding(3, HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(layers))
        self.head = nn.Linear(3 * HIDDEN, 3)
        self.drop = nn.Dropout(0.1)

    def states(self, ids, types, mask):
        """The last layer, [batch, tokens, hidden]."""
        x = self.words(ids) + self.places(torch.arange(ids.shape[1])) + self.types(types)
        x = self.drop(self.norm(x))
        bias = (1.0 - mask)[:, None, None, :] * -1e4
        for layer in self.layers:
            x = layer(x, bias, self.drop)
        return x

    def forward(self, ids, types, mask):
        x = self.states(ids, types, mask)
        on_target = (types == 1).float() * mask
        pooled = [x[:, 0]] + [(x * w[..., None]).sum(1) / w.sum(1, keepdim=True).clamp(min=1) for w in (mask, on_target)]
        return self.head(self.drop(torch.cat(pooled, -1)))


def pretrained(kept):
    """The encoder with the word vectors of these pieces; <target> and <place> start from words that mean much the same."""
    whole = e5.weights()
    table = whole.matrix("emb.word", HIDDEN)
    number = {piece: i for i, piece in enumerate(whole.pieces)}
    own = [table[[number[word] for word in words]].mean(0) for words in ALIKE]
    kind = whole.numbers("emb.type")[:HIDDEN]
    state = {
        "words.weight": np.concatenate([table[:len(e5.SPECIAL)], own, table[kept]]),
        "places.weight": whole.numbers("emb.pos").reshape(-1, HIDDEN),
        "types.weight": kind + np.random.default_rng(0).normal(0, 0.02, (3, HIDDEN)).astype(np.float32) * np.array([[0], [1], [1]], np.float32),
        "norm.weight": whole.numbers("emb.ln.w"),
        "norm.bias": whole.numbers("emb.ln.b"),
    }
    dense = [("out", "ao", HIDDEN), ("up", "fi", HIDDEN), ("down", "fo", INNER)]
    for i in range(LAYERS):
        state[f"layers.{i}.qkv.weight"] = np.concatenate([whole.matrix(f"l{i}.{n}.w", HIDDEN) for n in "qkv"])
        state[f"layers.{i}.qkv.bias"] = np.concatenate([whole.numbers(f"l{i}.{n}.b") for n in "qkv"])
        for ours, theirs, columns in dense:
            state[f"layers.{i}.{ours}.weight"] = whole.matrix(f"l{i}.{theirs}.w", columns)
            state[f"layers.{i}.{ours}.bias"] = whole.numbers(f"l{i}.{theirs}.b")
        for ours, theirs in (("norm1", "aln"), ("norm2", "oln")):
            state[f"layers.{i}.{ours}.weight"] = whole.numbers(f"l{i}.{theirs}.w")
            state[f"layers.{i}.{ours}.bias"] = whole.numbers(f"l{i}.{theirs}.b")
    model = Precise(LAYERS, len(state["words.weight"]))
    missing, unknown = model.load_state_dict({k: torch.from_numpy(np.array(v)) for k, v in state.items()}, strict=False)
    assert set(missing) == {"head.weight", "head.bias"} and not unknown, (missing, unknown)
    return model
