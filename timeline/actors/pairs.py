"""Words for two or more who were named before: "both sides", "the two leaders", "the ministers"."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from timeline.actors.antecedents import named_before, pointing
from timeline.model.actor import ActorIdentity, ActorKind, EntityMention
from timeline.model.analysis import Sentence
from timeline.model.span import Span

__all__ = ["pair_mentions"]

_PAIR = re.compile(
    r"\b(?:(?:the|these|those)\s+(?:two|three)\s+(?:foreign\s+|prime\s+|Korean\s+|warring\s+|old\s+)?"
    r"(?P<who>sides|countries|nations|leaders|states|presidents|governments|neighbo(?:u)?rs|parties|men|women|rivals|foes"
    r"|allies|ministers|powers|capitals|Koreas)"
    r"|both\s+(?P<both>sides|countries|nations|leaders|governments|parties|presidents|men|capitals)"
    r"|the\s+(?P<pair>pair)|the\s+(?P<bare>(?:foreign\s+|prime\s+)?ministers|leaders|presidents))\b(?!\s+(?:of|from|in)\b)",
    re.IGNORECASE,
)
_LISTED = re.compile(r"\s*(?:,|,?\s*(?:and|or))\s+(?:the\s+)?")
_ADVERSARIES = frozenset({"sides", "parties", "rivals", "foes"})
# "senators from both parties": those of a parliament
_OF_A_PARTY = re.compile(
    r"\b(?:senators?|lawmakers?|legislators?|members|politicians|deputies|MPs|congressm[ae]n|leaders|officials|majorities|support)"
    r"\s+(?:from|of|in)\s+$",
    re.IGNORECASE,
)
_PEOPLE = frozenset({"leaders", "presidents", "men", "women", "pair", "ministers"})


def pair_mentions(
    text: str, sentence: Sentence, near: Sequence[EntityMention], mentions: Sequence[EntityMention]
) -> Iterator[EntityMention]:
    for match in _PAIR.finditer(text, sentence.span.start, sentence.span.end):
        who = next(word for word in match.groups() if word).lower().split()[-1]
        span = Span(*match.span())
        if _OF_A_PARTY.search(text, sentence.span.start, span.start):
            continue
        outsiders = _who_speaks_to(sentence, span, near) if who in _ADVERSARIES else frozenset[str]()
        if outsiders:
            actors, reason = _most_named_two(mentions, span, outsiders), "the two named most beside who speaks to them"
        elif match.group("bare"):
            actors, reason = _several(text, near, span, who), "those named together before"
        else:
            count = 3 if "three" in match.group().lower() else 2
            actors, reason = (
                _last(text, near, span, who, count),
                f"the last {'three' if count == 3 else 'two'} named before",
            )
        if actors:
            yield pointing(span, text, sentence, sorted(actors, key=lambda a: a.name), reason)


def _who_speaks_to(sentence: Sentence, span: Span, near: Sequence[EntityMention]) -> frozenset[str]:
    """Countries of the subject of the verb that "both sides" is the object of: who urges both sides is neither."""
    head = sentence.head_of(span)
    if head is None or head.relation not in ("obj", "iobj", "obl"):
        return frozenset()
    verb = sentence.head(head)
    subject = sentence.child(verb, "nsubj")
    while subject is None and verb.relation == "conj":
        verb = sentence.head(verb)
        subject = sentence.child(verb, "nsubj")
    if subject is None:
        return frozenset()
    return frozenset(
        actor.country
        for mention in near
        if mention.span.start <= subject.start < mention.span.end
        for actor in mention.actors
        if actor.country
    )


def _most_named_two(mentions: Sequence[EntityMention], span: Span, outsiders: frozenset[str]) -> list[ActorIdentity]:
    """The two countries that stand out among those named before, whatever part of each: its army, its ministers."""
    named = [
        actor
        for mention in mentions
        if mention.span.end <= span.start
        for actor in mention.actors
        if actor.kind is ActorKind.COUNTRY and actor.country not in outsiders
    ]
    counted = Counter(actor.id for actor in named).most_common(3)
    if len(counted) < 2 or (len(counted) == 3 and counted[1][1] == counted[2][1]):
        return []
    states = {actor.id: actor for actor in sorted(named, key=lambda actor: actor.sector == "GOV")}
    return [states[identity] for identity, _ in counted[:2]]


def _kinds(who: str) -> tuple[ActorKind, ...]:
    """What a plural noun may stand for, the likelier first: ministers are told by their countries too."""
    if who not in _PEOPLE:
        return (ActorKind.COUNTRY,)
    return (ActorKind.PERSON, ActorKind.COUNTRY) if who == "ministers" else (ActorKind.PERSON,)


def _last(text: str, near: Sequence[EntityMention], span: Span, who: str, count: int) -> list[ActorIdentity]:
    """Just so many whom one sentence names, the nearest such; else, of two, the last two named."""
    found = (_named_together(text, near, span, kind, count) for kind in _kinds(who))
    together = next((actors for actors in found if actors), [])
    if together or count > 2:
        return together
    found = (named_before(near, span, kind)[:count] for kind in _kinds(who))
    return next((actors for actors in found if len(actors) == count), [])


def _several(text: str, near: Sequence[EntityMention], span: Span, who: str) -> list[ActorIdentity]:
    """The two or more whom the nearest sentence with several of their kind names."""
    return next((actors for kind in _kinds(who) if (actors := _named_together(text, near, span, kind))), [])


def _named_together(
    text: str, near: Sequence[EntityMention], span: Span, kind: ActorKind, count: int = 0
) -> list[ActorIdentity]:
    """Just so many, or two and more, that one list or else one sentence names, the nearest before a place."""
    for index in sorted({m.sentence for m in near}, reverse=True):
        here = [m for m in near if m.sentence == index]
        for listed in (*reversed(_lists(text, here)), here):
            actors = named_before(listed, span, kind)
            if len(actors) > 1 and count in (0, len(actors)):
                return actors
    return []


def _lists(text: str, mentions: Sequence[EntityMention]) -> list[list[EntityMention]]:
    """Runs of mentions that only commas and "and" part: "Peru, Chile and the Netherlands". Order: as in the text."""
    runs: list[list[EntityMention]] = []
    for mention in mentions:
        if runs and _LISTED.fullmatch(text, runs[-1][-1].span.end, mention.span.start):
            runs[-1].append(mention)
        else:
            runs.append([mention])
    return [run for run in runs if len(run) > 1]
