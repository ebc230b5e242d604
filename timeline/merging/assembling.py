"""A merged event from a cluster: which member speaks for it, and what the others add."""

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from timeline.lexicons.event_types import EventType, type_of
from timeline.merging.clustering import Cluster
from timeline.merging.confidence import actor_confidence, event_confidence, field_confidence
from timeline.merging.dating import FINENESS, merged_when
from timeline.merging.disputes import disputes_of
from timeline.merging.history import Report, current_status, history_of, main_mentions
from timeline.merging.profile import Profile, actor_key, place_key, told_status
from timeline.merging.salience import References, salience
from timeline.merging.sources import Sources
from timeline.merging.words import content_words
from timeline.model.actor import Actor, Place
from timeline.model.event import BEGUN, ArticleEvents, Event, Link, Mention, MergedEvent, Status, Tier
from timeline.model.time import Basis

__all__ = ["assemble"]

FOUNDED = {Basis.STATED: 0, Basis.RELATIVE: 0, Basis.INFERRED: 1, Basis.PUBLICATION: 2, Basis.UNKNOWN: 3}
HAPPENED = {
    Status.OCCURRED: 0,
    Status.ONGOING: 0,
    Status.DENIED: 1,
    Status.CANCELLED: 1,
    Status.PLANNED: 2,
    Status.HYPOTHETICAL: 3,
}
MANY = 3  # titles from which words that they share say what the event is
TELLING = 4  # words that a title needs to say anything ("The battles" does not)
EARLY = 600  # characters: mentions before it stand in headline or lead and are equally prominent


def _quality(event: Event, line: ArticleEvents, shares: Mapping[str, float]) -> tuple[object, ...]:
    """The sort key that puts the member first whose sentence a reader should see.

    What happened before what was planned, a stated date before the day of the news, a title that says something, one
    that names who or where before one that does not, one in the words that most members use before what only one of
    them says, a fine date before a coarse one, a headline or lead before the rest, then the earlier report (those who
    were there know best), confidence, and the id.
    """
    first = event.mentions[0]
    return (
        HAPPENED[told_status(event, line.published)],
        FOUNDED[event.when.basis],
        len(event.title.split()) < TELLING,
        not _names_someone(event),
        -_typicality(event, shares),
        FINENESS[event.when.precision],
        max(first.start - EARLY, 0) > 0,
        line.published or date.max,
        -round(event.confidence, 2),
        event.id,
    )


def _word_shares(events: Sequence[Event]) -> Mapping[str, float]:
    """How many of an event's titles use a word, copies once: what all tell is what happened."""
    titles = {event.title for event in events}
    counts = Counter(base for title in titles for base in set(content_words(title)))
    return {base: count / len(titles) for base, count in counts.items()} if len(titles) >= MANY else {}


def _typicality(event: Event, shares: Mapping[str, float]) -> float:
    """How far a title's words are those of the others, to a tenth; words of its own count against it."""
    words = set(content_words(event.title))
    return round(math.fsum(shares.get(base, 0.0) for base in words) / max(len(words), TELLING), 1)


def _names_someone(event: Event) -> bool:
    """Whether the title says who or where, for a reader who has not read the article."""
    title = event.title.lower()
    named = [actor.text or actor.name for actor in event.actors] + ([event.place.name] if event.place else [])
    return any(name.split()[-1].lower() in title for name in named if name.split())


