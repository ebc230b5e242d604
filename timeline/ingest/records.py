"""A row of a table, an object of a JSON file or an item of a feed as an article, whatever its fields are called.

What comes in are fields by name, what goes out is an article or a problem.  The names of CONTRACT fields (``text``,
``title``, ``published``, ...) are taken first and must be text; names that are only usual (``headline``, ``pubDate``)
are guessed, and what they hold is used where it can be.
"""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache

from pydantic import BaseModel, ConfigDict, ValidationError

from timeline.errors import ArticleError, DateError
from timeline.ingest.days import stated_day
from timeline.ingest.draft import Draft, with_title
from timeline.ingest.markup import is_markup, text_of_markup
from timeline.lexicons import read_lexicon
from timeline.model.article import InputProblem

__all__ = ["FIELDS", "Record", "RecordArticle", "article_of", "guessed_columns", "plain_name"]

FIELDS = ("id", "title", "text", "published", "url", "source", "language", "author")
EARLIEST_SECOND, LATEST_SECOND = 100_000_000, 4_102_444_800  # of times counted in seconds; 20190821 is a day, no time


@dataclass(frozen=True, slots=True)
class Record:
    """What one row, object or item holds, with its number in the file and the bytes that are hashed for it.

    ``is_exact`` is said of JSON: what is called ``text`` there must not be touched, and ``published`` must be a day.
    From anything else markup is taken out of the text, and the title is put on top of it.
    """

    number: int
    data: bytes
    fields: Mapping[str, object]
    is_exact: bool = False
    warnings: tuple[str, ...] = ()


class RecordArticle(BaseModel):
    """A record that is an article."""

    id: str
    line: int
    sha256: str
    published: date | None
    draft: Draft


class _Fields(BaseModel):
    """The fields by our names; unknown ones are ignored."""

    model_config = ConfigDict(extra="ignore", strict=True)

    text: str
    id: str | None = None
    title: str | None = None
    published: str | None = None
    url: str | None = None
    source: str | None = None
    language: str | None = None
    author: str | None = None


def article_of(record: Record, where: str) -> RecordArticle | InputProblem:
    """The article that a record holds, or why it holds none; ``where`` is the file."""
    place, number = f"{where}:{record.number}", record.number
    try:
        return _article(record, place)
    except (DateError, ArticleError) as error:
        return InputProblem(expected=error.expected, got=error.got, where=error.where, hint=error.hint, line=number)
    except ValidationError as error:
        return _invalid(error, place, number)


def plain_name(name: str) -> str:
    """A field's name as it is compared: "Published At", "published_at" and "publishedAt" are one."""
    return re.sub(r"[\s._-]+", "", name.strip().lstrip("\ufeff").lower())


def guessed_columns(names: Mapping[str, object] | list[str] | tuple[str, ...]) -> dict[str, str]:
    """Which of these names holds which field of ours. Order: as FIELDS; a field that none holds is left out."""
    written = {plain_name(str(name)): str(name) for name in reversed(list(names))}
    found: dict[str, str] = {}
    for field, usual in _usual_names().items():
        name = next((written[name] for name in usual if name in written), None)
        if name is not None and name not in found.values():
            found[field] = name
    return found


@cache
def _usual_names() -> dict[str, tuple[str, ...]]:
    names: dict[str, list[str]] = read_lexicon("field_names")["names"]
    return {field: tuple(usual) for field, usual in names.items()}


def _article(record: Record, place: str) -> RecordArticle | InputProblem:
    given, number = _ours(record.fields), record.number
    if "error" in record.fields and "text" not in given:
        return InputProblem(expected="an article", got="an error line of another run", where=place, line=number)
    fields = _Fields.model_validate(given)
    if not fields.text.strip():
        return InputProblem(expected="an article", got="an empty text", where=f"{place} $.text", line=number)
    if problem := _unwritable(fields, place, number):
        return problem
    warnings = list(record.warnings)
    must_be_day = record.is_exact and "published" in record.fields
    published = _day(fields.published, must_be_day, f"{place} $.published", warnings)
    text = fields.text if record.is_exact and "text" in record.fields else with_title(_plain(fields.text), fields.title)
    # one text under two outlets is two articles; where an article has an address, that tells them apart
    told_by = fields.url or fields.source or ""
    digest = hashlib.sha256(f"{told_by}\x1f{text}".encode()).hexdigest()
    return RecordArticle(
        id=fields.id or f"a-{digest[:16]}",
        line=number,
        sha256=hashlib.sha256(record.data).hexdigest(),
        published=published,
        draft=Draft(
            text,
            fields.title,
            url=fields.url,
            source=fields.source,
            language=fields.language,
            author=fields.author,
            warnings=tuple(warnings),
        ),
    )


def _plain(text: str) -> str:
    return text_of_markup(text) if is_markup(text) else text


def _day(value: str | None, must_be_one: bool, where: str, warnings: list[str]) -> date | None:
    """The publication day.

    Raises: DateError when the field was named for it and holds none
    """
    stated = value.strip() if value else ""
    if not stated:
        return None
    try:
        day, warning = stated_day(stated, where)
    except DateError:
        if must_be_one:
            raise
        day, warning = None, f'its date "{stated[:40]}" is no day that can be read; give it as 2024-03-15'
    if warning:
        warnings.append(warning)
    return day


def _ours(fields: Mapping[str, object]) -> dict[str, object]:
    """The fields by our names: those called as ours are, and what usual names hold for the rest."""
    ours: dict[str, object] = {}
    guessed = guessed_columns({name: value for name, value in fields.items() if value is not None})
    for field in FIELDS:
        if field in fields and not isinstance(fields[field], dict):
            ours[field] = fields[field]
        elif field in guessed:
            ours[field] = _as_text(fields[guessed[field]], field)
    if ours.get("text") is None and isinstance(html := fields.get(guessed.get("html", "")), str):
        ours["text"] = text_of_markup(html)
    return ours


def _as_text(value: object, field: str) -> str | None:
    """What a field with a usual name holds, as words: the name of an object, the items of a list, a time as a day."""
    if isinstance(value, dict):
        value = next((value[key] for key in ("name", "title", "value", "#text") if value.get(key)), None)
    if isinstance(value, list):
        return ", ".join(words for item in value if (words := _as_text(item, field))) or None
    if field == "published" and isinstance(value, int | float) and not isinstance(value, bool):
        return _day_of_seconds(value)
    return None if value is None or isinstance(value, dict) else str(value)


def _day_of_seconds(value: float) -> str:
    """A time counted in seconds or milliseconds since 1970, as its day in UTC; anything else as it is written."""
    seconds = value / 1000 if value > LATEST_SECOND else value
    if EARLIEST_SECOND < seconds <= LATEST_SECOND:
        return datetime.fromtimestamp(seconds, UTC).date().isoformat()
    return str(value)


def _unwritable(fields: _Fields, place: str, number: int) -> InputProblem | None:
    """Half of a surrogate pair ("\\ud83d") is valid JSON, but no text that could be written out again."""
    for name, value in fields:
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
