"""The event types and their triggers: the lexicon compiled for looking up words."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from timeline.errors import LexiconError
from timeline.events.senses import Sense, read_entry
from timeline.lexicons import read_lexicon, read_user_tables

__all__ = ["EventType", "TypeLexicon"]

GROUPS = ("diplomacy", "words", "oversight", "weapons", "military", "pressure", "politics", "justice", "other")
FILES = ("diplomacy", "words", "oversight", "weapons", "military", "pressure", "politics", "justice", "other")


_TYPE = "a type with id, group, label, definition, verbs and nouns"


class _TypeTable(BaseModel):
    """A ``[[type]]`` table of a lexicon or of a user's file."""

    model_config = ConfigDict(extra="forbid")

    id: str
    group: str
    label: str
    definition: str
    plover: list[str] = []
    cameo: list[str] = []
    verbs: list[str] = []
    nouns: list[str] = []


@dataclass(frozen=True, slots=True)
class EventType:
    """A type with its codes in other schemes."""

    id: str
    group: str
    label: str
    definition: str
    plover: str | None
    cameo: str | None


@dataclass(frozen=True)
class TypeLexicon:
    """Types by id, and the senses of verbs and nouns by lemma, the narrowest first."""

    types: Mapping[str, EventType]
    verbs: Mapping[str, tuple[Sense, ...]]
    nouns: Mapping[str, tuple[Sense, ...]]
    phrases: Mapping[str, tuple[tuple[str, ...], ...]]  # last word -> phrases of several words that end in it

    @classmethod
    def load(cls, extra: Sequence[Path] = ()) -> "TypeLexicon":
        """The shipped types, extended by a user's own files.

        Raises: LexiconError when a user's file breaks its format
        """
        if not extra:
            return _shipped()
        tables = [*_user_tables(extra), *_shipped_tables()]
        return _compiled(tables)


@cache
def _shipped() -> TypeLexicon:
    return _compiled(list(_shipped_tables()))


def _shipped_tables() -> Iterator[_TypeTable]:
    for name in FILES:
        for table in read_lexicon(f"en/types/{name}")["type"]:
            yield _TypeTable.model_validate(table)


def _user_tables(paths: Sequence[Path]) -> Iterator[_TypeTable]:
    for path in paths:
        for where, checked in read_user_tables(path, "type", _TypeTable, expected=_TYPE):
            if checked.group not in GROUPS:
                raise LexiconError(f"a group, one of {', '.join(GROUPS)}", got=checked.group, where=where)
            yield checked


def _compiled(tables: Sequence[_TypeTable]) -> TypeLexicon:
    types: dict[str, EventType] = {}
    verbs: dict[str, list[Sense]] = {}
    nouns: dict[str, list[Sense]] = {}
    phrases: dict[str, list[tuple[str, ...]]] = {}
    for table in tables:
        types.setdefault(
            table.id,
            EventType(
                table.id,
                table.group,
                table.label,
                table.definition,
                next(iter(table.plover), None),
                next(iter(table.cameo), None),
            ),
        )
        for entry in table.verbs:
            lemma, sense = read_entry(entry, table.id)
            verbs.setdefault(lemma, []).append(sense)
        for entry in table.nouns:
            lemma, sense = read_entry(entry, table.id)
            nouns.setdefault(lemma, []).append(sense)
            if " " in lemma:
                words = tuple(lemma.split())
                phrases.setdefault(words[-1], []).append(words)
    return TypeLexicon(
        types,
        {lemma: _narrowest_first(senses) for lemma, senses in verbs.items()},
        {lemma: _narrowest_first(senses) for lemma, senses in nouns.items()},
        {last: tuple(sorted(found, key=len, reverse=True)) for last, found in phrases.items()},
    )


def _narrowest_first(senses: list[Sense]) -> tuple[Sense, ...]:
    return tuple(sorted(senses, key=lambda sense: -sense.narrowness))
