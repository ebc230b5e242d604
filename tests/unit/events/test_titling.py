"""The line of an event: its source's own clause, or one made of type, actors and place."""

import pytest
from readings import Tells, by_hand

from timeline.events.phrases import LONGEST
from timeline.events.titling import made_title
from timeline.lexicons.event_types import shipped_types
from timeline.model.actor import Actor, Place, Role

ATTACK = shipped_types()["attack"]


def title(text: str, words: str, wanted: str | None = None, **fields: object) -> str:
    """The line where an editor wants these words of the trigger's sentence; None is all of them."""
    (event,) = by_hand(text, Tells(words, title=wanted, **fields)).events()
    return event.title


def is_made(line: str, kind: str = "attack") -> bool:
    return line.startswith(shipped_types()[kind].label)


def sides(line: str) -> str:
    """What a made line says after its type."""
    return line.partition(": ")[2]


class TestOwnClause:
    """The source's own words."""

    @pytest.mark.parametrize(
        ("text", "words", "line"),
        [
            ("Rebels attacked the airport on Monday.", "attacked", "Rebels attacked the airport"),
            ("Last week rebels attacked the airport.", "attacked", "Rebels attacked the airport"),
            ("On Monday, in Kano, rebels attacked a bus.", "attacked", "Rebels attacked a bus"),
            ("Chad and Norway signed an accord in June 2018.", "signed", "Chad and Norway signed an accord"),
            ("The raid of 12 June 2018 on Kano failed.", "raid", "The raid on Kano failed"),
        ],
    )
    def test_it_is_the_clause_without_its_date(self, text, words, line):
        assert title(text, words) == line

    @pytest.mark.parametrize(
        ("text", "words", "agents", "line"),
        [
            (
                "Mali held a vote. The country elected a president.",
                "elected",
                "The country",
                "Mali elected a president",
            ),
            (
                "Mali held a vote. The government banned a party.",
                "banned",
                "The government",
                "Mali's government banned",
            ),
        ],
    )
    def test_a_subject_that_only_points_back_is_named(self, text, words, agents, line):
        assert title(text, words, agents=[agents]).startswith(line)

    def test_no_line_ends_where_its_object_would_begin(self):
        made = title("Chad attacked what it called a base.", "attacked", "Chad attacked what", agents=["Chad"])
        assert not made.endswith("what")

    def test_what_is_only_said_is_told_without_who_says_so(self):
        text = "Norway said on Monday that rebels had shelled the airport."
        assert title(text, "shelled", "rebels had shelled the airport") == "Rebels had shelled the airport"

    def test_its_own_clause_goes_before_one_above_that_is_hardly_better(self):
        text = "Norway said rebels had shelled the airport."
        assert title(text, "shelled", "Norway rebels had shelled the airport") == "Rebels had shelled the airport"

    def test_who_says_so_stays_where_an_editor_wants_it(self):
        text = "Norway warned on Monday that rebels had shelled the airport."
        assert title(text, "shelled") == "Norway warned that rebels had shelled the airport"

    def test_words_that_an_editor_leaves_out_are_left_out(self):
        text = "Rebels attacked the airport before they fled to the border."
        assert title(text, "attacked", "Rebels attacked the airport") == "Rebels attacked the airport"

    def test_a_phrase_around_a_noun_may_be_the_line(self):
        text = "The bombing of Kano by Chad killed 12 people."
        assert title(text, "bombing", "bombing of Kano by Chad") == "The bombing of Kano by Chad"

    def test_small_words_and_signs_between_kept_ones_stay(self):
        text = "The US, the UK and France bombed Kano on Monday."
        assert title(text, "bombed") == "The US, the UK and France bombed Kano"

    def test_white_space_is_one_blank_however_wide_it_is(self):
        assert title("Rebels  attacked the   airport.", "attacked") == "Rebels attacked the airport"

    @pytest.mark.parametrize(
        ("text", "wanted", "line"),
        [
            ('Chad condemned "the raid of the north".', None, 'Chad condemned "the raid of the north"'),
            ('"The army fled", he said; "Chad" condemned it.', None, None),
            (
                "Chad condemned the army (the ANT) in May.",
                "Chad condemned army ANT",
                "Chad condemned the army (the ANT)",
            ),
        ],
    )
    def test_no_sign_is_left_without_its_other_half(self, text, wanted, line):
        found = title(text, "condemned", wanted)
        assert found.count('"') % 2 == 0
        assert line is None or found == line

    def test_a_clause_keeps_the_word_that_opens_it(self):
        text = "Rebels attacked the airport when the president left."
        assert title(text, "attacked", "Rebels attacked the airport president left") == text.rstrip(".")

    def test_where_an_editor_wants_none_of_the_words_a_line_is_made(self):
        assert is_made(title("Rebels attacked the airport.", "attacked", ""))

    def test_a_clause_that_is_long_is_cut_where_it_can_stand_alone(self):
        text = (
            "The army of Chad attacked the airport of the old town of Kano "
            "before the president of Norway left for talks in Osaka."
        )
        assert title(text, "attacked") == "The army of Chad attacked the airport of the old town of Kano"

    def test_no_line_is_far_too_long(self):
        text = (
            "After weeks of talks in Geneva that led nowhere, the army of Chad, which had been waiting at the border of the "
            "country for orders from the capital, attacked the airport of Kano with tanks, jets, rockets and new drones."
        )
        assert len(title(text, "attacked").split()) <= LONGEST


