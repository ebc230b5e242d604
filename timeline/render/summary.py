"""What a chronology is about and how much it holds, in a headline and a sentence: the first that a reader sees."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from timeline.model.actor import ActorKind
from timeline.model.article import Article
from timeline.model.event import MergedEvent
from timeline.model.storyline import OTHER, Storyline, Storylines
from timeline.render.rows import readable_span

__all__ = ["headline", "standfirst"]

NO_HEADLINE = "Timeline of events"
MOST_NAMED = 3
NAMED_SHARE = 0.12  # of the events: one who is named less does not stand for the whole
MOSTLY = 0.6  # of the events: so many must belong to storylines for these to stand for the whole
FEW = 3  # events: less is too little to tell who matters
_COLLECTIVE = (ActorKind.COUNTRY, ActorKind.GROUP)


def headline(events: Sequence[MergedEvent], storylines: Storylines | None = None) -> str:
    """What most events are about, and the years that most of them took place in.

    One storyline gives its name, several whom each is about; without them, the actors that most events name: countries
    and groups before persons and institutions, which act for them.
    """
    if storylines is not None and (told := _storied(events, storylines)):
        return told
    named = Counter({name: count for name, count in _named(events).items() if count >= len(events) * NAMED_SHARE})
    if len(events) < FEW or not named:
        return NO_HEADLINE
    # a count that is equal goes by name: the same events in another order have the same headline
    chosen = sorted(named, key=lambda name: (-named[name], name))[:MOST_NAMED]
    years = _years(events)
    return f"{_listed(chosen)}, {years}" if years else _listed(chosen)


def _storied(events: Sequence[MergedEvent], storylines: Storylines) -> str:
    """The storylines that make up these events, in a few words; empty where most belong to none."""
    counts = Counter(storylines.story_of.get(event.id, OTHER) for event in events)
    known = [story for story in storylines.stories if story.id != OTHER and counts[story.id]]
    if sum(counts[story.id] for story in known) < len(events) * MOSTLY:
        return ""
    known.sort(key=lambda story: (-counts[story.id], story.id))
    large = [story for story in known if counts[story.id] >= len(events) * NAMED_SHARE]
    if not known:
        return ""
    if len(large) == 1 and counts[large[0].id] >= len(events) * MOSTLY:
        return _with_years(large[0].name, large)
    leads = list(dict.fromkeys(story.lead for story in known))
    named = list(dict.fromkeys(story.lead for story in large or known))[:MOST_NAMED]
    inner = [name if place == 0 else _inner(name) for place, name in enumerate(named)]
    told = f"{', '.join(inner)} and other stories" if len(leads) > len(named) else _listed(inner)
    return _with_years(told, large or known)


def _with_years(told: str, stories: Sequence[Storyline]) -> str:
    firsts = [story.first.year for story in stories if story.first]
    lasts = [story.last.year for story in stories if story.last]
    if not firsts or not lasts:
        return told
    years = str(min(firsts)) if min(firsts) == max(lasts) else f"{min(firsts)} to {max(lasts)}"
    return told if told.endswith(years) else f"{told}, {years}"


def _inner(name: str) -> str:
    """A name inside of a list: "the United States"."""
    return name[:1].lower() + name[1:] if name.startswith("The ") else name


def standfirst(events: Sequence[MergedEvent], articles: Mapping[str, Article]) -> str:
    """How many events, from how many articles of how many outlets, and what could not be dated.

    >>> standfirst([], {})
    'No events were found in these articles.'
    """
    if not events:
        return "No events were found in these articles."
    outlets = {article.source for article in articles.values() if article.source}
    told = f"{_counted(len(events), 'event')} in {_counted(len(articles), 'article')}"
    if len(outlets) > 1:
        told += f" from {len(outlets):,} outlets"
    undated = sum(not event.when.is_dated for event in events)
    if undated == len(events):
        return f"{told}, without a date that the text gives away."
    apart = "stands" if undated == 1 else "stand"
    return f"{told}; {undated:,} could not be dated and {apart} apart." if undated else f"{told}."


def _named(events: Sequence[MergedEvent]) -> Counter[str]:
    """How many events name each country or group; each other actor, where there is no such thing."""
    collective = Counter(
        name
        for event in events
        for name in dict.fromkeys(actor.name for actor in event.actors if actor.kind in _COLLECTIVE)
    )
    return collective or Counter(
        name for event in events for name in dict.fromkeys(actor.name for actor in event.actors)
    )


def _years(events: Sequence[MergedEvent]) -> str:
    """The years of the readable stretch, the page's first view. Empty where nothing is dated."""
    ends = [(event.when.first or event.when.last, event.when.last or event.when.first) for event in events]
    dated = [(first, last) for first, last in ends if first and last]
    if not dated:
        return ""
    middles = [(first.toordinal() + last.toordinal()) / 2 for first, last in dated]
    opening, closing = (date.fromordinal(int(end)).year for end in readable_span(middles))
    return f"{opening}" if opening == closing else f"{opening} to {closing}"


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _counted(count: int, what: str) -> str:
    return f"{count:,} {what}{'' if count == 1 else 's'}"
