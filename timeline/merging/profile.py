"""What comparing two events looks at, worked out once per event."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from timeline.lexicons import read_table
from timeline.lexicons.event_types import EventType, type_of
from timeline.merging.vectors import Vector, direction
from timeline.merging.words import base_form, content_words, gist, senses_of, tokens, vector
from timeline.model.actor import Actor, Place, Role
from timeline.model.article import Article
from timeline.model.event import BEGUN, ArticleEvents, Event, Mention, Status
from timeline.model.time import Basis, Extent

__all__ = [
    "Profile",
    "actor_key",
    "country_codes",
    "is_calling_off",
    "place_key",
    "profile_of",
    "story_of",
    "told_status",
]

EVER = date.max.toordinal()
UNSPECIFIC = frozenset({"he", "she", "it", "they", "we", "i", "you", "who", "officials", "people", "government"})
FEW = 3  # sentences that tell no story yet
QUOTED = re.compile(r"[\"“]([^\"”]{12,}?)[\"”]|``(.{12,}?)''")


@dataclass(frozen=True, slots=True)
class Profile:
    """An event, as features see it. Days are proleptic ordinals, both ends inclusive."""

    id: str
    article: str
    published: int | None
    type: str
    families: frozenset[str]
    status: Status
    first: int | None
    last: int | None
    is_stated: bool  # the text says when, rather than the news day standing in
    throughout: bool
    in_headline: bool
    sentence: int  # where the main mention's sentence starts in its article
    names: dict[str, str]  # actor key -> name as shown
    agents: frozenset[str]
    countries: frozenset[str]
    single_country: dict[str, str]  # actor key -> its country
    place: str | None
    place_name: str
    place_country: str | None
    trigger_text: str
    trigger: frozenset[str]  # base forms
    senses: frozenset[str]
    words: dict[str, float]  # content words of the quote, at unit length
    quoted: frozenset[str]  # content words between quotation marks
    story: dict[str, float]  # most telling words of the article, at unit length
    counts: dict[str, int]  # what harm is counted: killed, injured, ...
    triggers: frozenset[str]  # base forms of the triggers of all mentions
    title: dict[str, float]  # content words of the title, at unit length
    numbers: frozenset[str]  # figures in the quote
    where: frozenset[str]  # countries of the place
    meaning: Vector  # of the trigger
    meanings: Vector  # of all triggers
    gist: Vector  # of the quote
    line: Vector  # of the title

    @property
    def is_dated(self) -> bool:
        return self.first is not None

    @property
    def width(self) -> int:
        """Days that the interval spans; 0 where nothing dates the event."""
        return 0 if self.first is None or self.last is None else self.last - self.first + 1


def actor_key(actor: Actor) -> str:
    """What tells actors apart: the id where one is known, else the name in lower case."""
    return actor.id or "name:" + " ".join(tokens(actor.name))


def place_key(place: Place) -> str:
    return " ".join(tokens(place.name))


def told_status(event: Event, published: date | None) -> Status:
    """What an article makes of its event: a headline's open question yields to what the text says of it.

    What lies ahead of the news cannot have happened ("the summit on 12 June is back on").
    """
    if event.status is Status.HYPOTHETICAL:
        found = (mention.status for mention in event.mentions if mention.status is not Status.HYPOTHETICAL)
        return next(found, event.status)
    ahead = published is not None and event.when.first is not None and event.when.first > published
    return Status.PLANNED if ahead and event.status in BEGUN else event.status


def is_calling_off(event: Event, published: date | None) -> bool:
    """Whether the date of a cancelled event is that of the cancelling: what is called off lay ahead.

    "On Sunday Ruritania called off the talks" dates the call; "the talks planned for 12 June" would lie after the news.
    """
    last = event.when.last
    return (
        told_status(event, published) is Status.CANCELLED
        and published is not None
        and last is not None
        and last <= published
    )


def _interval(event: Event, published: date | None) -> tuple[int | None, int | None]:
    when = event.when
    if not when.is_dated or is_calling_off(event, published):
        return None, None
    if told_status(event, published) is Status.PLANNED and when.first == published and when.first != when.last:
        # "by 1 August" starts with the news only because what is planned lies ahead: nobody says that it starts then
        return 1, when.last.toordinal() if when.last else EVER
    first = when.first.toordinal() if when.first else 1
    last = when.last.toordinal() if when.last else EVER
    return min(first, last), max(first, last)


def story_of(line: ArticleEvents, article: Article | None) -> dict[str, float]:
    """The most telling words of an article; without its text those of its events' quotes stand in."""
    if article is not None:
        return gist(content_words(article.text))
    quotes = sorted({mention.quote for event in line.events for mention in event.mentions})
    if len(quotes) < FEW:
        return {}  # the sentences themselves are compared already
    return gist(content_words(" ".join([line.title or "", *quotes])))