class TestSubject:
    """A line can be understood alone, and says nothing that the source does not say."""

    def test_a_pronoun_gives_way_to_the_name_that_it_stands_for(self):
        text = "Norway was furious. It attacked Kano on Monday."
        assert title(text, "attacked", agents=["It"]) == "Norway attacked Kano"

    def test_whom_the_line_has_named_it_does_not_name_again(self):
        text = "Vladimir Putin announced that he was leaving Kano."
        assert title(text, "announced", agents=["Vladimir Putin", "he"]) == text.rstrip(".")

    def test_whom_the_line_names_by_the_surname_it_does_not_name_again(self):
        text = "Vladimir Putin spoke. Putin said he was leaving Kano."
        assert title(text, "said", agents=["Putin", "he"]) == "Putin said he was leaving Kano"

    def test_a_guessed_subject_does_not_meet_himself(self):
        line = title("I wrote to Angela Merkel today.", "wrote", type="message", agents=["Angela Merkel"])
        assert is_made(line, "message")

    @pytest.mark.parametrize("text", ["It was claimed that rebels fled.", "This claimed many lives."])
    def test_it_and_this_are_not_guessed(self, text):
        line = title(text, "claimed", type="statement", targets=["rebels"] if "rebels" in text else [])
        assert is_made(line, "statement")

    def test_an_owner_at_the_head_of_a_phrase_is_named(self):
        text = "Norway was furious. Its letter to Chad angered Peru."
        line = title(text, "letter", "Its letter to Chad", type="message", agents=["Norway"], targets=["Chad"])
        assert line == "Norway's letter to Chad"

    def test_an_owner_who_is_not_known_is_left_out(self):
        line = title("His letter to Chad angered Peru.", "letter", "letter to Chad", type="message", targets=["Chad"])
        assert line == "Letter to Chad"

    def test_an_owner_later_in_a_clause_stays_as_written(self):
        text = "Norway was furious. A judge wrote its letter to Chad."
        line = title(text, "wrote", type="message", agents=["judge", "its"])
        assert line == "A judge wrote its letter to Chad"

    @pytest.mark.parametrize("agents", [[], ["They"]])
    def test_a_pronoun_for_more_than_one_makes_no_line(self, agents):
        line = title("Norway and Chad met. They attacked Kano.", "attacked", agents=agents)
        assert is_made(line)
        assert "They" not in line

    def test_a_pronoun_that_nobody_is_known_for_is_the_one_agent(self):
        text = "There was fighting. It attacked Kano, said Chad."
        assert title(text, "attacked", "attacked Kano", agents=["Chad"]) == "Chad attacked Kano"

    def test_a_pronoun_of_somebody_who_takes_no_part_makes_no_line(self):
        assert is_made(title("Norway was furious. It attacked Kano on Monday.", "attacked"))

    def test_a_verb_without_a_subject_of_its_own_is_told_of_its_one_actor(self):
        text = "Chad condemned the raid and bombed the town on Monday."
        line = title(text, "bombed", "bombed the town", agents=["Chad"], targets=["town"])
        assert line == "Chad: bombed the town"

    def test_a_passive_verb_without_a_subject_is_told_of_its_one_target(self):
        text = "The rebels fled north and were later arrested in Kano by Norwegian troops."
        fields = {"type": "arrest", "targets": ["rebels"], "agents": ["Norwegian troops"]}
        line = title(text, "arrested", "arrested Kano by Norwegian troops", **fields)
        assert line.startswith("Rebels: were")
        assert "Norway:" not in line

    @pytest.mark.parametrize("agents", [[], ["Chad", "Norway"]])
    def test_a_verb_without_a_subject_takes_no_other_verb_s(self, agents):
        text = "Chad, angry with Norway, condemned the raid and bombed the town on Monday."
        line = title(text, "bombed", "bombed the town", agents=agents)
        assert is_made(line) or "condemned" in line

    def test_nobody_is_told_to_do_it_to_himself(self):
        text = "The president flew to Osaka and met Angela Merkel on Monday."
        line = title(text, "met", "met Angela Merkel", type="meeting", participants=["Angela Merkel"])
        assert line.count("Angela Merkel") == 1

    def test_a_clause_that_only_completes_another_one_is_no_line(self):
        line = title("Chad asked Norway to attack the town.", "attack", "attack the town")
        assert line == "Chad asked Norway to attack the town"

    def test_a_relative_clause_is_told_of_what_it_stands_for(self):
        line = title("The visit, which angered Chad, failed.", "angered", "angered Chad", type="accusation")
        assert line == "The visit angered Chad"

    @pytest.mark.parametrize(
        ("text", "words", "wanted", "negation"),
        [
            ("Chad did not attack the town.", "attack", "Chad attack the town", "not"),
            ("Chad hasn't attacked the town.", "attacked", "Chad attacked the town", "n't"),
            ("Rebels never attacked the town.", "attacked", "Rebels attacked the town", "never"),
            ("No rebels attacked the town.", "attacked", "rebels attacked the town", "no"),
            ("Norway fled, nor did Chad attack the town.", "attack", "Chad attack the town", "nor"),
        ],
    )
    def test_what_denies_it_is_never_lost(self, text, words, wanted, negation):
        line = title(text, words, wanted, status="denied")
        assert negation in line.lower() or is_made(line)


