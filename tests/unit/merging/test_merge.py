"""What becomes one event, and what must not."""

from datetime import date

import pytest
from unit.merging.reports import event, line

from timeline.merging import merge_events
from timeline.model.event import Event, Status


def together(one: Event, other: Event, days: tuple[str, str] = ("2024-03-06", "2024-03-07")) -> bool:
    lines = [line("a", days[0], one), line("b", days[1], other)]
    return len(merge_events(lines)) == 1


SAME = {
    "one test, two wordings": (
        event(
            "a",
            "North Korea fired a ballistic missile off Wonsan on Tuesday.",
            "fired",
            "missile_test",
            "2024-03-05",
            agent="North Korea",
            place="Wonsan",
        ),
        event(
            "b",
            "Pyongyang test-fired a missile from Wonsan on March 5, the joint chiefs said.",
            "test-fired",
            "missile_test",
            "2024-03-05",
            agent="North Korea",
            place="Wonsan",
        ),
    ),
    "a day refines a month": (
        event(
            "a",
            "Envoys of North Korea and Japan held talks in Geneva in March.",
            "talks",
            "negotiation",
            "2024-03",
            actors=("North Korea", "Japan"),
            place="Geneva",
        ),
        event(
            "b",
            "The talks between Japan and North Korea in Geneva ended on March 5.",
            "talks",
            "negotiation",
            "2024-03-05",
            actors=("Japan", "North Korea"),
            place="Geneva",
        ),
    ),
    "types that two reporters choose": (
        event(
            "a",
            "Anna Berg met Ivo Lund in Vienna on Tuesday.",
            "met",
            "meeting",
            "2024-03-05",
            actors=("Anna Berg", "Ivo Lund"),
            place="Vienna",
        ),
        event(
            "b",
            "Ivo Lund and Anna Berg held talks in Vienna.",
            "talks",
            "negotiation",
            "2024-03-05",
            actors=("Anna Berg", "Ivo Lund"),
            place="Vienna",
        ),
    ),
    "a raid is an attack": (
        event(
            "a",
            "Gunmen raided the barracks in Wonsan on Tuesday, killing 14 soldiers.",
            "raided",
            "attack",
            "2024-03-05",
            place="Wonsan",
        ),
        event(
            "b",
            "The attack on the Wonsan barracks left 14 soldiers dead.",
            "attack",
            "attack",
            "2024-03-05",
            place="Wonsan",
        ),
    ),
    "one speech, quoted twice": (
        event(
            "a",
            'Anna Berg said the border "will never again be a wall between neighbours".',
            "said",
            "statement",
            "2024-03-05",
            agent="Anna Berg",
        ),
        event(
            "b",
            '"Never again be a wall between neighbours," Anna Berg said of the border.',
            "said",
            "statement",
            "2024-03-05",
            agent="Anna Berg",
        ),
    ),
}

