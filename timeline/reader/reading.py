"""The reader as one thing: weights loaded once, articles in, scores out."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import numpy
from threadpoolctl import ThreadpoolController

from timeline.model.actor import EntityMention
from timeline.model.analysis import Analysis
from timeline.model.reading import Reading
from timeline.model.span import Span
from timeline.model.time import ResolvedTime
from timeline.reader.encoder import WEIGHTS, Encoder
from timeline.reader.parties import parties_of
from timeline.reader.scoring import read_vectors

__all__ = ["Reader"]


@dataclass(frozen=True)
class Reader:
    """Encoder, heads, and the types that they know."""

    encoder: Encoder
    heads: Mapping[str, Any]
    types: tuple[str, ...]

    @classmethod
    def load(cls, folder: Path = WEIGHTS) -> "Reader":
        """The reader of a folder of weights, the shipped one by default; loaded once a process."""
        return _load(folder)

    def read(
        self,
        analysis: Analysis,
        times: Sequence[ResolvedTime],
        entities: Sequence[EntityMention],
        published: date | None,
        *,
        wanted: Sequence[Span] = (),
    ) -> Reading:
        """All scores of an article; ``wanted`` are words to be read as triggers whatever the reader thinks of them."""
        parties = parties_of(analysis, entities, times)
        vectors = self.encoder.vectors(analysis)
        with _blas().limit(limits=1, user_api="blas"):  # matrices are small: threads would wait for each other
            return read_vectors(self.heads, self.types, vectors, analysis, times, parties, published, wanted)


@cache
def _blas() -> ThreadpoolController:
    return ThreadpoolController()


@cache
def _load(folder: Path) -> Reader:
    with numpy.load(folder / "heads.npz") as arrays:
        heads = {name: arrays[name].astype(numpy.float32) for name in arrays.files}
    types = tuple(json.loads((folder / "reader.json").read_text(encoding="utf-8"))["types"])
    return Reader(Encoder.load(folder), heads, types)
