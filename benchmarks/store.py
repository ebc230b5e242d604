"""How fast the store is: inserts a second, and milliseconds for the questions that readers ask.

    python benchmarks/store.py --events 1000000

The events are synthetic and always the same: types, actors and words are as unevenly spread as in news, one in five
dates is a month or wider, one event in twenty is undated.  Each question is asked several times on a warm file; the
middle of the processor times counts.  Prints a table; exits with 1 when a figure misses its target and a million
events were asked for.
"""

import argparse
import random
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path

from timeline.lexicons.event_types import shipped_types
from timeline.model.actor import Actor, ActorKind, Place, Role
from timeline.model.article import Article
from timeline.model.event import ArticleEvents, Mention, MergedEvent, Status, Tier, Trigger
from timeline.model.time import Basis, Precision, When
from timeline.store import Store

START, DAYS = date(1995, 1, 1), 365 * 30
COUNTRIES = [f"{a}{b}{c}" for a in "ABCDEFG" for b in "KLMNO" for c in "STUVW"]
MONTH, YEAR = timedelta(days=30), timedelta(days=364)
TARGET_WINDOW, TARGET_PAGE, TARGET_INSERT = 30.0, 50.0, 5_000


def weights(size: int) -> list[float]:
    """Cumulative weights after Zipf."""
    return list(accumulate(1 / rank for rank in range(1, size + 1)))


class Generator:
    """Synthetic merged events, the same for the same seed."""

    def __init__(self, seed: int = 7) -> None:
        self.random = random.Random(seed)
        self.types = list(shipped_types())
        letters = "bcdfghklmnprstvz"
        self.words = [
            f"{a}{v}{b}{w}{c}" for a in letters for v in "aeiou" for b in letters for w in "ao" for c in "nrs"
        ]
        self.cumulative = {size: weights(size) for size in (len(self.types), len(COUNTRIES), len(self.words))}

    def pick(self, values: list[str] | tuple[str, ...], count: int) -> list[str]:
        return self.random.choices(values, cum_weights=self.cumulative[len(values)], k=count)

    def when(self) -> When:
        chance = self.random.random()
        if chance < 0.05:
            return When()
        first = START + timedelta(days=self.random.randrange(DAYS))
        if chance < 0.80:
            return When(first=first, last=first, edtf=first.isoformat(), precision=Precision.DAY, basis=Basis.STATED)
        if chance < 0.92:
            return When(first=first, last=first + MONTH, precision=Precision.MONTH, basis=Basis.RELATIVE)
        if chance < 0.99:
            return When(first=first, last=first + YEAR, precision=Precision.YEAR, basis=Basis.RELATIVE)
        return When(first=first, precision=Precision.UNKNOWN)

    def event(self, number: int) -> MergedEvent:
        name = f"e-{self.random.getrandbits(64):016x}"
        quote = " ".join(self.pick(self.words, 28))
        when = self.when()
        trigger = Trigger(start=10, end=17, text=quote[10:17])
        status = self.random.choices(list(Status), (70, 5, 15, 4, 4, 2))[0]
        mention = Mention(
            event=name, article=f"a{number % 1000}", start=0, end=len(quote), quote=quote, trigger=trigger, when=when
        )
        actors = tuple(
            Actor(name=f"State {code}", id=f"country:{code}", kind=ActorKind.COUNTRY, country=code, role=Role.AGENT)
            for code in dict.fromkeys(self.pick(COUNTRIES, 2))
        )
        code = actors[0].country
        return MergedEvent(
            id=name,
            members=(name,),
            type=self.pick(self.types, 1)[0],
            group="diplomacy",
            title=" ".join(quote.split()[:8]),
            when=when,
            status=status,
            actors=actors,
            place=Place(name=f"City {code}", country=code),
            mentions=(mention,),
            sources=min(int(self.random.paretovariate(1.5)), 40),
            salience=self.random.random(),
            tier=self.random.choices(list(Tier), (30, 30, 40))[0],
        )

    def events(self, count: int) -> Iterator[MergedEvent]:
        return (self.event(number) for number in range(count))


