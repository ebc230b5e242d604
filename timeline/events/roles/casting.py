"""All actors of an event, each with one role."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date

from timeline.events.candidate import Candidate
from timeline.events.roles.allegiance import with_those_acted_for
from timeline.events.roles.clause import clause_arguments
from timeline.events.roles.content import named_in_content
from timeline.events.roles.naming import is_place_only, mentions_at, of_place
from timeline.events.roles.nouns import noun_arguments
from timeline.events.roles.places import restricted_at, struck_at
from timeline.events.roles.verbs import verb_arguments
from timeline.events.roles.words import Argument, in_class
from timeline.model.actor import Actor, ActorIdentity, EntityMention, Role, Via
from timeline.model.analysis import Sentence, Word

__all__ = ["actors_of"]

_ORDER = {Role.AGENT: 0, Role.PARTICIPANT: 1, Role.TARGET: 2}
_CITY_STATES = frozenset({"Singapore", "Monaco", "Luxembourg", "Djibouti", "San Marino", "Vatican City"})
Found = tuple[Role, EntityMention, ActorIdentity]


def actors_of(
    candidate: Candidate, entities: Sequence[EntityMention], during: tuple[date | None, date | None]
) -> tuple[tuple[Actor, ...], tuple[Actor, ...]]:
    """The actors of an event with their roles: those that it names itself, and these with whom its clause adds.

    The clause adds who does it where the event does not say so, and whom its content is about where nobody is a target.
    ``during``: from when to when it happened, or was reported: offices are held as of it.

    Order: agents, participants, targets, as in the text; each once
    """
    sentence, type_ = candidate.sentence, candidate.type
    own = list(_filled(sentence, _arguments(candidate), entities))
    everyone = _with_clause(candidate, own, entities)
    return _cast(sentence, type_, own, during), _cast(sentence, type_, everyone, during)


def _with_clause(candidate: Candidate, own: Sequence[Found], entities: Sequence[EntityMention]) -> list[Found]:
    sentence, found = candidate.sentence, list(own)
    if not _has_doer(candidate.type, found):
        found += _filled(sentence, clause_arguments(candidate), entities)
    if in_class(candidate.type, "types.suffered") and not _has_target(found):
        found += _at_places(candidate, struck_at(candidate), entities)
    if in_class(candidate.type, "types.restricting") and not _has_target(found):
        found += _at_places(candidate, restricted_at(candidate), entities, {actor.id for _, _, actor in found})
    if in_class(candidate.type, "types.moving") and not _has_target(found):
        found += list(_left_or_entered(candidate, entities, found))
    if not _has_target(found):
        carried = candidate.link == "light" or candidate.link.startswith("aspect")
        head = candidate.governor if carried and candidate.governor else candidate.word
        agents = {actor.id for _, _, actor in found}
        # "its troops" are the speaker's, but where Chadians march against Chad it does not matter where they march
        unnamed = all(m.via is Via.REFERENCE for role, m, _ in found if role is Role.TARGET)
        reaching = unnamed and in_class(candidate.type, "types.reaching")
        content = named_in_content(sentence, head, candidate.type, entities, agents, reaching=reaching)
        found += [(Role.TARGET, mention, actor) for mention, actor in content]
    return found


def _has_target(found: Sequence[Found]) -> bool:
    """Whether it is done to somebody beside whoever does it: "its own bases" are nobody else's."""
    agents = {actor.id for role, _, actor in found if role is not Role.TARGET}
    return any(role is Role.TARGET and actor.id not in agents for role, _, actor in found)


def _at_places(
    candidate: Candidate, words: Iterable[Word], entities: Sequence[EntityMention], but: Collection[str] = ()
) -> Iterator[Found]:
    """Whose it is that was struck, and in whose country, where only a place is told: "outside the French embassy"."""
    for word in words:
        for mention in mentions_at(candidate.sentence, word, entities):
            yield from ((Role.TARGET, mention, actor) for actor in of_place(mention) if actor.id not in but)