APART = {
    "two missile tests a week apart": (
        event(
            "a",
            "North Korea fired a ballistic missile off Wonsan on Tuesday.",
            "fired",
            "missile_test",
            "2024-03-05",
            agent="North Korea",
            place="Wonsan",
        ),
        event(
            "b",
            "North Korea fired a ballistic missile off Wonsan on Tuesday.",
            "fired",
            "missile_test",
            "2024-03-12",
            agent="North Korea",
            place="Wonsan",
        ),
    ),
    "a summit and the meeting that prepares it": (
        event(
            "a",
            "Anna Berg and Ivo Lund held a summit in Vienna on Thursday.",
            "summit",
            "summit",
            "2024-03-07",
            actors=("Anna Berg", "Ivo Lund"),
            place="Vienna",
        ),
        event(
            "b",
            "Aides met in Geneva on Monday to prepare the summit of Anna Berg and Ivo Lund.",
            "met",
            "meeting",
            "2024-03-04",
            actors=("Anna Berg", "Ivo Lund"),
            place="Geneva",
        ),
    ),
    "one protest in two cities": (
        event(
            "a",
            "Thousands marched against the tax in Leeds on Saturday.",
            "marched",
            "protest",
            "2024-03-02",
            place="Leeds",
        ),
        event(
            "b",
            "Thousands marched against the tax in York on Saturday.",
            "marched",
            "protest",
            "2024-03-02",
            place="York",
        ),
    ),
    "an anniversary and what it recalls": (
        event(
            "a",
            "Ruritania bombed the port of Wonsan on 5 March 1994.",
            "bombed",
            "attack",
            "1994-03-05",
            agent="Ruritania",
            place="Wonsan",
        ),
        event(
            "b",
            "Wonsan held a ceremony on 5 March to recall the attack of Ruritania.",
            "ceremony",
            "other",
            "2024-03-05",
            agent="Ruritania",
            place="Wonsan",
        ),
    ),
    "talks with another partner": (
        event(
            "a",
            "North Korea and Japan held talks on Tuesday.",
            "talks",
            "negotiation",
            "2024-03-05",
            actors=("North Korea", "Japan"),
        ),
        event(
            "b",
            "North Korea and South Korea held talks on Tuesday.",
            "talks",
            "negotiation",
            "2024-03-05",
            actors=("North Korea", "South Korea"),
        ),
    ),
    "two speakers on one day": (
        event(
            "a",
            "Anna Berg said on Tuesday that the deal was close.",
            "said",
            "statement",
            "2024-03-05",
            agent="Anna Berg",
        ),
        event(
            "b",
            "Ivo Lund said on Tuesday that the deal was close.",
            "said",
            "statement",
            "2024-03-05",
            agent="Ivo Lund",
        ),
    ),
    "an attack and its answer": (
        event(
            "a",
            "Ruritania shelled Wonsan on Tuesday.",
            "shelled",
            "attack",
            "2024-03-05",
            agent="Ruritania",
            place="Wonsan",
        ),
        event(
            "b",
            "North Korea shelled Leeds on Wednesday.",
            "shelled",
            "attack",
            "2024-03-06",
            agent="North Korea",
            place="Leeds",
        ),
    ),
    "types that name different things": (
        event(
            "a",
            "Ruritania and Japan signed a treaty in Vienna.",
            "signed",
            "agreement",
            "2024-03-05",
            actors=("Ruritania", "Japan"),
            place="Vienna",
        ),
        event(
            "b",
            "Ruritania and Japan opened a joint drill off Vienna.",
            "drill",
            "military_exercise",
            "2024-03-05",
            actors=("Ruritania", "Japan"),
            place="Vienna",
        ),
    ),
}


@pytest.mark.parametrize("pair", SAME.values(), ids=SAME.keys())
def test_reports_of_one_event_merge(pair: tuple[Event, Event]) -> None:
    assert together(*pair)


@pytest.mark.parametrize("pair", APART.values(), ids=APART.keys())
def test_look_alikes_stay_apart(pair: tuple[Event, Event]) -> None:
    assert not together(*pair)


def test_an_article_that_tells_two_events_apart_knows_that_they_are_two() -> None:
    first = event("a", "Ruritania shelled Wonsan in the morning.", "shelled", "attack", "2024-03-05", agent="Ruritania")
    second = event(
        "a", "Ruritania shelled Wonsan at night.", "shelled", "attack", "2024-03-05", agent="Ruritania", start=90
    )
    other = event("b", "Ruritania shelled Wonsan at night.", "shelled", "attack", "2024-03-05", agent="Ruritania")
    merged = merge_events([line("a", "2024-03-06", first, second), line("b", "2024-03-06", other)])
    assert sorted(len(one.members) for one in merged) == [1, 2]


def test_every_mention_and_member_is_kept_and_the_id_is_the_smallest() -> None:
    one, other = SAME["one test, two wordings"]
    (merged,) = merge_events([line("a", "2024-03-06", one), line("b", "2024-03-07", other)])
    assert merged.members == tuple(sorted((one.id, other.id)))
    assert merged.id == merged.members[0]
    assert {mention.article for mention in merged.mentions} == {"a", "b"}


