"""Meanings as JSON: what is written is read again, and so is what stores of version 1 hold."""

import pytest

from timeline.model.meaning import Calendar, DayOfMonth, Relative, UnitOf, Within, from_json, to_json

JUNE = {"is": "Calendar", "unit": "month", "number": 6}
FRIDAY = {"is": "Calendar", "unit": "weekday", "number": 5}
DAY = {"is": "Calendar", "unit": "day", "number": 6, "day": 11}


@pytest.mark.parametrize(
    ("record", "meaning"),
    [
        ({"is": "Which", "thing": JUNE, "which": 9}, Within(Calendar("month", 6), Relative("year", -1))),
        (
            {"is": "Which", "thing": JUNE, "which": 11, "base": "text"},
            Within(Calendar("month", 6), Relative("year", 1, "text")),
        ),
        ({"is": "Which", "thing": FRIDAY, "which": -2}, Within(Calendar("weekday", 5), Relative("week", -1))),
        ({"is": "Nth", "number": 0, "unit": "week", "of": DAY}, UnitOf("week", Calendar("day", 6, 11))),
        ({"is": "Calendar", "unit": "dayofmonth", "day": 21}, DayOfMonth(21)),
        ({"is": "Calendar", "unit": "dayofmonth", "number": 4, "day": 21}, DayOfMonth(21, 4)),
    ],
)
def test_what_version_1_wrote_in_numbers_is_read_as_what_it_meant(record, meaning):
    assert from_json(record) == meaning
    assert from_json(to_json(meaning)) == meaning
