"""The event types: ids, labels and codes, and how merging, ranking and the page treat each.

To add a type of your own to a run, give ``--types FILE.toml`` with ``[[type]]`` tables; what a table may hold is
:class:`TypeTable`.  To add one to the product, add it to ``lexicons/en/event_types.toml``, annotate articles with it
and teach the reader (training/README.md).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from timeline.errors import LexiconError
from timeline.lexicons import read_lexicon, read_user_tables

__all__ = [
    "GROUPS",
    "EventType",
    "TypeTable",
    "event_types",
    "read_own_types",
    "shipped_types",
    "type_of",
    "with_own_types",
]

GROUPS = ("diplomacy", "words", "oversight", "weapons", "military", "pressure", "politics", "justice", "other")
_EXPECTED = "a type with id, group, label, definition and triggers"


class _CodeTable(BaseModel):
    model_config = ConfigDict(extra="forbid")

    plover: str
    cameo: str
    triggers: list[str]


class TypeTable(BaseModel):
    """A ``[[type]]`` table of the lexicon or of a user's file."""

    model_config = ConfigDict(extra="forbid")

    id: str = Field(min_length=1)
    group: str
    label: str
    definition: str
    plover: str = ""
    cameo: str = ""
    families: list[str] = []
    weight: float = Field(default=0.5, ge=0, le=1)
    toward: str = "to"
    code: list[_CodeTable] = []
    triggers: list[str] = []  # a user's own type: lemmas of the words that tell of it


@dataclass(frozen=True, slots=True)
class EventType:
    """A type; ``families`` holds itself where the table names none."""

    id: str
    group: str
    label: str
    definition: str
    plover: str | None
    cameo: str | None
    families: frozenset[str]
    weight: float
    toward: str
    codes: Mapping[str, tuple[str | None, str | None]] = field(repr=False)  # trigger lemma -> PLOVER, CAMEO
    triggers: tuple[str, ...] = ()


@cache
def shipped_types() -> Mapping[str, EventType]:
    """The shipped types by id. Order: as in the lexicon."""
    tables = (TypeTable.model_validate(table) for table in read_lexicon("en/event_types")["type"])
    return {table.id: _type(table) for table in tables}


def event_types(extra: Sequence[Path] = ()) -> Mapping[str, EventType]:
    """The shipped types and a user's own. Order: the shipped ones first.

    Raises: LexiconError when a user's file breaks its format, or names a shipped type
    """
    return with_own_types(read_own_types(extra))


def read_own_types(paths: Sequence[Path]) -> tuple[TypeTable, ...]:
    """The tables of a user's own files, checked. Order: as in the files.

    Raises: LexiconError as event_types does
    """
    return tuple(_user_tables(paths))


def with_own_types(tables: Iterable[TypeTable]) -> Mapping[str, EventType]:
    """The shipped types and those of a user's tables. Order: the shipped ones first."""
    return {**shipped_types(), **{table.id: _type(table) for table in tables}}


def type_of(name: str, types: Mapping[str, EventType] | None = None) -> EventType:
    """The type of an id among the given ones, or the shipped ones; for an id that is none of them a plain type."""
    known = (shipped_types() if types is None else types).get(name)
    if known is not None:
        return known
    return EventType(
        name, "other", name.replace("_", " ").capitalize(), "", None, None, frozenset({name}), 0.5, "to", {}
    )


def _user_tables(paths: Sequence[Path]) -> Iterator[TypeTable]:
    seen: dict[str, str] = {}
    for path in paths:
        for where, table in read_user_tables(path, "type", TypeTable, expected=_EXPECTED):
            if table.group not in GROUPS:
                raise LexiconError(f"a group, one of {', '.join(GROUPS)}", got=table.group, where=where)
            if table.id in shipped_types() or table.id in seen:
                clash = seen.get(table.id, "a type that is shipped")
                raise LexiconError(
                    "an id of its own", got=f"{table.id}, {clash}", where=where, hint="choose another id"
                )
            if not table.triggers:
                raise LexiconError(
                    "triggers: the words that tell of it", got="none", where=where, hint='e.g. triggers = ["blockade"]'
                )
            seen[table.id] = f"the id of {where}"
            yield table


def _type(table: TypeTable) -> EventType:
    return EventType(
        id=table.id,
        group=table.group,
        label=table.label,
        definition=table.definition,
        plover=table.plover or None,
        cameo=table.cameo or None,
        families=frozenset(table.families or [table.id]),
        weight=table.weight,
        toward=table.toward,
        codes={word: (row.plover or None, row.cameo or None) for row in table.code for word in row.triggers},
        triggers=tuple(table.triggers),
    )
