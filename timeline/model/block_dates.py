"""Which date heads the stretch of text that a sentence stands in: of a chronology, a live blog, a history by years."""

from collections.abc import Sequence

from timeline.model.analysis import Sentence
from timeline.model.time import ResolvedTime

__all__ = ["block_date_of"]


def block_date_of(sentence: Sentence, times: Sequence[ResolvedTime]) -> ResolvedTime | None:
    """The finest dated heading that a sentence stands under, or None.

    A sentence that holds its heading ("7:15 p.m.: Police arrive.") stands under it.  Under "2015" and "May" it is May
    2015, under "Tuesday 3 September" and "7:15 p.m." the quarter past seven of that Tuesday: what is finer leans on
    what is coarser, so one answer says all.  ``times`` are all of the article, in the order of the text.
    """
    found = None
    for time in times:
        if time.start >= sentence.span.end:
            break
        if time.heads_until is not None and time.is_dated and sentence.span.start < time.heads_until:
            found = time
    return found
