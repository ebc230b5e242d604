"""Storylines: the events of a pile of articles, parted by what they tell of, and the lines that are parts of others."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches

from pydantic import BaseModel, ConfigDict, Field

from timeline.errors import SelectionError
from timeline.model.event import SCHEMA_VERSION, MergedEvent, StoryName

__all__ = ["OTHER", "Storyline", "Storylines"]

OTHER = "other"  # the id of what belongs to no storyline


class Storyline(BaseModel):
    """What an editor would make a section of; ``other`` is the id of the events that belong to none.

    Counts, days and top lines are those of shown events, core and background.
    """

    model_config = ConfigDict(frozen=True)

    schema_version: int = SCHEMA_VERSION
    id: str = Field(description="made of the smallest event id in it; the id of any event in it finds it too")
    name: str = Field(description="as a headline: whom it is about, and what")
    lead: str = Field(description="whom it is about, in as few words as possible")
    first: date | None = Field(default=None, description="of what its articles are about, not what they look back on")
    last: date | None = None
    events: int
    undated: int
    articles: int
    actors: tuple[str, ...] = Field(default=(), description="the most telling first")
    top: tuple[str, ...] = Field(default=(), description="the ids of its most salient events that are part of no other")


def _words(story: Storyline) -> set[str]:
    return set(" ".join((story.name, *story.actors)).casefold().replace(":", " ").replace("'s ", " ").split())


@dataclass(frozen=True)
class Storylines:
    """The storylines of a pile, and where each of its events stands in them."""

    stories: tuple[Storyline, ...] = ()  # those with most events first, "other" last
    story_of: Mapping[str, str] = field(default_factory=dict)  # by the id of every event, and of every member of one
    part_of: Mapping[str, str] = field(default_factory=dict)  # by the id of a part

    def of(self, event: str) -> Storyline | None:
        """The storyline of an event, by its id or that of a member."""
        wanted = self.story_of.get(event)
        return next((story for story in self.stories if story.id == wanted), None)

    def named(self, asked: str) -> Storyline:
        """The storyline of a name, an id, the id of an event in it, or words that no other one's name and actors have.

        Raises: SelectionError that lists those which are meant or may be
        """
        wanted = " ".join(asked.casefold().split())
        own = self.story_of.get(f"e-{wanted[2:]}", "") if wanted[:2] in ("s-", "e-") else wanted
        exact = [story for story in self.stories if own == story.id or wanted == story.name.casefold()]
        found = exact or [story for story in self.stories if wanted and wanted in story.lead.casefold()]
        found = found or [story for story in self.stories if wanted and set(wanted.split()) <= _words(story)]
        if len(found) == 1:
            return found[0]
        if found:
            listed = "; ".join(f'"{story.name}" ({story.id})' for story in found)
            raise SelectionError("the name or id of one storyline", got=asked, hint=f"it may be {listed}")
        names = {story.name.casefold(): story.name for story in self.stories}
        names |= {story.lead.casefold(): story.name for story in self.stories}
        close = dict.fromkeys(names[one] for one in get_close_matches(wanted, names, n=2, cutoff=0.6))
        meant = " or ".join(f'"{name}"' for name in close)
        hint = f"did you mean {meant}; " if close else ""
        raise SelectionError("the name or id of a storyline", got=asked, hint=f"{hint}`timeline stories` lists them")

    def told(self, events: Iterable[MergedEvent]) -> list[MergedEvent]:
        """The events with their storyline, and with what is part of what. Order: as given"""
        names = {story.id: StoryName(id=story.id, name=story.name) for story in self.stories}
        parts: dict[str, list[str]] = {}
        for part, whole in sorted(self.part_of.items()):
            parts.setdefault(whole, []).append(part)
        return [
            event.model_copy(
                update={
                    "story": names.get(self.story_of.get(event.id, "")),
                    "part_of": self.part_of.get(event.id),
                    "parts": tuple(parts.get(event.id, ())),
                }
            )
            for event in events
        ]
