"""Lemmas by table: exceptions first, then the longest suffix rule of the part of speech.

Source: the table in weights/ is learnt from the treebanks named in weights/SOURCES.md (see training/).
"""

import json
from functools import lru_cache
from importlib.resources import files
from typing import Any

__all__ = ["lemma_of"]

_UNINFLECTED = frozenset({"PROPN", "X", "PUNCT", "SYM", "NUM"})
_BY_SUFFIX = frozenset({"VERB", "NOUN", "ADJ", "AUX", "ADV"})
LONGEST_SUFFIX = 6


@lru_cache(maxsize=1)
def _table() -> dict[str, Any]:
    path = files("timeline.language").joinpath("weights", "lemmas.json")
    table: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return table


@lru_cache(maxsize=65536)
def lemma_of(word: str, upos: str) -> str:
    """The dictionary form of a word, given its part of speech; names keep their form.

    >>> lemma_of("fired", "VERB"), lemma_of("missiles", "NOUN")
    ('fire', 'missile')
    """
    if upos in _UNINFLECTED:
        return word
    table, lower = _table(), word.lower()
    known = table["lex"].get(f"{upos}|{lower}")
    if known is not None:
        return str(known)
    if upos in _BY_SUFFIX:
        for length in range(min(len(lower), LONGEST_SUFFIX), 0, -1):
            rule = table["rules"].get(f"{upos}|{lower[-length:]}")
            if rule:
                cut, _, ending = rule.partition(":")
                return lower[: len(lower) - int(cut)] + str(ending)
    return lower
