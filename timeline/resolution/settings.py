"""How a date stands in its sentence: does the telling stop at it, or only glance at it in passing?

"In November 1916 the Duma met" moves a history there.  "Lenin, in exile since 1907", "(built in 1938)", "he had left in
1915", "in 1951 he would die": these do not.  Brackets and quotations are read in every language; the rest is English.
Words: lexicons/en/narrative.toml.
"""

import re
from dataclasses import dataclass
from functools import cache

from timeline.lexicons import any_of, word_set
from timeline.model.analysis import Analysis
from timeline.model.expression import Expression
from timeline.model.meaning import Calendar, End, Meaning, Nth, Part

__all__ = ["Setting", "names_a_thing", "setting_of"]

_LONGEST_READ = 600  # characters of a sentence on either side of its date: a clause is shorter
_LONGEST_APPOSITION = 7  # words
_OPENING = re.compile(
    r"\W*(?:(?:and|but|then|so|already|only|also|later|finally|early|late|again|it was|meanwhile)\W+)*"
    r"(?:(?:in|on|by|at|during|from|between|about|around|since|after|before|until|throughout|for|over)\s+)?(?:the\s+)?\W*",
    re.IGNORECASE,
)
_CLAUSE_END = re.compile(r"[;:–—]|,?\s(?:and|but|while|yet|though|although)\s|,\sso\s")
_CONTENT = re.compile(r"\s(?:that|whether|how|what)\s")  # what is said then is not what happens then
_SUBORDINATE = re.compile(r",\s+(?:who|whom|whose|which|where|when)\b[^,;]*(?:,|$)")
# "had called", not "had a fleet" nor "had to leave"
_PLUPERFECT = re.compile(
    r"(?:\bhad|['’]d|\b[Hh]aving)\s+(?:(?:not|never|already|only|just|first|long|once|also|all|both|themselves|himself|even|since)\s+)*"
    r"(?!(?:an?|the|no|to|some|many|few|little|more|its|his|her|their|only|about|over|in|on|at|by|from|for|two|three)\b|\d)[a-z]"
)
_AHEAD = re.compile(r"\bwould\b(?!\s+(?:not\s+)?have\b)")
_AHEAD_BEFORE = re.compile(r"\b(?:was|were)\s+to\s+(?!the\b|an?\b|[A-Z])[a-z]|\bnot\b[^,;.]{0,40}\buntil\b")
_ANNOUNCED = re.compile(r"\b(?:will|shall|(?:is|are)\s+(?:due|to|scheduled|expected|planned))\b|['’]ll\b")
_FUNCTION = (
    r"(?:and|or|but|to|the|an?|in|on|at|by|for|from|of|with|as|after|before|when|while|that|which|who|until|into|under|over"
    r"|through|it|he|she|they|his|her|their|its)\b"
)
_BEFORE_A_NOUN = re.compile(rf"\s+(?!{_FUNCTION})[A-Za-z]{{3}}")
_DETERMINED = re.compile(r"\b(?:the|a|an|his|her|its|their|this|that)\s+$|['’]s\s+$", re.IGNORECASE)
_OF_IT = re.compile(r"([\w’'-]+)\s+of\s+$")
_NO_APPOSITION = frozenset(
    {"and", "but", "then", "so", "who", "whom", "whose", "which", "where", "when", "that", "whereas"}
)
_ADVERBS = frozenset({"first", "last", "once", "not", "never", "again"})
_LISTED = re.compile(r"\s*(?:\d{4}\s*)?(?:and\s+)?(?:in\s+)?")  # between the years of a list
_PREPOSITION = re.compile(
    r"\s*(?:in|on|of|from|until|by|at|during|for|to|after|before|following|with|without|under|over|between|about|around)\b"
    r"|\s*(?:and\s+)?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Setting:
    """How a date stands in its sentence."""

    opens_sentence: bool = True  # nothing before it but "In", "On", "By ..."
    opens_block: bool = False  # and its sentence opens a paragraph
    nested: int = -1  # where the bracket or quotation opens in which it stands; -1: in none
    passing: bool = False  # it only tells a thing from its like, bounds or measures something
    relative: bool = False  # in a clause that says more of a name: "where in May he ..."
    named: bool = False  # "the rising of June 1976": a thing, if that lies behind the story
    remembered: bool = False  # its clause is in the pluperfect
    reached: bool = False  # what had come about "by" then
    ahead: bool = False  # its clause looks ahead of the story: "would"
    announces: bool = False  # its sentence says "will": it speaks from the day of writing
    looks_back: bool = False  # its sentence speaks of who told the story later


def setting_of(expression: Expression, analysis: Analysis) -> Setting:
    """How an expression stands in its sentence; one of a dateline stands alone."""
    if expression.sentence < 0:
        return Setting()
    text, span = analysis.text, expression.span
    sentence = analysis.sentences[expression.sentence]
    before = text[max(sentence.span.start, span.start - _LONGEST_READ) : span.start]
    after = text[span.end : min(sentence.span.end, span.end + _LONGEST_READ)]
    nested = _nested(before)
    opens = _OPENING.fullmatch(before) is not None
    first = expression.sentence == 0 or analysis.sentences[expression.sentence - 1].block != sentence.block
    if analysis.language != "en":
        return Setting(opens, opens and first, _at(span.start - len(before), nested))
    left, right = _clause(before, after)
    return Setting(
        opens_sentence=opens,
        opens_block=opens and first,
        nested=_at(span.start - len(before), nested),
        passing=_is_in_passing(expression, text, before, after, opens=opens),
        relative=_is_relative(before),
        named=_is_of_a_thing(before),
        remembered=_PLUPERFECT.search(left + " , " + right) is not None,
        reached=expression.relation in ("by", "until"),
        ahead=_AHEAD.search(left + " , " + right) is not None or _AHEAD_BEFORE.search(left) is not None,
        announces=_ANNOUNCED.search(before) is not None or _ANNOUNCED.search(after) is not None,
        looks_back=_later_words().search(before) is not None or _later_words().search(after) is not None,
    )


def _at(start: int, offset: int) -> int:
    return start + offset if offset >= 0 else -1


def _nested(before: str) -> int:
    """Where the bracket or quotation opens that is not closed before a date."""
    if "(" not in before and "[" not in before and '"' not in before and "“" not in before:
        return -1
    opened: list[tuple[str, int]] = []
    closers = {")": "(", "]": "[", "”": "“"}
    for at, sign in enumerate(before):
        if sign == '"' and any(other == '"' for other, _ in opened):
            opened = [pair for pair in opened if pair[0] != '"']
        elif sign in '(["“':
            opened.append((sign, at))
        elif sign in closers:
            opened = [pair for pair in opened if pair[0] != closers[sign]]
    return opened[0][1] if opened else -1


def _clause(before: str, after: str) -> tuple[str, str]:
    """The words of a date's own clause on either side of it, without clauses that say more of a name."""
    ends = list(_CLAUSE_END.finditer(before))
    if ends and _OPENING.fullmatch(before, ends[-1].end()) and after[:1] in (".", ",", ";", ")", ""):
        ends.pop()  # "in June 1982 and in July 2006": a second date, no second clause
    left = before[ends[-1].end() :] if ends else before
    relative = list(_relative_opening().finditer(left))
    if relative and "," not in left[relative[-1].end() :]:
        left = left[relative[-1].start() :]  # the date stands in the relative clause itself
        return left, after[: after.find(",")] if "," in after else after
    right = after[
        : min((end.start() for end in (_CLAUSE_END.search(after), _CONTENT.search(after)) if end), default=None)
    ]
    return _SUBORDINATE.sub(",", left), _SUBORDINATE.sub(",", right)


def _is_in_passing(expression: Expression, text: str, before: str, after: str, *, opens: bool) -> bool:
    if names_a_thing(expression, text) or _names_by_of(expression.meaning, before):
        return True
    if expression.relation == "since" or _comparison().search(before):
        return True
    is_coarse = _is_a_year(expression.meaning)
    if is_coarse and not opens and expression.relation in ("until", "before", "after", "by", "from"):
        return True
    return _is_apposed(before, after)


def _is_apposed(before: str, after: str) -> bool:
    """Whether a date stands in words that only say more of a name: "Fort Douaumont, finished in 1913, ..."."""
    segments = before.split(",")
    while len(segments) > 2 and _LISTED.fullmatch(segments[-1]):
        segments.pop()  # "dismissed in 1977, 1979 and 1989"
    if len(segments) > 1 and _PREPOSITION.match(segments[0]):
        segments.pop(0)  # "In August, Congress ended the bombing, begun in March 1969"
    words = segments[-1].split()
    if not words or _PREPOSITION.match(segments[-1]):
        return False
    opening = [word.lower() for word in words]
    if len(segments) == 1:  # "Built in 1938, the cruiser ..."
        return len(words) <= 4 and _is_participle(opening[0]) and after.startswith(",")
    if len(segments) % 2:
        return False  # "Díaz, in power since 1876, resigned on 25 May": the apposition is over
    if _is_participle(opening[0]):
        return True
    if len(words) > 1 and (opening[0].endswith("ly") or opening[0] in _ADVERBS) and _is_participle(opening[1]):
        return True
    is_name = words[0][0].isupper() and opening[0] not in (
        "the",
        "a",
        "an",
    )  # "Italy joined, Bulgaria in October, and ..."
    if is_name or not after.startswith(",") or len(words) > _LONGEST_APPOSITION or opening[0] in _NO_APPOSITION:
        return False
    return not any(word.endswith("ed") or word in word_set("en/narrative", "words.pasts") for word in opening)


def _is_relative(before: str) -> bool:
    words = before.rpartition(",")[2].split()
    return "," in before and bool(words) and words[0].lower() in word_set("en/narrative", "words.relatives")


def _is_participle(word: str) -> bool:
    return (word.endswith("ed") and len(word) > 4) or word in word_set("en/narrative", "words.participles")


def _is_a_year(meaning: Meaning) -> bool:
    if isinstance(meaning, Part | Nth):
        return _is_a_year(meaning.of)
    if isinstance(meaning, End):
        return _is_a_year(meaning.last)
    return isinstance(meaning, Calendar) and meaning.unit in ("year", "decade", "century")


def names_a_thing(expression: Expression, text: str) -> bool:
    """Whether a year only tells a thing from its like: "the 1936 convention"."""
    meaning, span = expression.meaning, expression.span
    return (
        isinstance(meaning, Calendar)
        and meaning.unit == "year"
        and _DETERMINED.search(text[max(0, span.start - 8) : span.start]) is not None
        and _BEFORE_A_NOUN.match(text, span.end) is not None
    )


def _names_by_of(meaning: Meaning, before: str) -> bool:
    """ "the treaty of 1839", but not "the end of 1839"."""
    return isinstance(meaning, Calendar) and meaning.unit == "year" and _is_of_a_thing(before)


def _is_of_a_thing(before: str) -> bool:
    found = _OF_IT.search(before)
    return found is not None and found.group(1).lower() not in word_set("en/narrative", "words.time_nouns")


@cache
def _comparison() -> re.Pattern[str]:
    words = any_of(word_set("en/narrative", "words.comparisons"))
    return re.compile(
        rf"\b(?:{words})\s+(?:(?:that|those)\s+(?:of|in)\s+|(?:it|they|he|she)\s+(?:had|did|was|were|would)\s+)?(?:in|on|of|at)?\s*(?:the\s+)?$",
        re.IGNORECASE,
    )


@cache
def _later_words() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of(word_set('en/narrative', 'words.looking_back'))})\b", re.IGNORECASE)


@cache
def _relative_opening() -> re.Pattern[str]:
    return re.compile(r",?\s+(?:who|whom|whose|which|where)\b|,\s+(?:when|that)\b")
