"""One event's row of a review file or sheet -> decisions, and what is wrong in which field of it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from timeline.curation.fields import FIELDS, FieldReader, Problem, read_fields
from timeline.errors import DecisionError
from timeline.model.decision import Decision, Place, Verdict
from timeline.model.event import MergedEvent

__all__ = ["RowReader", "places_of"]

_LONGEST_TAG, _LONGEST_NOTE = 60, 2_000
_TAKEN_OFF = "-"  # before a tag: it is taken off


@dataclass(frozen=True)
class RowReader:
    """Reads rows; ``places`` are those of the events that a merge may name, by id."""

    places: Mapping[str, tuple[Place, ...]]
    types: Collection[str]
    fields: FieldReader
    author: str
    at: datetime

    def read(
        self, given: Mapping[str, str], own: tuple[Place, ...], event: MergedEvent | None
    ) -> tuple[list[Decision], list[Problem]]:
        """The decisions of a row whose fields hold something. Order: verdict, change, merge, split, tags, note"""
        decisions: list[Decision] = []
        problems: list[Problem] = []

        def decide(verdict: Verdict, **more: object) -> None:
            content = {"verdict": verdict, "places": own, "author": self.author, "at": self.at, **more}
            decisions.append(Decision.model_validate(content))

        if verdict := given.get("verdict"):
            if verdict in (Verdict.ACCEPT, Verdict.REJECT):
                decide(Verdict(verdict))
            else:
                problems.append(("verdict", DecisionError("one of accept, reject", got=verdict)))
        typed = {name: given[name] for name in FIELDS if name in given}
        fields, wrong = read_fields(typed, event, self.fields, self.types)
        problems += wrong
        if fields:
            decide(Verdict.CHANGE, **fields)
        if (theirs := self._other(given.get("merge"), own, problems)) is not None:
            decide(Verdict.MERGE, others=theirs)
        if (index := _mention(given.get("split"), own, problems)) is not None:
            decide(Verdict.SPLIT, places=own[:index] + own[index + 1 :], others=(own[index],))
        for tag in filter(None, (one.strip() for one in given.get("tag", "").split(";"))):
            if len(tag) > _LONGEST_TAG:
                problems.append(("tag", DecisionError(f"tags of up to {_LONGEST_TAG} characters", got=tag[:80])))
            elif tag.startswith(_TAKEN_OFF):
                decide(Verdict.UNTAG, tag=tag.removeprefix(_TAKEN_OFF).strip())
            else:
                decide(Verdict.TAG, tag=tag)
        if note := given.get("note", "")[:_LONGEST_NOTE]:
            decide(Verdict.NOTE, note=note)
        return decisions, problems

    def _other(self, name: str | None, own: tuple[Place, ...], problems: list[Problem]) -> tuple[Place, ...] | None:
        if not name:
            return None
        theirs = self.places.get(name)
        if theirs is None:
            problems.append(("merge", DecisionError("the id of another event", got=name)))
        elif any(place.overlaps(other) for place in own for other in theirs):
            problems.append(("merge", DecisionError("the id of another event", got=f"{name}, the event itself")))
            return None
        return theirs


def _mention(number: str | None, own: tuple[Place, ...], problems: list[Problem]) -> int | None:
    if not number:
        return None
    if number.isdecimal() and 1 <= int(number) <= len(own) and len(own) > 1:
        return int(number) - 1
    expected = f"the number of a mention, 1 to {len(own)}" if len(own) > 1 else "an event of several mentions"
    problems.append(("split", DecisionError(expected, got=number)))
    return None


def places_of(event: MergedEvent) -> tuple[Place, ...]:
    """Where the event stands in its articles."""
    return tuple(Place(article=m.article, start=m.trigger.start, end=m.trigger.end) for m in event.mentions)
