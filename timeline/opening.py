"""A store in which actors are asked for by any spelling, and events by their storyline."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from timeline import actors, store
from timeline.errors import StoreCorruptError
from timeline.model.actor import ActorIdentity
from timeline.storylines import find_storylines

__all__ = ["Store", "store_at"]


def _actor(name: str) -> ActorIdentity | None:
    """Who a name names; who types in small letters means the name that has capitals."""
    spellings = (name, name.title(), name.upper()) if name.islower() else (name,)
    found = (actors.resolve_actor(spelling, knowledge=_knowledge()) for spelling in spellings)
    return next((one for one in found if isinstance(one, ActorIdentity)), None)


@cache
def _knowledge() -> actors.ActorKnowledge:
    return actors.ActorKnowledge.load()


class Store(store.Store):
    """A SQLite file that holds a chronology and all its proof; "DPRK" and "Pyongyang" find North Korea in it.

    A context manager that closes it.
    """

    def _storyteller(self) -> store.Storyteller:
        return find_storylines

    def _resolver(self) -> store.Resolve:
        return super()._resolver() or _actor


@contextmanager
def store_at(path: Path) -> Iterator[Store]:
    """The store at a path, for the work of one command, which is told in one line where the store is damaged.

    What a store says is believed once its hashes fit.  One that was damaged together with them can make any work on it
    fail, anywhere: so when work fails for no reason of ours, the store is verified, and if it does not hold, that is
    why.

    Raises: StoreError and its kinds, as ``Store.open``; StoreCorruptError with the first thing that does not hold
    """
    with Store.open(path) as opened:
        try:
            yield opened
        except (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError) as error:
            failures = opened.verify().failures
            if not failures:
                raise
            hint = "restore it from a copy, or build it again from its articles; `timeline verify` names all of it"
            got = f"a damaged one: {failures[0]}"
            raise StoreCorruptError("an undamaged store", got=got, where=str(path), hint=hint) from error
