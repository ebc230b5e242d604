"""Days counted from an event that the text told before."""

import pytest
from reading import the_time


@pytest.mark.parametrize(
    ("text", "phrase", "days"),
    [
        (
            "Rebels attacked the camp on 3 April 2018. Eight days after the attack they fled.",
            "Eight days",
            "2018-04-11",
        ),
        ("They voted on 3 May 2018. Two weeks before the vote a rally was held.", "Two weeks", "2018-04-19"),
        (
            "A ferry sank on 9 April 2018 with a crew of six. A day after the sinking divers came.",
            "A day",
            "2018-04-10",
        ),
    ],
)
def test_what_the_text_told_before_is_counted_from(text, phrase, days):
    time = the_time(text, phrase)
    assert (str(time.first), str(time.last)) == (days, days)
    assert time.explanation[-1] == "the text told before when that was"
    assert time.meaning["is"] == "After"


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("Nobody knows when. Two days after the attack they fled.", "Two days"),
        ("They attacked on 3 May 2018 and on 9 May 2018. Two days after the attack they fled.", "Two days"),
        ("The president spoke on 3 May 2018. Two days after the president left it rained.", "Two days"),
        ("Two days after the attack they fled. They had attacked on 3 May 2018.", "Two days"),
    ],
)
def test_what_it_told_of_no_one_day_stays_open(text, phrase):
    assert not the_time(text, phrase).is_dated
