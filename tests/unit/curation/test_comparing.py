"""What changed between two chronologies, and why."""

from datetime import UTC, datetime

from sample_chronology import EVENTS, MEETING, SANCTIONS, TEST, day

from timeline.curation import ChangeKind, Said, changes, compare
from timeline.curation.reviewing import places_of
from timeline.model.decision import Decision, Verdict
from timeline.model.event import Link, Status, Tier

ALL = {"gazette-1", "herald-7", "post-3"}
BOTH = (Said(frozenset(ALL)), Said(frozenset(ALL)))


def lines(old, new, before=ALL, after=ALL) -> list[str]:
    return list(compare(old, new, (Said(frozenset(before)), Said(frozenset(after)))))


RULES = "  (the same articles and decisions, read by other rules)"


def test_the_same_chronology_has_no_changes():
    assert lines(EVENTS, list(reversed(EVENTS))) == []


def test_an_event_that_came_names_its_new_article():
    assert lines([TEST, MEETING], EVENTS, ALL - {"post-3"}) == [
        "+ undated  sanctions  =Sanctions against Norland  (new article post-3)"
    ]


def test_an_event_that_went_names_the_article_that_is_gone():
    assert lines(EVENTS, [TEST, MEETING], ALL, ALL - {"post-3"}) == [
        "- undated  sanctions  =Sanctions against Norland  (without article post-3)"
    ]


def test_with_the_same_articles_and_decisions_it_was_the_rules():
    (came,) = lines([TEST, MEETING], EVENTS)
    (went,) = lines(EVENTS, [TEST, MEETING])
    assert came.endswith(RULES)
    assert went.endswith(RULES)


def test_a_decision_is_named_with_who_made_it():
    decision = Decision(
        verdict=Verdict.ACCEPT, places=places_of(MEETING), author="kim", at=datetime(2024, 5, 1, tzinfo=UTC)
    )
    accepted = MEETING.model_copy(update={"accepted": True, "notes": ("seen (kim, 2024-05-01)",)})
    without, with_it = Said(frozenset(ALL)), Said(frozenset(ALL), [decision])
    verdict, note = compare([TEST, MEETING], [TEST, accepted], (without, with_it))
    assert verdict.endswith("verdict none -> accepted  (decided by kim on 2024-05-01)")
    assert note.endswith("notes none -> seen (kim, 2024-05-01)  (decided by kim on 2024-05-01)")
    verdict, _ = compare([TEST, accepted], [TEST, MEETING], (with_it, without))
    assert verdict.endswith("verdict accepted -> none  (taken back: kim on 2024-05-01)")


def test_changed_fields_say_from_what_to_what():
    new = MEETING.model_copy(
        update={"when": day("2021-05-19"), "status": Status.OCCURRED, "sources": 2, "accepted": True, "place": None}
    )
    found = list(changes([MEETING], [new], BOTH))
    assert [(one.kind, one.field, one.before, one.after) for one in found] == [
        (ChangeKind.CHANGED, "date", "2021-05-01/2021-05-31", "2021-05-19"),
        (ChangeKind.CHANGED, "status", "planned", "occurred"),
        (ChangeKind.CHANGED, "place", "Elmstadt", "none"),
        (ChangeKind.CHANGED, "sources", "1", "2"),
        (ChangeKind.CHANGED, "verdict", "none", "accepted"),
    ]
    assert found[0].line() == (
        '~ 2021-05-19  summit  Envoys meet, in Elmstadt; "talks": date 2021-05-01/2021-05-31 -> 2021-05-19' + RULES
    )


def test_minor_events_are_told_of_as_far_as_they_were_shown_or_are():
    minor = SANCTIONS.model_copy(update={"tier": Tier.MINOR})
    assert lines([TEST, MEETING], [TEST, MEETING, minor]) == []
    assert lines([TEST, MEETING, minor], [TEST, MEETING]) == []
    assert lines([minor], [minor.model_copy(update={"title": "New"})]) == []
    (down,) = lines([SANCTIONS], [minor])
    (up,) = lines([minor], [SANCTIONS])
    assert down.endswith("tier core -> minor" + RULES)
    assert up.endswith("tier minor -> core" + RULES)


def test_a_change_through_a_new_article_names_it():
    (line,) = lines([TEST.model_copy(update={"sources": 1})], [TEST], {"gazette-1"}, {"gazette-1", "herald-7"})
    assert line.endswith("sources 1 -> 2  (new article herald-7)")


def test_merges_and_splits():
    joined = MEETING.model_copy(
        update={
            "members": (*MEETING.members, *SANCTIONS.members),
            "links": (Link(members=(MEETING.id, SANCTIONS.id), score=1, reasons=("kim says so",)),),
        }
    )
    (merge,) = changes([MEETING, SANCTIONS], [joined], BOTH)
    assert (merge.kind, merge.before, merge.after, merge.reason) == (ChangeKind.MERGED, "2", "1", "kim says so")
    split = list(changes([joined], [MEETING, SANCTIONS], BOTH))
    assert (split[-1].kind, split[-1].before, split[-1].after) == (ChangeKind.SPLIT, "1", "2")
