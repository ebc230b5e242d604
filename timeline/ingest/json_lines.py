"""JSONL: one article a line, ``text`` verbatim; a bad line is told with its number and the rest goes on."""

import hashlib
import json
from collections.abc import Iterator
from datetime import date
from itertools import islice
from typing import BinaryIO

from pydantic import BaseModel, ConfigDict, ValidationError

from timeline.errors import DateError
from timeline.ingest.days import published_day
from timeline.ingest.draft import Draft
from timeline.model.article import InputProblem

__all__ = ["JsonArticle", "line_bytes", "read_lines"]

LONGEST = 64 * 1024 * 1024  # bytes of one line


class _Line(BaseModel):
    """What a line may hold; unknown fields are ignored."""

    model_config = ConfigDict(extra="ignore", strict=True)

    text: str
    id: str | None = None
    title: str | None = None
    published: str | None = None
    url: str | None = None
    source: str | None = None
    language: str | None = None


class JsonArticle(BaseModel):
    """A line that is an article."""

    id: str
    line: int
    sha256: str
    published: date | None
    draft: Draft


def read_lines(stream: BinaryIO, where: str) -> Iterator[JsonArticle | InputProblem]:
    """The articles and the problems of a stream. Order: as its lines; blank lines are passed over."""
    for number, raw in enumerate(_bounded_lines(stream), start=1):
        place = f"{where}:{number}"
        if raw is None:
            yield InputProblem(
                expected=f"at most {LONGEST >> 20} MB a line", got="a longer one", where=place, line=number
            )
        elif raw.strip(b" \t\r\n\xef\xbb\xbf"):
            yield _read(raw.rstrip(b"\r\n"), number, place)


def line_bytes(stream: BinaryIO, number: int) -> bytes | None:
    """The bytes of the n-th line, as they are hashed; None where the stream has no such line."""
    raw = next(islice(_bounded_lines(stream), number - 1, number), None)
    return raw.rstrip(b"\r\n") if raw is not None else None


def _bounded_lines(stream: BinaryIO) -> Iterator[bytes | None]:
    """The lines of a stream; None for one that is longer than memory should hold, which is then passed over."""
    while raw := stream.readline(LONGEST + 1):
        if len(raw) <= LONGEST:
            yield raw
            continue
        while raw and not raw.endswith(b"\n"):
            raw = stream.readline(LONGEST)
        yield None


def _read(raw: bytes, number: int, place: str) -> JsonArticle | InputProblem:
    try:
        return _article(raw, number, place)
    except UnicodeDecodeError:
        return InputProblem(expected="UTF-8 text", got="other bytes", where=place, line=number)
    except json.JSONDecodeError as error:
        got = raw[:40].decode("utf-8", "replace").strip()
        expected = f"a JSON object ({error.msg.lower()} at column {error.colno})"
        return InputProblem(expected=expected, got=got, where=place, line=number)
    except RecursionError:
        return InputProblem(expected="a JSON object", got="a nested one without end", where=place, line=number)
    except DateError as error:
        return InputProblem(expected=error.expected, got=error.got, where=error.where, line=number)
    except ValidationError as error:
        return _invalid(error, place, number)


def _article(raw: bytes, number: int, place: str) -> JsonArticle | InputProblem:
    data = json.loads(raw.decode("utf-8-sig"))
    if not isinstance(data, dict):
        return InputProblem(expected="a JSON object", got=f"a {type(data).__name__}", where=place, line=number)
    if "error" in data and "text" not in data:
        return InputProblem(expected="an article", got="an error line of another run", where=place, line=number)
    line = _Line.model_validate(data)
    if not line.text.strip():
        return InputProblem(expected="an article", got="an empty text", where=f"{place} $.text", line=number)
    if problem := _unwritable(line, place, number):
        return problem
    stated = line.published.strip() if line.published else None
    digest = hashlib.sha256(f"{line.url or ''}\x1f{line.text}".encode()).hexdigest()
    return JsonArticle(
        id=line.id or f"a-{digest[:16]}",
        line=number,
        sha256=hashlib.sha256(raw).hexdigest(),
        published=published_day(stated, f"{place} $.published") if stated else None,
        draft=Draft(line.text, line.title, url=line.url, source=line.source, language=line.language),
    )


def _unwritable(line: _Line, place: str, number: int) -> InputProblem | None:
    """Half of a surrogate pair ("\\ud83d") is valid JSON, but no text that could be written out again."""
    for name, value in line:
        try:
            (value or "").encode()
        except UnicodeEncodeError:
            got = "a lone surrogate"
            return InputProblem(expected="Unicode text", got=got, where=f"{place} $.{name}", line=number)
    return None


def _invalid(error: ValidationError, place: str, number: int) -> InputProblem:
    first = error.errors()[0]
    field = ".".join(str(part) for part in first["loc"])
    found = first["input"]
    got = "none" if first["type"] == "missing" or found is None else f"a {type(found).__name__}"
    expected = "a text" if field == "text" else f"{field} as text"
    return InputProblem(expected=expected, got=got, where=f"{place} $.{field}", line=number)
