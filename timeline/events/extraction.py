"""From the reader's scores to the events of an article: which, when, whether, who, where, who says so, and its line."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache

from timeline.events.attributing import attribution_of
from timeline.events.casting import cast_of, place_of
from timeline.events.coding import codes_of
from timeline.events.confidence import calibrated
from timeline.events.dating import date_event
from timeline.events.detecting import mentions_in, own_type_of
from timeline.events.grouping import group_mentions, main_of
from timeline.events.quantities import Counted, counted_in, quantities_of
from timeline.events.status import status_of
from timeline.events.tiers import tier_of
from timeline.events.titling import title_of
from timeline.lexicons.event_types import EventType
from timeline.model.actor import EntityMention, by_sentence
from timeline.model.analysis import Analysis
from timeline.model.article import Article
from timeline.model.event import Event, FieldConfidence, Mention, Status, Tier, Trigger, event_id
from timeline.model.reading import Reading
from timeline.model.span import Span
from timeline.model.time import ResolvedTime, When

__all__ = ["extract_events"]


def extract_events(
    article: Article,
    analysis: Analysis,
    times: Sequence[ResolvedTime],
    entities: Sequence[EntityMention],
    reading: Reading,
    types: Mapping[str, EventType],
    own_words: Sequence[tuple[Span, str]] = (),
) -> list[Event]:
    """The events of one article, of every tier, each with all of its mentions. Order: by main mention in the text.

    ``own_words`` are triggers of a user's own types: :func:`~timeline.events.detecting.words_of_own_types`.
    """
    case = _Case(
        article, analysis, times, _times_by_sentence(analysis, times), by_sentence(entities), reading, types, own_words
    )
    groups = group_mentions(reading, mentions_in(reading, own_words))
    found = _without_twins(case, [(group, _event(case, group)) for group in groups])
    return sorted(found, key=lambda event: (event.mentions[0].trigger.start, event.id))


def _without_twins(case: "_Case", found: Sequence[tuple[Sequence[int], Event]]) -> Iterator[Event]:
    """The events; of those that one sentence tells by the same line all but the most salient get lines of their own.

    Where there is no other line for one, it is a detail; what a user's own type finds is always shown.
    """
    told: dict[int, set[tuple[str, Status]]] = defaultdict(set)  # by sentence
    for group, event in sorted(found, key=lambda one: -one[1].salience):
        trigger = case.reading.triggers[main_of(case.reading, group)]
        taken, own = told[trigger.sentence.index], event
        if (own.title, own.status) in taken:
            own = _event(case, group, frozenset(title for title, _ in taken))
        if (own.title, own.status) in taken and own_type_of(trigger.span, case.own_words) is None:
            own = own.model_copy(update={"tier": Tier.MINOR})
        if own.tier is not Tier.MINOR:
            taken.add((own.title, own.status))
        yield own


@dataclass(frozen=True, slots=True)
class _Case:
    """An article and all that is known of it before its events."""

    article: Article
    analysis: Analysis
    times: Sequence[ResolvedTime]
    times_in: Mapping[int, Sequence[ResolvedTime]]  # by sentence
    entities_in: Mapping[int, Sequence[EntityMention]]
    reading: Reading
    types: Mapping[str, EventType]
    own_words: Sequence[tuple[Span, str]]


def _times_by_sentence(analysis: Analysis, times: Sequence[ResolvedTime]) -> dict[int, list[ResolvedTime]]:
    found: dict[int, list[ResolvedTime]] = {}
    for time in times:
        sentence = analysis.sentence_at(time.start)
        if sentence is not None:
            found.setdefault(sentence.index, []).append(time)
    return found


def _event(case: _Case, group: Sequence[int], taken: AbstractSet[str] = frozenset()) -> Event:
    """An event; ``taken`` are lines that it must not have."""
    article, analysis, reading = case.article, case.analysis, case.reading
    main = main_of(reading, group)
    trigger = reading.triggers[main]
    own_type = own_type_of(trigger.span, case.own_words)
    type_share, kind = _type(reading, group, main, case.types)
    if own_type is not None:
        type_share, kind = 1.0, case.types[own_type]
    status, status_share = status_of(trigger)
    dated = date_event(analysis, reading, group, main, case.times, status, article.published)
    if status is Status.OCCURRED and article.published is not None and _is_ahead(dated.when, article):
        status = Status.PLANNED  # whatever the verb says, what lies ahead has not happened
    cast = cast_of(reading, group)
    actors = [one.actor.model_copy(update={"confidence": calibrated("actor", one.probability)}) for one in cast]
    place = place_of(reading, group, main)
    tier, salience = tier_of(reading, group, main, is_own=own_type is not None)
    plover, cameo = codes_of(kind, trigger.span.of(article.text), trigger.word, status)
    identity = event_id(article.id, trigger.span)
    ordered = [main, *(row for row in group if row != main)]
    times = case.times_in.get(trigger.sentence.index, ())
    entities = case.entities_in.get(trigger.sentence.index, ())
    confidence = FieldConfidence(
        line=salience,
        type=calibrated("type", type_share),
        days=calibrated("days", dated.probability),
        status=calibrated("status", status_share),
    )
    return Event(
        id=identity,
        type=kind.id,
        group=kind.group,
        plover=plover,
        cameo=cameo,
        title=title_of(
            analysis.text, trigger, reading.titles[main], kind, times, entities, actors, place, status, taken
        ),
        when=dated.when,
        status=status,
        tier=tier,
        salience=salience,
        actors=tuple(actors),
        place=place,
        attribution=attribution_of(analysis, reading, main),
        confidence=round(confidence.line * confidence.type * confidence.days * confidence.status, 3),
        fields=confidence,
        mentions=tuple(_mention(case, row, identity, kind, dated.times if row == main else ()) for row in ordered),
    )


def _is_ahead(when: When, article: Article) -> bool:
    return when.first is not None and article.published is not None and when.first > article.published


def _type(reading: Reading, group: Sequence[int], main: int, types: Mapping[str, EventType]) -> tuple[float, EventType]:
    """The most probable type over an event's mentions, the main one counting as much as all others."""
    others = [reading.triggers[row].types for row in group if row != main]
    own = reading.triggers[main].types
    shares = (2 * own + sum(others) / len(others)) / 3 if others else own
    best = int(shares.argmax())
    return float(shares[best]), types[reading.types[best]]


def _mention(case: _Case, row: int, identity: str, kind: EventType, dating: Sequence[ResolvedTime]) -> Mention:
    article, analysis, reading = case.article, case.analysis, case.reading
    trigger = reading.triggers[row]
    status, _ = status_of(trigger)
    sentence = trigger.sentence
    dated = date_event(analysis, reading, [row], row, case.times, status, article.published)
    attribution = attribution_of(analysis, reading, row)
    counts = _counts(article.text, sentence.span.start, sentence.span.end)
    return Mention(
        event=identity,
        article=article.id,
        start=sentence.span.start,
        end=sentence.span.end,
        quote=sentence.span.of(article.text),
        trigger=Trigger(start=trigger.span.start, end=trigger.span.end, text=trigger.span.of(article.text)),
        times=tuple(dating) or dated.times,
        status=status,
        when=dated.when,
        attribution=attribution,
        quantities=quantities_of(counts, sentence, trigger.word, kind.id, attribution),
    )


@lru_cache(maxsize=64)  # the mentions of a sentence ask one after the other
def _counts(text: str, start: int, end: int) -> tuple[Counted, ...]:
    return tuple(counted_in(text, start, end))
