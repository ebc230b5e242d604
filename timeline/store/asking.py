"""A selection as a caller writes it down: plain strings are fine, a wrong name lists the right ones."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from timeline.errors import SelectionError
from timeline.model.event import Status, Tier
from timeline.model.selection import MOST, DateMatch, Order, Selection, one_of, window_end

__all__ = ["asked"]

_TEXTS = ("types", "groups", "actors", "places", "sources", "stories")
_LISTS = (*_TEXTS, "statuses", "tiers")
_NAMED: dict[str, tuple[str, type[StrEnum]]] = {
    "statuses": ("a status", Status),
    "tiers": ("a tier", Tier),
    "date_match": ("a date match", DateMatch),
    "order": ("an order", Order),
}
_NUMBERS = {"min_sources": 0, "top": 1, "limit": 1, "offset": 0}  # the least of each
_MOST = 2**62 // 2  # of each: sums of two are still numbers to SQLite


def asked(selection: Selection, conditions: Mapping[str, Any]) -> Selection:
    """The selection with some of its fields given by name.

    Raises: SelectionError for a field, status, day or number that cannot be
    """
    one_of("a condition", conditions, tuple(Selection.model_fields))
    chosen = selection.model_copy(update={name: _value(name, value) for name, value in conditions.items()})
    if chosen.first and chosen.last and chosen.first > chosen.last:
        raise SelectionError("a window that starts before it ends", got=f"{chosen.first} to {chosen.last}")
    return _askable(chosen)


def _askable(selection: Selection) -> Selection:
    """The selection as SQLite can be asked: no half characters, which no store has, and no numbers beyond its own."""
    texts = {name: tuple(map(_whole, getattr(selection, name))) for name in _TEXTS}
    numbers = {
        name: value and min(value, _MOST) for name in _NUMBERS if (value := getattr(selection, name)) is not None
    }
    text = None if selection.text is None else _whole(selection.text)
    return selection.model_copy(update={**texts, **numbers, "text": text})


def _whole(text: str) -> str:
    return text.encode("utf-8", "replace").decode()


def _value(name: str, value: Any) -> Any:
    if name in _LISTS:
        value = (value,) if isinstance(value, str) else tuple(value or ())
    if name in _NAMED:
        what, names = _NAMED[name]
        given = value if isinstance(value, tuple) else (value,)
        one_of(what, given, [item.value for item in names])
        read = tuple(names(item) for item in given)
        return read if isinstance(value, tuple) else read[0]
    if name in ("first", "last") and isinstance(value, str):
        return window_end(value, name, is_last=name == "last")
    if name in _NUMBERS and value is not None:
        least = _NUMBERS[name]
        if not isinstance(value, int) or value < least:
            raise SelectionError(f"a whole number from {least} up", got=str(value), where=name)
        if value > MOST:
            raise SelectionError(f"a whole number up to {MOST}", got=str(value), where=name)
    return value
