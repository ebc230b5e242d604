"""What analysts decided, as annotated articles: the shape that the reader of events learns from.

The shape is that of ``training/articles/README.md``: an article a line, with the events that were accepted or
corrected.  Where an article has events that nobody has looked at, ``partial`` says so: what the line does not say is
then not learnt.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from timeline.export.json_documents import one_line
from timeline.model.article import Article
from timeline.model.event import Mention, MergedEvent
from timeline.model.time import Basis, When

__all__ = ["annotations_text"]

Json = dict[str, Any]


def annotations_text(events: Sequence[MergedEvent], articles: Mapping[str, Article]) -> str:
    """JSON lines of the articles that accepted or corrected events stand in. Order: by article id

    ``events`` should be all of a store, minor ones too: the undecided ones say which articles are looked at in part.
    """
    decided = _by_article(event for event in events if _is_decided(event))
    open_ = _by_article(event for event in events if not _is_decided(event))
    lines = (
        _line(articles[name], found, is_partial=name in open_)
        for name, found in sorted(decided.items())
        if name in articles
    )
    return "".join(map(one_line, lines))


def _is_decided(event: MergedEvent) -> bool:
    return event.accepted is not False and (event.accepted is True or bool(event.corrected))


def _by_article(events: Iterable[MergedEvent]) -> dict[str, list[tuple[MergedEvent, list[Mention]]]]:
    found: dict[str, dict[str, tuple[MergedEvent, list[Mention]]]] = {}
    for event in events:
        for mention in event.mentions:
            found.setdefault(mention.article, {}).setdefault(event.id, (event, []))[1].append(mention)
    return {name: list(mentioned.values()) for name, mentioned in found.items()}


def _line(article: Article, found: list[tuple[MergedEvent, list[Mention]]], *, is_partial: bool) -> Json:
    ordered = sorted(found, key=lambda one: (one[1][0].trigger.start, one[0].id))
    line = {
        "id": article.id,
        "title": article.title,
        "published": article.published.isoformat() if article.published else None,
        "text": article.text,
        "events": [_event(event, mentions, article) for event, mentions in ordered],
    }
    return {**line, "partial": True} if is_partial else line


def _event(event: MergedEvent, mentions: list[Mention], article: Article) -> Json:
    main, *others = mentions
    when = event.when if "when" in event.corrected or not main.when.is_dated else main.when
    # a report from before may tell as planned what is known to have happened: it is asked what it says itself
    same = "status" in event.corrected and main.status is event.mentions[0].status
    return {
        "trigger": main.trigger.text,
        "trigger_start": main.trigger.start,
        "other_mention_spans": [[one.trigger.start, one.trigger.end] for one in others],
        "salience": event.tier.value,
        "type": event.type,
        "alt_types": [],
        "status": (event.status if same else main.status).value,
        "start": when.first.isoformat() if when.first else None,
        "end": when.last.isoformat() if when.last else None,
        "alt_dates": [],
        "time_spans": _time_spans(main, when),
        "roles": [
            {"name": actor.name, "role": actor.role.value}
            for actor in event.actors
            if actor.text in article.text or actor.name in article.text
        ],
        "place": event.place.name if event.place else None,
        "attribution": main.attribution.source if main.attribution else None,
        "title": event.title,
    }


def _time_spans(mention: Mention, when: When) -> list[list[int]] | str | None:
    """The words that date it, as far as the date is theirs: a corrected one may be another."""
    if not when.is_dated:
        return None
    if when.basis is Basis.PUBLICATION:
        return "publication"
    fitting = [
        [time.start, time.end]
        for time in mention.times
        if (time.first is None or when.last is None or time.first <= when.last)
        and (time.last is None or when.first is None or when.first <= time.last)
    ]
    return fitting or None
