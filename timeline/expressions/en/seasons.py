"""Seasons: "the summer of 2018", "the winter of 1941-42", "in the spring"."""

import re

from timeline.expressions.rule import Example, Reading, Rule
from timeline.expressions.surroundings import words_before
from timeline.expressions.vocabulary import season_of, year_of
from timeline.model.meaning import Calendar
from timeline.model.time import TimexType

__all__ = ["RULES"]


_COLLAPSE = re.compile(r"\b(?:for|since|until|before|after|of|into)\s+$", re.IGNORECASE)


def _without_article(match: re.Match[str]) -> Reading | None:
    """ "In spring McClellan moved", not "in Spring Valley"."""
    after = match.string[match.end() : match.end() + 3].lstrip()
    return None if after[:1].isupper() and match.group("season")[0].isupper() else _season(match)


def _season(match: re.Match[str]) -> Reading | None:
    """ "the winter of 1941-42" is named by the year in which it begins."""
    year = match.groupdict().get("year") or (match.groupdict().get("turn") or "")[:4]
    if match.group("season").lower() == "fall" and not year and _COLLAPSE.search(words_before(match)):
        return None  # "after the fall": a collapse
    name = season_of(match.group("season"))
    return TimexType.DATE, Calendar("season", name=name, year=year_of(year) if year else None)


RULES = (
    Rule(
        name="season",
        needs="season",
        pattern=r"(?:(?:the|early|late|mid)[\s-]+)?(?P<season><SEASON>)(?:\s+(?:of\s+|in\s+)?(?P<year><ANYYEAR>|<SAIDYEAR>)|\s+(?:of\s+)?(?P<turn><YEAR>\s*[/–-]\s*(?:<YEAR>|\d\d)))(?![\d/–-])",
        meaning=_season,
        examples=(
            Example("the summer of 2018", "2018-SU"),
            Example("winter 1944", "1944-WI"),
            Example("the summer of '69", "1969-SU"),
            Example("the winter of 1941-42", "1941-WI"),
        ),
        rejects=("fall of Saigon",),
    ),
    Rule(
        name="bare_season",
        needs="season",
        pattern=r"(?:(?<=\bin\s)|(?<=\bover\s)|(?<=\bby\s)|(?<=\bof\s)|(?<=into\s)|(?<=during\s)|(?<=through\s)|(?<=throughout\s)|(?<=\bfor\s)|(?<=since\s)|(?<=until\s)|(?<=before\s)|(?<=after\s))the\s+(?P<season>spring|summer|autumn|winter|fall)(?!\s+of\b|\s+[a-z]+\s+olympic|\s+(?:olympics?|games|offensive|palace|season|session|break|house|months?|home)\b|-)",
        meaning=_season,
        examples=(Example("in the spring", "2019-SP", phrase="the spring"),),
        rejects=("in the fall of the wall", "in the springs", "after the fall", "for the summer Games"),
    ),
    Rule(
        name="season_without_article",
        needs="spring|summer|autumn|winter in|by|since|until|before|after|during|of|late|early|mid",
        # where its clause ends or a new one opens: "in spring training" is none
        pattern=r"(?:(?<=\bin\s)|(?<=\bby\s)|(?<=\bsince\s)|(?<=\buntil\s)|(?<=\bbefore\s)|(?<=\bafter\s)|(?<=\bduring\s))(?:(?:early|late|mid)[\s-]+)?(?P<season>spring|summer|autumn|winter)"
        r"(?=\s*(?:[.,;:)]|$)|\s+(?:and|but|when|while|as|the|they|he|she|it|we|an?|his|her|their|its|to|came|began|both|there|this|that|some|many|all)\b"
        r"|\s+(?-i:[A-Z][a-z]))",
        meaning=_without_article,
        examples=(
            Example("In 1862 it rained. In spring Lee moved south.", "1862-SP", phrase="spring"),
            Example("In spring came mutiny.", "2019-SP", phrase="spring"),
            Example("The rebels attacked in spring.", "2019-SP", phrase="spring"),
            Example("In late autumn, the river froze.", "2018-FA", phrase="late autumn"),
        ),
        rejects=(
            "in spring training",
            "in Spring Valley",
            "in summer school",
            "in autumn colours",
            "a coat for winter.",
        ),
    ),
)
