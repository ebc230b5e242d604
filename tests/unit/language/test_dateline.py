"""Datelines: place, date and agency, and what only looks like one."""

import pytest

from timeline.language.dateline import match_dateline
from timeline.model.span import Span


@pytest.mark.parametrize(
    ("text", "place", "date", "agency"),
    [
        ("SEOUL, Aug. 20 (Yonhap) -- The two met.", "SEOUL", "Aug. 20", "Yonhap"),
        ("BAGHDAD, Iraq (AP)_ Two bombs went off.", "BAGHDAD, Iraq", None, "AP"),
        ("LONDON (Reuters) - The pound fell.", "LONDON", None, "Reuters"),
        ("WASHINGTON — The president left.", "WASHINGTON", None, None),
        ("WASHINGTON _ The president left.", "WASHINGTON", None, None),
        ("NEW YORK/LONDON (Reuters) - Oil rose.", "NEW YORK/LONDON", None, "Reuters"),
        ("GAZA CITY, Gaza Strip (AP) — A truce held.", "GAZA CITY, Gaza Strip", None, "AP"),
        ("BUFFALO, N.Y. (AP) -- A trial began.", "BUFFALO, N.Y.", None, "AP"),
        ("UNITED NATIONS, 9 September 2031 (TASS) - It met.", "UNITED NATIONS", "9 September 2031", "TASS"),
        ("Pyongyang, October 31 (KCNA) -- The leader spoke.", "Pyongyang", "October 31", "KCNA"),
        ("Tokyo (AFP) - The yen rose.", "Tokyo", None, "AFP"),
        ("PORT SUDAN, March 12 (Xinhua) --", "PORT SUDAN", "March 12", "Xinhua"),
        ("(CNN) — Parliament voted.", None, None, "CNN"),
    ],
)
def test_parts_of_a_dateline(text, place, date, agency):
    found = match_dateline(text, Span(0, len(text)))
    assert found is not None
    parts = [part.of(text) if part else None for part in (found.place, found.date, found.agency)]
    assert parts == [place, date, agency]


@pytest.mark.parametrize(
    "text",
    [
        "EXCLUSIVE: The minister resigns",
        "BREAKING — Ship sinks off the cape",
        "UPDATE 2 — Ship sinks off the cape",
        "NATO — the alliance of thirty states — met.",
        "The minister (Labour) - a lawyer - left.",
        "Seoul said on Tuesday that it would not pay.",
        "IAEA inspectors arrived on Monday.",
        "US-South Korea drills ended.",
    ],
)
def test_what_only_looks_like_a_dateline(text):
    assert match_dateline(text, Span(0, len(text))) is None
