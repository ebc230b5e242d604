"""The part of a society that a common noun names: "foreign ministry" is GOV, "rebels" are REB."""

import re
from functools import cache

from timeline.lexicons import read_lexicon, word_set

__all__ = ["institution_at", "is_own", "is_state", "is_unnamed", "sector_of", "stands_for_homeland"]

_WORD = re.compile(r"[^\W\d_]+(?:['’]s)?")
_NO_PLURAL = ("police", "media", "press", "people", "staff", "armed forces")
_IRREGULAR = {"child": "children", "thief": "thieves", "person": "people"}
_AFTER = re.compile(r"[\s-]+")


@cache
def _phrases() -> dict[str, tuple[tuple[str, str, str], ...]]:
    """(form, phrase as listed, sector) by the first word of the form, the longest form first."""
    found: dict[str, list[tuple[str, str, str]]] = {}
    for sector, phrases in _data()["sectors"].items():
        for phrase in phrases:
            for form in dict.fromkeys((phrase, _plural(phrase))):
                found.setdefault(_AFTER.split(form)[0], []).append((form, phrase, sector))
    return {
        first: tuple(sorted(forms, key=lambda f: (-len(f[0].split()), -len(f[0])))) for first, forms in found.items()
    }


def _plural(phrase: str) -> str:
    *before, word = phrase.rsplit(" ", 1)
    if phrase in _NO_PLURAL or word in _NO_PLURAL:
        return phrase
    if word in _IRREGULAR:
        word = _IRREGULAR[word]
    elif word.endswith("man"):
        word = word[:-2] + "en"
    elif word.endswith("y") and word[-2:-1] not in "aeiou":
        word = word[:-1] + "ies"
    else:
        word += "es" if word.endswith(("s", "x", "ch", "sh")) else "s"
    return " ".join([*before, word])


@cache
def _data() -> dict[str, dict[str, list[str]]]:
    return read_lexicon("en/actors/sectors")


def _kind(name: str) -> frozenset[str]:
    return word_set("en/actors/sectors", f"kinds.{name}")


def sector_of(words: str) -> str | None:
    """The PLOVER sector of the first institution in some words.

    >>> sector_of("the Kenyan foreign ministry"), sector_of("armed rebels"), sector_of("a meeting")
    ('GOV', 'REB', None)
    """
    for word in _WORD.finditer(words):
        found = institution_at(words, word.start())
        if found is not None:
            return found[2]
    return None


def institution_at(text: str, start: int) -> tuple[int, str, str] | None:
    """Where an institution that begins at an offset ends, its phrase as listed, and its sector; None if none does."""
    first = _WORD.match(text, start)
    listed = _phrases().get(first.group().lower()) if first else None
    for form, phrase, sector in listed or ():
        end = _end_of(form, text, start)
        if end is not None:
            return end, phrase, sector
    return None


def _end_of(form: str, text: str, start: int) -> int | None:
    """Where a form that stands at an offset ends, whatever its case and the blanks and hyphens between its words."""
    at = start
    for number, word in enumerate(_AFTER.split(form)):
        if number:
            gap = _AFTER.match(text, at)
            if gap is None:
                return None
            at = gap.end()
        if text[at : at + len(word)].lower() != word:
            return None
        at += len(word)
    return None if text[at : at + 1].isalnum() else at


def is_own(sector: str) -> bool:
    """Whether those of a sector act for themselves: rebels, protesters, companies."""
    return sector in _kind("own")


def is_state(sector: str) -> bool:
    return sector in _kind("state")


def stands_for_homeland(phrase: str) -> bool:
    """Whether "in X" says whose they are: police in Kenya are Kenya's, troops in Kenya need not be."""
    return phrase in _kind("homeland")


def is_unnamed(phrase: str) -> bool:
    """Whether a common noun may stand for an actor that nobody names."""
    return phrase in _kind("unnamed")
