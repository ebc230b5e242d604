"""The languages that have a table: each table loads, reads its corpus, and has no pattern that the corpus does not prove."""

import calendar
import tomllib
from datetime import date, timedelta
from pathlib import Path

import pytest
from reading import times

from timeline.expressions.grammar import grammar_of
from timeline.lexicons.time_table import languages_with_tables

FOLDER = Path(__file__).parents[2] / "corpus" / "languages"
CORPUS = {path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.toml"))}
ROWS = [
    pytest.param(code, row, id=f"{code}: {row['text']} [{row['phrase']}]")
    for code in CORPUS
    for row in CORPUS[code]["rows"]
]
LOOK_ALIKES = [
    pytest.param(code, text, id=f"{code}: {text}") for code in CORPUS for text in CORPUS[code]["look_alikes"]
]
LANGUAGES = ("ar", "de", "es", "fr", "it", "ja", "ko", "pt", "ru", "uk", "zh")
FEWEST = 25


def days_of(value: str) -> str:
    """first..last of a value that says it: a day, a week, a month, a year; nothing of a length."""
    if value.startswith("P"):
        return ".."
    if "W" in value:
        first = date.fromisocalendar(int(value[:4]), int(value[-2:]), 1)
        return f"{first}..{first + timedelta(days=6)}"
    parts = [int(part) for part in value.split("-")]
    first = date(*([*parts, 1, 1])[:3])
    last = {
        1: date(first.year, 12, 31),
        2: first.replace(day=calendar.monthrange(first.year, first.month)[1]),
        3: first,
    }
    return f"{first}..{last[len(parts)]}"


def test_the_languages():
    assert tuple(sorted(languages_with_tables())) == LANGUAGES


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_language_has_a_corpus(code):
    assert len(CORPUS[code]["rows"]) >= FEWEST
    assert CORPUS[code]["look_alikes"]


@pytest.mark.parametrize(("code", "row"), ROWS)
def test_a_phrase_has_its_value_and_days(code, row):
    found = times(row["text"], language=code)
    (time,) = [time for time in found if time.text == row["phrase"]] or [None]
    assert time is not None, [(other.text, other.rule) for other in found]
    assert row["text"][time.start : time.end] == time.text
    drawn = f"{time.first or ''}..{time.last or ''}"
    assert (time.value, drawn) == (row["value"], row.get("days") or days_of(row["value"])), (
        time.rule,
        time.explanation,
    )
    assert time.rule
    assert time.explanation


@pytest.mark.parametrize(("code", "text"), LOOK_ALIKES)
def test_a_look_alike_is_no_date(code, text):
    assert [(time.text, time.rule) for time in times(text, language=code)] == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_kind_of_pattern_is_proved_by_a_sentence(code):
    patterns = {rule.name for rule in grammar_of(code).rules if rule.is_date and rule.name.startswith(f"{code}/")}
    won = {time.rule for row in CORPUS[code]["rows"] for time in times(row["text"], language=code)}
    assert sorted(patterns - won) == []
