"""An event as the desk shows it: a row of the list, and the whole of it with its evidence.

Article text travels as pieces with what each of them is; the page counts no characters.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from timeline.curation.fields import FIELDS, typed_field
from timeline.model.article import Article
from timeline.model.decision import Decision, Verdict
from timeline.model.event import Claim, Dispute, Link, Mention, MergedEvent
from timeline.model.span import Span
from timeline.model.time import ResolvedTime, When
from timeline.render.excerpts import Part, excerpt, pieces
from timeline.render.wording import when_words
from timeline.serve.ranking import doubt, is_due, is_looked_at, priority

__all__ = ["article_view", "detail", "row"]

Json = dict[str, Any]
_REACH = 400  # characters around a quote
_DOUBTED = 0.7  # below this the page says that a field is in doubt


def row(event: MergedEvent) -> Json:
    """What the list shows of an event, and what it is sorted and found by."""
    return {
        "id": event.id,
        "title": event.title,
        "type": event.type,
        "status": event.status.value,
        "tier": event.tier.value,
        "when": when_words(event.when) if event.when.is_dated else "undated",
        "first": _iso(event.when.first or event.when.last),
        "actors": [actor.name for actor in event.actors],
        "place": event.place.name if event.place else None,
        "sources": event.sources,
        "disputed": len(event.disputes),
        "salience": round(event.salience, 3),
        "doubt": round(doubt(event), 3),
        "priority": round(priority(event), 4),
        "accepted": event.accepted,
        "corrected": list(event.corrected),
        "tags": list(event.tags),
        "notes": len(event.notes),
        "due": is_due(event),
        "looked": is_looked_at(event),
    }


def detail(
    event: MergedEvent, articles: Mapping[str, Article], decisions: Sequence[Decision], near: Iterable[MergedEvent]
) -> Json:
    """All of an event: fields as they are typed, evidence, and the decisions that made it what it is.

    ``near`` are the events that might be the same one.
    """
    doubts = [name for name, share in event.fields or () if share < _DOUBTED]
    return {
        **row(event),
        "fields": {name: typed_field(event, name) for name in FIELDS},
        "doubts": ["when" if name == "days" else name for name in doubts],
        "basis": event.when.basis.value,
        "steps": list(event.when.explanation),
        "confidence": round(event.confidence, 3),
        "mentions": [_mention(mention, articles.get(mention.article)) for mention in event.mentions],
        "members": list(event.members),
        "disputes": [_dispute(dispute, articles) for dispute in event.disputes],
        "links": [_link(link) for link in event.links],
        "notelines": list(event.notes),
        "decisions": [_decision(decision) for decision in decisions],
        "near": [row(other) for other in near],
    }


def article_view(article: Article, events: Iterable[MergedEvent]) -> Json:
    """An article's whole text, with the words that tell events marked, to choose further words in."""
    marks = [
        (mention.trigger.start, mention.trigger.end, Part.TRIGGER)
        for event in events
        for mention in event.mentions
        if mention.article == article.id
    ]
    return {**_source(article), "pieces": pieces(article.text, Span(0, len(article.text)), marks)}


def _source(article: Article) -> Json:
    return {
        "article": article.id,
        "outlet": article.source,
        "headline": article.title,
        "published": _iso(article.published),
        "url": article.url,
    }


def _mention(mention: Mention, article: Article | None) -> Json:
    text = article.text if article else None
    source = mention.attribution
    return {
        **(_source(article) if article else {"article": mention.article}),
        "pieces": excerpt(mention, text, _REACH),
        "times": [_time(time) for time in mention.times],
        "status": mention.status.value,
        "when": when_words(mention.when) if mention.when.is_dated else None,
        "says": [source.source, source.cue] if source else None,
        "counts": [[count.text, count.kind, count.source] for count in mention.quantities],
    }


def _time(time: ResolvedTime) -> Json:
    when = When(first=time.first, last=time.last, approximate=time.approximate)
    return {
        "words": time.text,
        "when": when_words(when) if when.is_dated else None,
        "value": time.value,
        "rule": time.rule,
        "anchor": time.anchor.kind.value,
        "day": _iso(time.anchor.date),
        "steps": list(time.explanation),
    }


def _dispute(dispute: Dispute, articles: Mapping[str, Article]) -> Json:
    return {
        "field": dispute.field,
        "claims": [[_claim(claim), [_outlet(name, articles) for name in claim.articles]] for claim in dispute.claims],
    }


def _outlet(name: str, articles: Mapping[str, Article]) -> str:
    article = articles.get(name)
    return (article.source if article else None) or name


def _claim(claim: Claim) -> str:
    value = claim.value
    if isinstance(value, Mapping) and ("first" in value or "last" in value):
        return when_words(When.model_validate(value))
    if isinstance(value, Mapping):
        return str(value.get("name") or value)
    return ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)


def _link(link: Link) -> Json:
    return {"score": round(link.score, 2), "reasons": list(link.reasons), "by": link.by}


def _decision(decision: Decision) -> Json:
    return {
        "id": decision.id,
        "says": _words(decision),
        "author": decision.author,
        "at": decision.at.isoformat(timespec="seconds"),
    }


def _words(decision: Decision) -> str:
    """What was decided, in a line."""
    match decision.verdict:
        case Verdict.ACCEPT:
            return "accepted"
        case Verdict.REJECT:
            return "rejected"
        case Verdict.NOTE:
            return f"note: {decision.note}"
        case Verdict.TAG:
            return f"tagged {decision.tag}"
        case Verdict.UNTAG:
            return f"tag {decision.tag} taken off"
        case Verdict.MERGE:
            return "merged"
        case Verdict.SPLIT:
            return "split"
        case Verdict.ADD:
            return "added by hand"
    said = {name: getattr(decision, name) for name in ("title", "type", "status", "tier")}
    for name in ("agents", "targets", "participants"):
        chosen = getattr(decision, name)
        said[name] = None if chosen is None else ", ".join(actor.name for actor in chosen) or "nobody"
    said["place"] = "nowhere" if decision.without_place else decision.place.name if decision.place else None
    when = decision.when or (When(first=decision.first, last=decision.last) if decision.first else None)
    said["date"] = None if when is None else when_words(when) if when.is_dated else "undated"
    return "; ".join(f"{name}: {value}" for name, value in said.items() if value)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
