"""What a phrase is seen from: the day of publication, what the text spoke of last, and the tense of its sentence."""

from dataclasses import dataclass
from datetime import date

from timeline.model.time import Anchor, AnchorKind, Precision
from timeline.resolution.arithmetic import Stretch

__all__ = ["Context", "Reference"]

_FINE = frozenset({Precision.MINUTE, Precision.HOUR, Precision.PART_OF_DAY, Precision.DAY})


@dataclass(frozen=True, slots=True)
class Reference:
    """A time that the text spoke of: a dated expression, or a dated event."""

    stretch: Stretch
    start: int
    end: int
    sentence: int

    @property
    def anchor(self) -> Anchor:
        return Anchor(kind=AnchorKind.EXPRESSION, date=self.stretch.first, start=self.start, end=self.end)

    @property
    def is_a_day(self) -> bool:
        return self.stretch.precision in _FINE and self.stretch.first == self.stretch.last


@dataclass(frozen=True, slots=True)
class Context:
    """All that resolving one expression may look at."""

    published: date | None
    reference: Reference | None  # the time under discussion
    direction: int  # of the sentence's tense: -1 past, 0 unknown, +1 future
    reason: str  # why that direction, in words that follow "because"
    day: Reference | None = None  # the day under discussion, where the text has gone on to something coarser
    day_before_that: Reference | None = None  # the other day that the text has named
    year_under_discussion: int | None = None
    year_passed_by: Reference | None = None  # named since, though the telling did not move there: "the 2015 deal"
    year_anchor: Anchor | None = None  # the phrase that set it
    day_first: bool | None = None  # order of numeric dates, where the article settles it
    sentence: int = -1
    quarter: Stretch | None = None  # the quarter under discussion, named shortly before
    before_era: int | None = None  # the year BC under discussion
    narrative: bool = False  # a history: its own days count, not the day of writing
    alone: bool = False  # a phrase that someone typed, without a clause
    written: Anchor | None = None  # the heading whose day stands for that of publication, in a chronology or live blog

    @property
    def publication(self) -> Anchor:
        return self.written or Anchor(kind=AnchorKind.PUBLICATION, date=self.published)

    @property
    def day_of_writing(self) -> str:
        """ "publication, 2019-08-21" or "the heading's day, 2019-08-21"."""
        return f"{'the day of the heading' if self.written else 'publication'}, {self.published}"

    def spoken_of(self, unit: str) -> Reference | None:
        """What "later" is counted from: in days, the last day named; in months and years, the last time named."""
        return self.day if unit in ("day", "week", "hour", "minute", "second") and self.day else self.reference
