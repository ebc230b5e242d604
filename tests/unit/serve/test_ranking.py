"""What is looked at first."""

import pytest
from sample_chronology import MEETING, SANCTIONS, TEST

from timeline.model.event import FieldConfidence, Tier
from timeline.serve.ranking import doubt, is_due, is_looked_at, priority

SURE = FieldConfidence(line=1.0, type=1.0, days=1.0, status=1.0)


def test_doubt_is_what_the_fields_leave_open():
    assert doubt(MEETING.model_copy(update={"fields": SURE})) == 0
    half = SURE.model_copy(update={"days": 0.5})
    assert doubt(MEETING.model_copy(update={"fields": half})) == 0.5
    assert doubt(MEETING.model_copy(update={"fields": None, "confidence": 0.8})) == pytest.approx(0.2)


def test_sources_that_contradict_each_other_are_doubt():
    agreed = TEST.model_copy(update={"fields": SURE, "disputes": ()})
    assert (doubt(agreed), doubt(TEST.model_copy(update={"fields": SURE}))) == (0, 0.5)


def test_what_matters_and_may_be_wrong_comes_first():
    sure, unsure = (
        SANCTIONS.model_copy(update={"fields": SURE.model_copy(update={"type": share})}) for share in (0.9, 0.4)
    )
    minor = unsure.model_copy(update={"salience": 0.1})
    assert priority(unsure) > priority(sure) > 0
    assert priority(unsure) > priority(minor)


def test_what_is_to_be_looked_at_is_what_is_shown_and_what_was_dealt_with():
    minor = TEST.model_copy(update={"tier": Tier.MINOR})
    assert (is_due(TEST), is_due(minor), is_looked_at(TEST)) == (True, False, False)
    for update in ({"accepted": False}, {"corrected": ("title",)}):
        dealt = minor.model_copy(update=update)
        assert (is_due(dealt), is_looked_at(dealt)) == (True, True)
