"""PLOVER and CAMEO codes."""

import pytest
from readings import Tells, by_hand

from timeline.events.coding import codes_of
from timeline.lexicons.event_types import shipped_types
from timeline.model.event import Status

TYPES = shipped_types()


def codes(text: str, words: str, kind: str, status: Status = Status.OCCURRED):
    trigger = by_hand(text, Tells(words)).reading.triggers[0]
    return codes_of(TYPES[kind], words, trigger.word, status)


def test_they_are_its_type_s():
    assert codes("Rebels attacked the town.", "attacked", "attack") == ("ASSAULT", "190")
    assert codes("Norway spoke.", "spoke", "statement") == (None, "010")


@pytest.mark.parametrize(
    ("text", "words", "kind", "found"),
    [
        ("Norway cooperated with Chad.", "cooperated", "agreement", ("COOPERATE", "060")),
        ("They signed a cooperation agreement.", "cooperation agreement", "agreement", ("COOPERATE", "060")),
        ("Norway walked out of the talks.", "walked out", "negotiation", ("REJECT", "125")),
        ("Norway will walk out of the talks.", "walk out", "negotiation", ("REJECT", "125")),
    ],
)
def test_a_trigger_s_own_codes_go_before_its_type_s(text, words, kind, found):
    assert codes(text, words, kind) == found


def test_a_trigger_has_its_own_codes_in_its_own_type_only():
    assert codes("Norway walked out of the talks.", "walked out", "meeting") == ("CONSULT", "040")


def test_who_will_give_agrees():
    assert codes("Norway will aid Chad.", "aid", "aid", Status.PLANNED) == ("AGREE", "030")
    assert codes("Norway aided Chad.", "aided", "aid")[0] == "AID"


@pytest.mark.parametrize("status", [Status.PLANNED, Status.HYPOTHETICAL])
def test_who_will_or_may_attack_threatens(status):
    assert codes("Chad will bomb the town.", "bomb", "attack", status) == ("THREATEN", "130")


@pytest.mark.parametrize("status", [Status.DENIED, Status.CANCELLED])
def test_who_does_not_agree_or_meet_rejects(status):
    assert codes("Chad did not sign the pact.", "sign", "agreement", status) == ("REJECT", "120")
    assert codes("Chad did not meet Norway.", "meet", "meeting", status) == ("REJECT", "120")


def test_who_does_not_attack_rejects_nothing():
    assert codes("Chad did not bomb the town.", "bomb", "attack", Status.DENIED) == ("ASSAULT", "190")


def test_a_noun_keeps_its_codes_whatever_its_status():
    assert codes("The attack is planned.", "attack", "attack", Status.PLANNED) == ("ASSAULT", "190")
    assert codes("The agreement never came.", "agreement", "agreement", Status.DENIED) == ("AGREE", "057")


def test_words_are_words_whatever_they_announce():
    assert codes("Chad will warn Norway.", "warn", "threat", Status.PLANNED) == ("THREATEN", "130")
    assert codes("Chad may demand talks.", "demand", "demand", Status.HYPOTHETICAL) == ("REQUEST", "020")
