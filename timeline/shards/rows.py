"""Articles and their events as the rows of a shard, and back.

A row is an article.  Two columns hold it whole, as JSON that this package reads again: ``article`` without its text,
and ``line``, a line of ``timeline extract``.  The others repeat what other programs ask for.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import pyarrow

from timeline.model.article import Article, InputProblem
from timeline.model.event import ArticleEvents, Event

__all__ = ["SCHEMA", "Row", "rows_of", "table_of"]

Row = tuple[Article, ArticleEvents]

_EVENT = pyarrow.struct(
    [
        ("id", pyarrow.string()),
        ("type", pyarrow.string()),
        ("group", pyarrow.string()),
        ("title", pyarrow.string()),
        ("first", pyarrow.date32()),
        ("last", pyarrow.date32()),
        ("edtf", pyarrow.string()),
        ("status", pyarrow.string()),
        ("tier", pyarrow.string()),
        ("salience", pyarrow.float64()),
        ("confidence", pyarrow.float64()),
        ("actors", pyarrow.list_(pyarrow.string())),
        ("place", pyarrow.string()),
        ("country", pyarrow.string()),
        ("quote", pyarrow.string()),
        ("start", pyarrow.int64()),
        ("end", pyarrow.int64()),
    ]
)
SCHEMA = pyarrow.schema(
    [
        ("id", pyarrow.string()),
        ("published", pyarrow.date32()),
        ("title", pyarrow.string()),
        ("source", pyarrow.string()),
        ("url", pyarrow.string()),
        ("text", pyarrow.large_string()),
        ("events", pyarrow.list_(_EVENT)),
        ("failure", pyarrow.string()),  # JSON: why nothing could be extracted; null elsewhere
        ("article", pyarrow.large_string()),
        ("line", pyarrow.large_string()),  # null where nothing could be extracted
    ]
)


def table_of(articles: Sequence[Article], found: Iterable[ArticleEvents | InputProblem]) -> pyarrow.Table:
    """The table of articles and what was found in each. Order: as given."""
    rows = [_row(article, one) for article, one in zip(articles, found, strict=True)]
    return pyarrow.Table.from_pylist(rows, schema=SCHEMA)


def _row(article: Article, found: ArticleEvents | InputProblem) -> dict[str, Any]:
    has_failed = isinstance(found, InputProblem)
    return {
        "id": article.id,
        "published": article.published,
        "title": article.title,
        "source": article.source,
        "url": article.url,
        "text": article.text,
        "events": [] if isinstance(found, InputProblem) else [_event(event) for event in found.events],
        "failure": found.model_dump_json() if has_failed else None,
        "article": article.model_dump_json(exclude={"text"}),
        "line": None if has_failed else found.model_dump_json(),
    }


def _event(event: Event) -> dict[str, Any]:
    main, when, place = event.mentions[0], event.when, event.place
    return {
        "id": event.id,
        "type": event.type,
        "group": event.group,
        "title": event.title,
        "first": when.first,
        "last": when.last,
        "edtf": when.edtf,
        "status": event.status.value,
        "tier": event.tier.value,
        "salience": event.salience,
        "confidence": event.confidence,
        "actors": [actor.name for actor in event.actors],
        "place": place.name if place else None,
        "country": place.country if place else None,
        "quote": main.quote,
        "start": main.start,
        "end": main.end,
    }


def rows_of(table: pyarrow.Table) -> Iterator[Row | InputProblem]:
    """The articles of a table with their events; for an article that failed the problem. Order: as in the table."""
    columns = ("article", "text", "line", "failure")
    for article, text, line, failure in zip(*(table.column(name).to_pylist() for name in columns), strict=True):
        if failure is not None:
            yield InputProblem.model_validate_json(failure)
        else:
            whole = Article.model_validate_json(f'{article[:-1]},"text":""}}').model_copy(update={"text": text})
            yield whole, ArticleEvents.model_validate_json(line)
