"""The review file: what an analyst gets, edits and hands back."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample_chronology import EVENTS, MEETING, SANCTIONS, TEST

from timeline.curation import read_review, write_review
from timeline.curation.reviewing import places_of
from timeline.errors import DecisionError
from timeline.lexicons.event_types import TypeTable, with_own_types
from timeline.model.decision import Decision, Verdict

AT = datetime(2024, 1, 2, 3, 4, 5, tzinfo=UTC)
KNOWN = {member: event for event in EVENTS for member in event.members}


def read(text: str, events=KNOWN) -> list[Decision]:
    return read_review(text, events, author="kim", at=AT, where="review.toml")


def edited(event, **fields: str) -> str:
    """The review file with some fields of one event filled in."""
    text = write_review(EVENTS)
    start = text.index(f'id = "{event.id}"')
    head, table = text[:start], text[start:]
    for name, value in fields.items():
        table = table.replace(f'\n{name} = ""', f'\n{name} = "{value}"', 1)
    return head + table


def test_an_untouched_file_decides_nothing():
    text = write_review(EVENTS)
    assert read(text) == []
    assert all(f"# {event.title}" in text for event in EVENTS)
    assert "#   2. herald-7: Norland launched missiles" in text


@pytest.mark.parametrize("verdict", ["accept", "reject"])
def test_a_verdict(verdict):
    (decision,) = read(edited(TEST, verdict=verdict))
    assert decision == Decision(verdict=Verdict(verdict), places=places_of(TEST), author="kim", at=AT)


def test_changes_go_together():
    fields = {
        "title": "Two missiles",
        "type": "summit",
        "status": "denied",
        "first": "2021-03-04",
        "last": "2021-03-06",
    }
    (decision,) = read(edited(TEST, **fields))
    assert decision.verdict is Verdict.CHANGE
    assert (decision.title, decision.type, decision.status) == ("Two missiles", "summit", "denied")
    assert (decision.first, decision.last) == (date(2021, 3, 4), date(2021, 3, 6))


@pytest.mark.parametrize("name", ["first", "last"])
def test_one_day_is_both_ends(name):
    (decision,) = read(edited(TEST, **{name: "2021-03-04"}))
    assert decision.first == decision.last == date(2021, 3, 4)


def test_merge_and_split_name_both_sides():
    (merge,) = read(edited(MEETING, merge=SANCTIONS.id))
    assert (merge.places, merge.others) == (places_of(MEETING), places_of(SANCTIONS))
    (split,) = read(edited(TEST, split="2"))
    assert (split.places, split.others) == (places_of(TEST)[:1], places_of(TEST)[1:])


def test_several_decisions_on_one_event():
    decisions = read(edited(TEST, verdict="accept", note="checked", title="T"))
    assert [decision.verdict for decision in decisions] == [Verdict.ACCEPT, Verdict.CHANGE, Verdict.NOTE]


def test_the_same_file_means_the_same_after_everything_was_merged_again():
    text = edited(MEETING, merge=SANCTIONS.id, verdict="accept")
    joined = MEETING.model_copy(
        update={"members": (*MEETING.members, *SANCTIONS.members), "mentions": (*MEETING.mentions, *SANCTIONS.mentions)}
    )
    later = dict.fromkeys(joined.members, joined)
    assert [one.id for one in read(text, later)] == [one.id for one in read(text)]
    assert [one.id for one in read(text, {})] == [one.id for one in read(text)]


def test_a_table_by_hand_needs_only_the_id():
    (decision,) = read(f'[[event]]\nid = "{TEST.members[1]}"\nverdict = "accept"\n')
    assert decision.places == places_of(TEST)


def test_an_event_may_be_given_a_users_own_type():
    own = with_own_types([TypeTable(id="blockade", group="pressure", label="Blockade", definition="")])
    text = edited(TEST, type="blockade")
    (decision,) = read_review(text, KNOWN, author="kim", at=AT, types=own)
    assert decision.type == "blockade"
    with pytest.raises(DecisionError, match='got "blockade"'):
        read(text)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[[event", r"expected valid TOML, got .* - at review\.toml"),
        ('event = "x"', r"expected \[\[event\]\] tables"),
        ('[[event]]\nid = "e-0"\n', r'expected the id of an event of the store, got "e-0" - at .* number 1 id'),
        ("[[event]]\n", r"expected the id of an event of the store, got none"),
        (edited(TEST, verdict="maybe"), r'expected one of accept, reject, got "maybe" - at .* number 1 verdict'),
        (edited(TEST, status="done"), r'expected one of occurred, .*, got "done"'),
        (edited(TEST, type="sumit"), r'expected one of .*summit.*, got "sumit" - at .* type'),
        (edited(TEST, first="4 March"), r'expected a date like 2024-03-15, got "4 March" - at .* first'),
        (edited(TEST, first="2021-03-04", last="2021-03-01"), r"expected first before last, got"),
        (edited(TEST, merge="e-0"), r'expected the id of another event, got "e-0"'),
        (edited(TEST, split="3"), r'expected the number of a mention, 1 to 2, got "3"'),
        (edited(MEETING, split="1"), r"expected an event of several mentions"),
        (edited(TEST) + 'colour = "red"\n', r'expected fields among verdict, .*, got "colour"'),
        (f'[[event]]\nid = "{TEST.id}"\nat = ["x"]\n', r"expected places like \{article, start, end\}"),
    ],
)
def test_what_cannot_be_applied_is_named_in_one_line(text, message):
    with pytest.raises(DecisionError, match=message) as caught:
        read(text)
    assert "\n" not in str(caught.value)


@given(st.text(max_size=40), st.text(min_size=1, max_size=12))
def test_no_text_of_an_article_breaks_the_file(words, name):
    one = TEST.mentions[0].model_copy(update={"quote": words, "article": name})
    event = TEST.model_copy(update={"title": words, "mentions": (one,)})
    text = write_review([event])
    (decision,) = read(text.replace('verdict = ""', 'verdict = "accept"'), {event.id: event})
    assert decision.places == places_of(event)
