"""How fast events are extracted and how much memory that takes.

    python benchmarks/extract.py                             on data/articles, repeated to a few hundred
    python benchmarks/extract.py --data FILE [--limit N]     on a corpus: .jsonl as `timeline extract` takes it, or .gz

Prints articles of 500 words per CPU second of one process, the share of each stage, and resident memory along the way:
it has to level off, since vocabulary and tables are bounded.  One process, so the figure is one of a core.
"""

import argparse
import gzip
import resource
import time
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import cycle, islice
from pathlib import Path
from types import ModuleType
from typing import Any

from timeline import actors, events, expressions, ingest, language, pipeline, reader, resolution
from timeline.model.article import Article

ROOT = Path(__file__).parent.parent
WORDS = 500  # of the article that speed is counted in
REPEATED = 300  # articles, where the sample is smaller than that
CHECKPOINTS = 8
STAGES: tuple[tuple[ModuleType | type, str], ...] = (
    (language, "segment"),
    (language.Parser, "parse_many"),
    (expressions, "find_expressions"),
    (resolution, "resolve"),
    (actors, "find_entities"),
    (reader.Reader, "read"),
    (events, "extract_events"),
)


def articles(data: Path | None, limit: int | None) -> Iterator[Article]:
    """The articles to read. Order: as in the corpus."""
    if data is None:
        sample = [item for item in ingest.read_articles([ROOT / "data/articles"]) if isinstance(item, Article)]
        yield from islice(cycle(sample), limit or REPEATED)
        return
    with gzip.open(data) if data.suffix == ".gz" else data.open("rb") as stream:
        found = ingest.read_articles(["-"], stdin=stream)
        yield from islice((item for item in found if isinstance(item, Article)), limit)


def measured(spent: Counter[str], name: str, function: Callable[..., Any]) -> Callable[..., Any]:
    """The function, adding the CPU time of its calls (and of the iterator that it returns) to ``spent``."""

    def stepped(values: Iterator[Any]) -> Iterator[Any]:
        while True:
            start = time.process_time()
            inside = sum(spent.values())  # a stage that draws on another one is charged for its own work only
            value = next(values, None)
            spent[name] += time.process_time() - start - (sum(spent.values()) - inside)
            if value is None:
                return
            yield value

    def call(*arguments: Any, **options: Any) -> Any:
        start = time.process_time()
        result = function(*arguments, **options)
        spent[name] += time.process_time() - start
        return stepped(result) if isinstance(result, Iterator) else result

    return call


def resident() -> float:
    """Megabytes in memory now, where the system tells; else the most that there ever were."""
    status = Path("/proc/self/statm")
    if status.exists():
        return int(status.read_text().split()[1]) * resource.getpagesize() / 2**20
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--data", type=Path)
    arguments.add_argument("--limit", type=int)
    options = arguments.parse_args()
    pipeline.default_toolkit()  # loading the model is no part of the figure
    spent: Counter[str] = Counter()
    for owner, name in STAGES:
        setattr(owner, name, measured(spent, name, getattr(owner, name)))
    read = list(articles(options.data, options.limit))
    words = sum(len(article.text.split()) for article in read)
    start, found, memory = time.process_time(), 0, [resident()]
    for number, line in enumerate(pipeline.extract_many(read), start=1):
        found += len(line.events)
        if number % max(1, len(read) // CHECKPOINTS) == 0:
            memory.append(resident())
    seconds = time.process_time() - start
    print(f"{len(read)} articles, {words} words, {found} events, {seconds:.1f} CPU seconds")
    print(f"articles of {WORDS} words per CPU second: {words / WORDS / seconds:.1f}")
    for name, share in spent.most_common():
        print(f"  {name:18} {100 * share / seconds:5.1f} %   {1e6 * share / words:6.1f} µs a word")
    print("MB in memory along the way:", " ".join(f"{size:.0f}" for size in memory))
    print(f"MB at most: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f}")


if __name__ == "__main__":
    main()
