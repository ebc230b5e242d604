"""The review file: TOML, one ``[[event]]`` table per event, empty fields to fill in."""

import json
import tomllib
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Any

from pydantic import ValidationError

from timeline.errors import DecisionError
from timeline.lexicons.event_types import EventType, shipped_types
from timeline.model.decision import Decision, Place, Verdict
from timeline.model.event import MergedEvent, Status

__all__ = ["places_of", "read_review", "write_review"]

_HEAD = """\
# Review of a timeline.  Fill in what you decide and leave the rest; then:
# timeline apply FILE --store STORE --author YOU
#
# verdict     "accept" or "reject"
# title, type, status, first, last
#             a value changes the event's (days as "2019-08-07"; first and last go together)
# merge       the id of another event of this file: the two are one
# split       the number of a mention (1, 2, ...) that belongs to an event of its own
# note        anything; it goes with the event
# at          where the event stands in its articles; leave it: decisions hold on to it

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
        f"# {_plain(event.type)}, {event.status.value}, {when}, sources: {event.sources}",
    ]
    lines += [
        f"#   {number}. {_plain(mention.article)}: {_plain(mention.quote)}"
        for number, mention in enumerate(event.mentions, start=1)
    ]
    lines.append(f"id = {_quoted(event.id)}")
    spots = (f"{{article = {_quoted(p.article)}, start = {p.start}, end = {p.end}}}" for p in places_of(event))
    lines.append(f"at = [{', '.join(spots)}]")
    lines += [f'{name} = ""' for name in _FIELDS]
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    """A TOML string: JSON's escapes are TOML's, but for the delete character and half characters."""
    return json.dumps(text.encode("utf-8", "replace").decode(), ensure_ascii=False).replace("\x7f", "\\u007F")


def _plain(text: str) -> str:
    """Text in a comment: one line, no control characters."""
    return "".join(c if c.isprintable() else " " for c in text)[:300]


def read_review(
    text: str,
    events: Mapping[str, MergedEvent],
    *,
    author: str,
    at: datetime,
    where: str = "review",
    types: Mapping[str, EventType] | None = None,
) -> list[Decision]:
    """The decisions of an edited review file; ``events`` are those of the store, by every member id.

    An event may be given a type of ``types``, the shipped ones if none are given, or one that some event has.

    Raises: DecisionError for the first thing that cannot be applied
    """
    try:
        tables = tomllib.loads(text).get("event", [])
    except tomllib.TOMLDecodeError as error:
        raise DecisionError("valid TOML", got=str(error), where=where) from error
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise DecisionError("[[event]] tables", got="an event of another kind", where=where)
    rows = [(f"{where} [[event]] number {number}", table) for number, table in enumerate(tables, start=1)]
    places = {member: places_of(event) for member, event in events.items()}
    places |= {str(table.get("id", "")): _places(table, places, row) for row, table in rows}
    known_types = {*(shipped_types() if types is None else types), *(event.type for event in events.values())}
    author_and_time = {"author": author, "at": at}
    return [one for row, table in rows for one in _decisions(table, places, known_types, author_and_time, row)]


def _places(table: Mapping[str, Any], known: Mapping[str, tuple[Place, ...]], where: str) -> tuple[Place, ...]:
    """Where a table's event stands: as the file says, so that the same file means the same after re-merging."""
    unknown = set(table) - {*_FIELDS, "id", "at"}
    if unknown:
        raise DecisionError(f"fields among {', '.join(_FIELDS)}", got=", ".join(sorted(unknown)), where=where)
    if "at" not in table:
        if str(table.get("id", "")) not in known:
            raise DecisionError(
                "the id of an event of the store", got=str(table.get("id", "none")), where=f"{where} id"
            )
        return known[str(table["id"])]
    try:
        return tuple(Place.model_validate(spot) for spot in table["at"])
    except (TypeError, ValidationError):
        raise DecisionError("places like {article, start, end}", got=str(table["at"]), where=f"{where} at") from None


def _decisions(
    table: Mapping[str, Any],
    places: Mapping[str, tuple[Place, ...]],
    types: Collection[str],
    who: dict[str, Any],
    where: str,
) -> Iterator[Decision]:
    given = {name: str(table.get(name, "")).strip() for name in _FIELDS}
    own = places[str(table.get("id", ""))]
    for name, known in (("verdict", ("accept", "reject")), ("status", tuple(Status)), ("type", sorted(types))):
        if given[name] and given[name] not in known:
            raise DecisionError(f"one of {', '.join(known)}", got=given[name], where=f"{where} {name}")
    if given["verdict"]:
        yield Decision(verdict=Verdict(given["verdict"]), places=own, **who)
    yield from _changes(given, own, who, where)
    if given["merge"]:
        if given["merge"] not in places:
            raise DecisionError("the id of another event", got=given["merge"], where=f"{where} merge")
        yield Decision(verdict=Verdict.MERGE, places=own, others=places[given["merge"]], **who)
    if given["split"]:
        if not given["split"].isdecimal() or not 1 <= int(given["split"]) <= len(own) or len(own) < 2:
            expected = f"the number of a mention, 1 to {len(own)}" if len(own) > 1 else "an event of several mentions"
            raise DecisionError(expected, got=given["split"], where=f"{where} split")
        index = int(given["split"]) - 1
        yield Decision(verdict=Verdict.SPLIT, places=own[:index] + own[index + 1 :], others=(own[index],), **who)
    if given["note"]:
        yield Decision(verdict=Verdict.NOTE, places=own, note=given["note"], **who)


def _changes(given: Mapping[str, str], own: tuple[Place, ...], who: dict[str, Any], where: str) -> Iterator[Decision]:
    first, last = (_day(given[name], f"{where} {name}") for name in ("first", "last"))
    if first and last and first > last:
        raise DecisionError("first before last", got=f"{first} to {last}", where=where)
    fields = {name: given[name] or None for name in ("title", "type", "status")}
    if any(fields.values()) or first or last:
        yield Decision(verdict=Verdict.CHANGE, places=own, **fields, first=first or last, last=last or first, **who)


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
