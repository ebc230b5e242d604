"""Who takes part, and where."""

import pytest
from readings import Tells, Told, by_hand

from timeline.events.casting import PLACE, ROLE, Cast, cast_of, named, place_of
from timeline.model.actor import ActorKind, Role

RAID = "Chad attacked rebels near Kano. The raid by Norway angered Japan."


def cast(told: Told) -> list[Cast]:
    return cast_of(told.reading, range(len(told.reading.triggers)))


def who(told: Told) -> list[tuple[str, Role]]:
    return [(one.actor.name, one.actor.role) for one in cast(told)]


def place(told: Told):
    return place_of(told.reading, range(len(told.reading.triggers)), 0)


class TestRoles:
    """Which actors take part, and as what."""

    def test_agents_come_first_then_targets_then_participants(self):
        text = "With Norway watching, rebels were attacked by Chad."
        told = by_hand(text, Tells("attacked", participants=["Norway"], targets=["rebels"], agents=["Chad"]))
        assert who(told) == [("Chad", Role.AGENT), ("rebels", Role.TARGET), ("Norway", Role.PARTICIPANT)]

    def test_of_two_in_one_role_the_surer_one_comes_first(self):
        told = by_hand("Chad and Norway attacked it.", Tells("attacked", agents=[("Chad", ROLE + 0.02), "Norway"]))
        assert [name for name, _ in who(told)] == ["Norway", "Chad"]

    @pytest.mark.parametrize(("share", "names"), [(ROLE + 0.02, ["Chad"]), (ROLE - 0.02, [])])
    def test_they_take_part_from_a_probability_on(self, share, names):
        told = by_hand("Chad attacked rebels.", Tells("attacked", agents=[("Chad", share)]))
        assert [name for name, _ in who(told)] == names

    def test_who_surely_takes_part_does_so_even_where_the_role_is_unsure(self):
        told = by_hand("Chad attacked rebels.", Tells("attacked", agents=[("Chad", 0.4)], participants=[("Chad", 0.3)]))
        assert who(told) == [("Chad", Role.AGENT)]

    def test_mentions_that_are_each_unsure_are_sure_together(self):
        first, second = Tells("attacked", agents=[("Chad", 0.5)]), Tells("strike", agents=[("Chad", 0.5)])
        text = "Chad attacked rebels. The strike by Chad failed."
        assert who(by_hand(text, first)) == []
        (one,) = cast(by_hand(text, first, second))
        assert (one.actor.name, one.probability) == ("Chad", pytest.approx(2 / 3))  # odds of 1 and 1

    def test_one_plain_mention_is_enough_where_others_say_nothing(self):
        text = "Chad attacked rebels. The strike failed. Chad called the strike a success."
        told = by_hand(text, Tells("attacked", agents=["Chad"]), Tells("strike"), Tells("strike"))
        assert who(told) == [("Chad", Role.AGENT)]

    def test_each_actor_is_there_once_in_its_surest_role(self):
        text = "Chad attacked Norway. The raid on Norwegian troops by Chad failed."
        told = by_hand(
            text, Tells("attacked", agents=["Chad"], targets=["Norway"]), Tells("raid", targets=["Norwegian troops"])
        )
        assert who(told) == [("Chad", Role.AGENT), ("Norway", Role.TARGET)]

    def test_a_much_surer_mention_outweighs_the_main_one(self):
        text = "Chad attacked Norway. The raid by Norwegian troops failed."
        told = by_hand(text, Tells("attacked", targets=[("Norway", 0.6)]), Tells("raid", agents=["Norwegian troops"]))
        assert who(told) == [("Norway", Role.AGENT)]

    def test_a_name_that_only_says_whose_a_phrase_is_takes_no_part_by_it(self):
        text = "Iranian sisters were detained by Norway. Iran protested."
        inside = Tells("detained", targets=["Iranian sisters", "Iranian"])
        assert who(by_hand(text, inside)) == [("Iranian sisters", Role.TARGET)]
        assert who(by_hand(text, inside, Tells("protested", agents=["Iran"]))) == [
            ("Iran", Role.AGENT),
            ("Iranian sisters", Role.TARGET),
        ]

    def test_an_actor_s_probability_is_the_reader_s_own(self):
        told = by_hand(RAID, Tells("attacked", agents=[("Chad", 0.75)]), Tells("raid", targets=[("Japan", 0.9)]))
        assert [one.probability for one in cast(told)] == [pytest.approx(0.75), pytest.approx(0.9)]


