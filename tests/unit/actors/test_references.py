"""Whom words that point back mean, or that they mean nobody."""

from datetime import date

import pytest
from reading import WEDNESDAY, article

from timeline.actors import ActorKnowledge, find_entities
from timeline.language import Parser, segment

MEANT = [
    ("Peru urged Bolivia to withdraw its troops.", "its", {"Bolivia"}),
    ("Peru said it would close the border.", "it", {"Peru"}),
    ("Angela Merkel said she would fly to Rome.", "she", {"Angela Merkel"}),
    ("Sanctions were imposed on Iraq after its invasion of Kuwait.", "its", {"Iraq"}),
    ("Peru and Chile met on Monday. They signed a treaty.", "They", {"Peru", "Chile"}),
    ("Emmanuel Macron met Angela Merkel on Monday. He then flew home.", "He", {"Emmanuel Macron"}),
    ("President Emmanuel Macron flew in with Angela Merkel. The president spoke first.", "The president", {"Emmanuel Macron"}),
    ("Nigerian President Muhammadu Buhari met Angela Merkel. The chancellor spoke first.", "The chancellor", {"Angela Merkel"}),
    ("North Korea fired a rocket. The North said nothing.", "The North", {"North Korea"}),
    ("A rebel force in Liberia said it would pull out.", "it", {"rebel force"}),
    ("Turkey shot down a Russian jet. Russia accused Turkey. Norway urged both sides to stay calm.", "both sides", {"Russia", "Turkey"}),
    ("Peru and Chile met on Monday. Both sides spoke of progress.", "Both sides", {"Chile", "Peru"}),
    ("Kenya closed its border. The country has seen attacks.", "The country", {"Kenya"}),
]  # fmt: skip
NOBODY = [
    ("Norway welcomed Peru. The official said he would stay.", "he", "an official who is not named"),
    ("The president spoke first.", "The president", "no president is named"),
    ("Iran met the United States. Senators from both parties objected.", "both parties", "parties of a parliament"),
    ("Peru is poor. It rained.", "they", "no such word"),
    ("He said that it was over.", "He", "nobody stands before"),
    ("The North wind blew. Storms hit Peru.", "The North", "no Korea in sight"),
    ("An American leader of a mission in Chad resigned.", "American leader", "not the leader of America"),
]


def meant(text: str) -> dict[str, set[str]]:
    analysis = Parser.load().parse(segment(article(text)))
    return {
        m.text: {actor.name for actor in m.actors} for m in find_entities(analysis, ActorKnowledge.load(), WEDNESDAY)
    }


@pytest.mark.parametrize(("text", "words", "names"), MEANT)
def test_words_that_point_back(text, words, names):
    assert meant(text).get(words) == names


@pytest.mark.parametrize(("text", "words", "why"), NOBODY)
def test_words_that_point_nowhere(text, words, why):
    assert words not in meant(text), why


@pytest.mark.parametrize(("day", "name"), [("1990-08-15", "George H. W. Bush"), ("2003-03-20", "George W. Bush")])
def test_of_two_people_of_one_name_the_one_in_office_is_meant(day, name):
    analysis = Parser.load().parse(segment(article("President George Bush sent troops to Kuwait.")))
    found = find_entities(analysis, ActorKnowledge.load(), date.fromisoformat(day))
    assert name in {actor.name for mention in found for actor in mention.actors}
