"""The dateline that opens a dispatch: ``SEOUL, Aug. 20 (Yonhap) --``, ``BAGHDAD, Iraq (AP)_``, ``LONDON —``."""

import re

from timeline.model.analysis import Block, BlockKind, Dateline
from timeline.model.span import Span

__all__ = ["find_dateline"]

_MONTH = r"(?:Jan|Feb|March|Mar|April|Apr|May|June|Jun|July|Jul|Aug|Sept|Sep|Oct|Nov|Dec)[a-z]*\.?"
_DATE = rf"(?P<date>{_MONTH}\s+\d{{1,2}}(?:,?\s+\d{{4}})?|\d{{1,2}}\s+{_MONTH}(?:\s+\d{{4}})?)"
_PLACE = (
    r"(?P<place>[A-Z][A-Z.'’\-]+(?:[ /][A-Z][A-Z.'’\-]+){0,3}(?:,\s+[A-Z][A-Za-z.'’\-]+(?:\s[A-Z][A-Za-z.]+){0,2})?)"
)
_AGENCY = r"\((?P<agency>[A-Z][A-Za-z.&\- ]{1,30})\)"
_DASH = r"\s*(?:--+|[-–—_:])"
_DATELINE = re.compile(rf"{_PLACE}(?:,\s*{_DATE})?(?:\s*{_AGENCY}(?:{_DASH})?|{_DASH})(?=\s|$|[A-Z\"'“‘`])")
# Agencies that do not write the place in capitals always give date and name: "Pyongyang, October 31 (KCNA) --"
_TITLE_PLACE = r"(?P<place>[A-Z][\w.'’\-]+(?: [A-Z][\w.'’\-]+){0,2})"
_TITLE_DATELINE = re.compile(rf"{_TITLE_PLACE},\s*{_DATE}\s*{_AGENCY}(?:{_DASH})?")


def find_dateline(text: str, blocks: tuple[Block, ...]) -> Dateline | None:
    """The dateline of an article: it opens the first paragraph, or stands in a line of its own before it."""
    candidates = (
        block for block in blocks if block.kind in (BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.HEADLINE)
    )
    for block, _ in zip(candidates, range(4), strict=False):
        where = (text, block.span.start, block.span.end)
        match = _DATELINE.match(*where) or _TITLE_DATELINE.match(*where)
        if match:
            return Dateline(
                span=Span(*match.span()),
                place=_group(match, "place"),
                date=_group(match, "date"),
                agency=_group(match, "agency"),
            )
    return None


def _group(match: re.Match[str], name: str) -> Span | None:
    return Span(*match.span(name)) if match.group(name) else None
