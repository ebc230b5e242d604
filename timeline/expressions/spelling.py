"""English words of time as people type them: "october 2nd", "next easter", "q3 2018".

The rules read names with their capital, because "may", "march" and "sun" are words as well.  Here a typed name gets the
capital that it lacks, where the words beside it leave no doubt; nothing moves, so that offsets stay.  A sentence without
any capital was typed by someone who uses none: there the words beside a name need to say less.
"""

import re
from functools import cache

from timeline.expressions.tables.folding import Folded
from timeline.lexicons import any_of, read_lexicon

__all__ = ["english_spelling"]

_WORD = re.compile(r"[a-z]+")
_CAPITAL = re.compile(r"[A-Z]")
_INITIALS = re.compile(r"(^|[\s-])([a-z])")
_SMALL_WORDS = re.compile(r"\b(?:Of|The|Al)(?=[\s-])")
_YEAR = r"(?:(?:1\d|20)\d\d|['’]\d\d)\b"
_DAY = r"(?:3[01]|[12]?\d)(?:st|nd|rd|th)?"
_LEADS = r"(?:in|of|on|since|by|until|till|from|before|after|last|next|this|past|coming|previous|early|mid|late|during|and|or|every|each)"
# what may follow a name that is a verb as well: "march 5 we left", not "march 5 miles"
_CLOSES = (
    r"(?=\s*(?:$|[.,;:!?)–—-])|\s+(?:and|or|to|until|till|through|at|in|on|of|for|is|was|were|we|i|he|she|they|it|the|last|this|next"
    r"|morning|afternoon|evening|night)\b)"
)
_ENDS = r"(?=\s*(?:$|[.,;:!?)–—-])|\s+(?:and|or|to|until|till|through|at|we|i|he|she|they|it|the|last|this|next)\b)"  # "12 march in protest"


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    words = read_lexicon("en/time")
    names = [form for table in ("months", "weekdays", "holidays") for form in words[table] if form[0].isalpha()]
    doubtful = set(words["typed"]["also_words"])
    plain = any_of([form for form in names if form not in doubtful]).replace("'", "['’]")
    months = any_of(list(words["months"]))
    days = any_of([form for form in words["weekdays"] if form in doubtful])
    feasts = any_of([form for form in words["holidays"] if " " in form and form in doubtful]).replace("'", "['’]")
    inner = any_of([form for form in names if form in doubtful]).replace("'", "['’]")
    beside_number = (
        rf"\b(?P<month1>{months})(?=\.?\s+(?:the\s+)?{_DAY}(?:,?\s+(?:of\s+)?{_YEAR}|\s*-\s*\d|{_CLOSES}))"
        rf"|\b(?P<month2>{months})(?=\.?,?\s+(?:of\s+)?{_YEAR}{_CLOSES})"
        rf"|(?<![\d.,:/$€£-]){_DAY}(?:\s+of)?\s+(?P<month3>{months})(?=\.?(?:,?\s+(?:of\s+)?{_YEAR}|{_ENDS}))"
        rf"|\b(?P<day>{days})(?=\.?,?\s+(?:the\s+)?(?:{_DAY}\b|{months}\b))"
        rf"|(?<=\d)(?P<month4>{months})(?=\d)|(?<=\d[-/.])(?P<month5>{months})(?=[-/.]?\d?)|\b(?P<month6>{months})(?=[-/]\d)"
        rf"|\b(?P<feast>{feasts})(?=,?\s+(?:of\s+)?{_YEAR}|$)"
        rf"|\b(?P<day2>{days})(?=\.?\s+(?:morning|afternoon|evening|night)\b)"
        rf"|\b(?P<code>[qh])(?=[1-4]\s+{_YEAR})|(?<=\d\s)(?P<code2>[qh])(?=[1-4]\b)|(?<=\d)(?P<code3>[w])(?=\d\d\b)"
    )
    counted = any_of([*words["ordinals"], *(form for form, value in words["numbers"].items() if 1 <= value <= 31)])
    led_in = rf"\b(?P<month7>{months})(?=\s+(?:the\s+)?(?:{counted})\b)|(?:^(?!\w+\s+(?:i|we|he|she|they|it|the)\b)|\b{_LEADS}\s+|[-–]\s*)(?P<name>{inner})(?=\.?{_CLOSES})|^(?P<code4>q)(?=[1-4]$)"
    onward = rf"[A-Z][a-z]+\.?\s+(?:to|through|till|until)\s+(?P<name>{inner})(?=\.?{_CLOSES})"  # after a name it capitalised
    return (
        re.compile(rf"\b(?P<plain>{plain})(?=s?(?!\w))"),
        re.compile(beside_number),
        re.compile(led_in),
        re.compile(onward),
    )


@cache
def _names() -> frozenset[str]:
    """Words of which every typed name has one."""
    words = read_lexicon("en/time")
    forms = [form for table in ("months", "weekdays", "holidays") for form in words[table]]
    longest = {
        max(_WORD.findall(form), key=lambda word: (word != "day", len(word))) for form in forms if form[0].isalpha()
    }
    return frozenset({*longest, *(f"{day}s" for day in words["weekdays"]), "q", "h", "w"})


def english_spelling(text: str) -> Folded:
    """The sentence with the capitals that the rules read. Time is linear in its length.

    >>> english_spelling("we met on october 2nd").text
    'we met on October 2nd'
    >>> english_spelling("you may march on").text
    'you may march on'
    """
    if _names().isdisjoint(_WORD.findall(text)):
        return Folded(text)
    plain, beside_number, led_in, onward = _patterns()
    spelled = plain.sub(_with_capitals, text)
    spelled = beside_number.sub(_with_capitals, spelled)
    if not _CAPITAL.search(text):
        spelled = onward.sub(_with_capitals, led_in.sub(_with_capitals, spelled))
    return Folded(spelled)


def _with_capitals(match: re.Match[str]) -> str:
    group = match.lastgroup
    if group is None:
        return match.group()
    start, end = match.start(group) - match.start(), match.end(group) - match.start()
    words = match.group()
    name = _INITIALS.sub(lambda initial: initial[1] + initial[2].upper(), words[start:end])
    name = _SMALL_WORDS.sub(lambda small: small.group().lower(), name)
    return words[:start] + name + words[end:]
