"""Annotated articles as numbers: what the reader is shown of an article, and what it should say.

Inputs are made by the product itself (its sentences, words, time expressions, entity mentions), so that what is learnt
is what is met at run time.  Annotations are JSON lines:
{"id", "text", "published", "title", "events": [{"trigger", "trigger_start", "other_mention_spans", "type", "alt_types",
"status", "start", "end", "alt_dates", "time_spans", "roles": [{"name", "role"}], "place", "attribution", "salience",
"title"}]}
"""

import json
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import numpy
from tokenizers import Tokenizer

from timeline import actors, expressions, language, resolution
from timeline.model.analysis import Analysis
from timeline.model.article import Article
from timeline.model.reading import ROLES, SALIENCES, STATUSES, BoundBy, Party
from timeline.model.span import Span
from timeline.model.time import ResolvedTime
from timeline.reader.features import Layout
from timeline.reader.parties import parties_of
from timeline.reader.windows import Window, windows_of

__all__ = ["Example", "Stages", "examples_of", "read_annotations", "stages_of"]

NEVER = -100  # a target that nothing is learnt from
_TELLING = frozenset({"VERB", "NOUN", "PROPN", "ADJ", "X"})  # parts of speech that may tell an event


@dataclass
class Stages:
    """An article as the product sees it before its events are read."""

    annotation: dict[str, Any]
    article: Article
    analysis: Analysis
    times: list[ResolvedTime]
    entities: list[Any]


@dataclass
class Example:
    """Inputs and targets of one article; pairs are given by rows of triggers and columns of candidates."""

    id: str
    partial: bool  # a single sentence, annotated for one thing
    windows: list[Window]
    words: Any  # features [words, WORD]
    salience: Any  # [words]
    main: Any  # [words]: 1, 0 or NEVER
    triggers: Any  # numbers of words [triggers]
    events: Any  # [triggers]
    types: Any  # [triggers, types]: 1 for each type that is right
    statuses: Any  # [triggers]
    time_heads: Any
    date_pairs: tuple[Any, Any, Any]  # rows, columns, features
    dated: Any  # [date pairs + 2 * triggers]: 1 where right; the last two blocks are publication and nothing
    dated_known: Any  # [triggers]: whether the annotation says
    bounds: Any  # [date pairs]: BoundBy or NEVER
    party_heads: Any
    party_pairs: tuple[Any, Any, Any]
    cast: Any  # [party pairs]: which actor of which event a pair is about
    roles: Any  # [actors of events]
    places: Any
    sources: Any
    layout: Layout
    candidates: Any  # [words]: whether it can be a trigger at all (no sign, no word of a date)
    title_pairs: tuple[Any, Any, Any]  # rows, numbers of words, features
    titles: Any


def read_annotations(*paths: Path) -> list[dict[str, Any]]:
    """The annotated articles of JSON lines. Order: as given."""
    return [json.loads(line) for path in paths for line in path.read_text(encoding="utf-8").splitlines() if line]


def stages_of(annotations: Sequence[dict[str, Any]]) -> list[Stages]:
    """Each article taken through segmentation, parse, times and entities. Order: as given."""
    parser, knowledge = language.Parser.load(), actors.ActorKnowledge.load()
    found = []
    for annotation in annotations:
        article = Article(
            id=annotation["id"],
            text=annotation["text"],
            title=annotation.get("title") or None,
            published=annotation.get("published"),
            source=annotation.get("source"),
            url=annotation.get("url"),
            language="en",
        )
        analysis = parser.parse(language.segment(article))
        times = resolution.resolve(
            expressions.find_expressions(analysis),
            analysis,
            article.published,
            source=article.source,
            url=article.url,
            language="en",
        )
        entities = actors.find_entities(analysis, knowledge, article.published)
        found.append(Stages(annotation, article, analysis, list(times), list(entities)))
    return found


def examples_of(stages: Sequence[Stages], tokenizer: Tokenizer, types: Sequence[str]) -> list[Example]:
    """Inputs and targets. Order: as given; an article without words is left out."""
    return [found for one in stages if (found := _example(one, tokenizer, types)) is not None]


