"""How many lines of a chronology could be printed as they stand, and what is wrong with the others.

    python benchmarks/events.py                     on data/gold, beside a keyword baseline
    python benchmarks/events.py --data FILE.jsonl   on other annotated articles (benchmarks/annotations.py says in which
                                                    shapes), such as those of training/articles

A shown line is a hit when its trigger touches a mention of a core or background event that no better line has taken;
else it is a duplicate (that event is taken), minor (it touches minor events only) or noise.  Nothing is neutral.

    lines F1     of hits                         core       share of the core events that are hit
    strict F1    hits with type and exactly the right days
    printable    share of the shown lines that are hits with type, days, status and actors all right
    title        token F1 between a hit's line and the annotator's
"""

import argparse
import re
import sys
import time
import tomllib
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from annotations import Gold, annotated

from timeline import Article, Event, extract_events
from timeline.model.event import Tier

KEYWORDS = tomllib.loads(Path(__file__).with_name("keywords.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Line:
    """A shown line, ours or the baseline's."""

    span: tuple[int, int]
    type: str
    days: tuple[str, str]
    status: str
    actors: frozenset[str]
    title: str


def ours(article: Article) -> list[Line]:
    return [line_of(event) for event in extract_events(article).events if event.tier is not Tier.MINOR]


def line_of(event: Event) -> Line:
    trigger = event.mentions[0].trigger
    return Line(
        span=(trigger.start, trigger.end),
        type=event.type,
        days=(str(event.when.first or ""), str(event.when.last or "")),
        status=event.status.value,
        actors=frozenset(actor.name for actor in event.actors),
        title=event.title,
    )


def keywords(article: Article) -> list[Line]:
    """Every keyword is an event of its type, on the publication day."""
    kinds = {word: kind for kind, words in KEYWORDS.items() for word in words}
    day = str(article.published or "")
    found = []
    for match in re.finditer(r"[A-Za-z-]+", article.text):
        word = match.group().lower()
        stems = (word, *(word.removesuffix(ending) for ending in ("s", "ed", "d", "ing")))
        kind = next((kinds[stem] for stem in stems if stem in kinds), None)
        if kind:
            found.append(Line(match.span(), kind, (day, day), "occurred", frozenset(), match.group()))
    return found


def fit(line: Line, gold: Gold) -> int:
    """How well a line fits an event; of several that touch one event the best is its hit."""
    right_type, right_days = line.type in gold.types, line.days in gold.days
    return 8 * (gold.salience == "core") + 4 * right_type + 4 * right_days + (line.status in gold.statuses)


def hits_of(lines: list[Line], events: list[Gold]) -> dict[int, int]:
    """Which line is the hit of which event, one to one, best first."""
    pairs = sorted(
        (-fit(line, gold), i, j)
        for i, line in enumerate(lines)
        for j, gold in enumerate(events)
        if gold.is_kept and gold.touches(*line.span)
    )
    mine: dict[int, int] = {}
    for _, i, j in pairs:
        if i not in mine and j not in mine.values():
            mine[i] = j
    return mine


def same_actor(one: str, other: str) -> bool:
    """The same name, or one that holds all words of the other."""
    first, second = (set(re.findall(r"\w+", name.lower())) - {"the", "a"} for name in (one, other))
    return bool(first & second) and (first <= second or second <= first)


def compare(lines: list[Line], events: list[Gold], count: Counter[str]) -> None:
    mine = hits_of(lines, events)
    count["shown"] += len(lines)
    count["wanted"] += sum(gold.is_kept for gold in events)
    count["core"] += sum(gold.salience == "core" for gold in events)
    for number, line in enumerate(lines):
        touched = [gold for gold in events if gold.touches(*line.span)]
        if number not in mine:
            kind = "duplicate" if any(gold.is_kept for gold in touched) else "minor" if touched else "noise"
            count[kind] += 1
            continue
        gold = events[mine[number]]
        right = (line.type in gold.types, line.days in gold.days, line.status in gold.statuses)
        found = sum(any(same_actor(name, other) for other in gold.actors) for name in line.actors)
        missing = [name for name in gold.acting if not any(same_actor(name, other) for other in line.actors)]
        count.update(hit=1, core_hit=gold.salience == "core", type=right[0], date=right[1], status=right[2])
        count.update(
            strict=right[0] and right[1], actors=found, actors_found=len(line.actors), wanted_actors=len(gold.actors)
        )
        count["printable"] += all(right) and found == len(line.actors) and not missing
        count["title"] += 1000 * title_f1(line.title, gold.title)


def title_f1(one: str, other: str) -> float:
    first, second = (Counter(word[:5] for word in re.findall(r"[a-z0-9]{2,}", text.lower())) for text in (one, other))
    return 2 * sum((first & second).values()) / max(1, sum(first.values()) + sum(second.values()))


def measure(name: str, work: Callable[[Article], list[Line]], data: Path | None) -> None:
    count: Counter[str] = Counter()
    words, spent = 0, 0.0
    for article, events in annotated(data):
        started = time.process_time()
        lines = work(article)
        spent += time.process_time() - started
        words += len(article.text.split())
        compare(lines, events, count)
    both = max(1, count["shown"] + count["wanted"])
    shown, hit = max(1, count["shown"]), max(1, count["hit"])
    cells = (
        2 * count["hit"] / both, 2 * count["strict"] / both,
        count["printable"] / shown, count["core_hit"] / max(1, count["core"]),
        *(count[key] / shown for key in ("noise", "minor", "duplicate")),
        *(count[key] / hit for key in ("type", "date", "status")),
        2 * count["actors"] / max(1, count["actors_found"] + count["wanted_actors"]), count["title"] / hit / 1000,
    )  # fmt: skip
    print(f"{name:<18}" + "".join(f"{cell:9.3f}" for cell in cells) + f"{words / 500 / spent:10.1f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path)
    arguments = parser.parse_args()
    extract_events(Article(id="warm", text="They met.", language="en"))  # load the model before the clock runs
    heads = (
        "lines F1",
        "strict",
        "printabl",
        "core",
        "noise",
        "minor",
        "duplic",
        "type",
        "days",
        "status",
        "actors",
        "title",
    )
    print(f"{'':<18}" + "".join(f"{head:>9}" for head in heads) + "  art/CPU s")
    measure("timeline", ours, arguments.data)
    measure("keyword baseline", keywords, arguments.data)


if __name__ == "__main__":
    sys.exit(main())
