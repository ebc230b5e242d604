"""Features: what a pair of words is besides their vectors."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import numpy
import pytest
from readings import WEDNESDAY, Parsed, parsed

from timeline.model.span import Span
from timeline.reader.features import NEAREST_TIME, PAIR, PARTY, RULING_TIME, SAME, TIME, TITLE, WORD, Layout

HERE, SENTENCES, RIGHT_BEFORE, RIGHT_AFTER, LONG_BEFORE = range(5)  # columns of a pair: where the right word stands
ORDER, NEAR = 6, 7
BELOW, ABOVE, PATH, GOVERNED, GOVERNS, SIBLINGS = range(8, 14)  # and what it is to the left one in the tree
OWN_SUBJECT, SUBJECT_ABOVE, SECOND_SUBJECT, GOVERNED_BY_IT = -10, -9, -8, -7  # columns of a party
RAID = "Chad attacked rebels in Kano on Monday. The army condemned the attack."


def layout(found: Parsed, published: date | None = WEDNESDAY) -> Layout:
    return Layout(found.analysis, found.times, found.parties, published)


def at(found: Parsed, *words: str) -> numpy.ndarray:
    """The numbers of words, each searched for behind the one before it."""
    numbers, start = [], 0
    for word in words:
        start = found.article.text.index(word, start)
        numbers += layout(found).numbers(Span(start, start + len(word)))
        start += len(word)
    return numpy.array(numbers)


def pair(text: str, left: str, right: str) -> numpy.ndarray:
    found = parsed(text)
    (one,), (other,) = at(found, left), at(found, right)
    return layout(found).pairs(numpy.array([one]), numpy.array([other]))[0]


def told_in_turn(count: int) -> Parsed:
    """A sentence with a date and a party, and around it so many that have neither."""
    others = ["They fled."] * count
    return parsed(" ".join([*others, "Chad fled on Monday.", *others]))


def linked(text: str, triggers: Sequence[str]) -> dict[str, set[str]]:
    """Which times rule over which triggers."""
    found = parsed(text)
    own, numbers = layout(found), at(found, *triggers)
    rows, columns = own.near_times(numbers)
    ruling = own.dates(numbers, rows, columns)[:, RULING_TIME]
    times = [time.text for time, _ in own.times]
    return {
        trigger: {times[c] for r, c, rules in zip(rows, columns, ruling, strict=True) if r == row and rules}
        for row, trigger in enumerate(triggers)
    }


class TestWidths:
    """Weights are trained for a width: features that have another one would be read as nonsense."""

    def test_words_are_as_wide_as_declared(self):
        assert layout(parsed(RAID)).words().shape == (14, WORD)

    def test_dates_are_as_wide_as_declared(self):
        found = parsed(RAID)
        triggers = at(found, "attacked", "attack")
        rows, columns = layout(found).near_times(triggers)
        assert layout(found).dates(triggers, rows, columns).shape == (2, PAIR + TIME)

    def test_parties_are_as_wide_as_declared(self):
        found = parsed(RAID)
        triggers = at(found, "attacked")
        rows, columns = layout(found).near_parties(triggers)
        assert layout(found).parties(triggers, rows, columns).shape == (len(found.parties), PAIR + PARTY)

    def test_two_triggers_are_as_wide_as_declared(self):
        found = parsed(RAID)
        triggers = at(found, "attacked", "condemned", "attack")
        own = layout(found)
        assert own.same(triggers, numpy.array([1, 2, 2]), numpy.array([0, 0, 1])).shape == (3, SAME)
        assert own.near(triggers).shape == (3, 3, 4)

    def test_words_of_a_line_are_as_wide_as_declared(self):
        found = parsed(RAID)
        rows, numbers, features = layout(found).titles(at(found, "attacked", "attack"))
        assert features.shape == (14, TITLE)
        assert rows.tolist() == [0] * 8 + [1] * 6
        assert numbers.tolist() == list(range(14))

    def test_without_times_and_parties_there_are_no_pairs(self):
        found = replace(parsed("They fled."), parties=())
        own, triggers = layout(found), at(found, "fled")
        for rows, columns, features in (
            (*own.near_times(triggers), own.dates),
            (*own.near_parties(triggers), own.parties),
        ):
            assert len(rows) == len(columns) == 0
            assert len(features(triggers, rows, columns)) == 0


class TestPairs:
    """Distance, order and tree of two words."""

    def test_an_object_hangs_right_below_its_verb(self):
        found = pair(RAID, "attacked", "rebels")
        assert list(found[[BELOW, ABOVE, GOVERNED, GOVERNS, SIBLINGS]]) == [1, 0, 1, 0, 0]
        assert found[PATH] == pytest.approx(1 / 8)

    def test_seen_from_the_object_the_verb_stands_above(self):
        found = pair(RAID, "rebels", "attacked")
        assert list(found[[BELOW, ABOVE, GOVERNED, GOVERNS, SIBLINGS]]) == [0, 1, 0, 1, 0]

    def test_subject_and_object_are_siblings(self):
        found = pair(RAID, "Chad", "rebels")
        assert list(found[[BELOW, ABOVE, GOVERNED, GOVERNS, SIBLINGS]]) == [0, 0, 0, 0, 1]
        assert found[PATH] == pytest.approx(2 / 8)

    def test_the_preposition_of_an_object_hangs_two_steps_below_the_verb(self):
        found = pair(RAID, "attacked", "in")
        assert list(found[[BELOW, GOVERNED, SIBLINGS]]) == [1, 0, 0]
        assert found[PATH] == pytest.approx(2 / 8)

    def test_words_of_two_sentences_have_no_tree_in_common(self):
        found = pair(RAID, "attacked", "condemned")
        assert list(found[[HERE, RIGHT_BEFORE, RIGHT_AFTER]]) == [0, 0, 1]
        assert not found[BELOW:].any()
        assert not found[[ORDER, NEAR]].any()

    def test_sentences_are_counted_forward_and_back(self):
        text = "Chad fled. They stayed. Norway left. They returned."
        assert pair(text, "returned", "fled")[SENTENCES] == pytest.approx(-0.3)
        assert pair(text, "fled", "returned")[SENTENCES] == pytest.approx(0.3)
        assert list(pair(text, "returned", "fled")[[RIGHT_BEFORE, LONG_BEFORE]]) == [0, 1]
        assert list(pair(text, "returned", "left")[[RIGHT_BEFORE, LONG_BEFORE]]) == [1, 0]

    def test_the_order_inside_of_a_sentence_counts(self):
        assert pair(RAID, "attacked", "Chad")[ORDER] == 1
        assert pair(RAID, "attacked", "Monday")[[ORDER, NEAR]].tolist() == [0, 0]
        assert pair(RAID, "attacked", "Kano")[NEAR] == 1


class TestReach:
    """How far a trigger's words may stand from it."""

    def test_times_up_to_twelve_sentences_before_and_three_after_may_date(self):
        found = told_in_turn(15)
        own = layout(found)
        fled = at(found, *["fled"] * 31)
        rows, _ = own.near_times(fled)
        assert list(15 - rows) == list(range(3, -13, -1))

    def test_parties_up_to_two_sentences_before_and_one_after_may_take_part(self):
        found = told_in_turn(5)
        chad = replace(found, parties=tuple(party for party in found.parties if party.text == "Chad"))
        rows, _ = layout(chad).near_parties(at(found, *["fled"] * 11))
        assert list(5 - rows) == [1, 0, -1, -2]

    def test_a_date_that_opens_a_line_of_a_list_rules_over_what_follows(self):
        text = "The war, line by line:\n\n- Sept. 3, 2018 – Rebels shelled the airport.\n- The army bombed the town.\n- Oct. 5, 2018 – The rebels left."
        assert linked(text, ["shelled", "bombed", "left"]) == {
            "shelled": {"Sept. 3, 2018"},
            "bombed": {"Sept. 3, 2018"},
            "left": {"Oct. 5, 2018"},
        }

    def test_a_date_in_a_heading_rules_over_its_section_however_long(self):
        section = " ".join(["The army shelled a town near the border again."] * 14)
        text = (
            f"They fought.\n\n3 September 2018\n\n{section} Rebels bombed it.\n\n4 September 2018\n\nThe rebels left."
        )
        assert linked(text, ["fought", "bombed", "left"]) == {
            "fought": set(),
            "bombed": {"3 September 2018"},
            "left": {"4 September 2018"},
        }

    @pytest.mark.parametrize("opening", ["Sept. 3, 2018 – Rebels", "7:15 p.m.: rebels", "On 3 September 2018. Rebels"])
    def test_a_date_that_opens_a_line_of_its_own_rules_over_what_follows(self, opening):
        found = linked(f"{opening} shelled the airport. The army bombed the town.", ["shelled", "bombed"])
        assert [len(times) for times in found.values()] == [1, 1]

    def test_a_date_that_merely_comes_first_in_its_sentence_rules_over_nothing(self):
        text = "On Monday rebels in the north of Chad shelled the airport of Kano. They fled."
        assert linked(text, ["shelled", "fled"]) == {"shelled": set(), "fled": set()}

    def test_a_date_in_the_midst_of_a_sentence_rules_over_nothing(self):
        assert linked("Rebels attacked the town on Monday. They fled.", ["attacked", "fled"]) == {
            "attacked": set(),
            "fled": set(),
        }

    def test_a_date_in_a_sentence_that_nobody_parsed_dates_nothing(self):
        found = parsed("Chad fled on Monday. Norway fled on Tuesday.")
        first, second = found.analysis.sentences
        found = replace(
            found, parties=(), analysis=replace(found.analysis, sentences=(replace(first, words=()), second))
        )
        assert layout(found).time_indexes == [1]
        assert layout(found).numbers(first.span) == []


