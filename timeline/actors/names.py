"""What a known form of words stands for, and who held an office when."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from timeline.model.actor import ActorIdentity, PlaceIdentity, Via

__all__ = ["Name", "Term", "slug", "surname_of", "variants"]

_FAMILY_NAME_FIRST = frozenset({"PRK", "KOR", "CHN", "TWN", "MMR", "VNM", "KHM"})


def slug(name: str) -> str:
    """A name as part of an id: "Kim Jong-un" -> "kim-jong-un"."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


@dataclass(frozen=True, slots=True)
class Name:
    """What a known form of words stands for."""

    form: str
    actor: ActorIdentity | None
    place: PlaceIdentity | None
    via: Via
    exact: bool = False  # an acronym: case must agree


@dataclass(frozen=True, slots=True)
class Term:
    """Who held an office, from when to when; open ends are None."""

    person: ActorIdentity
    country: str
    office: str
    first: date | None
    last: date | None

    def holds(self, day: date | None) -> bool:
        if day is None:
            return False
        return (
            (self.first is None or self.first <= day)
            and (self.last is None or day <= self.last)
            and self.first is not None
        )


def surname_of(name: str, country: str) -> str:
    """The name that a person is called by after the first mention."""
    parts = [part for part in name.split() if part not in ("Jr", "Jr.")]
    if country in _FAMILY_NAME_FIRST and len(parts) > 1:
        return parts[0]
    if len(parts) > 2 and parts[-2].lower() in ("bin", "al", "da", "ben", "der", "san"):
        return " ".join(parts[-2:]) if parts[-2].lower() in ("bin", "ben") else parts[-1]
    return parts[-1].removeprefix("al-")


def variants(form: str) -> tuple[str, ...]:
    """A form as written, as tokenised text spaces it ("Kim Jong - un", "Workers ' Party"), and without hyphens."""
    spaced = re.sub(r"'(?= )", " '", re.sub(r"(?<=\w)-(?=\w)", " - ", form))
    return tuple(dict.fromkeys((form, spaced, re.sub(r"(?<=\w)-(?=[^\W\d])", " ", form))))
