"""All rules, in the one order that breaks ties: of two readings of the same words the earlier rule's stands.

The longest match wins before order is asked (overlap.py), so order only matters where two rules match the very same
words.  The reason for each place stands beside it.
"""

from timeline.expressions.en import (
    calendar_days,
    clock,
    durations,
    holidays,
    numeric,
    periods,
    relative_units,
    sets,
    shifts,
    storied_days,
    vague,
    weekdays,
)
from timeline.expressions.rule import Rule

__all__ = ["ENGLISH"]

ENGLISH: tuple[Rule, ...] = (
    *holidays.RULES,  # "May Day" before the month of May
    *clock.RULES,  # "noon Friday" before the day alone
    *calendar_days.RULES,  # what is stated before what has to be counted
    *numeric.RULES,
    *periods.RULES,  # parts of named stretches before the stretches
    *storied_days.RULES,  # "the following Monday" of the text before the weekday
    *weekdays.RULES,
    *sets.RULES,  # "every two weeks" before the duration
    *shifts.RULES,  # "two weeks ago" before the duration
    *relative_units.RULES,  # "the next year" of the text before the window
    *durations.RULES,
    *vague.RULES,  # last: they say least
)
