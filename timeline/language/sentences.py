"""Sentences of a block: sentencex, and what news text needs beyond it."""

import re
from collections.abc import Iterable, Iterator

import sentencex

from timeline.lexicons import word_set
from timeline.model.span import Span

__all__ = ["split_sentences"]

LONGEST = 2000  # characters; no sentence of prose is longer, and parsing time must stay bounded
AT_ONCE = 4000  # characters given to the splitter, whose time on unclosed quotation marks grows with the square of them
SHORTEST_QUOTED = 12  # characters on either side of a cut inside a quotation: "Stop! Help!" stays whole

_INITIALS = re.compile(r"(?:^|[\s(])(?:[A-Z]\.){1,4}$")
_CLOCK = re.compile(r"\b[ap]\.m\.$", re.IGNORECASE)
# "5 p.m. Monday", "9 a.m. EST Nov. 9", "11 a.m. Paris time": what goes on after a time of day
_AFTER_CLOCK = re.compile(
    r"(?:(?:[A-Z]{1,2}[SD]?T|Eastern|Central|Mountain|Pacific|local)\b|[A-Z][a-z]+(?:\s[A-Z][a-z]+)?\s+time\b|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
    r"|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s+\d)"
)
# German writes ordinals with a stop: "im 19. Jahrhundert", "am 3. Tag"
_ORDINAL = re.compile(r"\b(?:im|am|dem|des|der|den|das|die|vom|zum|zur|beim)\s+\d{1,2}\.$", re.IGNORECASE)
# An end of sentence that the splitter passed over: mostly inside quotations
_INNER_END = re.compile(r"(?<=[^\W\d_]{3}[.?!])(?P<close>[\"'”’]*)\s+(?=(?:[\"'“‘`]{0,2})[A-Z][^\W_]*[\s',’])")
_QUOTE = re.compile(r"[\"“‘`]")
_ORPHAN = re.compile(r"(?<=[.!?…])\s+[\"'“‘`]{1,2}$")  # the opening quote of the next line, set with spaces around it


def split_sentences(text: str, block: Span, language: str = "en") -> Iterator[Span]:
    """The sentences of a block, without the white space around them. Order: as in the text.

    ``language`` is an ISO 639-1 code; one that the splitter does not know is cut as English is.
    """
    flat = block.of(text).replace("\n", " ")  # same length: a line break in hard-wrapped text is only a space
    for joined in _joined(flat, _boundaries(flat, language), language):
        for piece in _inner(flat, joined):
            for start, end in _bounded(flat, _without_orphan(flat, piece)):
                yield Span(block.start + start, block.start + end)


def _boundaries(flat: str, language: str) -> Iterator[Span]:
    for start, end in _portions(flat):
        for found in sentencex.get_sentence_boundaries(language, flat[start:end]):
            if span := _trimmed(flat, start + found["start_index"], start + found["end_index"]):
                yield span


def _portions(flat: str) -> Iterator[tuple[int, int]]:
    """The text in parts of at most AT_ONCE characters, cut after a stop, else at a space, else anywhere."""
    start = 0
    while len(flat) - start > AT_ONCE:
        half, end = start + AT_ONCE // 2, start + AT_ONCE
        cut = max(flat.rfind(stop, half, end) + 1 for stop in (". ", "! ", "? ")) or flat.rfind(" ", half, end)
        cut = cut if cut > half else end
        yield start, cut
        start = cut
    yield start, len(flat)


def _joined(flat: str, spans: Iterable[Span], language: str) -> Iterator[Span]:
    current: Span | None = None
    for span in spans:
        if current is not None and (_goes_on(flat, current, span) or _is_ordinal(flat, current, language)):
            current = Span(current.start, span.end)
            continue
        if current is not None:
            yield current
        current = span
    if current is not None:
        yield current


def _is_ordinal(flat: str, before: Span, language: str) -> bool:
    return language == "de" and len(before) <= LONGEST and _ORDINAL.search(flat, before.start, before.end) is not None


def _goes_on(flat: str, before: Span, after: Span) -> bool:
    """Whether a stop that the splitter took for an end is none."""
    if len(before) > LONGEST:
        return False
    tail, head = flat[max(before.start, before.end - 16) : before.end], flat[after.start : after.start + 16]
    if head[0].islower():
        return not head[1:2].isupper()  # "iPhone", "eBay"
    last = _last_word(tail)
    if last in _abbreviations("before_number"):
        return head[0].isdigit()
    if last in _abbreviations("before_name"):
        return True
    if _CLOCK.search(tail):
        return _AFTER_CLOCK.match(head) is not None
    # initials ("J. Smith") and numbers of a list ("3. Next point") belong to what follows
    return len(before) <= 3 and (_INITIALS.search(tail) is not None or tail.rstrip(".)").isdigit())


def _inner(flat: str, span: Span) -> Iterator[Span]:
    """The sentences of a quotation, which the splitter leaves in one piece: ``"It is over. We won," he said.``"""
    start = span.start
    for match in _INNER_END.finditer(flat, span.start, span.end) if _QUOTE.search(flat, start, span.end) else ():
        end = match.end("close")
        long_enough = end - start >= SHORTEST_QUOTED and span.end - match.end() >= SHORTEST_QUOTED
        last = _last_word(flat[max(start, match.start() - 12) : match.start()])
        if long_enough and not any(last in _abbreviations(name) for name in ("before_name", "before_number", "within")):
            yield Span(start, end)
            start = match.end()
    yield Span(start, span.end)


def _last_word(words: str) -> str:
    """The last word without what opens it; empty where there is none, as between two quotation marks."""
    found = words.split()
    return found[-1].lstrip("(\"'“‘") if found else ""


def _abbreviations(name: str) -> frozenset[str]:
    return word_set("en/abbreviations", f"{name}.words")


def _without_orphan(flat: str, span: Span) -> Span:
    match = _ORPHAN.search(flat, max(span.start, span.end - 6), span.end)
    return Span(span.start, match.start()) if match else span


def _trimmed(text: str, start: int, end: int) -> Span | None:
    piece = text[start:end]
    inner = piece.strip()
    if not inner:
        return None
    start += len(piece) - len(piece.lstrip())
    return Span(start, start + len(inner))


def _bounded(flat: str, span: Span) -> Iterator[tuple[int, int]]:
    """A sentence cut at spaces where it is longer than any sentence is."""
    start = span.start
    while span.end - start > LONGEST:
        cut = flat.rfind(" ", start, start + LONGEST)
        cut = cut if cut > start else start + LONGEST
        if piece := _trimmed(flat, start, cut):
            yield piece.start, piece.end
        start = cut
    if piece := _trimmed(flat, start, span.end):
        yield piece.start, piece.end
