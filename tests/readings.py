"""Readings made by hand: what a reader that is sure of itself would have said of a text.

    told = by_hand("Chad attacked rebels in Kano on Monday.",
                   Tells("attacked", dated_by="Monday", agents=["Chad"], targets=["rebels"], place="Kano"))
    told.events()

Each answer may come with its probability, ``place=("Kano", 0.3)``, or as shares, ``salience={"core": 0.4, "minor": 0.5}``;
alone it is given :data:`SURE`.  What is left goes to "none" where there is one, else to all other answers alike.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

import numpy
from reading import WEDNESDAY, article

from timeline.actors import ActorKnowledge, find_entities
from timeline.events import extract_events
from timeline.expressions import find_expressions
from timeline.language import Parser, segment
from timeline.lexicons.event_types import EventType, shipped_types
from timeline.model.actor import EntityMention
from timeline.model.analysis import Analysis
from timeline.model.article import Article
from timeline.model.event import Event
from timeline.model.reading import ROLES, SALIENCES, STATUSES, BoundBy, Party, Reading, TriggerReading
from timeline.model.span import Span
from timeline.model.time import ResolvedTime
from timeline.reader.parties import parties_of
from timeline.resolution import resolve

SURE = 0.95
PUBLICATION, NOTHING, ITSELF = "publication", "nothing", "itself"

Answer = str | tuple[str, float] | Mapping[str, float]


@dataclass(frozen=True)
class Tells:
    """Words that tell an event, and what the reader says of them."""

    words: str
    type: Answer = "attack"
    salience: Answer = "core"
    status: Answer = "occurred"
    main: float = SURE
    dated_by: Answer = NOTHING  # words of a time expression, or PUBLICATION
    bound: Answer = "within"
    agents: Sequence[str | tuple[str, float]] = ()
    targets: Sequence[str | tuple[str, float]] = ()
    participants: Sequence[str | tuple[str, float]] = ()
    place: str | tuple[str, float] | None = None
    source: str | tuple[str, float] | None = None
    again: Answer = ITSELF  # words of an earlier trigger whose event it tells again, or ITSELF: something new
    title: str | None = None  # words wanted in the line; None is the whole sentence


@dataclass(frozen=True)
class Parsed:
    """A text with all that comes before the reader."""

    article: Article
    analysis: Analysis
    times: list[ResolvedTime]
    entities: list[EntityMention]
    parties: tuple[Party, ...]


@dataclass(frozen=True)
class Told(Parsed):
    """A text with its reading."""

    reading: Reading

    def row(self, words: str) -> int:
        """The row of the first trigger with these words."""
        texts = [trigger.span.of(self.article.text) for trigger in self.reading.triggers]
        return texts.index(words)

    def events(
        self, types: Mapping[str, EventType] | None = None, own_words: Sequence[tuple[Span, str]] = ()
    ) -> list[Event]:
        return extract_events(
            self.article, self.analysis, self.times, self.entities, self.reading, types or shipped_types(), own_words
        )


@cache
def _actors() -> ActorKnowledge:
    return ActorKnowledge.load()


def parsed(text: str, published: date | None = WEDNESDAY, **fields: object) -> Parsed:
    """A text through the stages before the reader, as the pipeline joins them."""
    read = article(text, published, **fields)
    analysis = Parser.load().parse(segment(read))
    times = resolve(find_expressions(analysis), analysis, read.published, source=None, url=None, language=read.language)
    entities = list(find_entities(analysis, _actors(), read.published))
    return Parsed(read, analysis, list(times), entities, parties_of(analysis, entities, times))


def by_hand(text: str, *tells: Tells, published: date | None = WEDNESDAY, **fields: object) -> Told:
    """A text and its reading. ``tells`` stand in the order of the text."""
    found = parsed(text, published, **fields)
    reading = reading_of(found.analysis, found.times, found.parties, tells)
    return Told(found.article, found.analysis, found.times, found.entities, found.parties, reading)


def reading_of(
    analysis: Analysis,
    times: Sequence[ResolvedTime],
    parties: Sequence[Party],
    tells: Sequence[Tells],
    types: Sequence[str] = tuple(shipped_types()),
) -> Reading:
    spans = _in_order(analysis.text, tells)
    by_text = [time.text for time in times]
    dates = [_shares((*by_text, PUBLICATION, NOTHING), one.dated_by) for one in tells]
    bounds = [[_shares(tuple(BoundBy), one.bound)] * len(times) for one in tells]
    return Reading(
        types=tuple(types),
        triggers=tuple(_trigger(analysis, span, one, types) for span, one in zip(spans, tells, strict=True)),
        dates=_array(dates, len(tells), len(times) + 2),
        bounds=_array(bounds, len(tells), len(times), len(BoundBy)),
        same=_array([_again(tells, row) for row in range(len(tells))], len(tells), len(tells)),
        parties=tuple(parties),
        roles=_array([_roles(one, parties) for one in tells], len(tells), len(parties), len(ROLES)),
        places=_array([_linked(parties, [one.place]) for one in tells], len(tells), len(parties)),
        sources=_array([_linked(parties, [one.source]) for one in tells], len(tells), len(parties)),
        titles=tuple(_title(analysis, span, one) for span, one in zip(spans, tells, strict=True)),
    )


def _array(rows: Sequence[object], *shape: int) -> numpy.ndarray:
    return numpy.array(rows, dtype=numpy.float32).reshape(shape)


def _shares(options: Sequence[str], answer: Answer, rest: str | None = None) -> numpy.ndarray:
    """One probability an option; what the answer leaves goes to the rest, or to all others alike."""
    if not isinstance(answer, Mapping):
        answer = dict([(answer, SURE) if isinstance(answer, str) else answer])
    unknown = set(answer) - set(options)
    assert not unknown, f"no {unknown} among {list(options)}"
    others = [number for number, option in enumerate(options) if option not in answer]
    left = [options.index(rest)] if rest and rest not in answer else others
    shares = numpy.zeros(len(options), dtype=numpy.float32)
    for option, share in answer.items():
        shares[options.index(option)] = share
    if left:
        shares[left] = (1 - shares.sum()) / len(left)
    return shares


def _in_order(text: str, tells: Sequence[Tells]) -> list[Span]:
    spans: list[Span] = []
    for one in tells:
        at = text.find(one.words, spans[-1].end if spans else 0)
        assert at >= 0, f"no {one.words!r} after {text[: spans[-1].end] if spans else 'the start'!r}"
        spans.append(Span(at, at + len(one.words)))
    return spans


def _trigger(analysis: Analysis, span: Span, one: Tells, types: Sequence[str]) -> TriggerReading:
    sentence = analysis.sentence_at(span.start)
    assert sentence is not None
    word = sentence.head_of(span)
    assert word is not None
    return TriggerReading(
        sentence=sentence,
        word=word,
        span=span,
        salience=_shares(SALIENCES, one.salience, "none"),
        main=one.main,
        types=_shares(types, one.type),
        statuses=_shares(STATUSES, one.status),
    )


def _again(tells: Sequence[Tells], row: int) -> numpy.ndarray:
    """Its shares of what stands before it, and of itself; what an answer leaves is something new."""
    shares = _shares([*(one.words for one in tells[:row]), ITSELF], tells[row].again, ITSELF)
    return numpy.pad(shares, (0, len(tells) - row - 1))


def _linked(parties: Sequence[Party], links: Sequence[str | tuple[str, float] | None]) -> list[float]:
    """The probability of each party's being one of the linked ones."""
    shares = [0.0] * len(parties)
    for link in links:
        if link is not None:
            words, share = link if isinstance(link, tuple) else (link, SURE)
            texts = [party.text for party in parties]
            assert words in texts, f"no party {words!r} among {texts}"
            shares[texts.index(words)] = share
    return shares


def _roles(one: Tells, parties: Sequence[Party]) -> list[list[float]]:
    by_role = [_linked(parties, links) for links in (one.agents, one.targets, one.participants)]
    return [[1 - sum(shares), *shares] for shares in zip(*by_role, strict=True)]


def _title(analysis: Analysis, span: Span, one: Tells) -> numpy.ndarray:
    sentence = analysis.sentence_at(span.start)
    assert sentence is not None
    if one.title is None:
        return numpy.full(len(sentence.words), SURE, dtype=numpy.float32)
    wanted = set(one.title.split())
    texts = [word.text for word in sentence.words]
    assert wanted <= set(texts), f"no {wanted - set(texts)} among {texts}"
    return numpy.array([SURE if text in wanted else 1 - SURE for text in texts], dtype=numpy.float32)
