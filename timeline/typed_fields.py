"""What an analyst types, read as articles are read: dates by the same rules, actors and places by the same tables."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Self

from timeline import actors
from timeline.curation.edtf import read_edtf
from timeline.curation.fields import FieldReader
from timeline.errors import DateError
from timeline.lexicons import read_lexicon
from timeline.model.actor import Actor, OwnActor, Place, Role
from timeline.model.article import Article
from timeline.model.time import Basis, Precision, ResolvedTime, TimexType, When
from timeline.pipeline import find_times

__all__ = ["TypedFields"]

_EXAMPLES = "a date like 12 June 2018, mid-September 2019, last Friday or 2018-06"
_LONGEST = 120  # characters: a date, not a sentence


@dataclass(frozen=True)
class TypedFields(FieldReader):
    """Reads what is typed with all that the product knows."""

    knowledge: actors.ActorKnowledge = field(default_factory=actors.ActorKnowledge.load)

    @classmethod
    def knowing(cls, published: Mapping[str, date | None], own_actors: Sequence[OwnActor]) -> Self:
        """A reader that counts from these days of publication, and knows a user's own actors."""
        return cls(published, actors.ActorKnowledge.load(own=own_actors))

    def when(self, text: str, published: date | None) -> When:
        """The date that words say as of an article's publication day: EDTF, or any phrase that articles may hold.

        Raises: DateError when they say none, or a day that does not exist
        """
        words = " ".join(text.split())
        if words.lower() in _typed("undated"):
            return When()
        if len(words) > _LONGEST:
            raise DateError(_EXAMPLES, got=f"{words[:60]}...")
        found = read_edtf(words)
        steps: tuple[str, ...] = ()
        if found is None:
            found, steps = _phrased(words, published)
        return found.model_copy(update={"basis": Basis.STATED, "explanation": (f'typed as "{words}"', *steps)})

    def actor(self, name: str, role: Role, on: date | None) -> Actor:
        """Whom the tables know under exactly this name, else somebody of this name."""
        for known in self.knowledge.names.get(name.lower(), ()):
            if known.actor is not None and (not known.exact or known.form == name):
                return known.actor.acting(role, name)
        return super().actor(name, role, on)

    def place(self, name: str) -> Place:
        """What the tables know under exactly this name, or the name before its first comma."""
        for form in (name, name.split(",")[0].strip()):
            for known in self.knowledge.names.get(form.lower(), ()):
                if known.place is not None:
                    there = known.place
                    return Place(name=there.name, country=there.country, text=name, lat=there.lat, lon=there.lon)
                if known.actor is not None and known.actor.id.startswith("country:"):
                    return Place(name=known.actor.name, country=known.actor.country, text=name)
        return super().place(name)


def _phrased(words: str, published: date | None) -> tuple[When, tuple[str, ...]]:
    line = find_times(Article(id="typed", text=words, published=published, language="en"))
    times = [time for time in line.times if time.type in (TimexType.DATE, TimexType.TIME)]
    if not times or len(times) > 2 or not _are_all(words, times):
        raise DateError(_EXAMPLES, got=words)
    if undated := next((time for time in times if not time.is_dated), None):
        without = "" if published else "an article without a publication day: give the year"
        hint = "; ".join(filter(None, (*undated.explanation[-1:], without)))
        raise DateError("a date that the calendar has", got=words, hint=hint or None)
    steps = tuple(step for time in times for step in time.explanation)
    if len(times) == 1:
        return _when(times[0]), steps
    first, last = times[0].first, times[1].last
    if not _is_interval(words, times) or first is None or last is None or first > last:
        raise DateError("one date, or the two ends of one", got=words)
    return When(
        first=first, last=last, edtf=f"{first}/{last}", precision=Precision.UNKNOWN,
        approximate=any(time.approximate for time in times),
    ), steps  # fmt: skip


def _when(time: ResolvedTime) -> When:
    return When(
        first=time.first,
        last=time.last,
        edtf=time.edtf,
        precision=time.precision,
        approximate=time.approximate,
    )


def _are_all(words: str, times: list[ResolvedTime]) -> bool:
    """Whether the times, with small words around them, are all that was typed."""
    rest = words
    for time in reversed(times):
        rest = f"{rest[: time.start]} {rest[time.end :]}"
    return all(word.lower() in _typed("around") for word in re.findall(r"[\w.]+|[^\w\s]", rest))


def _is_interval(words: str, times: list[ResolvedTime]) -> bool:
    between = words[times[0].end : times[1].start].lower().split()
    return bool(between) and all(word in _typed("between") for word in between)


def _typed(name: str) -> frozenset[str]:
    return frozenset(read_lexicon("en/typed_dates")["typed"][name])
