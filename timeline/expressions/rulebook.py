"""All rules, in the one order that breaks ties: of two readings of the same words the earlier rule's stands.

The longest match wins before order is asked (overlap.py), so order only matters where two rules match the very same
words.  The reason for each place stands beside it.
"""

from timeline.expressions.en import (
    ago,
    calendar_weeks,
    clock,
    compound_lengths,
    day_parts,
    day_ranges,
    days,
    days_of_month,
    decades,
    discourse_days,
    discourse_units,
    durations,
    eras,
    holidays,
    later,
    look_alikes,
    months,
    near_days,
    nth,
    numeric_dates,
    parts,
    quarters,
    relative_units,
    reporting_periods,
    seasons,
    sets,
    short_dates,
    vague,
    weekdays,
    which_of_year,
    windows,
    years,
)
from timeline.expressions.rule import Rule

__all__ = ["ENGLISH"]

ENGLISH: tuple[Rule, ...] = (
    *look_alikes.RULES,  # what only looks like a date, before the dates
    *holidays.RULES,  # "May Day" before the month of May
    *clock.RULES,  # "noon Friday" before the day alone
    *days.RULES,  # what is stated before what has to be counted
    *day_ranges.RULES,
    *months.RULES,
    *numeric_dates.RULES,
    *short_dates.RULES,  # "Nov/9" after all that says more
    *calendar_weeks.RULES,  # "2015-W07" before the year
    *years.RULES,
    *eras.RULES,
    *decades.RULES,
    *parts.RULES,  # parts of named stretches before the stretches
    *quarters.RULES,
    *reporting_periods.RULES,
    *nth.RULES,
    *discourse_days.RULES,  # "the following Monday" of the text before the weekday
    *weekdays.RULES,
    *near_days.RULES,
    *day_parts.RULES,
    *sets.RULES,  # "every two weeks" before the duration
    *ago.RULES,  # "two weeks ago" before the duration
    *later.RULES,
    *relative_units.RULES,  # "the next year" of the text before the window
    *discourse_units.RULES,
    *days_of_month.RULES,
    *which_of_year.RULES,
    *seasons.RULES,
    *windows.RULES,  # "the past two years" before the two years
    *durations.RULES,
    *compound_lengths.RULES,
    *vague.RULES,  # last: they say least
)
