"""The little of a merged event that finding storylines needs: read for a whole store in the time that a page takes."""

from datetime import date

from pydantic import BaseModel, ConfigDict

from timeline.model.actor import ActorKind, Role
from timeline.model.event import MergedEvent, Status, Tier

__all__ = ["EventOutline", "Outlined"]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True)


class OutlineActor(_Part):
    """Who takes part."""

    name: str
    id: str | None = None
    kind: ActorKind = ActorKind.UNKNOWN
    country: str | None = None
    role: Role = Role.PARTICIPANT


class OutlinePlace(_Part):
    """Where."""

    name: str
    country: str | None = None


class OutlineWhen(_Part):
    """Between which days."""

    first: date | None = None
    last: date | None = None


class OutlineMention(_Part):
    """Where it is told, and with which words."""

    article: str
    quote: str


class EventOutline(_Part):
    """A merged event without its proof; a field is named and means what it does there."""

    id: str
    members: tuple[str, ...]
    type: str
    group: str
    status: Status
    tier: Tier
    title: str
    salience: float
    when: OutlineWhen
    accepted: bool | None = None
    actors: tuple[OutlineActor, ...] = ()
    place: OutlinePlace | None = None
    mentions: tuple[OutlineMention, ...]


Outlined = MergedEvent | EventOutline
