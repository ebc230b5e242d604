"""One article's story: text -> sentences -> times -> actors -> reading -> events.

What comes in is an article, what goes out is what `timeline times` and `timeline extract` print.  The stages meet here
as values and nowhere else; what happens to the events of many articles is told in chronology.py.
"""

import warnings
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import date
from functools import cache, partial
from pathlib import Path
from typing import TypeVar

from timeline import actors, events, expressions, ingest, language, reader, resolution
from timeline.engine import Fault, connected, map_in_order
from timeline.errors import AnchorError, TimelineError, TimelineWarning
from timeline.lexicons.event_types import EventType, TypeTable, event_types, with_own_types
from timeline.model.actor import ActorIdentity, EntityMention, OwnActor
from timeline.model.analysis import Analysis
from timeline.model.article import Article, InputProblem
from timeline.model.event import ArticleEvents, ArticleTimes, Event
from timeline.model.expression import Expression
from timeline.model.limits import Limits
from timeline.model.span import Span
from timeline.model.time import AnchorKind, ResolvedTime, When

__all__ = [
    "Toolkit",
    "explain_date",
    "extract_events",
    "extract_many",
    "find_times",
    "find_times_in_many",
    "read_articles",
    "resolve_actor",
]

R = TypeVar("R")


@dataclass(frozen=True)
class Toolkit:
    """What extraction knows: parser, reader, actors, event types. Loaded once, shared by all articles."""

    parser: language.Parser
    actors: actors.ActorKnowledge
    types: Mapping[str, EventType]
    reader: reader.Reader

    @classmethod
    def load(
        cls,
        actor_files: Sequence[Path] = (),
        type_files: Sequence[Path] = (),
        own_types: Sequence[TypeTable] = (),
        own_actors: Sequence[OwnActor] = (),
    ) -> "Toolkit":
        """The shipped knowledge, extended by a user's own TOML files, and by types and actors that were read before.

        Raises: LexiconError when a user's file breaks its format
        """
        return cls(
            parser=language.Parser.load(),
            actors=actors.ActorKnowledge.load(actor_files, own_actors),
            types={**with_own_types(own_types), **event_types(type_files)},
            reader=reader.Reader.load(),
        )


@cache
def default_toolkit(
    actor_files: tuple[Path, ...] = (),
    type_files: tuple[Path, ...] = (),
    own_types: tuple[str, ...] = (),
    own_actors: tuple[OwnActor, ...] = (),
) -> Toolkit:
    """The toolkit for these files, tables of types as JSON, and actors; loaded at most once in a process."""
    types = [TypeTable.model_validate_json(table) for table in own_types]
    return Toolkit.load(actor_files, type_files, types, own_actors)


def read_articles(
    paths: Iterable[str | Path],
    *,
    meta: Path | None = None,
    published: date | None = None,
    columns: Mapping[str, str] | None = None,
) -> dict[str, Article]:
    """The articles found at paths (files, folders), by id and in order.

    ``meta`` says about files what they do not say themselves, and ``columns`` what the columns of tables are called
    ({"title": "Headline"}).  An input that is no article is left out with a
    :class:`~timeline.errors.TimelineWarning` that says why; ``timeline.ingest.read_articles`` yields those problems as
    values instead.
    """
    articles: dict[str, Article] = {}
    for item in ingest.read_articles(paths, meta=meta, published=published, columns=columns):
        if isinstance(item, Article):
            articles[item.id] = item
        else:
            warnings.warn(item.message(), TimelineWarning, stacklevel=2)
    return articles


def find_times(article: Article, toolkit: Toolkit | None = None) -> ArticleTimes:
    """The time expressions of an article, resolved. Order: as in the text.

    Only the sentences whose dates hang on tense are parsed: the rest of the work is regular expressions.
    """
    analysis = language.segment(article)
    found = expressions.find_expressions(analysis)
    if wanted := resolution.sentences_to_parse(found, analysis, bounding=article.published is None):
        analysis = (toolkit or default_toolkit()).parser.parse(analysis, only=wanted)
    times = _resolve(article, analysis, found)
    bounds = resolution.publication_bounds(found, times, analysis) if article.published is None else None
    return ArticleTimes(
        id=article.id,
        published=article.published,
        published_bounds=bounds,
        warnings=article.warnings,
        times=tuple(times),
    )


