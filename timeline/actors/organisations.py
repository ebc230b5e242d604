"""Organisations that are in no list, told by the form of their name: "Kivu Reconciliation Front".

An acronym that follows in brackets names the same organisation from there on.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from timeline.actors.names import slug
from timeline.lexicons import read_lexicon
from timeline.model.actor import ActorIdentity, ActorKind, EntityMention, Via, by_sentence
from timeline.model.analysis import Analysis, Sentence, Word
from timeline.model.span import Span

__all__ = ["organisation_mentions"]

_ACRONYM = re.compile(r"\s?\(\s?([A-Z][A-Za-z-]{1,9})\s?\)")
_SHORTEST = 2  # capitalised words


@cache
def _words() -> dict[str, Any]:
    return dict(read_lexicon("en/actors/names")["organisations"])


def organisation_mentions(analysis: Analysis, known: Sequence[EntityMention]) -> Iterator[EntityMention]:
    """Names that end in the word of an organisation, and later their acronyms. Order: names, then acronyms."""
    mentions_in = by_sentence(known)
    acronyms: dict[str, tuple[int, ActorIdentity]] = {}
    for sentence in analysis.sentences:
        near = mentions_in.get(sentence.index, [])
        for words in (*_runs(sentence), *_abbreviated(analysis.text, sentence)):
            span = Span(words[0].start, words[-1].end)
            if any(m.actors and m.span.overlaps(span) and len(m.span) >= len(span) for m in near):
                continue
            actor = _organisation(analysis.text, span, words, near)
            acronym = _ACRONYM.match(analysis.text, span.end)
            if acronym:
                acronyms.setdefault(acronym.group(1), (acronym.end(), actor))
            yield EntityMention(
                span, span.of(analysis.text), sentence.index, (actor,), None, Via.NAME, "an organisation by its name"
            )
    yield from _later(analysis, acronyms)


def _later(analysis: Analysis, acronyms: dict[str, tuple[int, ActorIdentity]]) -> Iterator[EntityMention]:
    for sentence in analysis.sentences if acronyms else ():
        for word in sentence.words:
            known = acronyms.get(word.text)
            if known is not None and word.start >= known[0]:
                yield EntityMention(
                    word.span, word.text, sentence.index, (known[1],), None, Via.ALIAS, f"short for {known[1].name}"
                )


def _runs(sentence: Sentence) -> Iterator[list[Word]]:
    """Runs of capitalised words, small words between them, whose head names an organisation."""
    run: list[Word] = []
    for word in (*sentence.words, None):
        if word is not None and _continues(run, word):
            run.append(word)
            continue
        found = _ended(run)
        if found:
            yield found
        run = [word] if word is not None and _continues([], word) else []


def _continues(run: list[Word], word: Word) -> bool:
    if word.text[:1].isupper():
        return word.upos in ("PROPN", "NOUN", "ADJ") and (not run or word.start - run[-1].end <= 1)
    if not run:
        return False
    if word.text == "-":
        return word.start == run[-1].end
    if run[-1].text == "and" and word.text == "the":
        return False  # "the Coast Front and the Lake Front" are two
    after_head = any(w.text in _words()["heads"] for w in run)
    return after_head and word.text in _words()["joints"] and word.text != "to"


def _abbreviated(text: str, sentence: Sentence) -> Iterator[list[Word]]:
    """Capitals whose initials follow in brackets, "Sovereign Dawn of Kivu (SDK)", unless they name a thing."""
    for match in _ACRONYM.finditer(text, sentence.span.start, sentence.span.end):
        letters = [c for c in match.group(1) if c.isupper()]
        words = [w for w in sentence.words if w.end <= match.start()]
        run: list[Word] = []
        while letters and words:
            word = words.pop()
            if word.text[:1] == letters[-1]:
                letters.pop()
            elif word.text not in _words()["joints"] or not run:
                break
            run.insert(0, word)
        if not letters and len(run) >= _SHORTEST and run[-1].text not in _words()["things"]:
            yield run


def _ended(run: list[Word]) -> list[Word]:
    """The run up to its last capitalised word, if its head is an organisation's; else nothing."""
    while run and not run[-1].text[:1].isupper():
        run = run[:-1]
    first_joint = next((i for i, w in enumerate(run) if w.text in _words()["joints"]), len(run))
    if not run or run[first_joint - 1].text not in _words()["heads"]:
        return []
    if first_joint < len(run) and run[first_joint].text in ("and", "in"):
        run = run[:first_joint]
    if run[-1].text in _words()["months"]:  # "... Republics in March"
        run = run[:-2]
    capitals = [w for w in run if w.text[:1].isupper()]
    return run if len(capitals) >= _SHORTEST and not capitals[0].text.isdigit() else []


def _organisation(text: str, span: Span, words: list[Word], near: Sequence[EntityMention]) -> ActorIdentity:
    name = " ".join(span.of(text).split())
    inside = [m for m in near if m.span.overlaps(span) or 0 <= span.start - m.span.end <= len("'s ")]
    country = next((a.country for m in inside for a in m.actors if a.country), None)
    head = next((w.text for w in reversed(words) if w.text in _words()["heads"]), "")
    sector = _words()["heads"].get(head) or None
    if any(w.text in _words()["liberating"] for w in words):
        sector = "REB"
    return ActorIdentity(f"org:{slug(name)}", name, ActorKind.ORGANISATION, country, sector)
