"""Small words that several rooms say: how many there are of something, and which of the known names was meant."""

from collections.abc import Iterable
from difflib import get_close_matches

__all__ = ["did_you_mean", "how_many"]

_CLOSE = 0.7  # of 1: "sumit" and "summit" are at 0.91, "trial" and "treaty" at 0.55
_MOST = 3


def how_many(count: int, noun: str) -> str:
    """A number with its noun, in the plural unless it is one.

    >>> how_many(1, "article"), how_many(2, "new or changed article")
    ('1 article', '2 new or changed articles')
    """
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def did_you_mean(name: str, known: Iterable[str]) -> str | None:
    """A question that names what was probably meant, None where no known name is close.

    >>> did_you_mean("sumit", ["summit", "trial"])
    'did you mean summit?'
    """
    spelt = {one.casefold(): one for one in known}
    close = get_close_matches(name.casefold(), list(spelt), n=_MOST, cutoff=_CLOSE)
    return f"did you mean {' or '.join(spelt[one] for one in close)}?" if close else None
