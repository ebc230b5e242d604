"""Words that point back: "both sides", "the two leaders", "the country", "the president", "the North"."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from timeline.actors.knowledge import ActorKnowledge
from timeline.model.actor import ActorIdentity, ActorKind, EntityMention, Via, by_sentence
from timeline.model.analysis import Analysis, Sentence
from timeline.model.span import Span

__all__ = ["reference_mentions"]

_PAIR = re.compile(
    r"\b(?:(?:the|these|those)\s+(?:two|three)\s+(?:foreign\s+|prime\s+|Korean\s+|warring\s+|old\s+)?"
    r"(?P<who>sides|countries|nations|leaders|states|presidents|governments|neighbo(?:u)?rs|parties|men|women|rivals|foes"
    r"|allies|ministers|powers|capitals|Koreas)"
    r"|both\s+(?P<both>sides|countries|nations|leaders|governments|parties|presidents|men|capitals)"
    r"|the\s+(?P<pair>pair))\b",
    re.IGNORECASE,
)
_PEOPLE = frozenset({"leaders", "presidents", "men", "women", "pair", "ministers"})
_COUNTRY = re.compile(
    r"\bthe\s+(?:country|regime|government|nation|kingdom|republic|isolated\s+state|communist\s+state|islamic\s+republic"
    r"|west\s+african\s+nation|gulf\s+state|island\s+nation)\b(?!\s+(?:of|in)\b|['’]s\s+(?:first|second|third)\b)",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"\bthe\s+(?:(?:outgoing|new|embattled|incoming)\s+)?(?P<office>president|prime\s+minister|premier|chancellor|king|queen"
    r"|foreign\s+minister|foreign\s+secretary|secretary\s+of\s+state|defen[cs]e\s+(?:minister|secretary)|crown\s+prince"
    r"|supreme\s+leader|dictator|leader|secretary-general|secretary\s+general)\b(?!\s+(?:of|for|(?-i:[A-Z]))|-)",
    re.IGNORECASE,
)
_NORTH_SOUTH = re.compile(r"\b[Tt]he\s+(?P<side>North|South)\b(?!\s*(?:-|[A-Z]|of\b))")
_REACH = 3  # sentences that an antecedent may lie back
_HEADS = ("president", "leader", "supreme leader", "chancellor", "prime minister", "premier", "king", "queen")


def reference_mentions(
    analysis: Analysis, mentions: Sequence[EntityMention], knowledge: ActorKnowledge, published: date | None
) -> Iterator[EntityMention]:
    """Descriptions with the actors that they stand for. Order: by sentence."""
    mentions_in = by_sentence(mentions)
    sides = _sides(mentions, knowledge)
    for sentence in analysis.sentences:
        near = [
            m
            for index in range(max(0, sentence.index - _REACH), sentence.index + 1)
            for m in mentions_in.get(index, ())
        ]
        taken = [m.span for m in mentions_in.get(sentence.index, ())]
        found = [
            *_north_south(analysis.text, sentence, sides),
            *_offices(analysis.text, sentence, mentions, knowledge, published),
        ]
        if near:
            found += [*_pairs(analysis.text, sentence, near), *_countries(analysis, sentence, near, mentions)]
        yield from (m for m in found if not any(m.span.overlaps(span) for span in taken))


def _mention(span: Span, text: str, sentence: Sentence, actors: Sequence[ActorIdentity], reason: str) -> EntityMention:
    return EntityMention(span, span.of(text), sentence.index, tuple(actors), None, Via.REFERENCE, reason)


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
        if "three" in match.group().lower():
            continue
        span = Span(*match.span())
        kind = ActorKind.PERSON if words in _PEOPLE else ActorKind.COUNTRY
        actors = _before(near, span, kind)[:2]
        if len(actors) < 2 and kind is ActorKind.PERSON:
            actors = _before(near, span, ActorKind.COUNTRY)[:2] if words == "ministers" else actors
        if len(actors) == 2:
            yield _mention(span, text, sentence, sorted(actors, key=lambda a: a.name), "the last two named before")


def _countries(
    analysis: Analysis, sentence: Sentence, near: Sequence[EntityMention], mentions: Sequence[EntityMention]
) -> Iterator[EntityMention]:
    """The country spoken of last as a subject, else the one that the article names most."""
    for match in _COUNTRY.finditer(analysis.text, sentence.span.start, sentence.span.end):
        span = Span(*match.span())
        subjects = [m for m in near if is_subject(analysis, m) and m.sentence >= sentence.index - 1]
        actors = _before(subjects, span, ActorKind.COUNTRY)[:1] or _most_named(mentions, span)
        if actors:
            yield _mention(span, analysis.text, sentence, actors, f"the country spoken of, {actors[0].name}")


def _most_named(mentions: Sequence[EntityMention], span: Span) -> list[ActorIdentity]:
    """The country named more often than any other before a place in the text."""
    counted = Counter(
        actor
        for m in mentions
        if m.span.end <= span.start
        for actor in m.actors
        if actor.kind is ActorKind.COUNTRY and actor.sector == "GOV"
    ).most_common(2)
    if not counted or (len(counted) > 1 and counted[0][1] == counted[1][1]):
        return []
    return [counted[0][0]]


def is_subject(analysis: Analysis, mention: EntityMention) -> bool:
    """Whether a mention stands in the subject of its clause."""
    home = analysis.sentences[mention.sentence]
    head = home.head_of(mention.span)
    while head is not None and head.relation in ("appos", "flat", "compound", "nmod", "amod") and not head.is_root:
        head = home.head(head)
    return head is not None and head.relation == "nsubj"


def _offices(
    text: str,
    sentence: Sentence,
    mentions: Sequence[EntityMention],
    knowledge: ActorKnowledge,
    published: date | None,
) -> Iterator[EntityMention]:
    """ "the president" is the last person named who holds it, in the text's words or by the public record."""
    for match in _OFFICE.finditer(text, sentence.span.start, sentence.span.end):
        span = Span(*match.span())
        office = re.sub(r"[\s-]+", " ", match.group("office").lower())
        person = _holder_named_before(text, mentions, span, office, knowledge, published)
        if person is not None:
            yield _mention(span, text, sentence, (person,), f"{person.name}, named before with that office")


