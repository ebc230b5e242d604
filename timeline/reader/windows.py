"""Word pieces of an article, cut into windows of whole sentences, each with the end of what stands before it.

What comes in is a parsed analysis, what goes out are lists of piece ids and, for every word of the article, the pieces
that it is read from.  Sentences that nobody parsed (navigation, credits) are not read.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from tokenizers import Encoding, Tokenizer

from timeline.model.analysis import Analysis, Sentence

__all__ = ["CONTEXT", "LONGEST", "Pieces", "Window", "windows_of"]

LONGEST = 382  # pieces of a window, without the two marks around it
CONTEXT = 64  # pieces of the sentences before, read again so that a window does not start from nothing


@dataclass(frozen=True, slots=True)
class Pieces:
    """The pieces of one sentence: ids, and for each word the first and the last piece (half-open)."""

    ids: list[int]
    words: list[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Window:
    """Piece ids, and where the words that are read from this window stand in it, in the order of the article."""

    ids: list[int]
    words: list[tuple[int, int]]


def windows_of(analysis: Analysis, tokenizer: Tokenizer, *, start: int, end: int) -> list[Window]:
    """The windows of an article. Order: as in the text; every word of a parsed sentence is in exactly one.

    ``start`` and ``end`` are the ids of the marks around a window.
    """
    sentences = [sentence for sentence in analysis.sentences if sentence.is_parsed]
    texts = [sentence.span.of(analysis.text) for sentence in sentences]
    encoded = tokenizer.encode_batch(texts, add_special_tokens=False)
    pieces = [part for s, e in zip(sentences, encoded, strict=True) for part in _cut(_pieces(s, e))]
    windows: list[Window] = []
    ids: list[int] = []
    words: list[tuple[int, int]] = []
    for part in pieces:
        if words and len(ids) + len(part.ids) > LONGEST:
            windows.append(Window([start, *ids, end], words))
            ids, words = ids[-min(CONTEXT, LONGEST - len(part.ids)) :] if len(part.ids) < LONGEST else [], []
        offset = len(ids) + 1
        ids = ids + part.ids
        words = words + [(first + offset, last + offset) for first, last in part.words]
    if words:
        windows.append(Window([start, *ids, end], words))
    return windows


def _pieces(sentence: Sentence, encoded: Encoding) -> Pieces:
    """Each word's pieces by offsets; a word that no piece touches (a lone odd sign) takes the nearest one before it."""
    offsets: Sequence[tuple[int, int]] = encoded.offsets
    base = sentence.span.start
    found: list[tuple[int, int]] = []
    at = 0
    for word in sentence.words:
        start, end = word.start - base, word.end - base
        while at < len(offsets) and offsets[at][1] <= start:
            at += 1
        first = last = at
        while last < len(offsets) and offsets[last][0] < end:
            last += 1
        if first == last:
            first = max(0, min(first, len(offsets) - 1))
            last = first + 1
        found.append((first, last))
    return Pieces(encoded.ids or [0], found)


def _cut(pieces: Pieces) -> list[Pieces]:
    """A sentence longer than a window, in parts that fit, cut between words."""
    if len(pieces.ids) <= LONGEST:
        return [pieces]
    parts: list[Pieces] = []
    low = 0
    words: list[tuple[int, int]] = []
    for first, last in pieces.words:
        if words and last - low > LONGEST:
            parts.append(Pieces(pieces.ids[low : low + words[-1][1]], words))
            low, words = first, []
        words.append((first - low, min(last - low, LONGEST)))
    parts.append(Pieces(pieces.ids[low : low + LONGEST], words))
    return parts
