"""Days that follow from another event of the sentence."""

from datetime import date

import pytest
from readings import Tells, by_hand

from timeline.model.event import Event
from timeline.model.time import Basis


def event(text: str, *tells: Tells, words: str) -> Event:
    return next(e for e in by_hand(text, *tells).events() if e.mentions[0].trigger.text == words)


SIGNED = Tells("signed", type="agreement", dated_by="Monday")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Chad signed the accord on Monday, a day after rebels ended the siege.", "2019-08-18"),
        ("Chad signed the accord on Monday, two weeks after rebels ended the siege.", "2019-08-05"),
        ("Chad signed the accord on Monday, three days before rebels ended the siege.", "2019-08-22"),
    ],
)
def test_so_long_after_or_before_another_event_is_a_day(text, day):
    found = event(text, SIGNED, Tells("siege", type="attack"), words="siege")
    assert (str(found.when.first), str(found.when.last)) == (day, day)
    assert found.when.basis is Basis.INFERRED
    assert 'counted from "signed", 2019-08-19' in found.when.explanation[0]


def test_what_lasted_so_many_days_ends_on_that_day():
    text = "Chad signed the accord on Monday, a day after rebels ended their 10-day siege."
    found = event(text, SIGNED, Tells("siege", type="attack"), words="siege")
    assert (found.when.first, found.when.last) == (date(2019, 8, 9), date(2019, 8, 18))


@pytest.mark.parametrize(
    "text",
    [
        "Chad signed the accord on Monday, months after rebels ended the siege.",  # no number of days
        "Chad signed the accord on Monday, after rebels ended the siege.",  # no length
        "Chad signed the accord, a day after rebels ended the siege on the hill.",  # nothing to count from
    ],
)
def test_without_a_length_and_a_day_it_stays_open(text):
    signed = SIGNED if "Monday" in text else Tells("signed", type="agreement")
    assert not event(text, signed, Tells("siege", type="attack"), words="siege").when.is_dated


def test_a_date_of_its_own_counts():
    text = "Chad signed the accord on Monday, a day after rebels ended the siege in May."
    found = event(text, SIGNED, Tells("siege", type="attack", dated_by="May"), words="siege")
    assert str(found.when.first) == "2019-05-01"


def test_what_has_since_happened_lies_between_then_and_publication():
    text = "The talks collapsed in February, and Chad has since resumed its tests."
    tells = (Tells("collapsed", dated_by="February"), Tells("resumed", type="missile_test"))
    found = event(text, *tells, words="resumed")
    assert (found.when.first, found.when.last) == (date(2019, 2, 1), date(2019, 8, 21))


def test_since_with_a_clause_of_its_own_is_another_word():
    text = "The talks collapsed in February, since Chad resumed its tests."
    tells = (Tells("collapsed", dated_by="February"), Tells("resumed", type="missile_test"))
    assert not event(text, *tells, words="resumed").when.is_dated
