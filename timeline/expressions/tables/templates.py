"""Patterns as a table writes them, made into regular expressions.

    {day} de {month}( (de|del) {year})?       {name} is a fragment of words.py and a group that a reading reads;
                                              a digit tells two of a kind apart: {day} ... {day2}
    en «{month}»                              only what stands between « and » is the date; the rest must stand there

A space is white space (none needed in scripts without spaces, nor where " ?" stands), brackets do not capture, the rest is a regular
expression.  {amount} is a number with its unit, {whole} whatever stands for a month, a year or another stretch.
"""

import re
from collections import Counter

from timeline.errors import LexiconError
from timeline.expressions.tables.folding import fold
from timeline.expressions.tables.words import Words

__all__ = ["compiled", "filled", "without_groups"]

_PLACE = re.compile(r"\{([a-z]+)([2-9]?)\}")
_GROUP = re.compile(r"(?<!\\)\((?!\?)")
_AMOUNT = "(?:{about} )?(?:{fixed}|{count} {unit})"  # "quinze jours" is two weeks
# not inside of a word or number, nor behind a currency sign
_NUMBER_START, _NUMBER_END = r"(?<![0-9$€£¥.,/-])(?<![0-9][.,:/-])", r"(?![0-9])"


def filled(template: str, words: Words, whole: str = "") -> str:
    """The regular expression of a template, with its groups.

    Raises: LexiconError when it names a fragment that there is not
    """

    seen: Counter[str] = Counter()

    def fragment(match: re.Match[str]) -> str:
        name, number = match.groups()
        seen[name + number] += 1
        again = f"_{seen[name + number]}" if seen[name + number] > 1 else ""  # in another branch of an alternative
        if name == "whole":
            return f"(?P<whole>{whole})"
        if name not in words.fragments:
            known = ", ".join(["amount", "whole", *sorted(words.fragments)])
            raise LexiconError(f"a pattern of {known}", got=template)
        return f"(?P<{name}{number}{again}>{words.fragments[name]})"

    pattern = fold(template.replace("{amount}", _AMOUNT)).text
    pattern = _GROUP.sub("(?:", pattern).replace(" ?", r"\s*")
    pattern = pattern.replace(" ", r"\s+" if words.table.writing.spaces else r"\s*")
    pattern = pattern.replace("«", "(?P<span>").replace("»", ")")
    return _PLACE.sub(fragment, pattern)


def compiled(pattern: str, words: Words) -> re.Pattern[str]:
    """The pattern inside the boundaries of the language's words."""
    writing = words.table.writing
    start, end = _NUMBER_START, _NUMBER_END
    if writing.word_start:
        start += r"(?<!\w)"
        if writing.glued:
            start = rf"{_NUMBER_START}(?:(?<!\w)|(?<=(?<!\w)[{writing.glued}]))"
    if writing.word_end:
        end = r"(?!\w)"
    return re.compile(rf"{start}(?:{pattern}){end}", re.IGNORECASE)


def without_groups(pattern: str) -> str:
    """The same pattern, for use inside of another one."""
    return re.sub(r"\(\?P<\w+>", "(?:", pattern)
