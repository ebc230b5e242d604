"""Storylines as a reader meets them: named, counted, the largest first."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from timeline.model.event import SHOWN_TIERS, Tier
from timeline.model.outline import Outlined
from timeline.model.storyline import OTHER, Storyline, Storylines
from timeline.storylines.folding import folded
from timeline.storylines.naming import Names, Pile, names_of
from timeline.storylines.parting import parted

__all__ = ["find_storylines"]

TOP = 5  # lines of a storyline that stand for it
OUTSIDE = 0.05  # of its dated lines, at each end: what a story's span leaves out


def find_storylines(events: Iterable[Outlined]) -> Storylines:
    """The storylines of these events; what was rejected belongs to none. Order: see ``Storylines``

    >>> find_storylines([]).stories
    ()
    """
    every = list(events)
    stories = parted(every)
    shown = {name: [event for event in own if event.tier in SHOWN_TIERS] for name, own in stories.items()}
    pile = Pile.of([event for own in shown.values() for event in own])
    part_of = folded(event for own in shown.values() for event in own)
    found = [_storyline(name, own, pile, part_of) for name, own in shown.items() if own]
    named = _told_apart(sorted(found, key=lambda story: (story.id == OTHER, -story.events, story.id)))
    kept = {story.id for story in named}
    story_of = {
        member: name if name in kept else OTHER
        for name, own in stories.items()
        for event in own
        for member in (event.id, *event.members)
    }
    return Storylines(tuple(named), story_of, part_of)


def _storyline(name: str, events: Sequence[Outlined], pile: Pile, part_of: Mapping[str, str]) -> Storyline:
    names = Names("Other", "Other", ()) if name == OTHER else names_of(events, pile)
    first, last = _span(events)
    wholes = (event for event in events if event.id not in part_of)
    ranked = sorted(wholes, key=lambda event: (-event.salience, event.id))
    return Storyline(
        id=name,
        name=names.name,
        lead=names.lead,
        first=first,
        last=last,
        events=len(events),
        undated=sum(event.when.first is None and event.when.last is None for event in events),
        articles=len({mention.article for event in events for mention in event.mentions}),
        actors=names.actors,
        top=tuple(event.id for event in ranked[:TOP]),
    )


def _span(events: Sequence[Outlined]) -> tuple[date | None, date | None]:
    """From when to when the story goes, by what its articles are about, without the odd line long before or after."""
    core = [event for event in events if event.tier is Tier.CORE]
    dated = [event.when for event in core if event.when.first and event.when.last]
    dated = dated or [event.when for event in events if event.when.first and event.when.last]
    if not dated:
        return None, None
    outside = int(len(dated) * OUTSIDE)
    firsts = sorted(when.first for when in dated if when.first)
    lasts = sorted(when.last for when in dated if when.last)
    return firsts[outside], max(lasts[-1 - outside], firsts[outside])


def _told_apart(stories: Sequence[Storyline]) -> list[Storyline]:
    """The storylines; where two have one name, each says its years."""
    names = [story.name for story in stories]
    return [
        story.model_copy(update={"name": f"{story.name}, {_years_of(story)}"})
        if names.count(story.name) > 1 and story.first
        else story
        for story in stories
    ]


def _years_of(story: Storyline) -> str:
    """ "2018" or "2018 to 2022"; empty where nothing dates the story."""
    if story.first is None or story.last is None:
        return ""
    return str(story.first.year) if story.first.year == story.last.year else f"{story.first.year} to {story.last.year}"
