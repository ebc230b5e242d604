"""Following single decisions gives what merging everything again gives, whatever is decided in which order."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st
from properties.test_merging import articles

from timeline import curation, merging
from timeline.curation.reviewing import places_of
from timeline.live_chronology import LiveChronology
from timeline.model.article import Article
from timeline.model.decision import Decision, Place, Verdict
from timeline.model.event import ArticleEvents, MergedEvent
from timeline.opening import Store

AT = datetime(2024, 5, 6, tzinfo=UTC)
Pairs = list[tuple[str, str]]


def ids_of(lines: list[ArticleEvents]) -> list[str]:
    return sorted(one.id for line in lines for one in line.events)


@settings(deadline=None, max_examples=60)
@given(st.data())
def test_pairs_that_come_and_go_leave_what_merging_all_again_would(data: st.DataObject) -> None:
    lines = data.draw(articles())
    names = ids_of(lines)
    grouping = merging.Grouping(lines, {})
    shown = {one.id: one for one in merging.merge_events(lines)}
    assert dict(grouping.events) == shown
    if len(names) < 2:
        return
    pair = st.lists(st.sampled_from(names), min_size=2, max_size=2, unique=True).map(tuple)
    for _ in range(4):
        must, cannot = (data.draw(st.lists(pair, max_size=3)) for _ in range(2))
        changed = grouping.follow(must, cannot)
        again = {one.id: one for one in merging.merge_events(lines, must_link=must, cannot_link=cannot)}
        assert dict(grouping.events) == again
        # what it says that went and came is what made the one of the other
        for name in changed.gone:
            del shown[name]
        shown |= {one.id: one for one in changed.came}
        assert shown == again


def store_of(lines: list[ArticleEvents], folder: str) -> Path:
    path = Path(folder) / "store.db"
    with Store.create(path) as store:
        for line in lines:
            text = "The day was long. " * 60
            store.put(Article(id=line.id, text=text, published=line.published, source=line.source), line)
    return path


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
                with Store.open(path) as store:
                    assert {one.id: one for one in store.all_events()} == again
                    assert not store.is_behind()
