"""JSONL: one article a line, ``text`` verbatim; a bad line is told with its number and the rest goes on."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from datetime import date

from pydantic import BaseModel, ConfigDict, ValidationError

from timeline.errors import DateError
from timeline.ingest.days import published_day
from timeline.ingest.draft import Draft
from timeline.model.article import InputProblem

__all__ = ["JsonArticle", "read_lines"]


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


def read_lines(lines: Iterable[bytes], where: str) -> Iterator[JsonArticle | InputProblem]:
    """The articles and the problems of a stream. Order: as its lines; blank lines are passed over."""
    for number, raw in enumerate(lines, start=1):
        if not raw.strip():
            continue
        place = f"{where}:{number}"
        try:
            yield _article(raw.strip(), number, place)
        except UnicodeDecodeError:
            yield InputProblem(expected="UTF-8 text", got="other bytes", where=place, line=number)
        except json.JSONDecodeError as error:
            got = raw[:40].decode("utf-8", "replace").strip()
            yield InputProblem(expected=f"a JSON object ({error.msg} at column {error.colno})", got=got, where=place, line=number)
        except DateError as error:
            yield InputProblem(expected=error.expected, got=error.got, where=error.where, line=number)
        except ValidationError as error:
            yield _invalid(error, place, number)


def _article(raw: bytes, number: int, place: str) -> JsonArticle | InputProblem:
    data = json.loads(raw.decode("utf-8-sig"))
    if not isinstance(data, dict):
        return InputProblem(expected="a JSON object", got=f"a {type(data).__name__}", where=place, line=number)
    if "error" in data and "text" not in data:
        return InputProblem(expected="an article", got="an error line of another run", where=place, line=number)
    line = _Line.model_validate(data)
    if not line.text.strip():
        return InputProblem(expected="an article", got="an empty text", where=f"{place} $.text", line=number)
    day = published_day(line.published, f"{place} $.published") if line.published else None
    digest = hashlib.sha256(f"{line.url or ''}\x1f{line.text}".encode("utf-8", "surrogatepass")).hexdigest()
    return JsonArticle(
        id=line.id or f"a-{digest[:16]}",
        line=number,
        sha256=hashlib.sha256(raw).hexdigest(),
        published=day,
        draft=Draft(line.text, line.title, None, "article's own field" if day else None, line.url, line.source, line.language),
    )


def _invalid(error: ValidationError, place: str, number: int) -> InputProblem:
    first = error.errors()[0]
    field = ".".join(str(part) for part in first["loc"])
    got = "none" if first["type"] == "missing" else str(first["input"])[:40]
    return InputProblem(expected="a text" if field == "text" else f"{field} as text", got=got, where=f"{place} $.{field}", line=number)
