"""Words as data, and the one loader for them.

Every lexicon file is TOML and opens with a table ``[about]`` that says source, licence, date and format; loading checks
that it is there.  Files that hold many rows of one kind (places) are tab-separated, with the same four facts in a
``#`` header.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from timeline.errors import LexiconError

__all__ = [
    "any_of",
    "country_names",
    "lexicon_names",
    "read_lexicon",
    "read_table",
    "read_user_tables",
    "word_set",
]

Table = TypeVar("Table", bound=BaseModel)
ABOUT = ("source", "licence", "date", "format")


def _checked(data: dict[str, Any], where: str) -> dict[str, Any]:
    about = data.get("about")
    missing = [key for key in ABOUT if not isinstance(about, dict) or not about.get(key)]
    if missing:
        raise LexiconError(
            f"an [about] table with {', '.join(ABOUT)}", got=f"none with {', '.join(missing)}", where=where
        )
    return data


@cache
def read_lexicon(name: str) -> dict[str, Any]:
    """A shipped TOML lexicon by its path below this folder: ``read_lexicon("en/months")``. Treat it as read-only.

    Raises: LexiconError when the file is missing, is no TOML, or says nothing about itself
    """
    path = files(__package__).joinpath(f"{name}.toml")
    if not path.is_file():
        raise LexiconError("the name of a shipped lexicon", got=name, hint=f"there are: {', '.join(lexicon_names())}")
    try:
        return _checked(tomllib.loads(path.read_text(encoding="utf-8")), f"{name}.toml")
    except tomllib.TOMLDecodeError as error:
        raise LexiconError("valid TOML", got=str(error), where=f"{name}.toml") from error


@cache
def word_set(lexicon: str, key: str) -> frozenset[str]:
    """A list of words of a shipped lexicon: ``word_set("en/event_words", "stop.words")``.

    Raises: LexiconError as read_lexicon does
    """
    table, _, name = key.partition(".")
    return frozenset(read_lexicon(lexicon)[table][name])


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of some words, the longest first; a blank inside one is any white space."""
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True))


def _read_user_lexicon(path: Path) -> dict[str, Any]:
    """A user's own TOML file (``--actors``, ``--types``); it need not have an ``[about]`` table.

    Raises: LexiconError when it cannot be read or is no TOML
    """
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise LexiconError(
            "a readable TOML file", got=error.strerror or "an unreadable one", where=str(path)
        ) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise LexiconError("valid TOML", got=str(error), where=str(path)) from error


def read_user_tables(path: Path, name: str, model: type[Table], *, expected: str) -> Iterator[tuple[str, Table]]:
    """Each ``[[name]]`` table of a user's file, checked, and where it stands. Order: as in the file.

    Raises: LexiconError that says file, table and field; also when there is no such table
    """
    tables: list[dict[str, Any]] = _read_user_lexicon(path).get(name, [])
    if not tables:
        raise LexiconError(f"at least one [[{name}]] table", got="none", where=str(path))
    for number, table in enumerate(tables, start=1):
        where = f"{path} [[{name}]] number {number}"
        try:
            yield where, model.model_validate(table)
        except ValidationError as error:
            first = error.errors()[0]
            field = ".".join(map(str, first["loc"]))
            raise LexiconError(expected, got=first["msg"], where=f"{where}, {field}") from error


def read_table(name: str) -> Iterator[list[str]]:
    """The rows of a shipped tab-separated table: ``read_table("places.tsv")``. Header lines start with ``#``.

    Raises: LexiconError when the header does not say source, licence, date and format
    """
    lines = files(__package__).joinpath(name).read_text(encoding="utf-8").splitlines()
    header = " ".join(line for line in lines if line.startswith("#")).lower()
    missing = [key for key in ABOUT if f"{key}:" not in header]
    if missing:
        raise LexiconError(f"a # header with {', '.join(ABOUT)}", got=f"none with {', '.join(missing)}", where=name)
    return (line.split("\t") for line in lines if line and not line.startswith("#"))


def lexicon_names() -> list[str]:
    """The names that :func:`read_lexicon` takes. Order: alphabetical."""
    root = Path(str(files(__package__)))
    return sorted(path.relative_to(root).with_suffix("").as_posix() for path in root.rglob("*.toml"))


@cache
def country_names() -> dict[str, str]:
    """The usual English name of each country by its ISO 3166-1 alpha-3 code."""
    return {row[0]: row[1] for row in read_table("en/actors/countries.tsv")}
