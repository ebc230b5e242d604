"""Finding a page of events: which list to walk, and in which order.

An event that starts before a window and reaches into it is in the window too.  ``first <= ? AND last >= ?`` would read
half of the table; instead a window has parts: the events that start inside of it, which are a range of numbers, and
those that reach in from before, which an index of wide intervals bounds by their widest.
"""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from timeline.model.selection import DateMatch, Order, Selection
from timeline.store.conditions import Condition
from timeline.store.numbering import HIGHEST, LAST_DATED, OPEN_END, OPEN_START, first_number

__all__ = ["count", "page"]

# A list of so many events is walked to its end; a longer one only until the page is full.  By salience that means
# looking at events from all over the table, which pays off later.
_SHORT = {Order.DATE: 5_000, Order.SALIENCE: 20_000}
_STRETCH = 500  # events tested at a time where each test is costly
_ALL = Condition("1", (), "number", "events WHERE 1", in_order=True)
_REACH = {1: 31, 2: 366}  # days that an interval of this width spans at most
Found = tuple[float, int]  # salience, number


@dataclass(frozen=True, slots=True)
class _Part:
    """A range of numbers, with what else must hold there."""

    low: int
    high: int
    conditions: tuple[Condition, ...] = ()


def page(connection: sqlite3.Connection, selection: Selection, conditions: Sequence[Condition]) -> list[int]:
    """The numbers of the events that a selection asks for, in its order."""
    end = None if selection.limit is None else selection.offset + selection.limit
    groups = _parts(selection)
    if selection.top is not None or selection.order is Order.SALIENCE:
        most = min((n for n in (selection.top, end if selection.top is None else None) if n is not None), default=None)
        found = [
            item
            for group in groups
            for part in group
            for item in _walk(connection, part, conditions, Order.SALIENCE, most)
        ]
        found = sorted(found, key=lambda item: (-item[0], item[1]))[:most]
        if selection.order is Order.DATE:
            found.sort(key=lambda item: item[1])
    else:
        found = []
        for group in groups:  # what reaches in from before starts earlier than all that starts inside
            missing = None if end is None else end - len(found)
            if missing != 0:
                some = [item for part in group for item in _walk(connection, part, conditions, Order.DATE, missing)]
                found += sorted(some, key=lambda item: item[1])[:missing]
    return [number for _, number in found[selection.offset : end]]


def count(connection: sqlite3.Connection, selection: Selection, conditions: Sequence[Condition]) -> int:
    """How many events meet a selection, whatever its limit and offset."""
    total = 0
    for part in (part for group in _parts(selection) for part in group):
        sql, values = _planned(connection, part, conditions, Order.DATE, complete=True).joined()
        total += connection.execute(f"SELECT count(*) {sql}", values).fetchone()[0]
    return total if selection.top is None else min(total, selection.top)


def _parts(selection: Selection) -> list[list[_Part]]:
    """The parts of a window, in groups of which each comes before the next."""
    if selection.first is None and selection.last is None:
        return [[_Part(0, HIGHEST)]]
    low, high = _ordinal(selection.first, OPEN_START), _ordinal(selection.last, OPEN_END)
    lowest = first_number(low)
    highest = LAST_DATED if selection.last is None else first_number(high + 1) - 1
    if selection.date_match is DateMatch.CERTAINLY:
        return [[_Part(lowest, highest, (Condition("+e.last <= ?", (high,)),) if selection.last else ())]]
    within = _Part(lowest, highest)
    if low == OPEN_START:
        return [[within]]
    near = _Part(first_number(max(low - max(_REACH.values()), OPEN_START)), lowest - 1, (_reaching(low),))
    far = _Part(0, lowest - 1, (_reaching_far(low),))
    return [[near, far], [within]]


def _ordinal(day: date | None, otherwise: int) -> int:
    return day.toordinal() if day else otherwise


def _reaching(low: int) -> Condition:
    """The events of up to a year's width that start before a day and may last until it."""
    # the plus sign keeps SQLite from walking the range of numbers instead of the index
    one = "SELECT +number AS number FROM events WHERE width = {} AND first BETWEEN ? AND ? AND last >= ?"
    listed = " UNION ALL ".join(one.format(width) for width in _REACH)
    values = tuple(value for days in _REACH.values() for value in (low - days, low - 1, low))
    test = "+e.width BETWEEN 1 AND 2 AND +e.last >= ?"
    return Condition(test, values, "number", f"({listed}) WHERE 1", tested=(low,))


def _reaching_far(low: int) -> Condition:
    """The same of wider ones, half-open dates among them: few in any news, wherever they start."""
    listed = "SELECT +number AS number FROM events WHERE width = 3 AND first < ? AND last >= ?"
    return Condition("+e.width = 3 AND +e.last >= ?", (low, low), "number", f"({listed}) WHERE 1", tested=(low,))


