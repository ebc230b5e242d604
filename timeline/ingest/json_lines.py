"""JSONL: one article a line, ``text`` verbatim; a bad line is told with its number and the rest goes on."""

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from timeline.ingest.records import Record
from timeline.model.article import InputProblem

__all__ = ["as_json", "read_lines"]

LONGEST = 64 * 1024 * 1024  # bytes of one line
MOST_DIGITS = 4300  # of a whole number: Python's own limit, beyond which it refuses to count


def as_json(text: str) -> Any:
    """The value of a JSON text; a number too long to count with is kept as it is written."""
    return json.loads(text, parse_int=lambda digits: int(digits) if len(digits) <= MOST_DIGITS else digits)


def read_lines(stream: BinaryIO, where: str) -> Iterator[Record | InputProblem]:
    """The objects and the problems of a stream. Order: as its lines; blank lines are passed over."""
    for number, raw in enumerate(_bounded_lines(stream), start=1):
        place = f"{where}:{number}"
        if raw is None:
            yield InputProblem(
                expected=f"at most {LONGEST >> 20} MB a line", got="a longer one", where=place, line=number
            )
        elif raw.strip(b" \t\r\n\xef\xbb\xbf"):
            yield _read(raw.rstrip(b"\r\n"), number, place)


def _bounded_lines(stream: BinaryIO) -> Iterator[bytes | None]:
    """The lines of a stream; None for one that is longer than memory should hold, which is then passed over."""
    while raw := stream.readline(LONGEST + 1):
        if len(raw) <= LONGEST:
            yield raw
            continue
        while raw and not raw.endswith(b"\n"):
            raw = stream.readline(LONGEST)
        yield None


def _read(raw: bytes, number: int, place: str) -> Record | InputProblem:
    try:
        data = as_json(raw.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return InputProblem(expected="UTF-8 text", got="other bytes", where=place, line=number)
    except json.JSONDecodeError as error:
        got = raw[:40].decode("utf-8", "replace").strip()
        expected = f"a JSON object ({error.msg.lower()} at column {error.colno})"
        return InputProblem(expected=expected, got=got, where=place, line=number)
    except RecursionError:
        return InputProblem(expected="a JSON object", got="a nested one without end", where=place, line=number)
    if not isinstance(data, dict):
        return InputProblem(expected="a JSON object", got=f"a {type(data).__name__}", where=place, line=number)
    return Record(number, raw, data, is_exact=True)
