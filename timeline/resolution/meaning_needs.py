"""What a meaning needs beside itself: a side of the day of writing, or a year that the text states."""

from timeline.model.meaning import Between, Calendar, DayOfMonth, End, Meaning, Nth, Part, Relative

__all__ = ["is_weekday", "needs_tense", "stated_year"]


def needs_tense(meaning: Meaning) -> bool:
    """Whether a meaning is one thing in the past tense and another in the future."""
    match meaning:
        case Calendar():
            return meaning.year is None and meaning.unit not in ("decade", "century")
        case DayOfMonth():
            return True
        case Part() | Nth():
            return needs_tense(meaning.of)
        case Between() | End():
            return needs_tense(meaning.last)
        case Relative():
            return meaning.offset == 0 and meaning.unit in ("week", "month", "year") and meaning.base == "publication"
    of = getattr(meaning, "of", None)
    return of is not None and needs_tense(of)


def is_weekday(meaning: Meaning) -> bool:
    """Whether it is a day of the week or a weekend, of which one is always near."""
    if isinstance(meaning, Calendar):
        return meaning.unit in ("weekday", "weekend")
    of = getattr(meaning, "of", None)
    return of is not None and is_weekday(of)


def stated_year(meaning: Meaning) -> int | None:
    """The year that a meaning states outright; of a range, the later one."""
    match meaning:
        case Calendar():
            return meaning.year if meaning.unit not in ("decade", "century") else None
        case Part() | Nth():
            return stated_year(meaning.of)
        case Between() | End():
            return stated_year(meaning.last)
    of = getattr(meaning, "of", None)
    return stated_year(of) if of is not None else None
