"""Following single decisions gives what merging everything again gives, whatever is decided in which order."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st
from properties.test_merging import articles

from timeline import curation, merging
from timeline.curation.reviewing import places_of
from timeline.following import Following
from timeline.lexicons.event_types import shipped_types
from timeline.live_chronology import LiveChronology
from timeline.model.article import Article
from timeline.model.decision import Decision, Place, Verdict
from timeline.model.event import ArticleEvents, MergedEvent
from timeline.opening import Store

AT = datetime(2024, 5, 6, tzinfo=UTC)
Pairs = list[tuple[str, str]]


def ids_of(lines: list[ArticleEvents]) -> list[str]:
    return sorted(one.id for line in lines for one in line.events)


def article_of(line: ArticleEvents) -> Article:
    text = "The day was long. " * 60
    for mention in (one.mentions[0] for one in line.events):
        text = text[: mention.start] + mention.quote + text[mention.end :]
    return Article(id=line.id, text=text, published=line.published, source=line.source)


def rows_of(lines: list[ArticleEvents]) -> list[tuple[Article, ArticleEvents]]:
    return [(article_of(line), line) for line in lines]


@contextmanager
def opened() -> Iterator[tuple[Store, Following]]:
    with TemporaryDirectory() as folder, Store.create(Path(folder) / "store.db") as store:
        yield store, Following(store)


def at_once(lines: list[ArticleEvents]) -> str:
    """The digest of a store that is built of all lines in one go; its events are those of merging them in memory."""
    with opened() as (store, following):
        following.change(lambda: store.put_many(rows_of(lines)))
        merged = merging.merge_events(lines, {line.id: article_of(line) for line in lines})
        assert {one.id: one for one in store.all_events()} == {one.id: one for one in merged}
        return store.digest()


@settings(deadline=None, max_examples=25)
@given(st.data())
def test_articles_in_any_portions_and_any_order_make_the_store_of_all_at_once(data: st.DataObject) -> None:
    lines = data.draw(articles())
    waiting = data.draw(st.permutations(lines))
    with opened() as (store, following):
        while waiting:
            size = data.draw(st.integers(1, len(waiting)))
            portion, waiting = waiting[:size], waiting[size:]
            following.change(lambda rows=portion: store.put_many(rows_of(rows)))
        assert store.digest() == at_once(lines)


@settings(deadline=None, max_examples=25)
@given(st.data())
def test_articles_that_go_or_change_leave_no_trace(data: st.DataObject) -> None:
    lines, others = data.draw(articles()), data.draw(articles())
    with opened() as (store, following):
        following.change(lambda: store.put_many(rows_of(others)))
        following.change(lambda: store.put_many(rows_of(lines)))  # new versions of those with the same id
        for name in sorted({line.id for line in others} - {line.id for line in lines}):
            following.change(lambda name=name: store.remove(name))
        assert store.digest() == at_once(lines)


@settings(deadline=None, max_examples=20)
@given(st.data())
def test_notes_that_are_lost_or_of_other_rules_are_made_again(data: st.DataObject) -> None:
    lines = data.draw(articles())
    first, rest = lines[: len(lines) // 2], lines[len(lines) // 2 :]
    with opened() as (store, following):
        following.change(lambda: store.put_many(rows_of(first)))
        store.replace_merged([])
        store.put_many(rows_of(rest))
        assert following.change(lambda: None).is_anew
        assert store.digest() == at_once(lines)


@settings(deadline=None, max_examples=25)
@given(st.data())
def test_pairs_that_come_and_go_leave_what_merging_all_again_would(data: st.DataObject) -> None:
    lines = data.draw(articles())
    names = ids_of(lines)
    if len(names) < 2:
        return
    pair = st.lists(st.sampled_from(names), min_size=2, max_size=2, unique=True).map(tuple)
    with opened() as (store, following):
        following.change(lambda: store.put_many(rows_of(lines)))
        texts = {line.id: article_of(line) for line in lines}
        shown = {one.id: one for one in store.all_events()}
        grouping = merging.Grouping(store.notes(), shipped_types())
        for _ in range(4):
            must, cannot = (data.draw(st.lists(pair, max_size=3)) for _ in range(2))
            changed = grouping.follow(must, cannot)
            for name in changed.gone:
                del shown[name]
            shown |= {one.id: one for one in changed.came}
            shown |= {name: shown[name].model_copy(update={"salience": now}) for name, now in changed.weighed.items()}
            again = merging.merge_events(lines, texts, must_link=must, cannot_link=cannot)
            assert shown == {one.id: one for one in again}


def store_of(lines: list[ArticleEvents], folder: str) -> Path:
    path = Path(folder) / "store.db"
    with Store.create(path) as store:
        store.put_many(rows_of(lines))
    return path


def renamed(line: ArticleEvents) -> ArticleEvents:
    """The events of an article under an id of their own."""
    events = [
        one.model_copy(
            update={
                "id": f"{one.id}-late",
                "mentions": tuple(
                    mention.model_copy(update={"event": f"{one.id}-late", "article": line.id})
                    for mention in one.mentions
                ),
            }
        )
        for one in line.events
    ]
    return line.model_copy(update={"events": tuple(events)})


def all_again(path: Path) -> dict[str, MergedEvent]:
    with Store.open(path) as store:
        lines, known, decisions = list(store.extracted()), store.articles(), store.decisions()
    added = curation.events_by_hand(decisions, known, known={one.id for line in lines for one in line.events})
    must, cannot = curation.links(decisions, [*lines, *added])
    merged = merging.merge_events(lines, known, must_link=must, cannot_link=cannot, by_hand=added)
    return {one.id: one for one in curation.apply_decisions(merged, decisions)}


def drawn(data: st.DataObject, events: list[MergedEvent], lines: list[ArticleEvents], number: int) -> Decision:
    one, other = (data.draw(st.sampled_from(events)) for _ in range(2))
    verdict = data.draw(st.sampled_from([*Verdict]))
    places: dict[str, object] = {"places": places_of(one)}
    more: dict[str, object] = {}
    match verdict:
        case Verdict.CHANGE:
            more = data.draw(
                st.sampled_from([{"title": f"New {number}"}, {"type": "summit"}, {"first": AT.date()}, {"agents": ()}])
            )
        case Verdict.NOTE:
            more = {"note": f"note {number}"}
        case Verdict.TAG | Verdict.UNTAG:
            more = {"tag": data.draw(st.sampled_from(["a", "b"]))}
        case Verdict.MERGE:
            more = {"others": places_of(other)}
        case Verdict.SPLIT:
            spots = places_of(one)
            places, more = {"places": spots[:-1] or spots}, {"others": spots[-1:]}
        case Verdict.ADD:
            article = data.draw(st.sampled_from(lines)).id
            start = 18 * data.draw(st.integers(40, 50))
            spot = Place(article=article, start=start + 4, end=start + 7)
            places = {"places": (spot,)}
            more = {"quote": "The day was long.", "quote_start": start, "title": f"By hand {number}", "type": "summit"}
    return Decision.model_validate({"verdict": verdict, "author": "kim", "at": AT, **places, **more})


@settings(deadline=None, max_examples=25)
@given(st.data())
def test_each_decision_leaves_the_store_as_merging_all_again_would(data: st.DataObject) -> None:
    lines = data.draw(articles())
    if not ids_of(lines):
        return
    with TemporaryDirectory() as folder:
        path = store_of(lines, folder)
        with LiveChronology(path) as live:
            for number in range(5):
                at = AT + timedelta(minutes=number)
                standing = [one.id for one in live.decisions]
                if standing and data.draw(st.integers(0, 3)) == 0:
                    live.decide(undone=[data.draw(st.sampled_from(standing))], at=at)
                else:
                    live.decide([drawn(data, list(live.events.values()), lines, number)], at=at)
                again = all_again(path)
                assert dict(live.events) == again
                if number == 2:
                    with Store.open(path) as store:  # an article more, beside the desk
                        late = renamed(data.draw(articles())[0].model_copy(update={"id": "late"}))
                        Following(store).change(partial(store.put_many, rows_of([late])))
                        lines.append(late)
                    again = all_again(path)
                    assert live.refresh()
                    assert dict(live.events) == again
                with Store.open(path) as store:
                    assert {one.id: one for one in store.all_events()} == again
                    assert not store.is_behind()
