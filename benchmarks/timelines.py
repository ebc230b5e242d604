"""Timelines measured: which days a newsroom would keep, and what it would write, against journalists' timelines.

    python benchmarks/timelines.py --data FOLDER [--stores FOLDER] [-o FOLDER] [--untold]

FOLDER holds a folder for each topic with articles.jsonl.gz ("id", "title", "published", "text") and timelines.json, a
list of reference timelines, each a list of [day, [sentence, ...]]: Timeline17 (Tran et al. 2013) in that shape.  Called
are `timeline build` and `timeline query` and nothing else: the days are those of the most salient events of one day.
The protocol is that of Ghalandari and Ifrim (2020): as many days as the reference has, inside of its range;
``--untold`` gives neither.  ``--stores`` keeps what was built; a store that is there is not built again.  Beside stands
what counting gives: the days that most mentions in the store name.  Written with ``-o`` are predicted.json and
reference.json, two lists of timelines for a scorer of one's own.
"""

import argparse
import gzip
import json
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

Timeline = dict[date, list[str]]


@dataclass(frozen=True)
class Line:
    """A shown event of one day."""

    day: date
    salience: float
    mentions: int
    quote: str


def timeline(*arguments: str | Path) -> str:
    """What a command of the product prints."""
    called = [sys.executable, "-m", "timeline", *map(str, arguments)]
    return subprocess.run(called, check=True, capture_output=True, text=True, encoding="utf-8").stdout


def store_of(folder: Path, stores: Path) -> Path:
    """The store of a topic, built where it is not there."""
    store = stores / f"{folder.name}.db"
    if not store.exists():
        articles = stores / f"{folder.name}.jsonl"
        with gzip.open(folder / "articles.jsonl.gz", "rt", encoding="utf-8") as file:
            articles.write_text(file.read(), encoding="utf-8")
        timeline("build", articles, "--store", store, "--html", stores / f"{folder.name}.html", "--quiet")
    return store


def lines_of(store: Path, *selection: str) -> list[Line]:
    """The store's shown events of one day. Order: the most salient first"""
    found = list(_lines(timeline("query", "--store", store, "--as", "jsonl", *selection)))
    return sorted(found, key=lambda line: (-line.salience, line.day, line.quote))


def _lines(printed: str) -> Iterator[Line]:
    for event in map(json.loads, printed.splitlines()):
        when = event.get("when", {})
        if when.get("first") and when["first"] == when.get("last"):
            quote = " ".join(event["mentions"][0]["quote"].split())
            yield Line(date.fromisoformat(when["first"]), event["salience"], len(event["mentions"]), quote)


def salient_days(lines: Sequence[Line]) -> list[date]:
    return list(dict.fromkeys(line.day for line in lines))


def counted_days(lines: Sequence[Line]) -> list[date]:
    counts: Counter[date] = Counter()
    for line in lines:
        counts[line.day] += line.mentions
    return sorted(counts, key=lambda day: (-counts[day], day))


def predict(lines: Sequence[Line], days: Sequence[date], size: int) -> Timeline:
    """The chosen days with the sentences of their most salient events."""
    chosen: Timeline = {day: [] for day in sorted(days)}
    for line in lines:
        told = chosen.get(line.day)
        if told is not None and len(told) < size and line.quote not in told:
            told.append(line.quote)
    return chosen


def date_f1(predicted: Sequence[Mapping[date, Any]], wanted: Sequence[Mapping[date, Any]]) -> float:
    """F1 of the mean precision and the mean recall of the days, as news-tls reports it."""
    pairs = [
        (len(one.keys() & other.keys()), len(one), len(other)) for one, other in zip(predicted, wanted, strict=True)
    ]
    precision = sum(hit / max(found, 1) for hit, found, _ in pairs) / len(pairs)
    recall = sum(hit / needed for hit, _, needed in pairs) / len(pairs)
    return 2 * precision * recall / max(precision + recall, 1e-9)


def references_of(folder: Path) -> list[Timeline]:
    raw = json.loads((folder / "timelines.json").read_text(encoding="utf-8"))
    return [{date.fromisoformat(day[:10]): sentences for day, sentences in one} for one in raw]


def inside(lines: Sequence[Line], reference: Timeline | None) -> tuple[list[Line], int]:
    """The lines in a reference's range and its number of days; without one all, and as many days as stand out."""
    if reference is not None:
        return [line for line in lines if min(reference) <= line.day <= max(reference)], len(reference)
    span = (max(line.day for line in lines) - min(line.day for line in lines)).days + 1 if lines else 1
    return list(lines), max(5, round(span**0.65))


def measure(folders: Sequence[Path], stores: Path, options: argparse.Namespace) -> None:
    predicted: list[Timeline] = []
    counted: list[Timeline] = []
    wanted: list[Timeline] = []
    per_topic = []
    for folder in folders:
        lines, references = lines_of(store_of(folder, stores)), references_of(folder)
        for reference in references:
            kept, size = inside(lines, None if options.untold else reference)
            predicted.append(predict(kept, salient_days(kept)[:size], options.sentences))
            counted.append(predict(kept, counted_days(kept)[:size], options.sentences))
            wanted.append(reference)
        mine = slice(-len(references), None)
        per_topic.append(date_f1(predicted[mine], wanted[mine]))
        counting = date_f1(counted[mine], wanted[mine])
        print(f"{folder.name:10} {len(references)} references, date F1 {per_topic[-1]:.3f}, by counting {counting:.3f}")
    print(f"date F1 {sum(per_topic) / len(per_topic):.4f} averaged over topics")
    print(f"date F1 {date_f1(predicted, wanted):.4f} averaged over timelines")
    if options.o:
        options.o.mkdir(parents=True, exist_ok=True)
        for name, timelines in (("predicted", predicted), ("reference", wanted)):
            plain = [[[day.isoformat(), sentences] for day, sentences in sorted(one.items())] for one in timelines]
            (options.o / f"{name}.json").write_text(json.dumps(plain), encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--stores", type=Path)
    parser.add_argument("-o", type=Path)
    parser.add_argument("--untold", action="store_true")
    parser.add_argument("--sentences", type=int, default=2)
    options = parser.parse_args()
    folders = sorted(path.parent for path in options.data.glob("*/timelines.json"))
    if options.stores:
        options.stores.mkdir(parents=True, exist_ok=True)
        measure(folders, options.stores, options)
        return
    with tempfile.TemporaryDirectory() as folder:
        measure(folders, Path(folder), options)


if __name__ == "__main__":
    main()
