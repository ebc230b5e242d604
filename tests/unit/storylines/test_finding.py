"""A pile of crises is as many storylines, each named, counted and dated; what belongs to none is told apart."""

from datetime import date

import pytest
from piles import CHILE, KENYA, NORWAY, article, line, pile

from timeline.errors import SelectionError
from timeline.model.event import Tier
from timeline.model.storyline import OTHER, Storylines
from timeline.storylines import find_storylines
from timeline.storylines.naming import Names

FIJI = [
    line("fiji", ("accident", "An earthquake shook an island of Fiji.", "2021-06-01", ("Fiji",), "Suva"), salience=0.4)
]


def by_article(found: Storylines, events) -> dict[str, set[str]]:
    own: dict[str, set[str]] = {}
    for event in events:
        for mention in event.mentions:
            own.setdefault(mention.article.partition("-")[0], set()).add(found.story_of[event.id])
    return own


def test_three_crises_are_three_storylines():
    events = pile()
    found = find_storylines(events)
    own = by_article(found, events)
    assert all(len(stories) == 1 for stories in own.values())
    assert len(set.union(*own.values())) == len(found.stories) == 3
    assert [story.events for story in found.stories] == [12, 12, 9]
    assert [story.articles for story in found.stories] == [3, 3, 3]


def test_a_storyline_is_called_by_whom_it_is_about_and_what():
    found = find_storylines(pile())
    assert {story.name for story in found.stories} == {
        "Peru and Chile: border talks",
        "Kenya: presidential election",
        "Ivar Dahl: trial",
    }
    assert {story.lead for story in found.stories} == {"Peru", "Kenya", "Ivar Dahl"}


def test_its_span_is_that_of_what_its_articles_are_about():
    events = pile()
    past = line("chile-0", ("agreement", "Chile and Peru made peace.", "1883-10-20", ("Chile", "Peru"), None), number=9)
    events.append(past.model_copy(update={"tier": Tier.BACKGROUND}))
    (chile,) = (story for story in find_storylines(events).stories if story.lead == "Peru")
    assert (chile.first, chile.last) == (date(2021, 3, 2), date(2021, 5, 20))


def test_one_article_is_one_storyline():
    events = article("only", (*CHILE,))
    (story,) = find_storylines(events).stories
    assert (story.events, story.articles, story.lead) == (5, 1, "Peru")


def test_one_crisis_in_many_articles_is_not_split():
    events = [event for number in range(20) for event in article(f"a{number}", CHILE[number % 3 :])]
    assert len(find_storylines(events).stories) == 1


def test_no_events_are_no_storylines():
    assert find_storylines([]) == Storylines()


def test_a_short_report_of_something_else_is_other():
    events = [*pile(), *pile_again(), *FIJI]
    found = find_storylines(events)
    assert found.stories[-1].id == OTHER
    assert (found.stories[-1].name, found.stories[-1].events) == ("Other", 1)
    assert found.story_of[FIJI[0].id] == OTHER


def pile_again():
    return [event for name, told in (("chile-8", CHILE), ("kenya-8", KENYA)) for event in article(name, told)]


def test_what_names_only_another_storys_actors_belongs_to_it():
    stray = line("norway-0", KENYA[1], number=7)
    found = find_storylines([*pile(), stray])
    kenya = next(story for story in found.stories if story.lead == "Kenya")
    assert found.story_of[stray.id] == kenya.id


def test_what_names_nobody_stays_with_its_article():
    stray = line("norway-0", ("other", "Snow fell on the quay all day.", "2021-02-09", (), None), number=7)
    found = find_storylines([*pile(), stray])
    assert next(story.lead for story in found.stories if story.id == found.story_of[stray.id]) == "Ivar Dahl"


def test_minor_events_belong_to_a_storyline_and_are_not_counted():
    minor = line("chile-0", CHILE[1], number=8, tier=Tier.MINOR)
    found = find_storylines([*pile(), minor])
    (chile,) = (story for story in found.stories if story.lead == "Peru")
    assert found.story_of[minor.id] == chile.id
    assert chile.events == 12


def test_what_an_analyst_rejected_is_in_no_storyline():
    events = pile()
    gone = events[0].model_copy(update={"accepted": False})
    found = find_storylines([gone, *events[1:]])
    assert gone.id not in found.story_of
    assert sum(story.events for story in found.stories) == len(events) - 1


