"""What a question may have meant that found nothing: names that no event has, and events of other tiers."""

from pathlib import Path
from typing import TYPE_CHECKING

from timeline.cli.console import note

if TYPE_CHECKING:
    from timeline.model.selection import Selection

__all__ = ["tell_unknown"]


def tell_unknown(store: Path, selection: "Selection", found: int, *, quiet: bool = False) -> None:
    """Say which names of a selection no event has, with those that were probably meant.

    Where nothing was found, say too how many events of other tiers meet all other conditions.
    """
    from timeline.opening import store_at

    if quiet or (found and not any((selection.actors, selection.places, selection.sources))):
        return
    with store_at(store) as opened:
        for one in opened.strangers(selection):
            names = " or ".join(f'"{name}"' for name in one.close)
            meant = f"; did you mean {names}?" if names else ""
            note(f'note: no event has the {one.kind} "{one.name}"{meant}')
        others = 0 if found else opened.count(selection, tiers=()) - opened.count(selection)
    if others:
        note(f"note: events of other tiers that meet all other conditions: {others:,}; --tier minor shows every tier")