class TestTimes:
    """What a date is to a trigger."""

    def test_the_nearest_date_of_its_sentence_is_marked(self):
        found = parsed("On Sunday Chad attacked rebels, on Monday they fled and on Tuesday it rained.")
        own, triggers = layout(found), at(found, "attacked", "fled", "rained")
        rows, columns = own.near_times(triggers)
        nearest = own.dates(triggers, rows, columns)[:, NEAREST_TIME]
        marked = [(int(r), int(c)) for r, c, near in zip(rows, columns, nearest, strict=True) if near]
        assert marked == [(0, 0), (1, 1), (2, 2)]

    def test_a_date_in_another_sentence_is_never_the_nearest(self):
        found = parsed("Chad attacked rebels on Monday. They fled.")
        own, triggers = layout(found), at(found, "fled")
        assert own.dates(triggers, *own.near_times(triggers))[0, NEAREST_TIME] == 0

    def test_the_head_of_a_date_is_the_word_that_governs_the_others(self):
        found = parsed("Chad attacked rebels in early June 2018.")
        own = layout(found)
        assert own.word(int(own.time_heads[0])).text == "June"

    def test_a_day_before_publication_and_one_after_it_differ(self):
        found = parsed("Chad attacked rebels on 3 June 2019.")
        triggers = at(found, "attacked")
        early, late = (layout(found, day) for day in (date(2018, 1, 1), date(2020, 1, 1)))
        one, other = (own.dates(triggers, *own.near_times(triggers))[0] for own in (early, late))
        assert (one != other).sum() == 2  # told as ahead, told as over