def _example(stages: Stages, tokenizer: Tokenizer, types: Sequence[str]) -> Example | None:
    analysis = stages.analysis
    windows = windows_of(analysis, tokenizer, start=tokenizer.token_to_id("[CLS]"), end=tokenizer.token_to_id("[SEP]"))
    if not windows:
        return None
    parties = parties_of(analysis, stages.entities, stages.times)
    layout = Layout(analysis, stages.times, parties, stages.article.published)
    candidates = _candidates(layout, stages.times)
    salience = numpy.zeros(layout.position.words, dtype=numpy.int64)
    if stages.annotation.get("partial"):  # of the words that might tell an event, only the annotated ones are known
        content = [layout.word(number).upos in _TELLING for number in range(layout.position.words)]
        salience[content] = NEVER
    main = numpy.full(layout.position.words, NEVER)
    mentions: dict[int, tuple[int, dict[str, Any], bool]] = {}
    for number, event in enumerate(stages.annotation["events"]):
        start = event["trigger_start"]
        spans = [(start, start + len(event["trigger"])), *map(tuple, event.get("other_mention_spans") or [])]
        for rank, (first, last) in enumerate(spans):
            inside, head = _words_of(layout, analysis, first, last)
            if head is None:
                continue
            for word in inside:
                salience[word] = max(int(salience[word]), SALIENCES.index(event["salience"]))
                main[word] = int(rank == 0)
            if head not in mentions or rank == 0:
                mentions[head] = (number, event, rank == 0)
    ordered = sorted(mentions.items())
    triggers = numpy.array([head for head, _ in ordered], dtype=numpy.int64)
    events = [event for _, (_, event, _) in ordered]
    dates = layout.near_times(triggers)
    near = layout.near_parties(triggers)
    dated, known, bounds = _dating(events, dates, [t for t, _ in layout.times], stages.article.published)
    numbers = numpy.array([number for _, (number, _, _) in ordered], dtype=numpy.int64)
    cast, roles, places, sources = _casting(events, numbers, near, parties)
    lines = numpy.array(
        [i for i, (_, (_, e, is_main)) in enumerate(ordered) if is_main and e.get("title")], dtype=numpy.int64
    )
    title_rows, title_words, title_features = layout.titles(triggers[lines])
    return Example(
        id=stages.article.id,
        partial="partial" in stages.annotation,
        windows=windows,
        words=layout.words(),
        salience=salience,
        main=main,
        triggers=triggers,
        events=numbers,
        types=numpy.array(
            [[t == e["type"] or t in e.get("alt_types", ()) if "type" in e else True for t in types] for e in events]
        ).reshape(len(events), len(types)),
        statuses=numpy.array([_status(event) for event in events], dtype=numpy.int64),
        time_heads=layout.time_heads,
        date_pairs=(*dates, layout.dates(triggers, *dates)),
        dated=dated,
        dated_known=known,
        bounds=bounds,
        party_heads=layout.party_heads,
        party_pairs=(*near, layout.parties(triggers, *near)),
        cast=cast,
        roles=roles,
        places=places,
        sources=sources,
        layout=layout,
        candidates=candidates & (salience != NEVER),
        title_pairs=(lines[title_rows] if len(lines) else title_rows, title_words, title_features),
        titles=_titling(events, lines, title_rows, title_words, layout),
    )


def _status(event: dict[str, Any]) -> int:
    status = event.get("status")
    return NEVER if status is None else STATUSES.index("denied" if status == "cancelled" else status)


def _words_of(layout: Layout, analysis: Analysis, first: int, last: int) -> tuple[list[int], int | None]:
    """The numbers of the words of a span, and of the one that governs the others."""
    sentence = analysis.sentence_at(first)
    if sentence is None or not sentence.is_parsed:
        return [], None
    span = Span(first, max(last, first + 1))
    head = sentence.head_of(span)
    inside = [layout.position.number(sentence.index, word.index) for word in sentence.words_in(span)]
    return inside, None if head is None else layout.position.number(sentence.index, head.index)


def _candidates(layout: Layout, times: Sequence[ResolvedTime]) -> Any:
    dated = {number for time in times for number in layout.numbers(Span(time.start, time.end))}
    return numpy.array(
        [
            number not in dated and any(c.isalnum() for c in layout.word(number).text)
            for number in range(layout.position.words)
        ]
    )


def _dating(
    events: Sequence[dict[str, Any]], pairs: tuple[Any, Any], times: Sequence[ResolvedTime], published: date | None
) -> tuple[Any, Any, Any]:
    """By what each trigger is dated, whether that is known, and how its days follow from the expression."""
    rows, columns = pairs
    right = numpy.zeros(len(rows) + 2 * len(events), dtype=numpy.float32)
    known = numpy.zeros(len(events), dtype=bool)
    bounds = numpy.full(len(rows), NEVER)
    for number, event in enumerate(events):
        if "start" not in event:
            continue
        answers = _answers(event)
        own = numpy.flatnonzero(rows == number)
        given = event.get("time_spans")
        ways = {pair: _bound_by(times[columns[pair]], answers, published) for pair in own}
        if given == "publication":
            right[len(rows) + number] = 1
        elif given:
            named = [
                pair
                for pair in own
                if any(times[columns[pair]].start < last and first < times[columns[pair]].end for first, last in given)
            ]
            for pair in [p for p in named if ways[p] is not None] or named:
                right[pair] = 1
        elif answers[0] == (None, None):
            right[len(rows) + len(events) + number] = 1
        else:
            for pair in own:
                if ways[pair] is BoundBy.WITHIN:
                    right[pair] = 1
            if (published, published) in answers:
                right[len(rows) + number] = 1
        if (None, None) in answers[1:] and not given:
            right[len(rows) + len(events) + number] = 1
        mine = [*own, len(rows) + number, len(rows) + len(events) + number]
        known[number] = right[mine].any()
        for pair in own:
            way = ways[pair]
            if right[pair] and way is not None:
                bounds[pair] = list(BoundBy).index(way)
    return right, known, bounds


