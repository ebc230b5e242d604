"""What an analyst types is read as an article would be, or told in one line."""

from datetime import date

import pytest

from timeline.errors import DateError
from timeline.model.actor import Role
from timeline.typed_fields import TypedFields

FIELDS = TypedFields()
WEDNESDAY = date(2019, 8, 21)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("12 June 2018", "2018-06-12", "2018-06-12"),
        ("on 12 June 2018", "2018-06-12", "2018-06-12"),
        ("June 12, 2018", "2018-06-12", "2018-06-12"),
        ("mid-September 2019", "2019-09-11", "2019-09-20"),
        ("September 2019", "2019-09-01", "2019-09-30"),
        ("early 2018", "2018-01-01", "2018-03-31"),
        ("late last year", "2018-10-01", "2018-12-31"),
        ("last Friday", "2019-08-16", "2019-08-16"),
        ("June 12-14, 2018", "2018-06-12", "2018-06-14"),
        ("from 3 to 5 May 2019", "2019-05-03", "2019-05-05"),
        ("3 May 2018 to 7 June 2018", "2018-05-03", "2018-06-07"),
        ("spring 2019", "2019-03-01", "2019-05-31"),
        ("2018-06", "2018-06-01", "2018-06-30"),
        ("2018-06-12/2018-06-14", "2018-06-12", "2018-06-14"),
        ("before May 2018", "None", "2018-04-30"),
        ("the 1990s", "1990-01-01", "1999-12-31"),
    ],
)
def test_a_date_in_words_or_edtf(text, first, last):
    when = FIELDS.when(text, WEDNESDAY)
    assert (str(when.first), str(when.last)) == (first, last)
    assert when.explanation[0] == f'typed as "{text}"'


@pytest.mark.parametrize("text", ["undated", "Unknown", "?", "-"])
def test_nobody_may_know(text):
    assert not FIELDS.when(text, WEDNESDAY).is_dated


@pytest.mark.parametrize(
    ("text", "published", "message"),
    [
        ("foo", WEDNESDAY, "expected a date like 12 June 2018"),
        ("12 June 2018, I think", WEDNESDAY, "expected a date like 12 June 2018"),
        ("two years", WEDNESDAY, "expected a date like 12 June 2018"),
        ("31 February 2019", WEDNESDAY, "expected a date that the calendar has"),
        ("last Friday", None, "expected a date that the calendar has"),
        ("2019-02-30", WEDNESDAY, "expected a day that the calendar has"),
        ("1 May 2018, 2 May 2018 and 3 May 2018", WEDNESDAY, "expected "),
        ("7 June 2018 to 3 May 2018", WEDNESDAY, "expected "),
        ("x" * 200, WEDNESDAY, "expected a date like 12 June 2018"),
    ],
)
def test_what_is_no_date_is_told_in_one_line(text, published, message):
    with pytest.raises(DateError) as caught:
        FIELDS.when(text, published)
    assert str(caught.value).startswith(message)
    assert "\n" not in str(caught.value)


def test_actors_are_whom_the_tables_know_by_exactly_this_name():
    for name in ("North Korea", "north korea", "DPRK"):
        actor = FIELDS.actor(name, Role.AGENT, WEDNESDAY)
        assert (actor.name, actor.id, actor.role, actor.text) == ("North Korea", "country:PRK", Role.AGENT, name)
    unknown = FIELDS.actor("the Bay Bank of Hanoi", Role.TARGET, WEDNESDAY)
    assert (unknown.name, unknown.id) == ("the Bay Bank of Hanoi", None)


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Hanoi", "Hanoi", "VNM"),
        ("Hanoi, Vietnam", "Hanoi", "VNM"),
        ("Vietnam", "Vietnam", "VNM"),
        ("the old quay", "the old quay", None),
    ],
)
def test_places_have_their_country_where_it_is_known(text, name, country):
    place = FIELDS.place(text)
    assert (place.name, place.country, place.text) == (name, country, text)
