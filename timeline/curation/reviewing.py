"""The review file: TOML, one ``[[event]]`` table per event, empty fields to fill in."""

import json
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Any

from timeline.errors import DecisionError
from timeline.model.decision import Decision, Place, Verdict
from timeline.model.event import MergedEvent, Status

__all__ = ["read_review", "write_review"]

_HEAD = """\
# Review of a timeline.  Fill in what you decide and leave the rest; then: timeline apply FILE --store STORE --author YOU
#
# verdict     "accept" or "reject"
# title, type, status, first, last     a value changes the event's (days as "2019-08-07"; first and last go together)
# merge       the id of another event of this file: the two are one
# split       the number of a mention (1, 2, ...) that belongs to an event of its own
# note        anything; it goes with the event

"""
_FIELDS = ("verdict", "title", "type", "status", "first", "last", "merge", "split", "note")


def write_review(events: Iterable[MergedEvent]) -> str:
    """The review file of events. Order: as given."""
    return _HEAD + "\n".join(_table(event) for event in events)


def _table(event: MergedEvent) -> str:
    when = f"{event.when.first or '..'} to {event.when.last or '..'}" if event.when.is_dated else "undated"
    lines = [
        "[[event]]",
        f"# {_plain(event.title)}",
        f"# {event.type}, {event.status.value}, {when}, {event.sources} source{'s' if event.sources != 1 else ''}",
    ]
    lines += [f"#   {number}. {mention.article}: {_plain(mention.quote)}" for number, mention in enumerate(event.mentions, start=1)]
    lines.append(f"id = {json.dumps(event.id)}")
    lines += [f'{name} = ""' for name in _FIELDS]
    return "\n".join(lines) + "\n"


def _plain(text: str) -> str:
    """Text in a comment: one line, no control characters."""
    return "".join(c if c.isprintable() else " " for c in text)[:300]


def read_review(text: str, events: Mapping[str, MergedEvent], *, author: str, at: datetime, where: str = "review") -> list[Decision]:
    """The decisions of an edited review file; ``events`` are those of the store, by every member id.

    Raises: DecisionError for the first thing that cannot be applied
    """
    try:
        tables = tomllib.loads(text).get("event", [])
    except tomllib.TOMLDecodeError as error:
        raise DecisionError("valid TOML", got=str(error), where=where) from error
    decisions: list[Decision] = []
    for number, table in enumerate(tables, start=1):
        place = f"{where} [[event]] number {number}"
        event = events.get(str(table.get("id", "")))
        if event is None:
            raise DecisionError("the id of an event of the store", got=str(table.get("id", "none")), where=place)
        unknown = set(table) - {*_FIELDS, "id"}
        if unknown:
            raise DecisionError(f"fields among {', '.join(_FIELDS)}", got=", ".join(sorted(unknown)), where=place)
        decisions.extend(_decisions(table, event, events, author, at, place))
    return decisions


def _decisions(
    table: Mapping[str, Any], event: MergedEvent, events: Mapping[str, MergedEvent], author: str, at: datetime, where: str
) -> Iterator[Decision]:
    given = {name: str(table.get(name, "")).strip() for name in _FIELDS}
    own = places_of(event)
    who: dict[str, Any] = {"author": author, "at": at}
    if given["verdict"]:
        if given["verdict"] not in ("accept", "reject"):
            raise DecisionError("accept or reject", got=given["verdict"], where=f"{where} verdict")
        yield Decision(verdict=Verdict(given["verdict"]), places=own, **who)
    if given["status"] and given["status"] not in [status.value for status in Status]:
        raise DecisionError(f"a status, one of {', '.join(Status)}", got=given["status"], where=f"{where} status")
    first, last = (_day(given[name], f"{where} {name}") for name in ("first", "last"))
    if first and last and first > last:
        raise DecisionError("first before last", got=f"{first} to {last}", where=where)
    changes = {name: given[name] or None for name in ("title", "type", "status")}
    if any(changes.values()) or first or last:
        yield Decision(verdict=Verdict.CHANGE, places=own, **changes, first=first or last, last=last or first, **who)
    if given["merge"]:
        other = events.get(given["merge"])
        if other is None:
            raise DecisionError("the id of another event of the store", got=given["merge"], where=f"{where} merge")
        yield Decision(verdict=Verdict.MERGE, places=own, others=places_of(other), **who)
    if given["split"]:
        if not given["split"].isdigit() or not 1 <= int(given["split"]) <= len(event.mentions) or len(event.mentions) < 2:
            raise DecisionError(f"the number of a mention, 1 to {len(event.mentions)}", got=given["split"], where=f"{where} split")
        index = int(given["split"]) - 1
        rest = own[:index] + own[index + 1 :]
        yield Decision(verdict=Verdict.SPLIT, places=rest, others=(own[index],), **who)
    if given["note"]:
        yield Decision(verdict=Verdict.NOTE, places=own, note=given["note"], **who)


def places_of(event: MergedEvent) -> tuple[Place, ...]:
    """Where the event stands in its articles."""
    return tuple(Place(article=m.article, start=m.trigger.start, end=m.trigger.end) for m in event.mentions)


def _day(text: str, where: str) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise DecisionError("a date like 2024-03-15", got=text, where=where) from None
