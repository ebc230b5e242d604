"""What a page may ask the desk to decide: the shapes of its requests.

Each body names one event and one thing to do with it; a wrong one is answered with what was expected.
"""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

__all__ = ["Added", "Asked", "Edit", "Undo"]

_Text = Annotated[str, StringConstraints(max_length=4_000)]
_Long = Annotated[str, StringConstraints(max_length=20_000)]


class _Body(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Edit(_Body):
    """A field as the page had it, and as it shall be: an edit of what somebody has changed meanwhile is seen."""

    was: _Text
    now: _Text


class Asked(_Body):
    """One thing to do with one event."""

    event: str = Field(max_length=200)
    verdict: Literal["accept", "reject"] | None = None
    change: dict[str, Edit] | None = None
    merge: str | None = Field(default=None, max_length=200)
    split: tuple[int, ...] | None = Field(default=None, description="numbers of its mentions, from 0")
    line: bool = False
    tag: _Text | None = None
    untag: _Text | None = None
    note: _Text | None = None


class Added(_Body):
    """An event that no rule found: its fields, and the words that tell it.

    Either words of an article of the store, or a source that is brought along.
    """

    fields: dict[str, _Text]
    article: str | None = Field(default=None, max_length=200)
    words: _Long = Field(description="the words that tell it, as they stand in the source")
    before: _Text = Field(default="", description="what stands right in front of them: which of several they are")
    outlet: _Text = ""
    url: _Text = ""
    published: _Text = ""


class Undo(_Body):
    """A decision to take back; without one the last that this desk made."""

    decision: str | None = Field(default=None, max_length=80)
