"""Dates: the finer two agree, the more it tells; disjoint ones all but forbid a merge."""

import math

from timeline.merging.features.evidence import Evidence, Feature
from timeline.merging.profile import Profile
from timeline.model.event import BEGUN, Status

__all__ = ["FEATURE", "agreement", "gap", "says_none_for_long"]

WEEK, MONTH = 7, 31
SAID = frozenset({"words"})
BOUNDLESS = math.log(2000)  # an interval of five years or more says nothing
NEXT_DAY = -0.35  # overnight events and time zones put honest reports a day apart
CLOSE = -0.7
UNDATED_WORDS = -0.45  # people speak every day: only what they say tells one statement from another
UNDATED = -0.1  # nothing keeps apart what happens again and again


def gap(left: Profile, right: Profile) -> int:
    """Days between two intervals; 0 where they overlap or one is undated."""
    if left.first is None or right.first is None or left.last is None or right.last is None:
        return 0
    return max(left.first - right.last, right.first - left.last, 0)


def agreement(width: int) -> float:
    """How much an overlap tells that is known to lie in an interval of so many days: 1 for a day, 0.55 for a month."""
    return max(1 - math.log(max(width, 1)) / BOUNDLESS, 0.0)


def compare(left: Profile, right: Profile) -> Evidence | None:
    """Whether the dates agree: the same day speaks for, a day inside of a month a little, disjoint dates against."""
    if says_none_for_long(left, right) or says_none_for_long(right, left):
        return Evidence(-1.0, "one says that there was none for a long time")
    if not (left.is_dated and right.is_dated):
        return _against_the_news(left, right)
    days = gap(left, right)
    wide = max(left.width, right.width)
    if days:
        if days == 1:
            return Evidence(NEXT_DAY, "dates one day apart")
        return Evidence(CLOSE if days <= 2 or (wide >= MONTH and days <= 7) else -1.0, f"dates {days} days apart")
    told = agreement(wide)
    if not (left.is_stated and right.is_stated):
        told *= 0.8  # one of the dates is only the day of the news
    if wide == 1:
        return Evidence(told, "same day")
    if left.width != right.width:
        return Evidence(told, "one date refines the other")
    return Evidence(told, "same dates" if left.first == right.first else "dates overlap")


def says_none_for_long(one: Profile, other: Profile) -> bool:
    """Whether "has not fired a missile since May" meets a missile fired: who denies one event denies it for its day."""
    return one.status is Status.DENIED and one.width > WEEK and other.status in BEGUN


def _against_the_news(left: Profile, right: Profile) -> Evidence:
    """What the day of the report still says of an event that nothing dates."""
    for undated, other in ((left, right), (right, left)):
        if undated.is_dated or undated.published is None:
            continue
        if undated.status in BEGUN and other.first is not None and other.first > undated.published + 1:
            return Evidence(-1.0, "reported before the other took place")
        if undated.status is Status.PLANNED and other.last is not None and other.last < undated.published - 1:
            return Evidence(-0.5, "still planned after the other took place")
    if left.families & right.families & SAID:
        return Evidence(UNDATED_WORDS, "words of unknown day")
    return Evidence(UNDATED, "not both dated")


FEATURE = Feature("dates", compare)
