"""Publication days that were not stated: what the text says of its own, and results anchored later."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from timeline.model.event import ArticleTimes
from timeline.model.time import AnchorKind, ResolvedTime, TimexType
from timeline.resolution.context import Reference
from timeline.resolution.revisiting import resolve_again

__all__ = ["publication_bounds", "reanchor"]


def publication_bounds(times: Sequence[ResolvedTime]) -> dict[str, Any] | None:
    """Between which days an article of unknown date was written, as far as its own dates tell, with the reason.

    An article that reports a stated date as past was written on or after it; one without stated dates says nothing.
    """
    stated = [
        time
        for time in times
        if time.type is TimexType.DATE
        and time.anchor.kind is AnchorKind.STATED
        and time.first
        and time.relation in ("in", "since", "after")
    ]
    if not stated:
        return None
    latest = max(stated, key=lambda time: time.first or date.min)
    return {
        "first": latest.first.isoformat() if latest.first else None,
        "last": None,
        "reason": f'the latest date that the text states is "{latest.text}": unless that is a plan, '
        f"it was written on or after {latest.first}",
    }


def reanchor(times: ArticleTimes, published: date) -> ArticleTimes:
    """The times of an article, resolved again as of a publication day, from their meanings alone.

    The text is not read again, so what only tense could tell is taken to look back.
    """
    again: list[ResolvedTime] = []
    reference: Reference | None = None
    for time in times.times:
        if time.anchor.kind is AnchorKind.STATED:
            resolved = time
        else:
            resolved, stretch = resolve_again(time, published, reference)
            if stretch is not None and time.type is TimexType.DATE:
                reference = Reference(stretch, time.start, time.end, -1)
        again.append(resolved)
    return times.model_copy(update={"published": published, "published_bounds": None, "times": tuple(again)})