def _counts(mention: Mention) -> dict[str, int]:
    """The first count of each kind; of an interval the end that is stated."""
    found: dict[str, int] = {}
    for quantity in mention.quantities:
        stated = quantity.low if quantity.low is not None else quantity.high
        if stated is not None:
            found.setdefault(quantity.kind, round(stated))
    return found


def profile_of(
    event: Event, line: ArticleEvents, story: dict[str, float], types: Mapping[str, EventType] | None = None
) -> Profile:
    """The profile of one article's event; without ``types`` the shipped ones count."""
    actors = {actor_key(a): a for a in event.actors if a.id or a.name.lower() not in UNSPECIFIC}
    main = event.mentions[0]
    written = main.trigger.text.replace("-", " ")
    trigger = frozenset(content_words(written) or map(base_form, tokens(written)))
    quote, spoken = main.quote, content_words(main.quote)
    triggers = trigger.union(*(content_words(mention.trigger.text.replace("-", " ")) for mention in event.mentions))
    title = content_words(event.title)
    first, last = _interval(event, line.published)
    return Profile(
        id=event.id,
        article=line.id,
        published=line.published.toordinal() if line.published else None,
        type=event.type,
        families=type_of(event.type, types).families,
        status=told_status(event, line.published),
        first=first,
        last=last,
        is_stated=first is not None and event.when.basis not in (Basis.PUBLICATION, Basis.UNKNOWN),
        throughout=event.when.extent is Extent.THROUGHOUT,
        in_headline=bool(line.title) and quote.strip() in (line.title or ""),
        sentence=main.start,
        names={key: actor.name for key, actor in actors.items()},
        agents=frozenset(key for key, actor in actors.items() if actor.role is Role.AGENT),
        countries=frozenset(a.country for a in actors.values() if a.country),
        single_country={key: actor.country for key, actor in actors.items() if actor.country},
        place=place_key(event.place) if event.place else None,
        place_name=event.place.name if event.place else "",
        place_country=event.place.country if event.place else None,
        trigger_text=" ".join(main.trigger.text.lower().split()),
        trigger=trigger,
        senses=senses_of(trigger),
        words=vector(spoken),
        quoted=frozenset(word for pair in QUOTED.findall(quote) for word in content_words(" ".join(pair))),
        story=story,
        counts=_counts(main),
        triggers=triggers,
        title=vector(title),
        numbers=frozenset(word for word in spoken if word[0].isdigit()),
        where=_where(event.place),
        meaning=direction(trigger),
        meanings=direction(triggers),
        gist=direction(spoken),
        line=direction(title),
    )


def _where(place: Place | None) -> frozenset[str]:
    """The country of a place, also of one that is known only as a country's name."""
    if place is None:
        return frozenset()
    code = place.country or country_codes().get(place.name.lower())
    return frozenset((code,)) if code else frozenset()


@cache
def country_codes() -> Mapping[str, str]:
    """ISO 3166-1 alpha-3 codes by name in lower case."""
    return {row[1].lower(): row[0] for row in read_table("en/actors/countries.tsv")}
