"""Embeddings of word forms, computed once each instead of once per occurrence.

What comes in is the model's embedding layer, what goes out is a layer with the same results.  The embedding of a word
depends on its form alone, and half of a news text are a few hundred forms.
"""

from collections.abc import Callable
from typing import Any

import numpy
from thinc.api import Model, Ragged

__all__ = ["remember_embeddings"]

MOST = 30_000  # forms; then the table starts afresh, so that memory stays flat over any number of articles
# Odd multipliers that fold the attributes of a form into one key.  Source: golden-ratio and xxHash primes
_FOLD = numpy.array(
    [0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0x27D4EB2F165667C5], dtype=numpy.uint64
)


def remember_embeddings(tok2vec: Model[Any, Any]) -> None:
    """Puts a table before the embedding layer of a spaCy ``Tok2Vec`` model; predictions only, no training."""
    embed = tok2vec.get_ref("embed")
    extract, to_ragged, mix = embed.layers[0], embed.layers[1], embed.layers[2:-1]
    if len(extract.attrs["columns"]) != len(_FOLD):
        return  # another architecture: it works as it is
    table = _Table(extract, mix, to_ragged.ops)
    tok2vec.layers[tok2vec.layers.index(embed)] = Model("remembered_embed", table.forward, dims={"nO": None})


class _Table:
    """Rows of floats by folded key."""

    def __init__(self, extract: Model[Any, Any], mix: list[Model[Any, Any]], ops: Any) -> None:
        self._extract = extract
        self._mix = mix
        self._ops = ops
        self._rows: dict[int, int] = {}
        self._floats: Any = numpy.zeros((0, 0), dtype=numpy.float32)

    def forward(
        self,
        _: Model[Any, Any],
        docs: list[Any],
        is_train: bool,  # noqa: ARG002  (thinc's signature)
    ) -> tuple[list[Any], Callable[[Any], Any]]:
        """The embeddings of each document's words."""
        features = self._extract.predict(docs)
        lengths = [len(block) for block in features]
        if not sum(lengths):
            return [numpy.zeros((0, self._floats.shape[1]), dtype=numpy.float32) for _ in docs], _no_training
        stacked = numpy.concatenate(features)
        keys, first, inverse = numpy.unique((stacked * _FOLD).sum(axis=1), return_index=True, return_inverse=True)
        rows = self._rows_of(keys.tolist(), stacked[first])
        vectors = self._floats[rows[inverse]]
        ends = numpy.cumsum(lengths)
        return numpy.split(vectors, ends[:-1]), _no_training

    def _rows_of(self, keys: list[int], features: Any) -> Any:
        if len(self._rows) + len(keys) > MOST:
            self._rows.clear()
        missing = [index for index, key in enumerate(keys) if key not in self._rows]
        if missing:
            values = Ragged(features[missing], self._ops.asarray1i([len(missing)]))
            for layer in self._mix:
                values = layer.predict(values)
            vectors: Any = values.dataXd
            if self._floats.shape[1] == 0:
                self._floats = numpy.zeros((MOST, vectors.shape[1]), dtype=numpy.float32)
            start = len(self._rows)
            self._floats[start : start + len(missing)] = vectors
            for row, index in enumerate(missing, start=start):
                self._rows[keys[index]] = row
        return numpy.fromiter((self._rows[key] for key in keys), dtype=numpy.int64, count=len(keys))


def _no_training(_: Any) -> Any:
    raise NotImplementedError("remembered embeddings are for prediction")
