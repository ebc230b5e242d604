"""Dates as archives write them; the edtf package, which tests use and the product does not, agrees on what it can read."""

from datetime import date

import edtf
import pytest

from timeline.curation.edtf import read_edtf
from timeline.errors import DateError
from timeline.model.time import Precision

CASES = [
    ("2018-06-12", "2018-06-12", "2018-06-12", Precision.DAY),
    ("2018-06", "2018-06-01", "2018-06-30", Precision.MONTH),
    ("2020-02", "2020-02-01", "2020-02-29", Precision.MONTH),
    ("2018", "2018-01-01", "2018-12-31", Precision.YEAR),
    ("199X", "1990-01-01", "1999-12-31", Precision.DECADE),
    ("19XX", "1900-01-01", "1999-12-31", Precision.CENTURY),
    ("2018-21", "2018-03-01", "2018-05-31", Precision.SEASON),
    ("2018-24", "2018-12-01", "2019-02-28", Precision.SEASON),
    ("2018-36", "2018-10-01", "2018-12-31", Precision.QUARTER),
    ("2018-41", "2018-07-01", "2018-12-31", Precision.HALF),
    ("2018-06-12/2018-06-14", "2018-06-12", "2018-06-14", Precision.UNKNOWN),
    ("2018-05/2018-07", "2018-05-01", "2018-07-31", Precision.UNKNOWN),
    ("../2018", None, "2018-12-31", Precision.UNKNOWN),
    ("2018-06/..", "2018-06-01", None, Precision.UNKNOWN),
]


@pytest.mark.parametrize(("text", "first", "last", "precision"), CASES)
def test_the_days_that_a_date_covers(text, first, last, precision):
    when = read_edtf(f" {text} ")
    days = [day and day.isoformat() for day in (when.first, when.last)]
    assert (days, when.precision, when.edtf, when.approximate) == ([first, last], precision, text, False)


@pytest.mark.parametrize(
    "text", [case[0] for case in CASES if "X" not in case[0] and "-3" not in case[0] and "-4" not in case[0]]
)
def test_the_oracle_reads_them_as_dates_too(text):
    assert edtf.parse_edtf(text) is not None


@pytest.mark.parametrize("sign", ["~", "?", "%"])
def test_a_sign_says_that_it_is_only_about_so(sign):
    assert read_edtf(f"2018-06{sign}").approximate
    assert read_edtf(f"2018{sign}/2019").approximate


@pytest.mark.parametrize(
    "text",
    ["June 2018", "12.06.2018", "18-06", "2018-6", "2018/2019/2020", "/", "", "..", "../..", "20180612", "x/2018"],
)
def test_other_words_are_none(text):
    assert read_edtf(text) is None


@pytest.mark.parametrize("text", ["2018-06-31", "2019-02-29", "2018-13", "2018-00", "0000", "2018-06-00"])
def test_a_day_that_no_calendar_has_is_told(text):
    with pytest.raises(DateError, match="expected a day that the calendar has, got"):
        read_edtf(text)


def test_an_end_before_its_start_is_told():
    with pytest.raises(DateError, match="expected a date that ends after it starts"):
        read_edtf("2018-06/2018-05")


def test_the_ends_of_the_calendar_can_be_written():
    assert read_edtf("9999-12").last == date.max
    assert read_edtf("000X").first == date.min
