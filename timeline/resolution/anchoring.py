"""Results of an article without a publication day, anchored once it is known."""

from datetime import date

from timeline.model.event import ArticleTimes
from timeline.model.time import AnchorKind, ResolvedTime, TimexType
from timeline.resolution.context import Reference
from timeline.resolution.revisiting import resolve_again

__all__ = ["reanchor"]


def reanchor(times: ArticleTimes, published: date) -> ArticleTimes:
    """The times of an article, resolved again as of a publication day, from their meanings alone.

    The text is not read again, so what only tense could tell is taken to look back.
    """
    again: list[ResolvedTime] = []
    reference: Reference | None = None
    for time in times.times:
        # without a publication day, what leans on another expression leans on a stated one
        leans_on_stated = time.anchor.kind is AnchorKind.EXPRESSION and time.is_dated and times.published is None
        if time.anchor.kind is AnchorKind.STATED or leans_on_stated:
            resolved = time
        else:
            resolved, stretch = resolve_again(time, published, reference)
            resolved = resolved.model_copy(update={"heads_until": time.heads_until})
            if stretch is not None and time.type is TimexType.DATE:
                reference = Reference(stretch, time.start, time.end, -1)
        again.append(resolved)
    return times.model_copy(update={"published": published, "published_bounds": None, "times": tuple(again)})