class TestOthers:
    """Words alone, triggers among themselves, and words of a line."""

    def test_words_of_the_first_sentence_are_marked(self):
        rows = layout(parsed(RAID)).words()
        assert (rows[:8] == rows[0]).all()
        assert (rows[8:] == rows[8]).all()
        assert (rows[0] != rows[8]).any()

    def test_it_shows_whether_the_publication_day_is_known(self):
        found = parsed(RAID)
        known, unknown = layout(found).words(), layout(found, None).words()
        assert ((known != unknown).sum(axis=0) > 0).sum() == 1

    def test_two_triggers_of_one_stem_and_two_of_one_sentence_are_seen(self):
        found = parsed(RAID)
        stem, here, next_to, _ = layout(found).near(at(found, "attacked", "condemned", "attack")).transpose(2, 0, 1)
        assert stem.tolist() == [[1, 0, 1], [0, 1, 0], [1, 0, 1]]
        assert here.tolist() == [[1, 0, 0], [0, 1, 1], [0, 1, 1]]
        assert next_to.tolist() == [[0, 1, 1], [1, 0, 0], [1, 0, 0]]

    def test_a_noun_after_the_is_told_as_known(self):
        found = parsed("Rebels launched an attack. The attack killed nobody.")
        own = layout(found)
        (row,) = own.same(at(found, "attack", "attack"), numpy.array([1]), numpy.array([0]))
        assert row[[3, 5, 6, 10, 11]].tolist() == [1, 1, 1, 1, 0]  # lemma, nouns, known

    def test_actors_named_in_both_sentences_are_counted(self):
        found = parsed("Chad attacked Norway. Norway bombed Chad. Japan fled.")
        own = layout(found)
        rows = own.same(at(found, "attacked", "bombed", "fled"), numpy.array([1, 2]), numpy.array([0, 1]))
        assert rows[:, [8, 9]].tolist() == [[1, 0.5], [0, 0]]

    def test_a_line_is_made_of_words_of_the_trigger_s_own_sentence(self):
        found = parsed(RAID)
        own, triggers = layout(found), at(found, "attacked", "condemned")
        rows, numbers, features = own.titles(triggers)
        sentence = own.position.sentence_of
        assert (sentence[numbers] == sentence[triggers[rows]]).all()
        assert numbers[features[:, -1] > 0].tolist() == triggers.tolist()

    def test_words_of_a_date_are_marked_for_the_line(self):
        found = parsed(RAID)
        own = layout(found)
        _, numbers, features = own.titles(at(found, "attacked"))
        assert [own.word(int(n)).text for n in numbers[features[:, -2] > 0]] == ["Monday"]


