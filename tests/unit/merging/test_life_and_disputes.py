"""An event's life over its reports, its date, and what sources disagree on."""

from datetime import date

import pytest
from unit.merging.reports import day, event, line

from timeline.merging import merge_events
from timeline.model.event import ArticleEvents, MergedEvent, Status
from timeline.model.time import Basis, Precision, When

QUOTES = {
    "a": "The vote on the charter of Ruritania was set by the assembly.",
    "b": "In Ruritania the charter goes to a vote, its third since independence, under the eyes of monitors.",
    "c": "Monitors of six nations followed the vote over the charter that has divided Ruritania for a decade.",
}


def vote(article: str, published: str, status: Status, when: str | When | None, by: str | None = None) -> ArticleEvents:
    quote = QUOTES.get(article, QUOTES["a"])
    return line(
        article, published, event(article, quote, "vote", "election", when, status=status, agent="Ruritania", by=by)
    )


def merged(*lines: ArticleEvents) -> MergedEvent:
    (one,) = merge_events(lines)
    return one


def test_planned_then_occurred_is_one_event_with_a_history() -> None:
    one = merged(
        vote("a", "2024-02-01", Status.PLANNED, "2024-03"),
        vote("b", "2024-02-20", Status.PLANNED, "2024-03-05"),
        vote("c", "2024-03-06", Status.OCCURRED, "2024-03-05"),
    )
    assert one.status is Status.OCCURRED
    assert [(entry.published, entry.status) for entry in one.history] == [
        (date(2024, 2, 1), Status.PLANNED),
        (date(2024, 3, 6), Status.OCCURRED),
    ]
    assert [one.mentions[entry.mention].article for entry in one.history] == ["a", "c"]


@pytest.mark.parametrize(
    ("reports", "expected"),
    [
        ([("2024-02-01", Status.PLANNED), ("2024-03-01", Status.CANCELLED)], Status.CANCELLED),
        ([("2024-02-01", Status.PLANNED), ("2024-03-01", Status.DENIED)], Status.DENIED),
        ([("2024-02-01", Status.CANCELLED), ("2024-03-01", Status.PLANNED)], Status.PLANNED),
        ([("2024-03-06", Status.OCCURRED), ("2024-03-07", Status.PLANNED)], Status.OCCURRED),
        ([("2024-03-06", Status.OCCURRED), ("2024-03-07", Status.HYPOTHETICAL)], Status.OCCURRED),
        ([("2024-02-01", Status.PLANNED), ("2024-02-07", Status.HYPOTHETICAL)], Status.PLANNED),
        ([("2024-03-05", Status.ONGOING), ("2024-03-06", Status.OCCURRED)], Status.OCCURRED),
    ],
    ids=["cancelled", "denied", "on again", "stale plan", "fear after the fact", "fear of a plan", "over"],
)
def test_the_latest_well_founded_status_counts(reports: list[tuple[str, Status]], expected: Status) -> None:
    lines = [vote(f"a{number}", published, status, "2024-03-05") for number, (published, status) in enumerate(reports)]
    assert merged(*lines).status is expected


def test_who_speaks_of_the_plan_afterwards_adds_no_step() -> None:
    one = merged(
        vote("a", "2024-02-01", Status.PLANNED, "2024-03-05"),
        vote("b", "2024-03-06", Status.OCCURRED, "2024-03-05"),
        vote("c", "2024-04-01", Status.PLANNED, "2024-03-05"),
    )
    assert [entry.status for entry in one.history] == [Status.PLANNED, Status.OCCURRED]


def test_a_partys_denial_does_not_undo_what_others_saw_but_is_shown() -> None:
    one = merged(
        vote("a", "2024-03-06", Status.OCCURRED, "2024-03-05"),
        vote("b", "2024-03-07", Status.DENIED, "2024-03-05", by="Ivo Lund"),
    )
    assert one.status is Status.OCCURRED
    (dispute,) = one.disputes
    assert dispute.field == "status"
    assert {claim.value: claim.articles for claim in dispute.claims} == {"denied": ("b",), "occurred": ("a",)}


def test_the_date_is_the_narrowest_that_most_sources_share_and_says_so() -> None:
    one = merged(
        vote("a", "2024-03-20", Status.OCCURRED, "2024-03"),
        vote("b", "2024-03-20", Status.OCCURRED, "2024-03-05"),
        vote("c", "2024-03-20", Status.OCCURRED, "2024"),
    )
    assert (one.when.first, one.when.last) == (date(2024, 3, 5), date(2024, 3, 5))
    assert one.when.edtf == "2024-03-05"
    assert one.when.explanation[-1] == "the narrowest interval that all 3 independent sources share"
    assert not one.disputes


def test_overlapping_intervals_share_their_common_part() -> None:
    one = merged(
        vote("a", "2024-03-20", Status.OCCURRED, "2024-03-01/2024-03-06"),
        vote("b", "2024-03-20", Status.OCCURRED, "2024-03-05/2024-03-09"),
    )
    assert one.when.edtf == "2024-03-05/2024-03-06"
    assert one.when.precision is Precision.WEEK


