"""Plans and pictures of stories: what is taken, and what each fault is called."""

import pytest
from sample_chronicle import sample

from timeline.errors import InputError, SelectionError
from timeline.model.story_plan import PlannedSlide, StoryPlan, read_plan, write_plan
from timeline.render import Picture, plan_of, render_story


def test_a_plan_is_written_and_read_again():
    events = sample().events
    plan = plan_of(events)
    assert len(plan.slide) == 12
    assert read_plan(write_plan(plan, {event.id: event.title for event in events}), where="plan") == plan.model_copy(
        update={"title": ""}
    )


def test_starred_events_make_the_story_with_their_notes_as_words():
    events = sample().events
    starred = [
        event.model_copy(update={"tags": ("starred",), "notes": ("Ask again.",)}) if number in (4, 2) else event
        for number, event in enumerate(events)
    ]
    plan = plan_of(starred)
    assert [slide.event for slide in plan.slide] == [
        event.id for event in sorted((starred[2], starred[4]), key=lambda event: event.when.first)
    ]
    assert plan.slide[0].words == "Ask again."
    assert plan_of([]) is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "title = ",
            'expected a plan in TOML with [[slide]] tables, got "Invalid value (at end of document)" - at plan.toml',
        ),
        ("title = 'x'\n", 'got "slide: Field required" - at plan.toml'),
        ("[[slide]]\nwords = 'x'\n", 'got "slide.1.event: Field required"'),
        ("[[slide]]\nevent = 'e-1'\nwrods = 'x'\n", 'got "slide.1.wrods: Extra inputs are not permitted"'),
    ],
)
def test_a_wrong_plan_is_named_in_a_line(text, said):
    with pytest.raises(InputError) as raised:
        read_plan(text, where="plan.toml")
    assert said in str(raised.value)
    assert "\n" not in str(raised.value)


def test_an_event_that_is_not_there_and_what_is_no_picture_are_named():
    told = sample()
    with pytest.raises(SelectionError, match='got "e-none"; `timeline query` lists them'):
        render_story(StoryPlan(slide=(PlannedSlide(event="e-none"),)), told.events, told.articles, title="x")
    with pytest.raises(
        InputError, match=r"expected a picture: PNG, JPEG or WebP, got a file of another kind - at a\.svg"
    ):
        Picture(b"<svg/>", "a.svg").address()
    with pytest.raises(InputError, match="up to 4,000,000 bytes"):
        Picture(b"\xff\xd8\xff" + bytes(5_000_000), "a.jpg").address()
    assert Picture(b"RIFF\0\0\0\0WEBPVP8 ", "a.webp").address().startswith("data:image/webp;base64,")


def test_a_member_leads_to_its_event():
    told = sample()
    merged = next(event for event in told.events if len(event.members) > 1)
    text = render_story(
        StoryPlan(slide=(PlannedSlide(event=merged.members[-1]),)), told.events, told.articles, title="x"
    )
    assert merged.title in text
