"""The days of an event, and how they were found."""

from datetime import date

import pytest
from readings import PUBLICATION, WEDNESDAY, Tells, Told, by_hand

from timeline.events.dating import LINK, OTHER, Dated, date_event
from timeline.model.event import Status
from timeline.model.time import Basis, Extent, Precision

MONDAY = date(2019, 8, 19)


def dated(told: Told, row: int = 0, *others: int, status: Status = Status.OCCURRED) -> Dated:
    group = sorted([row, *others])
    return date_event(told.analysis, told.reading, group, row, told.times, status, told.article.published)


def days(found: Dated) -> tuple[date | None, date | None]:
    return found.when.first, found.when.last


def bound(text: str, words: str, by: str, way: str, status: Status = Status.OCCURRED, published=WEDNESDAY) -> Dated:
    return dated(by_hand(text, Tells(words, dated_by=by, bound=way), published=published), status=status)


class TestWays:
    """How the days follow from the expression."""

    def test_within_are_the_days_of_the_expression(self):
        found = bound("Rebels attacked the town on Monday.", "attacked", "Monday", "within")
        assert days(found) == (MONDAY, MONDAY)
        assert (found.when.edtf, found.when.precision, found.when.extent) == (
            "2019-08-19",
            Precision.DAY,
            Extent.WITHIN,
        )
        assert found.when.basis is Basis.RELATIVE
        assert [time.text for time in found.times] == ["Monday"]
        assert found.probability == pytest.approx(0.95)

    def test_of_two_expressions_side_by_side_the_finer_one_counts(self):
        text = "Rebels will leave it next month on 2 September."
        found = bound(text, "leave", "next month", "within", Status.PLANNED)
        assert days(found) == (date(2019, 9, 2), date(2019, 9, 2))
        assert found.when.explanation[0] == 'dated by "2 September", 4 words on'
        apart = bound("Rebels left in August, they said on Monday.", "left", "August", "within")
        assert apart.times[0].text == "August"  # not right beside it

    def test_since_goes_on_until_publication(self):
        found = bound("Rebels besieged the town on Monday.", "besieged", "Monday", "since")
        assert days(found) == (MONDAY, WEDNESDAY)
        assert (found.when.edtf, found.when.extent) == ("2019-08-19/2019-08-21", Extent.THROUGHOUT)
        assert found.when.explanation[-1] == "it goes on from then until publication, 2019-08-21"

    def test_since_a_day_ahead_is_that_day(self):
        found = bound("Rebels will besiege it on 1 September.", "besiege", "1 September", "since", Status.PLANNED)
        assert days(found) == (date(2019, 9, 1), date(2019, 9, 1))

    def test_until_begins_with_publication(self):
        found = bound("Rebels will besiege it on 1 September.", "besiege", "1 September", "until", Status.PLANNED)
        assert days(found) == (WEDNESDAY, date(2019, 9, 1))
        assert found.when.explanation[-1] == "it is to come by then: from publication, 2019-08-21, on"

    def test_until_a_day_gone_by_is_that_day(self):
        assert days(bound("Rebels besieged it on Monday.", "besieged", "Monday", "until")) == (MONDAY, MONDAY)

    def test_before_is_open_at_its_start(self):
        found = bound("Rebels took the town on Monday.", "took", "Monday", "before")
        assert (days(found), found.when.edtf) == ((None, MONDAY), "../2019-08-19")
        assert (found.when.precision, found.when.explanation[-1]) == (Precision.UNKNOWN, "no later than then")

    def test_after_is_open_at_its_end_even_of_what_is_done(self):
        found = bound("Rebels took the town on Monday.", "took", "Monday", "after")
        assert (days(found), found.when.edtf) == ((MONDAY, None), "2019-08-19/..")
        assert found.when.explanation[-1] == "no earlier than then"

    def test_what_is_told_as_done_was_done_by_publication(self):
        text = "Rebels took the town after 12 June 2018."
        (open_time,) = by_hand(text, Tells("took")).times
        assert open_time.last is None
        done = bound(text, "took", "12 June 2018", "within")
        assert done.when.last == WEDNESDAY
        assert done.when.explanation[-1] == "it is told as done, so not after publication, 2019-08-21"
        assert bound(text, "took", "12 June 2018", "within", Status.PLANNED).when.last is None

    def test_a_day_that_is_told_in_full_is_stated(self):
        found = bound("Rebels took the town on 12 June 2018.", "took", "12 June 2018", "within", published=None)
        assert (days(found), found.when.basis) == ((date(2018, 6, 12), date(2018, 6, 12)), Basis.STATED)

    @pytest.mark.parametrize("way", ["since", "until"])
    def test_without_a_publication_day_nothing_reaches_to_it(self, way):
        found = bound("Rebels took the town on 12 June 2018.", "took", "12 June 2018", way, published=None)
        assert days(found) == (date(2018, 6, 12), date(2018, 6, 12))


