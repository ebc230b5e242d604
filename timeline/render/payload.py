"""What the page knows, as JSON: a small part for chart and table, and chunks of evidence that are read on demand.

Columns instead of objects, days as numbers and repeated strings once, so that a hundred thousand events open as
readily as a hundred.  Nothing here is HTML; escaping for HTML is page.py's.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from timeline.lexicons.event_types import EventType, type_of
from timeline.model.article import Article
from timeline.model.coverage import Coverage
from timeline.model.decision import STAR
from timeline.model.event import FieldConfidence, MergedEvent, Status, Tier
from timeline.model.storyline import Storylines
from timeline.model.time import Basis, Extent, Precision, When
from timeline.render.aliases import aliases_of
from timeline.render.evidence import evidence_of
from timeline.render.marks import GROUP_LABELS, MARK_STYLES, Mark, group_colour, is_date_disputed, mark_of
from timeline.render.sections import sections

__all__ = ["CHUNK", "NO_COVERAGE", "NO_STORYLINES", "Interned", "payload"]

NO_STORYLINES, NO_COVERAGE = Storylines(), Coverage(outlets=(), events=())
CHUNK = 250  # events whose evidence is read at once
EPOCH = date(1970, 1, 1).toordinal()
MANY = 20_000  # events above which excerpts are shorter, so that the file stays one that can be mailed
REACH, REACH_OF_MANY = 200, 90
_FLAGS = ("approximate", "throughout", "publication", "disputed", "date_disputed", "accepted", "rejected", "starred")


class Interned:
    """Strings by number, each once. Order: of first use, so that the same events give the same numbers."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def __call__(self, text: str | None) -> int | None:
        if text is None:
            return None
        return self._numbers.setdefault(text, len(self._numbers))

    def strings(self) -> list[str]:
        return list(self._numbers)


def day_number(day: date | None) -> int | None:
    """Days since 1 January 1970, on the calendar that JavaScript and Plotly count in."""
    return None if day is None else day.toordinal() - EPOCH


def payload(
    events: Sequence[MergedEvent],
    articles: Mapping[str, Article],
    title: str,
    types: Mapping[str, EventType] | None = None,
    storylines: Storylines = NO_STORYLINES,
    coverage: Coverage = NO_COVERAGE,
) -> tuple[dict[str, Any], list[Any]]:
    """The page's core and its chunks of evidence; what of the core tells of storylines and outlets: sections.py.

    Order: events by day, undated ones last
    """
    ordered = sorted(events, key=_order)
    numbers = _article_numbers(ordered)
    reach = REACH if len(ordered) <= MANY else REACH_OF_MANY
    strings = Interned()
    evidence = [evidence_of(event, articles, numbers, strings, reach) for event in ordered]
    told = sections(ordered, storylines, coverage, numbers, day_number)
    story = told.pop("column")
    chunks = [evidence[start : start + CHUNK] for start in range(0, len(evidence), CHUNK)]
    core = {
        "schema_version": 1,
        "title": title,
        "chunk": CHUNK,
        "groups": _groups(ordered),
        "types": _types(ordered, types),
        "marks": [_mark(mark) for mark in Mark],
        "statuses": list(Status),
        "tiers": list(Tier),
        "fields": list(FieldConfidence.model_fields),
        "precisions": list(Precision),
        "bases": list(Basis),
        "flags": _FLAGS,
        "published": day_number(max(filter(None, (article.published for article in articles.values())), default=None)),
        "articles": [_article(article_id, articles.get(article_id)) for article_id in numbers],
        **_columns(ordered, articles, story),
        **told,
    }
    core["aliases"] = aliases_of(core["names"])
    return core, [strings.strings(), *chunks]


def _order(event: MergedEvent) -> tuple[int, date, date, str]:
    when = event.when
    first, last = when.first or when.last, when.last or when.first
    return (0, first, last, event.id) if first and last else (1, date.max, date.max, event.id)


def _article_numbers(events: Iterable[MergedEvent]) -> dict[str, int]:
    numbers: dict[str, int] = {}
    for event in events:
        for mention in event.mentions:
            numbers.setdefault(mention.article, len(numbers))
        for dispute in event.disputes:
            for claim in dispute.claims:
                for article in claim.articles:
                    numbers.setdefault(article, len(numbers))
    return numbers


def web_link(url: str | None) -> str | None:
    """The address if a reader may follow it: http or https, nothing else."""
    try:
        return url if url and urlsplit(url.strip()).scheme in ("http", "https") else None
    except ValueError:  # no address at all
        return None


