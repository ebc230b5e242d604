"""Events and profiles of reports as merging asks for them: the last ones are at hand, the others are read again.

So the memory that merging needs does not grow with the articles.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import TypeVar

from timeline.lexicons.event_types import EventType
from timeline.merging.notes import Notes
from timeline.merging.profile import Profile, profile_of
from timeline.model.article import Article
from timeline.model.event import ArticleEvents, Event
from timeline.model.grouping import BY_HAND, Report

__all__ = ["Known"]

T = TypeVar("T")

PROFILES, ARTICLES, STORIES = 12_000, 200, 1_000  # at hand


class _Lookup(Mapping[str, T]):
    """A mapping whose values are looked up one by one."""

    def __init__(self, names: Callable[[], Iterator[str]], find: Callable[[str], T], most: int) -> None:
        self._names = names
        self._find = lru_cache(most)(find)

    def __getitem__(self, name: str) -> T:
        return self._find(name)

    def __iter__(self) -> Iterator[str]:
        return self._names()

    def __len__(self) -> int:
        return sum(1 for _ in self._names())


class Known:
    """What is known of reports and articles, for as long as no article goes."""

    def __init__(self, notes: Notes, types: Mapping[str, EventType]) -> None:
        self._notes = notes
        self._types = types
        self.lines: Mapping[str, ArticleEvents] = _Lookup(notes.articles, notes.head, STORIES)  # without their events
        self.articles: Mapping[str, Article] = _Lookup(notes.articles, notes.article, ARTICLES)
        self._story = lru_cache(STORIES)(notes.story)
        self._found: dict[int, tuple[Event, Profile]] = {}  # the oldest first

    def meet(self, report: Report, event: Event, story: dict[str, float]) -> Profile:
        """Know a report; its profile."""
        profile = profile_of(event, self.lines[report.article], story, self._types)
        if len(self._found) >= PROFILES:
            del self._found[next(iter(self._found))]
        self._found[report.number] = event, profile
        return profile

    def event(self, number: int) -> Event:
        return self._of(number)[0]

    def profile(self, number: int) -> Profile:
        return self._of(number)[1]

    def _of(self, number: int) -> tuple[Event, Profile]:
        found = self._found.get(number)
        if found is None:
            report = self._notes.report(number)
            story = {} if report.place == BY_HAND else self._story(report.article)
            self.meet(report, self._notes.event(report), story)
            found = self._found[number]
        return found
