"""What decisions do: links that merging must or must not make, and fields of the events that come out."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations

from timeline.lexicons.event_types import EventType, shipped_types
from timeline.model.decision import Decision, Place, Verdict
from timeline.model.event import ArticleEvents, FieldConfidence, MergedEvent, Status
from timeline.model.months import last_of_month
from timeline.model.time import Basis, Precision, When

__all__ = ["apply_decisions", "links"]

Pair = tuple[str, str]


def links(decisions: Sequence[Decision], extracted: Iterable[ArticleEvents]) -> tuple[list[Pair], list[Pair]]:
    """The pairs of event ids that must be one and that must not be."""
    at: dict[str, list[tuple[Place, str]]] = {}
    for line in extracted:
        for event in line.events:
            for mention in event.mentions:
                place = Place(article=mention.article, start=mention.trigger.start, end=mention.trigger.end)
                at.setdefault(line.id, []).append((place, event.id))
    pairs = _Pairs()
    for decision in sorted(decisions, key=lambda one: (one.at, one.verdict is Verdict.SPLIT, one.id)):
        ours = sorted({name for place in decision.places for name in _found(place, at)})
        theirs = sorted({name for place in decision.others for name in _found(place, at)})
        if decision.verdict is Verdict.MERGE and ours and theirs:
            pairs.join([*ours, *theirs])
        if decision.verdict is Verdict.SPLIT:
            pairs.part(ours, theirs)
    return sorted(pairs.must), sorted(pairs.cannot)


class _Pairs:
    """What must be one and what must not, as one decision after another says; a later one holds against an earlier."""

    def __init__(self) -> None:
        self.must: set[Pair] = set()
        self.cannot: set[Pair] = set()

    def join(self, names: Sequence[str]) -> None:
        """All of them are one event: those that an analyst saw under each of the two."""
        for one, other in combinations(sorted(set(names)), 2):
            self.must.add((one, other))
            self.cannot.discard((one, other))

    def part(self, ours: Sequence[str], theirs: Sequence[str]) -> None:
        """None of theirs is one with any of ours, or with what is one with ours."""
        kept = self._joined_with(set(ours), without=set(theirs))
        for one, other in ((a, b) for a in sorted(kept) for b in theirs):
            pair = (min(one, other), max(one, other))
            self.must.discard(pair)
            self.cannot.add(pair)

    def _joined_with(self, names: set[str], *, without: set[str]) -> set[str]:
        names = names - without
        reached = {name for pair in self.must if not names.isdisjoint(pair) for name in pair} - without
        return names if reached <= names else self._joined_with(names | reached, without=without)


def _found(place: Place, at: dict[str, list[tuple[Place, str]]]) -> Iterator[str]:
    return (name for other, name in at.get(place.article, ()) if place.overlaps(other))


def apply_decisions(
    merged: Iterable[MergedEvent], decisions: Sequence[Decision], *, types: Mapping[str, EventType] | None = None
) -> list[MergedEvent]:
    """The events with what was decided of them; of two decisions on one field the later one holds. Order: as given.

    Where an event was decided on that has become several since, a rejection and a note go with all of them, a signature
    and a change with the one that most of it stands in.  ``types`` say the group of a type that was decided on, the
    shipped ones if none are given.
    """
    events, types = list(merged), shipped_types() if types is None else types
    where: dict[str, dict[int, set[Place]]] = {decision.id: {} for decision in decisions}
    by_article: dict[str, list[tuple[Place, Decision]]] = {}
    for decision in decisions:
        for place in decision.places:
            by_article.setdefault(place.article, []).append((place, decision))
    for position, event in enumerate(events):
        for mention in event.mentions:
            here = Place(article=mention.article, start=mention.trigger.start, end=mention.trigger.end)
            for place, decision in by_article.get(mention.article, ()):
                if here.overlaps(place):
                    where[decision.id].setdefault(position, set()).add(place)
    for decision in sorted(decisions, key=lambda one: (one.at, one.id)):
        for position in _meant(decision, where[decision.id]):
            events[position] = _changed(events[position], decision, types)
    return events


def _meant(decision: Decision, found: dict[int, set[Place]]) -> list[int]:
    if len(found) < 2 or decision.verdict not in (Verdict.ACCEPT, Verdict.CHANGE):
        return sorted(found)
    order = {place: number for number, place in enumerate(decision.places)}
    return [max(found, key=lambda position: (len(found[position]), -min(map(order.__getitem__, found[position]))))]


def _changed(event: MergedEvent, decision: Decision, types: Mapping[str, EventType]) -> MergedEvent:
    match decision.verdict:
        case Verdict.ACCEPT:
            return event.model_copy(update={"accepted": True})
        case Verdict.REJECT:
            return event.model_copy(update={"accepted": False})
        case Verdict.NOTE:
            return event.model_copy(
                update={"notes": (*event.notes, f"{decision.note} ({decision.author}, {decision.at.date()})")}
            )
        case Verdict.CHANGE:
            update: dict[str, object] = _retyped(decision.type, types) | {
                name: value for name in ("title", "type") if (value := getattr(decision, name))
            }
            if decision.status:
                update["status"] = Status(decision.status)
            if decision.first:
                update["when"] = _when(decision)
            update["fields"] = _decided(event.fields, decision)
            return event.model_copy(update=update)
    return event


def _decided(fields: FieldConfidence | None, decision: Decision) -> FieldConfidence | None:
    """The reader's doubts about the fields that it filled itself: what an analyst has set is not in doubt."""
    given = {"type": decision.type, "days": decision.first, "status": decision.status}
    return fields and fields.model_copy(update={name: 1.0 for name, value in given.items() if value})


def _retyped(type_: str | None, types: Mapping[str, EventType]) -> dict[str, object]:
    """The group of a type goes with it; codes of other schemes would be those of the old type."""
    if type_ is None:
        return {}
    known = types.get(type_)
    return {"plover": None, "cameo": None, **({"group": known.group} if known else {})}


def _when(decision: Decision) -> When:
    edtf, precision = _grain(decision.first, decision.last or decision.first)
    return When(
        first=decision.first,
        last=decision.last or decision.first,
        edtf=edtf,
        precision=precision,
        basis=Basis.STATED,
        explanation=(f"set by {decision.author} on {decision.at.date()}",),
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