def find_times_in_many(
    articles: Iterable[Article], *, jobs: int = 1, limits: Limits | None = None, cluster: str | None = None
) -> Iterator[ArticleTimes | InputProblem]:
    """The time expressions of each article, or why there are none. Order: as given, however many processes."""
    with connected(cluster) if cluster else nullcontext() as place:
        yield from _each(_times_batch, articles, jobs, limits, default_toolkit, place)


def extract_events(article: Article, toolkit: Toolkit | None = None) -> ArticleEvents:
    """The events of one article, before merging. Order: as in the text; an article in another language has none."""
    analysis = language.segment(article)
    if analysis.language != "en":
        return ArticleEvents.of(article)
    toolkit = toolkit or default_toolkit()
    return _extract(article, toolkit.parser.parse(analysis), toolkit)


def extract_many(
    articles: Iterable[Article],
    *,
    jobs: int = 1,
    limits: Limits | None = None,
    actor_files: Sequence[Path] = (),
    type_files: Sequence[Path] = (),
    own_types: Sequence[TypeTable] = (),
    own_actors: Sequence[OwnActor] = (),
    cluster: str | None = None,
    on: tuple[Executor, int] | None = None,
) -> Iterator[ArticleEvents | InputProblem]:
    """The events of each article; for one that costs more than ``limits`` or cannot be read, a problem that says so.

    ``own_types`` and ``own_actors`` are a user's own that a store keeps; those of the files take the place of theirs.
    ``cluster`` is the address of a running Dask cluster, ``on`` any executor of other processes and how many batches it
    works on at a time; either works in place of ``jobs`` processes.

    Order: as given, whatever the number of processes
    Raises: LexiconError when a user's file breaks its format; EngineError when the cluster does not answer
    """
    types = tuple(table.model_dump_json() for table in own_types)
    known = tuple(actor_files), tuple(type_files), types, tuple(own_actors)
    work = partial(_extract_batch, known=known)
    with connected(cluster) if cluster else nullcontext(on) as place:
        yield from _each(work, articles, jobs, limits, partial(default_toolkit, *known), place)


def _each(
    work: Callable[[Sequence[Article]], list[R]],
    articles: Iterable[Article],
    jobs: int,
    limits: Limits | None,
    prepare: Callable[[], object],
    on: tuple[Executor, int] | None = None,
) -> Iterator[R | InputProblem]:
    found: Iterator[R | Fault] = map_in_order(
        work, articles, jobs=jobs, limits=limits, weigh=_characters, prepare=prepare, passing=TimelineError, on=on
    )
    return (problem_of(one) if isinstance(one, Fault) else one for one in found)


def _characters(article: Article) -> int:
    return len(article.text)


def problem_of(fault: Fault) -> InputProblem:
    """What is told of an article that could not be worked on."""
    article: Article = fault.item
    where = article.origin or article.id
    return InputProblem(expected=fault.expected, got=fault.got, where=where, hint=fault.hint, id=article.id)


def explain_date(
    phrase: str, published: date | None, context: str | None = None, *, language: str = "en"
) -> tuple[ResolvedTime, ...]:
    """How a phrase is read as of a publication day: each time expression in it, with rule, anchor and steps.

    ``context`` is the sentence that the phrase stands in; tense and earlier dates in it count.  ``language`` is an ISO
    639-1 code.

    Raises: AnchorError when the phrase is not in its context
    """
    text = context or phrase
    start = text.find(phrase)
    if start < 0:
        raise AnchorError("a context that contains the phrase", got=context, hint="repeat it as it stands there")
    line = find_times(Article(id="explain", text=text, published=published, language=language))
    return tuple(time for time in line.times if time.start < start + len(phrase) and start < time.end)


