"""Dates that head what stands below them: in chronologies, live blogs, tables, and histories told year by year.

"3 September 2021" in a line of its own, "Sept. 3, 2021 – ...", "7:15 p.m.: ...", "1916" with "June 2:" below it: each
dates all text up to the next heading of its own grain or a coarser one.  What comes in are the expressions of an
article and its blocks; what goes out says which expressions are headings, what they date, and how they hang together.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from timeline.model.analysis import Analysis, Block, BlockKind
from timeline.model.expression import Expression
from timeline.model.meaning import Between, Calendar, Clock, DayOfMonth, End, Meaning, Nth, Part, UnitOf
from timeline.model.time import TimexType
from timeline.resolution.entry_order import step_between
from timeline.resolution.meaning_needs import stated_year
from timeline.resolution.naming import in_year

__all__ = ["DAY", "Heading", "Headings", "find_headings"]

DAY, CLOCK = 60, 80  # grains: coarse ones are small
_GRAINS = {
    "century": 0, "decade": 10, "year": 20, "half": 25, "season": 30, "quarter": 30, "month": 40, "week": 50,
    "weekend": 50, "weekday": DAY, "day": DAY, "holiday": DAY,
}  # fmt: skip
_MONTH = 40
_LONGEST_OPENING = 40  # characters before a date that may be a bullet and "Update"
_OPENING = re.compile(r"(?:[-–—•*·▪◦●‣\x95#]+\s*|\(?\d{1,3}[.)]\s+)?[(\[]?(?:UPDATED?\b|Updated?\b)?\s*[:,–-]?\s*")
_LINK = re.compile(r"\s*(?:,|[-–—|/]|to|at|\(|;)?\s*(?:at\s+|on\s+)?")
_ZONE = r"(?:\s*\(?(?:[A-Z]{2,5}|local\s+time)\)?)?"
_ALONE = re.compile(rf"{_ZONE}\s*[.:;,)\]–—-]*\s*")
_SEPARATOR = re.compile(rf"{_ZONE}\s*[)\]]?(?:\s*:|\s*\||\t|\s+[–—]\s*|[–—]\s+|\s+--?\s+|\s*--\s*)\s*\S|[ ]{{2,}}\S")
_CAPITAL = re.compile(r"\s+[A-Z\"“‘]")
_BEFORE_TRAILING = re.compile(r"[(,:–—]\s*(?:from\s+)?$|\s-\s*$")
_AFTER_TRAILING = re.compile(r"\s*\)?\s*")
_UNHEADED = frozenset({BlockKind.CAPTION, BlockKind.CREDIT, BlockKind.NAVIGATION})


@dataclass(frozen=True, slots=True)
class Heading:
    """An expression that dates a stretch of text. ``above`` and ``before`` are the starts of other headings.

    ``before`` is the entry before it under the same heading; ``newest_first``: the entries run backwards.
    """

    expression: Expression
    start: int
    end: int
    grain: int
    alone: bool  # in a line of its own
    trailing: bool = False  # at the end of a line of its own: "Barbarossa (1941)"
    block: int = -1
    above: int | None = None
    before: int | None = None
    newest_first: bool = False

    @property
    def kind(self) -> tuple[bool, int]:
        return self.alone, self.grain

    def covers(self, offset: int) -> bool:
        return self.start <= offset < self.end


class Headings:
    """The headings of an article, by where their expressions start."""

    def __init__(self, headings: Iterable[Heading] = ()) -> None:
        self._by_start = {heading.expression.span.start: heading for heading in headings}
        self._starts = sorted(self._by_start)

    def at(self, start: int) -> Heading | None:
        """The heading whose expression starts there."""
        return self._by_start.get(start)

    def above(self, offset: int) -> Heading | None:
        """The finest heading that dates the text at an offset and does not start there itself."""
        index = bisect_left(self._starts, offset) - 1
        heading = self._by_start[self._starts[index]] if index >= 0 else None
        while heading is not None and not heading.covers(offset):
            heading = self._by_start[heading.above] if heading.above is not None else None
        return heading


def find_headings(expressions: Sequence[Expression], analysis: Analysis) -> Headings:
    """The headings of an article. Time is linear in their number."""
    candidates = list(_candidates(expressions, analysis))
    if not candidates:
        return Headings()
    sizes = Counter(candidate.kind for candidate in candidates)
    accepted = [c for c in candidates if sizes[c.kind] > 1 or _stands_by_itself(c, candidates, analysis)]
    nested = _nested(accepted, len(analysis.text))
    return Headings(_with_entries(_bounded(nested, analysis)))


def _candidates(expressions: Sequence[Expression], analysis: Analysis) -> Iterator[Heading]:
    """At most one a block, in the order of the text."""
    done = -1
    for index, expression in enumerate(expressions):
        if expression.sentence < 0:
            continue
        block = analysis.blocks[analysis.sentences[expression.sentence].block]
        if block.index == done or block.kind in _UNHEADED:
            continue
        done = block.index
        same = [e for e in expressions[index : index + 4] if e.span.end <= block.span.end]
        found = _leading(same, block, analysis.text)
        if found is None and block.kind is BlockKind.HEADING:
            found = _trailing(
                [e for e in expressions[index : index + 8] if e.span.end <= block.span.end], block, analysis.text
            )
        if found is not None:
            yield found


def _leading(found: list[Expression], block: Block, text: str) -> Heading | None:
    """The heading with which a block opens, of as many expressions as belong together: "Tuesday, 4:05 a.m.: ..."."""
    first = found[0].span.start
    if first - block.span.start > _LONGEST_OPENING or not _OPENING.fullmatch(text, block.span.start, first):
        return None
    for size in range(_linked(found, text), 0, -1):
        parts = found[:size]
        end, last = parts[-1].span.end, block.span.end
        alone = _ALONE.fullmatch(text, end, last) is not None
        separated = alone or _SEPARATOR.match(text, end, last) is not None
        if separated or (parts[-1].rule in ("iso_date", "numeric_date") and _CAPITAL.match(text, end, last)):
            return _heading(parts, block, alone=alone)
    return None


def _linked(found: list[Expression], text: str) -> int:
    size = 1
    for before, after in pairwise(found):
        if not _LINK.fullmatch(text, before.span.end, after.span.start):
            break
        size += 1
    return size


def _trailing(found: list[Expression], block: Block, text: str) -> Heading | None:
    """A cross-heading that ends in its date: "Operation Barbarossa (June 1941)"."""
    last = found[-1]
    if stated_year(last.meaning) is None or not _AFTER_TRAILING.fullmatch(text, last.span.end, block.span.end):
        return None
    if not _BEFORE_TRAILING.search(text, block.span.start, last.span.start):
        return None
    heading = _heading([last], block, alone=True)
    return replace(heading, trailing=True) if heading is not None else None


def _heading(parts: list[Expression], block: Block, *, alone: bool) -> Heading | None:
    """The heading that some expressions make: the finest of them dates it."""
    grained = [(grain, part) for part in parts if (grain := _grain(part.meaning)) is not None and _is_date(part)]
    if len(grained) < len(parts):
        return None
    grain, expression = max(grained, key=lambda pair: pair[0])
    return Heading(expression, block.span.start, block.span.end, grain, alone, block=block.index)


def _is_date(expression: Expression) -> bool:
    return expression.type in (TimexType.DATE, TimexType.TIME) and expression.relation == "in"


def _grain(meaning: Meaning) -> int | None:
    """How fine a heading is, or None of what heads nothing: "two years later", "now"."""
    match meaning:
        case Calendar():
            return _GRAINS.get(meaning.unit)
        case DayOfMonth():
            return DAY
        case Clock():
            return CLOCK
        case Part(part=part, of=of):
            if part.isupper():
                return DAY + 10
            inner = _grain(of)
            return inner + 1 if inner is not None else None
        case Nth(unit=unit) | UnitOf(unit=unit):
            return _GRAINS.get(unit)
        case Between(last=last) | End(last=last):
            return _grain(last)
    return None


def _stands_by_itself(heading: Heading, candidates: list[Heading], analysis: Analysis) -> bool:
    """Whether a date-like opening is a heading though there is no other like it.

    A date in a line of its own at the top of a page is the day on which it came out.
    """
    states_its_year = stated_year(heading.expression.meaning) is not None
    if heading.alone:
        blocks = analysis.blocks[: heading.block]
        is_inside = any(block.kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM) for block in blocks)
        holds_others = any(
            other.start > heading.start and other.grain > heading.grain and not other.trailing for other in candidates
        )
        return holds_others or (states_its_year and is_inside)
    if states_its_year and heading.grain >= _MONTH:
        return True
    return any(other.start < heading.start and other.grain < heading.grain for other in candidates)


def _nested(headings: list[Heading], length: int) -> list[Heading]:
    """The headings with what they date, as far as the next one that is no part of them, and what stands above them."""
    done: list[Heading] = []
    open_: list[int] = []
    for heading in headings:
        while open_ and not _is_below(heading, done[open_[-1]]):
            closed = open_.pop()
            done[closed] = replace(done[closed], end=heading.start)
        above = done[open_[-1]].expression.span.start if open_ else None
        open_.append(len(done))
        done.append(replace(heading, end=length, above=above))
    return done


def _is_below(heading: Heading, above: Heading) -> bool:
    if heading.grain <= above.grain:
        return False
    outer, inner = above.expression.meaning, heading.expression.meaning
    if not (isinstance(outer, Calendar) and isinstance(inner, Calendar)) or outer.year is None or inner.year is None:
        return True
    whole, part = in_year(outer, outer.year), in_year(inner, inner.year)
    return whole is None or part is None or (whole.first <= part.first and part.last <= whole.last)


def _bounded(headings: list[Heading], analysis: Analysis) -> list[Heading]:
    """The headings, the last of each kind ending where its like never went on: a list ends before what follows it."""
    alike: dict[tuple[bool, int], list[int]] = {}
    for index, heading in enumerate(headings):
        alike.setdefault(heading.kind, []).append(index)
    bounded = headings[:]
    for (alone, _), indexes in sorted(alike.items(), key=lambda pair: -pair[0][1]):
        allowed = {
            _is_undated_heading(block) for index in indexes[:-1] for block in _blocks_below(index, headings, analysis)
        }
        if len(indexes) == 1 and alone:
            allowed = {False}
        last = indexes[-1]
        below = _blocks_below(last, headings, analysis)
        end = next((b.span.start for b in below if _is_undated_heading(b) not in allowed), headings[last].end)
        inside = (h.end for h in bounded[last + 1 :] if h.start < headings[last].end)
        bounded[last] = replace(headings[last], end=max([end, *inside]))
    return bounded


def _blocks_below(index: int, headings: list[Heading], analysis: Analysis) -> Iterator[Block]:
    """The blocks that a heading dates, without its own and without those from the next heading on."""
    following = headings[index + 1].start if index + 1 < len(headings) else len(analysis.text)
    for number in range(headings[index].block + 1, len(analysis.blocks)):
        block = analysis.blocks[number]
        if block.span.start >= min(following, headings[index].end):
            return
        if block.kind not in _UNHEADED:
            yield block


def _is_undated_heading(block: Block) -> bool:
    return block.kind in (BlockKind.HEADING, BlockKind.HEADLINE)


def _with_entries(headings: list[Heading]) -> Iterator[Heading]:
    """The headings with the entry before each, and whether the entries run backwards."""
    last: dict[tuple[int | None, int], Heading] = {}
    steps: dict[tuple[bool, int], int] = {}
    linked: list[Heading] = []
    for heading in headings:
        before = last.get((heading.above, heading.grain))
        last[heading.above, heading.grain] = heading
        if before is not None:
            heading = replace(heading, before=before.expression.span.start)
            step = step_between(before.expression.meaning, heading.expression.meaning)
            steps[heading.kind] = steps.get(heading.kind, 0) + step
        linked.append(heading)
    days = sum(step for (_, grain), step in steps.items() if grain == DAY)
    for heading in linked:  # times of day run as their days do, where that can be told
        order = (days if heading.grain == CLOCK else 0) or steps.get(heading.kind, 0)
        yield replace(heading, newest_first=order < 0)
