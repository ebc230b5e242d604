"""Whom an event is of that does not say so itself: known from what the article told before.

What comes in are the events of an article, their mentions joined; what goes out are the same with the parties that a
reader takes from the context.  "The talks" are between those who were said to talk, and an election is held in the
country that the article speaks of.  Nobody is added where the text leaves a choice.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from timeline.events.coreference import are_alike, dates_agree
from timeline.events.draft import Draft
from timeline.events.roles.words import in_class, is_told_as_known
from timeline.lexicons import country_names
from timeline.model.actor import Actor, ActorKind, Role
from timeline.model.analysis import Word

__all__ = ["with_known_parties"]

_REACH = 12  # sentences that the telling of the same thing may lie back


def with_known_parties(drafts: Sequence[Draft]) -> list[Draft]:
    """The events, those that lack a party with whom the others name. Order: as given."""
    found: list[Draft] = []
    for draft in drafts:
        if in_class(draft.type, "types.symmetric"):
            draft = _with_partners(draft, found)
        if in_class(draft.type, "types.national"):
            draft = _with_country(draft, drafts)
        found.append(draft)
    return [_with_doers(draft, found) if in_class(draft.type, "types.judging") else draft for draft in found]


def _with_partners(draft: Draft, before: Sequence[Draft]) -> Draft:
    """ "the talks" with those who held the last talks told of, if whom the event names itself was among them.

    Not where both have a day and these differ: "the war" of 1953 is not the one told before.
    """
    if len(_countries(draft.actors)) > 1 or not _is_known(draft):
        return draft
    own = {actor.id for actor in draft.actors}
    for earlier in reversed(before):
        far = draft.candidate.sentence.index - earlier.last_sentence > _REACH
        if far or not are_alike(draft.type, earlier.type) or not dates_agree(draft, earlier):
            continue
        if len(_countries(earlier.actors)) > 1 and own <= {actor.id for actor in earlier.actors}:
            return replace(draft, actors=_added(draft.actors, earlier.actors, Role.PARTICIPANT))
    return draft


def _with_doers(draft: Draft, drafts: Sequence[Draft]) -> Draft:
    """ "condemned the launch": whoever launched is condemned, though only an earlier sentence names them."""
    if any(actor.role is Role.TARGET for actor in draft.actors):
        return draft
    judged = {c.start for c in _objects(draft)}
    own = {actor.country or actor.id for actor in draft.actors}
    for other in drafts:
        spans = [m.trigger for m in other.mentions if m.start == draft.mentions[0].start]
        if other is not draft and any(t.start <= start < t.end for t in spans for start in judged):
            doers = [a for a in other.actors if a.role is not Role.TARGET and (a.country or a.id) not in own]
            return replace(draft, actors=_added(draft.actors, doers, Role.TARGET))
    return draft


def _objects(draft: Draft) -> list[Word]:
    """What a verb of judging is about: its object, or what follows its preposition."""
    verb, sentence = draft.candidate.governor, draft.candidate.sentence
    if verb is None:
        return []
    return [c for c in sentence.children(verb) if c.relation in ("obj", "obl") and c.index > verb.index]


def _is_known(draft: Draft) -> bool:
    """Told as known: a noun after "the", "this" or a possessive."""
    word = draft.candidate.word
    return word.upos == "NOUN" and is_told_as_known(draft.candidate.sentence, word)


def _with_country(draft: Draft, drafts: Sequence[Draft]) -> Draft:
    """An election with the country of whoever stands in it, of its place, or that the article has spoken of most."""
    any_body = in_class(draft.candidate.word.lemma.lower(), "nouns.of_any_body")
    if any_body or any(actor.kind is ActorKind.COUNTRY for actor in draft.actors):
        return draft
    code = next((actor.country for actor in draft.actors if actor.country), None)
    code = code or (draft.place.country if draft.place else None) or _spoken_of(drafts)
    name = country_names().get(code or "")
    if name is None:
        return draft
    country = Actor(
        name=name, id=f"country:{code}", kind=ActorKind.COUNTRY, country=code, sector="GOV", role=Role.AGENT
    )
    return replace(draft, actors=(*draft.actors, country))


def _spoken_of(drafts: Sequence[Draft]) -> str | None:
    """The one country that more of the events have to do with than any other."""
    counted = Counter(code for draft in drafts for code in _countries(draft.actors)).most_common(2)
    if not counted or (len(counted) > 1 and counted[0][1] == counted[1][1]):
        return None
    return counted[0][0]


def _countries(actors: Iterable[Actor]) -> set[str]:
    """The sides of an event: countries, and by name those who are of none."""
    return {actor.country or actor.name for actor in actors}


def _added(known: Sequence[Actor], more: Sequence[Actor], role: Role) -> tuple[Actor, ...]:
    ids = {actor.id for actor in known}
    return (*known, *(actor.model_copy(update={"role": role}) for actor in more if actor.id not in ids))
