"""Publication days in the spellings of people, pages and file names."""

from datetime import date

import pytest

from timeline.errors import DateError
from timeline.ingest.days import day_in_address, day_in_name, day_in_words, published_day


@pytest.mark.parametrize(
    "value",
    [
        "2019-08-21",
        " 2019-08-21 ",
        "20190821",
        "2019-08-21T23:30:00-04:00",
        "2019-08-21T00:10:00+09:00",
        "2019-08-21T23:59:59Z",
        "2019-08-21 10:00",
        "2019-08-21 10:00:00 +0000",
        "2019-08-21T10:00:00.123456+00:00",
        "Wed, 21 Aug 2019 23:30:00 GMT",
        "21 August 2019",
        "21st August, 2019",
        "August 21, 2019",
        "Aug. 21, 2019 10:30 am EST",
        "Wednesday, August 21, 2019",
        "2019_08_21",
        "2019.08.21",
    ],
)
def test_one_day_in_many_spellings(value):
    assert published_day(value, "here") == date(2019, 8, 21)


@pytest.mark.parametrize(
    "value", ["", "soon", "15/03", "2019", "2019-08", "2019-02-30", "0001-01-01T00:00:00", "31 June 2019"]
)
def test_what_is_no_day_says_where(value):
    with pytest.raises(DateError, match=r"expected a date like 2024-03-15, got .* - at a\.jsonl:3"):
        published_day(value, "a.jsonl:3")


def test_the_first_day_in_words_counts():
    assert day_in_words("Published May 2, 2031 | Updated 3 May 2031") == date(2031, 5, 2)
    assert day_in_words("The 12 mayors of 2031") is None


def test_days_in_names():
    assert day_in_name("report-2031-99-99-2031-05-02.txt") == date(2031, 5, 2)
    assert day_in_name("120310502.txt") is None
    assert day_in_name("2031-0502.txt") is None


def test_days_in_addresses():
    assert day_in_address("https://example.org/world/2031/05/02/strait.html") == date(2031, 5, 2)
    assert day_in_address("https://example.org/2031/5/2/strait") == date(2031, 5, 2)
    assert day_in_address("https://example.org/20310502-strait") == date(2031, 5, 2)
    assert day_in_address("https://example.org/strait?from=2031-05-02") is None
