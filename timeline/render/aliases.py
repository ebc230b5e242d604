"""By which other names readers may look for an actor: "DPRK" for North Korea, "Kremlin" for Russia."""

from collections.abc import Iterable, Iterator
from functools import cache

from timeline.lexicons import read_table

__all__ = ["aliases_of"]

_ACTORS = "en/actors"


def aliases_of(names: Iterable[str]) -> dict[int, list[str]]:
    """The other names of those that have any, by their position.

    >>> aliases_of(["Nobody in particular", "North Korea"])[1][:2]
    ['DPRK', 'D.P.R.K.']
    """
    known = _known()
    return {number: list(known[name]) for number, name in enumerate(names) if name in known}


@cache
def _known() -> dict[str, tuple[str, ...]]:
    """Name -> aliases. Order: as in the tables, each once."""
    found: dict[str, dict[str, None]] = {}
    for name, others in _rows():
        own = found.setdefault(name, {})
        own.update(dict.fromkeys(other for other in others if other and other != name))
    return {name: tuple(others) for name, others in found.items() if others}


def _rows() -> Iterator[tuple[str, list[str]]]:
    called = {}  # an actor's id -> its name
    for row in read_table(f"{_ACTORS}/countries.tsv"):
        code, name, adjectives, _, aliases = (*row, "", "", "")[:5]
        called[f"country:{code}"] = name
        yield name, [*aliases.split(";"), *adjectives.split(";")]
    for row in read_table(f"{_ACTORS}/organisations.tsv"):
        called[row[0]] = row[1]
        yield row[1], (*row, "", "", "", "")[5].split(";")
    for row in read_table(f"{_ACTORS}/leaders.tsv"):
        yield row[0], (*row, "", "", "")[5].split(";")
    for words, actor, *_ in read_table(f"{_ACTORS}/metonyms.tsv"):
        if actor in called:
            yield called[actor], [words]
