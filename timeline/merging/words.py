"""Words as merging compares them: base forms, senses of triggers, and how much a shared word tells.

The weight of a word comes from a fixed table of English, not from the articles at hand: so an article that arrives
later can never change how two others compare.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Any

from timeline.lexicons import read_lexicon, read_table

__all__ = ["base_form", "content_words", "gist", "is_light", "root_of", "senses_of", "tokens", "vector", "weight_of"]

TOKEN = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")
COUNTED = 350_000  # words in the frequency table, rounded: only ratios matter
UNSEEN = 2.0  # occurrences that a word is credited with when the table lacks it
SENTENCE = 1000  # characters up to which a text is a sentence rather than an article
GIST = 40  # words that stand for an article
VOWELS = frozenset("aeiouy")
DERIVED = re.compile(r"(?:ation|ition|tion|sion|ion|ment|ance|ence|er|or|al|ur|ag|ness|at|it)$")
SHORTEST_ROOT = 4
SUFFIXES = ("ies", "ied", "sses", "es", "ed", "ing", "s")


@cache
def _lexicon() -> dict[str, Any]:
    return read_lexicon("en/event_words")


@cache
def _stop() -> frozenset[str]:
    return frozenset(_lexicon()["stop"]["words"])


def tokens(text: str) -> list[str]:
    """The words and numbers of a text, lower-cased. Order: as in the text."""
    return [word.lower().replace("’", "'").removesuffix("'s") for word in TOKEN.findall(text)]


@lru_cache(maxsize=200_000)
def base_form(word: str) -> str:
    """What inflected forms of a word have in common; good for comparing, not for showing.

    >>> {base_form(word) for word in ("fire", "fires", "fired", "firing")}
    {'fir'}
    """
    irregular = _lexicon()["irregular"].get(word)
    return _stripped(str(irregular or word))


def _stripped(word: str) -> str:
    if len(word) <= 3 or not word.isalpha():
        return word
    if word.endswith(("ies", "ied")) and len(word) > 4:
        return word[:-3] + "y"
    for suffix in SUFFIXES:
        if word.endswith(suffix) and not word.endswith(("ss", "us", "is")):
            rest = word[: -len(suffix)]
            if len(rest) >= 3 and VOWELS.intersection(rest):
                word = rest
                break
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "ls":
        word = word[:-1]  # "stopped" as "stop"
    return word.removesuffix("e") if len(word) > 3 else word


@lru_cache(maxsize=50_000)
def root_of(base: str) -> str:
    """What a verb and the nouns made of it have in common; a base form that is no derivation stays as it is.

    >>> root_of(base_form("nominated")) == root_of(base_form("nominations"))
    True
    """
    for _ in range(2):
        match = DERIVED.search(base)
        if match is None or match.start() < SHORTEST_ROOT:
            break
        base = base[: match.start()]
    return base


@cache
def _senses() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for sense, words in _lexicon()["senses"].items():
        for word in words:
            found.setdefault(base_form(word.split()[0]), set()).add(sense)
    return {word: frozenset(names) for word, names in found.items()}


def senses_of(bases: Iterable[str]) -> frozenset[str]:
    """The kinds of happening that any of these base forms can report; empty where the lexicon knows none of them."""
    known = _senses()
    return frozenset(sense for base in bases for sense in known.get(base, ()))


@cache
def _light() -> frozenset[str]:
    return frozenset(base_form(word) for word in _lexicon()["light"]["words"])


def is_light(base: str) -> bool:
    """Whether a trigger says little by itself ("held", "said")."""
    return base in _light()


@cache
def _frequencies() -> dict[str, float]:
    counts: dict[str, float] = {}
    for form, count in read_table("en/word_frequency.tsv"):
        base = base_form(form)
        counts[base] = counts.get(base, 0.0) + float(count)
    return counts


@lru_cache(maxsize=200_000)
def weight_of(base: str) -> float:
    """How much a shared word tells, from 0 (common) to 1 (rare, or a name)."""
    count = max(_frequencies().get(base, 0.0), UNSEEN)
    return math.log(COUNTED / count) / math.log(COUNTED / UNSEEN)


def content_words(text: str) -> list[str]:
    """The base forms of the words that carry meaning. Order: as in the text."""
    return list(_content_words(text) if len(text) <= SENTENCE else _content_words.__wrapped__(text))


@lru_cache(maxsize=20_000)  # titles, quotes and triggers are asked for again and again
def _content_words(text: str) -> tuple[str, ...]:
    stop = _stop()
    return tuple(base_form(word) for word in tokens(text) if word not in stop and (len(word) > 1 or word.isdigit()))


def vector(bases: Iterable[str]) -> dict[str, float]:
    """Each word once, by its squared weight, at unit length: two vectors compare by their inner product."""
    return _unit({base: weight_of(base) ** 2 for base in bases})


def gist(bases: Iterable[str], size: int = GIST) -> dict[str, float]:
    """The most telling words of a longer text, at unit length: frequent in it and rare in English."""
    counts = Counter(bases)
    weights = {base: (1 + math.log(count)) * weight_of(base) ** 2 for base, count in counts.items()}
    best = sorted(weights, key=lambda base: (-weights[base], base))[:size]
    return _unit({base: weights[base] for base in best})


def _unit(weights: dict[str, float]) -> dict[str, float]:
    length = math.sqrt(math.fsum(weight * weight for weight in weights.values()))
    return {base: weight / length for base, weight in sorted(weights.items())} if length else {}
