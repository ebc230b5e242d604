"""A store in which actors are asked for by any spelling: what the actors' list knows joined to what the store holds."""

from functools import cache

from timeline import actors, store
from timeline.model.actor import ActorIdentity

__all__ = ["Store"]


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

    def _resolver(self) -> store.Resolve:
        return super()._resolver() or _actor
