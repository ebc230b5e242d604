"""What the numbers of a sentence count."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from timeline.events.quantities.amounts import Amount, amounts_in
from timeline.lexicons import any_of, read_lexicon
from timeline.model.event import Quantity

__all__ = ["Counted", "counted_in", "quantities_in"]

# between a number and what it counts stand a few words, but no other number and no end of a clause
_GAP = (
    r"(?:\s+of(?=\s))?(?:\s+(?!and\b|but\b|while\b)[^\W\d_][\w'’-]*){0,4}?\s+"
    r"(?:(?:were|was|are|have|had|been|feared|believed|reported|being)\s+){0,3}"
)
_NEAR = 24  # characters before a number in which a sign stands
# "three gunmen killed 17 worshippers", "ten men killed a guard": the number counts those who act
_ACTS_ON = re.compile(
    r"\s+(?:(?:at\s+least|more\s+than|about|some|nearly|up\s+to|an?\s+estimated|over)\s+)?"
    r"(?:\d|a\b|an\b|the\b|his\b|her\b|its\b|their\b|one\b|two\b|three\b|four\b|five\b|six\b|seven\b|eight\b|nine\b"
    r"|ten\b|dozens\b|hundreds\b|scores\b|several\b|many\b|civilians\b|people\b|soldiers\b)",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"\s*[-–]?\s*(?:years?|months?|weeks?|days?|hours?|minutes?|miles?|kilomet|km\b|p\.?m\b|a\.?m\b|degrees?|feet|met(?:er|re))",
    re.IGNORECASE,
)
_ONE_OF = re.compile(r"one\s+of\b", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d$")


@dataclass(frozen=True, slots=True)
class Counted:
    """A claim of a number, and where the word stands that says what is counted."""

    quantity: Quantity
    anchor: int
    types: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Kind:
    name: str
    unit: str
    types: frozenset[str]
    before: re.Pattern[str] | None  # a sign before the number: "killed 12"
    nouns: frozenset[str]
    after: tuple[re.Pattern[str], ...]  # what is counted, after the number; the telling word is group 1


def quantities_in(text: str) -> tuple[Quantity, ...]:
    """Every count that a text states. Order: as in the text."""
    return tuple(counted.quantity for counted in counted_in(text, 0, len(text)))


def counted_in(text: str, start: int, end: int) -> Iterator[Counted]:
    """The numbers between two offsets that count something known. Order: as in the text."""
    for amount in amounts_in(text, start, end):
        if _is_date_or_measure(text, amount):
            continue
        money = _money(text, amount)
        if money is not None:
            yield money
            continue
        for kind in _kinds():
            anchor = _anchor(kind, text, amount, start, end)
            if anchor is not None:
                low, high, until = anchor
                begin, stop = min(amount.whole, low), max(amount.end, high)
                yield Counted(_quantity(kind.name, kind.unit, amount, text, begin, stop), until, kind.types)
                break


def _is_date_or_measure(text: str, amount: Amount) -> bool:
    written = text[amount.start : amount.end]
    if _ONE_OF.match(text, amount.start):
        return True
    return bool(_YEAR.match(written) or _TIME.match(text, amount.end))


def _anchor(kind: _Kind, text: str, amount: Amount, start: int, end: int) -> tuple[int, int, int] | None:
    """Where the words that say what is counted begin and end, and the offset of the telling word."""
    if kind.before is not None:
        found = kind.before.search(text, max(start, amount.whole - _NEAR), amount.whole)
        if found:
            return found.start(1), found.end(1), found.start(1)
    for pattern in kind.after:
        match = pattern.match(text, amount.end, end)
        if match and not _ACTS_ON.match(text, match.end(), end) and _agrees(match, amount, kind):
            return match.start(), match.end(), match.start(1)
    return None


def _agrees(match: re.Match[str], amount: Amount, kind: _Kind) -> bool:
    """Whether the noun stands in the plural that the number asks for: "two bomb blasts" counts no bombs."""
    word = match.group(1).lower()
    nouns = read_lexicon("en/quantities")["nouns"]
    if any(apart in match.group().lower().split() for apart in nouns["apart"]):
        return False
    return word not in kind.nouns or word in nouns["same"] or amount.high == 1


def _quantity(name: str, unit: str, amount: Amount, text: str, start: int, end: int) -> Quantity:
    return Quantity(
        kind=name,
        unit=unit,
        low=amount.low,
        high=amount.high,
        approximate=amount.approximate,
        start=start,
        end=end,
        text=text[start:end],
    )


@cache
def _kinds() -> tuple[_Kind, ...]:
    return tuple(_kind(table) for table in read_lexicon("en/quantities")["kind"])


def _kind(table: dict[str, Any]) -> _Kind:
    signs, nouns = table.get("signs", []), table.get("nouns", [])
    after = []
    if signs:
        after.append(rf"{_GAP}({any_of(signs)})\b")
    if nouns:
        after.append(
            rf"(?:\s+of(?=\s))?\s?(?:(?!and\b|of\b)[^\W\d_][\w'’-]*[\s-]+){{0,3}}?((?:{any_of(nouns)})s?)(?![\w-])"
        )
    return _Kind(
        table["name"],
        table["unit"],
        frozenset(table["types"]),
        re.compile(rf"\b({any_of(signs)})\s+(?:the\s+)?$", re.IGNORECASE) if signs else None,
        frozenset(nouns),
        tuple(re.compile(form, re.IGNORECASE) for form in after),
    )


@cache
def _currencies() -> tuple[re.Pattern[str], re.Pattern[str]]:
    money = read_lexicon("en/quantities")["money"]
    return (
        re.compile(rf"({any_of(list(money['before']))})\s?$"),
        re.compile(rf"\s+({any_of(list(money['after']))})s?\b"),
    )


def _money(text: str, amount: Amount) -> Counted | None:
    money = read_lexicon("en/quantities")["money"]
    before, after = _currencies()
    sign = before.search(text, max(0, amount.start - 4), amount.start)
    name = after.match(text, amount.end)
    if sign:
        unit = money["before"][sign.group(1)]
        start, end = min(amount.whole, sign.start()), amount.end
    elif name:
        unit = money["after"][" ".join(name.group(1).split())]
        start, end = amount.whole, name.end()
    else:
        return None
    return Counted(_quantity("money", unit, amount, text, start, end), amount.start, frozenset(money["types"]))
