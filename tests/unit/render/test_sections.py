"""What the page knows of storylines, parts and outlets."""

from piles import CHILE, KENYA, article, line, pile

from timeline.coverage import compare_sources
from timeline.model.article import Article
from timeline.render import headline, render_html
from timeline.render.payload import payload
from timeline.storylines import find_storylines

PAPERS = {
    "a": Article(id="a", text="A.", source="The Mail", published="2021-08-16"),
    "b": Article(id="b", text="B.", source="The Post", published="2021-08-15"),
}


def core_of(events, articles=None):
    articles = articles or {}
    return payload(events, articles, "Told", None, find_storylines(events), compare_sources(events, articles))[0]


def test_each_event_says_its_storyline():
    events = pile()
    core = core_of(events)
    found = find_storylines(events)
    ids = [core["stories"][place][0] for place in core["columns"]["story"]]
    assert ids == [found.story_of[name] for name in core["columns"]["id"]]
    assert [story[1] for story in core["stories"]] == [story.name for story in found.stories]
    assert [story[5] for story in core["stories"]] == [12, 12, 9]
    for story in core["stories"]:
        assert [core["columns"]["story"][place] for place in story[6]] == [core["stories"].index(story)] * len(story[6])


def test_a_page_of_some_events_counts_these():
    events = pile()
    some = [event for event in events if event.type == "election"]
    core = payload(some, {}, "Told", None, find_storylines(events))[0]
    assert [(story[2], story[5]) for story in core["stories"]] == [("Kenya", len(some))]
    assert all(place < len(some) for place in core["stories"][0][6])


def test_parts_name_places_on_the_page():
    events = pile()
    core, found = core_of(events), find_storylines(events)
    ids = core["columns"]["id"]
    told = {ids[part]: ids[whole] for whole, parts in core["parts"].items() for part in parts}
    assert told == dict(found.part_of)


def test_reports_of_several_outlets_are_rows():
    kind, _, *rest = KENYA[1]
    told = line("a", (kind, "Kenya's presidential election was won by Anna Mwangi by nine points.", *rest), also=("b",))
    alone = line("a", KENYA[0], number=1)
    core = core_of([told, alone], PAPERS)
    (place,) = core["coverage"]
    assert core["columns"]["id"][place] == told.id
    post, mail = core["coverage"][place]
    assert core["articles"][post[0]][2] == "The Post"
    assert (post[1], post[2]) == (core["columns"]["first"][place], core["columns"]["last"][place])
    assert core["statuses"][post[3]] == "occurred"
    flags = [[name for bit, name in enumerate(core["report_flags"]) if row[4] & 1 << bit] for row in (post, mail)]
    assert flags == [["first"], []]
    assert (post[5], mail[5]) == (None, post[0])


def test_without_storylines_the_page_has_none():
    core = payload(pile(), {}, "Told")[0]
    assert (core["stories"], core["parts"], core["coverage"]) == ([], {}, {})
    assert set(core["columns"]["story"]) == {None}
    assert render_html(pile(), {}, title="Told")


def test_the_headline_names_whom_the_storylines_are_about():
    events = pile()
    assert headline(events, find_storylines(events)) == "Kenya, Peru and Ivar Dahl, 2020 to 2021"


def test_one_storyline_is_the_headline():
    events = article("a", CHILE)
    assert headline(events, find_storylines(events)) == "Peru and Chile: border talks, 2021"
    some = [event for event in pile() if event.mentions[0].article.startswith("kenya")]
    assert headline(some, find_storylines(pile())) == "Kenya: presidential election, 2021"


def test_what_is_mostly_of_no_storyline_is_named_by_its_actors():
    events = [line(f"a{n}", ("other", f"Word{n} of a day.", "2021-01-02", ("Chile",), None)) for n in range(40)]
    alone = find_storylines([*events, *pile()])
    stray = [event for event in events if alone.story_of[event.id] == "other"]
    assert headline(stray[:5], alone).startswith("Chile") or not stray
