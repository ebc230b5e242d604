"""A store in which actors are asked for by any spelling, and events by their storyline."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from timeline import actors, store
from timeline.errors import StoreCorruptError
from timeline.model.actor import ActorIdentity
from timeline.storylines import find_storylines

__all__ = ["Store", "store_at"]


def _actor(name: str, knowledge: actors.ActorKnowledge) -> ActorIdentity | None:
    """Who a name names; who types in small letters means the name that has capitals."""
    spellings = (name, name.title(), name.upper()) if name.islower() else (name,)
    found = (actors.resolve_actor(spelling, knowledge=knowledge) for spelling in spellings)
    return next((one for one in found if isinstance(one, ActorIdentity)), None)


class Store(store.Store):
    """A SQLite file that holds a chronology and all its proof; "DPRK" and "Pyongyang" find North Korea in it.

    A context manager that closes it.
    """

    def _storyteller(self) -> store.Storyteller:
        return find_storylines

    def _resolver(self) -> store.Resolve:
        """Who names actors by any spelling: the shipped tables, and the user's own actors that the store keeps."""
        return super()._resolver() or self._known_actor

    def _known_actor(self, name: str) -> ActorIdentity | None:
        own = self.own_actors()
        for actor in own:
            if _bare(name) in map(_bare, (actor.name, *actor.aliases)):
                return actor.identity
        return _actor(name, actors.ActorKnowledge.load(own=own))


def _bare(name: str) -> str:
    """A name as it is compared: without case, accents, punctuation and article."""
    return store.normal(name).removeprefix("the ")


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
