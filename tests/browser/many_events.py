"""A store of as many events as wanted: the sample articles told again and again, each time 97 days later."""

import re
from datetime import date, timedelta
from pathlib import Path

from sample_chronology import ARTICLES, agreeing, day

from timeline.model.event import ArticleEvents, Event, Tier, event_id
from timeline.model.span import Span
from timeline.opening import Store

__all__ = ["many_events"]

APART = timedelta(days=97)
TOLD = 3  # events of the sample articles, once those that are one are merged
_DAY = re.compile(r'"(\d{4}-\d{2}-\d{2})"')


def many_events(path: Path, wanted: int) -> None:
    """Make the store; the second event of each third article is only mentioned there."""
    lines = agreeing()
    with Store.create(path) as store:
        store.put_many(
            (ARTICLES[line.id].model_copy(update={"id": again.id, "published": _later(line, number)}), again)
            for number in range(-(-wanted // TOLD))
            for line in lines
            for again in [_told_again(line, number)]
        )


def _later(line: ArticleEvents, number: int) -> date | None:
    published = ARTICLES[line.id].published
    return published + number * APART if published else None


def _told_again(line: ArticleEvents, number: int) -> ArticleEvents:
    later, name = number * APART, f"{line.id}-{number}"
    text = _DAY.sub(lambda match: f'"{date.fromisoformat(match[1]) + later}"', line.model_dump_json())
    for event in line.events:
        first = event.mentions[0].trigger
        text = text.replace(event.id, event_id(name, Span(first.start, first.end)))
    text = text.replace(f'"{line.id}"', f'"{name}"')
    again = ArticleEvents.model_validate_json(text)
    events = tuple(_dated(event, later) for event in again.events)
    if number % 3 == 0:
        events = (*events[:-1], events[-1].model_copy(update={"tier": Tier.MINOR}))
    return again.model_copy(update={"events": events})


def _dated(event: Event, later: timedelta) -> Event:
    """The event, on a day of its own where it has none: thousands of undated ones would be held against each other."""
    if event.when.is_dated:
        return event
    when = day(str(date(2021, 6, 1) + later))
    (mention,) = event.mentions
    return event.model_copy(update={"when": when, "mentions": (mention.model_copy(update={"when": when}),)})