def questions(generator: Generator) -> dict[str, tuple[float, dict[str, object]]]:
    """What is asked, with the milliseconds that it may take."""
    common, rare = generator.types[0], generator.types[-1]
    often, seldom = f"State {COUNTRIES[0]}", f"State {COUNTRIES[-1]}"
    loud, quiet = generator.words[0], generator.words[-1]
    window = {"first": date(2015, 3, 1), "last": date(2015, 5, 31)}
    all_four = {**window, "types": [common], "actors": [often]}
    return {
        "window + type + actor + frequent word": (TARGET_WINDOW, {**all_four, "text": loud}),
        "window + type + actor + rare word": (TARGET_WINDOW, {**all_four, "text": quiet}),
        "ten years + type + actor + two words": (
            TARGET_WINDOW,
            {
                **all_four,
                "first": date(2010, 1, 1),
                "last": date(2019, 12, 31),
                "text": f"{loud} {generator.words[40]}",
            },
        ),
        "everything": (TARGET_PAGE, {}),
        "everything, by salience": (TARGET_PAGE, {"order": "salience"}),
        "window": (TARGET_PAGE, dict(window)),
        "window, certainly": (TARGET_PAGE, {**window, "date_match": "certainly"}),
        "window, by salience": (TARGET_PAGE, {**window, "order": "salience"}),
        "thirty years": (TARGET_PAGE, {"first": date(1995, 1, 2), "last": date(2024, 12, 31)}),
        "frequent type": (TARGET_PAGE, {"types": [common]}),
        "three types": (TARGET_PAGE, {"types": list(generator.types[:3])}),
        "rare type": (TARGET_PAGE, {"types": [rare]}),
        "group": (TARGET_PAGE, {"groups": ["diplomacy"]}),
        "status": (TARGET_PAGE, {"statuses": [Status.PLANNED]}),
        "core only": (TARGET_PAGE, {"tiers": ["core"]}),
        "minor only, by salience": (TARGET_PAGE, {"tiers": ["minor"], "order": "salience"}),
        "frequent actor": (TARGET_PAGE, {"actors": [often]}),
        "two frequent actors": (TARGET_PAGE, {"actors": [often, f"State {COUNTRIES[1]}"]}),
        "rare actor": (TARGET_PAGE, {"actors": [seldom]}),
        "frequent actor, by salience": (TARGET_PAGE, {"actors": [often], "order": "salience"}),
        "rare actor and rare type": (TARGET_PAGE, {"actors": [seldom], "types": [rare]}),
        "place": (TARGET_PAGE, {"places": [f"City {COUNTRIES[3]}"]}),
        "frequent word": (TARGET_PAGE, {"text": loud}),
        "rare word": (TARGET_PAGE, {"text": quiet}),
        "frequent word, by salience": (TARGET_PAGE, {"text": loud, "order": "salience"}),
        "phrase without a word": (TARGET_PAGE, {"text": f'"{loud} {generator.words[1]}" -{generator.words[2]}'}),
        "five sources": (TARGET_PAGE, {"min_sources": 5}),
        "top 40 of ten years": (TARGET_PAGE, {"first": "2010-01-01", "last": "2019-12-31", "top": 40}),
        "frequent actor and word": (TARGET_PAGE, {"actors": [often], "text": loud}),
        "outlet": (TARGET_PAGE, {"sources": ["Outlet 3"]}),
    }


def timed(work: Callable[[], object], rounds: int) -> tuple[float, float]:
    """Middle milliseconds of processor time and by the clock: on a busy machine only the first says something."""
    busy, passed = [], []
    for _ in range(rounds):
        begun, started = time.perf_counter(), time.process_time()
        work()
        passed.append((time.perf_counter() - begun) * 1000)
        busy.append((time.process_time() - started) * 1000)
    return statistics.median(busy), statistics.median(passed)


class Making:
    """Passes events on and adds up the time that making them took."""

    def __init__(self, events: Iterator[MergedEvent]) -> None:
        self.events, self.seconds = events, 0.0

    def __iter__(self) -> Iterator[MergedEvent]:
        begun = time.perf_counter()
        for event in self.events:
            self.seconds += time.perf_counter() - begun
            yield event
            begun = time.perf_counter()


def filled(path: Path, events: int, generator: Generator) -> tuple[float, float]:
    """Fill a store; events a second by the clock and by processor time, both without the making of the events."""
    with Store.create(path) as store:
        store.put_many(
            (Article(id=f"a{n}", text="text", source=f"Outlet {n % 9}"), ArticleEvents(id=f"a{n}")) for n in range(1000)
        )
        making = Making(generator.events(events))
        begun, busy = time.perf_counter(), time.process_time()
        store.replace_merged(making)
        took, worked = time.perf_counter() - begun, time.process_time() - busy
        return events / (took - making.seconds), events / (worked - making.seconds * worked / took)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--events", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--keep", type=Path, help="keep the store here, or use the one that is there")
    options = parser.parse_args()
    generator = Generator()
    with tempfile.TemporaryDirectory() as folder:
        path = options.keep or Path(folder) / "benchmark.db"
        missed = 0
        if not path.exists():
            speed, busy = filled(path, options.events, generator)
            missed += busy < TARGET_INSERT
            print(f"insert: {speed:,.0f} events/s, {busy:,.0f} a second of processor time")
        print(f"SQLite {sqlite3.sqlite_version}, {path.stat().st_size / 1e6:,.0f} MB")
        print(f"{'first page of 50':42} {'cpu ms':>9} {'clock ms':>9} {'target':>7} {'found':>6}")
        with Store.open(path) as store:
            for name, (target, conditions) in questions(generator).items():
                found = len(store.query(limit=50, **conditions))
                busy, passed = timed(lambda asked=conditions: store.query(limit=50, **asked), options.rounds)
                missed += busy > target
                mark = "" if busy <= target else "  MISSED"
                print(f"{name:42} {busy:9.1f} {passed:9.1f} {target:7.0f} {found:6}{mark}")
            counting, _ = timed(lambda: store.count(types=[generator.types[0]]), options.rounds)
            print(f"{'count of a frequent type':42} {counting:9.1f}")
    return 1 if missed and options.events >= 1_000_000 else 0


if __name__ == "__main__":
    sys.exit(main())