def _left_or_entered(
    candidate: Candidate, entities: Sequence[EntityMention], found: Sequence[Found]
) -> Iterator[Found]:
    """ "will scrap its bases inside Moldova": the country of the place, unless it is that of whoever moves."""
    own = {actor.country for _, _, actor in found}
    for word in struck_at(candidate):
        for mention in mentions_at(candidate.sentence, word, entities):
            countries = of_place(mention) if mention.place is not None else ()
            yield from ((Role.TARGET, mention, actor) for actor in countries if actor.country not in own)


def _cast(
    sentence: Sentence, type_: str, found: Sequence[Found], during: tuple[date | None, date | None]
) -> tuple[Actor, ...]:
    found = _without_unnamed(sentence, type_, _without_moved(type_, found))
    if in_class(type_, "types.symmetric"):
        found = [(Role.PARTICIPANT, mention, actor) for _, mention, actor in found]
    unique: dict[str, tuple[Actor, ActorIdentity]] = {}
    for role, mention, actor in sorted(found, key=lambda item: _ORDER[item[0]]):
        unique.setdefault(actor.id, (actor.acting(role, mention.words_for(actor)), actor))
    return with_those_acted_for(list(unique.values()), *during)


def _arguments(candidate: Candidate) -> Iterator[Argument]:
    """The words that fill the event's roles: around its own word, and around the verb that carries it."""
    sentence, word, verb = candidate.sentence, candidate.word, candidate.governor
    if word.upos != "VERB" or candidate.link != "own":
        yield from noun_arguments(sentence, word, candidate.type)
    if verb is not None and (candidate.link in ("own", "light") or candidate.link.startswith("aspect")):
        yield from verb_arguments(sentence, verb, candidate.type, None if word is verb else word)


def _filled(sentence: Sentence, arguments: Iterable[Argument], entities: Sequence[EntityMention]) -> Iterator[Found]:
    for argument in arguments:
        for mention in mentions_at(sentence, argument.word, entities):
            if argument.reaches and argument.role is Role.TARGET and mention.place is not None:
                yield from ((argument.role, mention, actor) for actor in of_place(mention))
            elif not (is_place_only(sentence, argument.word, mention) or _is_venue(argument.word, mention)):
                yield from ((argument.role, mention, actor) for actor in mention.actors)


def _is_venue(word: Word, mention: EntityMention) -> bool:
    """ "the Geneva talks", "the Singapore summit": a city before the noun is where they are held."""
    if word.relation != "compound" or mention.place is None:
        return False
    return mention.via is Via.CAPITAL or mention.place.name in _CITY_STATES


def _without_moved(type_: str, found: Sequence[Found]) -> list[Found]:
    """ "sent more troops": the troops are no party to it."""
    moved = in_class(type_, "types.moving")
    return [f for f in found if not (moved and f[0] is Role.TARGET and f[1].via is Via.DESCRIPTION)]


def _without_unnamed(sentence: Sentence, type_: str, found: Sequence[Found]) -> list[Found]:
    """Whom only a common noun tells counts where nobody is named in that role, or beside a name."""
    if not any(mention.via is Via.DESCRIPTION for _, mention, _ in found):
        return list(found)
    together = in_class(type_, "types.symmetric")
    named = [(role, sentence.head_of(m.span)) for role, m, _ in found if m.via is not Via.DESCRIPTION]
    roles = [role for role, _ in named]
    enough = len(named) > 1 if together else False
    return [
        (role, mention, actor)
        for role, mention, actor in found
        if mention.via is not Via.DESCRIPTION
        or not (enough if together else role in roles)
        or _is_joined(sentence, mention, [head for other, head in named if other is role and head is not None])
    ]


def _is_joined(sentence: Sentence, mention: EntityMention, others: Sequence[Word]) -> bool:
    """ "the government and the rebels": on a level with somebody who is named."""
    head = sentence.head_of(mention.span)
    if head is None:
        return False
    return any(
        (head.relation == "conj" and head.head == other.index)
        or (other.relation == "conj" and other.head == head.index)
        for other in others
    )


def _has_doer(type_: str, found: Sequence[Found]) -> bool:
    if in_class(type_, "types.symmetric"):
        return len({actor.country or actor.id for _, _, actor in found}) > 1
    return any(role is not Role.TARGET for role, _, _ in found)