def test_the_majority_dates_it_and_the_other_day_is_a_dispute() -> None:
    one = merged(
        vote("a", "2024-03-20", Status.OCCURRED, "2024-03-05"),
        vote("b", "2024-03-20", Status.OCCURRED, "2024-03-05"),
        vote("c", "2024-03-20", Status.OCCURRED, "2024-03-06"),
    )
    assert one.when.first == date(2024, 3, 5)
    assert one.when.explanation[-1] == "the narrowest interval that most sources share: 2 of 3 independent ones"
    (dispute,) = one.disputes
    assert dispute.field == "when"
    assert [(claim.value["edtf"], claim.articles) for claim in dispute.claims] == [
        ("2024-03-05", ("a", "b")),
        ("2024-03-06", ("c",)),
    ]


def test_the_day_of_the_news_yields_to_a_stated_date_and_disputes_nothing() -> None:
    news = day("2024-03-06").model_copy(update={"basis": Basis.PUBLICATION})
    one = merged(vote("a", "2024-03-06", Status.OCCURRED, news), vote("b", "2024-03-20", Status.OCCURRED, "2024-03-05"))
    assert one.when.first == date(2024, 3, 5)
    assert not one.disputes


def test_undated_reports_stay_undated_together() -> None:
    one = merged(vote("a", "2024-03-06", Status.OCCURRED, None), vote("b", "2024-03-07", Status.OCCURRED, None))
    assert not one.when.is_dated


def test_tolls_are_kept_per_source() -> None:
    lines = []
    for article, toll in (("a", 12), ("b", 15), ("c", 12)):
        quote = f"A bomb in the market of Wonsan killed {toll} people and injured 40."
        lines.append(line(article, "2024-03-06", event(article, quote, "bomb", "attack", "2024-03-05", place="Wonsan")))
    (dispute,) = merged(*lines).disputes
    assert dispute.field == "killed"
    assert [(claim.value, claim.articles) for claim in dispute.claims] == [(12, ("a", "c")), (15, ("b",))]


MEETING = {
    "a": 'Anna Berg met Ivo Lund in {} and spoke of "a thaw that nobody foresaw in winter".',
    "b": 'Over lunch in {} Ivo Lund met Anna Berg, who saw "a thaw that nobody foresaw in winter" ahead.',
}


def test_another_city_is_disputed_when_all_else_agrees() -> None:
    lines = []
    for article, city in (("a", "Geneva"), ("b", "Vienna")):
        quote = MEETING[article].format(city)
        people = ("Anna Berg", "Ivo Lund")
        lines.append(
            line(
                article, "2024-03-06", event(article, quote, "met", "meeting", "2024-03-05", actors=people, place=city)
            )
        )
    (dispute,) = merged(*lines).disputes
    assert dispute.field == "place"
    assert {claim.value["name"]: claim.articles for claim in dispute.claims} == {"Geneva": ("a",), "Vienna": ("b",)}


def test_a_lone_report_has_a_history_and_no_dispute() -> None:
    one = merged(vote("a", "2024-02-01", Status.PLANNED, "2024-03"))
    assert one.members == (one.id,)
    assert one.when.edtf == "2024-03"
    assert not one.disputes
    assert not one.links
    assert [entry.status for entry in one.history] == [Status.PLANNED]


def test_codes_are_those_of_what_it_came_to() -> None:
    def coded(article: str, published: str, status: Status, plover: str, cameo: str) -> ArticleEvents:
        (told,) = vote(article, published, status, "2024-03-05").events
        return line(article, published, told.model_copy(update={"plover": plover, "cameo": cameo}))

    planned = coded("a", "2024-02-01", Status.PLANNED, "AGREE", "030")
    held = coded("b", "2024-03-06", Status.OCCURRED, "CONSULT", "042")
    refused = coded("c", "2024-03-07", Status.CANCELLED, "REJECT", "120")
    assert [(one.plover, one.cameo) for one in merge_events([planned, held])] == [("CONSULT", "042")]
    assert [(one.plover, one.cameo) for one in merge_events([planned])] == [("AGREE", "030")]
    assert [(one.plover, one.cameo) for one in merge_events([planned, refused])] == [("REJECT", "120")]


def test_a_report_of_no_known_day_is_not_the_first_step_of_a_life() -> None:
    held = vote("b", "2024-03-06", Status.OCCURRED, "2024-03-05").model_copy(update={"published": None})
    one = merged(vote("a", "2024-02-01", Status.PLANNED, "2024-03-05"), held)
    assert [entry.status for entry in one.history] == [Status.PLANNED, Status.OCCURRED]
    assert one.status is Status.OCCURRED


