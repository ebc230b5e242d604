"""The event types and their triggers: the lexicon compiled for looking up words."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from timeline.errors import LexiconError
from timeline.events.senses import Sense, read_entry
from timeline.lexicons import read_lexicon, read_user_tables

__all__ = ["NO_EVENT", "EventType", "TypeLexicon"]

NO_EVENT = "nothing"  # the type of senses that tell of no event

GROUPS = ("diplomacy", "words", "oversight", "weapons", "military", "pressure", "politics", "justice", "other")
FILES = (*GROUPS, "nothing")


_PIECES = re.compile(r"-|[^\s-]+")  # the tokenizer cuts "cease-fire" in three
_TYPE = "a type with id, group, label, definition, verbs, nouns and adjectives"


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
    adjectives: list[str] = []


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
    """Types by id, and the senses of verbs, nouns and adjectives by lemma, the narrowest first."""

    types: Mapping[str, EventType]
    verbs: Mapping[str, tuple[Sense, ...]]
    nouns: Mapping[str, tuple[Sense, ...]]
    adjectives: Mapping[str, tuple[Sense, ...]]
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]  # last word -> nouns of several words that end in it

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
    adjectives: dict[str, list[Sense]] = {}
    phrases: dict[str, dict[tuple[str, ...], str]] = {}
    for table in tables:
        if table.id != NO_EVENT:
            types.setdefault(table.id, _type(table))
        for entries, senses in ((table.verbs, verbs), (table.nouns, nouns), (table.adjectives, adjectives)):
            for entry in entries:
                lemma, sense = read_entry(entry, table.id)
                senses.setdefault(lemma, []).append(sense)
        for lemma in (read_entry(entry, table.id)[0] for entry in table.nouns):
            for words in (tuple(lemma.split()), tuple(_PIECES.findall(lemma))):
                if len(words) > 1:
                    phrases.setdefault(words[-1], {})[words] = lemma
    return TypeLexicon(
        types,
        _narrowest_first(verbs),
        _narrowest_first(nouns),
        _narrowest_first(adjectives),
        {last: tuple(sorted(found.items(), key=lambda item: -len(item[0]))) for last, found in phrases.items()},
    )


def _type(table: _TypeTable) -> EventType:
    plover, cameo = next(iter(table.plover), None), next(iter(table.cameo), None)
    return EventType(table.id, table.group, table.label, table.definition, plover, cameo)


def _narrowest_first(senses: Mapping[str, list[Sense]]) -> dict[str, tuple[Sense, ...]]:
    return {
        lemma: tuple(sorted(found, key=lambda sense: sense.narrowness, reverse=True)) for lemma, found in senses.items()
    }
