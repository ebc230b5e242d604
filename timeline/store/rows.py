"""Merged events as rows, and the names under which they are found."""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date

from timeline.model.event import MergedEvent

__all__ = ["OPEN_END", "OPEN_START", "event_row", "name_rows", "normal", "searched_words"]

OPEN_START, OPEN_END = 0, 9_999_999


def normal(name: str) -> str:
    """A name without case, accents and punctuation: how spellings are compared."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return re.sub(r"[^\w]+", " ", plain.replace("'s", "")).strip()


def _bounds(first: date | None, last: date | None) -> tuple[int | None, int | None, int]:
    if first is None and last is None:
        return None, None, 4
    start, end = (first.toordinal() if first else OPEN_START), (last.toordinal() if last else OPEN_END)
    days = end - start
    return start, end, 0 if days == 0 else 1 if days < 31 else 2 if days < 366 else 3


def event_row(number: int, event: MergedEvent, record: str) -> tuple[object, ...]:
    """The columns of ``events``, in their order."""
    first, last, width = _bounds(event.when.first, event.when.last)
    accepted = None if event.accepted is None else int(event.accepted)
    return (
        *(number, event.id, event.type, event.group, event.status.value, first, last, width),
        *(event.sources, event.salience, int(bool(event.disputes)), accepted, record),
    )


def name_rows(number: int, event: MergedEvent, outlets: dict[str, str | None]) -> Iterator[tuple[str, str, int]]:
    """The rows of ``names``: actors by id, name, text and country, places by name and country, outlets."""
    found: set[tuple[str, str]] = set()
    for actor in event.actors:
        found |= {("actor", form) for form in (actor.id, normal(actor.name), normal(actor.text)) if form}
        if actor.country:
            found.add(("actor", f"iso:{actor.country}"))
    if event.place is not None:
        found |= {("place", normal(name)) for name in (event.place.name, event.place.text) if name}
        if event.place.country:
            found.add(("place", f"iso:{event.place.country}"))
    for mention in event.mentions:
        outlet = outlets.get(mention.article)
        if outlet:
            found.add(("outlet", normal(outlet)))
    return ((kind, name, number) for kind, name in sorted(found))


def searched_words(event: MergedEvent) -> tuple[str, str]:
    """Title and quotes; each quote once, however many mentions share it."""
    quotes = dict.fromkeys(mention.quote for mention in event.mentions)
    return event.title, "\n".join(quotes)
