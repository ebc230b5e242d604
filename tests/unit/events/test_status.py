"""Whether an event is told as done, to come, denied or called off."""

import pytest
from readings import Tells, by_hand

from timeline.events.status import status_of
from timeline.model.event import Status
from timeline.model.reading import STATUSES


def status(text: str, words: str, answer="denied") -> Status:
    return status_of(by_hand(text, Tells(words, status=answer)).reading.triggers[0])[0]


@pytest.mark.parametrize("answer", STATUSES)
def test_it_is_what_the_reader_finds_most_probable(answer):
    assert status("Rebels attacked the town.", "attacked", answer) is Status(answer)


def test_its_probability_comes_with_it():
    told = by_hand("Rebels attacked the town.", Tells("attacked", status=("ongoing", 0.7)))
    assert status_of(told.reading.triggers[0])[1] == pytest.approx(0.7)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Norway cancelled the summit.", "summit"),
        ("The summit was postponed.", "summit"),
        ("The talks were called off.", "talks"),
        ("Norway called off the talks.", "called off"),
        ("The postponement of the vote angered Chad.", "vote"),
        ("Chad suspended its membership.", "suspended"),
    ],
)
def test_what_was_planned_and_does_not_come_is_called_off(text, words):
    assert status(text, words) is Status.CANCELLED


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Chad did not attack the town.", "attack"),
        ("The vote never took place.", "vote"),
        ("Chad denied the attack.", "attack"),
        ("Chad called the attack a lie.", "attack"),
    ],
)
def test_what_never_was_is_denied(text, words):
    assert status(text, words) is Status.DENIED


@pytest.mark.parametrize("answer", ["occurred", "planned", "hypothetical"])
def test_a_calling_off_that_is_told_otherwise_stays_what_it_is(answer):
    assert status("Norway cancelled the summit.", "cancelled", answer) is Status(answer)
