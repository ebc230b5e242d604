"""Many articles' events to one chronology."""

from collections.abc import Mapping, Sequence

from timeline.lexicons.event_types import EventType, shipped_types
from timeline.merging.assembling import assemble
from timeline.merging.blocking import candidate_pairs
from timeline.merging.clustering import cluster_profiles
from timeline.merging.profile import profile_of, story_of
from timeline.merging.salience import CountedReferences, without_echoes
from timeline.merging.sources import Sources
from timeline.model.article import Article
from timeline.model.event import ArticleEvents, MergedEvent

__all__ = ["merge_events"]


def merge_events(
    extracted: Sequence[ArticleEvents],
    articles: Mapping[str, Article] | None = None,
    *,
    types: Mapping[str, EventType] | None = None,
    must_link: Sequence[tuple[str, str]] = (),
    cannot_link: Sequence[tuple[str, str]] = (),
    by_hand: Sequence[ArticleEvents] = (),
) -> list[MergedEvent]:
    """The merged events of a set of articles, of every tier: a pure function of the set, whatever its order.

    ``types`` are the event types that the articles were read with, the shipped ones if none are given: their families
    say which events are compared, their weights count in the salience.
    ``must_link`` and ``cannot_link`` are an analyst's pairs of event ids; ids that no article has are passed over,
    since a decision may outlive its article.  An article given twice counts once.  ``by_hand`` are events that an
    analyst added to the articles: no rule links them, only a pair does.

    Order: by date, undated ones last, then by id
    """
    lines, types = _by_id(extracted), shipped_types() if types is None else types
    references = CountedReferences(lines.values())
    events, profiles = [], []
    for article, line in sorted(lines.items()):
        story = story_of(line, articles.get(article) if articles else None)
        for event in sorted(line.events, key=lambda event: event.id):
            events.append(event)
            profiles.append(profile_of(event, line, story, types))
    pairs = candidate_pairs(tuple(profiles)) if by_hand else None
    for line in by_hand:
        events += line.events
        profiles += [profile_of(event, line, {}, types) for event in line.events]
        lines.setdefault(line.id, line.model_copy(update={"events": ()}))
    clusters = cluster_profiles(profiles, must_link=must_link, cannot_link=cannot_link, pairs=pairs)
    sources = Sources(lines, articles or {})
    merged = [assemble(cluster, events, profiles, lines, sources, references, types) for cluster in clusters]
    return sorted(without_echoes(merged, types), key=_chronological)


def _by_id(extracted: Sequence[ArticleEvents]) -> dict[str, ArticleEvents]:
    """Each article's events once; of several versions of one id, the same one whatever the order."""
    lines: dict[str, ArticleEvents] = {}
    for line in extracted:
        known = lines.get(line.id)
        if known is None or (known != line and line.model_dump_json() > known.model_dump_json()):
            lines[line.id] = line
    return lines


def _chronological(event: MergedEvent) -> tuple[str, str, str]:
    first, last = event.when.first or event.when.last, event.when.last or event.when.first
    return (first.isoformat() if first else "9999-99-99", last.isoformat() if last else "9999-99-99", event.id)
