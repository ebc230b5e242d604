"""Whom words that point back may mean: the actors named before them."""

from collections.abc import Sequence

from timeline.lexicons import country_names
from timeline.model.actor import ActorIdentity, ActorKind, EntityMention, Via
from timeline.model.analysis import Sentence
from timeline.model.span import Span

__all__ = ["named_before", "pointing"]


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
