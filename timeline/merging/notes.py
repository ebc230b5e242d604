"""What merging keeps between two changes, as it asks for it; a store has it in tables.

In:  plain values: events, articles, numbers.
Out: the same, found by number, article or day.
Not: a decision about any of them; that is ``regrouping``.

Every event that an article tells is a *report*, and has a number.  Numbers only ever grow, so a report knows those that
came before it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Protocol

from timeline.model.article import Article
from timeline.model.event import ArticleEvents, Event, MergedEvent
from timeline.model.grouping import Bound, Kept, Report, Told

__all__ = ["Notes"]


class Notes(Protocol):
    """Who keeps it."""

    # --- what is said ---

    def articles(self) -> Iterator[str]:
        """The ids of all articles."""
        ...

    def article(self, name: str) -> Article: ...

    def head(self, name: str) -> ArticleEvents:
        """What was extracted from an article, without the events."""
        ...

    def line(self, name: str) -> ArticleEvents:
        """All that was extracted from an article."""
        ...

    def event(self, report: Report) -> Event: ...

    # --- reports ---

    def next_number(self) -> int: ...

    def take_article(self, name: str, story: Mapping[str, float], told: Sequence[Told]) -> None:
        """Note the reports of an article, and its most telling words."""
        ...

    def take_by_hand(self, told: Told) -> None: ...

    def story(self, article: str) -> dict[str, float]: ...

    def report(self, number: int) -> Report: ...

    def numbers_of(self, members: Iterable[str]) -> dict[str, int]:
        """The numbers of the events that are there, by id."""
        ...

    def reports_in(self, article: str) -> list[Report]: ...

    def by_hand(self) -> dict[str, tuple[Report, Event]]:
        """What was added by hand, by id."""
        ...

    def drop(self, number: int) -> None: ...

    def drop_article(self, name: str) -> None:
        """An article whose reports were dropped."""
        ...

    # --- who meets whom ---

    def meetings(self, first: int, slack: int) -> Iterator[tuple[int, int]]:
        """The reports from a number on with those before them that have a key in common and a day, give or take.

        Order: by both
        """
        ...

    def link(self, pairs: Iterable[tuple[int, int]]) -> None: ...

    def linked(self, number: int) -> list[int]: ...

    def bounds(self) -> set[Bound]: ...

    def bind(self, gone: Iterable[Bound], came: Iterable[Bound]) -> None: ...

    # --- days ---

    def days_of(self, number: int) -> list[int]:
        """The days, as ordinals, that a report tells of."""
        ...

    def pointing(self, day: date) -> Mapping[date, int]:
        """How many articles point to a day, by the day on which they were published."""
        ...

    def told(self, day: date) -> int:
        """How many articles, and how many sentences, tell of a day: the lesser of both."""
        ...

    # --- merged events ---

    def group_of(self, number: int) -> int | None:
        """The number of the merged event that a report is in."""
        ...

    def take_group(self, kept: Kept, members: Iterable[int], event: MergedEvent) -> None:
        """A merged event that was made; it is there whole until :meth:`made` gives it back."""
        ...

    def drop_group(self, number: int) -> Kept: ...

    def kept_between(self, first: int, last: int) -> Iterator[Kept]:
        """The merged events whose narrow dates begin on these days, as ordinals. Order: by number."""
        ...

    def keep(self, changed: Iterable[Kept]) -> None:
        """Another salience of merged events."""
        ...

    def made(self) -> Iterator[MergedEvent]:
        """The merged events that were made, with the salience that they are shown with. Order: by number."""
        ...
