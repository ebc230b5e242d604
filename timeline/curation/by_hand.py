"""Events that an analyst added: what no rule found, with the words of an article that tell it."""

from collections.abc import Iterable, Mapping, Sequence

from timeline.lexicons.event_types import EventType, type_of
from timeline.model.added import added_mention
from timeline.model.article import Article
from timeline.model.decision import Decision, Verdict, in_order
from timeline.model.event import ArticleEvents, Event, Tier

__all__ = ["events_by_hand"]


def events_by_hand(
    decisions: Sequence[Decision],
    articles: Mapping[str, Article],
    types: Mapping[str, EventType] | None = None,
    *,
    known: Iterable[str] = (),
) -> list[ArticleEvents]:
    """The added events by article, those whose words still stand there. Order: by article, then as they were added.

    ``known`` are the ids of the events that were extracted: where one of them is told by the very same words, it has
    been found meanwhile, and nothing is added.
    """
    taken = set(known)
    found: dict[str, list[Event]] = {}
    for decision in in_order(decisions):
        article = articles.get(decision.places[0].article) if decision.verdict is Verdict.ADD else None
        event = _event(decision, article, types) if article is not None else None
        if article is not None and event is not None and event.id not in taken:
            taken.add(event.id)
            found.setdefault(article.id, []).append(event)
    return [ArticleEvents.of(articles[name], events) for name, events in sorted(found.items())]


def _event(decision: Decision, article: Article, types: Mapping[str, EventType] | None) -> Event | None:
    mention = added_mention(decision, article.id, article.text)
    if mention is None:
        return None
    kind = type_of(decision.type or "other", types)
    return Event(
        id=mention.event,
        type=kind.id,
        group=kind.group,
        plover=kind.plover,
        cameo=kind.cameo,
        title=decision.title or " ".join(mention.quote.split()),
        when=mention.when,
        status=mention.status,
        tier=Tier(decision.tier or Tier.CORE),
        salience=1.0,
        actors=(*(decision.agents or ()), *(decision.targets or ()), *(decision.participants or ())),
        place=decision.place,
        confidence=1.0,
        mentions=(mention,),
    )
