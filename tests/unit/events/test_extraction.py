"""From a reading to events: all questions together."""

from datetime import date

import pytest
from readings import PUBLICATION, WEDNESDAY, Tells, Told, by_hand

from timeline.events.confidence import calibrated
from timeline.events.extraction import extract_events
from timeline.lexicons.event_types import TypeTable, with_own_types
from timeline.model.actor import Role
from timeline.model.event import Event, Status, Tier, event_id
from timeline.model.span import Span
from timeline.model.time import Basis

TEXT = (
    "Chad attacked rebels in Kano on Monday. Angela Merkel condemned it. "
    "The raid killed 12 people, the mayor said. Norway will host a summit on 1 September."
)


@pytest.fixture(scope="module")
def told() -> Told:
    return by_hand(
        TEXT,
        Tells("attacked", dated_by="Monday", agents=["Chad"], targets=["rebels"], place="Kano"),
        Tells("condemned", type="accusation", salience="minor", dated_by=PUBLICATION, agents=["Angela Merkel"]),
        Tells("raid", again="attacked", source="mayor", status="ongoing"),
        Tells("summit", type="summit", salience="background", status="planned", dated_by="1 September"),
    )


@pytest.fixture(scope="module")
def events(told) -> list[Event]:
    return told.events()


def own(text: str, *words: str):
    """A user's type, and where its words stand in a text."""
    table = TypeTable(id="closure", group="pressure", label="Closure", definition="A closed way.", triggers=list(words))
    return with_own_types([table]), [(Span(text.index(w), text.index(w) + len(w)), "closure") for w in words]


def test_each_group_of_mentions_is_an_event_in_the_order_of_the_text(events):
    assert [event.type for event in events] == ["attack", "accusation", "summit"]
    assert [event.group for event in events] == ["military", "words", "diplomacy"]
    assert [[m.trigger.text for m in event.mentions] for event in events] == [
        ["attacked", "raid"],
        ["condemned"],
        ["summit"],
    ]


def test_an_event_has_its_days_status_actors_place_and_line(events):
    attack = events[0]
    assert (attack.when.first, attack.when.last) == (date(2019, 8, 19), date(2019, 8, 19))
    assert attack.status is Status.OCCURRED
    assert [(actor.name, actor.role) for actor in attack.actors] == [("Chad", Role.AGENT), ("rebels", Role.TARGET)]
    assert attack.place.name == "Kano"
    assert attack.title == "Chad attacked rebels in Kano"
    assert (attack.plover, attack.cameo) == ("ASSAULT", "190")


def test_events_of_every_tier_are_given(events):
    assert [event.tier for event in events] == [Tier.CORE, Tier.MINOR, Tier.BACKGROUND]


def test_who_says_so_is_the_main_mention_s_source(events):
    attack = events[0]
    assert attack.attribution is None
    assert [m.attribution.source if m.attribution else None for m in attack.mentions] == [None, "mayor"]


def test_each_mention_has_its_own_status_days_and_counts(events):
    first, raid = events[0].mentions
    assert (first.status, raid.status) == (Status.OCCURRED, Status.ONGOING)
    assert (first.when.is_dated, raid.when.is_dated) == (True, False)
    assert [(q.kind, q.low, q.source) for q in raid.quantities] == [("killed", 12, "mayor")]
    assert first.quantities == ()


def test_the_proof_slices_back_to_the_text(events):
    for event in events:
        for mention in event.mentions:
            assert TEXT[mention.start : mention.end] == mention.quote
            assert TEXT[mention.trigger.start : mention.trigger.end] == mention.trigger.text
            assert mention.start <= mention.trigger.start < mention.trigger.end <= mention.end
            assert (mention.event, mention.article) == (event.id, "a1")
            assert all(TEXT[time.start : time.end] == time.text for time in mention.times)


def test_the_expressions_that_date_it_are_kept_with_the_main_mention(events):
    assert [[time.text for time in event.mentions[0].times] for event in events] == [["Monday"], [], ["1 September"]]


def test_an_expression_of_another_mention_that_dates_it_is_kept_with_the_main_one():
    text = "Chad attacked rebels. The raid on Monday failed."
    (event,) = by_hand(text, Tells("attacked"), Tells("raid", again="attacked", dated_by="Monday")).events()
    assert event.when.first == date(2019, 8, 19)
    assert [time.text for time in event.mentions[0].times] == ["Monday"]
    assert not event.mentions[0].when.is_dated


def test_ids_come_from_article_and_main_trigger_only(events):
    assert events[0].id == event_id("a1", Span(5, 13))
    changed = by_hand(TEXT, Tells("attacked", type="clash", status="planned"), published=date(2001, 1, 1)).events()
    assert changed[0].id == events[0].id
    elsewhere = by_hand(TEXT, Tells("attacked"), id="a2").events()
    assert elsewhere[0].id != events[0].id


