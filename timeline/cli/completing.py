"""What a shell may complete after an option: the names of the store that --store named before it.

A name of several words is completed with hyphens between them, so that no shell needs quotes around it: an actor is
found by "kim-jong-un" as well as by "Kim Jong-un".
"""

from collections.abc import Callable, Iterable
from pathlib import Path

import typer

__all__ = ["actors", "groups", "outlets", "places", "statuses", "tiers", "types"]

Completion = Callable[[typer.Context, str], list[str]]


def types(context: typer.Context, incomplete: str) -> list[str]:
    """Types of the store's events; without a store the shipped ones."""
    from timeline.lexicons.event_types import shipped_types
    from timeline.store import known_types

    store = _store(context)
    return _begun((store and known_types(store)) or shipped_types(), incomplete)


def groups(incomplete: str) -> list[str]:
    from timeline.lexicons.event_types import GROUPS

    return _begun(GROUPS, incomplete)


def statuses(incomplete: str) -> list[str]:
    from timeline.model.event import Status

    return _begun([status.value for status in Status], incomplete)


def tiers(incomplete: str) -> list[str]:
    from timeline.model.event import Tier

    return _begun([tier.value for tier in Tier], incomplete)


def _named(kind: str) -> Completion:
    def complete(context: typer.Context, incomplete: str) -> list[str]:
        from timeline.store import known_names

        store = _store(context)
        return [_completed(incomplete, name) for name in known_names(store, kind, _plain(incomplete))] if store else []

    return complete


actors, places, outlets = _named("actor"), _named("place"), _named("outlet")


def _store(context: typer.Context) -> Path | None:
    store = context.params.get("store")
    return Path(store) if store else None


def _begun(names: Iterable[str], incomplete: str) -> list[str]:
    return [name for name in names if name.startswith(incomplete)]


def _plain(incomplete: str) -> str:
    """What is typed so far as the store spells names; "kim-" wants another word."""
    from timeline.store import normal

    start = normal(incomplete)
    return f"{start} " if start and not incomplete[-1].isalnum() else start


def _completed(incomplete: str, name: str) -> str:
    """The rest of a name behind what is typed, which stays as it is: shells ask for that."""
    between = " " if " " in incomplete else "-"
    return incomplete + name[len(_plain(incomplete)) :].replace(" ", between)
