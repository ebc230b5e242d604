"""One event per thing: later mentions of what an article already told become mentions of it."""

from dataclasses import replace
from datetime import date

from timeline.events.cues import cue_words, is_cue
from timeline.events.draft import Draft
from timeline.events.roles.words import in_class
from timeline.events.titles import is_telling
from timeline.lexicons import country_names
from timeline.model.actor import Actor, Place, Role
from timeline.model.event import Status

__all__ = ["are_alike", "dates_agree", "join_mentions"]

_KNOWN = ("reference.definite", "reference.owned")
REACH = 12  # sentences
_NEAR = 0.5  # degrees: a town and its suburbs
_TALKING = frozenset({"summit", "meeting", "negotiation"})
STEM = 5  # letters that words of one root share
_HARM = frozenset({"kill", "wound", "injure", "destroy"})
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
    if _is_purpose_of(first, later):
        return True
    if later.candidate.sentence.index - first.last_sentence > REACH and not _same_day(first, later):
        return False
    if not dates_agree(first, later) or not _actors_agree(first, later):
        return False
    if first.place and later.place and _are_apart(first.place, later.place):
        return False
    if _is_done_and_planned(first, later):
        return False
    same_type = first.type == later.type
    if same_type and (_is_harm_of(first, later) or _is_under(first, later)):
        return True
    if (
        same_type
        and not in_class(first.type, "types.said")
        and not _is_new(later)
        and not later.own_time
        and _same_stem(first, later)
    ):
        return True
    if same_type and first.candidate.word.lemma.lower() == later.candidate.word.lemma.lower():
        if _is_further(later):
            return False
        return _refers_back(later) or _share_actor(first, later) or _same_day(first, later)
    if not are_alike(first.type, later.type):
        return False
    if later.candidate.word.upos in ("NOUN", "PROPN"):
        return _refers_back(later) and later.candidate.sentence.index - first.last_sentence <= 3 and not later.own_time
    return same_type and _same_day(first, later) and _share_actor(first, later) and not _is_further(later)


def _is_purpose_of(first: Draft, later: Draft) -> bool:
    """ "met to discuss", "held talks, discussing": what they met for is the meeting."""
    verb, sentence = later.candidate.word, later.candidate.sentence
    if first.candidate.sentence is not sentence or verb.upos != "VERB" or verb.relation not in ("xcomp", "advcl"):
        return False
    if {first.type, later.type} - _TALKING or verb.feature("VerbForm") == "Fin":
        return False
    above = sentence.head(verb)
    return above.index in (first.candidate.word.index, getattr(first.candidate.governor, "index", -1))


def _is_further(draft: Draft) -> bool:
    """ "also attacked", "another bomb killed": told as one more of its kind."""
    verb, sentence = draft.candidate.governor or draft.candidate.word, draft.candidate.sentence
    near = [verb, draft.candidate.word, *(c for c in sentence.children(verb) if c.relation in ("nsubj", "obj"))]
    return any(
        c.text.lower() in cue_words("reference.further")
        for word in near
        for c in sentence.children(word)
        if c.relation in ("det", "amod", "advmod")
    )


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


def _is_new(draft: Draft) -> bool:
    """ "a second test", "another strike", "new talks": not what was told before."""
    word, sentence = draft.candidate.word, draft.candidate.sentence
    return any(
        c.text.lower() in cue_words("reference.new")
        for c in sentence.children(word)
        if c.relation in ("det", "amod", "nummod", "advmod")
    )


def _is_under(first: Draft, later: Draft) -> bool:
    """ "seized power in a coup": the noun under the verb of its own type says the same again."""
    word, sentence = later.candidate.word, later.candidate.sentence
    if first.candidate.sentence is not sentence or word.upos != "NOUN" or in_class(first.type, "types.said"):
        return False
    for above in sentence.ancestors(word):
        if above.index == first.candidate.word.index:
            return True
        if above.upos != "NOUN":
            return False
    return False


def _is_harm_of(first: Draft, later: Draft) -> bool:
    """ "struck ..., killing ten and wounding five": the harm is part of the attack in the same sentence."""
    if first.last_sentence != later.candidate.sentence.index or first.type != "attack":
        return False
    if later.own_time and not _same_day(first, later):
        return False
    return {first.candidate.word.lemma.lower(), later.candidate.word.lemma.lower()} & _HARM != set()


def _refers_back(draft: Draft) -> bool:
    """A definite noun: "the summit", "that test", "their meeting"."""
    word, sentence = draft.candidate.word, draft.candidate.sentence
    if word.upos not in ("NOUN", "PROPN"):
        return False
    return any(
        is_cue(c.text.lower(), *_KNOWN) for c in sentence.children(word) if c.relation in ("det", "nmod")
    ) or any(c.relation == "compound" for c in sentence.children(word))


def are_alike(first: str, second: str) -> bool:
    """Whether the same happening may be told as either of two types."""
    return first == second or any({first, second} <= family for family in _FAMILIES)


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
    names = {actor.id for actor in first.actors} | {actor.country for actor in first.actors if actor.country}
    return any(actor.id in names or (actor.country in names if actor.country else False) for actor in later.actors)


def _is_done_and_planned(first: Draft, later: Draft) -> bool:
    """One told as done, the other as to come, each by a verb of its own: "they met", "they are to meet"."""
    told = {first.status, later.status}
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
        title=later.title if take_title else first.title,
        when=later.when if take_date else first.when,
        actors=_all_actors(first, later),
        place=first.place or later.place,
        mentions=(*first.mentions, *later.mentions),
        last_sentence=later.candidate.sentence.index,
    )
