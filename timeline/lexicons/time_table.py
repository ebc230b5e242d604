"""The words and patterns of time of a language other than English, read from ``<language>/time.toml`` and checked.

What comes in is the language's code, what goes out is a :class:`TimeTable`: plain words with what they mean, and the
patterns in which they stand.  What a pattern means is no matter of the table (timeline/expressions/tables).
"""

from functools import cache
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from timeline.errors import LexiconError
from timeline.lexicons import lexicon_names, read_lexicon

__all__ = ["Future", "TimeTable", "Writing", "languages_with_tables", "time_table"]

Unit = Annotated[str, Field(pattern="^(?:second|minute|hour|day|week|weekend|month|quarter|half|year|decade|century)$")]
Part = Annotated[str, Field(pattern="^(?:early|mid|late|start|end|first_half|second_half)$")]
DayPart = Annotated[str, Field(pattern="^(?:MO|AF|EV|NI)$")]
Season = Annotated[str, Field(pattern="^(?:SP|SU|FA|WI)$")]
Side = Annotated[int, Field(ge=-1, le=1)]
RELATIONS = frozenset({"since", "by", "until", "before", "after", "from", "between", "about"})


class _Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Writing(_Strict):
    """How the script sets words apart."""

    spaces: bool = True  # a space in a pattern stands for white space; without: for white space or none
    word_start: bool = True  # a date begins where a word begins
    word_end: bool = True  # and ends where one ends: not in Korean, whose particles stick to the name
    days_of_writing: bool = (
        False  # a day without its month counts from the day of writing, not from what was told before
    )
    capitals: bool = False  # months and weekdays are written with a capital: German "Mai"
    glued: str = ""  # letters that stick to the front of a word: Arabic "and", "in", "for"


class Future(_Strict):
    """Signs that a clause looks ahead: words, the first and last letters of future forms, and what only looks so.

    An exception that ends in ``*`` stands for all words that begin so.
    """

    words: tuple[str, ...] = ()
    near: tuple[str, ...] = ()  # words that say it only of what they stand before: "the coming elections in May"
    beginnings: tuple[str, ...] = ()
    endings: tuple[str, ...] = ()
    exceptions: tuple[str, ...] = ()
    verb_last: bool = False  # the verb ends the sentence, and a date with a comma after it goes with that
    topics: tuple[str, ...] = ()  # so does one right after these: Korean "은"
    joiners: tuple[str, ...] = ()  # words that join a further verb: "and"
    clauses: tuple[str, ...] = ()  # words that open a clause: "that", "which"


class TimeTable(_Strict):
    """A language's words of time. Forms are lower case and composed (NFC)."""

    about: dict[str, Any]
    writing: Writing = Writing()
    months: dict[str, Annotated[int, Field(ge=1, le=12)]]
    short_months: dict[str, Annotated[int, Field(ge=1, le=12)]] = {}  # without their stop
    weekdays: dict[str, Annotated[int, Field(ge=1, le=7)]]
    short_weekdays: dict[str, Annotated[int, Field(ge=1, le=7)]] = {}
    units: dict[str, Unit]
    numbers: dict[str, float]  # vague ones are 0: "several"
    ordinals: dict[str, int] = {}  # of days, quarters, halves, centuries
    amounts: dict[str, tuple[float, Unit]] = {}  # number and unit in one word: Arabic duals, "a fortnight"
    which: dict[str, Side]  # last, this, next
    relative: dict[str, tuple[Unit, int]]  # "yesterday", "last year" where they are one word or phrase
    told: dict[str, tuple[Unit, int]] = {}  # "the next day": counted from what the text spoke of
    seasons: dict[str, Season] = {}
    day_parts: dict[str, DayPart] = {}
    parts_of_days: dict[str, tuple[int, DayPart]] = {}  # "last night": days from publication, part
    parts: dict[str, Part] = {}
    parts_of_units: dict[str, tuple[Part, Unit]] = {}  # "year's end" where it is one word: German "Jahresende"
    decades: dict[str, Annotated[int, Field(ge=10, le=90, multiple_of=10)]] = {}  # in words: "ochenta" is 80
    eras: dict[str, int] = {}  # Japanese eras: the year before their first
    relations: dict[str, tuple[str, ...]] = {}  # words right before a date
    relations_after: dict[str, tuple[str, ...]] = {}  # words right after it
    future: Future = Future()
    patterns: dict[str, tuple[str, ...]]

    @model_validator(mode="after")
    def _complete(self) -> "TimeTable":
        if set(self.months.values()) != set(range(1, 13)) or set(self.weekdays.values()) != set(range(1, 8)):
            raise ValueError("twelve months and seven weekdays have a name")
        if unknown := {*self.relations, *self.relations_after} - RELATIONS:
            raise ValueError(f"a relation is one of {', '.join(sorted(RELATIONS))}, not {', '.join(sorted(unknown))}")
        return self


@cache
def languages_with_tables() -> tuple[str, ...]:
    """The codes of the languages that have a table. English has rules of its own (timeline/expressions/en)."""
    names = (name.partition("/") for name in lexicon_names())
    return tuple(language for language, _, rest in names if rest == "time" and language != "en")


@cache
def time_table(language: str) -> TimeTable | None:
    """The table of a language, or None where it has none.

    Raises: LexiconError when the table breaks its format
    """
    if language not in languages_with_tables():
        return None
    try:
        return TimeTable.model_validate(read_lexicon(f"{language}/time"))
    except ValidationError as error:
        first = error.errors()[0]
        path = ".".join(map(str, first["loc"]))
        raise LexiconError(
            "a table of time words", got=f"{path}: {first['msg']}", where=f"{language}/time.toml"
        ) from error
