"""Counts as tables show them."""

import pytest

from timeline.export.wording import quantities_of
from timeline.model.event import Event, Mention, MergedEvent, Quantity, Trigger


@pytest.mark.parametrize(
    ("low", "high", "approximate", "words"),
    [
        (12, 12, False, "killed: 12 people"),
        (12, None, False, "killed: 12 or more people"),
        (None, 1200, False, "killed: 1,200 or fewer people"),
        (40, 50, False, "killed: 40 to 50 people"),
        (20, 20, True, "killed: about 20 people"),
    ],
)
def test_bounds_are_kept(low, high, approximate, words):
    claim = Quantity(
        kind="killed", unit="people", low=low, high=high, approximate=approximate, start=0, end=1, text="1"
    )
    mention = Mention(
        event="e-1",
        article="a",
        start=0,
        end=1,
        quote="1",
        trigger=Trigger(start=0, end=1, text="1"),
        quantities=(claim,),
    )
    event = Event(id="e-1", type="attack", group="military", title="Attack", mentions=(mention, mention))
    assert quantities_of(MergedEvent(**dict(event), members=("e-1",))) == [words]
