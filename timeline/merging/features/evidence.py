"""The shape of a feature and of what it finds."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from timeline.merging.profile import Profile

__all__ = ["Evidence", "Feature"]


class Evidence(NamedTuple):
    """How far one aspect speaks for (to 1) or against (to -1) two events being one, and why in words."""

    score: float
    reason: str


@dataclass(frozen=True)
class Feature:
    """A comparison with its name.

    Raises: TypeError when the comparison has no docstring: what cannot be explained to an analyst does not count
    """

    name: str
    compare: Callable[[Profile, Profile], Evidence | None]

    def __post_init__(self) -> None:
        stripped = sys.flags.optimize >= 2  # `python -OO` takes the docstrings of all modules away
        if not stripped and not (self.compare.__doc__ or "").strip():
            raise TypeError(f"expected a feature with a docstring, got {self.name} without one")

    @property
    def explanation(self) -> str:
        """The first sentence of its docstring."""
        return " ".join((self.compare.__doc__ or "").strip().partition("\n\n")[0].split())
