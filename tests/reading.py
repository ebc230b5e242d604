"""Short cuts for tests: a text through the stages that exist, as the pipeline joins them."""

from datetime import date

from timeline.expressions import find_expressions
from timeline.language import Parser, segment
from timeline.model.article import Article
from timeline.model.event import Event
from timeline.model.expression import Expression
from timeline.model.time import ResolvedTime
from timeline.pipeline import extract_events, find_times

WEDNESDAY = date(2019, 8, 21)


def article(text: str, published: date | None = WEDNESDAY, **fields: object) -> Article:
    return Article.model_validate({"id": "a1", "text": text, "published": published, "language": "en", **fields})


def expressions(text: str) -> list[Expression]:
    return find_expressions(segment(article(text)))


def times(text: str, published: date | None = WEDNESDAY, **fields: object) -> list[ResolvedTime]:
    return list(find_times(article(text, published, **fields)).times)


def the_time(text: str, phrase: str, published: date | None = WEDNESDAY) -> ResolvedTime:
    """The time expression that is exactly this phrase."""
    found = times(text, published)
    return (
        next(time for time in found if time.text == phrase)
        if any(t.text == phrase for t in found)
        else _missing(phrase, found)
    )


def _missing(phrase: str, found: list[ResolvedTime]) -> ResolvedTime:
    raise AssertionError(f"no time expression {phrase!r}; there are {[(time.text, time.rule) for time in found]}")


def events(text: str, published: date | None = WEDNESDAY, **fields: object) -> list[Event]:
    return list(extract_events(article(text, published, **fields)).events)


def the_event(text: str, type_: str, published: date | None = WEDNESDAY) -> Event:
    """The only event of a type."""
    found = events(text, published)
    (event,) = [e for e in found if e.type == type_] or [_no_event(type_, found)]
    return event


def _no_event(type_: str, found: list[Event]) -> Event:
    raise AssertionError(f"no {type_}; there are {[(event.type, event.mentions[0].trigger.text) for event in found]}")


def parser() -> Parser:
    return Parser.load()
