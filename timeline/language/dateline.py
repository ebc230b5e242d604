"""The dateline that opens a dispatch: ``SEOUL, Aug. 20 (Yonhap) --``, ``BAGHDAD, Iraq (AP)_``, ``LONDON —``."""

import re

from timeline.lexicons import word_set
from timeline.model.analysis import Block, BlockKind, Dateline
from timeline.model.span import Span

__all__ = ["find_dateline", "match_dateline"]

BLOCKS_TO_SEARCH = 4  # of prose and headings; a headline, a kicker and a line about the author may come first

_MONTH = r"(?:Jan|Feb|March|Mar|April|Apr|May|June|Jun|July|Jul|Aug|Sept|Sep|Oct|Nov|Dec)[a-z]*\.?"
_DATE = rf"(?P<date>{_MONTH}\s+\d{{1,2}}(?:,?\s+\d{{4}})?|\d{{1,2}}\s+{_MONTH}(?:\s+\d{{4}})?)"
_CAPITALS = r"[A-Z][A-Z.'’\-]+(?:[ /][A-Z][A-Z.'’\-]+){0,3}"
_REGION = r"(?:,\s+[A-Z][A-Za-z.'’\-]+(?:\s[A-Z][A-Za-z.]+){0,2})?"  # ", Iraq", ", N.Y.", ", Gaza Strip"
_PLACE = rf"(?P<place>{_CAPITALS}{_REGION})"
_TITLE_PLACE = r"(?P<place>[A-Z][\w.'’\-]+(?: [A-Z][\w.'’\-]+){0,2})"
_AGENCY = r"\((?P<agency>[A-Z][A-Za-z.&/\- ]{1,30})\)"
_CAPITAL_AGENCY = r"\((?P<agency>[A-Z][A-Z.&/\-]{1,15})\)"
_DASH = r"\s*(?:--+|[-–—_:])"
_BARE_DASH = r"\s*(?:--+|[–—_]|\s-)"  # without an agency, a colon or hyphen opens other things: "EXCLUSIVE: ..."
_GOES_ON = r"(?=\s|$|[A-Z\"'“‘`])"
_CAPITAL_NEXT = r"(?=\s*(?:$|[A-Z\"'“‘`]))"  # "NATO — the alliance that ..." is no place
_DATELINES = (
    re.compile(rf"{_PLACE}(?:,\s*{_DATE})?\s*{_AGENCY}(?:{_DASH})?{_GOES_ON}"),
    re.compile(rf"{_PLACE}(?:,\s*{_DATE})?{_BARE_DASH}{_CAPITAL_NEXT}"),
    # Agencies that do not write the place in capitals always give their name: "Pyongyang, October 31 (KCNA) --"
    re.compile(rf"{_TITLE_PLACE},\s*{_DATE}\s*{_AGENCY}(?:{_DASH})?{_GOES_ON}"),
    re.compile(rf"{_TITLE_PLACE}\s*{_AGENCY}{_DASH}{_GOES_ON}"),
    re.compile(rf"{_CAPITAL_AGENCY}{_DASH}{_CAPITAL_NEXT}"),  # "(CNN) — Iran's parliament ..."
)


def find_dateline(text: str, blocks: tuple[Block, ...]) -> Dateline | None:
    """The dateline of an article: it opens the first paragraph, or stands in a line of its own before it."""
    candidates = (
        block for block in blocks if block.kind in (BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.HEADLINE)
    )
    for block, _ in zip(candidates, range(BLOCKS_TO_SEARCH), strict=False):
        if found := match_dateline(text, block.span):
            return found
    return None


def match_dateline(text: str, block: Span) -> Dateline | None:
    """The dateline that opens a stretch of text, if one does."""
    for pattern in _DATELINES:
        match = pattern.match(text, block.start, block.end)
        if match is None or _is_kicker(match.groupdict().get("place")):
            continue
        place, date, agency = (_group(match, name) for name in ("place", "date", "agency"))
        return Dateline(Span(*match.span()), place, date, agency)
    return None


def _group(match: re.Match[str], name: str) -> Span | None:
    return Span(*match.span(name)) if match.groupdict().get(name) else None


def _is_kicker(place: str | None) -> bool:
    """ "UPDATE 2 —" and "BREAKING —" stand where places stand."""
    return place is not None and place.split()[0].rstrip(",.").casefold() in word_set(
        "en/page_furniture", "kicker.words"
    )
