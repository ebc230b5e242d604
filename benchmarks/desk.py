"""How fast the desk answers: milliseconds a decision takes at 10,000 events, and seconds to open.

    timeline build data/articles --store SMALL.db
    python benchmarks/desk.py --store SMALL.db --events 10000

The store's own articles are told again and again, each time 97 days later and as articles of their own, until there are
so many events.  Then events chosen by a fixed seed are accepted, edited, merged, split and undone, as a page asks for
it, and the store is compared with what merging everything again gives.
"""

import argparse
import random
import re
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from timeline import chronology
from timeline.model.article import Article
from timeline.model.event import ArticleEvents, event_id
from timeline.model.span import Span
from timeline.opening import Store
from timeline.serve import Desk
from timeline.serve.asking import Asked, Edit, Undo

APART = timedelta(days=97)
TARGET = 100.0  # milliseconds
_DAY = re.compile(r'"(\d{4}-\d{2}-\d{2})"')


def told_again(line: ArticleEvents, article: Article, number: int) -> tuple[Article, ArticleEvents]:
    """An article with its events, so many times 97 days later."""
    later = number * APART
    name = f"{line.id}-{number}"
    text = _DAY.sub(lambda match: f'"{date.fromisoformat(match[1]) + later}"', line.model_dump_json())
    for event in line.events:
        first = event.mentions[0].trigger
        text = text.replace(event.id, event_id(name, Span(first.start, first.end)))
    text = text.replace(f'"article":"{line.id}"', f'"article":"{name}"').replace(f'"id":"{line.id}"', f'"id":"{name}"')
    published = article.published + later if article.published else None
    return article.model_copy(update={"id": name, "published": published}), ArticleEvents.model_validate_json(text)


def rows(small: Path, events: int) -> Iterator[tuple[Article, ArticleEvents]]:
    with Store.open(small) as store:
        lines, articles = list(store.extracted()), store.articles()
    made, number = 0, 0
    while made < events * 1.25:  # about one in five of them is merged with another
        for line in lines:
            article, again = told_again(line, articles[line.id], number)
            made += len(again.events)
            yield article, again
        number += 1


def timed(times: dict[str, list[float]], name: str, work: Callable[[], object]) -> None:
    began, used = time.perf_counter(), time.process_time()
    work()
    times.setdefault(name, []).append(1000 * (time.perf_counter() - began))
    times.setdefault(f"{name}, of a core", []).append(1000 * (time.process_time() - used))


def edits(desk: Desk, rounds: int) -> dict[str, list[float]]:
    times: dict[str, list[float]] = {}
    chosen = random.Random(7).sample(list(desk.everything()["rows"]), 5 * rounds)
    for number in range(rounds):
        one, two, three, four, five = (row["id"] for row in chosen[5 * number : 5 * number + 5])
        typed = desk.event(two)["fields"]
        new = {"title": f"New {number}", "when": "mid-May 2019"}
        change = {name: Edit(was=typed[name], now=text) for name, text in new.items()}
        timed(times, "accept", lambda one=one: desk.decide(Asked(event=one, verdict="accept")))
        timed(times, "edit", lambda two=two, change=change: desk.decide(Asked(event=two, change=change)))
        timed(times, "merge", lambda three=three, four=four: desk.decide(Asked(event=three, merge=four)))
        joined = desk.event(three)
        last = (len(joined["mentions"]) - 1,)
        timed(times, "split", lambda joined=joined, last=last: desk.decide(Asked(event=joined["id"], split=last)))
        timed(times, "undo", lambda: desk.undo(Undo().decision))
        timed(times, "tag", lambda five=five: desk.decide(Asked(event=five, tag="starred")))
        timed(times, "look", lambda five=five: desk.event(five))
    return times


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--store", type=Path, required=True)
    parser.add_argument("--events", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=10)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "store.db"
        with Store.create(path) as store:
            store.put_many(rows(given.store, given.events))
        Desk(path, author="benchmark", clock=lambda: datetime.now(UTC)).close()  # the first time, all of it is merged
        began = time.process_time()
        desk = Desk(path, author="benchmark", clock=lambda: datetime.now(UTC))
        opened = time.process_time() - began
        count = len(desk.everything()["rows"])
        print(f"{count:,} events; opened in {opened:.1f} s of a core")
        times = edits(desk, given.rounds)
        for name, found in times.items():
            print(f"{name:<20} median {statistics.median(found):7.1f} ms   worst {max(found):7.1f} ms")
        desk.close()
        again = Path(folder) / "again.db"
        with Store.open(path) as store, Store.create(again) as other:
            before = {event.id: event for event in store.all_events()}
            articles = store.articles()
            other.put_many((articles[line.id], line) for line in store.extracted())
            other.add_decisions(store.decisions())
        (Path(folder) / "nothing.toml").write_text("")
        chronology.apply_review(Path(folder) / "nothing.toml", store=again, author="benchmark", at=datetime.now(UTC))
        with Store.open(again) as store:
            same = before == {event.id: event for event in store.all_events()}
        print(f"merging everything again gives {'the same' if same else 'ANOTHER'} chronology")
    slow = [name for name, found in times.items() if name.endswith("core") and statistics.median(found) > TARGET]
    return int(bool(slow) or not same)


if __name__ == "__main__":
    raise SystemExit(main())
