"""How sure each field is: probabilities, calibrated."""

from math import exp, log

import pytest

from timeline.events.confidence import CALIBRATION, HIGHEST, LOWEST, Platt, calibrated

FIELDS = ["line", "type", "days", "status", "actor"]


def test_every_field_is_calibrated():
    assert set(CALIBRATION) == set(FIELDS)


@pytest.mark.parametrize("field", FIELDS)
def test_a_higher_probability_is_never_less_sure(field):
    shares = [calibrated(field, number / 50) for number in range(51)]
    assert shares == sorted(shares)
    assert shares[0] < shares[-1]


@pytest.mark.parametrize("field", FIELDS)
def test_nothing_is_certain_and_nothing_impossible(field):
    assert LOWEST <= calibrated(field, 0.0) < calibrated(field, 1.0) <= HIGHEST


def test_scale_and_shift_are_those_of_the_field(monkeypatch):
    monkeypatch.setitem(CALIBRATION, "days", Platt(scale=2.0, shift=-0.5))
    odds = 2 * log(0.7 / 0.3) - 0.5
    assert calibrated("days", 0.7) == pytest.approx(1 / (1 + exp(-odds)), abs=0.001)


def test_without_scale_and_shift_it_is_the_probability_itself(monkeypatch):
    monkeypatch.setitem(CALIBRATION, "type", Platt(1.0, 0.0))
    assert [calibrated("type", share) for share in (0.1, 0.5, 0.873)] == [0.1, 0.5, 0.873]
