"""Who and where: canonical actors and places, and the mentions of them in a text."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field

from timeline.model.span import Span

__all__ = [
    "Actor",
    "ActorIdentity",
    "ActorKind",
    "EntityMention",
    "Office",
    "OwnActor",
    "Place",
    "PlaceIdentity",
    "Role",
    "Via",
]


class ActorKind(StrEnum):
    """What an actor is."""

    COUNTRY = "country"
    ORGANISATION = "organisation"
    PERSON = "person"
    GROUP = "group"
    UNKNOWN = "unknown"


class Role(StrEnum):
    """What an actor does in an event."""

    AGENT = "agent"  # does it
    TARGET = "target"  # it is done to, or asked of
    PARTICIPANT = "participant"  # symmetric: summit, agreement, clash


class Via(StrEnum):
    """By which kind of words an actor or place was recognised."""

    NAME = "name"
    ALIAS = "alias"
    DEMONYM = "demonym"  # "the North Koreans", "Iranian officials"
    CAPITAL = "capital"  # a capital for its government
    METONYM = "metonym"  # "the Kremlin", "Downing Street"
    OFFICE = "office"  # "the Russian president", "Seoul's foreign ministry"
    SURNAME = "surname"  # after a full name or title
    REFERENCE = "reference"  # a pronoun, "the two leaders", "the country"
    DESCRIPTION = "description"  # "nuclear inspectors": unnamed, kept as written


@dataclass(frozen=True, slots=True)
class ActorIdentity:
    """A canonical actor.

    Source: country is ISO 3166-1 alpha-3, sector is a PLOVER sector code (GOV, MIL, REB, OPP, ...)
    """

    id: str  # stable, e.g. "country:PRK", "org:un-security-council", "person:kim-jong-un"
    name: str
    kind: ActorKind
    country: str | None = None
    sector: str | None = None
    offices: tuple["Office", ...] = ()  # a person's, as far as they are known; none: the text's description counts

    def acting(self, role: Role, text: str) -> "Actor":
        """It as an actor of an event; ``text`` is how the article names it there."""
        return Actor(
            name=self.name,
            id=self.id,
            kind=self.kind,
            country=self.country,
            sector=self.sector,
            role=role,
            text=text,
        )

    def offices_in(self, first: date | None, last: date | None) -> tuple["Office", ...]:
        """The offices that a person held at some time between two days, both inclusive; None is open."""
        return tuple(office for office in self.offices if office.overlaps(first, last))


@dataclass(frozen=True, slots=True)
class Office:
    """For whom a person acts, from when to when, both inclusive; None is open."""

    country: str | None = None
    organisation: ActorIdentity | None = None
    first: date | None = None
    last: date | None = None

    def overlaps(self, first: date | None, last: date | None) -> bool:
        starts_in_time = self.first is None or last is None or self.first <= last
        return starts_in_time and (self.last is None or first is None or first <= self.last)


@dataclass(frozen=True, slots=True)
class PlaceIdentity:
    """A canonical place with coordinates in degrees (WGS 84) where known."""

    id: str
    name: str
    country: str | None = None
    lat: float | None = None
    lon: float | None = None


@dataclass(frozen=True, slots=True)
class EntityMention:
    """Words that name actors, a place, or (as a capital does) either: syntax decides which later.

    ``actors`` holds several for "both sides" or "the two leaders".
    """

    span: Span
    text: str
    sentence: int
    actors: tuple[ActorIdentity, ...] = ()
    place: PlaceIdentity | None = None
    via: Via = Via.NAME
    reason: str = ""  # why these words mean these actors, for the reader of the proof
    names: tuple[str, ...] = ()  # how the article names each of the actors near these words, where they only point back

    def words_for(self, actor: ActorIdentity) -> str:
        """The words of the article that name one of the actors: for "it" those that it stands for."""
        return next((name for own, name in zip(self.actors, self.names, strict=False) if own == actor), self.text)


def by_sentence(mentions: Iterable[EntityMention]) -> dict[int, list[EntityMention]]:
    """Mentions under the index of their sentence. Order: as given."""
    found: dict[int, list[EntityMention]] = {}
    for mention in mentions:
        found.setdefault(mention.sentence, []).append(mention)
    return found


class Actor(BaseModel):
    """An actor in an event, as the results carry it."""

    model_config = ConfigDict(frozen=True)

    name: str
    id: str | None = None
    kind: ActorKind = ActorKind.UNKNOWN
    country: str | None = Field(default=None, description="ISO 3166-1 alpha-3")
    sector: str | None = Field(default=None, description="PLOVER sector")
    role: Role = Role.PARTICIPANT
    text: str = Field(default="", description="as written in the article")
    confidence: float | None = Field(default=None, description="that it takes part, calibrated")


class Place(BaseModel):
    """Where an event took place."""

    model_config = ConfigDict(frozen=True)

    name: str
    country: str | None = None
    text: str = ""
    lat: float | None = None
    lon: float | None = None


class OwnActor(BaseModel):
    """An ``[[actor]]`` table of a user's file: whom articles name, and how."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str = Field(min_length=1)
    name: str = Field(min_length=1)
    kind: ActorKind = ActorKind.ORGANISATION
    country: str | None = None
    sector: str | None = None
    aliases: tuple[str, ...] = ()
    reason: str = ""

    @property
    def identity(self) -> ActorIdentity:
        return ActorIdentity(self.id, self.name, self.kind, self.country, self.sector)