def test_none_for_months_denies_no_single_event() -> None:
    held = vote("b", "2024-03-06", Status.OCCURRED, "2024-03-05")
    none = vote("a", "2024-05-01", Status.DENIED, "2024-02/2024-05")
    denied = vote("a", "2024-05-01", Status.DENIED, "2024-03-05")
    assert len(merge_events([held, none])) == 2
    assert len(merge_events([held, denied])) == 1


def test_a_plan_told_after_the_fact_is_no_step() -> None:
    one = merged(
        vote("a", "2024-02-01", Status.PLANNED, "2024-03-05"),
        vote("b", "2024-03-06", Status.OCCURRED, "2024-03-05"),
        vote("c", "2024-03-07", Status.PLANNED, "2024-03-05"),
    )
    assert [entry.status for entry in one.history] == [Status.PLANNED, Status.OCCURRED]


def test_the_most_precise_day_that_all_allow_is_taken() -> None:
    month, day_of_it = "2024-03", "2024-03-12"
    one = merged(*(vote(name, "2024-04-02", Status.OCCURRED, month) for name in "abd"),
                 vote("c", "2024-04-02", Status.OCCURRED, day_of_it))  # fmt: skip
    assert one.when.edtf == day_of_it
    assert one.when.precision is Precision.DAY
    assert not one.disputes


def test_plans_for_other_days_are_a_history_and_no_dispute() -> None:
    one = merged(
        vote("a", "2024-02-01", Status.PLANNED, "2024-03-05"),
        vote("b", "2024-02-02", Status.PLANNED, "2024-03-06"),
        vote("c", "2024-03-08", Status.OCCURRED, "2024-03-06"),
    )
    assert one.when.edtf == "2024-03-06"
    assert not one.disputes


def test_what_goes_on_and_what_is_over_have_days_of_their_own() -> None:
    one = merged(
        vote("a", "2024-03-05", Status.ONGOING, "2024-03-05"), vote("b", "2024-03-07", Status.OCCURRED, "2024-03-06")
    )
    assert not one.disputes


@pytest.mark.parametrize("basis", [Basis.INFERRED, Basis.PUBLICATION])
def test_a_day_taken_from_elsewhere_disputes_nothing(basis: Basis) -> None:
    leaning = day("2024-03-06").model_copy(update={"basis": basis})
    one = merged(
        vote("a", "2024-03-20", Status.OCCURRED, leaning), vote("b", "2024-03-20", Status.OCCURRED, "2024-03-05")
    )
    assert not one.disputes


def test_a_stretch_that_ends_the_day_before_disputes_nothing() -> None:
    one = merged(
        vote("a", "2024-03-20", Status.OCCURRED, "2024-03-01/2024-03-04"),
        vote("b", "2024-03-20", Status.OCCURRED, "2024-03-05"),
    )
    assert not one.disputes


def bombing(article: str, published: str, toll: str) -> ArticleEvents:
    quote = f"A bomb in the market of Wonsan killed {toll} people and injured 40."
    return line(article, published, event(article, quote, "bomb", "attack", "2024-03-05", place="Wonsan"))


TOLLS = [
    (("2024-03-06", "10"), ("2024-03-06", "11"), [10, 11]),
    (("2024-03-06", "10"), ("2024-03-09", "14"), None),  # found under the rubble since
    (("2024-03-06", "14"), ("2024-03-09", "10"), [10, 14]),  # the dead do not become fewer
    (("2024-03-06", "at least 10"), ("2024-03-06", "11"), None),
]


@pytest.mark.parametrize(("one", "other", "expected"), TOLLS, ids=["same day", "rises", "falls", "at least"])
def test_counts_of_the_same_day_are_disputed(
    one: tuple[str, str], other: tuple[str, str], expected: list[int] | None
) -> None:
    found = merged(bombing("a", *one), bombing("b", *other)).disputes
    assert [[claim.value for claim in dispute.claims] for dispute in found] == ([expected] if expected else [])


def test_a_suburb_and_its_city_are_one_place() -> None:
    def met(article: str, city: str, lat: float) -> ArticleEvents:
        quote = MEETING[article].format(city)
        made = event(article, quote, "met", "meeting", "2024-03-05", actors=("Anna Berg", "Ivo Lund"), place=city)
        assert made.place is not None
        placed = made.place.model_copy(update={"country": "CHE", "lat": lat, "lon": 6.1})
        return line(article, "2024-03-06", made.model_copy(update={"place": placed}))

    assert not merged(met("a", "Geneva", 46.2), met("b", "Versoix", 46.3)).disputes
    assert [one.field for one in merged(met("a", "Geneva", 46.2), met("b", "Basel", 47.6)).disputes] == ["place"]


def test_versions_of_one_text_dispute_nothing() -> None:
    quote = "In Ruritania the charter goes to a vote, its third since independence, under the eyes of monitors."
    lines = [
        line(name, "2024-03-06", event(name, quote, "vote", "election", when, agent="Ruritania"))
        for name, when in (("a", "2024-03-05"), ("b", "2024-03-06"))
    ]
    assert not merged(*lines).disputes