def test_its_id_is_made_of_the_smallest_event_in_it():
    events = pile()
    found = find_storylines(events)
    for story in found.stories:
        own = [event.id for event in events if found.story_of[event.id] == story.id]
        assert story.id == "s-" + min(own).removeprefix("e-")


def test_its_top_lines_are_its_most_salient_wholes():
    found = find_storylines(pile())
    for story in found.stories:
        assert 0 < len(story.top) <= 5
        assert not set(story.top) & set(found.part_of)


def test_two_of_one_name_say_their_years(monkeypatch):
    monkeypatch.setattr("timeline.storylines.finding.names_of", lambda *_: Names("Talks", "Talks", ()))
    kinds = [line("b", ("meeting", "Nobody says when Ida Moe met Ole Lie.", None, ("Ida Moe", "Ole Lie"), None))]
    found = find_storylines([*article("kenya-0", KENYA), *article("norway-0", NORWAY), *kinds])
    assert [story.name for story in found.stories] == ["Talks, 2021", "Talks, 2020 to 2021", "Talks"]


def test_what_is_told_of_the_past_only_has_its_span():
    events = [one.model_copy(update={"tier": Tier.BACKGROUND}) for one in article("kenya-0", KENYA)]
    (story,) = find_storylines(events).stories
    assert (story.first, story.last) == (date(2021, 8, 9), date(2021, 9, 5))


@pytest.mark.parametrize(
    ("asked", "lead"),
    [
        ("kenya", "Kenya"),
        ("Kenya: presidential election", "Kenya"),
        ("  BORDER   talks ", "Peru"),
        ("ivar", "Ivar Dahl"),
        ("chile", "Peru"),
    ],
)
def test_a_storyline_is_found_by_name_or_by_words_that_only_it_has(asked, lead):
    assert find_storylines(pile()).named(asked).lead == lead


def test_a_storyline_is_found_by_its_id_and_that_of_any_event_in_it():
    events = pile()
    found = find_storylines(events)
    for event in events:
        assert found.named(event.id).id == found.story_of[event.id]
        assert found.named(f"s-{event.id[2:]}") == found.of(event.id)


def test_an_unknown_name_is_told_with_those_near_to_it():
    with pytest.raises(SelectionError) as error:
        find_storylines(pile()).named("Kenia")
    assert str(error.value) == (
        'expected the name or id of a storyline, got "Kenia"; did you mean "Kenya: presidential election"; '
        "`timeline stories` lists them"
    )


def test_a_name_that_two_have_is_told_with_both():
    events = [*article("kenya-0", KENYA), *article("norway-0", NORWAY)]
    twice = find_storylines(events)
    trials = Storylines((*twice.stories, twice.stories[0].model_copy(update={"id": "s-2"})), twice.story_of)
    with pytest.raises(SelectionError, match=r"it may be .*\(s-2\)"):
        trials.named(twice.stories[0].lead)


@pytest.mark.parametrize("asked", ["", "  ", "zz", "s-", "e-0", "🙂" * 500])
def test_odd_names_are_no_storylines(asked):
    with pytest.raises(SelectionError, match="the name or id of a storyline"):
        find_storylines(pile()).named(asked)


def test_events_carry_their_storyline_and_their_parts():
    events = pile()
    found = find_storylines(events)
    told = found.told(events)
    assert [event.story.id for event in told] == [found.story_of[event.id] for event in events]
    assert {event.id: event.part_of for event in told if event.part_of} == dict(found.part_of)
    for event in told:
        assert all(found.part_of[part] == event.id for part in event.parts)
    assert [event.record() for event in told] == [event.record() for event in events]


def test_an_article_that_tells_of_all_crises_joins_none_of_them_to_another():
    digest = article("digest", [crisis[number] for crisis in (CHILE, KENYA, NORWAY) for number in (0, 1)])
    events = pile()
    found = find_storylines([*events, *digest])
    own = by_article(found, events)
    assert all(len(stories) == 1 for stories in own.values())
    assert len(set.union(*own.values())) == 3
    for event, crisis in zip(digest, ("chile", "chile", "kenya", "kenya", "norway", "norway"), strict=True):
        assert found.story_of[event.id] in own[crisis]


@pytest.mark.parametrize("one", [CHILE, KENYA, NORWAY])
@pytest.mark.parametrize("other", [CHILE, KENYA, NORWAY])
def test_two_articles_are_one_storyline_or_two(one, other):
    found = find_storylines([*article("a", one), *article("b", other)])
    assert len(found.stories) == (1 if one is other else 2)
