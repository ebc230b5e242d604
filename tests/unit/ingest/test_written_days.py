"""Days written out in many languages, and figures that say what they mean by their order."""

from datetime import date

import pytest

from timeline.errors import DateError
from timeline.ingest.days import published_day, stated_day
from timeline.ingest.written_days import day_in_text, day_order, is_ambiguous

DAY = date(2031, 5, 3)


@pytest.mark.parametrize(
    "text",
    [
        "3 May 2031", "3rd of May, 2031", "May 3rd, 2031", "Sat, 3 May 2031 10:00 GMT", "2031-05-03", "2031/5/3",
        "3. Mai 2031", "am 3. Mai 2031 um 18 Uhr", "3 mai 2031", "3 de mayo de 2031", "3 maggio 2031",
        "3 de maio de 2031", "3 мая 2031 г.", "3 травня 2031", "3 مايو 2031", "2031年5月3日", "2031년 5월 3일",
        "3 maja 2031", "3 mei 2031", "3 maj 2031", "3 Mayıs 2031", "3 května 2031", "3 toukokuuta 2031", "3 Μαΐου 2031",
        "03.05.2031", "3.5.2031, 18:05 Uhr", "Sat, 05/03/2031 - 14:20", "samedi 03/05/2031", "2031.05.03 18:05",
    ],
)  # fmt: skip
def test_one_day_in_many_spellings(text):
    assert day_in_text(text) == DAY
    assert day_in_text(f"Published {text} by nobody") == DAY


@pytest.mark.parametrize(
    ("text", "language", "day"),
    [
        ("05/03/2031", None, None),
        ("05/03/2031", "en", None),
        ("05/03/2031", "en-US", DAY),
        ("03/05/2031", "en-GB", DAY),
        ("03/05/2031", "fr", DAY),
        ("05.03.2031", "en_US", DAY),
        ("25/03/2031", None, date(2031, 3, 25)),
        ("03/25/2031", None, date(2031, 3, 25)),
        ("05/05/2031", None, date(2031, 5, 5)),
        ("Mon, 05/03/2031", None, None),
        ("31/31/2031", None, None),
        ("31 June 2031", None, None),
        ("3/5/31", "fr", None),
        ("version 1.5.2031.4", None, None),
        ("May 2031", None, None),
        ("the 3 mayors of 2031", None, None),
    ],
)
def test_figures_with_two_meanings_need_a_language_or_a_weekday(text, language, day):
    assert day_in_text(text, language) == day


def test_the_first_day_of_a_text_counts():
    assert day_in_text("2031年5月3日 (4 May 2031)") == DAY
    assert day_in_text("31 June 2031, 3 May 2031") == DAY


def test_what_is_ambiguous():
    assert is_ambiguous("on 05/03/2031")
    assert not is_ambiguous("on 25/03/2031 and 3 May 2031")


@pytest.mark.parametrize(
    ("column", "value", "plain"),
    [
        (["03/05/2031", "25/05/2031"], "03/05/2031", "2031-05-03"),
        (["05/03/2031", "05/25/2031"], "05/03/2031", "2031-05-03"),
        (["25/05/2031"], "soon", "soon"),
    ],
)
def test_the_order_of_a_column(column, value, plain):
    order = day_order(column)
    assert order is not None
    assert order(value) == plain


@pytest.mark.parametrize("column", [[], ["03/05/2031"], ["25/05/2031", "05/25/2031"], ["2031-05-03"]])
def test_a_column_that_shows_no_order(column):
    assert day_order(column) is None


@pytest.mark.parametrize("value", ["9999-12-31", "0001-01-01", "1 January 0001", "9999-12-31T23:59:59Z"])
def test_days_that_stand_for_none(value):
    day, warning = stated_day(value, "here")
    assert day is None
    assert "stands for none" in (warning or "")
    with pytest.raises(DateError):
        published_day(value, "here")


def test_what_is_no_day_is_still_an_error():
    with pytest.raises(DateError, match="a date like"):
        stated_day("soon", "here")
    assert stated_day("3. Mai 2031", "here") == (DAY, None)
