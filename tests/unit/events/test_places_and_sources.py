"""Where it took place, and who says so."""

import pytest
from reading import events

PLACES = [
    ("Two bombers struck outside an army barracks in Kano on Monday.", "attack", "Kano"),
    ("Rebels bombed Aleppo on Monday.", "attack", "Aleppo"),
    ("The raid on Mosul began on Monday.", "attack", "Mosul"),
    ("Norway will pull its forces out of Mali next month.", "withdrawal", "Mali"),
    ("Angela Merkel flew to Osaka on Monday.", "visit", "Osaka"),
    ("Troops clashed with rebels near the border town of Mandera on Monday.", "clash", None),
    ("US sanctions on Iran took effect on Monday.", "sanctions", None),
    ("A letter from Kenya to Chad was delivered on Monday.", "message", None),
]
SOURCES = [
    ("The raid killed 12 people, according to the opposition.", "attack", "opposition"),
    ("According to Russia's Kommersant newspaper, rebels attacked Aleppo.", "attack", "Kommersant"),
    ("State media said rebels attacked Aleppo.", "attack", "State media"),
    ("Angela Merkel spoke on Monday. She said rebels had attacked Aleppo.", "attack", "Angela Merkel"),
    ("They said rebels had attacked Aleppo.", "attack", None),
    ("Norway said it would keep its troops there after the invasion.", "attack", None),
    ("Rebels attacked Aleppo on Monday.", "attack", None),
]


@pytest.mark.parametrize(("text", "type_", "place"), PLACES)
def test_where_it_took_place(text, type_, place):
    event = next(event for event in events(text) if event.type == type_)
    assert (event.place.name if event.place else None) == place


@pytest.mark.parametrize(("text", "type_", "source"), SOURCES)
def test_who_says_so(text, type_, source):
    event = next(event for event in events(text) if event.type == type_)
    assert (event.attribution.source if event.attribution else None) == source
    if event.attribution:
        assert text[event.attribution.start : event.attribution.end]
