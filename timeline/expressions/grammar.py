"""How time is written in a language: its rules, what betrays that a sentence has any time, and what bounds a date.

English has rules of its own (en/), eleven languages have a table (tables/), every other language is read for what is
written alike everywhere: dates in digits, and stated dates with a month that dateparser knows.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache

from timeline.expressions.cues import Cues
from timeline.expressions.en import numeric_dates
from timeline.expressions.english import english_relation, is_numbered
from timeline.expressions.joining import joined
from timeline.expressions.overlap import Candidate
from timeline.expressions.rule import Rule
from timeline.expressions.rulebook import ENGLISH
from timeline.expressions.spelling import english_spelling
from timeline.expressions.tables.bounds import relation_in, trigger_of
from timeline.expressions.tables.folding import Folded, fold
from timeline.expressions.tables.odd_forms import odd_forms
from timeline.expressions.tables.rules import rules_of
from timeline.expressions.tables.words import Words
from timeline.lexicons.time_table import time_table

__all__ = ["Grammar", "grammar_of"]

# dates in digits are written alike in all languages; their order of day and month is settled with the article
_DIGITS = numeric_dates.RULES
_ANY_DIGIT = re.compile(r"\d")


@dataclass(frozen=True)
class Grammar:
    """A language's way of writing time."""

    language: str
    rules: tuple[Rule, ...]
    rules_for: Callable[[str], Iterable[tuple[int, Rule]]]  # worth trying on a sentence, in order: none on most
    relation: Callable[[str, str], str] = lambda *_: "in"  # how the words around a date bound it
    undone: Callable[[str, str, int], bool] = lambda *_: False  # whether the words before undo a match
    join: Callable[[str, list[Candidate]], list[Candidate]] = lambda _, found: found  # the ends of one stretch
    fold: Callable[[str], Folded] = fold  # the spelling that the rules read


@cache
def grammar_of(language: str) -> Grammar:
    """The grammar of a language, by its ISO 639-1 code; there is one for every code."""
    if language == "en":
        return Grammar(
            language, ENGLISH, Cues(ENGLISH).rules_for, english_relation, is_numbered, joined, english_spelling
        )
    table = time_table(language)
    if table is None:
        rules = (*_DIGITS, *odd_forms(language))
        return Grammar(language, rules, _all_where(_ANY_DIGIT, rules))
    words = Words(table)
    rules = (*rules_of(language, words), *_DIGITS, *odd_forms(language))
    return Grammar(language, rules, _all_where(trigger_of(words), rules), relation_in(words))


def _all_where(trigger: re.Pattern[str], rules: tuple[Rule, ...]) -> Callable[[str], Iterable[tuple[int, Rule]]]:
    """All rules for a sentence with a trigger, none for one without: most are done with after one search."""
    ordered = tuple(enumerate(rules))
    return lambda words: ordered if trigger.search(words) else ()
