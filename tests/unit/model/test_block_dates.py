"""Which heading dates the sentence that one looks at."""

from datetime import date

import pytest
from reading import article, times

from timeline.language import segment
from timeline.model.block_dates import block_date_of

TEXT = """Two wars

2015

May

Ramadi falls. The army blames its officers.

September

Strikes begin. They go on.

2016: A city is retaken.
2017: Another one is.

All this is history. Nobody is proud of it.
"""


def dates(text, published=date(2020, 1, 1)):
    analysis, found = segment(article(text, published)), times(text, published)
    heads = ((sentence, block_date_of(sentence, found)) for sentence in analysis.sentences)
    return {sentence.span.of(analysis.text): head.value if head else None for sentence, head in heads}


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("Two wars", None),
        ("Ramadi falls.", "2015-05"),
        ("The army blames its officers.", "2015-05"),
        ("They go on.", "2015-09"),
        ("2016: A city is retaken.", "2016"),
        ("2017: Another one is.", "2017"),
        ("Nobody is proud of it.", None),
    ],
)
def test_the_finest_heading_dates_a_sentence(sentence, value):
    assert dates(TEXT)[sentence] == value


def test_a_time_of_day_brings_its_day_along():
    found = dates("Tuesday 3 September 2019\n\n7:15 p.m.: Police arrive.\n9:05 p.m.: They leave.\n")
    assert found["9:05 p.m.: They leave."] == "2019-09-03T21:05"


def test_a_heading_that_is_not_dated_dates_nothing():
    assert set(dates("June 2: A fort is attacked.\nJune 7: It falls.\n", None).values()) == {None}


def test_prose_stands_under_no_heading():
    assert set(dates("The envoys met on 3 May 2018. They left the next day.").values()) == {None}
