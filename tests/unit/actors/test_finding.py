"""Mentions in articles: names, offices, people who are introduced, and what points back."""

import pytest
from reading import WEDNESDAY, article

from timeline.actors import ActorKnowledge, find_entities
from timeline.language import Parser, segment


def mentions(text: str) -> dict[str, tuple[str, ...]]:
    """What each mention's words mean."""
    analysis = Parser.load().parse(segment(article(text)))
    found = find_entities(analysis, ActorKnowledge.load(), WEDNESDAY)
    spans = [mention.span for mention in found]
    assert all(text[m.span.start : m.span.end] == m.text for m in found)
    assert not any(a.overlaps(b) for i, a in enumerate(spans) for b in spans[i + 1 :])
    assert all(mention.reason for mention in found)
    return {m.text: tuple(actor.name for actor in m.actors) or ((m.place.name,) if m.place else ()) for m in found}


def test_apostrophes_and_dots_do_not_break_names():
    found = mentions("The U.N.'s envoy told North Korea's leader that the U.S. would wait.")
    assert found["U.N."] == ("United Nations",)
    assert found["U.S."] == ("United States",)
    assert found["North Korea's leader"] == ("Kim Jong-un",)


def test_capitals_of_a_headline_do_no_harm():
    assert mentions("NORTH Korea has fired rockets, a report warns.")["NORTH Korea"] == ("North Korea",)


def test_the_common_nouns_of_a_body_s_name_may_be_small():
    assert mentions("The UN security council met.")["UN security council"] == ("UN Security Council",)
    assert "Golden dawn" not in mentions("Golden dawn came, and the fleet sailed.")


def test_a_surname_after_the_full_name():
    found = mentions("South Korean envoy Park Min-ho arrived on Monday. Officials said Park would stay.")
    assert found["Park"] == found["Park Min-ho"] == ("Park Min-ho",)


def test_whose_last_name_acts_alone_later_is_a_person():
    found = mentions("The case was brought by Oduya Wexel. Wexel said the court would rule in May.")
    assert found["Oduya Wexel"] == found["Wexel"] == ("Oduya Wexel",)
    assert "Oduya Wexel" not in mentions("The case was brought by Oduya Wexel. The court will rule in May.")


def test_letters_after_a_name_are_not_the_surname():
    found = mentions("The lead prosecutor, Andrew Wexel QC, accused him of lying. Wexel said it was not true.")
    assert found["Andrew Wexel QC"] == found["Wexel"] == ("Andrew Wexel",)


def test_titles_and_places_before_a_name_are_no_part_of_it():
    found = mentions("U.S. Representative Patrick Wexel met Ohio Senator Anna Moot. Wexel left, and Moot stayed.")
    assert found["Patrick Wexel"] == found["Wexel"] == ("Patrick Wexel",)
    assert found["Anna Moot"] == found["Moot"] == ("Anna Moot",)


def test_a_surname_that_is_a_town_s_name_too_is_the_person_s_once_he_is_named():
    assert mentions("The court heard Senator John Kennedy. Kennedy denied it.")["Kennedy"] == ("John Kennedy",)
    assert mentions("The road leads to Kennedy.")["Kennedy"] == ("Kennedy",)  # the town


def test_a_leader_whose_given_name_is_spelt_otherwise_is_the_leader():
    assert mentions("Wladimir Putin spoke.").get("Wladimir Putin") != ("Vladimir Putin",)  # another first letter
    assert mentions("He met Nicholas Sarkozy of France.")["Nicholas Sarkozy"] == ("Nicolas Sarkozy",)
    assert mentions("He met Maria Draghi, a baker.")["Maria Draghi"] == ("Maria Draghi",)  # not Mario
    assert mentions("He met Norbert Sarkozy, a baker.")["Norbert Sarkozy"] == ("Norbert Sarkozy",)


def test_a_long_surname_may_be_misspelt_after_a_title():
    found = mentions("Mahmoud Ahmadinejad spoke. In his speech Mr Ahmadinjad played it down.")
    assert found["Ahmadinjad"] == ("Mahmoud Ahmadinejad",)
    found = mentions("Oduya Wexel, a lawyer, spoke. Mr Waxel did not.")  # a short one may be somebody else's
    assert found["Waxel"] == ("Waxel",)


def test_a_royal_title_is_part_of_a_given_name():
    found = mentions("The wedding of Prince Rufus was on Monday. Rufus smiled.")
    assert found["Prince Rufus"] == found["Rufus"] == ("Prince Rufus",)


def test_a_group_carries_the_name_of_whose_it_is():
    assert mentions("Putin's lawyers argued.")["lawyers"] == ("Putin's lawyers",)
    assert mentions("The protesters left.")["protesters"] == ("protesters",)
    assert mentions("The Turkish-backed rebels fled.")["backed rebels"] == ("Turkish-backed rebels",)


def test_of_two_surnames_the_first_is_the_one_in_use():
    found = mentions("Governor Ricardo Almeda Nevares resigned on Monday. Almeda said he was sorry.")
    assert found["Almeda"] == ("Ricardo Almeda Nevares",)


def test_a_leader_needs_no_introduction_but_a_word_does():
    found = mentions("Putin spoke first. It may rain, and Brown bread is sold there.")
    assert found["Putin"] == ("Vladimir Putin",)
    assert "Brown" not in found


@pytest.mark.parametrize("words", ["The two leaders", "Both leaders"])
def test_pairs_point_back(words):
    found = mentions(f"Donald Trump met Kim Jong-un in Singapore. {words} signed a statement.")
    assert set(found[words]) == {"Donald Trump", "Kim Jong-un"}


def test_a_pronoun_points_to_the_person_named_last():
    assert mentions("Emmanuel Macron flew to Moscow. He met reporters.")["He"] == ("Emmanuel Macron",)


def test_a_woman_is_not_he_and_an_object_is_not_its_own_subject():
    assert "He" not in mentions("Angela Merkel spoke on Monday. He left for Osaka.")
    assert mentions("Angela Merkel spoke on Monday. She left for Osaka.")["She"] == ("Angela Merkel",)
    assert "him" not in mentions("Vladimir Putin thanked him.")


def test_a_given_name_is_no_country():
    assert "Jordan" not in mentions("Jordan Baker, an analyst, said so.")


def test_nobody_before_means_nobody():
    assert "He" not in mentions("He said that it was over.")


def test_a_word_that_only_begins_like_an_institution_is_none():
    found = mentions("Kenya gave in to US pressure, and Kenyan courtesy won.")
    assert "US" in found
    assert "US press" not in found
    assert "Kenyan court" not in found


def test_a_surname_means_nobody_who_came_to_office_later():
    assert "Milei" not in mentions("Milei spoke first.")
    assert mentions("Ramaphosa spoke first.")["Ramaphosa"] == ("Cyril Ramaphosa",)


def test_of_two_of_one_surname_the_leader_is_meant_else_the_last_one_named():
    talks = "Kim Myong-gil spoke in Stockholm. Kim Jong-un set the deadline. Kim waited."
    assert mentions(talks)["Kim"] == ("Kim Jong-un",)
    assert mentions("Ivan Petrov left the ministry. Anna Petrov stayed. Petrov declined.")["Petrov"] == ("Anna Petrov",)
