"""What several commands print alike."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from timeline.model.time import When

__all__ = ["days_of"]


def days_of(when: "When") -> str:
    """The days as far as they are known: one day, a month or year by its EDTF name, or from .. to."""
    if not when.is_dated:
        return "undated"
    if when.edtf and "/" not in when.edtf and "[" not in when.edtf:
        return when.edtf
    return f"{when.first or '..'} to {when.last or '..'}"
