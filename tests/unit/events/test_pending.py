"""Dates that lean on another event, once that is dated."""

from datetime import date

from readings import NOTHING, Tells, by_hand

from timeline.events.pending import date_pending
from timeline.model.event import Event
from timeline.model.time import Basis, Precision, ResolvedTime

TEXT = "Five days after the summit, Iran fired a missile. The launch two days after the summit angered Japan."
DAY, OTHER_DAY = date(2018, 6, 17), date(2018, 6, 14)


def told(fired: str, launch: str) -> tuple[list[Event], list[ResolvedTime]]:
    """The event of the text by its two mentions, and the times that lean on the summit."""
    found = by_hand(TEXT, Tells("fired", dated_by=fired), Tells("launch", dated_by=launch, again="fired"))
    return found.events(), found.times


def resolved(times: list[ResolvedTime], *days: date) -> list[ResolvedTime]:
    """The times, dated."""
    return [
        time.model_copy(
            update={"first": day, "last": day, "edtf": str(day), "precision": Precision.DAY, "explanation": ("so",)}
        )
        for time, day in zip(times, days, strict=True)
    ]


def test_an_event_is_dated_once_the_one_that_it_leans_on_is():
    events, times = told("Five days", NOTHING)
    assert not events[0].when.is_dated
    (event,) = date_pending(events, resolved(times, DAY, OTHER_DAY))
    assert (event.when.first, event.when.last, event.when.edtf) == (DAY, DAY, "2018-06-17")
    assert (event.when.basis, event.when.precision) == (Basis.INFERRED, Precision.DAY)
    assert event.when.explanation == ('"Five days": so',)


def test_its_mention_has_the_days_and_the_dated_expression():
    events, times = told("Five days", NOTHING)
    (event,) = date_pending(events, resolved(times, DAY, OTHER_DAY))
    fired, launch = event.mentions
    assert (fired.when.first, [time.first for time in fired.times]) == (DAY, [DAY])
    assert not launch.when.is_dated


def test_while_that_one_is_undated_it_stays_undated():
    events, times = told("Five days", NOTHING)
    assert date_pending(events, times) == events
    assert not events[0].when.is_dated


def test_a_dated_event_keeps_its_days():
    found = by_hand("Iran fired a missile on Monday.", Tells("fired", dated_by="Monday"))
    (event,) = date_pending(found.events(), resolved(found.times, DAY))
    assert event.when.first == date(2019, 8, 19)


def test_the_main_mention_s_date_goes_before_a_later_one_s():
    events, times = told("Five days", "two days")
    (event,) = date_pending(events, resolved(times, DAY, OTHER_DAY))
    assert event.when.first == DAY
    assert [mention.when.first for mention in event.mentions] == [DAY, OTHER_DAY]


def test_a_later_mention_s_date_counts_where_the_main_one_has_none():
    events, times = told(NOTHING, "two days")
    (event,) = date_pending(events, resolved(times, DAY, OTHER_DAY))
    assert event.when.first == OTHER_DAY


def test_events_stay_in_their_order():
    found = by_hand(
        "Chad spoke. Five days after the summit, Iran fired a missile.",
        Tells("spoke", type="statement"),
        Tells("fired", dated_by="Five days"),
    )
    dated = date_pending(found.events(), resolved(found.times, DAY))
    assert [(event.mentions[0].trigger.text, event.when.first) for event in dated] == [("spoke", None), ("fired", DAY)]
