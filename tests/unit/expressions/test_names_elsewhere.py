"""The month and weekday names of our tables against those that dateparser carries from CLDR."""

import pytest
from dateparser.languages.loader import default_loader

from timeline.expressions.tables.words import Words
from timeline.lexicons.time_table import languages_with_tables, time_table

MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
)  # fmt: skip
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
SHORTEST = 4  # letters; shorter forms ("lu", "Mon") are abbreviations that running text does not have


def elsewhere(language: str, names: tuple[str, ...]) -> list[tuple[str, int]]:
    info = default_loader.get_locale(language).info
    forms = [(form, number) for number, name in enumerate(names, 1) for form in info.get(name, ())]
    return [(form, number) for form, number in forms if form.isalpha()]


@pytest.mark.parametrize("language", languages_with_tables())
@pytest.mark.parametrize(
    ("names", "read"), [(MONTHS, Words.month), (WEEKDAYS, Words.weekday)], ids=["months", "weekdays"]
)
def test_names_agree_and_none_is_missing(language, names, read):
    words, wrong = Words(time_table(language)), []
    for form, number in elsewhere(language, names):
        try:
            ours = read(words, form)
        except KeyError:
            ours = None
        if ours != number and not (ours in (None, 0) and len(form) < SHORTEST):
            wrong.append((form, number, ours))
    assert wrong == []
