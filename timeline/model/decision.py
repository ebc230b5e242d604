"""What an analyst decides about an event: attached to article and span, so that it outlives better rules."""

import hashlib
from datetime import date, datetime
from enum import StrEnum

from pydantic import BaseModel, ConfigDict

__all__ = ["Decision", "Place", "Verdict"]


class Verdict(StrEnum):
    """What is decided."""

    ACCEPT = "accept"
    REJECT = "reject"
    CHANGE = "change"  # date, type, title or status
    MERGE = "merge"  # these are one event
    SPLIT = "split"  # these are not
    NOTE = "note"


class Place(BaseModel):
    """Where in which article: the trigger's span."""

    model_config = ConfigDict(frozen=True)

    article: str
    start: int
    end: int


class Decision(BaseModel):
    """One decision, with who made it and when."""

    model_config = ConfigDict(frozen=True)

    verdict: Verdict
    places: tuple[Place, ...]
    others: tuple[Place, ...] = ()  # of the other event, for merge and split
    type: str | None = None
    title: str | None = None
    status: str | None = None
    first: date | None = None
    last: date | None = None
    note: str | None = None
    author: str
    at: datetime

    @property
    def id(self) -> str:
        """From what is decided, not from who or when: the same decision twice is one."""
        content = self.model_dump_json(exclude={"author", "at"})
        return f"d-{hashlib.sha256(content.encode()).hexdigest()[:16]}"