class TestChoice:
    """Which expression it is, if any."""

    def test_news_of_the_day_has_the_day_of_publication(self):
        found = dated(by_hand("Rebels attacked the town.", Tells("attacked", dated_by=PUBLICATION)))
        assert days(found) == (WEDNESDAY, WEDNESDAY)
        assert (found.when.edtf, found.when.precision) == ("2019-08-21", Precision.DAY)
        assert (found.when.basis, found.times) == (Basis.PUBLICATION, ())
        assert found.when.explanation == ("news of the day without a time word: the publication day, 2019-08-21",)

    def test_news_of_an_unknown_day_is_undated_and_says_why(self):
        told = by_hand("Rebels attacked the town.", Tells("attacked", dated_by=PUBLICATION), published=None)
        found = dated(told)
        assert days(found) == (None, None)
        assert found.when.explanation == ("news of the day, and the day of publication is not known",)

    def test_what_nothing_dates_is_undated_and_says_so(self):
        found = dated(by_hand("Rebels attacked the town on Monday.", Tells("attacked")))
        assert (days(found), found.times) == ((None, None), ())
        assert found.when.explanation == ("no time expression dates it",)
        assert found.probability == pytest.approx(0.95)

    @pytest.mark.parametrize(("share", "first"), [(LINK + 0.02, date(2019, 8, 20)), (LINK - 0.02, None)])
    def test_a_date_that_is_hardly_probable_is_none(self, share, first):
        text = "On Sunday, Monday and Tuesday, and in May, rebels attacked the town."
        told = by_hand(text, Tells("attacked", dated_by=("Tuesday", share)))
        assert dated(told).when.first == first

    def test_an_expression_without_days_says_why_and_is_kept(self):
        text = "Rebels attacked the town for three days."
        found = dated(by_hand(text, Tells("attacked", dated_by="three days")))
        assert days(found) == (None, None)
        assert found.when.explanation == ("a length of time, on no particular days",)
        assert [time.text for time in found.times] == ["three days"]

    def test_the_main_mention_s_own_date_wins_over_a_surer_one(self):
        text = "Rebels attacked the town on Monday. The raid on Tuesday killed a guard."
        told = by_hand(text, Tells("attacked", dated_by=("Monday", 0.6)), Tells("raid", dated_by="Tuesday"))
        assert days(dated(told, 0, 1)) == (MONDAY, MONDAY)

    @pytest.mark.parametrize(("share", "first"), [(OTHER + 0.02, MONDAY), (OTHER - 0.02, None)])
    def test_another_mention_dates_the_event_where_it_is_sure_enough(self, share, first):
        text = "Rebels attacked the town. The raid on Monday killed a guard."
        told = by_hand(text, Tells("attacked"), Tells("raid", dated_by=("Monday", share)))
        assert dated(told, 0, 1).when.first == first

    def test_of_other_mentions_the_surest_one_dates_the_event(self):
        text = "Rebels attacked it. The raid was on Sunday. The assault was on Monday."
        told = by_hand(
            text,
            Tells("attacked"),
            Tells("raid", dated_by=("Sunday", 0.6)),
            Tells("assault", dated_by=("Monday", 0.8)),
        )
        found = dated(told, 0, 1, 2)
        assert days(found) == (MONDAY, MONDAY)
        assert found.probability == pytest.approx(0.8)