def test_a_link_says_why() -> None:
    one, other = SAME["one test, two wordings"]
    (merged,) = merge_events([line("a", "2024-03-06", one), line("b", "2024-03-07", other)])
    (link,) = merged.links
    assert link.by == "rule"
    assert set(link.members) == set(merged.members)
    assert {"same day", "same type", "same place (Wonsan)"} <= set(link.reasons)


def test_an_analyst_overrules_in_both_directions() -> None:
    one, other = SAME["one test, two wordings"]
    lines = [line("a", "2024-03-06", one), line("b", "2024-03-07", other)]
    assert len(merge_events(lines, cannot_link=[(other.id, one.id)])) == 2
    left, right = APART["one protest in two cities"]
    lines = [line("a", "2024-03-03", left), line("b", "2024-03-03", right)]
    (merged,) = merge_events(lines, must_link=[(right.id, left.id)])
    assert [link.by for link in merged.links] == ["analyst"]
    assert len(merge_events(lines)) == 2  # and the decision can be taken back


def test_a_decision_outlives_its_article() -> None:
    one, _ = SAME["one test, two wordings"]
    assert len(merge_events([line("a", "2024-03-06", one)], must_link=[(one.id, "e-gone")])) == 1


def test_events_are_in_the_order_of_their_dates_and_undated_ones_last() -> None:
    undated = event("a", "Ruritania once shelled Wonsan.", "shelled", "attack", None, agent="Ruritania")
    late = event("b", "Anna Berg resigned.", "resigned", "leadership_change", "2024-03-05", agent="Anna Berg")
    early = event("c", "Ivo Lund was elected.", "elected", "election", "2021-03-05", agent="Ivo Lund")
    merged = merge_events(
        [line("a", "2024-03-06", undated), line("b", "2024-03-06", late), line("c", "2024-03-06", early)]
    )
    assert [one.when.first for one in merged] == [date(2021, 3, 5), date(2024, 3, 5), None]


def test_nothing_comes_of_nothing() -> None:
    assert merge_events([]) == []


def test_the_main_mention_is_what_happened_not_what_was_planned() -> None:
    plan = event(
        "a",
        "Ruritania will hold a vote in March.",
        "vote",
        "election",
        "2024-03",
        status=Status.PLANNED,
        agent="Ruritania",
    )
    done = event("b", "Ruritania held its vote on Sunday.", "vote", "election", "2024-03-03", agent="Ruritania")
    (merged,) = merge_events([line("a", "2024-02-01", plan), line("b", "2024-03-04", done)])
    assert merged.title == "Ruritania held its vote on Sunday"
    assert merged.mentions[0].article == "b"


def test_the_title_uses_the_words_that_most_reports_use() -> None:
    quotes = (
        "Ruritania's late flag-waving guests said Anna Berg resigned.",
        "Anna Berg, premier of Ruritania, resigned.",
        "Premier Anna Berg of Ruritania resigned on Tuesday.",
        "Anna Berg resigned as premier of Ruritania.",
    )
    lines = [
        line(f"a{n}", "2024-03-06", event(f"a{n}", quote, "resigned", "leadership_change", "2024-03-05",
                                          actors=("Anna Berg", "Ruritania")))
        for n, quote in enumerate(quotes)
    ]  # fmt: skip
    (one,) = merge_events(lines)
    assert one.title in {quote.rstrip(".") for quote in quotes[1:]}


def test_one_report_with_a_finer_date_does_not_give_the_title() -> None:
    quotes = (
        "Anna Berg, premier of Ruritania, resigned.",
        "Premier Anna Berg of Ruritania resigned last week.",
        "Anna Berg resigned as premier of Ruritania.",
        "Late guests of Anna Berg waved small flags when she resigned.",
    )
    lines = [
        line(f"a{n}", "2024-03-30", event(f"a{n}", quote, "resigned", "leadership_change", when,
                                          actors=("Anna Berg", "Ruritania")))
        for n, (quote, when) in enumerate(zip(quotes, ["2024-03", "2024-03", "2024-03", "2024-03-05"], strict=True))
    ]  # fmt: skip
    (one,) = merge_events(lines)
    assert "flags" not in one.title
    assert one.when.edtf == "2024-03-05"  # the date is still the narrowest that all share
