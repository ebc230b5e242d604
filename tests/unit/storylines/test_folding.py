"""What is a step of something else folds into it; what only looks like it does not."""

import pytest
from piles import line

from timeline.model.event import Status
from timeline.storylines.folding import folded

WHO = ("Chile", "Peru", "Ana Rojas", "Luis Vega")
SUMMIT = line("a", ("summit", "Ana Rojas and Luis Vega held a summit.", "2021-05-20", WHO, "Lima"), salience=0.9)


def step(kind, text, day, who=WHO, where="Lima", **more):
    return line(more.pop("article", "b"), (kind, text, day, who, where), salience=0.3, **more)


@pytest.mark.parametrize(
    "part",
    [
        step("visit", "Ana Rojas arrived by train.", "2021-05-18"),
        step("meeting", "The two dined on a terrace.", "2021-05-19"),
        step("negotiation", "They argued over islands.", "2021-05-20"),
        step("agreement", "The two initialled a paper.", "2021-05-20"),
        step("meeting", "The sides sat down.", "2021-05-20", who=("Chile",)),
        step("summit", "They met in May.", "2021-05-01", last="2021-05-31"),
        step("meeting", "The sides sat down.", "2021-05-20", who=("Chile", "Peru"), where=None),
    ],
    ids=lambda event: event.title,
)
def test_steps_of_a_summit_fold_into_it(part):
    assert folded([SUMMIT, part]) == folded([part, SUMMIT]) == {part.id: SUMMIT.id}


@pytest.mark.parametrize(
    "other",
    [
        step("meeting", "They met elsewhere.", "2021-05-20", where="Arica"),
        step("meeting", "They met long after.", "2021-05-25"),
        step("visit", "A visitor came days before.", "2021-05-18", who=("Chile", "Peru")),
        step("meeting", "A third side came.", "2021-05-20", who=("Chile", "Kenya")),
        step("meeting", "Nobody is named.", "2021-05-20", who=()),
        step("meeting", "They will meet.", "2021-05-20", status=Status.PLANNED),
        step("meeting", "A lunch was called off.", "2021-05-20", status=Status.CANCELLED),
        step("statement", "Ana Rojas said that it went well.", "2021-05-20"),
        step("attack", "Somebody threw a stone.", "2021-05-20"),
        step("meeting", "They met some day.", None),
        step("meeting", "They met all year.", "2021-01-01", last="2021-12-31"),
        step("meeting", "One side met.", "2021-05-20", who=("Chile",), where=None),
    ],
    ids=lambda event: event.title,
)
def test_what_shares_less_stays_a_line_of_its_own(other):
    assert folded([SUMMIT, other]) == {}


def test_a_part_is_never_a_whole():
    lines = [SUMMIT, *(step("meeting", f"Round {n} of the day.", "2021-05-20", number=n) for n in range(5))]
    found = folded(lines)
    assert len(found) == 5
    assert set(found.values()) == {SUMMIT.id}


def test_one_sentence_in_nearly_the_same_words_is_one_line():
    told = ("policy", "Peru closed its ports to foreign fleets for a month.", "2021-05-01", ("Peru",), None)
    said = ("statement", told[1], told[2], ("Peru",), None)
    one = line("a", told, number=1, title="Peru closed its ports to foreign fleets", salience=0.6)
    other = line("a", said, number=1, title="Peru: closed its ports to foreign fleets", salience=0.2)
    assert one.id == other.id
    other = other.model_copy(update={"id": "e-other", "members": ("e-other",)})
    assert folded([one, other]) == {"e-other": one.id}
    denied = other.model_copy(update={"status": Status.DENIED})
    elsewhere = other.model_copy(update={"title": "Foreign fleets left"})
    assert folded([one, denied]) == folded([one, elsewhere]) == {}


def test_the_same_act_of_the_same_day_is_one_line():
    one = step("sanctions", "Peru froze accounts.", "2021-05-20", who=("Peru",), where=None, article="a")
    other = step("sanctions", "Peru also named firms.", "2021-05-20", who=("Peru",), where=None)
    assert len(folded([one, other])) == 1
    later = step("sanctions", "Peru also named firms.", "2021-05-21", who=("Peru",), where=None)
    assert folded([one, later]) == {}


def test_blows_fold_only_in_one_city_on_one_day():
    one = step("attack", "Shells fell on the port.", "2021-05-20", who=("Peru",), article="a")
    same = step("clash", "Soldiers fought at the port.", "2021-05-20", who=("Peru",))
    assert len(folded([one, same])) == 1
    for other in (
        step("attack", "Shells fell.", "2021-05-20", who=("Peru",), where="Arica"),
        step("attack", "Shells fell.", "2021-05-21", who=("Peru",)),
        step("attack", "Shells fell.", "2021-05-20", who=("Peru",), where="Peru"),
        step("attack", "Shells fell.", "2021-05-20", who=("Chile",)),
    ):
        assert folded([one, other]) == {}


def test_what_was_rejected_folds_nowhere():
    gone = step("meeting", "The two dined.", "2021-05-19").model_copy(update={"accepted": False})
    assert folded([SUMMIT, gone]) == {}
