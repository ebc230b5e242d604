"""Words that point back: "both sides", "the two leaders", "the country", "the president", "the North"."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from timeline.actors.antecedents import named_before, pointing
from timeline.actors.knowledge import ActorKnowledge
from timeline.actors.pairs import pair_mentions
from timeline.model.actor import ActorIdentity, ActorKind, EntityMention, by_sentence
from timeline.model.analysis import Analysis, Sentence
from timeline.model.span import Span

__all__ = ["reference_mentions"]

_COUNTRY = re.compile(
    r"\bthe\s+(?:country|regime|government|nation|kingdom|republic|isolated\s+state|communist\s+state|islamic\s+republic"
    r"|west\s+african\s+nation|gulf\s+state|island\s+nation)\b(?!\s+(?:of|in)\b|['’]s\s+(?:first|second|third)\b)",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"\bthe\s+(?:(?:outgoing|new|embattled|incoming|military)\s+)?(?P<office>president|prime\s+minister|premier|chancellor|king|queen|ruler|strongman"
    r"|foreign\s+minister|foreign\s+secretary|secretary\s+of\s+state|defen[cs]e\s+(?:minister|secretary)|crown\s+prince"
    r"|supreme\s+leader|dictator|leader|secretary-general|secretary\s+general)\b(?!\s+(?:of|for|(?-i:[A-Z]))|-)",
    re.IGNORECASE,
)
_NORTH_SOUTH = re.compile(r"\b[Tt]he\s+(?P<side>North|South)\b(?!\s*(?:-|[A-Z]|of\b))")
_BODY = re.compile(
    r"\bthe\s+(?P<body>group|movement|organi[sz]ation|bloc|alliance|militia|agency|council|commission|union|party|front"
    r"|league|committee)\b(?!\s+(?:of|for|(?-i:[A-Z]))|-)",
    re.IGNORECASE,
)
_ANY_BODY = frozenset({"group", "movement", "organisation", "bloc", "alliance", "militia"})
_CHIEF = re.compile(r"\s+(chief|head|director|boss|leader|secretary-general|chairman)\b(?!\s+[A-Z])")
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
            *_chiefs(analysis.text, sentence, mentions_in.get(sentence.index, ()), mentions),
            *_offices(analysis.text, sentence, mentions, knowledge, published),
        ]
        if near:
            found += [
                *pair_mentions(analysis.text, sentence, near, mentions),
                *_bodies(analysis.text, sentence, near),
                *_countries(analysis, sentence, near, mentions),
            ]
        yield from (m for m in found if not any(m.span.overlaps(span) for span in taken))


def _bodies(text: str, sentence: Sentence, near: Sequence[EntityMention]) -> Iterator[EntityMention]:
    """ "the group" is the last organisation named; "the agency", "the council" one that is called so."""
    for match in _BODY.finditer(text, sentence.span.start, sentence.span.end):
        span, word = Span(*match.span()), match.group("body").lower().replace("organization", "organisation")
        named = [*named_before(near, span, ActorKind.ORGANISATION), *named_before(near, span, ActorKind.GROUP)]
        if word not in _ANY_BODY:
            named = [actor for actor in named if word in actor.name.lower().split()]
        if named:
            yield pointing(span, text, sentence, named[:1], f"the organisation spoken of, {named[0].name}")


def _chiefs(
    text: str, sentence: Sentence, here: Sequence[EntityMention], mentions: Sequence[EntityMention]
) -> Iterator[EntityMention]:
    """ "the FBI chief" is the last person named who acts for the organisation."""
    for mention in here:
        match = _CHIEF.match(text, mention.span.end)
        if match is None or not any(actor.kind is ActorKind.ORGANISATION for actor in mention.actors):
            continue
        people = (a for m in reversed(mentions) if m.span.end <= mention.span.start for a in m.actors)
        ids = {actor.id for actor in mention.actors}
        person = next((a for a in people if any(o.organisation and o.organisation.id in ids for o in a.offices)), None)
        if person is not None:
            yield pointing(Span(*match.span(1)), text, sentence, (person,), f"{person.name}, named before")


def _countries(
    analysis: Analysis, sentence: Sentence, near: Sequence[EntityMention], mentions: Sequence[EntityMention]
) -> Iterator[EntityMention]:
    """The country spoken of last as a subject, else the one that the article names most."""
    for match in _COUNTRY.finditer(analysis.text, sentence.span.start, sentence.span.end):
        span = Span(*match.span())
        subjects = [m for m in near if is_subject(analysis, m) and m.sentence >= sentence.index - 1]
        actors = named_before(subjects, span, ActorKind.COUNTRY)[:1] or _most_named(mentions, span)
        if actors:
            yield pointing(span, analysis.text, sentence, actors, f"the country spoken of, {actors[0].name}")


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
            yield pointing(span, text, sentence, (person,), f"{person.name}, named before with that office")


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
        if re.search(rf"\b{office}['’,]?\s*(?:general|colonel|marshal)?\s*$", re.sub(r"-", " ", title)) or _is_recorded(
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
            yield pointing(Span(*match.span()), text, sentence, (actor,), f"{actor.name} in an article on Korea")
