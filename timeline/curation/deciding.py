"""What decisions do to the fields of the events that merging gives: one event at a time, or all of them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from timeline.lexicons.event_types import EventType, shipped_types
from timeline.model.actor import Actor, Role
from timeline.model.decision import CHANGEABLE, Decision, Place, Verdict, in_order
from timeline.model.event import FieldConfidence, MergedEvent, Status, Tier
from timeline.model.months import last_of_month
from timeline.model.time import Basis, Precision, When

__all__ = ["DecidedEvents", "apply_decisions"]

# of an event that has become several since, these hold for the one that most of it stands in; others for all of them
_FOR_ONE = frozenset({Verdict.ACCEPT, Verdict.CHANGE, Verdict.ADD})


def apply_decisions(
    merged: Iterable[MergedEvent], decisions: Sequence[Decision], *, types: Mapping[str, EventType] | None = None
) -> list[MergedEvent]:
    """The events with what was decided of them; of two decisions on one field the later one holds. Order: as given.

    Where an event was decided on that has become several since, a rejection, a tag and a note go with all of them, a
    signature and a change with the one that most of it stands in.  ``types`` say the group of a type that was decided
    on, the shipped ones if none are given.
    """
    events = list(merged)
    decided = DecidedEvents(types)
    decided.follow(came=events, made=decisions)
    return [decided.event(event.id) for event in events]


class DecidedEvents:
    """Merged events and the decisions on them, where a change of either costs no more than what it touches."""

    def __init__(self, types: Mapping[str, EventType] | None = None) -> None:
        self._types = shipped_types() if types is None else types
        self._events: dict[str, MergedEvent] = {}
        self._decisions: dict[str, Decision] = {}
        self._mentions: dict[str, dict[str, list[Place]]] = {}  # by article, then event
        self._held: dict[str, dict[str, list[Place]]] = {}  # by article, then decision

    def follow(
        self,
        *,
        gone: Iterable[str] = (),
        came: Iterable[MergedEvent] = (),
        undone: Iterable[str] = (),
        made: Iterable[Decision] = (),
    ) -> set[str]:
        """Take in what went and came; the ids of the events that may look different now, without those that went.

        An event that came under the id of one that is known takes its place.
        """
        gone, came, made = set(gone), list(came), list(made)
        moved = [self._events[name] for name in gone | {event.id for event in came} if name in self._events]
        touched = {name for event in (*moved, *came) for name in self._on(event)}
        touched |= {name for name in undone if name in self._decisions} | {one.id for one in made}
        reached = {name for one in touched & self._decisions.keys() for name in self._under(self._decisions[one])}
        for event in moved:
            self._forget_event(event)
        for event in came:
            self._keep_event(event)
        for name in undone:
            self._forget_decision(name)
        for decision in made:
            self._forget_decision(decision.id)
            self._keep_decision(decision)
        reached |= {name for one in touched & self._decisions.keys() for name in self._under(self._decisions[one])}
        return (reached | {event.id for event in came}) & self._events.keys()

    def event(self, name: str) -> MergedEvent:
        """The event of an id, with what was decided of it.

        Raises: KeyError when there is none
        """
        event = self._events[name]
        for decision in self.decisions_on(name):
            event = _changed(event, decision, self._types)
        return event

    def knows(self, name: str) -> bool:
        """Whether an event is among these."""
        return name in self._events

    def undecided(self, name: str) -> MergedEvent:
        """The event of an id, without what was decided of it.

        Raises: KeyError when there is none
        """
        return self._events[name]

    def is_held(self, name: str) -> bool:
        """Whether some decision holds on to a place of an event, be it for this one or for another one there."""
        return bool(self._on(self._events[name]))

    def decisions_on(self, name: str) -> list[Decision]:
        """The decisions that hold for an event. Order: as they were made."""
        found = (self._decisions[one] for one in self._on(self._events[name]))
        return in_order([one for one in found if name in self._meant(one)])

    def _meant(self, decision: Decision) -> Iterable[str]:
        found = self._under(decision)
        if len(found) < 2 or decision.verdict not in _FOR_ONE:
            return found
        order = {place: number for number, place in enumerate(decision.places)}
        most = sorted(found, key=lambda name: (-len(found[name]), min(map(order.__getitem__, found[name])), name))
        return most[:1]

    def _under(self, decision: Decision) -> dict[str, set[Place]]:
        """The events that stand where a decision holds on, with its places there."""
        found: dict[str, set[Place]] = {}
        for place in decision.places:
            for name, mentions in self._mentions.get(place.article, {}).items():
                if any(place.overlaps(other) for other in mentions):
                    found.setdefault(name, set()).add(place)
        return found

    def _on(self, event: MergedEvent) -> set[str]:
        """The decisions that hold on to places of an event."""
        return {
            name
            for article, mentions in _by_article(_places(event)).items()
            for name, places in self._held.get(article, {}).items()
            if any(place.overlaps(other) for place in places for other in mentions)
        }

    def _keep_event(self, event: MergedEvent) -> None:
        self._events[event.id] = event
        for article, places in _by_article(_places(event)).items():
            self._mentions.setdefault(article, {})[event.id] = places

    def _forget_event(self, event: MergedEvent) -> None:
        del self._events[event.id]
        for mention in event.mentions:
            self._mentions[mention.article].pop(event.id, None)

    def _keep_decision(self, decision: Decision) -> None:
        self._decisions[decision.id] = decision
        for article, places in _by_article(decision.places).items():
            self._held.setdefault(article, {})[decision.id] = places

    def _forget_decision(self, name: str) -> None:
        decision = self._decisions.pop(name, None)
        for place in decision.places if decision else ():
            self._held[place.article].pop(name, None)


def _places(event: MergedEvent) -> Iterator[Place]:
    return (Place(article=m.article, start=m.trigger.start, end=m.trigger.end) for m in event.mentions)


def _by_article(places: Iterable[Place]) -> dict[str, list[Place]]:
    found: dict[str, list[Place]] = {}
    for place in places:
        found.setdefault(place.article, []).append(place)
    return found


def _changed(event: MergedEvent, decision: Decision, types: Mapping[str, EventType]) -> MergedEvent:
    match decision.verdict:
        case Verdict.ACCEPT:
            update: dict[str, object] = {"accepted": True}
        case Verdict.REJECT:
            update = {"accepted": False}
        case Verdict.NOTE:
            update = {"notes": (*event.notes, f"{decision.note} ({decision.author}, {decision.at.date()})")}
        case Verdict.TAG:
            update = {"tags": (*(tag for tag in event.tags if tag != decision.tag), decision.tag)}
        case Verdict.UNTAG:
            update = {"tags": tuple(tag for tag in event.tags if tag != decision.tag)}
        case Verdict.CHANGE:
            update = _new_fields(event, decision, types)
        case Verdict.ADD:
            update = {**_new_fields(event, decision, types), "accepted": True, "corrected": event.corrected}
        case _:
            return event
    return event.model_copy(update=update)


def _new_fields(event: MergedEvent, decision: Decision, types: Mapping[str, EventType]) -> dict[str, object]:
    update: dict[str, object] = {
        name: value for name in ("title", "type", "place") if (value := getattr(decision, name)) is not None
    }
    if decision.verdict is Verdict.CHANGE:
        update |= _retyped(decision.type, types)
    if decision.status:
        update["status"] = Status(decision.status)
    if decision.tier:
        update["tier"] = Tier(decision.tier)
    if decision.first or decision.when is not None:
        update["when"] = _when(decision)
    if decision.without_place:
        update["place"] = None
    actors = _cast(event.actors, decision)
    if actors != event.actors:
        update["actors"] = actors
    update["fields"] = _decided(event.fields, decision)
    update["corrected"] = tuple(name for name in CHANGEABLE if name in {*event.corrected, *decision.fields})
    return update


def _cast(actors: tuple[Actor, ...], decision: Decision) -> tuple[Actor, ...]:
    """Who takes part, where a decision says it for some of the roles. Order: agents, targets, participants"""
    given = {role: decision.actors_of(role) for role in Role}
    if all(chosen is None for chosen in given.values()):
        return actors
    found: list[Actor] = []
    for role, chosen in given.items():
        found += [actor for actor in actors if actor.role is role] if chosen is None else chosen
    return tuple(found)


def _decided(fields: FieldConfidence | None, decision: Decision) -> FieldConfidence | None:
    """The reader's doubts about the fields that it filled itself: what an analyst has set is not in doubt."""
    given = {"type": decision.type, "days": "when" in decision.fields, "status": decision.status}
    return fields and fields.model_copy(update={name: 1.0 for name, value in given.items() if value})


