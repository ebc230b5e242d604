"""What comparing two events looks at, worked out once per event."""

import re
from dataclasses import dataclass
from datetime import date

from timeline.merging.counts import counts_in
from timeline.merging.families import families_of
from timeline.merging.words import base_form, content_words, gist, senses_of, tokens, vector
from timeline.model.actor import Actor, Place, Role
from timeline.model.article import Article
from timeline.model.event import ArticleEvents, Event, Status
from timeline.model.time import Basis, Extent

__all__ = ["Profile", "actor_key", "place_key", "profile_of", "story_of"]

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


def _interval(event: Event) -> tuple[int | None, int | None]:
    when = event.when
    if not when.is_dated:
        return None, None
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


def profile_of(event: Event, line: ArticleEvents, story: dict[str, float]) -> Profile:
    """The profile of one article's event."""
    actors = {actor_key(a): a for a in event.actors if a.id or a.name.lower() not in UNSPECIFIC}
    main = event.mentions[0]
    written = main.trigger.text.replace("-", " ")
    trigger = frozenset(content_words(written) or map(base_form, tokens(written)))
    quote = main.quote
    first, last = _interval(event)
    return Profile(
        id=event.id,
        article=line.id,
        published=line.published.toordinal() if line.published else None,
        type=event.type,
        families=families_of(event.type),
        status=event.status,
        first=first,
        last=last,
        is_stated=event.when.basis not in (Basis.PUBLICATION, Basis.UNKNOWN),
        throughout=event.when.extent is Extent.THROUGHOUT,
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
        words=vector(content_words(quote)),
        quoted=frozenset(word for pair in QUOTED.findall(quote) for word in content_words(" ".join(pair))),
        story=story,
        counts=counts_in(quote),
    )