def taking_part(text: str, trigger: str, party: str) -> list[int]:
    """The features of a party: how it stands to the subjects around the trigger, and to the trigger."""
    found = parsed(text)
    triggers = at(found, trigger)
    rows, columns = layout(found).near_parties(triggers)
    features = layout(found).parties(triggers, rows, columns)
    names = [found.parties[column].text for column in columns]
    return [int(x) for x in features[names.index(party)][[OWN_SUBJECT, SUBJECT_ABOVE, SECOND_SUBJECT, GOVERNED_BY_IT]]]


class TestSubjects:
    """Who does what a word tells is often the subject of a word above it."""

    @pytest.mark.parametrize(
        ("text", "trigger", "party", "expected"),
        [
            ("Chad attacked rebels.", "attacked", "Chad", [1, 0, 0, 1]),
            ("Chad attacked rebels.", "attacked", "rebels", [0, 0, 0, 1]),
            ("Chad launched an attack on rebels.", "attack", "Chad", [0, 1, 0, 0]),
            ("Norway said that Chad attacked rebels.", "attacked", "Chad", [1, 0, 0, 1]),
            ("Norway said that Chad attacked rebels.", "attacked", "Norway", [0, 0, 1, 0]),
            ("Chad and Norway attacked rebels.", "attacked", "Norway", [1, 0, 0, 1]),
        ],
    )
    def test_it_is_told_how_a_party_stands_to_them(self, text, trigger, party, expected):
        assert taking_part(text, trigger, party) == expected
