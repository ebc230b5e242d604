"""Prints the tables of movable days of timeline/lexicons/en/time.toml.

It needs ``pip install hijridate convertdate lunardate``.  Islamic days are those of the Umm al-Qura calendar, Jewish
and Chinese ones are computed; a feast that begins at sunset is told by the day after, as newspapers do.
"""

from collections.abc import Iterable
from datetime import date

FIRST, LAST = 1980, 2040
PER_LINE = 8


def islamic(month: int, day: int) -> list[date]:
    from hijridate import Gregorian, Hijri

    years = range(Gregorian(FIRST, 1, 1).to_hijri().year, Gregorian(LAST, 12, 31).to_hijri().year + 1)
    return [date(*Hijri(year, month, day).to_gregorian().datetuple()) for year in years]


def jewish(month: int, day: int) -> list[date]:
    from convertdate import hebrew

    return [date(*hebrew.to_gregorian(year, month, day)) for year in range(FIRST + 3760, LAST + 3762)]


def chinese(month: int, day: int) -> list[date]:
    from lunardate import LunarDate

    return [LunarDate(year, month, day).to_solar_date() for year in range(FIRST, LAST + 1)]


TABLES = {
    "lunar_new_year": lambda: chinese(1, 1),
    "mid_autumn": lambda: chinese(8, 15),
    "ramadan": lambda: islamic(9, 1),
    "eid_al_fitr": lambda: islamic(10, 1),
    "eid_al_adha": lambda: islamic(12, 10),
    "ashura": lambda: islamic(1, 10),
    "passover": lambda: jewish(1, 15),
    "rosh_hashanah": lambda: jewish(7, 1),
    "yom_kippur": lambda: jewish(7, 10),
    "hanukkah": lambda: jewish(9, 25),
}


def lines(days: Iterable[date]) -> Iterable[str]:
    known = [str(day) for day in days if FIRST <= day.year <= LAST]
    for start in range(0, len(known), PER_LINE):
        yield "  " + ", ".join(known[start : start + PER_LINE]) + ","


if __name__ == "__main__":
    for name, days in TABLES.items():
        print(f"{name} = [", *lines(days()), "]", sep="\n")
