"""Dates and names in a reader's words."""

import calendar
from datetime import date

from timeline.model.time import When

__all__ = ["day_words", "escape_plotly", "range_words", "when_words"]

# Plotly reads a few tags and entities in any text that it draws; nothing else is markup to it
_PLOTLY_MARKUP = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


def escape_plotly(text: str) -> str:
    """Foreign text such that Plotly draws it as it stands, without tags, links or control characters."""
    return "".join(char if char.isprintable() else " " for char in text).translate(_PLOTLY_MARKUP)


def day_words(day: date) -> str:
    """A day as people write it.

    >>> day_words(date(2019, 2, 8))
    '8 February 2019'
    """
    return f"{day.day} {calendar.month_name[day.month]} {day.year}"


def range_words(first: date, last: date) -> str:
    """An interval of days, both ends included, without saying a month or year twice.

    >>> range_words(date(2019, 2, 1), date(2019, 2, 28))
    '1 to 28 February 2019'
    """
    if first == last:
        return day_words(first)
    if first.year != last.year:
        return f"{day_words(first)} to {day_words(last)}"
    if first.month != last.month:
        return f"{first.day} {calendar.month_name[first.month]} to {day_words(last)}"
    return f"{first.day} to {day_words(last)}"


def when_words(when: When) -> str:
    """An event's date as far as it is known."""
    about = "about " if when.approximate else ""
    if when.first and when.last:
        return about + range_words(when.first, when.last)
    if when.first:
        return f"{about}{day_words(when.first)} or later"
    if when.last:
        return f"{about}{day_words(when.last)} or earlier"
    return "no date found"
