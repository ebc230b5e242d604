"""Whatever value is put into a store comes out equal; whatever is asked agrees with asking each event in turn."""

import string
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.model.actor import Actor, ActorKind, Place, Role
from timeline.model.article import Article
from timeline.model.decision import Decision, Verdict
from timeline.model.decision import Place as DecisionPlace
from timeline.model.event import (
    ArticleEvents,
    Attribution,
    Claim,
    Dispute,
    Event,
    FieldConfidence,
    HistoryEntry,
    Link,
    Mention,
    MergedEvent,
    Status,
    Tier,
    Trigger,
)
from timeline.model.time import Anchor, AnchorKind, Basis, Extent, Precision, ResolvedTime, TimexType, When
from timeline.store import Store

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
NAME = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)
DAYS = st.none() | st.dates()
OFFSET = st.integers(0, 5_000)
UNIT = st.floats(0, 1)


def lists(values: st.SearchStrategy, size: int = 3) -> st.SearchStrategy:
    return st.lists(values, max_size=size).map(tuple)


@st.composite
def whens(draw: st.DrawFn) -> When:
    first, last = draw(DAYS), draw(DAYS)
    if first and last and last < first:
        first, last = last, first
    return When(
        first=first,
        last=last,
        edtf=draw(st.none() | TEXT),
        precision=draw(st.sampled_from(Precision)),
        approximate=draw(st.booleans()),
        extent=draw(st.sampled_from(Extent)),
        basis=draw(st.sampled_from(Basis)),
        explanation=draw(lists(TEXT)),
    )


ACTORS = st.builds(
    Actor,
    name=NAME,
    id=st.none() | NAME,
    kind=st.sampled_from(ActorKind),
    country=st.none() | st.sampled_from(["PRK", "USA"]),
    sector=st.none() | TEXT,
    role=st.sampled_from(Role),
    text=TEXT,
    confidence=st.none() | UNIT,
)
PLACES = st.builds(
    Place,
    name=NAME,
    country=st.none() | TEXT,
    text=TEXT,
    lat=st.none() | st.floats(-90, 90),
    lon=st.none() | st.floats(-180, 180),
)
TIMES = st.builds(
    ResolvedTime,
    start=OFFSET,
    end=OFFSET,
    text=TEXT,
    type=st.sampled_from(TimexType),
    value=TEXT,
    first=DAYS,
    last=DAYS,
    edtf=st.none() | TEXT,
    precision=st.sampled_from(Precision),
    approximate=st.booleans(),
    anchor=st.builds(
        Anchor, kind=st.sampled_from(AnchorKind), date=DAYS, start=st.none() | OFFSET, end=st.none() | OFFSET
    ),
    rule=TEXT,
    explanation=lists(TEXT),
    readings=lists(TEXT),
    meaning=st.none() | st.dictionaries(TEXT, st.none() | st.booleans() | st.integers(-9, 9) | TEXT, max_size=2),
)
ATTRIBUTIONS = st.none() | st.builds(Attribution, source=TEXT, cue=TEXT, start=OFFSET, end=OFFSET)
MENTIONS = st.builds(
    Mention,
    event=NAME,
    article=st.sampled_from(["a1", "a2"]),
    start=OFFSET,
    end=OFFSET,
    quote=TEXT,
    trigger=st.builds(Trigger, start=OFFSET, end=OFFSET, text=TEXT),
    times=lists(TIMES, 1),
    status=st.sampled_from(Status),
    when=whens(),
    attribution=ATTRIBUTIONS,
)
FIELDS = {
    "id": NAME,
    "type": st.sampled_from(["summit", "sanctions"]),
    "group": st.sampled_from(["diplomacy", "pressure"]),
    "plover": st.none() | TEXT,
    "cameo": st.none() | TEXT,
    "title": TEXT,
    "when": whens(),
    "status": st.sampled_from(Status),
    "tier": st.sampled_from(Tier),
    "fields": st.none() | st.builds(FieldConfidence, line=UNIT, type=UNIT, days=UNIT, status=UNIT),
    "actors": lists(ACTORS),
    "place": st.none() | PLACES,
    "attribution": ATTRIBUTIONS,
    "confidence": UNIT,
    "mentions": st.lists(MENTIONS, min_size=1, max_size=2).map(tuple),
}
MERGED = st.builds(
    MergedEvent,
    **FIELDS,
    members=st.just(()),
    sources=st.integers(1, 9),
    origins=lists(TEXT),
    salience=UNIT,
    disputes=lists(st.builds(Dispute, field=TEXT, claims=lists(st.builds(Claim, value=TEXT, articles=lists(TEXT)))), 1),
    history=lists(st.builds(HistoryEntry, published=DAYS, status=st.sampled_from(Status), mention=OFFSET), 1),
    links=lists(st.builds(Link, members=st.tuples(TEXT, TEXT), score=UNIT, reasons=lists(TEXT), by=TEXT), 1),
    notes=lists(TEXT),
    accepted=st.none() | st.booleans(),
).map(lambda event: event.model_copy(update={"members": (event.id,)}))
CHRONOLOGIES = st.lists(MERGED, max_size=6, unique_by=lambda event: event.id)
ARTICLES = st.builds(
    Article,
    id=NAME,
    text=TEXT,
    title=st.none() | TEXT,
    published=DAYS,
    published_from=st.none() | TEXT,
    url=st.none() | TEXT,
    source=st.none() | TEXT,
    language=st.none() | TEXT,
    origin=st.none() | TEXT,
    sha256=st.none() | TEXT,
    warnings=lists(TEXT),
)
SPOTS = lists(st.builds(DecisionPlace, article=NAME, start=OFFSET, end=OFFSET))
DECISIONS = st.builds(
    Decision,
    verdict=st.sampled_from(Verdict),
    places=SPOTS,
    others=SPOTS,
    type=st.none() | TEXT,
    title=st.none() | TEXT,
    status=st.none() | TEXT,
    first=DAYS,
    last=DAYS,
    note=st.none() | TEXT,
    author=TEXT,
    at=st.datetimes(timezones=st.just(UTC)),
)
FEW = settings(max_examples=25, deadline=None)


