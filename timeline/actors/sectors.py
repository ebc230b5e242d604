"""The part of a society that a common noun names: "foreign ministry" is GOV, "rebels" are REB."""

import re
from functools import cache

from timeline.lexicons import read_lexicon

__all__ = ["institution_at", "is_own", "is_state", "is_unnamed", "sector_of", "stands_for_homeland"]

_NO_PLURAL = ("ia", "police", "media", "press", "people", "staff", "ed")


def _plural(word: str) -> str:
    if word.endswith(_NO_PLURAL) and not word.endswith("militia"):
        return re.escape(word)
    if word.endswith("man"):
        return re.escape(word[:-2]) + "[ae]n"
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return re.escape(word[:-1]) + "(?:y|ies)"
    if word.endswith(("s", "x", "ch", "sh")):
        return re.escape(word) + "(?:es)?"
    return {"child": "child(?:ren)?", "thief": "thie(?:f|ves)", "person": "(?:person|people)"}.get(
        word, re.escape(word) + "s?"
    )


@cache
def _phrases() -> tuple[re.Pattern[str], dict[str, tuple[str, str]]]:
    """One pattern for all phrases, the longest first, and (phrase, sector) by the name of its group."""
    listed = [(phrase, sector) for sector, words in _data()["sectors"].items() for phrase in words]
    listed.sort(key=lambda pair: (-len(pair[0].split()), -len(pair[0])))
    groups = {f"g{number}": pair for number, pair in enumerate(listed)}
    forms = []
    for name, (phrase, _) in groups.items():
        *before, last = phrase.split()
        forms.append(f"(?P<{name}>" + r"[\s-]+".join([*map(re.escape, before), _plural(last)]) + ")")
    return re.compile(rf"\b(?:{'|'.join(forms)})\b", re.IGNORECASE), groups


@cache
def _data() -> dict[str, dict[str, list[str]]]:
    return read_lexicon("en/actors/sectors")


@cache
def _kinds() -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in _data()["kinds"].items()}


def sector_of(words: str) -> str | None:
    """The PLOVER sector of the first institution in some words.

    >>> sector_of("the Kenyan foreign ministry"), sector_of("armed rebels"), sector_of("a meeting")
    ('GOV', 'REB', None)
    """
    pattern, groups = _phrases()
    match = pattern.search(words)
    return groups[match.lastgroup or ""][1] if match else None


def institution_at(text: str, start: int) -> tuple[int, str, str] | None:
    """Where an institution that begins at an offset ends, its phrase as listed, and its sector; None if none does."""
    pattern, groups = _phrases()
    match = pattern.match(text, start)
    return (match.end(), *groups[match.lastgroup or ""]) if match else None


def is_own(sector: str) -> bool:
    """Whether those of a sector act for themselves: rebels, protesters, companies."""
    return sector in _kinds()["own"]


def is_state(sector: str) -> bool:
    return sector in _kinds()["state"]


def stands_for_homeland(phrase: str) -> bool:
    """Whether "in X" says whose they are: police in Kenya are Kenya's, troops in Kenya need not be."""
    return phrase in _kinds()["homeland"]


def is_unnamed(phrase: str) -> bool:
    """Whether a common noun may stand for an actor that nobody names."""
    return phrase in _kinds()["unnamed"]
