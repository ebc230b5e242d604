"""Whom words that point back may mean: the actors named before them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from timeline.lexicons import country_names
from timeline.model.actor import ActorIdentity, ActorKind, EntityMention, Via, by_sentence
from timeline.model.analysis import Sentence
from timeline.model.span import Span

__all__ = ["named_before", "pointing", "with_names"]

_NAMING = frozenset({Via.NAME, Via.ALIAS, Via.SURNAME, Via.METONYM, Via.CAPITAL})


def pointing(span: Span, text: str, sentence: Sentence, actors: Sequence[ActorIdentity], reason: str) -> EntityMention:
    return EntityMention(span, span.of(text), sentence.index, tuple(actors), None, Via.REFERENCE, reason)


def named_before(near: Sequence[EntityMention], span: Span, kind: ActorKind) -> list[ActorIdentity]:
    """Actors of a kind named before a place in the text, the nearest first, each once; a leader names a country."""
    found: dict[str, ActorIdentity] = {}
    for mention in reversed(near):
        if mention.span.end <= span.start:
            for actor in mention.actors:
                meant = _country_of(actor) if kind is ActorKind.COUNTRY else actor
                if meant is not None and meant.kind is kind:
                    found.setdefault(meant.id, meant)
    return list(found.values())


def _country_of(actor: ActorIdentity) -> ActorIdentity | None:
    name = country_names().get(actor.country or "")
    if actor.kind is not ActorKind.PERSON or actor.sector != "GOV" or name is None:
        return actor
    return ActorIdentity(f"country:{actor.country}", name, ActorKind.COUNTRY, actor.country, "GOV")


def with_names(mentions: Sequence[EntityMention]) -> Iterator[EntityMention]:
    """The mentions; those that point back with the words that name the actors nearby: "it" with "Japan"."""
    mentions_in = by_sentence(mentions)
    for mention in mentions:
        if mention.via is not Via.REFERENCE:
            yield mention
            continue
        here, before = (mentions_in.get(index, ()) for index in (mention.sentence, mention.sentence - 1))
        names = tuple(_name_near(mention, actor, here, before) for actor in mention.actors)
        yield replace(mention, names=names)


def _name_near(
    mention: EntityMention, actor: ActorIdentity, here: Sequence[EntityMention], before: Sequence[EntityMention]
) -> str:
    """How this sentence or else the one before names an actor: the last name before a place, else after it."""
    for sentence in (here, before):
        others = [m for m in sentence if m.via is not Via.REFERENCE and any(a.id == actor.id for a in m.actors)]
        named = [m for m in others if m.via in _NAMING] or others
        if named:
            earlier = [m for m in named if m.span.start < mention.span.start]
            return (earlier[-1] if earlier else named[0]).text
    return mention.text
