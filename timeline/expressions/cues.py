"""Which rules are worth trying on an English sentence: those whose cue words it has.

Most sentences have no word of time, and most others have one or two kinds of it: a rule for quarters need not look at
a sentence that only names a weekday.  A rule says what it needs (``needs="month digit"``); a word stands for itself or
for a kind of word of the lexicon.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from timeline.expressions.rule import Rule
from timeline.lexicons import read_lexicon

__all__ = ["Cues"]

_TOKEN = re.compile(r"[a-z]+|[0-9]|/")
_KINDS = {
    "months": "month", "weekdays": "weekday", "units": "unit", "ordinals": "ordinal", "seasons": "season",
    "day_parts": "daypart", "decades": "decade", "numbers": "number",
}  # fmt: skip
_DIGITS = frozenset("0123456789")


class Cues:
    """The words that rules wait for, and the rules that a sentence with some of them lets in."""

    def __init__(self, rules: tuple[Rule, ...]) -> None:
        wanted = {word for rule in rules for group in rule.needed for word in group}
        self._kinds: dict[str, frozenset[str]] = {word: frozenset({word}) for word in wanted}
        for form, kind in _forms():
            for word in _TOKEN.findall(form):
                self._kinds[word] = self._kinds.get(word, frozenset()) | {kind}
        for name in read_lexicon("en/time")["holidays"]:  # one word of each name betrays it
            word = max(_TOKEN.findall(name), key=len)
            word = "digit" if word in _DIGITS else word
            self._kinds[word] = self._kinds.get(word, frozenset()) | {"holiday"}
        for digit in _DIGITS:
            self._kinds[digit] = self._kinds.get("digit", frozenset()) | {"digit"}
        bits = {kind: 1 << place for place, kind in enumerate(sorted(wanted))}
        self._masks = {word: sum(bits.get(kind, 0) for kind in kinds) for word, kinds in self._kinds.items()}
        self._rules = tuple(
            ((order, rule), tuple(sum(bits[word] for word in group) for group in rule.needed) or (-1,))
            for order, rule in enumerate(rules)
        )
        self._admitted = lru_cache(maxsize=4096)(self._admit)

    def rules_for(self, words: str) -> tuple[tuple[int, Rule], ...]:
        """The rules that have what they need in a sentence, each with its place in the rulebook; none for most."""
        mask = 0
        for word in self._masks.keys() & set(_TOKEN.findall(words.lower())):
            mask |= self._masks[word]
        return self._admitted(mask) if mask else ()

    def _admit(self, mask: int) -> tuple[tuple[int, Rule], ...]:
        return tuple(
            placed for placed, groups in self._rules if mask & groups[0] and all(mask & group for group in groups)
        )


def _forms() -> Iterable[tuple[str, str]]:
    lexicon = read_lexicon("en/time")
    return ((form, kind) for table, kind in _KINDS.items() for form in lexicon[table])
