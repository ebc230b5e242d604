"""Quotes in their context, cut into pieces that a page can show without counting characters.

Our offsets count code points, JavaScript's UTF-16 units: no offset goes into the page.
"""

import re
from collections.abc import Iterable, Sequence
from enum import IntFlag
from itertools import pairwise

from timeline.model.event import Mention
from timeline.model.span import Span

__all__ = ["Part", "excerpt", "pieces"]

LONGEST_QUOTE = 1200  # past this, the surroundings of the trigger
_SENTENCE_START = re.compile(r"(?:\n\s*|[.!?][\"”’')\]]*\s+)(?=[\"“‘'(\[]?[A-Z0-9])")


class Part(IntFlag):
    """What a piece of text is; several may hold at once."""

    CONTEXT = 0
    QUOTE = 1
    TIME = 2
    TRIGGER = 4
    SOURCE = 8  # who says so
    CUT = 16  # an ellipsis of ours


def _clip(span: tuple[int, int], window: Span) -> tuple[int, int]:
    return max(span[0], window.start), min(span[1], window.end)


def pieces(text: str, window: Span, layers: Iterable[tuple[int, int, Part]]) -> list[int | str]:
    """The window's text as ``[part, words, part, words, ...]``, cut wherever a layer starts or ends.

    >>> pieces("They met in May.", Span(0, 16), [(0, 16, Part.QUOTE), (12, 15, Part.TIME)])
    [1, 'They met in ', 3, 'May', 1, '.']
    """
    clipped = [(*_clip((start, end), window), part) for start, end, part in layers]
    inside = [(start, end, part) for start, end, part in clipped if start < end]
    cuts = sorted({window.start, window.end} | {start for start, _, _ in inside} | {end for _, end, _ in inside})
    found: list[int | str] = []
    for start, end in pairwise(cuts):
        flags = Part.CONTEXT
        for low, high, part in inside:
            if low <= start and end <= high:
                flags |= part
        found += [flags.value, text[start:end]]
    return found


def _window(text: str, quote: Span, reach: int) -> Span:
    """The quote and the sentences beside it, no farther than ``reach`` characters."""
    low, high = max(0, quote.start - reach), min(len(text), quote.end + reach)
    start = 0 if low == 0 else _sentence_start(text, low, quote.start)
    end = high if high == len(text) else _sentence_end(text, quote.end, high)
    return Span(start, end)


def _sentence_start(text: str, low: int, limit: int) -> int:
    """Where the first sentence between two offsets opens; a word's start where none does."""
    starts = (match.end() for match in _SENTENCE_START.finditer(text, low, limit))
    # a look-ahead sees nothing past its limit: the quote's own start is none of these
    return next((start for start in starts if start < limit), _word_start(text, low, limit))


def _sentence_end(text: str, limit: int, high: int) -> int:
    """Where the last sentence between two offsets closes; a word's end where none does."""
    ends = [match.start() + 1 for match in _SENTENCE_START.finditer(text, limit, high) if match.start() > limit]
    return ends[-1] if ends else _word_end(text, high, limit)


def _word_start(text: str, low: int, limit: int) -> int:
    space = text.find(" ", low, limit)
    return space + 1 if space >= 0 else limit


def _word_end(text: str, high: int, limit: int) -> int:
    if high == len(text):
        return high
    space = text.rfind(" ", limit, high)
    return space if space >= 0 else limit


def _shortened(mention: Mention) -> Span:
    """The mention itself, or what surrounds its trigger where a text without sentences made it endless."""
    if mention.end - mention.start <= LONGEST_QUOTE:
        return Span(mention.start, mention.end)
    half = LONGEST_QUOTE // 2
    start = max(mention.start, min(mention.trigger.start, mention.end - 1) - half)
    return Span(start, min(mention.end, start + LONGEST_QUOTE))


def _layers(mention: Mention) -> list[tuple[int, int, Part]]:
    layers = [(mention.start, mention.end, Part.QUOTE)]
    layers.append((mention.trigger.start, mention.trigger.end, Part.TRIGGER))
    layers += [(time.start, time.end, Part.TIME) for time in mention.times]
    if mention.attribution:
        layers.append((mention.attribution.start, mention.attribution.end, Part.SOURCE))
    return layers


def excerpt(mention: Mention, text: str | None, reach: int) -> list[int | str]:
    """A mention's quote with the sentences around it. Without the article's text, the quote alone.

    Units: ``reach`` in characters on each side
    """
    quote = _shortened(mention)
    if text is None:
        shift = mention.start
        layers = [(max(0, start - shift), max(0, end - shift), part) for start, end, part in _layers(mention)]
        text, quote = mention.quote, Span(quote.start - shift, quote.end - shift)
        window, whole = quote, len(text)
    else:
        layers, window, whole = _layers(mention), _window(text, quote, reach), len(text)
    shown = pieces(text, window, layers)
    return _with_ellipses(shown, cut_before=window.start > 0, cut_after=window.end < whole)


def _with_ellipses(shown: Sequence[int | str], *, cut_before: bool, cut_after: bool) -> list[int | str]:
    before: list[int | str] = [Part.CUT.value, "… "] if cut_before else []
    after: list[int | str] = [Part.CUT.value, " …"] if cut_after else []
    return [*before, *shown, *after]
