"""What decisions do to a chronology, and that they hold when everything is extracted and merged again."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sample_chronology import EVENTS, MEETING, SANCTIONS, TEST, extracted

from timeline.curation import apply_decisions, links
from timeline.curation.reviewing import places_of
from timeline.lexicons.event_types import TypeTable, with_own_types
from timeline.model.decision import Decision, Place, Verdict
from timeline.model.event import FieldConfidence, Status
from timeline.model.time import Precision

AT = datetime(2024, 1, 2, 3, 4, 5, tzinfo=UTC)


def decided(verdict: Verdict, event=TEST, hours: int = 0, **fields: object) -> Decision:
    return Decision.model_validate(
        {"verdict": verdict, "places": places_of(event), "author": "kim", "at": AT + timedelta(hours=hours), **fields}
    )


def test_no_decision_changes_nothing():
    assert apply_decisions(EVENTS, []) == EVENTS


@pytest.mark.parametrize(("verdict", "accepted"), [(Verdict.ACCEPT, True), (Verdict.REJECT, False)])
def test_verdicts_touch_their_event_only(verdict, accepted):
    after = apply_decisions(EVENTS, [decided(verdict)])
    assert [event.accepted for event in after] == [accepted, None, None]
    assert after[1:] == EVENTS[1:]


def test_the_later_of_two_decisions_holds_whatever_their_order():
    early, late = decided(Verdict.REJECT), decided(Verdict.ACCEPT, hours=1)
    for order in ([early, late], [late, early]):
        assert apply_decisions([TEST], order)[0].accepted is True


def test_a_changed_type_brings_its_group_along():
    (event,) = apply_decisions([TEST], [decided(Verdict.CHANGE, type="summit", title="New", status="denied")])
    assert (event.type, event.group, event.title, event.status) == ("summit", "diplomacy", "New", Status.DENIED)
    assert event.plover is None  # the code was that of the old type
    assert (event.id, event.mentions) == (TEST.id, TEST.mentions)


def test_a_users_own_type_brings_its_group_along_where_it_is_known():
    own = with_own_types([TypeTable(id="blockade", group="pressure", label="Blockade", definition="")])
    decision = decided(Verdict.CHANGE, type="blockade")
    assert [event.group for event in apply_decisions([TEST], [decision], types=own)] == ["pressure"]
    assert [event.group for event in apply_decisions([TEST], [decision])] == [TEST.group]


def test_what_an_analyst_has_set_is_not_in_doubt():
    doubtful = TEST.model_copy(update={"fields": FieldConfidence(line=0.9, type=0.6, days=0.4, status=0.8)})
    day = date(2021, 3, 4)
    (event,) = apply_decisions([doubtful], [decided(Verdict.CHANGE, first=day, last=day, title="New")])
    assert event.fields == FieldConfidence(line=0.9, type=0.6, days=1.0, status=0.8)
    (event,) = apply_decisions([doubtful], [decided(Verdict.CHANGE, type="summit", status="denied")])
    assert event.fields == FieldConfidence(line=0.9, type=1.0, days=0.4, status=1.0)
    assert apply_decisions([TEST], [decided(Verdict.CHANGE, type="summit")])[0].fields is None


@pytest.mark.parametrize(
    ("first", "last", "edtf", "precision"),
    [
        (date(2021, 3, 4), date(2021, 3, 4), "2021-03-04", Precision.DAY),
        (date(2021, 3, 1), date(2021, 3, 31), "2021-03", Precision.MONTH),
        (date(2020, 2, 1), date(2020, 2, 29), "2020-02", Precision.MONTH),
        (date(2021, 1, 1), date(2021, 12, 31), "2021", Precision.YEAR),
        (date(2021, 3, 4), date(2021, 3, 6), "2021-03-04/2021-03-06", Precision.UNKNOWN),
        (date(2021, 3, 1), date(2021, 4, 30), "2021-03-01/2021-04-30", Precision.UNKNOWN),
    ],
)
def test_a_date_says_who_set_it(first, last, edtf, precision):
    (event,) = apply_decisions([SANCTIONS], [decided(Verdict.CHANGE, SANCTIONS, first=first, last=last)])
    assert (event.when.first, event.when.last, event.when.edtf, event.when.precision) == (first, last, edtf, precision)
    assert event.when.explanation == ("set by kim on 2024-01-02",)


def test_a_note_stays_beside_older_ones():
    (event,) = apply_decisions([SANCTIONS], [decided(Verdict.NOTE, SANCTIONS, note="see archive")])
    assert event.notes == ("check", "see archive (kim, 2024-01-02)")


def test_decisions_hold_on_by_overlap_when_spans_move_and_ids_change():
    spot = places_of(TEST)[0]
    moved = TEST.mentions[0].model_copy(
        update={
            "event": "e-new",
            "trigger": TEST.mentions[0].trigger.model_copy(update={"start": spot.end - 1, "end": spot.end + 5}),
        }
    )
    again = TEST.model_copy(update={"id": "e-new", "members": ("e-new",), "mentions": (moved,)})
    assert apply_decisions([again], [decided(Verdict.ACCEPT)])[0].accepted is True
    beside = moved.model_copy(
        update={"trigger": moved.trigger.model_copy(update={"start": spot.end, "end": spot.end + 5})}
    )
    assert (
        apply_decisions([again.model_copy(update={"mentions": (beside,)})], [decided(Verdict.ACCEPT)])[0].accepted
        is None
    )
    elsewhere = moved.model_copy(update={"article": "other"})
    assert (
        apply_decisions([again.model_copy(update={"mentions": (elsewhere,)})], [decided(Verdict.ACCEPT)])[0].accepted
        is None
    )


def test_a_merge_links_all_that_stood_under_both():
    decision = decided(Verdict.MERGE, MEETING, others=places_of(SANCTIONS))
    assert links([decision], extracted()) == ([(MEETING.id, SANCTIONS.id)], [])
    decision = decided(Verdict.MERGE, TEST, others=places_of(SANCTIONS))
    assert {name for pair in links([decision], extracted())[0] for name in pair} == {*TEST.members, SANCTIONS.id}


def test_of_a_merge_and_a_split_the_later_one_holds():
    first, second = places_of(TEST)
    one, other = (mention.event for mention in TEST.mentions)
    pair = (min(one, other), max(one, other))
    merge = Decision(verdict=Verdict.MERGE, places=(first,), others=(second,), author="kim", at=AT)
    split = Decision(verdict=Verdict.SPLIT, places=(first,), others=(second,), author="kim", at=AT + timedelta(1))
    assert links([split, merge], extracted()) == ([], [pair])
    assert links([split.model_copy(update={"at": AT - timedelta(1)}), merge], extracted()) == ([pair], [])


def test_what_is_split_off_a_merged_event_leaves_all_of_it():
    first, second = places_of(TEST)
    merge = decided(Verdict.MERGE, TEST, others=places_of(SANCTIONS))
    split = Decision(verdict=Verdict.SPLIT, places=(first,), others=(second,), author="kim", at=AT + timedelta(1))
    must, cannot = links([merge, split], extracted())
    alone = TEST.mentions[1].event
    assert all(alone not in pair for pair in must)
    assert {name for pair in cannot for name in pair} == {*TEST.members, SANCTIONS.id}


def test_of_an_event_that_became_two_the_larger_part_keeps_signature_and_title():
    whole = TEST.model_copy(update={"mentions": (*TEST.mentions, MEETING.mentions[0])})
    parts = [
        TEST.model_copy(update={"id": "e-1", "mentions": (whole.mentions[2],)}),
        TEST.model_copy(update={"id": "e-2", "mentions": whole.mentions[:2]}),
    ]
    for verdict, fields in ((Verdict.ACCEPT, {}), (Verdict.CHANGE, {"title": "New"})):
        small, large = apply_decisions(parts, [decided(verdict, whole, **fields)])
        assert small == parts[0]
        assert large != parts[1]
    assert [one.accepted for one in apply_decisions(parts, [decided(Verdict.REJECT, whole)])] == [False, False]


def test_a_split_keeps_the_mention_from_all_the_others():
    first, second = places_of(TEST)
    decision = Decision(verdict=Verdict.SPLIT, places=(first,), others=(second,), author="kim", at=AT)
    assert links([decision], extracted()) == ([], [(TEST.mentions[0].event, TEST.mentions[1].event)])


def test_links_of_what_is_no_longer_there_are_none():
    gone = Decision(
        verdict=Verdict.MERGE,
        places=(Place(article="gone", start=0, end=5),),
        others=places_of(TEST),
        author="kim",
        at=AT,
    )
    assert links([gone, decided(Verdict.ACCEPT)], extracted()) == ([], [])


def test_the_same_decision_by_another_hand_is_the_same():
    other = decided(Verdict.ACCEPT).model_copy(update={"author": "lee", "at": AT + timedelta(days=3)})
    assert other.id == decided(Verdict.ACCEPT).id
    assert other.id != decided(Verdict.REJECT).id
