"""Bare mentions: who "Seoul's foreign ministry" or "the Russian president" is, without an article around them."""

from dataclasses import dataclass
from datetime import date

from timeline.actors.finding import find_entities
from timeline.actors.knowledge import ActorKnowledge
from timeline.actors.names import slug
from timeline.actors.offices import group_of
from timeline.actors.sectors import is_own, sector_of
from timeline.actors.surnames import leader_by_surname
from timeline.model.actor import ActorIdentity, ActorKind, EntityMention
from timeline.model.analysis import Analysis, Block, BlockKind, Sentence
from timeline.model.span import Span

__all__ = ["Unresolved", "resolve_actor"]


@dataclass(frozen=True, slots=True)
class Unresolved:
    """Nobody could be named, and why."""

    mention: str
    reason: str


def resolve_actor(
    mention: str, *, context: str | None = None, on: date | None = None, knowledge: ActorKnowledge
) -> ActorIdentity | Unresolved:
    """Who a mention names; ``on`` is the day as of which offices are held.

    ``context`` is text that may introduce whom the mention points back to.
    """
    words = mention.strip()
    if not words:
        return Unresolved(mention, "it is empty")
    text = f"{context}\n{words}" if context else words
    start = len(text) - len(words)
    mentions = [m for m in find_entities(_bare(text), knowledge, on) if m.span.end > start]
    found = [m for m in mentions if m.actors]
    if not found:
        leader = leader_by_surname(words.split()[-1], " " in words, knowledge, on) if _is_name(words) else None
        return leader or _by_place_or_kind(mention, words, mentions, knowledge)
    best = _best(found, text)
    if len(best.actors) > 1:
        return Unresolved(mention, f"it names several: {', '.join(actor.name for actor in best.actors)}")
    actor = best.actors[0]
    sector = sector_of(words) if actor.kind is ActorKind.COUNTRY else actor.sector
    if actor.kind is ActorKind.PERSON and actor.offices and on is not None and not actor.offices_in(on, on):
        sector = "ELI"  # who held an office once, or will, belongs to the elite
    return ActorIdentity(actor.id, actor.name, actor.kind, actor.country, sector or actor.sector)


def _by_place_or_kind(
    mention: str, words: str, mentions: list[EntityMention], knowledge: ActorKnowledge
) -> ActorIdentity | Unresolved:
    """Without a name: the country that a place lies in, or at least the sector that a common noun names."""
    sector = sector_of(words)
    place = next((m.place for m in mentions if m.place is not None), None)
    country = knowledge.country(place.country) if place is not None else None
    if country is not None and sector is not None and is_own(sector):
        return group_of(words, country, sector)
    if country is not None:
        return ActorIdentity(country.id, country.name, country.kind, country.country, sector or country.sector)
    if sector is not None:
        return ActorIdentity(f"description:{slug(words)}", words, ActorKind.GROUP, None, sector)
    return Unresolved(mention, "no known name stands in it")


def _is_name(words: str) -> bool:
    """Whether a mention is a surname, at most with a title before it: "Trump", "President Trump"."""
    *before, _ = words.split()
    return words[:1].isupper() and (not before or before in (["President"], ["Prime", "Minister"], ["Chancellor"]))


def _best(found: list[EntityMention], text: str) -> EntityMention:
    """A person or organisation before the country that only describes it; else the first name.

    An envoy to an organisation is not that organisation.
    """
    named = [
        m
        for m in found
        if m.actors[0].kind is not ActorKind.COUNTRY and not text[: m.span.start].endswith((" to ", " to the "))
    ]
    return (named or found)[-1 if named else 0]


def _bare(text: str) -> Analysis:
    """One sentence without words: names need no tree."""
    span = Span(0, len(text))
    return Analysis(
        "mention", text, (Block(0, span, BlockKind.PARAGRAPH),), (Sentence(0, span, 0, BlockKind.PARAGRAPH),)
    )
