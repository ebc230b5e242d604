"""The sample articles and their gold: what they promise about themselves holds."""

import json
import re
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from timeline.ingest import read_articles
from timeline.lexicons.event_types import shipped_types
from timeline.model.article import Article
from timeline.model.event import ArticleEvents, ArticleTimes, Event, event_id
from timeline.model.span import Span

DATA = Path(__file__).resolve().parents[2] / "data"
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

DAY_IN_WORDS = re.compile(
    rf"(?:\w+, )?(?:(?P<a>\d\d?) )?(?P<month>{'|'.join(MONTHS)})(?: (?P<b>\d\d?))?(?:,? (?P<year>\d{{4}}))?"
)


def _lines(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (DATA / "gold" / name).read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def articles() -> dict[str, Article]:
    read = list(read_articles([DATA / "articles"]))
    problems = [item for item in read if not isinstance(item, Article)]
    assert problems == []
    return {article.id: article for article in read if isinstance(article, Article)}


@pytest.fixture(scope="module")
def gold_events() -> dict[str, ArticleEvents]:
    return {line["id"]: ArticleEvents.model_validate(line) for line in _lines("events.jsonl")}


@pytest.fixture(scope="module")
def gold_times() -> dict[str, ArticleTimes]:
    return {line["id"]: ArticleTimes.model_validate(line) for line in _lines("times.jsonl")}


def _events(gold: dict[str, ArticleEvents]) -> list[tuple[str, Event]]:
    return [(article, event) for article, line in gold.items() for event in line.events]


def test_articles_have_the_length_of_news(articles: dict[str, Article]) -> None:
    lengths = {article.id: len(article.text.split()) for article in articles.values()}
    assert len(lengths) >= 12
    assert {name: words for name, words in lengths.items() if not 200 <= words <= 500} == {}


def test_articles_cover_every_way_to_state_a_day(articles: dict[str, Article]) -> None:
    said_by = Counter(article.published_from for article in articles.values())
    assert {"front matter", "file name", "JSON-LD datePublished"} <= set(said_by)
    assert said_by[None] == 1  # one article states no day at all
    assert {path.suffix for path in (DATA / "articles").iterdir()} == {".txt", ".md", ".html", ".jsonl"}


def test_the_page_leaves_its_furniture_behind(articles: dict[str, Article]) -> None:
    text = articles["iran-oil-sanctions-return"].text
    assert "reimposed sanctions" in text
    for furniture in ("Subscribe", "Tweet", "Most read", "All rights reserved"):
        assert furniture not in text


def test_gold_is_for_the_articles_as_read(
    articles: dict[str, Article], gold_events: dict[str, ArticleEvents], gold_times: dict[str, ArticleTimes]
) -> None:
    assert set(gold_events) == set(gold_times) == set(articles)
    for name, article in articles.items():
        assert gold_events[name].published == gold_times[name].published == article.published


def test_gold_times_slice(articles: dict[str, Article], gold_times: dict[str, ArticleTimes]) -> None:
    for name, line in gold_times.items():
        previous = 0
        for time in line.times:
            assert articles[name].text[time.start : time.end] == time.text
            assert time.start >= previous  # text order, no overlap
            previous = time.end
            if time.first and time.last:
                assert time.first <= time.last
            day = re.match(r"\d{4}-\d\d-\d\d", time.value)
            if day and time.relation == "in":
                assert time.last == date.fromisoformat(day[0])  # "overnight" may begin on the evening before


def test_gold_quotes_slice_and_hold_their_triggers(
    articles: dict[str, Article], gold_events: dict[str, ArticleEvents]
) -> None:
    for name, event in _events(gold_events):
        text = articles[name].text
        for mention in event.mentions:
            trigger = mention.trigger
            assert (mention.article, mention.event) == (name, event.id)
            assert text[mention.start : mention.end] == mention.quote
            assert text[trigger.start : trigger.end] == trigger.text
            assert mention.start <= trigger.start < trigger.end <= mention.end
            assert all(text[time.start : time.end] == time.text for time in mention.times)
            if mention.attribution:
                assert 0 <= mention.attribution.start < mention.attribution.end <= len(text)


def test_gold_event_ids_come_from_article_and_trigger(gold_events: dict[str, ArticleEvents]) -> None:
    for name, event in _events(gold_events):
        trigger = event.mentions[0].trigger
        assert event.id == event_id(name, Span(trigger.start, trigger.end))
    for line in gold_events.values():
        assert len({event.id for event in line.events}) == len(line.events)


def test_no_word_triggers_two_gold_events(gold_events: dict[str, ArticleEvents]) -> None:
    triggers = Counter(
        (name, mention.trigger.start) for name, event in _events(gold_events) for mention in event.mentions
    )
    assert [place for place, count in triggers.items() if count > 1] == []


def test_gold_types_and_groups_exist(gold_events: dict[str, ArticleEvents]) -> None:
    groups = {name: kind.group for name, kind in shipped_types().items()}
    for _, event in _events(gold_events):
        assert groups.get(event.type) == event.group
    alternatives = {name for line in _lines("events.jsonl") for event in line["events"] for name in event["alt_types"]}
    assert alternatives <= set(groups)


def test_gold_tiers_are_stated(gold_events: dict[str, ArticleEvents]) -> None:
    for line in _lines("events.jsonl"):
        levels = Counter(event["tier"] for event in line["events"])
        assert set(levels) <= {"core", "background", "minor"}
        assert levels["core"] >= 5


def test_gold_dates_an_event_as_its_mentions_say(gold_events: dict[str, ArticleEvents]) -> None:
    for _, event in _events(gold_events):
        assert event.when == event.mentions[0].when
        assert event.status == event.mentions[0].status
        first, last = event.when.first, event.when.last
        assert first is None or last is None or first <= last
        assert (event.when.edtf is not None) == event.when.is_dated


def test_an_occurred_event_does_not_lie_ahead(gold_events: dict[str, ArticleEvents]) -> None:
    for line in gold_events.values():
        for event in line.events:
            if event.status == "occurred" and event.when.first and line.published:
                assert event.when.first <= line.published, event.title


def test_gold_clusters_name_gold_events_of_different_articles(gold_events: dict[str, ArticleEvents]) -> None:
    known = {(name, event.id) for name, event in _events(gold_events)}
    clusters = json.loads((DATA / "gold" / "merge.json").read_text(encoding="utf-8"))
    members = [tuple(member) for cluster in clusters for member in cluster]
    assert clusters
    assert set(members) <= known
    assert len(members) == len(set(members))  # an event is in one cluster
    for cluster in clusters:
        assert len({article for article, _ in cluster}) == len(cluster) >= 2


def test_outlets_disagree_about_a_launch(gold_events: dict[str, ArticleEvents]) -> None:
    when = {(name, event.id): event.when for name, event in _events(gold_events)}
    clusters = json.loads((DATA / "gold" / "merge.json").read_text(encoding="utf-8"))
    disputed = [c for c in clusters if {str(when[tuple(m)].first) for m in c} >= {"2017-11-28", "2017-11-29"}]
    assert len(disputed) == 1


def test_weekday_names_agree_with_the_calendar(gold_times: dict[str, ArticleTimes]) -> None:
    """A weekday in the text falls on the day that it is annotated with; so does one written beside its date."""
    seen = 0
    for line in gold_times.values():
        for time in line.times:
            named = re.search("|".join(WEEKDAYS), time.text)
            if named:
                day = date.fromisoformat(time.value[:10])
                assert WEEKDAYS[day.weekday()] == named[0], (line.id, time.text)
                seen += 1
    assert seen > 60


def test_dates_in_words_are_annotated_as_written(gold_times: dict[str, ArticleTimes]) -> None:
    for line in gold_times.values():
        for time in line.times:
            day = DAY_IN_WORDS.fullmatch(time.text)
            if day is None:
                continue
            year, month, day_of_month = (*time.value.split("-"), "")[:3]
            assert int(month) == MONTHS.index(day["month"]) + 1
            assert (day["a"] or day["b"] or "") == day_of_month.lstrip("0")
            assert day["year"] in (None, year)


def test_the_agency_story_is_one_text_in_two_outlets(articles: dict[str, Article]) -> None:
    first, second = articles["harbour-tribune-panmunjom"], articles["valley-courier-panmunjom"]
    shared = set(first.text.splitlines()) & set(second.text.splitlines())
    assert first.source != second.source
    assert sum(map(len, shared)) > 0.7 * len(first.text)
