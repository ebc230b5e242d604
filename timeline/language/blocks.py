"""Blocks: which lines of an article belong together, and what each block is.

What comes in is the article's text and title, what goes out covers all of its visible characters once.  Sentences are
cut later, inside blocks, so that a headline never runs into the first sentence nor a caption into its credit.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from timeline.language.dated_lines import is_a_date, opens_with_a_date
from timeline.language.dateline import match_dateline
from timeline.language.furniture import is_caption, is_navigation, start_of_credit
from timeline.model.analysis import Block, BlockKind
from timeline.model.span import Span

__all__ = ["split_blocks"]

# Hard-wrapped text: agencies send lines of 60 to 90 characters that break in mid-sentence.
WRAP_SHORTEST, WRAP_LONGEST = 40, 120
WRAP_SLACK = 0.95  # of the widest line: one that much shorter, with the next word, ended on purpose
HEADING_LONGEST = 80
HEADLINE_SHORTEST, HEADLINE_LONGEST = 30, 260

_LINE = re.compile(r"[^\n]+")
_BULLET = re.compile(r"(?:[-–—•*·▪◦●‣\x95]|\(?\d{1,2}[.)])\s+(?=\S)")
_ENDS_SENTENCE = re.compile(r"[.!?…:][\s\"'”’»)\]]*$")
_OPEN_END = re.compile(r"[:;]\s*$")  # a list follows, not the rest of the sentence


def split_blocks(text: str, title: str | None = None) -> tuple[Block, ...]:
    """The blocks of an article. Order: as in the text; they do not overlap."""
    pieces = [piece for run in _runs(text) for part in _entries(text, run) for piece in _paragraphs(text, part)]
    parts = [part for piece in pieces for part in _without_credit(text, piece)]
    title = " ".join(title.split()) if title else None
    seen: set[str] = set()
    captions = _captions(text, parts)
    blocks: list[Block] = []
    for span, is_credit in parts:
        words = span.of(text)
        kind = BlockKind.CREDIT if is_credit else _kind(text, span, title)
        if words in captions and kind not in (BlockKind.CREDIT, BlockKind.NAVIGATION):
            # galleries print each caption twice: once for the picture, once below it
            kind = BlockKind.NAVIGATION if words in seen else BlockKind.CAPTION
            seen.add(words)
        blocks.append(Block(len(blocks), span, kind))
    if len(blocks) == 1 and blocks[0].kind in (BlockKind.HEADING, BlockKind.NAVIGATION):
        return (replace(blocks[0], kind=BlockKind.PARAGRAPH),)  # a heading of nothing is what the text has to say
    if any(block.kind is BlockKind.HEADLINE for block in blocks):
        return tuple(blocks)
    return tuple(_with_headline(text, blocks))


def _with_headline(text: str, blocks: list[Block]) -> Iterator[Block]:
    """The first line of a story that is no sentence; navigation and a kicker ("ROCKET MAN") may stand before it."""
    waiting = True
    for block in blocks:
        kind = block.kind
        if waiting and kind in (BlockKind.HEADING, BlockKind.PARAGRAPH):
            if _could_be_headline(text, block.span) and block.index < len(blocks) - 1:
                kind = BlockKind.HEADLINE
                waiting = False
            elif kind is BlockKind.PARAGRAPH or match_dateline(text, block.span):
                waiting = False
        elif kind in (BlockKind.LIST_ITEM, BlockKind.CAPTION):
            waiting = False
        yield Block(block.index, block.span, kind)


def _could_be_headline(text: str, span: Span) -> bool:
    words = span.of(text)
    return (
        HEADLINE_SHORTEST < len(span) <= HEADLINE_LONGEST
        and "\n" not in words
        and not _ENDS_SENTENCE.search(words)
        and match_dateline(text, span) is None
    )


def _runs(text: str) -> Iterator[list[Span]]:
    """Consecutive lines that are not blank, without the white space around them."""
    run: list[Span] = []
    end = -1
    for match in _LINE.finditer(text):
        line = match.group()
        stripped = line.strip()
        if run and match.start() != end + 1:
            yield run
            run = []
        end = match.end()
        if not stripped:
            if run:
                yield run
            run = []
            continue
        start = match.start() + len(line) - len(line.lstrip())
        run.append(Span(start, start + len(stripped)))
    if run:
        yield run


def _entries(text: str, run: list[Span]) -> Iterator[list[Span]]:
    """The run cut before each line that opens with its date, where several do: a chronology is no paragraph."""
    starts = [index for index, span in enumerate(run) if opens_with_a_date(span.of(text))]
    if len(starts) < 2:
        yield run
        return
    cuts = [0, *(index for index in starts if index), len(run)]
    yield from (run[first:last] for first, last in pairwise(cuts))


def _paragraphs(text: str, run: list[Span]) -> Iterator[Span]:
    """The run as one paragraph where it is hard-wrapped, else line by line; a line that goes on is never cut off."""
    lines = [span.of(text) for span in run]
    width = max(map(len, lines)) if _is_hard_wrapped(lines) else 0
    current, last = run[0], lines[0]
    for span, line in zip(run[1:], lines[1:], strict=True):
        if _is_wrapped(last, line, width) if width else _goes_on(last, line):
            current = Span(current.start, span.end)
        else:
            yield current
            current = span
        last = line
    yield current


def _is_wrapped(before: str, after: str, width: int) -> bool:
    """Whether a line of hard-wrapped text broke because the next word had no room, not because a paragraph ended."""
    room = len(before) + 1 + len(after.split(maxsplit=1)[0]) <= WRAP_SLACK * width
    return not room or after[0].islower() or not (_ENDS_SENTENCE.search(before) or len(before) < width / 2)


def _goes_on(before: str, after: str) -> bool:
    """Whether a line only continues the one before: it opens in lower case, as no paragraph does."""
    if not after[0].islower() or after[1:2].isupper():  # "iPhone", "eBay"
        return False
    return len(before) > WRAP_SHORTEST and not _OPEN_END.search(before) and not is_navigation(after)


def _is_hard_wrapped(lines: list[str]) -> bool:
    if len(lines) < 2 or any(len(line) > WRAP_LONGEST for line in lines) or _BULLET.match(lines[1]):
        return False
    inner = lines[:-1]
    if sum(len(line) >= WRAP_SHORTEST for line in inner) < 0.8 * len(inner):
        return False
    broken = sum(
        not _ENDS_SENTENCE.search(line) and (after[0].islower() or line[-1].islower() or line[-1] == ",")
        for line, after in pairwise(lines)
    )
    return broken >= max(1, len(inner) // 2)


def _without_credit(text: str, span: Span) -> Iterator[tuple[Span, bool]]:
    """The block and, apart from it, the photo credit that it runs into."""
    words = span.of(text)
    at = start_of_credit(words)
    if at is None:
        yield span, False
        return
    if before := words[:at].rstrip():
        yield Span(span.start, span.start + len(before)), False
    yield Span(span.start + at, span.end), True


def _captions(text: str, parts: list[tuple[Span, bool]]) -> set[str]:
    """The texts of blocks that stand right before a credit, wherever else they stand too."""
    return {span.of(text) for (span, credit), (_, next_is_credit) in pairwise(parts) if next_is_credit and not credit}


def _kind(text: str, span: Span, title: str | None) -> BlockKind:
    words = span.of(text)
    if title and " ".join(words.split()) == title:
        return BlockKind.HEADLINE
    if is_a_date(words):
        return BlockKind.HEADING
    if is_navigation(words):
        return BlockKind.NAVIGATION
    if is_caption(words):
        return BlockKind.CAPTION
    if _BULLET.match(words):
        return BlockKind.LIST_ITEM
    if len(words) <= HEADING_LONGEST and (not _ENDS_SENTENCE.search(words) or words.isupper()):
        return BlockKind.HEADING
    return BlockKind.PARAGRAPH
