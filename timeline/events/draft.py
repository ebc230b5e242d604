"""An event on its way: what is known of it before mentions are joined."""

from dataclasses import dataclass

from timeline.events.candidate import Candidate
from timeline.model.actor import Actor, Place
from timeline.model.event import Attribution, Mention, Status
from timeline.model.time import When

__all__ = ["Draft"]


@dataclass(frozen=True, slots=True)
class Draft:
    """One trigger with all that its sentence says of it."""

    id: str
    candidate: Candidate
    type: str
    title: str
    when: When
    status: Status
    actors: tuple[Actor, ...]
    own_actors: tuple[Actor, ...]  # without those that only the clause around it names
    place: Place | None
    attribution: Attribution | None
    mentions: tuple[Mention, ...]
    own_time: bool
    last_sentence: int
