"""The proof of one event, ready to be shown: quotes in context, how each date was read, why reports were merged."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from timeline.model.article import Article
from timeline.model.event import Claim, Dispute, Mention, MergedEvent
from timeline.model.span import Span
from timeline.model.time import Anchor, ResolvedTime, When
from timeline.render.excerpts import Part, excerpt, pieces
from timeline.render.wording import when_words

__all__ = ["evidence_of"]

Intern = Callable[[str | None], int | None]
ELSEWHERE = 120  # characters shown on each side of a time phrase that stands outside of the excerpt


def evidence_of(
    event: MergedEvent, articles: Mapping[str, Article], numbers: Mapping[str, int], intern: Intern, reach: int
) -> dict[str, Any]:
    """What the evidence panel shows of an event; parts that say nothing are left out."""
    shown = {
        "m": [_mention(mention, articles.get(mention.article), numbers, intern, reach) for mention in event.mentions],
        "x": [intern(step) for step in event.when.explanation],
        "b": intern(event.when.basis),
        "a": [
            [intern(actor.name), intern(actor.role), intern(actor.country), _rounded(actor.confidence)]
            for actor in event.actors
        ],
        "p": [event.place.lat, event.place.lon, intern(event.place.country)] if event.place else None,
        "d": [_dispute(dispute, event.mentions, numbers, intern) for dispute in event.disputes],
        "h": [
            [entry.published and entry.published.isoformat(), intern(entry.status), entry.mention]
            for entry in event.history
        ],
        "l": [
            [round(link.score, 3), [intern(reason) for reason in link.reasons], intern(link.by)] for link in event.links
        ],
        "o": [intern(origin) for origin in event.origins],
        "n": list(event.notes),
        "c": _rounded(event.confidence),
        "cf": [_rounded(share) for _, share in event.fields or ()],
        "k": [event.plover, event.cameo],
    }
    return {key: value for key, value in shown.items() if value not in (None, [], [None, None])}


def _rounded(share: float | None) -> float | None:
    return None if share is None else round(share, 3)


def _mention(
    mention: Mention, article: Article | None, numbers: Mapping[str, int], intern: Intern, reach: int
) -> dict[str, Any]:
    text = article.text if article else None
    shown = excerpt(mention, text, reach)
    source = mention.attribution
    record = {
        "a": numbers[mention.article],
        "s": shown,
        "t": [_time(time, text, intern, mention) for time in mention.times],
        "w": intern(when_words(mention.when)) if mention.when.is_dated else None,
        "st": intern(mention.status),
        "by": [intern(source.source), intern(source.cue)] if source else None,
        "q": [[intern(count.text), intern(count.kind), intern(count.source)] for count in mention.quantities],
    }
    return {key: value for key, value in record.items() if value not in (None, [])}


def _time(time: ResolvedTime, text: str | None, intern: Intern, mention: Mention) -> dict[str, Any]:
    when = When(first=time.first, last=time.last, approximate=time.approximate)
    record = {
        "t": intern(time.text),
        "v": intern(time.value),
        "w": intern(when_words(when)) if when.is_dated else None,
        "r": intern(time.rule),
        "k": intern(time.anchor.kind),
        "d": time.anchor.date and time.anchor.date.isoformat(),
        "at": intern(_anchor_words(time.anchor, text)),
        "x": [intern(step) for step in time.explanation],
        "rd": [intern(reading) for reading in time.readings],
        "e": _elsewhere(time, text, mention),
    }
    return {key: value for key, value in record.items() if value not in (None, [])}


def _anchor_words(anchor: Anchor, text: str | None) -> str | None:
    """The words that a date is counted from, where it is counted from words."""
    if text is None or anchor.start is None or anchor.end is None:
        return None
    return text[anchor.start : anchor.end] or None


def _elsewhere(time: ResolvedTime, text: str | None, mention: Mention) -> list[int | str]:
    """The surroundings of a time phrase that does not stand in the quote itself."""
    if text is None or mention.start <= time.start < mention.end:
        return []
    window = Span(max(0, time.start - ELSEWHERE), min(len(text), time.end + ELSEWHERE))
    return pieces(text, window, [(time.start, time.end, Part.TIME)])


def _dispute(dispute: Dispute, mentions: Sequence[Mention], numbers: Mapping[str, int], intern: Intern) -> list[Any]:
    """The field and its claims: in words, and who makes it with the phrases, at most three, that say so."""
    return [
        intern(dispute.field),
        [
            [
                intern(_claim_words(claim)),
                [
                    [numbers[article], [intern(phrase) for phrase in _phrases(claim, article, mentions)]]
                    for article in claim.articles
                ],
            ]
            for claim in dispute.claims
        ],
    ]


def _phrases(claim: Claim, article: str, mentions: Sequence[Mention]) -> list[str]:
    """With which words an article says a date; none for another field, and none that says another date."""
    when = _as_when(claim.value)
    if when is None:
        return []
    said = (time for mention in mentions if mention.article == article for time in mention.times)
    return list(dict.fromkeys(time.text for time in said if _overlap(time, when)))[:3]


def _as_when(value: Any) -> When | None:
    if isinstance(value, When):
        return value
    is_date = isinstance(value, Mapping) and ("first" in value or "last" in value)
    return When.model_validate(value) if is_date else None


def _overlap(time: ResolvedTime, when: When) -> bool:
    if not time.is_dated or not when.is_dated:
        return False
    starts = time.first is None or when.last is None or time.first <= when.last
    return starts and (time.last is None or when.first is None or when.first <= time.last)


def _claim_words(claim: Claim) -> str:
    """A claim in words: dates as dates, named things by their name."""
    value = claim.value
    when = _as_when(value)
    if when is not None:
        return when_words(when)
    if isinstance(value, Mapping):
        return str(value.get("name") or ", ".join(f"{key}: {item}" for key, item in value.items() if item is not None))
    if isinstance(value, list | tuple):
        return ", ".join(str(item) for item in value)
    return "nothing" if value is None else str(value)
