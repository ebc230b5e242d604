"""What storylines promise whatever the pile: order does not matter, every event has its place, strangers change nothing."""

from hypothesis import given, settings
from hypothesis import strategies as st
from piles import CHILE, KENYA, NORWAY, article, pile

from timeline.model.event import SHOWN_TIERS, MergedEvent
from timeline.storylines import find_storylines

CRISES = {"chile": CHILE, "kenya": KENYA, "norway": NORWAY}
WEAVING = ("weaving", "loom", "yarn", "tapestry", "dye", "cotton", "spindle", "tassel", "felt", "ribbon")


@st.composite
def piles(draw: st.DrawFn) -> list[MergedEvent]:
    found: list[MergedEvent] = []
    for number in range(draw(st.integers(0, 7))):
        crisis = draw(st.sampled_from(sorted(CRISES)))
        told = draw(st.lists(st.sampled_from(CRISES[crisis]), min_size=1, max_size=5, unique=True))
        found += article(f"{crisis}-{number}", told)
    return found


@settings(deadline=None, max_examples=60)
@given(st.data())
def test_order_never_matters(data: st.DataObject) -> None:
    events = data.draw(piles())
    assert find_storylines(data.draw(st.permutations(events))) == find_storylines(events)


@settings(deadline=None, max_examples=60)
@given(piles())
def test_every_event_is_in_one_storyline_and_counted_once(events: list[MergedEvent]) -> None:
    found = find_storylines(events)
    known = {story.id for story in found.stories}
    assert {found.story_of[event.id] for event in events} == known
    assert sum(story.events for story in found.stories) == len([one for one in events if one.tier in SHOWN_TIERS])
    assert sum(story.articles for story in found.stories) >= len({event.mentions[0].article for event in events})


@settings(deadline=None, max_examples=60)
@given(piles())
def test_a_part_has_a_whole_that_is_no_part(events: list[MergedEvent]) -> None:
    found = find_storylines(events)
    assert set(found.part_of) | set(found.part_of.values()) <= {event.id for event in events}
    assert not set(found.part_of) & set(found.part_of.values())


@settings(deadline=None, max_examples=40)
@given(st.lists(st.sampled_from(WEAVING), min_size=4, max_size=8, unique=True))
def test_an_unrelated_article_leaves_the_others_alone(words: list[str]) -> None:
    events = pile()
    stranger = article(
        "stranger", [("other", f"Of {' and '.join(words)} it tells.", "1999-01-05", ("Fiji",), "Suva")] * 3
    )
    before, after = find_storylines(events), find_storylines([*events, *stranger])
    assert {event.id: after.story_of[event.id] for event in events} == dict(before.story_of)
    assert [(one.id, one.name, one.events, one.top) for one in after.stories if one.lead != "Fiji"] == [
        (one.id, one.name, one.events, one.top) for one in before.stories
    ]


@settings(deadline=None, max_examples=30)
@given(st.integers(0, 8), st.data())
def test_an_article_more_of_a_crisis_goes_to_its_storyline(number: int, data: st.DataObject) -> None:
    crisis = data.draw(st.sampled_from(sorted(CRISES)))
    events = pile()
    more = article(f"{crisis}-more-{number}", CRISES[crisis])
    found = find_storylines([*events, *more])
    own = {found.story_of[event.id] for event in events if event.mentions[0].article.startswith(crisis)}
    assert {found.story_of[event.id] for event in more} == own
