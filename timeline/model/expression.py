"""A time expression as found: where it stands and what it says, not yet a date."""

from dataclasses import dataclass

from timeline.model.meaning import Meaning
from timeline.model.span import Span
from timeline.model.time import TimexType

__all__ = ["Expression"]


@dataclass(frozen=True, slots=True)
class Expression:
    """One time expression of a sentence.

    ``relation`` is how the words before bound it: since, by, until, before, after, ...
    """

    span: Span
    text: str
    type: TimexType
    meaning: Meaning
    rule: str
    sentence: int
    relation: str = "in"
    header: bool = False  # stands in a dateline or header: an anchor, not a statement
