"""Organisations by the form of their name, and look-alikes."""

import pytest
from reading import WEDNESDAY, article

from timeline.actors import ActorKnowledge, find_entities
from timeline.language import Parser, segment
from timeline.model.actor import ActorKind

FOUND = [
    ("The Lagoon Fisheries Committee met on Monday.", "Lagoon Fisheries Committee", None),
    ("The Nigeria Coastal Reform Party won the vote.", "Nigeria Coastal Reform Party", "NGA"),
    ("The Movement for Reform in Liberia attacked the port.", "Movement for Reform in Liberia", "LBR"),
    ("The Sovereign Dawn of Kivu (SDK) attacked a convoy.", "Sovereign Dawn of Kivu", None),
    ("The Border Dispute Panel (BDP) met. Mali accused the BDP of bias.", "BDP", None),
    ("The Lagoon Harbour Police said so.", "Lagoon Harbour Police", None),
    ("Talks with the Coast Liberation Front and the Lake Alliance failed.", "Coast Liberation Front", None),
]
NONE = [
    "The party met the union on Monday.",
    "The Army left on Monday.",
    "Police left on Monday.",
    "The State of the Union was read on Monday.",
    "Mali signed the Open Borders Treaty (OBT) on Monday.",
    "Ministers discussed growth (GDP) on Monday.",
    "Party leaders met in Lagos on Monday.",
]


def organisations(text: str) -> dict[str, str | None]:
    analysis = Parser.load().parse(segment(article(text)))
    found = find_entities(analysis, ActorKnowledge.load(), WEDNESDAY)
    return {m.text: a.country for m in found for a in m.actors if a.kind is ActorKind.ORGANISATION}


@pytest.mark.parametrize(("text", "name", "country"), FOUND)
def test_the_form_tells_an_organisation(text, name, country):
    found = organisations(text)
    assert name in found
    assert found[name] == country


@pytest.mark.parametrize("text", NONE)
def test_a_common_noun_is_no_organisation(text):
    assert organisations(text) == {}


def test_an_acronym_in_brackets_names_it_from_there_on():
    found = organisations("The Lagoon Fisheries Committee (LFC) met. On Monday LFC members left.")
    assert set(found) >= {"Lagoon Fisheries Committee", "LFC"}
