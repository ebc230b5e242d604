"""What an analyst typed into the fields of an event -> what was decided, and what cannot be.

Review files, sheets and the desk all have the same fields; here is what each may hold.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from timeline.curation.edtf import read_edtf
from timeline.errors import DateError, DecisionError, TimelineError
from timeline.model.actor import Actor, Place, Role
from timeline.model.event import MergedEvent, Status, Tier
from timeline.model.time import When

__all__ = ["FIELDS", "FieldReader", "Problem", "read_fields", "typed_field"]

FIELDS = ("title", "type", "status", "tier", "when", "agents", "targets", "participants", "place")
_ROLES = {"agents": Role.AGENT, "targets": Role.TARGET, "participants": Role.PARTICIPANT}
_LONGEST_TITLE = 400  # characters: a line, not an article
_LONGEST_NAME = 200
_SEPARATOR = ";"

Problem = tuple[str, TimelineError]  # the field, and what is wrong with what stands in it


@dataclass(frozen=True)
class FieldReader:
    """How an analyst's words are read: calendar forms of dates, and names as they are written.

    ``published`` are the days of the articles, by id: what "last Friday" is counted from.
    """

    published: Mapping[str, date | None] = field(default_factory=dict)

    def when(self, text: str, published: date | None) -> When:  # noqa: ARG002  (for those who can count from it)
        """The date that words say, undated for none.

        Raises: DateError when they say no date
        """
        found = read_edtf(text)
        if found is None:
            raise DateError("a date like 2024-03-15", got=text)
        return found.model_copy(update={"explanation": (f'typed as "{text}"',)})

    def actor(self, name: str, role: Role, on: date | None) -> Actor:  # noqa: ARG002
        """Who a name names; ``on`` is the day of the article."""
        return Actor(name=name, role=role, text=name)

    def place(self, name: str) -> Place:
        """Where a name is."""
        return Place(name=name, text=name)


def read_fields(
    given: Mapping[str, str],
    event: MergedEvent | None,
    reader: FieldReader,
    types: Collection[str],
    *,
    published: date | None = None,
) -> tuple[dict[str, object], list[Problem]]:
    """The fields of a decision from those that were typed, and what is wrong with the others.

    Nothing typed for a date, a place or a role means that there is none.  ``event`` is the one that is decided on: who
    takes part in it already is known by that name, and its article's day is what dates are counted from; where there is
    none yet, ``published`` is.
    """
    found: dict[str, object] = {}
    problems: list[Problem] = []
    published = reader.published.get(event.mentions[0].article) if event else published
    for name, text in given.items():
        try:
            found |= _read(name, " ".join(text.split()), event, reader, types, published)
        except TimelineError as error:
            problems.append((name, error))
    return found, problems


def typed_field(event: MergedEvent, name: str) -> str:
    """A field of an event as an analyst would type it."""
    if name in _ROLES:
        return f"{_SEPARATOR} ".join(actor.name for actor in event.actors if actor.role is _ROLES[name])
    if name == "when":
        return _typed_date(event.when)
    if name == "place":
        return event.place.name if event.place else ""
    return str(getattr(event, name))


def _typed_date(when: When) -> str:
    """EDTF; where there is none that a person would write, the days."""
    if not when.is_dated:
        return ""
    if when.edtf and not when.edtf.startswith("["):
        return when.edtf
    return f"{when.first or '..'}/{when.last or '..'}" if when.first != when.last else str(when.first)


def _read(
    name: str,
    text: str,
    event: MergedEvent | None,
    reader: FieldReader,
    types: Collection[str],
    published: date | None,
) -> dict[str, object]:
    match name:
        case "title":
            if not text or len(text) > _LONGEST_TITLE:
                raise DecisionError(f"a title of 1 to {_LONGEST_TITLE} characters", got=text[:60] or "none")
            return {"title": text}
        case "type" | "status" | "tier":
            known: list[str] = {"type": sorted(types), "status": [*Status], "tier": [*Tier]}[name]
            if text not in known:
                raise DecisionError(f"one of {', '.join(known)}", got=text or "none")
            return {name: text}
        case "when":
            return {"when": reader.when(text, published) if text else When()}
        case "agents" | "targets" | "participants":
            return {name: _cast(text, _ROLES[name], event, reader, published)}
        case "place":
            return _place(text, event, reader)
    raise DecisionError(f"one of {', '.join(FIELDS)}", got=name)


def _cast(
    text: str, role: Role, event: MergedEvent | None, reader: FieldReader, published: date | None
) -> tuple[Actor, ...]:
    names = dict.fromkeys(filter(None, (part.strip() for part in text.split(_SEPARATOR))))
    there: Sequence[Actor] = event.actors if event else ()
    known = {actor.name.casefold(): actor for actor in there}
    found = []
    for name in names:
        if len(name) > _LONGEST_NAME:
            raise DecisionError("names with ; between them", got=name[:60])
        taking_part = known.get(name.casefold())
        again = taking_part.model_copy(update={"role": role}) if taking_part else None
        found.append(again or reader.actor(name, role, published))
    return tuple(found)


def _place(text: str, event: MergedEvent | None, reader: FieldReader) -> dict[str, object]:
    if not text:
        return {"without_place": True}
    if len(text) > _LONGEST_NAME:
        raise DecisionError("the name of a place", got=text[:60])
    if event and event.place and event.place.name.casefold() == text.casefold():
        return {"place": event.place}
    return {"place": reader.place(text)}
