"""Words that point back: "he", "both sides", "the two leaders", "the country". Nearest fitting antecedent, or none."""

import re
from collections.abc import Iterator, Sequence

from timeline.model.actor import ActorIdentity, ActorKind, EntityMention, Via
from timeline.model.analysis import Analysis, Sentence
from timeline.model.span import Span

__all__ = ["reference_mentions"]

_PAIR = re.compile(
    r"\b(?:(?:the|these|those)\s+(?:two|three)\s+(?P<who>sides|countries|nations|leaders|states|presidents|governments|neighbo(?:u)?rs|parties|men|rivals|foes|allies|ministers)|both\s+(?P<both>sides|countries|nations|leaders|governments|parties)"
    r"|the\s+(?P<pair>pair))\b",
    re.IGNORECASE,
)
_PEOPLE = frozenset({"leaders", "presidents", "men", "pair", "ministers"})
_COUNTRY = re.compile(
    r"\bthe\s+(?:country|regime|government|nation|kingdom|isolated\s+state|communist\s+state|Islamic\s+Republic)\b",
    re.IGNORECASE,
)
_REACH = 3  # sentences that an antecedent may lie back


def reference_mentions(analysis: Analysis, mentions: Sequence[EntityMention]) -> Iterator[EntityMention]:
    """Pronouns and descriptions with the actors that they stand for. Order: by sentence."""
    by_sentence: dict[int, list[EntityMention]] = {}
    for mention in mentions:
        by_sentence.setdefault(mention.sentence, []).append(mention)
    for sentence in analysis.sentences:
        near = [
            m
            for index in range(max(0, sentence.index - _REACH), sentence.index + 1)
            for m in by_sentence.get(index, ())
        ]
        if near:
            taken = [m.span for m in by_sentence.get(sentence.index, ())]
            found = [
                *_pairs(analysis.text, sentence, near),
                *_countries(analysis.text, sentence, near),
                *_pronouns(analysis, sentence, near),
            ]
            yield from (m for m in found if not any(m.span.overlaps(span) for span in taken))


def _before(near: Sequence[EntityMention], span: Span, kind: ActorKind) -> list[ActorIdentity]:
    """Actors of a kind named before a place in the text, the nearest first, each once."""
    found: dict[str, ActorIdentity] = {}
    for mention in reversed(near):
        if mention.span.end <= span.start:
            for actor in mention.actors:
                if actor.kind is kind:
                    found.setdefault(actor.id, actor)
    return list(found.values())


def _pairs(text: str, sentence: Sentence, near: Sequence[EntityMention]) -> Iterator[EntityMention]:
    for match in _PAIR.finditer(text, sentence.span.start, sentence.span.end):
        words = (match.group("who") or match.group("both") or match.group("pair")).lower()
        span = Span(*match.span())
        kind = ActorKind.PERSON if words in _PEOPLE else ActorKind.COUNTRY
        actors = _before(near, span, kind)[:2]
        if len(actors) == 2:
            yield EntityMention(
                span,
                match.group(),
                sentence.index,
                tuple(sorted(actors, key=lambda a: a.name)),
                None,
                Via.REFERENCE,
                "the last two named before",
            )


def _countries(text: str, sentence: Sentence, near: Sequence[EntityMention]) -> Iterator[EntityMention]:
    for match in _COUNTRY.finditer(text, sentence.span.start, sentence.span.end):
        span = Span(*match.span())
        actors = _before(near, span, ActorKind.COUNTRY)[:1]
        if actors:
            yield EntityMention(
                span,
                match.group(),
                sentence.index,
                tuple(actors),
                None,
                Via.REFERENCE,
                f"the country named last before, {actors[0].name}",
            )


def _pronouns(analysis: Analysis, sentence: Sentence, near: Sequence[EntityMention]) -> Iterator[EntityMention]:
    """ "he" and "she" are the last person who was a subject, else the last one named; "it" only ever a recent subject.

    Whom "they" means is a guess more often than not, and is left alone.
    """
    for word in sentence.words:
        lower = word.text.lower()
        if word.upos != "PRON" or lower not in ("he", "she", "it") or (lower == "it" and word.relation != "nsubj"):
            continue
        kind = ActorKind.COUNTRY if lower == "it" else ActorKind.PERSON
        actors = _before([m for m in near if _is_recent_subject(analysis, sentence, m)], word.span, kind)
        if not actors and lower != "it":
            actors = _before(near, word.span, kind)
        if actors:
            reason = f"the {kind.value} named last before, {actors[0].name}"
            yield EntityMention(word.span, word.text, sentence.index, (actors[0],), None, Via.REFERENCE, reason)


def _is_recent_subject(analysis: Analysis, sentence: Sentence, mention: EntityMention) -> bool:
    """Whether a mention is the subject of this sentence or the one before."""
    if sentence.index - mention.sentence > 1:
        return False
    home = analysis.sentences[mention.sentence]
    head = home.head_of(mention.span)
    while head is not None and head.relation in ("appos", "flat", "compound", "nmod") and not head.is_root:
        head = home.head(head)
    return head is not None and head.relation == "nsubj"
