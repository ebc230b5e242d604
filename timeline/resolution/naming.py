"""Where on the calendar a name with its year lies: "12 June 2018", "the summer of 1944", "Easter 1998", "the 1990s"."""

from datetime import date, timedelta

from timeline.lexicons import read_lexicon
from timeline.model.meaning import Calendar
from timeline.model.months import add_months
from timeline.model.time import Precision
from timeline.resolution.arithmetic import Stretch, easter, month_of, nth_weekday, stretch_of, year_of

__all__ = ["in_year", "span_of_years"]

_SEASON_START = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


def span_of_years(meaning: Calendar) -> Stretch | None:
    """A decade or a century, or None outside of years 1 to 9999."""
    if meaning.unit == "decade":
        return Stretch(date(meaning.number, 1, 1), date(meaning.number + 9, 12, 31), Precision.DECADE)
    start = (meaning.number - 1) * 100 + 1
    if not 1 <= start <= 9900:
        return None
    return Stretch(date(start, 1, 1), date(min(start + 99, 9999), 12, 31), Precision.CENTURY)


def in_year(meaning: Calendar, year: int) -> Stretch | None:
    """A name in a given year, or None where that year has none: 30 February, week 53, a movable feast of no table."""
    if not 1 <= year <= 9999:
        return None
    try:
        match meaning.unit:
            case "day":
                return stretch_of("day", date(year, meaning.number, meaning.day))
            case "month":
                return month_of(year, meaning.number)
            case "quarter":
                return stretch_of("quarter", date(year, 3 * meaning.number - 2, 1))
            case "half":
                return stretch_of("half", date(year, 6 * meaning.number - 5, 1))
            case "season":
                start = date(year, _SEASON_START[meaning.name], 1)
                return Stretch(start, add_months(start, 3) - timedelta(days=1), Precision.SEASON)
            case "week":
                return stretch_of("week", date.fromisocalendar(year, meaning.number, 1))
            case "holiday":
                return _holiday(meaning.name, year)
            case "year":
                return year_of(year)
    except (ValueError, OverflowError):
        return None  # 30 February, or a day outside of years 1 to 9999
    return None


def _holiday(name: str, year: int) -> Stretch | None:
    lexicon = read_lexicon("en/time")
    rule = lexicon["holidays"][name]
    if "fixed" in rule:
        day = date(year, *rule["fixed"])
    elif "nth" in rule:
        month, weekday, n = rule["nth"]
        day = nth_weekday(year, month, weekday, n) + timedelta(days=rule.get("plus", 0))
    elif "easter" in rule:
        day = easter(year) + timedelta(days=rule["easter"])
    else:
        known = [first for first in lexicon["tables"][rule["table"]] if first.year == year]
        if not known:
            return None
        day = known[0]
    last = day + timedelta(days=rule.get("days", 1) - 1)
    return Stretch(day, last, Precision.DAY if day == last else Precision.UNKNOWN)
