"""Numbers in a text, in words and figures, with what the words before them make of them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from timeline.lexicons import any_of, read_lexicon

__all__ = ["Amount", "amounts_in"]


@dataclass(frozen=True, slots=True)
class Amount:
    """A number and its bounds, both inclusive; None is open.

    ``whole`` begins with the words that bound it, ``start`` with the number itself.
    """

    low: float | None
    high: float | None
    approximate: bool
    whole: int
    start: int
    end: int


@cache
def _any_number() -> re.Pattern[str]:
    """A digit or a number word: three sentences of four have none, and this is told sooner than where it stands."""
    data = read_lexicon("en/quantities")
    return re.compile(rf"\d|\b(?:{any_of([*data['vague'], *data['numbers']])})\b", re.IGNORECASE)


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    data = read_lexicon("en/quantities")
    number = rf"(?:\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?|(?:{any_of([*data['vague'], *data['numbers']])})\b)"
    multiple = rf"(?:[\s-]?(?:{any_of(data['multiples'])})\b)?"
    bound = "|".join(f"(?P<{name}>{any_of(words)})" for name, words in data["bounds"].items())
    currency = rf"(?:{any_of(data['money']['before'])})?\s?"
    single = re.compile(
        rf"(?:\b(?:{bound})\s+(?:the\s+)?)?(?<![\w.,:/-]){currency}(?P<number>{number})(?P<multiple>{multiple})(?![\w,:/-]*\d)",
        re.IGNORECASE,
    )
    pair = re.compile(
        rf"(?:\bbetween\s+|\bfrom\s+|\b)(?<![\w.,:/-]){currency}(?P<low>{number})(?P<lower>{multiple})"
        rf"(?:\s+(?:and|to)\s+|\s?[-–]\s?){currency}(?P<high>{number})(?P<multiple>{multiple})(?![\w,:/-]*\d)",
        re.IGNORECASE,
    )
    return single, pair


def amounts_in(text: str, start: int, end: int) -> Iterator[Amount]:
    """The numbers between two offsets. Order: as in the text; a range counts once."""
    if not _any_number().search(text, start, end):
        return
    single, pair = _patterns()
    found = [_range(match) for match in pair.finditer(text, start, end) if _is_range(match)]
    ranges = [(amount.whole, amount.end) for amount in found]
    found += [
        _amount(match)
        for match in single.finditer(text, start, end)
        if not any(first <= match.start("number") < last for first, last in ranges)
    ]
    yield from sorted(found, key=lambda amount: amount.start)


def _range(match: re.Match[str]) -> Amount:
    low = _value(match.group("low"), match.group("lower") or match.group("multiple"))
    high = _value(match.group("high"), match.group("multiple"))
    return Amount(low, high, False, match.start(), match.start("low"), match.end())


def _is_range(match: re.Match[str]) -> bool:
    """ "between 40 and 50", "40 to 50": not "40 and 50", which are two numbers."""
    joined = match.group()[match.start("lower") - match.start() : match.start("high") - match.start()].lower()
    return "between" in match.group().lower() if " and " in joined else True


def _amount(match: re.Match[str]) -> Amount:
    written = " ".join(match.group("number").lower().split())
    value = _value(written, match.group("multiple"))
    vague = written in read_lexicon("en/quantities")["vague"]
    low: float | None = value
    high: float | None = None if vague else value
    if match.group("least"):
        high = None
    elif match.group("most"):
        low = None
    return Amount(low, high, vague or bool(match.group("about")), match.start(), match.start("number"), match.end())


def _value(written: str, multiple: str | None) -> float:
    data = read_lexicon("en/quantities")
    plain = " ".join(written.lower().split())
    value = {**data["numbers"], **data["vague"]}.get(plain)
    if value is None:
        value = float(plain.replace(",", ""))
    factor: int = data["multiples"].get((multiple or "").strip(" -\n").lower(), 1)
    return float(value * factor)
