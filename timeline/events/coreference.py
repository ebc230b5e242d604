"""One event per thing: later mentions of what an article already told become mentions of it."""

from dataclasses import replace
from datetime import date

from timeline.events.draft import Draft
from timeline.events.referring import (
    goes_on_speaking,
    is_definite,
    is_further,
    is_harm_of,
    is_inside,
    is_new,
    is_owned,
    is_purpose_of,
    is_under,
    refers_back,
    tells_more,
)
from timeline.events.roles.words import in_class
from timeline.events.titles import is_telling
from timeline.lexicons import country_names
from timeline.model.actor import Actor, Place, Role
from timeline.model.event import Status

__all__ = ["are_alike", "dates_agree", "join_mentions"]

REACH = 12  # sentences
_NEAR = 0.5  # degrees: a town and its suburbs
_SOON = 3  # sentences
STEM = 5  # letters that words of one root share
# types that the same happening may be told as
_FAMILIES = (
    frozenset({"summit", "meeting", "negotiation", "visit"}),
    frozenset({"agreement", "ceasefire", "commitment"}),
    frozenset({"attack", "clash", "accident"}),
    frozenset({"missile_test", "space_launch"}),
    frozenset({"arrest", "release"}),
    frozenset({"leadership_change", "coup"}),
    frozenset({"military_exercise"}),
    frozenset({"sanctions", "policy"}),
    frozenset({"dismantlement", "withdrawal"}),
    frozenset({"election"}),
    frozenset({"protest"}),
)

_ALIKE = frozenset((one, other) for family in _FAMILIES for one in family for other in family)


def join_mentions(drafts: list[Draft]) -> list[Draft]:
    """The events of an article, each with all of its mentions. Order: by main mention."""
    kept: list[Draft] = []
    for draft in drafts:
        index = next((i for i in range(len(kept) - 1, -1, -1) if _same(kept[i], draft)), None)
        if index is None:
            kept.append(draft)
        else:
            kept[index] = _joined(kept[index], draft)
    return kept


def _same(first: Draft, later: Draft) -> bool:
    if not are_alike(first.type, later.type):
        return False
    if is_purpose_of(first, later) or goes_on_speaking(first, later):
        return True
    if is_inside(first, later) or not _may_be_one(first, later):
        return False
    if is_under(first, later):
        return True
    if first.type == later.type:
        return _same_of_a_type(first, later)
    named = not later.own_actors or _share_actor(first, later)  # "the visit of the king" is nobody else's meeting
    return named and _is_known_noun(first, later)


def _may_be_one(first: Draft, later: Draft) -> bool:
    """Nothing that is told of the two parts them: days, actors, places, one done and one to come."""
    if later.candidate.sentence.index - first.last_sentence > REACH and not _same_day(first, later):
        return False
    apart = first.place and later.place and _are_apart(first.place, later.place)
    return (
        not apart
        and dates_agree(first, later)
        and _actors_agree(first, later)
        and not _is_done_and_planned(first, later)
    )


def _same_of_a_type(first: Draft, later: Draft) -> bool:
    dated = later.own_time and not _same_day(first, later)
    if is_harm_of(first, later) and not dated:
        return True
    if tells_more(first, later) and _same_day(first, later):
        return True
    said = in_class(first.type, "types.said")
    if (not said or refers_back(later)) and _same_stem(first, later) and not (is_new(later) or later.own_time):
        return True
    if is_further(later):
        return False
    if first.candidate.word.lemma.lower() == later.candidate.word.lemma.lower():
        return refers_back(later) or _share_actor(first, later) or _same_day(first, later)
    if later.candidate.word.upos in ("NOUN", "PROPN"):
        return _is_known_noun(first, later)
    return _same_day(first, later) and _share_actor(first, later) and _are_the_same_people(first, later)


def _are_the_same_people(first: Draft, later: Draft) -> bool:
    """Whether one of two verbs names nobody whom the other does not: who joins and who accepts them do two things."""
    named, again = ({actor.id for actor in draft.actors} for draft in (first, later))
    return named <= again or again <= named


