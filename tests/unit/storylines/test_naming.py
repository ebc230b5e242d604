"""Names as an editor writes them, of nothing that the articles do not say."""

import pytest
from piles import article, line

from timeline.lexicons import read_lexicon
from timeline.lexicons.event_types import shipped_types
from timeline.model.actor import Role
from timeline.storylines.naming import Pile, names_of


def named(events):
    return names_of(events, Pile.of(events))


def told(*rows):
    return article("a", [(kind, text, "2021-05-01", who, where) for kind, text, who, where in rows])


def test_countries_whose_names_take_an_article_have_it():
    events = told(
        ("negotiation", "The talks began.", ("United States", "Chile"), None),
        ("meeting", "The talks went on.", ("United States", "Chile"), None),
    )
    assert named(events).name == "Chile and the United States: talks"
    alone = told(("election", "A vote.", ("Philippines",), None), ("election", "A poll.", ("Philippines",), None))
    assert (named(alone).name, named(alone).lead) == ("The Philippines: election", "The Philippines")


def test_the_word_before_a_theme_says_what_kind_it_is():
    rows = [("agreement", "They signed a grain deal.", ("Chile", "Peru"), None)] * 3
    assert named(told(*rows)).name == "Chile and Peru: grain deal"


def test_one_stray_modifier_is_not_enough():
    rows = [("agreement", "They signed a deal.", ("Chile",), None)] * 9
    assert named(told(("agreement", "A gas deal.", ("Chile",), None), *rows)).name == "Chile: deal"


def test_a_word_that_two_themes_begin_with_stands_once():
    events = told(
        *[
            ("negotiation", "The nuclear talks went on.", ("Chile",), None),
            ("nuclear_test", "A nuclear test shook the hills.", ("Chile",), None),
        ]
        * 3,
    )
    assert named(events).name == "Chile: nuclear talks and tests"


def test_an_invasion_is_the_war_of_one_country_in_another():
    events = [
        line("a", ("attack", f"Round {n} of the invasion, a war.", "2021-05-01", ("Peru",), "Arica"), number=n)
        for n in range(4)
    ]
    events = [
        event.model_copy(
            update={"actors": tuple(actor.model_copy(update={"role": Role.AGENT}) for actor in event.actors)}
        )
        for event in events
    ]
    assert (named(events).name, named(events).lead) == ("Peru's war in Chile", "Chile")


def test_where_it_is_not_clear_who_invaded_both_are_named():
    events = [
        line("a", ("attack", f"Round {n} of the invasion, a war.", "2021-05-01", ("Peru", "Chile"), None), number=n)
        for n in range(4)
    ]
    assert named(events).name == "Chile and Peru: war"


def test_a_few_blows_are_no_war():
    events = told(
        *[("attack", "Guns were fired at the fort.", ("Peru",), None)] * 9,
        ("attack", "It was no war.", ("Peru",), None),
    )
    assert named(events).name == "Peru: attacks"


def test_a_person_who_is_in_most_of_it_leads():
    rows = [("trial", "Ivar Dahl stood in court.", ("Ivar Dahl",), None)] * 5
    assert named(told(*rows, ("trial", "Norway's court sat.", ("Norway",), None))).name == "Ivar Dahl: trial"


def test_a_surname_is_the_person_who_has_it():
    rows = [("trial", "The court heard it.", (name,), None) for name in ("Ivar Dahl", "Dahl", "Ivar Dahl", "Dahl")]
    found = named(told(*rows))
    assert (found.name, found.actors) == ("Ivar Dahl: trial", ("Ivar Dahl",))


def test_nobody_and_nothing_still_has_a_name():
    assert named(told(("other", "Snow fell.", (), None))).name == "Other events"
    assert named(told(("other", "Snow fell.", ("Norway",), None))).name == "Norway"


def test_order_does_not_change_a_name():
    events = told(
        ("negotiation", "The talks began.", ("Chile", "Peru"), None),
        ("sanctions", "New sanctions came.", ("Peru", "Chile"), None),
        ("meeting", "The talks went on.", ("Chile", "Peru"), None),
    )
    assert named(events) == named(events[::-1])


@pytest.mark.parametrize("theme", read_lexicon("en/story_themes")["theme"], ids=lambda theme: theme["id"])
def test_every_theme_is_of_known_types_and_has_forms(theme):
    assert set(theme["types"]) <= set(shipped_types())
    assert theme["forms"]
    assert all(words and words == [word.lower() for word in words] for words in theme["forms"].values())


def test_modifiers_stand_once_and_themes_have_ids_of_their_own():
    tables = read_lexicon("en/story_themes")
    assert len(set(tables["words"]["modifiers"])) == len(tables["words"]["modifiers"])
    ids = [theme["id"] for theme in tables["theme"]]
    assert len(set(ids)) == len(ids)


def test_a_surname_that_is_one_person_here_and_two_elsewhere_is_no_trouble():
    here = told(*[("trial", "The court heard it.", (name,), None) for name in ("Ivar Dahl", "Dahl", "Dahl")])
    elsewhere = article(
        "b", [("trial", "The court sat.", "2021-05-01", (name,), None) for name in ("Dahl", "Ida Dahl")]
    )
    assert names_of(here, Pile.of([*here, *elsewhere])).name == "Ivar Dahl: trial"
    assert names_of(elsewhere[:1], Pile.of([*here, *elsewhere])).lead == "Dahl"
