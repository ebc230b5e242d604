"""The first words of a page: who it is about, when, and how much it holds."""

import random

from sample_chronicle import Chronicle, sample, when

from timeline.model.actor import Actor, ActorKind
from timeline.render import headline
from timeline.render.summary import standfirst


def told(*rows: tuple[str, ...]) -> Chronicle:
    """A chronicle with an event for each row: its day, then the countries that it names."""
    chronicle = Chronicle()
    chronicle.article("a", "Outlet", "2020-02-01")
    for day, *names in rows:
        mention = chronicle.mention("a", "A trial {{ran}}.", when(day))
        chronicle.event("trial", "justice", f"Trial of {day}", when(day), mention)
        countries = tuple(Actor(name=name, kind=ActorKind.COUNTRY, role="agent", text=name) for name in names)
        chronicle.events[-1] = chronicle.events[-1].model_copy(update={"actors": countries})
    return chronicle


def test_names_who_most_events_name_and_the_years():
    chronicle = told(("2019-11-02", "Chile"), ("2019-12-05", "Chile", "Peru"), ("2020-01-05", "Peru", "Chile"))
    assert headline(chronicle.events) == "Chile and Peru, 2019 to 2020"


def test_a_single_year_is_said_once_and_order_does_not_matter():
    chronicle = told(*((f"2020-01-{day:02}", "Chad", "Niger", "Mali", "Benin") for day in range(1, 9)))
    shuffled = random.Random(3).sample(chronicle.events, len(chronicle.events))
    assert headline(chronicle.events) == headline(shuffled) == "Benin, Chad and Mali, 2020"


def test_too_little_or_nobody_named_keeps_the_plain_headline():
    assert headline([]) == "Timeline of events"
    assert headline(told(("2020-01-05", "Chile")).events) == "Timeline of events"
    assert headline(told(("2020-01-05",), ("2020-01-06",), ("2020-01-07",)).events) == "Timeline of events"


def test_tells_how_much_there_is_and_what_has_no_date():
    chronicle = sample()
    told_first = standfirst(chronicle.events, chronicle.articles)
    assert told_first == "20 events in 6 articles from 6 outlets; 1 could not be dated and stands apart."
    undated = [event for event in chronicle.events if not event.when.is_dated]
    assert standfirst(undated, {}) == "1 event in 0 articles, without a date that the text gives away."
