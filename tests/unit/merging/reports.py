"""Reports made by hand: what extraction would have given for a sentence of an article."""

from datetime import date

from timeline.events.quantities import quantities_in
from timeline.model.actor import Actor, ActorKind, Place, Role
from timeline.model.article import Article
from timeline.model.event import (
    ArticleEvents,
    Attribution,
    Event,
    FieldConfidence,
    Mention,
    Status,
    Tier,
    Trigger,
    event_id,
)
from timeline.model.span import Span
from timeline.model.time import Basis, Extent, Precision, When

COUNTRIES = {"North Korea": "PRK", "South Korea": "KOR", "United States": "USA", "Japan": "JPN", "Ruritania": "RUR"}
KNOWN_AT = {"Geneva": "CHE", "Vienna": "AUT", "Leeds": "GBR", "York": "GBR", "Wonsan": "PRK"}


def day(text: str | None) -> When:
    """A date as events carry it: "2024-03-05", "2024-03", "2024" or "2024-03-05/2024-03-09"."""
    if text is None:
        return When()
    first, _, last = text.partition("/")
    low, high = _bounds(first)[0], _bounds(last or first)[1]
    precision = {10: Precision.DAY, 7: Precision.MONTH, 4: Precision.YEAR}[len(first)]
    return When(first=low, last=high, edtf=text, precision=precision, basis=Basis.STATED, extent=Extent.WITHIN)


def _bounds(text: str) -> tuple[date, date]:
    if len(text) == 10:
        return date.fromisoformat(text), date.fromisoformat(text)
    if len(text) == 7:
        year, month = int(text[:4]), int(text[5:])
        after = date(year + month // 12, month % 12 + 1, 1)
        return date(year, month, 1), date.fromordinal(after.toordinal() - 1)
    return date(int(text), 1, 1), date(int(text), 12, 31)


def actor(name: str, role: Role = Role.PARTICIPANT) -> Actor:
    """A country known by name, else a person with an identity."""
    country = COUNTRIES.get(name)
    if country:
        return Actor(name=name, id=f"country:{country}", kind=ActorKind.COUNTRY, country=country, role=role, text=name)
    slug = name.lower().replace(" ", "-")
    return Actor(name=name, id=f"person:{slug}", kind=ActorKind.PERSON, role=role, text=name)


def event(
    article: str,
    quote: str,
    trigger: str,
    event_type: str,
    when: str | When | None = None,
    *,
    status: Status = Status.OCCURRED,
    actors: tuple[str, ...] = (),
    agent: str | None = None,
    place: str | None = None,
    by: str | None = None,
    start: int = 0,
    confidence: float = 0.8,
    tier: Tier = Tier.CORE,
    fields: FieldConfidence | None = None,
) -> Event:
    """An event of one sentence; ``agent`` leads the actors, ``by`` is who claims it."""
    at = start + quote.index(trigger)
    name = event_id(article, Span(at, at + len(trigger)))
    dated = when if isinstance(when, When) else day(when)
    said_by = Attribution(source=by, cue="said", start=start, end=start + 1) if by else None
    mention = Mention(
        event=name, article=article, start=start, end=start + len(quote), quote=quote, status=status, when=dated,
        trigger=Trigger(start=at, end=at + len(trigger), text=trigger), attribution=said_by,
        quantities=quantities_in(quote),
    )  # fmt: skip
    taking_part = ([actor(agent, Role.AGENT)] if agent else []) + [actor(one) for one in actors]
    located = Place(name=place, country=KNOWN_AT.get(place), text=place) if place else None
    return Event(
        id=name, type=event_type, group="", title=quote.rstrip("."), when=dated, status=status, attribution=said_by,
        actors=tuple(taking_part), place=located, confidence=confidence, tier=tier, fields=fields, mentions=(mention,),
    )  # fmt: skip


def line(article: str, published: str, *events: Event, source: str | None = None) -> ArticleEvents:
    return ArticleEvents(id=article, published=date.fromisoformat(published), source=source, events=events)


def text(article: str, words: str, source: str | None = None) -> Article:
    return Article(id=article, text=words, source=source)
