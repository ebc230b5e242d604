"""Months counted on and ended: the one arithmetic of them for all rooms. Proleptic Gregorian, years 1 to 9999."""

from calendar import monthrange
from datetime import date

__all__ = ["add_months", "last_of_month"]


def add_months(day: date, months: int) -> date:
    """The same day of the month so many months on; the month's last day where it has no such day.

    Raises: OverflowError outside of years 1 to 9999
    """
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    if not 1 <= year <= 9999:
        raise OverflowError(f"year {year} is outside of the calendar")
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def last_of_month(day: date) -> date:
    """The last day of the month that a day lies in."""
    return day.replace(day=monthrange(day.year, day.month)[1])
