"""How sure a merged event is of each field: what independent sources agree on adds up."""

import pytest
from unit.merging.reports import event, line, text

from timeline.merging import merge_events
from timeline.model.event import ArticleEvents, Event, FieldConfidence, MergedEvent, Status

SHELLED = "Ruritania shelled the port of Wonsan on Tuesday."
PIER = (
    f"{SHELLED} The harbour master said that two ships were burning at the eastern pier until dawn and that the cranes "
    "had fallen into the basin. Fishermen had been told to stay ashore since the weekend."
)
MARKET = (
    f"{SHELLED} Our reporter counted nine craters between the fish market and the railway, and spoke with a crane driver "
    "who had left his shift an hour before. Schools will remain shut for now."
)
ARTICLES = {"a": text("a", PIER, "Mail"), "b": text("b", MARKET, "Post")}
SURE = FieldConfidence(line=0.9, type=0.8, days=0.6, status=0.5)


def shelling(article: str, **changes: object) -> Event:
    known: dict[str, object] = {
        "event_type": "attack", "when": "2024-03-05", "agent": "Ruritania", "place": "Wonsan", "fields": SURE, **changes,
    }  # fmt: skip
    return event(article, SHELLED, "shelled", **known)  # type: ignore[arg-type]


def report(made: Event, source: str) -> ArticleEvents:
    return line(made.mentions[0].article, "2024-03-06", made, source=source)


def both(other: Event, source: str = "Post") -> MergedEvent:
    articles = {**ARTICLES, "b": ARTICLES["b"].model_copy(update={"source": source})}
    (one,) = merge_events([report(shelling("a"), "Mail"), report(other, source)], articles)
    return one


def test_a_lone_report_keeps_its_own() -> None:
    (one,) = merge_events([report(shelling("a"), "Mail")])
    assert (one.fields, one.confidence) == (SURE, 0.8)
    (one,) = merge_events([report(shelling("a", fields=None), "Mail")])
    assert one.fields is None


def test_independent_sources_that_agree_add_up() -> None:
    fields = both(shelling("b")).fields
    assert fields is not None
    assert fields.model_dump() == pytest.approx({"line": 0.99, "type": 0.96, "days": 0.84, "status": 0.75})


def test_two_articles_of_one_outlet_are_as_sure_as_the_surer() -> None:
    surer = SURE.model_copy(update={"days": 0.7})
    assert both(shelling("b", fields=surer), "Mail").fields == surer


@pytest.mark.parametrize(
    ("changes", "field"),
    [({"event_type": "clash"}, "type"), ({"when": "2024-03"}, "days"), ({"status": Status.ONGOING}, "status")],
)
def test_who_says_something_else_does_not_count_for_the_field(changes: dict[str, object], field: str) -> None:
    doubtful = FieldConfidence(line=0.9, type=0.3, days=0.3, status=0.3)
    one = both(shelling("b", fields=doubtful, **changes))
    assert one.fields is not None
    assert getattr(one.fields, field) in (getattr(SURE, field), getattr(doubtful, field))
    assert one.fields.line == pytest.approx(0.99)


def test_who_has_no_confidence_does_not_count_either() -> None:
    assert both(shelling("b", fields=None)).fields == SURE


def test_each_actor_has_the_confidence_of_those_that_name_it() -> None:
    def naming(article: str, *shares: float | None) -> Event:
        made = shelling(article, actors=("Japan",))
        actors = (one.model_copy(update={"confidence": sure}) for one, sure in zip(made.actors, shares, strict=True))
        return made.model_copy(update={"actors": tuple(actors)})

    (one,) = merge_events([report(naming("a", 0.9, None), "Mail"), report(naming("b", 0.5, None), "Post")], ARTICLES)
    assert [(actor.name, actor.confidence) for actor in one.actors] == [("Ruritania", 0.95), ("Japan", None)]
