"""What must hold of dates whatever the text says."""

import random
import time as clock
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading import times

from timeline import ArticleTimes, reanchor
from timeline.expressions.rulebook import ENGLISH
from timeline.model.meaning import from_json, to_json

WORDS = [
    "on", "Friday", "two", "years", "ago", "in", "May", "2018", "late", "last", "year", "the", "week", "of", "June", "12", "31",
    "February", "30", "since", "by", "until", "1/2", "99/99/9999", "9999", "0", "tomorrow", "next", "century", "a", "day", "after",
    "summit", "BC", "44", "midnight", "half", "every", "quarter", "first", "third", "early", "1990s", "-", ",", ".", "they", "met", "will", "meet",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=30).map(" ".join)
DAYS = st.dates(min_value=date(1, 1, 1), max_value=date(9999, 12, 31))


@settings(max_examples=100, deadline=None)
@given(TEXTS, DAYS)
def test_spans_slice_and_intervals_run_forward(text, published):
    for time in times(text, published):
        assert text[time.start : time.end] == time.text
        if time.first and time.last:
            assert time.first <= time.last
        assert time.meaning is not None
        assert to_json(from_json(time.meaning)) == time.meaning


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200), DAYS)
def test_no_text_raises(text, published):
    if text.strip():
        times(text, published)


@pytest.mark.parametrize("weeks", [1, 2, 5, 53, -4])
def test_moving_publication_moves_weekdays_and_leaves_stated_dates_alone(weeks):
    text = "The minister resigned on Friday. The pact of 12 June 2018 ends next Monday. They met in March 2014."
    day = date(2019, 8, 21)
    before, after = times(text, day), times(text, day + timedelta(weeks=weeks))
    moved = {"Friday", "next Monday"}
    assert [time.text for time in before] == [time.text for time in after]
    for old, new in zip(before, after, strict=True):
        shift = timedelta(weeks=weeks) if old.text in moved else timedelta(0)
        assert new.first == old.first + shift


def test_results_without_a_day_can_be_anchored_later():
    text = "A rocket was launched two weeks ago. They met in June 2018. The report appeared late last year."
    day = date(2019, 8, 21)
    open_ = ArticleTimes(id="a1", times=tuple(times(text, None)))
    anchored = reanchor(open_, day)
    keys = ("text", "value", "first", "last", "edtf", "precision")
    assert [[getattr(t, k) for k in keys] for t in anchored.times] == [
        [getattr(t, k) for k in keys] for t in times(text, day)
    ]
    assert anchored.published == day


EVERY_RULE = [example.text for rule in ENGLISH for example in rule.examples]


@pytest.mark.parametrize("published", [date.min, date(9999, 1, 1), date.max])
def test_the_ends_of_the_calendar_stop_nothing(published):
    for text in [*EVERY_RULE, "On 30 February 2018, in 2018-13-01 and 13/13/2018 they met in the year 0000."]:
        for time in times(text, published):
            assert time.first is None or time.last is None or time.first <= time.last
        again = reanchor(ArticleTimes(id="a1", times=tuple(times(text, None))), published)
        assert all(time.first is None or time.last is None or time.first <= time.last for time in again.times)


def test_a_day_that_the_calendar_has_is_found_at_its_end():
    (time,) = times("The pact ended on Friday.", date.max)
    assert time.first == date.max
    (time,) = times("The pact will end tomorrow.", date.max)
    assert time.first is None
    assert "outside" in time.explanation[0]


@pytest.mark.parametrize(
    "unit",
    [
        "may 5 to march 7 ",
        "in two weeks ",
        "half past six ",
        "2018-06-12 ",
        "3/5-4/20 ",
        "1 2 3 4/5/6 ",
        "January ",
        "May 5-9, ",
        "two years ago ",
        "the the the ",
        "(((( ",
        "12:30:30 ",
    ],
)
def test_time_is_linear_in_a_line_without_end(unit):
    text = unit * (12_000 // len(unit))
    started = clock.process_time()
    times(text)
    small = clock.process_time() - started
    started = clock.process_time()
    times(text * 4)
    assert clock.process_time() - started < 8 * small + 2  # linear, with room for noise


def test_ten_thousand_random_strings():
    source = random.Random(17)
    alphabet = "0123456789/-.:,' abcdefghijJFMASOND\u00e9\u2019\u200f\U0001f600"
    for _ in range(10_000 // 50):
        times(" ".join("".join(source.choices(alphabet, k=source.randint(1, 30))) for _ in range(50)))
