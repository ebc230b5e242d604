"""From vectors of words to a Reading: the heads, one after the other, and what their logits say as probabilities.

What comes in are the vectors of an article's words, its times and its parties; no fact is decided here.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import numpy

from timeline.model.analysis import Analysis
from timeline.model.reading import Party, Reading, TriggerReading
from timeline.model.span import Span
from timeline.model.time import ResolvedTime
from timeline.reader import heads
from timeline.reader.features import Layout

__all__ = ["CANDIDATE", "read_vectors", "tells_most"]

PAIRS_AT_ONCE = 4096  # more would fall out of the processor cache, and fill memory where an article is dense
CANDIDATE = 0.15  # a word that tells of an event less probably than this is not looked at further

Floats = numpy.ndarray[Any, numpy.dtype[numpy.float32]]


def read_vectors(
    weights: Mapping[str, Floats],
    types: Sequence[str],
    words: Floats,
    analysis: Analysis,
    times: Sequence[ResolvedTime],
    parties: Sequence[Party],
    published: date | None,
    wanted: Sequence[Span] = (),
) -> Reading:
    """All scores of an article. ``words`` is [words of parsed sentences, SIZE]"""
    if not len(words):
        return _nothing(types, parties, len(times))
    layout = Layout(analysis, times, parties, published)
    lead = words[: heads.LEAD].mean(axis=0, keepdims=True)
    features = layout.words()
    salience = _softmax(heads.triggers(weights, words, lead, features))
    runs = _runs(layout, salience, times, wanted)
    at = numpy.array([tells_most(run, salience) for run in runs], dtype=numpy.int64)
    if not len(at):
        return _nothing(types, parties, len(times))
    vectors = words[at]
    refined, seen = heads.refined(weights, vectors, lead, features[at], layout.near(at))
    known = numpy.concatenate([vectors, seen], axis=1)
    type_logits, status_logits = heads.types_and_status(weights, known)
    type_shares = _softmax(type_logits)
    found = tuple(
        _trigger(layout, run, int(number), salience, float(_logistic(main)), kind, status)
        for run, number, salience, main, kind, status in zip(
            runs, at, _softmax(refined[:, :4]), refined[:, 4], type_shares, _softmax(status_logits), strict=True
        )
    )
    dates, bounds = _dates(weights, layout, words, known, at, lead, features[at], len(times))
    roles, places, sources = _parties(weights, layout, words, known, at, len(parties))
    return Reading(
        types=tuple(types),
        triggers=found,
        dates=dates,
        bounds=bounds,
        same=_same(weights, layout, seen, at, type_shares),
        parties=tuple(parties),
        roles=roles,
        places=places,
        sources=sources,
        titles=_titles(weights, layout, words, at),
    )


def _nothing(types: Sequence[str], parties: Sequence[Party], times: int) -> Reading:
    """The scores of an article without words."""

    def empty(*shape: int) -> Floats:
        return numpy.zeros(shape, dtype=numpy.float32)

    count = len(parties)
    return Reading(
        types=tuple(types),
        triggers=(),
        dates=empty(0, times + 2),
        bounds=empty(0, times, 5),
        same=empty(0, 0),
        parties=tuple(parties),
        roles=empty(0, count, 4),
        places=empty(0, count),
        sources=empty(0, count),
        titles=(),
    )


def _runs(layout: Layout, salience: Floats, times: Sequence[ResolvedTime], wanted: Sequence[Span]) -> list[list[int]]:
    """Neighbouring words of one sentence that tell of an event, or are wanted. A word of a date is none."""
    runs: list[list[int]] = []
    sentence = layout.position.sentence_of
    dated = {number for time in times for number in layout.numbers(Span(time.start, time.end))}
    asked = {number for span in wanted for number in layout.numbers(span)}
    for number in sorted({*map(int, numpy.flatnonzero(1 - salience[:, 0] >= CANDIDATE)), *asked}):
        word = layout.word(number)
        if not any(c.isalnum() for c in word.text) or number in dated:
            continue
        if runs and number - runs[-1][-1] == 1 and sentence[number] == sentence[runs[-1][-1]]:
            runs[-1].append(number)
        else:
            runs.append([number])
    return runs


def tells_most(run: Sequence[int], salience: Floats) -> int:
    """The word of a run that is most probably told of; the first among equals."""
    return max(run, key=lambda number: (1 - salience[number, 0], -number))


def _trigger(
    layout: Layout, run: Sequence[int], number: int, salience: Floats, main: float, kind: Floats, status: Floats
) -> TriggerReading:
    sentence = layout.position.sentences[int(layout.position.sentence_of[number])]
    first, last = layout.word(run[0]), layout.word(run[-1])
    return TriggerReading(
        sentence=sentence,
        word=layout.word(number),
        span=Span(first.start, last.end),
        salience=salience,
        main=main,
        types=kind,
        statuses=status,
    )


def _pairs(
    weights: Mapping[str, Floats], name: str, left: Floats, right: Floats, rows: Any, columns: Any, features: Floats
) -> Floats:
    """[pairs, outputs]: the logits of a head of pairs."""
    logits: list[Floats] = []
    for start in range(0, max(len(rows), 1), PAIRS_AT_ONCE):
        part = slice(start, start + PAIRS_AT_ONCE)
        logits.append(heads.pairs(weights, name, left, right, rows[part], columns[part], features[part]))
    return logits[0] if len(logits) == 1 else numpy.concatenate(logits)


def _dates(
    weights: Mapping[str, Floats],
    layout: Layout,
    words: Floats,
    known: Floats,
    at: Any,
    lead: Floats,
    features: Floats,
    count: int,
) -> tuple[Floats, Floats]:
    logits = numpy.full((len(at), count + 2), -numpy.inf, dtype=numpy.float32)
    bounds = numpy.zeros((len(at), count, 5), dtype=numpy.float32)
    logits[:, count:] = heads.undated(weights, known, lead, features)
    rows, columns = layout.near_times(at)
    if len(rows):
        pairs = _pairs(weights, "date", known, words[layout.time_heads], rows, columns, layout.dates(at, rows, columns))
        own = numpy.array(layout.time_indexes)[columns]
        logits[rows, own] = pairs[:, 0]
        bounds[rows, own] = _softmax(pairs[:, 1:])
    return _softmax(logits), bounds


def _parties(
    weights: Mapping[str, Floats], layout: Layout, words: Floats, known: Floats, at: Any, count: int
) -> tuple[Floats, Floats, Floats]:
    roles = numpy.zeros((len(at), count, 4), dtype=numpy.float32)
    roles[..., 0] = 1.0
    places = numpy.zeros((len(at), count), dtype=numpy.float32)
    sources = numpy.zeros((len(at), count), dtype=numpy.float32)
    rows, columns = layout.near_parties(at)
    if len(rows):
        features = layout.parties(at, rows, columns)
        pairs = _pairs(weights, "party", known, words[layout.party_heads], rows, columns, features)
        roles[rows, columns] = _softmax(pairs[:, :4])
        places[rows, columns] = _logistic(pairs[:, 4])
        sources[rows, columns] = _logistic(pairs[:, 5])
    return roles, places, sources


def _same(weights: Mapping[str, Floats], layout: Layout, vectors: Floats, at: Any, types: Floats) -> Floats:
    """[triggers, triggers]: each one's share of telling again what one before it told; on the diagonal, a new event."""
    logits = numpy.full((len(at), len(at)), -numpy.inf, dtype=numpy.float32)
    numpy.fill_diagonal(logits, 0.0)
    rows, columns = numpy.tril_indices(len(at), -1)
    if len(rows):
        agree = (types[rows] * types[columns]).sum(axis=1, keepdims=True)
        features = numpy.concatenate([layout.same(at, rows, columns), agree], axis=1)
        logits[rows, columns] = _pairs(weights, "same", vectors, vectors, rows, columns, features)[:, 0]
    return _softmax(logits)


def _titles(weights: Mapping[str, Floats], layout: Layout, words: Floats, at: Any) -> tuple[Floats, ...]:
    rows, numbers, features = layout.titles(at)
    if not len(rows):
        return ()
    scores = _logistic(_pairs(weights, "title", words[at], words, rows, numbers, features)[:, 0])
    return tuple(numpy.split(scores, numpy.flatnonzero(numpy.diff(rows)) + 1))


def _softmax(logits: Floats) -> Floats:
    if not logits.size:
        return logits
    raised = numpy.exp(logits - logits.max(axis=-1, keepdims=True))
    shares: Floats = raised / raised.sum(axis=-1, keepdims=True)
    return shares


def _logistic(logits: Any) -> Any:
    return 1 / (1 + numpy.exp(-numpy.clip(logits, -30, 30)))
