"""The review file: TOML, one ``[[event]]`` table per event, empty fields to fill in."""

import json
import tomllib
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from pydantic import ValidationError

from timeline.curation.fields import FieldReader, Problem
from timeline.curation.row_decisions import RowReader, places_of
from timeline.errors import DecisionError, DecisionErrors, TimelineError
from timeline.lexicons.event_types import EventType, shipped_types
from timeline.model.decision import Decision, Place, Verdict
from timeline.model.event import MergedEvent

__all__ = ["places_of", "read_review", "write_review"]

_HEAD = """\
# Review of a timeline.  Fill in what you decide and leave the rest; then:
# timeline apply FILE --store STORE --author YOU
#
# verdict     "accept" or "reject"
# title, type, status, tier, first, last, agents, targets, participants, place
#             a value changes the event's (days as "2019-08-07"; first and last go together; names with ; between them;
#             "none" for nobody and nowhere)
# when        in place of first and last: a date as you would say it, "mid-September 2019", "2018-06", "undated"
# merge       the id of another event of this file: the two are one
# split       the number of a mention (1, 2, ...) that belongs to an event of its own
# tag         words to find the event by, with ; between them; "starred" is shown as a star, "-word" takes a tag off
# note        anything; it goes with the event
# at          where the event stands in its articles; leave it: decisions hold on to it

"""
_EMPTY = (
    *("verdict", "title", "type", "status", "tier", "first", "last", "when", "agents", "targets", "participants"),
    *("place", "merge", "split", "tag", "note"),
)
_NOBODY = "none"  # said of who takes part, and where: an empty field says nothing


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
    lines += [f'{name} = ""' for name in _EMPTY]
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
    fields: FieldReader | None = None,
) -> list[Decision]:
    """The decisions of an edited review file; ``events`` are those of the store, by every member id.

    An event may be given a type of ``types``, the shipped ones if none are given, or one that some event has.
    ``fields`` reads what is typed.

    Raises: DecisionErrors with everything that cannot be applied: such a file decides nothing
    """
    try:
        tables = tomllib.loads(text).get("event", [])
    except tomllib.TOMLDecodeError as error:
        raise DecisionError("valid TOML", got=str(error), where=where) from error
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise DecisionError("[[event]] tables", got="an event of another kind", where=where)
    rows = [(f"{where} [[event]] number {number}", table) for number, table in enumerate(tables, start=1)]
    places = {member: places_of(event) for member, event in events.items()}
    wrong: list[TimelineError] = []
    for row, table in rows:
        try:
            places |= {str(table.get("id", "")): _places(table, places, row)}
        except DecisionError as error:
            wrong.append(error)
    known_types = {*(shipped_types() if types is None else types), *(event.type for event in events.values())}
    reader = RowReader(places, known_types, fields or FieldReader(), author, at)
    decisions: list[Decision] = []
    for row, table in rows:
        name = str(table.get("id", ""))
        if name in places:
            made, problems = _decisions(table, reader, events.get(name))
            decisions += made
            wrong += [_placed(error, f"{row} {field}") for field, error in problems]
    if wrong:
        raise DecisionErrors(wrong, where)
    return decisions


def _placed(error: TimelineError, where: str) -> TimelineError:
    return DecisionError(error.expected, got=error.got, where=where, hint=error.hint)


def _places(table: Mapping[str, Any], known: Mapping[str, tuple[Place, ...]], where: str) -> tuple[Place, ...]:
    """Where a table's event stands: as the file says, so that the same file means the same after re-merging."""
    unknown = set(table) - {*_EMPTY, "id", "at"}
    if unknown:
        raise DecisionError(f"fields among {', '.join(_EMPTY)}", got=", ".join(sorted(unknown)), where=where)
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
    table: Mapping[str, Any], reader: RowReader, event: MergedEvent | None
) -> tuple[list[Decision], list[Problem]]:
    given = {name: text for name in _EMPTY if (text := str(table.get(name, "")).strip())}
    days, problems = _days(given)
    cleared = {name: "" for name in ("agents", "targets", "participants", "place") if given.get(name) == _NOBODY}
    own = reader.places[str(table.get("id", ""))]
    decisions, wrong = reader.read({**given, **cleared}, own, event)
    if days and "when" not in given:
        decisions = _with_days(decisions, days, own, reader)
    return decisions, problems + wrong


def _with_days(
    decisions: list[Decision], days: dict[str, date], own: tuple[Place, ...], reader: RowReader
) -> list[Decision]:
    """The decisions with first and last in the one that changes fields, which may be one of its own."""
    if any(one.verdict is Verdict.CHANGE for one in decisions):
        return [one.model_copy(update=days) if one.verdict is Verdict.CHANGE else one for one in decisions]
    change = Decision(verdict=Verdict.CHANGE, places=own, author=reader.author, at=reader.at, **days)
    verdict = [one for one in decisions if one.verdict in (Verdict.ACCEPT, Verdict.REJECT)]
    return [*verdict, change, *(one for one in decisions if one not in verdict)]


def _days(given: Mapping[str, str]) -> tuple[dict[str, date], list[Problem]]:
    """First and last, each standing in for the other."""
    found: dict[str, date] = {}
    problems: list[Problem] = []
    for name in ("first", "last"):
        try:
            found |= {name: date.fromisoformat(given[name])} if name in given else {}
        except ValueError:
            problems.append((name, DecisionError("a date like 2024-03-15", got=given[name])))
    if problems or not found:
        return {}, problems
    first, last = found.get("first", found.get("last")), found.get("last", found.get("first"))
    if first is None or last is None or first > last:
        return {}, [("first", DecisionError("first before last", got=f"{first} to {last}"))]
    return {"first": first, "last": last}, []
