"""What formats for human readers share: a date in words, and who reported."""

from collections.abc import Mapping
from datetime import date

from timeline.model.article import Article
from timeline.model.event import MergedEvent, Quantity
from timeline.model.months import last_of_month
from timeline.model.time import When

__all__ = ["date_in_words", "day_in_words", "outlets_of", "quantities_of"]

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def outlets_of(event: MergedEvent, articles: Mapping[str, Article]) -> list[str]:
    """The outlets that report an event, or the article's id where none is known. Order: as their mentions."""
    names = dict.fromkeys(mention.article for mention in event.mentions)
    return list(dict.fromkeys((articles[name].source if name in articles else None) or name for name in names))


def quantities_of(event: MergedEvent) -> list[str]:
    """What the reports count, each claim once: "killed: 12 or more people". Order: as their mentions."""
    claims = (quantity for mention in event.mentions for quantity in mention.quantities)
    return list(dict.fromkeys(f"{claim.kind}: {_amount(claim)} {claim.unit}" for claim in claims))


def _amount(claim: Quantity) -> str:
    about = "about " if claim.approximate else ""
    if claim.low is None or claim.high is None:
        known = claim.low if claim.low is not None else claim.high
        return f"{about}{known:,.10g} or {'more' if claim.high is None else 'fewer'}"
    low, high = f"{claim.low:,.10g}", f"{claim.high:,.10g}"
    return about + (low if low == high else f"{low} to {high}")


def date_in_words(when: When) -> str:
    """A date as a chronology prints it, never more precise than it is.

    >>> date_in_words(When(first=date(2021, 5, 1), last=date(2021, 5, 31)))
    'May 2021'
    >>> date_in_words(When(first=date(2021, 5, 4), last=date(2021, 5, 9), approximate=True))
    'about 4 to 9 May 2021'
    """
    about = "about " if when.approximate else ""
    if when.first is not None and when.last is not None:
        return about + _interval(when.first, when.last)
    if when.first is not None:
        return f"{about}{day_in_words(when.first)} or later"
    return f"{about}{day_in_words(when.last)} or earlier" if when.last is not None else "undated"


def day_in_words(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def _interval(first: date, last: date) -> str:
    if first == last:
        return day_in_words(first)
    whole_months = first.day == 1 and last == last_of_month(last)
    if whole_months and (first.month, last.month) == (1, 12):
        return str(first.year) if first.year == last.year else f"{first.year} to {last.year}"
    if first.year != last.year:
        return f"{day_in_words(first)} to {day_in_words(last)}"
    start, end = _MONTHS[first.month - 1], _MONTHS[last.month - 1]
    if whole_months:
        return f"{start} {first.year}" if start == end else f"{start} to {end} {first.year}"
    return f"{first.day} to {day_in_words(last)}" if start == end else f"{first.day} {start} to {day_in_words(last)}"