def new_store(folder: str) -> Store:
    return Store.create(Path(folder) / "timeline.db")


@FEW
@given(CHRONOLOGIES)
def test_events_come_back_equal(events):
    with TemporaryDirectory() as folder, new_store(folder) as store:
        store.replace_merged(events)
        assert {event.id: event for event in store.all_events()} == {event.id: event for event in events}
        for event in events:
            assert store.event(event.id) == event


@FEW
@given(st.lists(ARTICLES, max_size=4, unique_by=lambda article: article.id), st.data())
def test_articles_and_their_events_come_back_equal(articles, data):
    rows = [(one, ArticleEvents(id=one.id, events=data.draw(lists(st.builds(Event, **FIELDS), 1)))) for one in articles]
    with TemporaryDirectory() as folder, new_store(folder) as store:
        assert store.put_many(rows) == len(rows)
        assert store.articles() == {one.id: one for one in articles}
        assert {line.id: line for line in store.extracted()} == {line.id: line for _, line in rows}


@FEW
@given(st.lists(DECISIONS, max_size=4, unique_by=lambda decision: decision.id))
def test_decisions_come_back_equal(decisions):
    with TemporaryDirectory() as folder, new_store(folder) as store:
        store.add_decisions(decisions)
        assert sorted(store.decisions(), key=lambda d: d.id) == sorted(decisions, key=lambda d: d.id)


@FEW
@given(CHRONOLOGIES, CHRONOLOGIES)
def test_replacing_leaves_nothing_of_what_was(before, after):
    with TemporaryDirectory() as folder, new_store(folder) as store:
        store.replace_merged(before)
        store.replace_merged(after)
        assert {event.id: event for event in store.all_events()} == {event.id: event for event in after}
        tables = {table: store._rows(f"SELECT * FROM {table}") for table in ("names", "members")}
        numbers = {number for (number,) in store._rows("SELECT number FROM events")}
        assert {row[-1] for rows in tables.values() for row in rows} <= numbers
        assert len(store._rows("SELECT rowid FROM words")) == len(after)


@FEW
@given(CHRONOLOGIES, st.dates(), st.dates(), st.booleans(), st.sampled_from([(), ("summit",), ("summit", "sanctions")]))
def test_a_window_agrees_with_asking_each_event(events, one, other, certainly, types):
    first, last = sorted((one, other))

    def is_in(event: MergedEvent) -> bool:
        if not event.when.is_dated or event.accepted is False or event.tier is Tier.MINOR:
            return False
        if types and event.type not in types:
            return False
        low, high = event.when.first or date.min, event.when.last or date.max
        if certainly:
            return first <= low and high <= last and event.when.last is not None and event.when.first is not None
        return low <= last and first <= high

    match = "certainly" if certainly else "possibly"
    with TemporaryDirectory() as folder, new_store(folder) as store:
        store.replace_merged(events)
        found = store.query(types=types, first=first, last=last, date_match=match)
        assert {event.id for event in found} == {event.id for event in events if is_in(event)}
        starts = [event.when.first or date.min for event in found]
        assert starts == sorted(starts)
        assert store.count(types=types, first=first, last=last, date_match=match) == len(found)


@FEW
@given(CHRONOLOGIES, TEXT | st.text(string.printable, max_size=20))
def test_no_words_are_a_syntax_error(events, words):
    with TemporaryDirectory() as folder, new_store(folder) as store:
        store.replace_merged(events)
        assert len(store.query(text=words)) == store.count(text=words)
        assert store.query(actors=[words], places=[words], sources=[words]) is not None


def test_times_of_decisions_keep_their_zone():
    at = datetime(2024, 1, 1, tzinfo=UTC)
    decision = Decision(verdict=Verdict.ACCEPT, places=(), author="kim", at=at)
    with TemporaryDirectory() as folder, new_store(folder) as store:
        store.add_decisions([decision])
        assert store.decisions()[0].at.utcoffset() == at.utcoffset()
