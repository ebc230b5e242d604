"""Which way a clause looks in a language that is not parsed: by the words and endings of its table.

Without any sign it looks back, as news does nine times in ten.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from timeline.lexicons import any_of
from timeline.lexicons.time_table import TimeTable, time_table
from timeline.model.span import Span
from timeline.resolution.tense import Side

__all__ = ["counts_days_from_writing", "side_of_clause"]

FEWEST_WORDS = 2  # a clause with fewer beside its date has no verb: its neighbours speak for it
FEWEST_LETTERS = 2  # the same in scripts without spaces
_REACH = 300  # characters on either side of a date: no clause is longer
_NEAR = 40  # characters before a date in which "coming" is said of it
_JOINER = 16  # characters before a sign that may join it to what goes before
_LAST_WORDS, _COPULA = 24, 2  # characters at the end of a sentence that hold its verb; what may follow a sign: "予定だ"
_AFTER_END = "。．.!?！？」』”’\"') "
_SAME = str.maketrans({"ё": "е", "Ё": "Е", "’": "'", "ʼ": "'"})
_WORD = r"\b"
_STOPS = r"[,;:.!?()«»\"“”„—–،؛؟，。；：！？、「」『』（）]"


@dataclass(frozen=True)
class _Signs:
    ahead: re.Pattern[str]  # the group "sign" is set where it is no exception
    near: re.Pattern[str]
    clause: re.Pattern[str]
    joined: re.Pattern[str]  # what ends so goes on with a verb of its own: "... and will"
    last: re.Pattern[str]  # a date that opens so says its side itself: "last 14 August"
    next: re.Pattern[str]
    topic: re.Pattern[str] | None  # right before a date of the verb at the end, where that is its place
    spaces: bool


@cache
def _signs(language: str) -> _Signs | None:
    table = time_table(language)
    return _compiled(table) if table is not None else None


def _compiled(table: TimeTable) -> _Signs:
    future, start, end = table.future, *((r"\b", r"\b") if table.writing.word_end else ("", ""))
    parts = [f"{start}(?:{_alternatives(future.words)}){end}"] if future.words else []
    parts += [rf"\b\w{{2,}}(?:{_alternatives(future.endings)})\b"] if future.endings else []
    parts += [rf"\b(?:{_alternatives(future.beginnings)})\w{{2,}}"] if future.beginnings else []
    exceptions = "".join(
        # a form of any beginning is looked for where a word begins: from every letter on would take far too long
        f"{_WORD if form.startswith('*') else start}(?:{_alternatives((form,))}){end}|"
        for form in sorted(future.exceptions, key=len, reverse=True)
    )
    joiners = rf"(?<!\w)(?:{_alternatives(future.joiners)})\s+(?:\w{{1,3}}\s+)?$" if future.joiners else "(?!)"
    openers = f"|{start}(?:{_alternatives(future.clauses)}){end}" if future.clauses else ""
    return _Signs(
        re.compile(f"{exceptions}(?P<sign>{'|'.join(parts) or '(?!)'})", re.IGNORECASE),
        re.compile(f"{start}(?:{_alternatives(future.near) or '(?!)'}){end}", re.IGNORECASE),
        re.compile(_STOPS + openers, re.IGNORECASE),
        re.compile(joiners, re.IGNORECASE),
        _opening(table, -1, end),
        _opening(table, 1, end),
        re.compile(rf"(?:{_alternatives(future.topics) or '(?!)'})\s*$") if future.verb_last else None,
        table.writing.spaces,
    )


def _opening(table: TimeTable, side: int, end: str) -> re.Pattern[str]:
    forms = tuple(form for form, which in table.which.items() if which == side)
    return re.compile(f"(?:{_alternatives(forms)}){end}" if forms else "(?!)", re.IGNORECASE)


def _alternatives(forms: tuple[str, ...]) -> str:
    """Any of some forms, in which "*" is any letters."""
    return any_of(forms).replace(r"\*", r"\w*")


def counts_days_from_writing(language: str) -> bool:
    """Whether a day without its month counts from the day of writing in a language, whatever was told before."""
    table = time_table(language)
    return table is not None and table.writing.days_of_writing


def side_of_clause(sentence: Span, date: Span, relation: str, text: str, language: str) -> Side:
    """The side on which the clause around a date looks. Time is linear in the sentence."""
    signs = _signs(language)
    if signs is None:
        return Side(1, '"by" looks ahead') if relation == "by" else Side(-1, "nothing in its sentence looks ahead")
    own = _own_side(_plain(date.of(text)), signs)
    if own is not None:
        return own
    clauses = _clauses(sentence, date, text, signs)
    if signs.topic is not None and _is_of_the_end(*clauses[0], signs.topic):
        return _side_of_the_end(_plain(text[date.end : sentence.end]), signs)
    for before, after in clauses:
        sign = _sign_in(before, signs) or _sign_in(after, signs, goes_on=_has_verb(before, signs))
        near = signs.near.search(before[-_NEAR:])
        if sign is None and near is not None:
            sign = near.group()
        if sign is not None:
            return Side(1, f'"{sign}" looks ahead')
        if _has_verb(before + " " + after, signs):
            break
    if relation == "by":
        return Side(0, '"by" can look either way')
    return Side(-1, "nothing in its clause looks ahead")


def _is_of_the_end(before: str, after: str, topic: re.Pattern[str]) -> bool:
    """Whether a date goes with the verb that ends its sentence: "外相は17日、...", "장관은 17일 ..."."""
    return bool(before.strip()) and (not after or topic.search(before) is not None)


def _side_of_the_end(after: str, signs: _Signs) -> Side:
    end = after.rstrip(_AFTER_END)[-_LAST_WORDS:]
    for match in signs.ahead.finditer(end):
        if match["sign"] and match.end() >= len(end) - _COPULA:
            return Side(1, f'its sentence ends in "{match["sign"]}"')
    return Side(-1, "its sentence does not end looking ahead")


def _sign_in(part: str, signs: _Signs, *, goes_on: bool = False) -> str | None:
    """The first sign in a part of a clause; with ``goes_on`` none that a further verb brings: "... and will last"."""
    match = next((match for match in signs.ahead.finditer(part) if match["sign"]), None)
    if match is None or (goes_on and signs.joined.search(part[max(0, match.start() - _JOINER) : match.start()])):
        return None
    return match["sign"]


def _plain(text: str) -> str:
    """The text in the spelling of the tables."""
    return unicodedata.normalize("NFC", text).translate(_SAME)


def _own_side(words: str, signs: _Signs) -> Side | None:
    """The side that a date says itself."""
    if signs.last.match(words):
        return Side(-1, "it says itself that it is past")
    return Side(1, "it says itself that it is to come") if signs.next.match(words) else None


def _clauses(sentence: Span, date: Span, text: str, signs: _Signs) -> list[tuple[str, str]]:
    """What stands before and after the date in its clause, then the same with the neighbouring clauses."""
    start, end = max(sentence.start, date.start - _REACH), min(sentence.end, date.end + _REACH)
    before, after = _plain(text[start : date.start]), _plain(text[date.end : end])
    cuts_before = [match.end() for match in signs.clause.finditer(before) if not _is_planned(before, match, signs)]
    cuts_after = [match.start() for match in signs.clause.finditer(after)]
    found = []
    for reach in (1, 2):
        opening = cuts_before[-reach] if len(cuts_before) >= reach else 0
        closing = cuts_after[reach - 1] if len(cuts_after) >= reach else len(after)
        found.append((before[opening:], after[:closing]))
    return found


def _is_planned(before: str, opener: re.Match[str], signs: _Signs) -> bool:
    """Whether a sign brings a clause in: "it is planned that ..."."""
    words = before[max(0, opener.start() - _JOINER) : opener.start()].rstrip()
    return opener.group().isalpha() and any(
        match["sign"] and match.end() == len(words) for match in signs.ahead.finditer(words)
    )


def _has_verb(words: str, signs: _Signs) -> bool:
    """Whether a clause is long enough to have one."""
    return len(words.split()) >= FEWEST_WORDS if signs.spaces else len("".join(words.split())) >= FEWEST_LETTERS