class TestNames:
    """What the actors are called."""

    def test_a_known_actor_has_its_name_id_and_country(self):
        (one,) = cast(by_hand("Russian forces attacked it.", Tells("attacked", agents=["Russian forces"])))
        actor = one.actor
        assert (actor.name, actor.id, actor.country) == ("Russia", "country:RUS", "RUS")
        assert (actor.kind, actor.text) == (ActorKind.COUNTRY, "Russian forces")

    def test_a_noun_phrase_is_kept_as_it_is_written(self):
        (one,) = cast(by_hand("A suicide bomber attacked it.", Tells("attacked", agents=["suicide bomber"])))
        actor = one.actor
        assert (actor.name, actor.id, actor.kind) == ("suicide bomber", None, ActorKind.GROUP)

    def test_a_name_that_nobody_knows_is_of_unknown_kind(self):
        (one,) = cast(by_hand("Zorblax attacked it.", Tells("attacked", agents=["Zorblax"])))
        assert (one.actor.name, one.actor.kind) == ("Zorblax", ActorKind.UNKNOWN)

    def test_of_two_noun_phrases_the_one_with_all_words_of_the_other_stays(self):
        text = "Masked bombers attacked it. The raid by bombers and townsfolk failed."
        told = by_hand(
            text, Tells("attacked", agents=["Masked bombers"]), Tells("raid", agents=["bombers", "townsfolk"])
        )
        assert [name for name, _ in who(told)] == ["Masked bombers", "townsfolk"]

    def test_a_pronoun_is_given_by_the_words_that_it_stands_for(self):
        text = "The Kremlin was furious. It condemned Chad."
        (one,) = cast(by_hand(text, Tells("condemned", agents=["It"])))
        assert (one.actor.name, one.actor.text) == ("Russia", "The Kremlin")

    def test_a_pronoun_for_two_is_two_actors(self):
        text = "Norway and Chad met. They signed an accord."
        told = by_hand(text, Tells("signed", participants=["They"]))
        assert sorted(who(told)) == [("Chad", Role.PARTICIPANT), ("Norway", Role.PARTICIPANT)]

    def test_a_place_may_be_what_it_is_done_to(self):
        (one,) = cast(by_hand("Rebels bombed Kano.", Tells("bombed", targets=["Kano"])))
        assert (one.actor.name, one.actor.country, one.actor.role) == ("Kano", "NGA", Role.TARGET)
        assert one.actor.id is not None

    @pytest.mark.parametrize(
        ("text", "name"), [("the  armed\nmen", "armed men"), ("Their envoy", "envoy"), ("thieves", "thieves")]
    )
    def test_a_name_is_in_one_line_and_without_an_article(self, text, name):
        assert named(text) == name


class TestPlaces:
    """Where it took place."""

    @pytest.mark.parametrize(("share", "name"), [(PLACE + 0.02, "Kano"), (PLACE - 0.02, None)])
    def test_a_place_counts_from_a_probability_on(self, share, name):
        found = place(by_hand(RAID, Tells("attacked", place=("Kano", share))))
        assert (found.name if found else None) == name

    def test_a_known_place_has_its_country_and_where_it_lies(self):
        found = place(by_hand(RAID, Tells("attacked", place="Kano")))
        assert (found.country, found.text) == ("NGA", "Kano")
        assert found.lat == pytest.approx(12, abs=0.5)
        assert found.lon == pytest.approx(8.5, abs=0.5)

    def test_a_country_may_be_the_place(self):
        found = place(by_hand("Rebels met in Chad.", Tells("met", place="Chad")))
        assert (found.name, found.country) == ("Chad", "TCD")

    def test_an_actor_s_words_may_stand_for_its_country(self):
        found = place(by_hand("Rebels met on Russian soil.", Tells("met", place="Russian")))
        assert (found.name, found.country, found.text) == ("Russia", "RUS", "Russian")

    def test_a_name_that_nobody_knows_may_be_the_place(self):
        found = place(by_hand("Rebels met in Zorblax.", Tells("met", place="Zorblax")))
        assert (found.name, found.country, found.lat) == ("Zorblax", None, None)

    def test_a_place_without_a_name_is_none(self):
        assert place(by_hand("Rebels met in a village.", Tells("met", place="village"))) is None

    def test_of_two_places_about_as_sure_the_main_mention_s_counts(self):
        text = "Rebels met in Kano. The meeting in Osaka failed."
        told = by_hand(text, Tells("met", place=("Kano", 0.8)), Tells("meeting", place=("Osaka", 0.85)))
        assert place(told).name == "Kano"

    def test_a_much_surer_place_of_another_mention_counts(self):
        text = "Rebels met in Kano. The meeting in Osaka failed."
        told = by_hand(text, Tells("met", place=("Kano", 0.45)), Tells("meeting", place=("Osaka", 0.9)))
        assert place(told).name == "Osaka"

    def test_without_parties_there_is_neither_cast_nor_place(self):
        told = by_hand("It rained.", Tells("rained"))
        assert (cast(told), place(told)) == ([], None)
