"""People whom the article introduces by full name: with a title, an apposition, or as the subject of a verb."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from timeline.actors.names import slug
from timeline.actors.offices import sector_of
from timeline.lexicons import read_lexicon
from timeline.model.actor import ActorIdentity, ActorKind, EntityMention, Via
from timeline.model.analysis import Analysis, Sentence, Word
from timeline.model.span import Span

__all__ = ["introduced_people"]

_TITLE = re.compile(
    r"(?:President|Prime Minister|Minister|Secretary(?: of State)?|Senator|Sen\.|Representative|Rep\.|Governor|Gov\."
    r"|General|Gen\.|Lt\. Gen\.|Colonel|Col\.|Major|Captain|Admiral|Adm\.|Ambassador|Envoy|Chancellor|Premier|Chairman"
    r"|Judge|Justice|King|Queen|Prince|Sheikh|Ayatollah|Mr\.?|Mrs\.?|Ms\.?|Dr\.?|Professor|Prof\.|Sir|Lord|Pope|Archbishop"
    r"|Commander|Marshal|spokesman|spokeswoman|leader|envoy|ambassador|minister|chief|director|expert|analyst|lawmaker"
    r"|deputy|official|adviser|advisor)\s+$"
)


@cache
def _not_a_person() -> frozenset[str]:
    return frozenset(read_lexicon("en/actors/names")["names"]["not_a_person"])


def introduced_people(analysis: Analysis, known: Sequence[EntityMention]) -> Iterator[EntityMention]:
    """Full names of people who are in no list. Order: as in the text."""
    by_sentence: dict[int, list[EntityMention]] = {}
    for mention in known:
        by_sentence.setdefault(mention.sentence, []).append(mention)
    for sentence in analysis.sentences:
        near = by_sentence.get(sentence.index, [])
        for words in _name_runs(sentence):
            span = Span(words[0].start, words[-1].end)
            if any(span.overlaps(mention.span) for mention in near):
                continue
            described = _description(analysis.text, sentence, words, span)
            if described is None:
                continue
            name = span.of(analysis.text)
            country = _country(described, span, near)
            actor = ActorIdentity(f"person:{slug(name)}", name, ActorKind.PERSON, country, sector_of(described))
            yield EntityMention(
                span,
                name,
                sentence.index,
                (actor,),
                None,
                Via.NAME,
                f"a person named here{': ' + described.strip() if described.strip() else ''}",
            )


def _name_runs(sentence: Sentence) -> Iterator[list[Word]]:
    """Two to four proper nouns in a row, each with a capital and in lower case after it; hyphens and initials join."""
    run: list[Word] = []
    for word in (*sentence.words, None):
        if (
            word is not None
            and word.upos == "PROPN"
            and word.text[:1].isupper()
            and (not run or word.start - run[-1].end <= 1)
        ):
            run.append(word)
            continue
        if word is not None and run and run[-1].text == "-" and word.start == run[-1].end:
            run.append(word)  # "Min-ho": the part after the hyphen is in lower case
            continue
        if (
            word is not None
            and run
            and word.text in ("-", "al", "bin", "de", "van", "von", "der", "el")
            and word.start - run[-1].end <= 1
        ):
            run.append(word)
            continue
        while run and not run[-1].text[:1].isupper() and not (len(run) > 2 and run[-2].text == "-"):
            run.pop()
        while run and _TITLE.match(run[0].text + " ") and len(run) > 1:
            run = run[1:]
        names = [w for w in run if w.text[:1].isupper()]
        if 2 <= len(names) <= 4 and not any(
            w.text in _not_a_person() or (w.text.isupper() and len(w.text) > 2) for w in names
        ):
            yield run
        run = []


def _description(text: str, sentence: Sentence, words: list[Word], span: Span) -> str | None:
    """The title or apposition that makes the name a person's; "" for the subject of a personal verb; else None."""
    before = text[max(sentence.span.start, span.start - 60) : span.start]
    if _TITLE.search(before):
        return before
    after = re.match(
        r",\s+(?:(?:a|an|the|his|her|its|who|\d{2})\b[^,.;]{0,80}|[^,.;]{0,60}\b(?:minister|spokes\w+|president|director|chief|leader|expert|analyst|envoy|secretary|head)\b[^,.;]{0,40})",
        text[span.end : sentence.span.end],
    )
    if after:
        return after.group().strip(", ")
    head = sentence.head_of(span) or words[0]
    verb = sentence.head(head)
    if head.relation == "nsubj" and verb.lemma in (
        "say",
        "tell",
        "add",
        "warn",
        "note",
        "argue",
        "write",
        "meet",
        "arrive",
        "visit",
        "announce",
        "resign",
        "accuse",
        "deny",
    ):
        return ""
    return None


def _country(described: str, span: Span, near: Sequence[EntityMention]) -> str | None:
    """The country whose name or adjective stands in the description."""
    for mention in near:
        if mention.text in described and abs(mention.span.start - span.start) < 120:
            return next((actor.country for actor in mention.actors if actor.country), None)
    return None
