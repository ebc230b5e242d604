"""A selection as SQL.

Dates are asked by bounded ranges over an index, one per width of interval: ``first <= ? AND last >= ?`` alone would read
the whole table.  An undated event meets no window.  Half-open events meet every window on their open side.
"""

import re
from collections.abc import Callable
from datetime import date

from timeline.errors import SelectionError
from timeline.model.actor import ActorIdentity, ActorKind
from timeline.model.selection import DateMatch, Order, Selection
from timeline.store.rows import OPEN_END, OPEN_START, normal

__all__ = ["Clause", "Resolve", "fts_query", "where"]

Resolve = Callable[[str], ActorIdentity | None]
Clause = tuple[str, list[object]]
_WIDEST = {0: 0, 1: 31, 2: 366}  # days that an interval of a width spans at most
_PIECES = re.compile(r'(-?)"([^"]*)"|(-?)(\S+)')


def where(selection: Selection, resolve: Resolve | None) -> Clause:
    """The condition on the table ``events`` (alias e) and its parameters."""
    clauses = [
        *_members("e.type", selection.types),
        *_members("e.grp", selection.groups),
        *_members("e.status", [status.value for status in selection.statuses]),
        *_names("actor", [_actor_forms(name, resolve) for name in selection.actors]),
        *_names("place", [_place_forms(name, resolve) for name in selection.places]),
        *_names("outlet", [[normal(name)] for name in selection.sources]),
        *_window(selection),
        *_words(selection.text),
    ]
    if selection.min_sources > 1:
        clauses.append(("e.sources >= ?", [selection.min_sources]))
    if selection.disputed:
        clauses.append(("e.disputed = 1", []))
    clauses.append(("e.accepted = 1", []) if selection.accepted_only else ("e.accepted IS NOT 0", []))
    return " AND ".join(text for text, _ in clauses), [value for _, values in clauses for value in values]


def order_by(order: Order) -> str:
    """Undated events come last in either order of their kind."""
    by_date = "e.first IS NULL, e.first, e.last, e.id"
    return f"e.salience DESC, {by_date}" if order is Order.SALIENCE else by_date


def _members(column: str, values: object) -> list[Clause]:
    chosen = list(values)  # type: ignore[call-overload]
    if not chosen:
        return []
    return [(f"{column} IN ({','.join('?' * len(chosen))})", chosen)]


def _actor_forms(name: str, resolve: Resolve | None) -> list[str]:
    """All keys that a spelling may stand under; a country stands for all of its actors."""
    forms = [normal(name), name]
    identity = resolve(name) if resolve else None
    if identity is not None:
        forms.append(identity.id)
        if identity.kind is ActorKind.COUNTRY and identity.country:
            forms.append(f"iso:{identity.country}")
    return list(dict.fromkeys(forms))


def _place_forms(name: str, resolve: Resolve | None) -> list[str]:
    identity = resolve(name) if resolve else None
    is_country = identity is not None and identity.kind is ActorKind.COUNTRY and normal(identity.name) == normal(name)
    return [normal(name), *([f"iso:{identity.country}"] if identity is not None and is_country else [])]


def _names(kind: str, choices: list[list[str]]) -> list[Clause]:
    forms = [form for choice in choices for form in choice]
    if not forms:
        return []
    marks = ",".join("?" * len(forms))
    return [(f"e.number IN (SELECT event FROM names WHERE kind = '{kind}' AND name IN ({marks}))", list(forms))]


def _window(selection: Selection) -> list[Clause]:
    if selection.first is None and selection.last is None:
        return []
    if selection.first and selection.last and selection.first > selection.last:
        raise SelectionError("a window that starts before it ends", got=f"{selection.first} to {selection.last}")
    low = _ordinal(selection.first, OPEN_START)
    high = _ordinal(selection.last, OPEN_END)
    if selection.date_match is DateMatch.CERTAINLY:
        return [("e.first >= ? AND e.first <= ? AND e.last <= ?", [low, high, high])]
    parts, values = [], []
    for width, days in _WIDEST.items():
        parts.append(f"(e.width = {width} AND e.first BETWEEN ? AND ? AND e.last >= ?)")
        values += [low - days, high, low]
    parts.append("(e.width = 3 AND e.first <= ? AND e.last >= ?)")
    values += [high, low]
    return [(f"({' OR '.join(parts)})", list(values))]


def _ordinal(day: date | None, otherwise: int) -> int:
    return day.toordinal() if day else otherwise


def _words(text: str | None) -> list[Clause]:
    if not text or not text.strip():
        return []
    wanted, unwanted = fts_query(text)
    clauses: list[Clause] = []
    if wanted:
        clauses.append(("e.number IN (SELECT rowid FROM words WHERE words MATCH ?)", [wanted]))
    if unwanted:
        clauses.append(("e.number NOT IN (SELECT rowid FROM words WHERE words MATCH ?)", [unwanted]))
    if not clauses:
        clauses.append(("0", []))  # only punctuation was asked for: nothing has it
    return clauses


def fts_query(text: str) -> tuple[str, str]:
    """What must stand in the text and what must not, as FTS5 strings; every word is quoted, so no input is a syntax error.

    >>> fts_query('U.S.-led "war games" -Iran')
    ('"U.S.-led" "war games"', '"Iran"')
    """
    wanted, unwanted = [], []
    for match in _PIECES.finditer(text):
        negative = (match.group(1) or match.group(3)) == "-"
        words = match.group(2) if match.group(2) is not None else match.group(4)
        words = words.replace('"', "")
        if any(c.isalnum() for c in words):
            (unwanted if negative else wanted).append(f'"{words}"')
    return " ".join(wanted), " OR ".join(unwanted)
