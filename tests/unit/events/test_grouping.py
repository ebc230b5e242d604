"""Which mentions tell the same event, and which of them makes its line."""

import pytest
from readings import ITSELF, Tells, by_hand

from timeline.events.grouping import AGAIN, group_mentions, main_of

TEXT = "Rebels attacked the town. The raid killed a guard. Norway condemned the attack."


def told(*, raid=ITSELF, attack=ITSELF, **fields):
    return by_hand(TEXT, Tells("attacked", **fields), Tells("raid", again=raid), Tells("attack", again=attack))


def test_what_tells_something_new_is_an_event_of_its_own():
    assert group_mentions(told().reading, [0, 1, 2]) == [[0], [1], [2]]


def test_what_tells_an_event_again_joins_it():
    assert group_mentions(told(attack="attacked").reading, [0, 1, 2]) == [[0, 2], [1]]


@pytest.mark.parametrize(("share", "groups"), [(AGAIN + 0.05, [[0, 1, 2]]), (AGAIN - 0.05, [[0, 1], [2]])])
def test_it_joins_from_a_probability_on(share, groups):
    assert group_mentions(told(raid="attacked", attack=("raid", share)).reading, [0, 1, 2]) == groups


def test_the_mentions_of_one_event_count_together():
    split = {"attacked": 0.3, "raid": 0.3}
    assert group_mentions(told(raid="attacked", attack=split).reading, [0, 1, 2]) == [[0, 1, 2]]
    assert group_mentions(told(attack=split).reading, [0, 1, 2]) == [[0], [1], [2]]


def test_of_two_events_it_joins_the_one_that_it_fits_best():
    assert group_mentions(told(attack={"attacked": 0.3, "raid": 0.65}).reading, [0, 1, 2]) == [[0], [1, 2]]


def test_words_that_are_no_mention_hold_no_share():
    leaning = told(attack={"attacked": 0.3, "raid": 0.6})
    assert group_mentions(leaning.reading, [0, 2]) == [[0, 2]]


def test_no_mentions_are_no_events():
    assert group_mentions(told().reading, []) == []


def test_the_main_mention_is_the_one_that_tells_most():
    reading = by_hand(TEXT, Tells("attacked", main=0.4), Tells("raid", main=0.9)).reading
    assert main_of(reading, [0, 1]) == 1


def test_a_mention_that_hardly_matters_makes_no_line():
    reading = by_hand(
        TEXT, Tells("attacked", main=0.9, salience=("core", 0.4)), Tells("raid", main=0.6, salience=("core", 0.9))
    ).reading
    assert main_of(reading, [0, 1]) == 1


def test_among_equals_the_first_mention_makes_the_line():
    assert main_of(told().reading, [0, 1, 2]) == 0
    assert main_of(told().reading, [1, 2]) == 1