def _answers(event: dict[str, Any]) -> list[tuple[date | None, date | None]]:
    pairs = [(event.get("start"), event.get("end")), *event.get("alt_dates", [])]
    return [(_day(first), _day(last)) for first, last in pairs]


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _bound_by(time: ResolvedTime, answers: Sequence[tuple[date | None, date | None]], published: date | None) -> Any:
    """The way from an expression's days to the event's, if one leads there."""
    if not time.is_dated:
        return None
    ways = {
        BoundBy.WITHIN: (time.first, time.last),
        BoundBy.SINCE: (time.first, published),
        BoundBy.UNTIL: (published, time.last),
        BoundBy.BEFORE: (None, time.last),
        BoundBy.AFTER: (time.first, None),
    }
    return next((way for way, days in ways.items() if days in answers), None)


def _casting(
    events: Sequence[dict[str, Any]], numbers: Any, pairs: tuple[Any, Any], parties: Sequence[Party]
) -> tuple[Any, Any, Any, Any]:
    """Which actor of which event each pair is about, the role of each of those, and of each pair: place? source?"""
    rows, columns = pairs
    places = numpy.zeros(len(rows), dtype=numpy.float32)
    sources = numpy.zeros(len(rows), dtype=numpy.float32)
    names = [_names_of(party) for party in parties]
    wanted = [
        (
            [(plain(role["name"]), ROLES.index(role["role"])) for role in event.get("roles", ())],
            plain(event.get("place") or ""),
            plain(event.get("attribution") or ""),
        )
        for event in events
    ]
    known: dict[tuple[int, str], int] = {}
    cast = numpy.zeros(len(rows), dtype=numpy.int64)
    roles: list[int] = []
    for pair, (row, column) in enumerate(zip(rows, columns, strict=True)):
        own, place, source = wanted[row]
        mine = names[column]
        key = int(numbers[row]), parties[column].key
        if key not in known:
            known[key] = len(roles)
            role = next((role for name, role in own if any(is_same(name, other) for other in mine)), 0)
            roles.append(role if "roles" in events[row] else NEVER)
        cast[pair] = known[key]
        places[pair] = _matches(place, mine) if "place" in events[row] else NEVER
        sources[pair] = _matches(source, mine) if "attribution" in events[row] else NEVER
    return cast, numpy.array(roles, dtype=numpy.int64), places, sources


def _matches(name: str, others: Sequence[str]) -> bool:
    return bool(name) and any(is_same(name, other) for other in others)


def _names_of(party: Party) -> list[str]:
    mention = party.mention
    known = [] if mention is None else [actor.name for actor in mention.actors]
    if mention is not None and mention.place is not None:
        known.append(mention.place.name)
    return [name for name in map(plain, [*known, party.text]) if name]


def plain(name: str) -> str:
    """A name without accents, capitals, signs and article, to be compared."""
    ascii_only = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    words = re.sub(r"[^a-z0-9]+", " ", re.sub(r"[.'’]", "", ascii_only)).split()
    return " ".join(words[1:] if words[:1] in (["the"], ["a"], ["an"]) else words)


def is_same(one: str, other: str) -> bool:
    """The same name, or one of several words that holds all of the other's."""
    if one == other:
        return True
    first, second = set(one.split()), set(other.split())
    shorter = first if len(first) < len(second) else second
    return (first < second or second < first) and any(len(word) > 3 for word in shorter)


def _titling(events: Sequence[dict[str, Any]], lines: Any, rows: Any, words: Any, layout: Layout) -> Any:
    """1 for each word of a trigger's sentence that its annotated title says too."""
    wanted = [set(_stems(events[line]["title"])) for line in lines]
    found = numpy.zeros(len(rows), dtype=numpy.float32)
    for pair, (row, number) in enumerate(zip(rows, words, strict=True)):
        stems = list(_stems(layout.word(int(number)).text))
        found[pair] = any(stem in wanted[row] for stem in stems)
    return found


def _stems(text: str) -> Iterator[str]:
    for word in re.findall(r"[a-z0-9]+", text.lower()):
        yield word[:5]
