"""Checks of the full-text index: the same words in the same places as an index that was made again has.

The index keeps no texts, so it cannot be asked for the words of one event.  Both indexes are walked word by word
instead; and each word is looked for, since a search goes by other pages of the index than such a walk.
"""

import sqlite3
from collections.abc import Iterator
from itertools import groupby

__all__ = ["word_failures"]

_MOST = 20  # events that are named
Place = tuple[int, str, int]  # event, column, position


def word_failures(connection: sqlite3.Connection) -> Iterator[str]:
    """A line for each event whose words are not found as ``temp.expected_words`` says that they should be."""
    ids = dict(connection.execute("SELECT number, id FROM events"))
    yield from _unlisted(connection, ids)
    named: set[int] = set()
    for term, expected, found in _terms(connection):
        for number, *_ in sorted(expected ^ found):
            if number not in named and len(named) < _MOST:
                named.add(number)
                if any(place[0] == number for place in expected - found):
                    yield f'the index of words lacks "{term}" of {_whose(number, ids)}'
                else:
                    yield f'the index of words has "{term}" where {_whose(number, ids)} does not say it'
        rows = {number for number, *_ in expected}
        missed = rows - _searched(connection, term)
        if missed and not named:
            yield f'the index of words has "{term}" of {_whose(min(missed), ids)}, but no search finds it there'
            return


def _whose(number: int, ids: dict[int, str]) -> str:
    return f"event {ids[number]}" if number in ids else f"an event of the number {number}"


def _unlisted(connection: sqlite3.Connection, ids: dict[int, str]) -> Iterator[str]:
    listed = {number for (number,) in connection.execute("SELECT id FROM main.words_docsize")}
    for number in sorted(set(ids) - listed)[:_MOST]:
        yield f"the index of words lacks event {ids[number]}"
    for number in sorted(listed - set(ids))[:_MOST]:
        yield f"the index of words has {_whose(number, ids)} which is not there"


def _terms(connection: sqlite3.Connection) -> Iterator[tuple[str, set[Place], set[Place]]]:
    """Each word of either index, with its places in the expected and in the found one. Order: by word."""
    connection.execute("CREATE VIRTUAL TABLE temp.found_places USING fts5vocab(main, words, instance)")
    connection.execute("CREATE VIRTUAL TABLE temp.expected_places USING fts5vocab(temp, expected_words, instance)")
    expected, found = (_places(connection, name) for name in ("expected_places", "found_places"))
    one, other = next(expected, None), next(found, None)
    while one or other:
        if other is None or (one is not None and one[0] < other[0]):
            yield (*one, set())  # type: ignore[misc]
            one = next(expected, None)
        elif one is None or other[0] < one[0]:
            yield other[0], set(), other[1]
            other = next(found, None)
        else:
            yield one[0], one[1], other[1]
            one, other = next(expected, None), next(found, None)


def _places(connection: sqlite3.Connection, table: str) -> Iterator[tuple[str, set[Place]]]:
    rows = connection.execute(f'SELECT term, doc, col, "offset" FROM temp.{table}')  # noqa: S608
    return ((term, {tuple(row[1:]) for row in group}) for term, group in groupby(rows, key=lambda row: row[0]))


def _searched(connection: sqlite3.Connection, term: str) -> set[int]:
    sql = "SELECT rowid FROM main.words WHERE words MATCH ?"
    return {number for (number,) in connection.execute(sql, (f'"{term}"',))}