def _holder_named_before(
    text: str,
    mentions: Sequence[EntityMention],
    span: Span,
    office: str,
    knowledge: ActorKnowledge,
    published: date | None,
) -> ActorIdentity | None:
    for mention in reversed(mentions):
        if mention.span.end > span.start or len(mention.actors) != 1:
            continue
        actor = mention.actors[0]
        if actor.kind is not ActorKind.PERSON:
            continue
        title = text[max(0, mention.span.start - 40) : mention.span.start].lower()
        if re.search(rf"\b{office}['’,]?\s*$", re.sub(r"-", " ", title)) or _is_recorded(
            actor, office, knowledge, published
        ):
            return actor
    return None


def _is_recorded(actor: ActorIdentity, office: str, knowledge: ActorKnowledge, published: date | None) -> bool:
    wanted = _HEADS if office in ("leader", "dictator") else (office, office.replace("premier", "prime minister"))
    return any(
        term.person.id == actor.id and term.office in wanted and term.holds(published) for term in knowledge.terms
    )


def _sides(mentions: Sequence[EntityMention], knowledge: ActorKnowledge) -> dict[str, ActorIdentity]:
    """What "the North" and "the South" are in this article: the Koreas, where it names North Korea."""
    if not any(actor.country == "PRK" for m in mentions for actor in m.actors):
        return {}
    return {"North": knowledge.countries["PRK"], "South": knowledge.countries["KOR"]}


def _north_south(text: str, sentence: Sentence, sides: dict[str, ActorIdentity]) -> Iterator[EntityMention]:
    if sides:
        for match in _NORTH_SOUTH.finditer(text, sentence.span.start, sentence.span.end):
            actor = sides[match.group("side")]
            yield _mention(Span(*match.span()), text, sentence, (actor,), f"{actor.name} in an article on Korea")
