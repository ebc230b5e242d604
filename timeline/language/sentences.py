"""Sentences of a block: sentencex, and what news text needs beyond it."""

import re
from collections.abc import Iterator

import sentencex

from timeline.model.span import Span

__all__ = ["split_sentences"]

LONGEST = 2000  # characters; no sentence of prose is longer, and parsing time must stay bounded

# "No. 5", "Jan. 13", "Gen. Smith", "vs. Iran": a stop that ends no sentence
_ABBREVIATION = re.compile(
    r"(?:^|[\s(\"'“‘])(?:No|Nos|Art|Sec|Ch|pp?|vs|cf|approx|ca?|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mon|Tues?|Wed|Thu(?:rs)?|Fri|Sat|Sun"
    r"|Gen|Lt|Col|Maj|Capt|Cmdr|Sgt|Adm|Brig|Sen|Rep|Gov|Pres|Dr|Mr|Mrs|Ms|Prof|Rev|Hon|St|Jr|Sr|Ft|Mt|Bros|Inc|Ltd|Corp|Co)\.$"
)
_INITIALS = re.compile(r"(?:^|[\s(])(?:[A-Z]\.){1,4}$")
_NUMBER_WORDS = re.compile(r"(?:No|Nos|Art|Sec|Ch|pp?|approx|ca?|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.$")


def split_sentences(text: str, block: Span) -> Iterator[Span]:
    """The sentences of a block, without the white space around them. Order: as in the text."""
    words = block.of(text)
    flat = words.replace("\n", " ")  # same length: a line break in hard-wrapped text is only a space
    current: Span | None = None
    for found in sentencex.get_sentence_boundaries("en", flat):
        span = _trimmed(flat, found["start_index"], found["end_index"])
        if span is None:
            continue
        if current is not None and _goes_on(current.of(flat), span.of(flat)):
            current = Span(current.start, span.end)
            continue
        if current is not None:
            yield from _bounded(flat, current, block.start)
        current = span
    if current is not None:
        yield from _bounded(flat, current, block.start)


def _trimmed(text: str, start: int, end: int) -> Span | None:
    piece = text[start:end]
    inner = piece.strip()
    if not inner:
        return None
    start += len(piece) - len(piece.lstrip())
    return Span(start, start + len(inner))


def _goes_on(before: str, after: str) -> bool:
    """Whether a stop that the splitter took for an end is none."""
    if after[0].islower():
        return not after.startswith(("iPhone", "eBay")) and len(before) < LONGEST
    if _NUMBER_WORDS.search(before) and after[0].isdigit():
        return True
    if _ABBREVIATION.search(before) and not _NUMBER_WORDS.search(before):
        return before.endswith(
            ("Gen.", "Lt.", "Col.", "Maj.", "Capt.", "Sen.", "Rep.", "Gov.", "Dr.", "Mr.", "Mrs.", "Ms.", "St.")
        )
    return len(before) <= 3 and _INITIALS.search(before) is not None


def _bounded(text: str, span: Span, offset: int) -> Iterator[Span]:
    start = span.start
    while span.end - start > LONGEST:
        cut = text.rfind(" ", start, start + LONGEST)
        cut = cut if cut > start else start + LONGEST
        if piece := _trimmed(text, start, cut):
            yield Span(piece.start + offset, piece.end + offset)
        start = cut
    if piece := _trimmed(text, start, span.end):
        yield Span(piece.start + offset, piece.end + offset)
