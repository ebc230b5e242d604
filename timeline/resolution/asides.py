"""Whether a history goes on at a date that it states, or only glances at it and goes on where it was."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from timeline.model.analysis import Analysis, BlockKind
from timeline.model.expression import Expression
from timeline.model.meaning import Meaning, Relative, Shift, Which
from timeline.model.time import Precision
from timeline.resolution.arithmetic import Stretch
from timeline.resolution.meaning_needs import needs_tense, stated_year
from timeline.resolution.settings import Setting, setting_of

__all__ = ["Outlook", "goes_on_from_aside", "is_aside", "outlooks", "points_back"]

_SPIKE = 2  # years away from the story, of a date to which the text does not hold
_TOLD_LATER = 3  # years after which a thing is told or printed rather than done
_COARSE = frozenset({Precision.YEAR, Precision.DECADE, Precision.CENTURY, Precision.LONGER, Precision.PART_OF_DECADE})
_HEADINGS = frozenset({BlockKind.HEADING, BlockKind.HEADLINE})
_APPOSED = re.compile(r"\s*,?\s*(?:and\s+)?(?:(?:in|on|at|by|from|to)\s+)?(?:the\s+)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Outlook:
    """How an expression of a history stands, and what the text states after it."""

    setting: Setting = field(default_factory=Setting)
    next_year: int | None = None  # the next year that the text states and keeps to
    year_follows: bool = False  # and nothing in between leans on a year before it


def outlooks(expressions: Sequence[Expression], analysis: Analysis) -> dict[int, Outlook]:
    """The outlook of each expression, by where it starts."""
    found: dict[int, Outlook] = {}
    next_year, year_follows = None, False
    for expression in reversed(expressions):
        setting = setting_of(expression, analysis)
        if expression.sentence >= 0 and analysis.sentences[expression.sentence].kind in _HEADINGS:
            setting = Setting(opens_block=True)  # "The 1965 war" as a heading is what follows
        found[expression.span.start] = Outlook(setting, next_year, year_follows)
        year = stated_year(expression.meaning)
        if year is not None and _is_kept(setting):
            next_year, year_follows = year, True
        elif year is None and needs_tense(expression.meaning):
            year_follows = False
    return found


def _is_kept(setting: Setting) -> bool:
    return setting.nested < 0 and not (setting.passing or setting.remembered or setting.ahead or setting.looks_back)


def is_aside(expression: Expression, stretch: Stretch, outlook: Outlook, told: Stretch | None) -> bool:
    """Whether the story does not move to a date.

    ``told`` is the time under discussion, None in the opening sentence: what it says is the story, unless the story's
    own year follows at once.
    """
    setting = outlook.setting
    if points_back(expression.meaning):
        return True
    if told is None:
        return outlook.year_follows and (setting.nested >= 0 or setting.passing or setting.remembered)
    if setting.nested >= 0:
        return True
    year, here = stated_year(expression.meaning), told.first.year
    returns = outlook.next_year is not None and year is not None and outlook.next_year < year
    coarse = stretch.precision in _COARSE
    is_behind = stretch.last < told.first
    if setting.passing and (is_behind or (year is not None and (year != here or coarse))):
        return True
    if setting.relative and (coarse or returns or is_behind):  # but "..., where in May 1917 he took command" goes on
        return True
    if (setting.remembered or setting.named) and is_behind:
        return True
    if setting.ahead and stretch.first > told.last:
        return returns or not setting.opens_sentence or outlook.next_year is None
    if coarse and _is_passed_by(expression, stretch, setting, told):
        return True
    return year is not None and _is_spike(year, here, outlook)


def points_back(meaning: Meaning) -> bool:
    """Whether the telling does not go on from here: "a year earlier", "than two years ago", "the previous December"."""
    if isinstance(meaning, Shift) and meaning.direction < 0 and (meaning.base == "text" or meaning.unit == "year"):
        return True
    if not isinstance(meaning, Which | Relative) or meaning.base != "text":
        return False
    return (meaning.which if isinstance(meaning, Which) else meaning.offset) < 0


def _is_passed_by(expression: Expression, stretch: Stretch, setting: Setting, told: Stretch) -> bool:
    """Whether a year or decade is only named: behind the story in mid-sentence, or long after it by its tellers."""
    if stated_year(expression.meaning) is None:
        return stretch.precision is not Precision.YEAR and not stretch.first <= told.first <= stretch.last
    if stretch.last < told.first:
        return not setting.opens_sentence
    return setting.looks_back and stretch.first.year - told.last.year >= _TOLD_LATER


def _is_spike(year: int, here: int, outlook: Outlook) -> bool:
    """Whether the text leaves a year again for the one that it left: 1916, 1951, 1916."""
    next_year = outlook.next_year
    if next_year is None or abs(year - here) < _SPIKE or outlook.setting.opens_block:
        return False
    if year > here:
        return here <= next_year < year and next_year - here < year - next_year
    return not outlook.setting.opens_sentence and next_year >= here


def goes_on_from_aside(
    aside: Expression, its_setting: Setting, expression: Expression, setting: Setting, between: str
) -> bool:
    """Whether an expression goes on in an aside instead of the story: in its bracket, beside it, or in the pluperfect.

    ``between`` is the text from the one to the other.
    """
    sentences = expression.sentence - aside.sentence
    if sentences > 1 or stated_year(expression.meaning) is not None:
        return False
    if setting.nested >= 0:
        return sentences == 0 and its_setting.nested >= 0
    is_open = its_setting.nested < 0 and not its_setting.passing
    if setting.remembered and is_open and (its_setting.remembered or points_back(aside.meaning)):
        return sentences == 0 or not setting.reached
    if sentences == 0 and setting.ahead and its_setting.ahead:
        return True
    return sentences == 0 and is_open and points_back(aside.meaning) and _APPOSED.fullmatch(between) is not None
