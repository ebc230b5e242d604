"""The calendar: stretches of days, and how to move between them. Proleptic Gregorian, years 1 to 9999."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from timeline.model.months import last_of_month
from timeline.model.time import Precision

__all__ = ["Stretch", "days_apart", "easter", "month_of", "nth_weekday", "stretch_of", "year_of"]

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Whole days from first to last, both inclusive, with the grain in which they were meant."""

    first: date
    last: date
    precision: Precision

    def __post_init__(self) -> None:
        if self.first > self.last:
            raise ValueError(f"a stretch needs first <= last, not {self.first} > {self.last}")

    @property
    def middle(self) -> int:
        return (self.first.toordinal() + self.last.toordinal()) // 2

    def moved(self, days: int) -> "Stretch":
        return Stretch(self.first + timedelta(days=days), self.last + timedelta(days=days), self.precision)


def month_of(year: int, month: int) -> Stretch:
    return Stretch(date(year, month, 1), last_of_month(date(year, month, 1)), Precision.MONTH)


def year_of(year: int) -> Stretch:
    return Stretch(date(year, 1, 1), date(year, 12, 31), Precision.YEAR)


def stretch_of(unit: str, day: date) -> Stretch:
    """The unit that a day lies in. Weeks run from Monday to Sunday, decades from 0 to 9, centuries from 01 to 00.

    Raises: ValueError for a unit that the calendar does not have
    """
    year = day.year
    match unit:
        case "day":
            return Stretch(day, day, Precision.DAY)
        case "week":
            monday = day - timedelta(days=day.weekday())
            return Stretch(monday, monday + 6 * DAY, Precision.WEEK)
        case "weekend":
            saturday = day + timedelta(days=5 - day.weekday())
            return Stretch(saturday, saturday + DAY, Precision.WEEKEND)
        case "month":
            return month_of(year, day.month)
        case "quarter":
            start = (day.month - 1) // 3 * 3 + 1
            return Stretch(date(year, start, 1), month_of(year, start + 2).last, Precision.QUARTER)
        case "half":
            start = 1 if day.month <= 6 else 7
            return Stretch(date(year, start, 1), month_of(year, start + 5).last, Precision.HALF)
        case "year":
            return year_of(year)
        case "decade":
            start = year - year % 10
            return Stretch(date(max(start, 1), 1, 1), date(start + 9, 12, 31), Precision.DECADE)
        case "century":
            start = (year - 1) // 100 * 100 + 1
            return Stretch(date(start, 1, 1), date(min(start + 99, 9999), 12, 31), Precision.CENTURY)
    raise ValueError(f"the calendar has no {unit}")


def days_apart(day: date, offsets: Iterable[int]) -> list[date]:
    """The days that lie so many days from one, those that the calendar has. Order: as given."""
    numbers = (day.toordinal() + offset for offset in offsets)
    return [date.fromordinal(number) for number in numbers if 1 <= number <= date.max.toordinal()]


def nth_weekday(year: int, month: int, weekday: int, n: int) -> date:
    """The n-th such weekday (ISO, Monday is 1) of a month; -1 is the last."""
    if n > 0:
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (n - 1))
    last = month_of(year, month).last
    return last - timedelta(days=(last.isoweekday() - weekday) % 7)


def easter(year: int) -> date:
    """Western Easter Sunday.

    Source: the anonymous Gregorian algorithm (Meeus, Jones, Butcher)
    """
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)
