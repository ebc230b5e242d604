"""Peoples and faiths that have no state of their own: "Iraqi Kurds", "ethnic Albanians", "Muslim farmers".

They act for themselves, whoever's citizens they are; an adjective alone ("a Kurdish town") is nobody.
"""

from collections.abc import Iterator, Sequence
from functools import cache

from timeline.actors.names import slug
from timeline.actors.offices import institution_after
from timeline.lexicons import word_set
from timeline.model.actor import ActorIdentity, ActorKind, EntityMention, Via, by_sentence
from timeline.model.analysis import Analysis, Sentence, Word
from timeline.model.span import Span

__all__ = ["people_mentions"]

_CIVIL = "CVL"


def people_mentions(analysis: Analysis, known: Sequence[EntityMention]) -> Iterator[EntityMention]:
    """Groups by people or faith, with the country whose adjective stands before them. Order: by sentence."""
    peoples = _peoples()
    demonyms_in = by_sentence([m for m in known if m.via is Via.DEMONYM])
    for sentence in analysis.sentences:
        demonyms = {m.span.end: m for m in demonyms_in.get(sentence.index, ())}
        for before, word in zip((None, *sentence.words), sentence.words, strict=False):
            named = word.text in peoples
            if not named and word.end not in demonyms:
                continue
            owner = demonyms.get(before.end) if before is not None and word.end not in demonyms else None
            owner = owner or _other_owner(demonyms, before, word)
            ethnic = before is not None and before.text.lower() == "ethnic"
            if named or ethnic or owner is not None:
                yield from _group(analysis.text, sentence, before if ethnic else None, word, owner)


@cache
def _peoples() -> frozenset[str]:
    """Every form of the listed names."""
    listed = word_set("en/actors/names", "peoples.names")
    return listed | {f"{name}s" for name in listed} | word_set("en/actors/names", "peoples.adjectives")


def _other_owner(demonyms: dict[int, EntityMention], before: Word | None, word: Word) -> EntityMention | None:
    """ "Bosnian Serbs": of two adjectives of countries in a row the first says whose they are."""
    first, second = demonyms.get(before.end) if before is not None else None, demonyms.get(word.end)
    if first is None or second is None or word.start - first.span.end != 1:
        return None
    return first if first.actors != second.actors else None


def _group(
    text: str, sentence: Sentence, ethnic: Word | None, word: Word, owner: EntityMention | None
) -> Iterator[EntityMention]:
    institution = institution_after(text, word.end)
    if institution is None and not word.text.endswith("s"):
        return
    end, sector = institution or (word.end, _CIVIL)
    start = owner.span.start if owner is not None else (ethnic or word).start
    if end > sentence.span.end:
        return
    span = Span(start, end)
    country = owner.actors[0].country if owner is not None and owner.actors else None
    name = " ".join(span.of(text).split())
    group = ActorIdentity(f"group:{slug(name)}", name, ActorKind.GROUP, country, sector)
    via = Via.DEMONYM if institution is None else Via.OFFICE
    yield EntityMention(span, span.of(text), sentence.index, (group,), None, via, "a people or faith")
