"""Years before our era, which the calendar of computers does not hold: they have values but nothing to draw.

"In 260 BC they built a fleet; four years later they landed": years are counted down, and a month or season without a
year is of the year under discussion.
"""

from dataclasses import replace

from timeline.model.meaning import Calendar, Meaning, Relative, Shift, Which, Within
from timeline.resolution.denotation import MONTHS, STATED, Denotation, open_value

__all__ = ["before_era", "year_before_era"]

_STEP = "a year before our era, outside of the drawn calendar"


def before_era(meaning: Meaning, told: int | None) -> Denotation | None:
    """What a meaning comes to before our era, or None where it is not of it.

    ``told``: the year before our era that the text is telling of, as a positive number.
    """
    match meaning:
        case Calendar(unit="century", number=number) if number < 0:
            return _denoted(f"BC{-number - 1:02d}")
        case Calendar(unit="decade", number=number) if number < 0:
            return _denoted(f"BC{-number // 10:03d}")
        case Calendar(year=int(year)) if year < 0:
            return _denoted(_value(meaning, -year))
        case _ if told is None:
            return None
        case Calendar(unit="day" | "month" | "season", year=None):
            return _denoted(_value(meaning, told))
        case Shift(count=count, unit="year" | "decade" | "century" as unit, base="text") if count is not None:
            return _counted(Calendar("year"), told - meaning.direction * round(count * MONTHS[unit] / MONTHS["year"]))
        case Relative(unit="year", base="text"):
            return _counted(Calendar("year"), told - meaning.offset)
        case Which(thing=Calendar() as thing, which=which, base="text"):
            return _counted(thing, told - which)
        case Within(thing=thing, span=Relative(unit="year", offset=offset, base="text")):
            return _counted(thing, told - offset)
    return None


def year_before_era(value: str) -> int | None:
    """The year of a TIMEX3 value before our era: 260 for "BC0260-SU"; None for other values, centuries too."""
    digits = value[2:6]
    return int(digits) if value.startswith("BC") and len(digits) == 4 and digits.isdigit() else None


def _counted(thing: Calendar, year: int) -> Denotation | None:
    return _denoted(_value(thing, year)) if year > 0 else None


def _value(meaning: Calendar, year: int) -> str:
    if meaning.unit == "year":
        return f"BC{year:04d}"
    return f"BC{year:04d}{open_value(replace(meaning, year=None)).removeprefix('XXXX')}"


def _denoted(value: str) -> Denotation:
    return Denotation(None, value, STATED, (_STEP,))