def resolve_actor(
    mention: str, *, context: str | None = None, on: date | None = None, actor_files: Sequence[Path] = ()
) -> ActorIdentity | actors.Unresolved:
    """Who a bare mention names, or a value that says why it cannot be told.

    >>> resolve_actor("Seoul's foreign ministry").country
    'KOR'
    """
    knowledge = _actor_knowledge(tuple(actor_files))
    return actors.resolve_actor(mention, context=context, on=on, knowledge=knowledge)


@cache
def _actor_knowledge(actor_files: tuple[Path, ...]) -> actors.ActorKnowledge:
    return actors.ActorKnowledge.load(actor_files)


def _times_batch(batch: Sequence[Article]) -> list[ArticleTimes]:
    return [find_times(article) for article in batch]


def _extract_batch(
    batch: Sequence[Article], *, known: tuple[tuple[Path, ...], tuple[Path, ...], tuple[str, ...], tuple[OwnActor, ...]]
) -> list[ArticleEvents]:
    """The events of each article; only English is parsed, and read for events."""
    analyses = [language.segment(article) for article in batch]
    english = [analysis for analysis in analyses if analysis.language == "en"]
    toolkit = default_toolkit(*known) if english else None
    parsed = toolkit.parser.parse_many(english) if toolkit else iter(())
    return [
        _extract(article, next(parsed), toolkit) if toolkit and analysis.language == "en" else ArticleEvents.of(article)
        for article, analysis in zip(batch, analyses, strict=True)
    ]


def _extract(article: Article, analysis: Analysis, toolkit: Toolkit) -> ArticleEvents:
    found = expressions.find_expressions(analysis)
    times = _resolve(article, analysis, found)
    entities = actors.find_entities(analysis, toolkit.actors, article.published)
    extracted: list[Event] = []
    for part in language.sections(analysis):
        here, named = _of_part(part, times, entities)
        own_words = events.words_of_own_types(part, toolkit.types)
        reading = toolkit.reader.read(part, here, named, article.published, wanted=[span for span, _ in own_words])
        extracted += events.extract_events(article, part, here, named, reading, toolkit.types, own_words)
    extracted = _second_pass(extracted, times, found, article.published)
    return ArticleEvents.of(article, extracted)


def _of_part(
    part: Analysis, times: Sequence[ResolvedTime], entities: Sequence[EntityMention]
) -> tuple[Sequence[ResolvedTime], Sequence[EntityMention]]:
    """The times and mentions in the parsed sentences of a part; all of both where the article is one part."""
    parsed = [sentence for sentence in part.sentences if sentence.is_parsed]
    if len(parsed) == len(part.sentences) or not parsed:
        return times, entities
    first, last = parsed[0], parsed[-1]
    start, end = first.span.start, last.span.end
    return (
        times[bisect_left(times, start, key=_start) : bisect_left(times, end, key=_start)],
        [mention for mention in entities if first.index <= mention.sentence <= last.index],
    )


def _start(time: ResolvedTime) -> int:
    return time.start


def _second_pass(
    extracted: list[Event], times: Sequence[ResolvedTime], found: Sequence[Expression], published: date | None
) -> list[Event]:
    """Dates that lean on an event ("five days after the summit"), once that event is dated; there is no third pass."""
    if not any(time.anchor.kind is AnchorKind.EVENT and not time.is_dated for time in times):
        return extracted
    dated: dict[Span, When] = {
        Span(mention.trigger.start, mention.trigger.end): event.when
        for event in extracted
        if event.when.is_dated
        for mention in event.mentions
    }
    return events.date_pending(extracted, resolution.resolve_pending(times, found, dated, published))


def _resolve(article: Article, analysis: Analysis, found: Sequence[Expression]) -> list[ResolvedTime]:
    return resolution.resolve(
        found, analysis, article.published, source=article.source, url=article.url, language=article.language
    )
