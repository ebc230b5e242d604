"""From sentences to the time expressions in them."""

import re

from timeline.expressions.overlap import Candidate, winners
from timeline.expressions.rulebook import ENGLISH
from timeline.model.analysis import Analysis, Sentence
from timeline.model.expression import Expression
from timeline.model.meaning import After
from timeline.model.span import Span

__all__ = ["find_expressions"]

# A sentence without any of these has no time expression: most sentences are done with after one search.
_TRIGGER = re.compile(
    r"\d|[Dd]ay|DAY|\b(?:[Tt]o(?:night|morrow)|[Yy]ester|[Nn]ight|[Nn]ow|[Mm]orning|[Aa]fternoon|[Ee]vening|[Dd]awn|[Nn]oon|[Mm]idnight|[Oo]vernight"
    r"|[Ww]eek|[Mm]onth|[Yy]ear|[Hh]our|[Mm]inute|[Ss]econds|[Dd]ecade|[Cc]entur|[Ff]ortnight|[Qq]uarter|[Ww]inter|[Ss]ummer|[Ss]pring|[Aa]utumn|[Ff]all\b"
    r"|[Rr]ecent|[Cc]urrent|[Pp]resent|[Pp]revious|[Ff]ormerly|[Ll]ately|[Pp]ast|[Ff]uture|[Ss]oon|[Ss]hortly|[Tt]ime|(?:twent|thirt|fort|fift|sixt|sevent|eight|ninet)ies"
    r"|[Dd]aily|[Hh]ourly|[Nn]ightly|[Aa]nnual|[Qq]uarterly|[Bb]iweekly|[Ll]ong ago|nineteen|[Hh]alf of|[Mm]oment|[Ss]tage|[Pp]oint|[Ss]omeday"
    r"|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC"
    r"|Christmas|Easter|Thanksgiving|Ramadan|Eid|Nowruz|New Year|Halloween|Pentecost|Yom|Rosh|Epiphany|[Yy]ears)"
)
# what stands before an expression and bounds it
_RELATIONS = (
    ("since", re.compile(r"\b(?:ever\s+)?since\s+$", re.IGNORECASE)),
    ("by", re.compile(r"\b(?:by|no\s+later\s+than|not\s+later\s+than)\s+$", re.IGNORECASE)),
    ("until", re.compile(r"\b(?:until|till|up\s+to|through)\s+$", re.IGNORECASE)),
    ("before", re.compile(r"\b(?:before|prior\s+to|ahead\s+of)\s+$", re.IGNORECASE)),
    ("after", re.compile(r"\b(?:after|following)\s+$", re.IGNORECASE)),
    ("from", re.compile(r"\b(?:from|beginning|starting|as\s+of|effective)\s+(?:on\s+|in\s+)?$", re.IGNORECASE)),
    ("between", re.compile(r"\bbetween\s+$", re.IGNORECASE)),
    ("about", re.compile(r"\b(?:around|about|circa|c\.|approximately)\s+$", re.IGNORECASE)),
    ("for", re.compile(r"\bfor\s+$", re.IGNORECASE)),
)
BEFORE = 24  # characters that can hold such a word
# "Resolution 2231", "Flight 1549", "page 1999": a number of something is no year
_NUMBERED = re.compile(
    r"\b(?:[Rr]esolutions?|[Ff]light|[Nn]o\.|[Nn]umber|[Aa]rticle|[Ss]ection|[Pp]age|[Rr]oom|[Uu]nit|[Cc]hapter|[Vv]ersion|[Hh]ighway|[Rr]oute|[Cc]hannel|[Mm]odel|[Bb]oeing|Airbus|UNSCR|Res\.|R\.|Directive|Regulation|Bill|Law|Act|Order|Decree|Protocol|Psalm|Title)\s+(?:[\d,/]+\s+and\s+)?$"
)


def find_expressions(analysis: Analysis, language: str = "en") -> list[Expression]:
    """The time expressions of an article. Order: as in the text; none overlap.

    ``language`` chooses the rulebook; English stands in for a language that has none.
    """
    found: list[Expression] = []
    for sentence in analysis.sentences:
        found.extend(_in_sentence(analysis.text, sentence))
    return _with_dateline(analysis, found)


def _in_sentence(text: str, sentence: Sentence) -> list[Expression]:
    words = sentence.span.of(text)
    if not _TRIGGER.search(words):
        return []
    candidates: list[Candidate] = []
    for order, rule in enumerate(ENGLISH):
        for match in rule.compiled.finditer(words):
            reading = rule.meaning(match)
            if reading is not None and not (
                rule.name in ("year", "numeric_date") and _NUMBERED.search(words, 0, match.start())
            ):
                candidates.append(Candidate(match.start(), match.end(), order, rule, reading))
    return [_expression(text, sentence, words, winner) for winner in winners(candidates)]


def _expression(text: str, sentence: Sentence, words: str, winner: Candidate) -> Expression:
    offset = sentence.span.start
    span = Span(offset + winner.start, offset + winner.end)
    type_, meaning = winner.reading
    relation = "in"
    if isinstance(meaning, After):  # the rule saw positions in the sentence
        meaning = After(
            meaning.count,
            meaning.unit,
            meaning.direction,
            offset + meaning.start,
            sentence.span.end,
            approximate=meaning.approximate,
        )
    else:
        before = words[max(0, winner.start - BEFORE) : winner.start]
        relation = next((name for name, pattern in _RELATIONS if pattern.search(before)), "in")
    return Expression(span, span.of(text), type_, meaning, winner.rule.name, sentence.index, relation)


def _with_dateline(analysis: Analysis, found: list[Expression]) -> list[Expression]:
    """The date of a dateline is an anchor; it belongs to no sentence."""
    dateline = analysis.dateline
    if dateline is None or dateline.date is None:
        return found
    words = dateline.date.of(analysis.text)
    for rule in ENGLISH:
        match = rule.compiled.fullmatch(words)
        reading = rule.meaning(match) if match else None
        if reading is not None:
            type_, meaning = reading
            header = Expression(dateline.date, words, type_, meaning, rule.name, -1, "in", header=True)
            return sorted([header, *found], key=lambda expression: expression.span)
    return found
