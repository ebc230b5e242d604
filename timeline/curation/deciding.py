"""What decisions do: links that merging must or must not make, and fields of the events that come out."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from functools import cache

from timeline.lexicons import lexicon_names, read_lexicon
from timeline.model.decision import Decision, Place, Verdict
from timeline.model.event import ArticleEvents, MergedEvent, Status
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
    must: list[Pair] = []
    cannot: list[Pair] = []
    for decision in decisions:
        if decision.verdict not in (Verdict.MERGE, Verdict.SPLIT):
            continue
        ours = sorted({name for place in decision.places for name in _found(place, at)})
        theirs = sorted({name for place in decision.others for name in _found(place, at)})
        if decision.verdict is Verdict.MERGE:
            must += [(a, b) for a in ours[:1] for b in theirs[:1] if a != b]
        else:
            cannot += [(a, b) for a in ours for b in theirs if a != b]
    return must, cannot


def _found(place: Place, at: dict[str, list[tuple[Place, str]]]) -> Iterator[str]:
    return (name for other, name in at.get(place.article, ()) if place.overlaps(other))


def apply_decisions(merged: Iterable[MergedEvent], decisions: Sequence[Decision]) -> list[MergedEvent]:
    """The events with what was decided of them; of two decisions on one field the later one holds. Order: as given."""
    by_article: dict[str, list[tuple[Place, Decision]]] = {}
    for decision in sorted(decisions, key=lambda d: (d.at, d.id)):
        for place in decision.places:
            by_article.setdefault(place.article, []).append((place, decision))
    return [_decided(event, by_article) for event in merged]


def _decided(event: MergedEvent, by_article: dict[str, list[tuple[Place, Decision]]]) -> MergedEvent:
    touching: dict[str, Decision] = {}
    for mention in event.mentions:
        here = Place(article=mention.article, start=mention.trigger.start, end=mention.trigger.end)
        for place, decision in by_article.get(mention.article, ()):
            if here.overlaps(place):
                touching[decision.id] = decision
    for decision in sorted(touching.values(), key=lambda d: (d.at, d.id)):
        event = _changed(event, decision)
    return event


def _changed(event: MergedEvent, decision: Decision) -> MergedEvent:
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
            update: dict[str, object] = _retyped(decision.type) | {
                name: value for name in ("title", "type") if (value := getattr(decision, name))
            }
            if decision.status:
                update["status"] = Status(decision.status)
            if decision.first:
                update["when"] = _when(decision)
            return event.model_copy(update=update)
    return event


def _retyped(type_: str | None) -> dict[str, object]:
    """The group of a type goes with it; codes of other schemes would be those of the old type."""
    if type_ is None:
        return {}
    group = _groups().get(type_)
    return {"plover": None, "cameo": None, **({"group": group} if group else {})}


@cache
def _groups() -> dict[str, str]:
    tables = (table for name in lexicon_names() if name.startswith("en/types/") for table in read_lexicon(name)["type"])
    return {table["id"]: table["group"] for table in tables}


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
    if first.day == 1 and (last + timedelta(days=1)).day == 1:
        if (first.year, first.month) == (last.year, last.month):
            return f"{first:%Y-%m}", Precision.MONTH
        if first.year == last.year and (first.month, last.month) == (1, 12):
            return f"{first:%Y}", Precision.YEAR
    return f"{first}/{last}", Precision.UNKNOWN
