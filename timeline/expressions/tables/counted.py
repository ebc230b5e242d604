"""Readings of what is counted from a day: "yesterday", "last year", "three days later", "the past two weeks"."""

from timeline.expressions.tables.groups import Groups, Reader, at_part
from timeline.expressions.tables.words import Words
from timeline.model.meaning import Base, Length, Meaning, Part, Relative, Shift, Window

__all__ = ["COUNTED"]


def _relative(words: Words, groups: Groups) -> Meaning:
    return at_part(words, groups, _counted(*words.relative(groups["relative"]), "publication"))


def _told(words: Words, groups: Groups) -> Meaning:
    """ "the next day", "the same year"."""
    return at_part(words, groups, _counted(*words.told(groups["told"]), "text"))


def _counted(unit: str, offset: int, base: Base) -> Meaning:
    """So many units off; two days off is "two days before", not "the day before"."""
    if unit == "day" and abs(offset) >= 2:
        return Shift(abs(offset), unit, 1 if offset > 0 else -1, base)
    return Relative(unit, offset, base)


def _relative_unit(words: Words, groups: Groups) -> Meaning | None:
    return _of_the_calendar(words.unit(groups["unit"]), words.which(groups["which"]), "publication")


def _text_unit(offset: int) -> Reader:
    """ "the same day", "the following year": counted from what the text spoke of."""

    def reader(words: Words, groups: Groups) -> Meaning | None:
        return _of_the_calendar(words.unit(groups["unit"]), offset, "text")

    return reader


def _of_the_calendar(unit: str, offset: int, base: Base) -> Meaning | None:
    """ "last week"; not "the last second", which is no stretch of the calendar."""
    return None if unit in ("second", "minute", "hour") else Relative(unit, offset, base)


def _part_of_day(words: Words, groups: Groups) -> Meaning:
    offset, part = words.part_of_day(groups["partofday"])
    return Part(part, Relative("day", offset))


def _part_of_unit(words: Words, groups: Groups) -> Meaning | None:
    """ "the start of the week", "year's end": of the one that is now, or the last."""
    if "partofunit" in groups:
        part, unit = words.part_of_unit(groups["partofunit"])
    else:
        part, unit = words.part(groups["part"]), words.unit(groups["unit"])
    offset = words.which(groups["which"]) if "which" in groups else 0
    return Part(part, Relative(unit, offset)) if unit in ("week", "month", "year", "decade", "century") else None


def _amount(words: Words, groups: Groups) -> tuple[float | None, str]:
    if "fixed" in groups:
        fixed, unit = words.amount(groups["fixed"])
        return fixed or None, unit
    number = words.number(groups["count"]) if "count" in groups else 1
    unit = words.unit(groups["unit"])
    return (number and 6 * number, "month") if unit == "half" else (number, unit)


def _shift(direction: int, base: Base) -> Reader:
    def reader(words: Words, groups: Groups) -> Meaning:
        count, unit = _amount(words, groups)
        return Shift(count, unit, direction, base, approximate="about" in groups)

    return reader


def _window(direction: int, *, one: bool = False) -> Reader:
    """A stretch up to now or from now on; ``one``: the pattern's unit is in the singular, "el último año"."""

    def reader(words: Words, groups: Groups) -> Meaning:
        count, unit = _amount(words, groups)
        if not one and not groups.keys() & {"count", "fixed"}:
            count = None  # "los próximos días": some, nobody says how many
        return Window(Length(count, unit, approximate="about" in groups), direction)

    return reader


COUNTED: dict[str, Reader] = {
    "part_of_day": _part_of_day,
    "part_of_unit": _part_of_unit,
    "relative": _relative,
    "relative_unit": _relative_unit,
    "told": _told,
    "ago": _shift(-1, "publication"),
    "ahead": _shift(1, "publication"),
    "earlier": _shift(-1, "text"),
    "later": _shift(1, "text"),
    "past_window": _window(-1),
    "past_unit": _window(-1, one=True),
    "next_window": _window(1),
    "same_unit": _text_unit(0),
    "following_unit": _text_unit(1),
    "preceding_unit": _text_unit(-1),
}
