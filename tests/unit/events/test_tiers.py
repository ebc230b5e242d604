"""How much an event matters to its article."""

import pytest
from readings import Tells, by_hand

from timeline.events.confidence import calibrated
from timeline.events.tiers import SHOWN, tier_of
from timeline.model.event import Tier

TEXT = "Rebels attacked the town. The raid killed a guard."


def tier(*saliences, is_own: bool = False) -> tuple[Tier, float]:
    words = ("attacked", "raid")[: len(saliences)]
    tells = [Tells(word, salience=salience, main=1.0) for word, salience in zip(words, saliences, strict=True)]
    return tier_of(by_hand(TEXT, *tells).reading, range(len(tells)), 0, is_own=is_own)


@pytest.mark.parametrize("answer", ["core", "background", "minor"])
def test_it_is_what_the_reader_finds_most_probable(answer):
    assert tier(answer)[0] is Tier(answer)


@pytest.mark.parametrize("share", [0.1, 0.3, 0.4, 0.5, 0.6, 0.8])
def test_a_line_is_shown_from_a_calibrated_probability_on(share):
    found, salience = tier(("core", share))
    assert (found is Tier.CORE) == (salience >= SHOWN)


def test_core_and_background_together_decide_whether_it_is_shown():
    assert tier({"background": 0.35, "core": 0.25})[0] is Tier.BACKGROUND
    assert tier({"background": 0.25, "core": 0.35})[0] is Tier.CORE


def test_among_equals_it_is_core():
    assert tier({"background": 0.4, "core": 0.4})[0] is Tier.CORE


def test_what_a_user_asks_for_is_never_minor():
    assert tier("minor", is_own=True)[0] in (Tier.CORE, Tier.BACKGROUND)
    assert tier({"background": 0.1, "core": 0.05}, is_own=True)[0] is Tier.BACKGROUND


def test_the_mention_that_matters_most_decides():
    assert tier("minor", "background")[0] is Tier.BACKGROUND
    assert tier({"core": 0.6}, {"background": 0.9})[0] is Tier.BACKGROUND


def test_the_salience_is_the_calibrated_probability_of_being_shown():
    assert tier({"background": 0.2, "core": 0.5})[1] == pytest.approx(calibrated("line", 0.7), abs=0.002)
    assert tier({"minor": 0.8, "core": 0.1})[1] == pytest.approx(calibrated("line", 0.1), abs=0.002)


def test_what_looks_like_an_echo_counts_less():
    sure = by_hand(TEXT, Tells("raid", salience=("core", 0.6), main=1.0)).reading
    echo = by_hand(TEXT, Tells("raid", salience=("core", 0.6), main=0.2)).reading
    assert tier_of(sure, [0], 0, is_own=False)[0] is Tier.CORE
    assert tier_of(echo, [0], 0, is_own=False)[0] is Tier.MINOR


def test_what_a_threat_holds_is_minor_and_what_was_done_is_not():
    text = "Rebels warned that they would bomb the camp."
    warned = Tells("warned", type="threat", main=1.0)
    wished = by_hand(text, warned, Tells("bomb", status="hypothetical", main=1.0)).reading
    done = by_hand(text, warned, Tells("bomb", status="occurred", main=1.0)).reading
    assert tier_of(wished, [1], 1, is_own=False)[0] is Tier.MINOR
    assert tier_of(done, [1], 1, is_own=False)[0] is Tier.CORE


def test_two_events_of_a_sentence_have_lines_that_can_be_told_apart():
    text = "Norway was jubilant. Rebels attacked the town and freed a guard."
    more, less = Tells("attacked", salience=("core", 0.9)), Tells("freed", type="release", salience=("core", 0.8))
    attack, release = by_hand(text, more, less).events()
    assert attack.title == "Rebels attacked the town and freed a guard"
    assert release.title != attack.title
    assert release.tier is Tier.CORE


def test_where_nothing_tells_two_events_apart_the_lesser_is_a_detail():
    text = "Norway attacked the town and shelled the port."
    more = Tells("attacked", salience=("core", 0.9), title="", agents=["Norway"])
    less = Tells("shelled", salience=("core", 0.8), title="", agents=["Norway"])
    attack, shelling = by_hand(text, more, less).events()
    assert attack.title == shelling.title
    assert (attack.tier, shelling.tier) == (Tier.CORE, Tier.MINOR)


def test_lines_of_other_words_or_another_status_are_all_shown():
    text = "Rebels attacked the town and killed a guard. Rebels attacked the town."
    apart = [
        Tells("attacked", title="Rebels attacked the town"),
        Tells("killed", title="killed a guard", agents=["Rebels"]),
    ]
    assert {event.tier for event in by_hand(text, *apart).events()} == {Tier.CORE}
    statuses = [Tells("attacked"), Tells("killed", status="hypothetical")]
    assert {event.tier for event in by_hand(text, *statuses).events()} == {Tier.CORE}
