"""What the page knows of storylines, of lines that are parts of others, and of who reported what: parts of its core.

- ``stories``: ``[id, name, lead, first, last, events, [top]]``, those with most events of the page first, "other" last;
  days as numbers, ``events`` how many of the page's are in it, ``top`` the places of its most salient lines.  Empty
  where nothing is known of storylines
- ``columns.story``: the place of each event's storyline in ``stories``, or null
- ``parts``: of an event that others on the page are steps of, the places of these, in the page's order
- ``coverage``: of an event that several outlets report, a row for each in the order of publication:
  ``[article, first, last, status, flags, copied]``; ``article`` is the outlet's first one (its outlet and day stand in
  ``articles``), ``first`` and ``last`` the days it gives, ``status`` a place in ``statuses``, ``flags`` bits in the
  order of ``report_flags``, ``copied`` the article that printed nearly the same sentence on an earlier day, or null
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from timeline.model.coverage import Coverage, EventCoverage, Report
from timeline.model.event import MergedEvent, Status
from timeline.model.storyline import OTHER, Storyline, Storylines

__all__ = ["REPORT_FLAGS", "sections"]

REPORT_FLAGS = ("first", "other_date", "other_status", "same_words")
DayNumber = Callable[[date | None], int | None]


def sections(
    events: Sequence[MergedEvent],
    storylines: Storylines,
    coverage: Coverage,
    numbers: Mapping[str, int],
    day_number: DayNumber,
) -> dict[str, Any]:
    """The parts of the core; ``column`` is that of the storylines. ``numbers`` are the articles' places."""
    places = {event.id: place for place, event in enumerate(events)}
    stories = _stories(storylines, places)
    index = {story.id: place for place, story in enumerate(stories)}
    column = [index.get(storylines.story_of.get(event.id, "")) for event in events]
    return {
        "stories": [
            [
                story.id,
                story.name,
                story.lead,
                day_number(story.first),
                day_number(story.last),
                column.count(place),
                [places[name] for name in story.top if name in places],
            ]
            for place, story in enumerate(stories)
        ],
        "column": column,
        "parts": _parts(storylines, places),
        "report_flags": REPORT_FLAGS,
        "coverage": {
            places[told.event]: _rows(told, numbers, day_number)
            for told in coverage.events
            if told.event in places and len(told.reports) > 1
        },
    }


def _stories(storylines: Storylines, places: Mapping[str, int]) -> list[Storyline]:
    counts: dict[str, int] = {}
    for name in places:
        story = storylines.story_of.get(name, "")
        counts[story] = counts.get(story, 0) + 1
    shown = [story for story in storylines.stories if counts.get(story.id)]
    return sorted(shown, key=lambda story: (story.id == OTHER, -counts[story.id], story.id))


def _parts(storylines: Storylines, places: Mapping[str, int]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for part, place in places.items():
        whole = places.get(storylines.part_of.get(part, ""))
        if whole is not None:
            found.setdefault(whole, []).append(place)
    return dict(sorted(found.items()))


def _rows(told: EventCoverage, numbers: Mapping[str, int], day_number: DayNumber) -> list[list[int | None]]:
    statuses = list(Status)
    articles = {report.outlet: report.article for report in told.reports}
    return [
        [
            numbers[report.article],
            day_number(report.when.first),
            day_number(report.when.last),
            statuses.index(report.status),
            _flags(report),
            numbers[articles[report.copied_from]] if report.copied_from else None,
        ]
        for report in told.reports
    ]


def _flags(report: Report) -> int:
    facts = (report.first, report.date_agrees is False, not report.status_agrees, bool(report.same_words))
    return sum(1 << bit for bit, fact in enumerate(facts) if fact)
