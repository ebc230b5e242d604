"""The encoder in torch: BERT as all-MiniLM-L6-v2 has it, with as many of its layers as asked for."""

import json
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import nn
from torch.nn import functional

__all__ = ["Encoder"]


class Layer(nn.Module):
    """Self-attention and a feed-forward network, each with its residual and norm."""

    def __init__(self, size: int, heads: int, inner: int, dropout: float) -> None:
        super().__init__()
        self.heads = heads
        self.query, self.key, self.value = nn.Linear(size, size), nn.Linear(size, size), nn.Linear(size, size)
        self.joined, self.attended = nn.Linear(size, size), nn.LayerNorm(size, eps=1e-12)
        self.inner, self.outer = nn.Linear(size, inner), nn.Linear(inner, size)
        self.norm, self.drop = nn.LayerNorm(size, eps=1e-12), nn.Dropout(dropout)

    def forward(self, x: torch.Tensor, mask: torch.Tensor | None) -> torch.Tensor:
        batch, length, size = x.shape
        query, key, value = (
            part(x).view(batch, length, self.heads, size // self.heads).transpose(1, 2)
            for part in (self.query, self.key, self.value)
        )
        # without dropout of attention: on a CPU its random numbers cost more than the products
        context = functional.scaled_dot_product_attention(query, key, value, attn_mask=mask)
        context = context.transpose(1, 2).reshape(batch, length, size)
        x = self.attended(x + self.drop(self.joined(context)))
        return self.norm(x + self.drop(self.outer(functional.gelu(self.inner(x)))))


class Encoder(nn.Module):
    """Word pieces to vectors. Shape: [batch, length] ids to [batch, length, 384]"""

    def __init__(self, base: Path, layers: int, dropout: float = 0.1) -> None:
        super().__init__()
        config = json.loads((base / "config.json").read_text())
        size = config["hidden_size"]
        self.words, self.places = nn.Embedding(config["vocab_size"], size), nn.Embedding(512, size)
        self.kind = nn.Parameter(torch.zeros(size))
        self.norm, self.drop = nn.LayerNorm(size, eps=1e-12), nn.Dropout(dropout)
        self.layers = nn.ModuleList(
            Layer(size, config["num_attention_heads"], config["intermediate_size"], dropout) for _ in range(layers)
        )
        self._load(load_file(base / "model.safetensors"))

    def forward(self, ids: torch.Tensor, real: torch.Tensor | None = None) -> torch.Tensor:
        """``real`` is [batch, length] of ones and, for padding, zeros."""
        places = torch.arange(ids.shape[1], device=ids.device)
        x = self.drop(self.norm(self.words(ids) + self.places(places) + self.kind))
        mask = None if real is None else real[:, None, None, :].bool()
        for layer in self.layers:
            x = layer(x, mask)
        return x

    def _load(self, weights: dict[str, torch.Tensor]) -> None:
        names = {
            "query": "attention.self.query", "key": "attention.self.key", "value": "attention.self.value",
            "joined": "attention.output.dense", "attended": "attention.output.LayerNorm",
            "inner": "intermediate.dense", "outer": "output.dense", "norm": "output.LayerNorm",
        }  # fmt: skip
        own = {
            "words.weight": weights["embeddings.word_embeddings.weight"],
            "places.weight": weights["embeddings.position_embeddings.weight"],
            "kind": weights["embeddings.token_type_embeddings.weight"][0],
            "norm.weight": weights["embeddings.LayerNorm.weight"],
            "norm.bias": weights["embeddings.LayerNorm.bias"],
        }
        for number in range(len(self.layers)):
            for mine, theirs in names.items():
                for part in ("weight", "bias"):
                    own[f"layers.{number}.{mine}.{part}"] = weights[f"encoder.layer.{number}.{theirs}.{part}"]
        self.load_state_dict(own)
