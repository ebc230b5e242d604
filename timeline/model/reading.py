"""What the trained reader makes of an article: scores, not yet facts.

The reader says how probable each answer is; `events` decides, and `resolution` has already said what the days are.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import numpy

from timeline.model.actor import EntityMention
from timeline.model.analysis import Sentence, Word
from timeline.model.span import Span

__all__ = ["ROLES", "SALIENCES", "STATUSES", "BoundBy", "Party", "Reading", "TriggerReading"]

Scores = numpy.ndarray[Any, numpy.dtype[numpy.float32]]

SALIENCES = ("none", "minor", "background", "core")
STATUSES = ("occurred", "ongoing", "planned", "hypothetical", "denied")
ROLES = ("none", "agent", "target", "participant")


class BoundBy(StrEnum):
    """How an event's days follow from the expression that dates it."""

    WITHIN = "within"  # the expression's own days
    SINCE = "since"  # from its first day until publication
    UNTIL = "until"  # from publication until its last day
    BEFORE = "before"  # no later than its last day
    AFTER = "after"  # no earlier than its first day


@dataclass(frozen=True, slots=True)
class Party:
    """Words that may name who takes part, where, or who says so: a known mention, or a noun phrase as it is written."""

    span: Span
    sentence: int
    head: int  # index of its governing word in the sentence
    text: str
    mention: EntityMention | None = None

    @property
    def key(self) -> str:
        """What it names, to count it with its other mentions: known actors or a known place, else its words."""
        mention = self.mention
        if mention is not None and mention.actors:
            return "|".join(sorted(actor.id for actor in mention.actors))
        if mention is not None and mention.place is not None:
            return mention.place.id
        return " ".join(self.text.lower().split()).removeprefix("the ")


@dataclass(frozen=True, slots=True)
class TriggerReading:
    """A word or words that tell an event, as the reader sees them. Units: probabilities."""

    sentence: Sentence
    word: Word  # the one of its words that tells most
    span: Span
    salience: Scores  # in the order of SALIENCES
    main: float  # that the event's own line is made of this mention, not of another one
    types: Scores  # in the order of Reading.types
    statuses: Scores  # in the order of STATUSES

    @property
    def kept(self) -> float:
        """How probable it is that its event belongs on a timeline of the article."""
        return float(self.salience[2] + self.salience[3])


@dataclass(frozen=True, slots=True)
class Reading:
    """All scores of an article. Rows are triggers, in the order of the text."""

    types: tuple[str, ...]
    triggers: tuple[TriggerReading, ...]
    dates: Scores  # [triggers, times + 2]: by which expression dated; then by publication; then by nothing
    bounds: Scores  # [triggers, times, 5]: BoundBy of each pair
    same: (
        Scores  # [triggers, triggers]: that a trigger tells again what one before it told; on the diagonal, a new thing
    )
    parties: tuple[Party, ...]
    roles: Scores  # [triggers, parties, 4]: ROLES
    places: Scores  # [triggers, parties]
    sources: Scores  # [triggers, parties]
    titles: tuple[Scores, ...]  # for each trigger, that a word of its sentence belongs into the line