class TestLasting:
    """A length in days right before the trigger."""

    def test_it_lasted_up_to_the_day_on_which_it_ended(self):
        text = "The allies ended their 10-day drills on Tuesday."
        found = dated(by_hand(text, Tells("drills", dated_by="Tuesday")))
        assert days(found) == (date(2019, 8, 11), date(2019, 8, 20))
        assert (found.when.edtf, found.when.extent) == ("2019-08-11/2019-08-20", Extent.THROUGHOUT)
        assert found.when.explanation[-1] == '"10-day": it lasted 10 days up to then'
        assert [time.text for time in found.times] == ["Tuesday", "10-day"]

    def test_it_lasts_from_the_day_on_which_it_began(self):
        found = dated(by_hand("The allies began 10-day drills on Tuesday.", Tells("drills", dated_by="Tuesday")))
        assert days(found) == (date(2019, 8, 20), date(2019, 8, 29))
        assert found.when.explanation[-1] == '"10-day": it lasted 10 days from then'

    def test_what_is_planned_lasts_from_its_day(self):
        told = by_hand("The allies will hold 10-day drills on Friday.", Tells("drills", dated_by="Friday"))
        assert days(dated(told, status=Status.PLANNED)) == (date(2019, 8, 23), date(2019, 9, 1))

    def test_words_that_describe_it_may_stand_between(self):
        told = by_hand("The allies ended a 10-day naval exercise on Tuesday.", Tells("exercise", dated_by="Tuesday"))
        assert dated(told).when.first == date(2019, 8, 11)

    def test_a_length_of_something_else_lengthens_nothing(self):
        text = "After a 10-day strike, rebels attacked the town on Tuesday."
        found = dated(by_hand(text, Tells("attacked", dated_by="Tuesday")))
        assert days(found) == (date(2019, 8, 20), date(2019, 8, 20))

    def test_a_length_lengthens_one_day_only(self):
        told = by_hand("The allies ended their 10-day drills last week.", Tells("drills", dated_by="last week"))
        assert days(dated(told)) == (date(2019, 8, 12), date(2019, 8, 18))


@pytest.mark.parametrize(
    ("text", "trigger", "time", "where"),
    [
        ("Rebels attacked Monday.", "attacked", "Monday", "right after it"),
        ("Rebels attacked the town on Monday.", "attacked", "Monday", "3 words on"),
        ("Rebels shot down a jet last week.", "shot down", "last week", "2 words on"),
        ("On Monday rebels attacked the town.", "attacked", "Monday", "1 word before"),
        ("Last week, rebels attacked the town.", "attacked", "Last week", "1 word before"),
        ("It began on Monday. Rebels attacked the town.", "attacked", "Monday", "in the sentence before"),
        ("It began on Monday. It rained. Rebels attacked the town.", "attacked", "Monday", "2 sentences before"),
        ("Rebels attacked the town. It was Monday.", "attacked", "Monday", "in the next sentence"),
        ("Rebels attacked the town. It rained. It was Monday.", "attacked", "Monday", "2 sentences on"),
    ],
)
def test_the_explanation_says_where_the_expression_stands(text, trigger, time, where):
    found = dated(by_hand(text, Tells(trigger, dated_by=time)))
    assert found.when.explanation[0] == f'dated by "{time}", {where}'


def test_the_explanation_goes_on_with_what_the_expression_means():
    told = by_hand("Rebels attacked the town on Monday.", Tells("attacked", dated_by="Monday"))
    (time,) = told.times
    assert dated(told).when.explanation[1:] == tuple(f'"Monday": {step}' for step in time.explanation)


def test_a_length_dates_no_event_that_it_is_counted_from():
    text = "Rebels attacked the camp on 3 April 2018. Eight days after the attack they fled."
    found = by_hand(
        text, Tells("attacked", dated_by="3 April 2018"), Tells("attack", dated_by="Eight days"), Tells("fled")
    )
    assert [str(event.when.first) for event in found.events() if event.mentions[0].trigger.text == "attack"] == ["None"]
