"""Piles of merged events made by hand: a few sentences of several crises, told by articles of their own."""

import hashlib
from collections.abc import Iterable
from datetime import date

from timeline.lexicons import country_names
from timeline.lexicons.event_types import type_of
from timeline.model.actor import Actor, ActorKind, Place, Role
from timeline.model.event import Mention, MergedEvent, Status, Tier, Trigger
from timeline.model.time import Basis, Precision, When

__all__ = ["CHILE", "KENYA", "NORWAY", "article", "line", "pile"]

CODES = {name: code for code, name in country_names().items()}
Told = tuple[str, str, str | None, tuple[str, ...], str | None]  # type, sentence, day, who, where

CHILE: tuple[Told, ...] = (
    ("negotiation", "Chile and Peru opened talks on their sea border.", "2021-03-02", ("Chile", "Peru"), "Lima"),
    ("statement", "Peru said that the border talks went well.", "2021-03-03", ("Peru",), None),
    ("meeting", "Envoys of Chile and Peru met for border talks.", "2021-04-09", ("Chile", "Peru"), "Arica"),
    (
        "agreement",
        "Chile and Peru signed a fishing agreement after the talks.",
        "2021-05-20",
        ("Chile", "Peru"),
        "Lima",
    ),
    ("rejection", "Chile rejected a map that Peru had drawn of the border.", "2021-04-01", ("Chile", "Peru"), None),
)
KENYA: tuple[Told, ...] = (
    ("election", "Kenya voted in a presidential election.", "2021-08-09", ("Kenya",), "Nairobi"),
    ("election", "Kenya's election was won by Anna Mwangi.", "2021-08-15", ("Kenya", "Anna Mwangi"), None),
    ("protest", "Protesters marched in Nairobi against the vote count.", "2021-08-16", ("Kenya",), "Nairobi"),
    ("statement", "Anna Mwangi said that the ballot was fair.", "2021-08-17", ("Anna Mwangi",), None),
    ("election", "Kenya's court ordered no second presidential election.", "2021-09-05", ("Kenya",), "Nairobi"),
)
NORWAY: tuple[Told, ...] = (
    ("trial", "Ivar Dahl, a banker of Norway, went on trial for fraud.", "2021-02-01", ("Ivar Dahl", "Norway"), "Oslo"),
    ("trial", "The court heard that Ivar Dahl forged bank letters.", "2021-02-08", ("Ivar Dahl",), "Oslo"),
    ("arrest", "Ivar Dahl had been arrested at a ferry in Norway.", "2020-11-30", ("Ivar Dahl", "Norway"), None),
    ("trial", "Prosecutors asked the court to jail Ivar Dahl for nine years.", "2021-02-20", ("Ivar Dahl",), "Oslo"),
)


def line(
    article: str,
    told: Told,
    *,
    number: int = 0,
    title: str | None = None,
    salience: float = 0.5,
    status: Status = Status.OCCURRED,
    tier: Tier = Tier.CORE,
    last: str | None = None,
    also: Iterable[str] = (),
) -> MergedEvent:
    """An event of one article, and of the articles ``also``, that tell it with the same sentence."""
    kind, sentence, day, who, where = told
    digest = hashlib.sha256(f"{article} {number} {sentence}".encode()).hexdigest()
    first = date.fromisoformat(day) if day else None
    when = When(
        first=first,
        last=date.fromisoformat(last) if last else first,
        edtf=day if last is None else f"{day}/{last}",
        precision=Precision.DAY,
        basis=Basis.STATED if day else Basis.UNKNOWN,
    )
    mentions = tuple(
        Mention(
            event=f"e-{digest[:16]}",
            article=name,
            start=number * 200,
            end=number * 200 + len(sentence),
            quote=sentence,
            trigger=Trigger(start=number * 200, end=number * 200 + 3, text=sentence[:3]),
            status=status,
            when=when,
        )
        for name in (article, *also)
    )
    return MergedEvent(
        id=f"e-{digest[:16]}",
        members=(f"e-{digest[:16]}",),
        type=kind,
        group=type_of(kind).group,
        title=title or sentence.rstrip("."),
        when=when,
        status=status,
        tier=tier,
        salience=salience,
        actors=tuple(map(_actor, who)),
        place=Place(name=where, country=_country(where), text=where) if where else None,
        mentions=mentions,
    )


def article(name: str, told: Iterable[Told]) -> list[MergedEvent]:
    """The events of one article, the first the most salient."""
    return [line(name, one, number=number, salience=0.9 - number / 10) for number, one in enumerate(told)]


def pile() -> list[MergedEvent]:
    """Three crises, each in three articles that tell most of it."""
    found = []
    for name, crisis in (("chile", CHILE), ("kenya", KENYA), ("norway", NORWAY)):
        for number in range(3):
            found += article(f"{name}-{number}", crisis[:number] + crisis[number + 1 :])
    return found


def _actor(name: str) -> Actor:
    code = CODES.get(name)
    if code:
        kind, id_ = ActorKind.COUNTRY, f"country:{code}"
    else:
        kind, id_ = ActorKind.PERSON, f"person:{name.lower().replace(' ', '-')}"
    return Actor(name=name, id=id_, kind=kind, country=code, role=Role.PARTICIPANT, text=name)


def _country(place: str) -> str | None:
    return {"Lima": "PER", "Arica": "CHL", "Nairobi": "KEN", "Oslo": "NOR", "Suva": "FJI"}.get(place)