def test_the_mention_that_tells_most_comes_first_and_gives_id_and_line():
    text = "Chad attacked rebels. The raid on Kano killed 12 people."
    (event,) = by_hand(text, Tells("attacked", main=0.2), Tells("raid", again="attacked", main=0.9)).events()
    assert [mention.trigger.text for mention in event.mentions] == ["raid", "attacked"]
    assert event.id == event_id("a1", Span(26, 30))
    assert "raid" in event.title


def test_events_stand_in_the_order_of_their_main_mentions():
    text = "Chad attacked rebels. Norway left. The raid on Kano killed 12 people."
    events = by_hand(
        text, Tells("attacked", main=0.2), Tells("left", type="withdrawal"), Tells("raid", again="attacked")
    ).events()
    assert [event.type for event in events] == ["withdrawal", "attack"]


def test_what_lies_ahead_has_not_happened_whatever_the_verb_says():
    (event,) = by_hand("Norway opens the talks on 1 September.", Tells("opens", dated_by="1 September")).events()
    assert event.status is Status.PLANNED


def test_what_was_denied_stays_denied_though_it_lies_ahead():
    text = "Norway opens no talks on 1 September."
    (event,) = by_hand(text, Tells("opens", status="denied", dated_by="1 September")).events()
    assert event.status is Status.DENIED


def test_the_type_is_that_of_all_mentions_the_main_one_counting_double():
    text = "Chad attacked rebels. The raid failed. The clash ended."
    close = {"attack": 0.5, "clash": 0.45}
    told = by_hand(
        text,
        Tells("attacked", type=close),
        Tells("raid", type=("clash", 0.9), again="attacked"),
        Tells("clash", type=("clash", 0.9), again="attacked"),
    )
    assert [event.type for event in told.events()] == ["clash"]
    sure = by_hand(text, Tells("attacked"), Tells("raid", type="clash", again="attacked"))
    assert [event.type for event in sure.events()] == ["attack"]


def test_each_field_has_its_calibrated_confidence(events):
    attack = events[0]
    assert attack.salience == attack.fields.line
    for field in ("type", "days", "status"):
        assert getattr(attack.fields, field) == pytest.approx(calibrated(field, 0.95), abs=0.01)
    assert [actor.confidence for actor in attack.actors] == [pytest.approx(calibrated("actor", 0.95), abs=0.01)] * 2


def test_the_confidence_of_an_event_is_that_all_its_fields_are_right(events):
    for event in events:
        fields = event.fields
        product = fields.line * fields.type * fields.days * fields.status
        assert event.confidence == pytest.approx(product, abs=0.001)


def test_a_surer_reading_makes_a_surer_event():
    text = "Chad attacked rebels on Monday."
    (sure,) = by_hand(text, Tells("attacked", dated_by="Monday")).events()
    (unsure,) = by_hand(text, Tells("attacked", dated_by=("Monday", 0.6), status=("occurred", 0.6))).events()
    assert sure.confidence > unsure.confidence
    assert (sure.fields.line, sure.fields.type) == (unsure.fields.line, unsure.fields.type)
    assert sure.fields.days > unsure.fields.days


def test_words_of_a_user_s_type_are_its_events_whatever_the_reader_thinks():
    text = "Guards closed the strait. Rebels attacked it."
    types, words = own(text, "closed")
    told = by_hand(text, Tells("closed", type="attack", salience="none"), Tells("attacked"))
    closure, attack = told.events(types, words)
    assert (closure.type, closure.group, closure.tier is Tier.MINOR) == ("closure", "pressure", False)
    assert closure.fields.type == calibrated("type", 1.0)
    assert attack.type == "attack"


def test_a_reading_without_triggers_is_no_event():
    assert by_hand(TEXT).events() == []


def test_words_below_the_threshold_are_no_event():
    assert by_hand(TEXT, Tells("attacked", salience=("core", 0.1))).events() == []


def test_the_same_reading_gives_the_same_events(told, events):
    again = extract_events(told.article, told.analysis, told.times, told.entities, told.reading, with_own_types([]))
    assert again == events


def test_without_a_publication_day_news_of_the_day_is_undated():
    (event,) = by_hand("Rebels attacked it.", Tells("attacked", dated_by=PUBLICATION), published=None).events()
    assert (event.when.is_dated, event.when.basis, event.status) == (False, Basis.UNKNOWN, Status.OCCURRED)
    (dated,) = by_hand("Rebels attacked it.", Tells("attacked", dated_by=PUBLICATION)).events()
    assert dated.when.first == WEDNESDAY
