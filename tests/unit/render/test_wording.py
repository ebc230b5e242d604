from datetime import date

import pytest
from sample_chronicle import when

from timeline.model.time import When
from timeline.render.wording import escape_plotly, when_words


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        (when("2019-02-08"), "8 February 2019"),
        (when("2019-02-01", "2019-02-28"), "1 to 28 February 2019"),
        (when("2019-02-27", "2019-03-02"), "27 February to 2 March 2019"),
        (when("2018-12-31", "2019-01-01"), "31 December 2018 to 1 January 2019"),
        (when("2019-01-01", "2019-12-31", approximate=True), "about 1 January to 31 December 2019"),
        (When(first=date(2017, 8, 5)), "5 August 2017 or later"),
        (When(last=date(1, 1, 2)), "2 January 1 or earlier"),
        (When(), "no date found"),
    ],
)
def test_dates_in_words(at, expected):
    assert when_words(at) == expected


def test_plotly_text_holds_no_markup_and_no_controls():
    assert escape_plotly("<a href='x'>&amp;</a>\u202e\x00") == "&lt;a href='x'&gt;&amp;amp;&lt;/a&gt;  "
