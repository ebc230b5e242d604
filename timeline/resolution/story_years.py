"""Which year a month, season, holiday or day without one has in a history.

Stories run forward: after November comes the February of the next year, unless the text goes on to state a day of the
same year, or the clause steps back ("had") or looks ahead ("would").
"""

from timeline.model.meaning import Calendar, Meaning
from timeline.resolution.arithmetic import Stretch
from timeline.resolution.naming import in_year
from timeline.resolution.settings import Setting

__all__ = ["year_of_the_opening", "year_of_the_story", "year_within"]

_LONGEST_TOLD = 92  # days: from a longer time under discussion no month is the one before or after
_TURN = 5  # months across a turn of the year that the telling may skip from one paragraph to the next
_TURN_INSIDE = 6  # and inside of one
_FAR_TURN = 8  # and where a later year is stated next


def year_of_the_story(
    meaning: Meaning, year: int, told: Stretch | None, setting: Setting, next_year: int | None, *, same_block: bool
) -> int:
    """The year under discussion, or one beside it. ``next_year``: the next one that the text states and keeps to."""
    month = _month(meaning, year)
    if month is None or told is None or (told.last - told.first).days > _LONGEST_TOLD or told.first.year != year:
        return year
    here = told.first.month
    if setting.remembered and not setting.reached:
        return year - (month - here > 6)  # the nearest one
    if _is_winter(meaning) and here <= 2:
        return year - 1
    if month >= here or setting.nested >= 0:
        return year
    if setting.ahead:
        return year + 1
    gap = 12 - here + month
    if next_year is None or next_year < year:
        return year + (gap <= (_TURN_INSIDE if same_block else _TURN))
    return year + (next_year > year and gap <= _FAR_TURN)


def year_of_the_opening(meaning: Meaning, scope: Stretch) -> int | None:
    """The year of the first month or day without one, after an opening that told when it all began and ended.

    "The war began in September 1980 and ended in August 1988. The port fell on 24 October": the first October of it.
    """
    month = _month(meaning, scope.first.year)
    if month is None:
        return None
    year = scope.first.year + (month < scope.first.month)
    return year if year <= scope.last.year else None


def year_within(meaning: Meaning, scope: Stretch, told: Stretch | None) -> int | None:
    """The year in which a month or day lies inside of a stretch, the first one from what was told last on, or None."""
    name = _name(meaning)
    if name is None:
        return None
    inside = [
        found
        for year in range(scope.first.year - 1, scope.last.year + 1)
        if (found := in_year(name, year)) is not None and found.first <= scope.last and found.last >= scope.first
    ]
    if told is not None:
        later = [found for found in inside if found.last >= told.first]
        inside = later or inside
    return inside[0].first.year if inside else None


def _month(meaning: Meaning, year: int) -> int | None:
    """The month in which a name without a year begins, 1 to 12; ``year`` places movable feasts."""
    name = _name(meaning)
    found = in_year(name, year) if name is not None else None
    return found.first.month if found is not None else None


def _name(meaning: Meaning) -> Calendar | None:
    if isinstance(meaning, Calendar):
        return meaning if meaning.unit in ("day", "month", "season", "holiday", "quarter", "half") else None
    of = getattr(meaning, "last", None) or getattr(meaning, "of", None)
    return _name(of) if of is not None else None


def _is_winter(meaning: Meaning) -> bool:
    name = _name(meaning)
    return name is not None and name.name == "WI"
