"""The table of `timeline query`: one line of date, type and event, who took part below it, at any width."""

from datetime import date

import pytest
from rich.cells import cell_len
from sample_chronology import EVENTS, MEETING, TEST

from timeline.cli.event_lines import event_lines
from timeline.model.event import Claim, Dispute, Status, Tier
from timeline.model.time import When

DAY = When(first=date(2021, 3, 4), last=date(2021, 3, 4), edtf="2021-03-04")
PLAIN = TEST.model_copy(
    update={"when": DAY, "status": Status.OCCURRED, "sources": 1, "disputes": (), "actors": TEST.actors[:1]}
)
LONG = MEETING.model_copy(update={"title": "Delegations of both countries met for the third time " * 3})
STRETCH = When(first=date(2019, 1, 1), last=date(2019, 10, 7), edtf="2019-01-01/2019-10-07")


def lines(*events, width=80):
    return list(event_lines(events, width))


def test_one_line_of_date_type_and_event_with_the_actors_below():
    head, first, second = lines(PLAIN)
    assert head.split() == ["date", "type", "event"]
    assert first.split(None, 2) == ["2021-03-04", PLAIN.type, PLAIN.title]
    assert second.strip() == "Norland"
    assert first.index(PLAIN.title) == second.index("Norland") == head.index("event")


@pytest.mark.parametrize("width", [50, 60, 80, 132])
def test_no_line_is_longer_than_the_screen(width):
    found = lines(*EVENTS, LONG, width=width)
    assert max(map(cell_len, found)) <= width
    assert sum("Delegations of both" in line for line in found) == 1
    assert any(line.endswith("…") for line in found)


def test_wide_characters_are_counted_as_the_screen_shows_them():
    wide = MEETING.model_copy(update={"title": "南北首脳会談が板門店で開かれ共同宣言に署名した" * 3})
    assert max(map(cell_len, lines(wide))) <= 80


def test_nothing_is_cut_without_a_width():
    assert any(LONG.title.strip() in line for line in lines(LONG, width=None))


def test_a_stretch_of_days_stands_in_two_lines():
    _, first, second = lines(MEETING.model_copy(update={"when": STRETCH}))
    assert first.startswith("2019-01-01 to  ")
    assert second.startswith("2019-10-07     ")


def test_a_season_s_code_is_shown_as_its_days():
    spring = When(first=date(2021, 3, 1), last=date(2021, 5, 31), edtf="2021-21")
    assert lines(MEETING.model_copy(update={"when": spring}))[1].startswith("2021-03-01 to ")


def test_what_is_out_of_the_ordinary_stands_with_the_actors():
    dispute = Dispute(field="when", claims=(Claim(value={}, articles=("a",)), Claim(value={}, articles=("b",))))
    odd = PLAIN.model_copy(update={"status": Status.PLANNED, "sources": 3, "disputes": (dispute,), "tier": Tier.MINOR})
    assert lines(odd)[2].strip() == "Norland · planned · minor · 3 sources · disputed: date"
    alone = odd.model_copy(update={"actors": (), "disputes": (), "sources": 1, "tier": Tier.CORE})
    assert lines(alone)[2].strip() == "planned"


def test_an_event_that_is_undated_and_of_nobody_is_one_line():
    assert len(lines(PLAIN.model_copy(update={"when": When(), "actors": ()}))) == 2
    assert lines(MEETING.model_copy(update={"when": When()}))[1].startswith("undated ")


def test_control_characters_of_an_article_do_not_reach_the_screen():
    hostile = MEETING.model_copy(update={"title": "A\x1b[2J\u202eB\nC"})
    text = "\n".join(lines(hostile))
    assert not {"\x1b", "\u202e"} & set(text)
    assert len(text.splitlines()) == len(lines(MEETING))
