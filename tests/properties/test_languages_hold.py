"""What must hold of dates in other languages, whatever the text says."""

import random
import time as clock
import tomllib
import unicodedata
from datetime import date, timedelta
from pathlib import Path

import pytest
from reading import WEDNESDAY, times

FOLDER = Path(__file__).parents[1] / "corpus" / "languages"
CORPUS = {path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.toml"))}
LETTERS = {
    code: sorted({letter for row in corpus["rows"] for letter in row["text"]}) for code, corpus in CORPUS.items()
}
LANGUAGES = sorted(CORPUS)
SECONDS = 5  # ten times what it takes; what searches from every letter on takes a minute


def text_of(code: str) -> str:
    return " ".join(row["text"] for row in CORPUS[code]["rows"])


@pytest.mark.parametrize("code", LANGUAGES)
def test_spans_slice_and_intervals_run_forward(code):
    source = random.Random(code)
    pieces = [piece for row in CORPUS[code]["rows"] for piece in row["text"].split()]
    for _ in range(60):
        text = " ".join(source.choices(pieces, k=30)) + "".join(source.choices(LETTERS[code], k=60))
        for published in (WEDNESDAY, date(1, 1, 1), date(9999, 12, 31), None):
            for time in times(text, published, language=code):
                assert text[time.start : time.end] == time.text
                assert time.text == time.text.strip()
                assert time.first is None or time.last is None or time.first <= time.last


@pytest.mark.parametrize("code", LANGUAGES)
def test_composed_and_decomposed_letters_read_alike(code):
    for row in CORPUS[code]["rows"]:
        composed, decomposed = (unicodedata.normalize(form, row["text"]) for form in ("NFC", "NFD"))
        found = [times(text, language=code) for text in (composed, decomposed)]
        assert [t.value for t in found[0]] == [t.value for t in found[1]], row["text"]
        for time in found[1]:
            assert decomposed[time.start : time.end] == time.text


@pytest.mark.parametrize("weeks", [1, 5, 53])
def test_moving_publication_moves_weekdays_and_leaves_stated_dates_alone(weeks):
    for code, weekday, stated in (
        ("es", "El ministro dimitió el viernes.", "El pacto se firmó el 12 de junio de 2018."),
        ("ru", "Министр ушёл в отставку в пятницу.", "Договор подписали 12 июня 2018 года."),
        ("ja", "大臣は金曜日に辞任した。", "協定は2018年6月12日に署名された。"),
    ):
        for text, moved in ((weekday, timedelta(weeks=weeks)), (stated, timedelta(0))):
            (before,), (after,) = (
                times(text, day, language=code) for day in (WEDNESDAY, WEDNESDAY + timedelta(weeks=weeks))
            )
            assert after.first == before.first + moved


@pytest.mark.parametrize("code", LANGUAGES)
def test_time_is_linear_in_a_line_without_end(code):
    unit = text_of(code)
    text = unit * (6_000 // len(unit) + 1)
    times(unit, language=code)
    spent = []
    for many in (1, 4):
        started = clock.process_time()
        times(text * many, language=code)
        spent.append(clock.process_time() - started)
    assert spent[1] < 8 * spent[0] + 2  # linear, with room for noise


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_line_of_nothing_but_dates_is_read_in_no_time(code):
    phrase = min((row["phrase"] for row in CORPUS[code]["rows"]), key=len)
    started = clock.process_time()
    times(phrase * (6_000 // len(phrase)), language=code)
    assert clock.process_time() - started < SECONDS
