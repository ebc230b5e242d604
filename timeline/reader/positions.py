"""Where the words of an article stand: their numbers, sentences and trees, as arrays.

Shape: words are numbered through the parsed sentences of an article; a sentence's rank counts parsed sentences only.
"""

from collections.abc import Sequence
from typing import Any

import numpy

from timeline.model.analysis import Analysis, Sentence

__all__ = ["Floats", "Ints", "Position", "index_in", "one_hot"]

Floats = numpy.ndarray[Any, numpy.dtype[numpy.float32]]
Ints = numpy.ndarray[Any, numpy.dtype[numpy.int64]]


class Position:
    """Words as numbers: their place in the article, their sentence, their place in the tree."""

    def __init__(self, analysis: Analysis) -> None:
        self.sentences: list[Sentence] = [s for s in analysis.sentences if s.is_parsed]
        self.first: dict[int, int] = {}  # sentence index -> number of its first word in the article
        count = 0
        for sentence in self.sentences:
            self.first[sentence.index] = count
            count += len(sentence.words)
        self.words = count
        self.sentence_of = numpy.zeros(count, dtype=numpy.int64)  # rank among the parsed sentences
        for rank, sentence in enumerate(self.sentences):
            start = self.first[sentence.index]
            self.sentence_of[start : start + len(sentence.words)] = rank
        self._trees: dict[int, tuple[Floats, Floats, Ints]] = {}

    def number(self, sentence: int, word: int) -> int:
        """The number of a word in the article."""
        return self.first[sentence] + word

    def governs(self, number: int, relations: frozenset[str]) -> bool:
        """Whether a word has a child in one of these relations."""
        sentence = self.sentences[int(self.sentence_of[number])]
        word = sentence.words[number - self.first[sentence.index]]
        return any(child.deprel in relations for child in sentence.children(word))

    def tree(self, rank: int) -> tuple[Floats, Floats, Ints]:
        """Of a sentence: who governs whom [n, n], path lengths [n, n], heads [n]."""
        if rank not in self._trees:
            words = self.sentences[rank].words
            above = numpy.eye(len(words), dtype=numpy.float32)
            heads = numpy.array([word.head for word in words], dtype=numpy.int64)
            step = heads.copy()
            rows = numpy.arange(len(words))
            for _ in range(min(len(words), 24)):  # deeper than any tree of news
                above[rows, step] = 1.0
                following = heads[step]
                if (following == step).all():
                    break
                step = following
            depth = above.sum(axis=1)
            common = above @ above.T
            self._trees[rank] = above, depth[:, None] + depth[None, :] - 2 * common, heads
        return self._trees[rank]


def one_hot(values: Sequence[int], width: int) -> Floats:
    """A row of zeros and a one each; -1 is all zeros."""
    rows = numpy.zeros((len(values), width), dtype=numpy.float32)
    for row, value in enumerate(values):
        if value >= 0:
            rows[row, value] = 1.0
    return rows


def index_in(options: Sequence[object], value: object) -> int:
    return options.index(value) if value in options else -1
