"""A stretch of an article's text."""

from dataclasses import dataclass
from typing import NamedTuple

__all__ = ["Excerpt", "Span"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Where something stands in a text: half-open [start, end).

    >>> Span(3, 7).of("in June 2018")
    'June'

    Units: Unicode code points
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a span needs 0 <= start < end, not [{self.start}, {self.end})")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The words themselves."""
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        return self.start < other.end and other.start < self.end

    def contains(self, other: "Span") -> bool:
        return self.start <= other.start and other.end <= self.end


class Excerpt(NamedTuple):
    """A quote with what stands around it, ready for a screen that knows no offsets."""

    before: str
    quote: str
    after: str