def _article(article_id: str, article: Article | None) -> list[str | None]:
    if article is None:
        return [article_id, None, None, None, None]
    published = article.published.isoformat() if article.published else None
    return [article_id, article.title, article.source, published, web_link(article.url)]


def _groups(events: Iterable[MergedEvent]) -> list[list[str]]:
    """id, label, light and dark colour. Order: the known ones', then by name."""
    used = {event.group for event in events}
    known = [group for group in GROUP_LABELS if group in used]
    return [
        [group, GROUP_LABELS.get(group, group), *group_colour(group)] for group in known + sorted(used - set(known))
    ]


def _used_types(events: Iterable[MergedEvent]) -> list[tuple[str, str]]:
    """id and group. Order: by id."""
    return sorted({(event.type, event.group) for event in events})


def _types(events: Iterable[MergedEvent], types: Mapping[str, EventType] | None) -> list[list[str]]:
    """id, group and label. Order: by id."""
    return [[name, group, type_of(name, types).label] for name, group in _used_types(events)]


def _mark(mark: Mark) -> list[Any]:
    style = MARK_STYLES[mark]
    return [mark, style.label, style.symbol, style.outline, style.dash]


def _flags(event: MergedEvent) -> int:
    when = event.when
    facts = (
        when.approximate,
        when.extent is Extent.THROUGHOUT,
        when.basis is Basis.PUBLICATION,
        bool(event.disputes),
        is_date_disputed(event),
        event.accepted is True,
        event.accepted is False,
        STAR in event.tags,
    )
    return sum(1 << bit for bit, fact in enumerate(facts) if fact)


def _claims(event: MergedEvent) -> list[list[int | None]]:
    """The days that sources claim, where they disagree on them."""
    values = [claim.value for dispute in event.disputes if dispute.field == "when" for claim in dispute.claims]
    whens = [value if isinstance(value, When) else When.model_validate(value) for value in values if value]
    return [[day_number(when.first), day_number(when.last)] for when in whens if when.is_dated]


def _columns(
    events: Sequence[MergedEvent], articles: Mapping[str, Article], story: Sequence[int | None]
) -> dict[str, Any]:
    names, places, outlets = Interned(), Interned(), Interned()
    types = {name: index for index, (name, _) in enumerate(_used_types(events))}
    marks = {mark: index for index, mark in enumerate(Mark)}
    statuses = {status: index for index, status in enumerate(Status)}
    tiers = {tier: index for index, tier in enumerate(Tier)}
    precisions = {precision: index for index, precision in enumerate(Precision)}
    columns = {
        "id": [event.id for event in events],
        "label": [event.title for event in events],
        "first": [day_number(event.when.first) for event in events],
        "last": [day_number(event.when.last) for event in events],
        "edtf": [event.when.edtf for event in events],
        "type": [types[event.type] for event in events],
        "mark": [marks[mark_of(event)] for event in events],
        "status": [statuses[event.status] for event in events],
        "tier": [tiers[event.tier] for event in events],
        "precision": [precisions[event.when.precision] for event in events],
        "flag": [_flags(event) for event in events],
        "sources": [event.sources for event in events],
        "reports": [len({mention.article for mention in event.mentions}) for event in events],
        "salience": [round(event.salience * 1000) for event in events],
        "actors": [list(dict.fromkeys(names(actor.name) for actor in event.actors)) for event in events],
        "place": [places(event.place.name if event.place else None) for event in events],
        "outlets": [_outlets(event, articles, outlets) for event in events],
        "story": story,
        "at": [_coordinates(event) for event in events],
    }
    return {
        "columns": columns,
        "names": names.strings(),
        "places": places.strings(),
        "outlets": outlets.strings(),
        "members": {index: list(event.members) for index, event in enumerate(events) if len(event.members) > 1},
        "claims": {index: claims for index, event in enumerate(events) if (claims := _claims(event))},
    }


def _coordinates(event: MergedEvent) -> list[float] | None:
    """Longitude and latitude in degrees, as maps order them."""
    place = event.place
    if place is None or place.lat is None or place.lon is None:
        return None
    return [round(place.lon, 2), round(place.lat, 2)]


def _outlets(event: MergedEvent, articles: Mapping[str, Article], outlets: Interned) -> list[int | None]:
    found = (articles[mention.article] for mention in event.mentions if mention.article in articles)
    return list(dict.fromkeys(outlets(article.source) for article in found if article.source))
