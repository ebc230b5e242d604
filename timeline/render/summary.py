"""What a chronology is about and how much it holds, in a headline and a sentence: the first that a reader sees."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from timeline.model.actor import ActorKind
from timeline.model.article import Article
from timeline.model.event import MergedEvent
from timeline.render.rows import readable_span

__all__ = ["headline", "standfirst"]

NO_HEADLINE = "Timeline of events"
MOST_NAMED = 3
NAMED_SHARE = 0.12  # of the events: one who is named less does not stand for the whole
FEW = 3  # events: less is too little to tell who matters
_COLLECTIVE = (ActorKind.COUNTRY, ActorKind.GROUP)


def headline(events: Sequence[MergedEvent]) -> str:
    """The actors that most events name, and the years that most of them took place in.

    Countries and groups come before persons and institutions, which act for them.
    """
    named = Counter({name: count for name, count in _named(events).items() if count >= len(events) * NAMED_SHARE})
    if len(events) < FEW or not named:
        return NO_HEADLINE
    # a count that is equal goes by name: the same events in another order have the same headline
    chosen = sorted(named, key=lambda name: (-named[name], name))[:MOST_NAMED]
    years = _years(events)
    return f"{_listed(chosen)}, {years}" if years else _listed(chosen)


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
