import pytest
from sample_chronicle import Chronicle, sample, when

from timeline.model.event import Claim, Dispute, Status
from timeline.model.time import Basis, Extent, When
from timeline.render.marks import GROUP_COLOURS, MARK_STYLES, Mark, group_colour, mark_of

DISPUTED = (
    Dispute(
        field="when",
        claims=(Claim(value=when("2020-01-01"), articles=("a",)), Claim(value=when("2020-01-09"), articles=("b",))),
    ),
)


def event(at, status=Status.OCCURRED, **more):
    told = Chronicle()
    told.article("a", "Outlet", "2020-02-01")
    return told.event("trial", "justice", "A trial", at, told.mention("a", "A trial {{ran}}.", at, status), **more)


@pytest.mark.parametrize(
    ("at", "more", "mark"),
    [
        (when("2020-01-05"), {}, Mark.DAY),
        (when("2020-01-05", approximate=True), {}, Mark.WITHIN),
        (when("2020-01-01", "2020-01-31"), {}, Mark.WITHIN),
        (when("2020-01-01", ""), {}, Mark.WITHIN),
        (when("2020-01-01", "2020-01-31", extent=Extent.THROUGHOUT), {}, Mark.THROUGHOUT),
        (when("2020-01-05", basis=Basis.PUBLICATION), {}, Mark.PUBLICATION),
        (when("2020-01-05"), {"disputes": DISPUTED}, Mark.DISPUTED),
        (when("2020-01-05"), {"disputes": (Dispute(field="place", claims=()),)}, Mark.DAY),
        (When(), {"status": Status.PLANNED}, Mark.UNDATED),
        # what did not happen, or not yet, never looks like a fact, whatever else is known of it
        (when("2020-01-05"), {"status": Status.PLANNED, "disputes": DISPUTED}, Mark.PLANNED),
        (when("2020-01-05"), {"status": Status.HYPOTHETICAL}, Mark.HYPOTHETICAL),
        (when("2020-01-05", basis=Basis.PUBLICATION), {"status": Status.DENIED}, Mark.NEGATED),
        (when("2020-01-01", "2020-01-31"), {"status": Status.CANCELLED}, Mark.NEGATED),
        (when("2020-01-05"), {"status": Status.ONGOING}, Mark.DAY),
    ],
)
def test_state_to_mark(at, more, mark):
    assert mark_of(event(at, **more)) is mark


def test_the_sample_shows_every_mark():
    assert {mark_of(each) for each in sample().events} == set(Mark)


def test_marks_differ_in_shape_and_not_only_in_colour():
    looks = [(style.symbol, style.outline, style.dash) for style in MARK_STYLES.values()]
    assert len(set(looks)) == len(Mark)


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("group", GROUP_COLOURS)
def test_colours_stand_out_from_both_pages(group):
    for colour, paper in zip(group_colour(group), ("#f7f6f2", "#1c1f25"), strict=True):
        light, dark = sorted((luminance(colour), luminance(paper)), reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= 3


def test_a_group_of_the_user_has_a_colour():
    assert group_colour("economy") == GROUP_COLOURS["other"]
