"""What a phrase is seen from: the day of publication, what the text spoke of last, and the tense of its sentence."""

from dataclasses import dataclass
from datetime import date

from timeline.model.time import Anchor, AnchorKind
from timeline.resolution.arithmetic import Stretch

__all__ = ["Context", "Reference"]


@dataclass(frozen=True, slots=True)
class Reference:
    """The time under discussion: the last dated expression of the text."""

    stretch: Stretch
    start: int
    end: int
    sentence: int

    @property
    def anchor(self) -> Anchor:
        return Anchor(kind=AnchorKind.EXPRESSION, date=self.stretch.first, start=self.start, end=self.end)


@dataclass(frozen=True, slots=True)
class Context:
    """All that resolving one expression may look at."""

    published: date | None
    reference: Reference | None
    direction: int  # of the sentence's tense: -1 past, 0 unknown, +1 future
    reason: str  # why that direction, in words
    year_under_discussion: int | None = None
    day_first: bool | None = None  # order of numeric dates, where the article settles it
    sentence: int = -1
    same_sentence_quarter: Stretch | None = None

    @property
    def publication(self) -> Anchor:
        return Anchor(kind=AnchorKind.PUBLICATION, date=self.published)