def assemble(
    cluster: Cluster,
    events: Sequence[Event],
    profiles: Sequence[Profile],
    lines: Mapping[str, ArticleEvents],
    sources: Sources,
    references: References,
    types: Mapping[str, EventType],
) -> MergedEvent:
    """The merged event of a cluster. A pure function of its members: their order does not matter."""
    shares = _word_shares([events[index] for index in cluster.members])
    positions = sorted(
        cluster.members, key=lambda index: _quality(events[index], lines[profiles[index].article], shares)
    )
    members = [events[index] for index in positions]
    member_profiles = [profiles[index] for index in positions]
    articles = [profile.article for profile in member_profiles]
    groups = sources.groups(articles)
    group_of = {article: position for position, names in enumerate(groups) for article in names}
    main = members[0]
    mentions = _mentions(main, members, lines)
    starts = main_mentions(mentions)
    published = [lines[article].published for article in articles]
    reports = [Report(day, event, starts[event.id]) for event, day in zip(members, published, strict=True)]
    reporting = [group_of[article] for article in articles]
    status = current_status(reports)
    when = merged_when(members, reporting, published)
    typed = _typed(members, reporting)
    coded = _coded(members, typed.type, status)
    return MergedEvent(
        id=min(event.id for event in members),
        type=typed.type,
        group=typed.group,
        plover=coded.plover if coded else None,
        cameo=coded.cameo if coded else None,
        title=main.title,
        when=when,
        status=status,
        tier=_tier(members),
        actors=_actors(members, reporting),
        place=_place(members),
        attribution=main.attribution,
        confidence=event_confidence(members, reporting),
        fields=field_confidence(
            members, reporting, [one.status for one in reports], event_type=typed.type, when=when, status=status
        ),
        mentions=mentions,
        members=tuple(sorted(event.id for event in members)),
        sources=len(groups),
        origins=sources.origins(articles),
        salience=salience(
            members,
            weight=type_of(typed.type, types).weight,
            status=status,
            when=when,
            sources=len(groups),
            references=references,
        ),
        disputes=disputes_of(list(zip(members, member_profiles, strict=True)), reporting) if len(groups) > 1 else (),
        history=history_of(reports),
        links=_links(cluster.links),
    )


def _mentions(main: Event, members: Sequence[Event], lines: Mapping[str, ArticleEvents]) -> tuple[Mention, ...]:
    """The main mention first, then all others as they were published."""
    rest = [mention for event in members for mention in event.mentions[1 if event is main else 0 :]]
    rest.sort(key=lambda one: (lines[one.article].published or date.max, one.article, one.start, one.trigger.start))
    return (main.mentions[0], *rest)


def _typed(members: Sequence[Event], groups: Sequence[int]) -> Event:
    """A member of the type that most independent sources report; of several the best member's."""
    votes: dict[str, set[int]] = defaultdict(set)
    for event, group in zip(members, groups, strict=True):
        votes[event.type].add(group)
    return max(reversed(members), key=lambda event: (event.type != "other", len(votes[event.type])))


def _coded(members: Sequence[Event], event_type: str, status: Status) -> Event | None:
    """The best member whose codes are those of what the merged event is: done, or only promised, threatened or refused.

    One of the type and the status, else one of another type that reporters chose for it; where none has the status,
    no code is better than that of a plan.
    """
    fitting = [event for event in members if event.status is status]
    begun = [event for event in members if status in BEGUN and event.status in BEGUN]
    return next((event for event in [*fitting, *begun] if event.type == event_type), next(iter(fitting or begun), None))


def _tier(members: Sequence[Event]) -> Tier:
    """The highest: what matters to one article matters."""
    return min((event.tier for event in members), key=list(Tier).index)


def _actors(members: Sequence[Event], groups: Sequence[int]) -> tuple[Actor, ...]:
    """Every actor once, as the best member has it, with the confidence of all that name it. The best member's first."""
    found: dict[str, Actor] = {}
    for event in members:
        for actor in event.actors:
            found.setdefault(actor_key(actor), actor)
    confidence = actor_confidence(members, groups)
    return tuple(actor.model_copy(update={"confidence": confidence.get(key)}) for key, actor in found.items())


def _place(members: Sequence[Event]) -> Place | None:
    """The place that most members name; a city before its country, then the best member's."""
    places = [event.place for event in members if event.place is not None]
    if not places:
        return None
    votes: dict[str, int] = defaultdict(int)
    for place in places:
        votes[place_key(place)] += 1
    return max(reversed(places), key=lambda place: (not _is_general(place, places), votes[place_key(place)]))


def _is_general(place: Place, places: Sequence[Place]) -> bool:
    """Whether a place is only the country of another one that is named."""
    names = {actor.name for actor in places if actor.country == place.country and actor.country is not None}
    return place.text == place.name and len(names) > 1 and place.lat is None


def _links(links: Sequence[Link]) -> tuple[Link, ...]:
    return tuple(sorted(links, key=lambda link: (-link.score, link.members)))
