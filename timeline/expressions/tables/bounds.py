"""The words around a date that bound it: since, until, by, before, after, ...; and the words without which no date is."""

import re
from collections.abc import Callable, Mapping

from timeline.expressions.tables.words import Words

__all__ = ["relation_in", "trigger_of"]


def relation_in(words: Words) -> Callable[[str, str], str]:
    """A function from the text right before and right after a date to how that bounds it; "in" where it does not."""
    table = words.table
    start = r"(?<!\w)" if table.writing.word_start else ""
    before = _patterns(table.relations, words, start + "(?:{forms}){space}$")
    after = _patterns(
        table.relations_after, words, "^{space}(?:{forms})" + (r"(?!\w)" if table.writing.word_end else "")
    )

    def relation(text_before: str, text_after: str) -> str:
        for name, pattern in before:
            if pattern.search(text_before):
                return name
        return next((name for name, pattern in after if pattern.search(text_after)), "in")

    return relation


def _patterns(forms: Mapping[str, tuple[str, ...]], words: Words, shape: str) -> list[tuple[str, re.Pattern[str]]]:
    return [
        (name, re.compile(shape.format(forms=words.alternatives(alternatives), space=r"\s*"), re.IGNORECASE))
        for name, alternatives in forms.items()
    ]


def trigger_of(words: Words) -> re.Pattern[str]:
    """What a sentence with a date has at the least: a digit or one of the table's words."""
    table = words.table
    tables = (
        table.months, table.weekdays, table.units, table.amounts, table.relative, table.seasons, table.parts_of_days,
        table.day_parts, table.told, table.parts_of_units, table.decades, table.short_months, table.short_weekdays,
    )  # fmt: skip
    forms = words.alternatives(form for forms in tables for form in forms)
    return re.compile(rf"[0-9]|{forms}", re.IGNORECASE)