def _walk(
    connection: sqlite3.Connection, part: _Part, conditions: Sequence[Condition], order: Order, most: int | None
) -> list[Found]:
    plan = _planned(connection, part, conditions, order, complete=most is None)
    if plan.walked is None or not plan.is_costly or most is None or order is Order.SALIENCE:
        return _found(connection, plan, order, most)
    # a list out of order whose events each look into the words: sorted first, and tested only until the page is full
    listed, values = _list(plan.walked, part)
    numbers = sorted(number for (number,) in connection.execute(listed, values))
    found: list[Found] = []
    for start in range(0, len(numbers), _STRETCH):
        some = numbers[start : start + _STRETCH]
        stretch = Condition("", tuple(some), "number", f"events WHERE number IN ({','.join('?' * len(some))})")
        found += _found(connection, replace(plan, walked=stretch), order, most - len(found))
        if len(found) == most:
            break
    return found


def _found(connection: sqlite3.Connection, plan: "_Plan", order: Order, most: int | None) -> list[Found]:
    # by the number of the list that is walked: SQLite then sees that it comes in order, and stops at the limit
    number = "e.number" if plan.walked is None else "d.number"
    sort = f"e.salience DESC, {number}" if order is Order.SALIENCE else number
    sql, values = plan.joined(by_salience=order is Order.SALIENCE)
    sql = f"SELECT e.salience, e.number {sql} ORDER BY {sort} LIMIT {-1 if most is None else most}"
    return connection.execute(sql, values).fetchall()


@dataclass(frozen=True, slots=True)
class _Plan:
    """The list that is walked (None: all events of the part), and the tests that its events take."""

    part: _Part
    walked: Condition | None
    tests: tuple[tuple[Condition, bool], ...]  # with whether its list is short
    is_short: bool  # so few events are walked that they may be sorted

    @property
    def is_costly(self) -> bool:
        """Whether the walked list comes out of order and each of its events asks the full-text index."""
        if self.walked is None or self.walked.in_order:
            return False
        return any(test.is_words and not short for test, short in self.tests)

    def joined(self, *, by_salience: bool = False) -> tuple[str, list[object]]:
        """FROM and WHERE, with their values."""
        tests, values = [], []
        for condition, short in sorted(self.tests, key=lambda item: item[0].is_words):  # the costly ones last
            test, given = _test(condition, self.part, short=short)
            tests.append(test)
            values += given
        if self.walked is not None:
            listed, given = _list(self.walked, self.part)
            where = f" WHERE {' AND '.join(tests)}" if tests else ""
            return f"FROM ({listed}) d CROSS JOIN events e ON e.number = d.number{where}", [*given, *values]
        if (self.part.low, self.part.high) != (0, HIGHEST):
            # the plus sign keeps SQLite from reading a long range only to sort it: it walks by salience instead
            sign = "+" if by_salience and not self.is_short else ""
            tests.insert(0, f"{sign}e.number BETWEEN ? AND ?")
            values = [self.part.low, self.part.high, *values]
        return f"FROM events e WHERE {' AND '.join(tests) or '1'}", values


def _planned(
    connection: sqlite3.Connection, part: _Part, conditions: Sequence[Condition], order: Order, *, complete: bool
) -> _Plan:
    """The shortest list is walked; where all are long, one that comes in order and need not be walked to its end."""
    everything = (*conditions, *part.conditions)
    # what reaches into a window is few events, but all over the table: a longer list of them is still the best to walk
    short = {c: max(_SHORT.values()) if c in part.conditions else _SHORT[order] for c in everything}
    lengths = {
        condition: _length(connection, condition, part, short[condition])
        for condition in everything
        if condition.source and not condition.negative
    }
    walked = min(
        lengths, key=lambda condition: (lengths[condition] > short[condition], lengths[condition]), default=None
    )
    is_short = walked is not None and lengths[walked] <= short[walked]
    if walked is None:
        is_short = _length(connection, _ALL, part, _SHORT[order]) <= _SHORT[order]
    elif not is_short and not complete:
        ordered = sorted((c for c in lengths if c.in_order), key=lambda condition: not condition.is_words)
        walked = ordered[0] if ordered and order is Order.DATE else None
    tests = tuple((c, complete or lengths.get(c, short[c] + 1) <= short[c]) for c in everything if c is not walked)
    return _Plan(part, walked, tests, is_short)


def _list(condition: Condition, part: _Part) -> tuple[str, list[object]]:
    column = condition.numbers.removeprefix("DISTINCT ")
    sql = f"SELECT {condition.numbers} AS number FROM {condition.source}"  # noqa: S608
    if (part.low, part.high) == (0, HIGHEST):
        return sql, list(condition.values)
    return f"{sql} AND {column} BETWEEN ? AND ?", [*condition.values, part.low, part.high]


def _length(connection: sqlite3.Connection, condition: Condition, part: _Part, most: int) -> int:
    """How many events a condition lists, counted no further than it matters."""
    listed, values = _list(condition, part)
    sql = f"SELECT count(*) FROM ({listed} LIMIT {most + 1})"  # noqa: S608
    return int(connection.execute(sql, values).fetchone()[0])


def _test(condition: Condition, part: _Part, *, short: bool) -> tuple[str, list[object]]:
    """A short list of words is read once; of a long one each event asks for its own row."""
    if not condition.is_words:
        return condition.test, list(condition.values if condition.tested is None else condition.tested)
    negation = "NOT " if condition.negative else ""
    if short:
        listed, values = _list(condition, part)
        return f"e.number {negation}IN ({listed})", values
    sql = f"{negation}EXISTS (SELECT 1 FROM words WHERE words MATCH ? AND rowid = e.number)"  # noqa: S608
    return sql, list(condition.values)