class TestSaid:
    """What somebody is quoted with."""

    def test_it_is_the_speaker_and_the_words(self):
        text = '"America is our worst enemy", Angela Merkel said on Monday.'
        line = title(text, "said", type="statement", agents=["Angela Merkel"])
        assert line == "Angela Merkel: America is our worst enemy"

    def test_a_speaker_without_a_name_opens_the_line_with_a_capital_too(self):
        line = title("We will win this war, the mayor said.", "said", type="statement", agents=["mayor"])
        assert line == "Mayor: We will win this war"

    def test_what_two_say_is_no_quote_of_one(self):
        text = '"America is our worst enemy", Norway and Chad said on Monday.'
        line = title(text, "said", type="statement", agents=["Norway", "Chad"])
        assert line == "Statement: Norway and Chad"

    def test_without_a_known_speaker_a_line_is_made(self):
        assert is_made(title("We will never surrender, they said.", "said", type="statement"), "statement")

    def test_a_word_or_two_are_no_line(self):
        line = title("Never, Angela Merkel said.", "said", type="statement", agents=["Angela Merkel"])
        assert not line.startswith("Angela Merkel:")


class TestMade:
    """A line of type, actors and place."""

    @pytest.mark.parametrize(
        ("does", "undergoes", "place", "line"),
        [
            (["Iran"], ["Iraq"], None, "Iran on Iraq"),
            (["Iran"], ["Iraq"], "Basra", "Iran on Iraq, Basra"),
            (["Iran"], ["Iraq"], "Iraq", "Iran on Iraq"),
            (["Iran", "Chad", "Mali", "Peru"], [], None, "Iran, Chad and Mali"),
            (["Iran", "Iran", "Chad"], [], None, "Iran and Chad"),
            ([], [], "Basra", "Basra"),
            ([], [], None, ""),
            (["gunmen"], ["a bus"], None, "gunmen on a bus"),
        ],
    )
    def test_it_says_who_does_it_to_whom_and_where(self, does, undergoes, place, line):
        actors = [Actor(name=name, role=Role.AGENT) for name in does]
        actors += [Actor(name=name, role=Role.TARGET) for name in undergoes]
        made = made_title(ATTACK, actors, Place(name=place) if place else None, "attacked")
        assert is_made(made)
        assert sides(made) == line

    def test_whom_it_is_done_to_goes_on_the_type_where_nobody_does_it(self):
        iraq = [Actor(name="Iraq", role=Role.TARGET)]
        assert made_title(ATTACK, iraq, None, "attacked") == "Armed attack on Iraq"
        assert made_title(ATTACK, iraq, Place(name="Basra"), "attacked") == "Armed attack on Iraq, Basra"
        assert made_title(shipped_types()["other"], iraq, None, "freed") == "Freed: Iraq"

    def test_those_who_merely_take_part_stand_with_those_who_do_it(self):
        actors = [Actor(name="Chad", role=Role.AGENT), Actor(name="Mali", role=Role.PARTICIPANT)]
        assert sides(made_title(ATTACK, actors, None, "attacked")) == "Chad and Mali"

    def test_the_word_between_both_sides_is_the_type_s(self):
        actors = [Actor(name="Chad", role=Role.AGENT), Actor(name="Mali", role=Role.TARGET)]
        assert sides(made_title(shipped_types()["summit"], actors, None, "met")) == "Chad with Mali"

    def test_an_event_of_no_type_of_its_own_goes_by_its_words(self):
        actors = [Actor(name="Kano")]
        assert made_title(shipped_types()["other"], actors, None, "heavy\n rain") == "Heavy rain: Kano"
        assert made_title(shipped_types()["other"], [], None, "rain") == "Rain"

    def test_an_event_s_own_actors_and_place_are_in_its_line(self):
        text = "They attacked it: Chad shelled rebels in Kano."
        line = title(text, "shelled", "", agents=["Chad"], targets=["rebels"], place="Kano")
        assert sides(line) == "Chad on rebels, Kano"


@pytest.mark.parametrize("wanted", ["", None])
@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("on Monday rebels attacked the airport, officials said.", "attacked"),
        ("They attacked Kano; nobody knew why.", "attacked"),
        ("The attack, on Monday, on the airport - the third - failed.", "attack"),
        ("It rained.", "rained"),
    ],
)
def test_every_line_opens_with_a_capital_and_ends_without_a_sign(text, words, wanted):
    line = title(text, words, wanted)
    assert line[:1].isupper()
    assert line[-1].isalnum() or line[-1] == ")"
    assert line == " ".join(line.split())
