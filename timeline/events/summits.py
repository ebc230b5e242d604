"""When a meeting is a summit: two heads of state or government take part."""

from collections.abc import Sequence
from functools import cache

from timeline.events.candidate import Candidate
from timeline.lexicons import read_table
from timeline.model.actor import Actor
from timeline.model.analysis import Sentence

__all__ = ["is_summit"]

_HEADS = frozenset(
    {"president", "prime minister", "premier", "chancellor", "leader", "supreme leader", "king", "crown prince"}
)
_BY_PHONE = frozenset({"speak", "talk", "phone", "telephone", "call"})  # leaders on the phone do not meet
_MEETS = frozenset({"meeting", "negotiation", "visit"})


@cache
def _heads() -> frozenset[str]:
    return frozenset(row[0] for row in read_table("en/actors/leaders.tsv") if row[2] in _HEADS)


def is_summit(candidate: Candidate, actors: Sequence[Actor]) -> bool:
    """Whether a meeting of these actors is one of leaders; a visit is one only if it is called a meeting."""
    if candidate.type not in _MEETS or (
        candidate.type != "meeting" and candidate.word.lemma.lower() not in ("talk", "talks")
    ):
        return False
    if candidate.type != "negotiation" and candidate.word.lemma.lower() in _BY_PHONE:
        return False
    leaders = {actor.id for actor in actors if actor.name in _heads()}
    if len(leaders) >= 2:
        return True
    return (
        candidate.type == "meeting"
        and _names_leaders(candidate.sentence)
        and len({a.country for a in actors if a.country}) >= 2
    )


def _names_leaders(sentence: Sentence) -> bool:
    """ "the leaders of Peru and Chile", not "rebel leaders"."""
    return any(
        word.text.lower() == "leaders"
        and not any(c.relation == "compound" and c.upos == "NOUN" for c in sentence.children(word))
        for word in sentence.words
    )