def _retyped(type_: str | None, types: Mapping[str, EventType]) -> dict[str, object]:
    """The group of a type goes with it; codes of other schemes would be those of the old type."""
    if type_ is None:
        return {}
    known = types.get(type_)
    return {"plover": None, "cameo": None, **({"group": known.group} if known else {})}


def _when(decision: Decision) -> When:
    said = f"set by {decision.author} on {decision.at.date()}"
    if decision.when is not None:
        return decision.when.model_copy(update={"explanation": (said, *decision.when.explanation)})
    edtf, precision = _grain(decision.first, decision.last or decision.first)
    return When(
        first=decision.first,
        last=decision.last or decision.first,
        edtf=edtf,
        precision=precision,
        basis=Basis.STATED,
        explanation=(said,),
    )


def _grain(first: date | None, last: date | None) -> tuple[str | None, Precision]:
    """An interval that is a whole day, month or year is written as one."""
    if first is None or last is None:
        return None, Precision.UNKNOWN
    if first == last:
        return first.isoformat(), Precision.DAY
    if first.day == 1 and last == last_of_month(last):
        if (first.year, first.month) == (last.year, last.month):
            return f"{first:%Y-%m}", Precision.MONTH
        if first.year == last.year and (first.month, last.month) == (1, 12):
            return f"{first:%Y}", Precision.YEAR
    return f"{first}/{last}", Precision.UNKNOWN
