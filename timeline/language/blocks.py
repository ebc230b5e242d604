"""Blocks: which lines of an article belong together, and what each block is.

What comes in is the article's text and title, what goes out covers all of its visible characters once.  Sentences are
cut later, inside blocks, so that a headline never runs into the first sentence nor a caption into its credit.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from timeline.lexicons import read_lexicon
from timeline.model.analysis import Block, BlockKind
from timeline.model.span import Span

__all__ = ["split_blocks"]

# Hard-wrapped text: agencies send lines of 60 to 90 characters that break in mid-sentence.
WRAP_SHORTEST, WRAP_LONGEST = 40, 100
HEADING_LONGEST = 80
HEADLINE_LONGEST = 260

_LINE = re.compile(r"[^\n]+")
_BULLET = re.compile(r"(?:[-–—•*·▪◦]|\(?\d{1,2}[.)])\s+(?=\S)")
_ENDS_SENTENCE = re.compile(r"[.!?…:][\"'”’»)\]]*$")
_LONE_MARK = re.compile(r"[\W\d_]+")


def split_blocks(text: str, title: str | None = None) -> tuple[Block, ...]:
    """The blocks of an article. Order: as in the text; they do not overlap."""
    pieces = [piece for run in _runs(text) for piece in _paragraphs(text, run)]
    parts = [part for piece in pieces for part in _without_credit(text, piece)]
    seen: set[str] = set()
    captions = _captions(text, parts)
    blocks: list[Block] = []
    for index, (span, is_credit) in enumerate(parts):
        words = span.of(text)
        kind = BlockKind.CREDIT if is_credit else _kind(words, title, is_first=not blocks)
        if kind not in (BlockKind.CREDIT, BlockKind.NAVIGATION) and words in captions:
            # galleries print each caption twice: once for the picture, once below it
            kind = BlockKind.NAVIGATION if words in seen else BlockKind.CAPTION
            seen.add(words)
        if kind is BlockKind.HEADLINE and index == len(parts) - 1:
            kind = BlockKind.PARAGRAPH  # a text of one line is no headline without a story
        blocks.append(Block(len(blocks), span, kind))
    return tuple(_with_headline(text, blocks))


def _with_headline(text: str, blocks: list[Block]) -> Iterator[Block]:
    """Navigation and a kicker ("ROCKET MAN") before the headline do not keep it from being the headline."""
    waiting = True
    for block in blocks:
        kind = block.kind
        if waiting and kind in (BlockKind.HEADING, BlockKind.PARAGRAPH) and 30 < len(block.span) <= HEADLINE_LONGEST:
            waiting = False
            if not _ENDS_SENTENCE.search(block.span.of(text)) and block.index < len(blocks) - 1:
                kind = BlockKind.HEADLINE
        elif kind not in (BlockKind.NAVIGATION, BlockKind.HEADING):
            waiting = False
        yield Block(block.index, block.span, kind)


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


def _paragraphs(text: str, run: list[Span]) -> Iterator[Span]:
    """The run as one paragraph where it is hard-wrapped, as single lines where it is not."""
    if _is_hard_wrapped([span.of(text) for span in run]):
        yield Span(run[0].start, run[-1].end)
        return
    current = run[0]
    for span in run[1:]:
        before, after = current.of(text), span.of(text)
        goes_on = after[0].islower() and len(before) > WRAP_SHORTEST and not _ENDS_SENTENCE.search(before)
        if goes_on:
            current = Span(current.start, span.end)
        else:
            yield current
            current = span
    yield current


def _is_hard_wrapped(lines: list[str]) -> bool:
    if len(lines) < 2 or any(len(line) > WRAP_LONGEST for line in lines):
        return False
    inner = lines[:-1]
    if sum(len(line) >= WRAP_SHORTEST for line in inner) < 0.8 * len(inner):
        return False
    broken = sum(
        not _ENDS_SENTENCE.search(line) and (after[0].islower() or line[-1].islower() or line[-1] == ",")
        for line, after in zip(inner, lines[1:], strict=True)
    )
    return broken >= max(1, len(inner) // 2)


def _without_credit(text: str, span: Span) -> Iterator[tuple[Span, bool]]:
    """The block and, apart from it, the photo credit that it runs into."""
    match = _credit().search(span.of(text)) if len(span) < 2000 else None
    if match is None:
        yield span, False
        return
    words = span.of(text)[: match.start()].rstrip()
    if words:
        yield Span(span.start, span.start + len(words)), False
    yield Span(span.start + match.start(), span.end), True


def _captions(text: str, parts: list[tuple[Span, bool]]) -> set[str]:
    """The texts of blocks that stand right before a credit, wherever else they stand too."""
    following = pairwise(parts)
    return {span.of(text) for (span, credit), (_, next_is_credit) in following if next_is_credit and not credit}


def _kind(words: str, title: str | None, *, is_first: bool) -> BlockKind:
    plain = words.casefold().rstrip(" .:»›>")
    furniture = read_lexicon("en/page_furniture")["navigation"]
    if _LONE_MARK.fullmatch(words) or plain in _whole() or plain.startswith(tuple(furniture["opening"])):
        return BlockKind.NAVIGATION
    if title and words.strip() == title.strip():
        return BlockKind.HEADLINE
    if _BULLET.match(words):
        return BlockKind.LIST_ITEM
    ends = bool(_ENDS_SENTENCE.search(words))
    if is_first and not ends and len(words) <= HEADLINE_LONGEST and "\n" not in words and words[0] not in "\"'“‘`":
        return BlockKind.HEADLINE if len(words) > 30 else BlockKind.HEADING
    if not ends and len(words) <= HEADING_LONGEST:
        return BlockKind.HEADING
    if words.isupper() and len(words) <= HEADING_LONGEST:
        return BlockKind.HEADING
    return BlockKind.PARAGRAPH


def _whole() -> frozenset[str]:
    return frozenset(read_lexicon("en/page_furniture")["navigation"]["whole"])


def _credit() -> re.Pattern[str]:
    labels = read_lexicon("en/page_furniture")["credit"]["labels"]
    alternatives = "|".join(
        sorted((f"{label.capitalize()}|{label.upper()}" for label in labels), key=len, reverse=True)
    )
    # "Kim Jong-unCredit: Reuters": the label may be glued to the word before, so its own capital is the only sign
    return re.compile(rf"(?:^|(?<=[\w.!?'’\")\s]))(?:{alternatives}):\s*[^\n]{{1,90}}$")