def _is_known_noun(first: Draft, later: Draft) -> bool:
    """A noun told as known, soon after; a date of its own must be that of the first."""
    near = later.candidate.sentence.index - first.last_sentence <= _SOON
    noun = later.candidate.word.upos in ("NOUN", "PROPN")
    owned = first.type == later.type and is_owned(later) and _share_actor(first, later)  # "Russia's withdrawal"
    known = refers_back(later) or owned
    return noun and near and known and (not later.own_time or _same_day(first, later))


def _are_apart(first: Place, later: Place) -> bool:
    """Two countries, or two towns of one that lie a day's march from each other; a country holds its towns."""
    if first.country != later.country:
        return first.name != later.name
    names = {first.name, later.name}
    if len(names) == 1 or country_names().get(first.country or "") in names:
        return False
    if None in (first.lat, first.lon, later.lat, later.lon):
        return False
    north, east = abs((first.lat or 0) - (later.lat or 0)), abs((first.lon or 0) - (later.lon or 0))
    return max(north, east) > _NEAR


def _same_stem(first: Draft, later: Draft) -> bool:
    """ "withdraw" and "withdrawal", "deploy" and "deployment": one root, whatever the part of speech."""
    a, b = first.candidate.word.lemma.lower(), later.candidate.word.lemma.lower()
    return a[:STEM] == b[:STEM]


def are_alike(first: str, second: str) -> bool:
    """Whether the same happening may be told as either of two types."""
    return first == second or (first, second) in _ALIKE


def dates_agree(first: Draft, later: Draft) -> bool:
    """Whether two events may be of one day: either is undated, or they overlap."""
    a, b = first.when, later.when
    if not a.is_dated or not b.is_dated:
        return True
    start, end = max(a.first or date.min, b.first or date.min), min(a.last or date.max, b.last or date.max)
    return start <= end


def _same_day(first: Draft, later: Draft) -> bool:
    return first.when.is_dated and (first.when.first, first.when.last) == (later.when.first, later.when.last)


def _actors_agree(first: Draft, later: Draft) -> bool:
    """Either says nothing of who, or they share someone."""
    return not first.own_actors or not later.own_actors or _share_actor(first, later)


def _share_actor(first: Draft, later: Draft) -> bool:
    """Whom something is promised is not who promises it elsewhere."""
    promised = first.type == "commitment"
    names, again = (
        {(name, promised and a.role is Role.TARGET) for a in draft.actors for name in (a.id, a.country) if name}
        for draft in (first, later)
    )
    return not names.isdisjoint(again)


def _is_done_and_planned(first: Draft, later: Draft) -> bool:
    """One told as done, the other as to come, each by a verb of its own: "they met", "they are to meet"."""
    told = {first.status, later.status}
    if told == {Status.OCCURRED, Status.PLANNED} and later.own_time and not is_definite(later):
        return True  # "he expects to be arrested. She was under house arrest from 1989 to 2010"
    own = all(draft.candidate.link in ("own", "light") for draft in (first, later))
    return own and told == {Status.OCCURRED, Status.PLANNED}


def _all_actors(first: Draft, later: Draft) -> tuple[Actor, ...]:
    """Those of the first mention, and whom only the later one names: further partners, or who did it, or to whom."""
    if not first.actors:
        return later.actors
    known = {actor.id or actor.name for actor in first.actors}
    roles = {actor.role for actor in first.actors}
    added = [
        actor
        for actor in later.own_actors
        if (actor.id or actor.name) not in known and (actor.role is Role.PARTICIPANT or actor.role not in roles)
    ]
    return (*first.actors, *added)


def _joined(first: Draft, later: Draft) -> Draft:
    """The first mention stays the main one; it takes what only the later one knows."""
    take_date = not first.when.is_dated and later.when.is_dated
    same = first.status is later.status and first.candidate.word.lemma.lower() == later.candidate.word.lemma.lower()
    take_title = same and is_telling(later.title) and not is_telling(first.title)  # "It was signed"
    return replace(
        first,
        type=later.type if is_under(first, later) else first.type,  # "met for talks": the noun says which
        title=later.title if take_title else first.title,
        when=later.when if take_date else first.when,
        actors=_all_actors(first, later),
        place=first.place or later.place,
        mentions=(*first.mentions, *later.mentions),
        last_sentence=later.candidate.sentence.index,
    )
