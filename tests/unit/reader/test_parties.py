"""Parties: who and what a trigger may be linked to."""

from dataclasses import replace

from readings import Parsed, parsed

from timeline.model.actor import EntityMention
from timeline.model.span import Span
from timeline.reader.parties import parties_of


def texts(text: str) -> list[str]:
    return [party.text for party in parsed(text).parties]


def again(found: Parsed, **changed: object) -> list[str]:
    """The parties where something of what comes in is another."""
    given = {"analysis": found.analysis, "entities": found.entities, "times": found.times, **changed}
    return [party.text for party in parties_of(**given)]


def test_known_actors_and_places_are_parties_with_their_mention():
    chad, kano = parsed("Chad attacked Kano.").parties
    assert chad.mention is not None
    assert [actor.id for actor in chad.mention.actors] == ["country:TCD"]
    assert kano.mention is not None
    assert kano.mention.place is not None
    assert kano.mention.place.name == "Kano"


def test_other_noun_phrases_are_parties_as_they_are_written():
    found = {party.text: party for party in parsed("A suicide bomber struck two army barracks in Kano.").parties}
    assert list(found) == ["suicide bomber", "two army barracks", "Kano"]
    assert found["suicide bomber"].mention is None


def test_the_article_before_a_noun_is_no_part_of_the_phrase():
    assert texts("The airport was shelled by an angry mob.") == ["airport", "angry mob"]


def test_a_noun_that_describes_another_one_is_no_party_of_its_own():
    assert "suicide" not in texts("A suicide bomber struck the airport.")


def test_a_word_before_a_noun_that_describes_another_one_is_no_part_of_its_phrase():
    found = parsed("Masked gunmen fled.")
    (sentence,) = found.analysis.sentences
    masked, *others = sentence.words
    elsewhere = replace(sentence, words=(replace(masked, head=2), *others))
    assert again(found, entities=[]) == ["Masked gunmen"]
    assert again(found, entities=[], analysis=replace(found.analysis, sentences=(elsewhere,))) == ["gunmen"]


def test_words_that_hyphens_join_stay_together():
    assert "47-year-old businessman" in texts("The 47-year-old businessman denied the charges.")


def test_a_name_goes_on_after_its_head_up_to_whom_the_actors_know():
    assert texts("The Secretary of State left.") == ["Secretary of State"]
    assert texts("The secretary of the party left.") == ["secretary", "party"]
    assert texts("The Minister for Chad left.") == ["Minister", "Chad"]


def test_a_noun_inside_of_a_name_is_no_second_party():
    assert texts("Russian forces attacked the town.") == ["Russian forces", "town"]


def test_a_noun_that_a_name_describes_is_a_party_beside_the_name():
    assert texts("Iranian sisters were detained.") == ["Iranian", "Iranian sisters"]
    assert texts("Iran detained sisters.") == ["Iran", "sisters"]


def test_a_date_is_no_party():
    found = parsed("Rebels attacked the town last week.")
    assert again(found) == ["Rebels", "town"]
    assert again(found, times=[]) == ["Rebels", "town", "last week"]


def test_pronouns_are_parties_where_it_is_known_whom_they_stand_for():
    parties = parsed("Angela Merkel spoke on Monday. She left for Osaka.").parties
    she = next(party for party in parties if party.text == "She")
    assert she.mention is not None
    assert [actor.name for actor in she.mention.actors] == ["Angela Merkel"]


def test_a_mention_of_nobody_known_is_a_noun_phrase_like_others():
    found = parsed("The airport was shelled.")
    nobody = EntityMention(Span(4, 11), "airport", 0)
    (party,) = parties_of(found.analysis, [nobody], found.times)
    assert (party.text, party.mention) == ("airport", None)


def test_what_stands_in_a_sentence_that_nobody_parsed_is_no_party():
    found = parsed("Chad attacked the town. Norway fled.")
    first, second = found.analysis.sentences
    analysis = replace(found.analysis, sentences=(replace(first, words=()), second))
    assert again(found, analysis=analysis) == ["Norway"]


def test_parties_stand_in_the_order_of_the_text_and_slice_back_to_it():
    text = "Masked gunmen attacked Chad on Monday. Norway said that a bomber had fled to Kano with them."
    parties = parsed(text).parties
    assert [party.span for party in parties] == sorted(party.span for party in parties)
    assert all(party.span.of(text) == party.text for party in parties)
    assert [party.text for party in parties][:3] == ["Masked gunmen", "Chad", "Norway"]


def test_the_head_of_a_party_governs_its_other_words():
    found = parsed("Norway fled. The Norwegian prime minister of old attacked masked gunmen.")
    for party in found.parties:
        sentence = found.analysis.sentences[party.sentence]
        inside = {word.index for word in sentence.words_in(party.span)}
        assert party.head in inside
        assert sentence.words[party.head].head not in inside - {party.head}
