"""How well and how fast time expressions are found and resolved.

    python benchmarks/times.py                  on data/gold, beside dateparser and chrono-node
    python benchmarks/times.py --data FILE ...  on corpora: lines of {"id", "published", "text", "timexes": [...]}, each
                                                expression with "start", "end", "type" and "value"

TimeBank and AQUAINT with TIMEX3 annotation are free for research: the TempEval-3 data release
(https://www.cs.york.ac.uk/semeval-2013/task1/) holds both; turn each .tml file into such a line (text without tags, the
tags as offsets).  A file called timebank, aquaint, platinum or wikiwars is set beside what HeidelTime publishes for it.
strict: same span; relaxed: any overlap; value: relaxed and the same TIMEX3 value; F1 in percent.
chrono-node runs where node is and `npm install chrono-node` was done in --chrono FOLDER; else one line says so.
--line SIZE times one line of so many KB of digits and month names instead: the time must grow with its length alone.
--kinds counts what still fails by kind, with an example of each.
Failures apart: wrong (dated, not the gold's value), precise (finer than the gold's value), open (left undated).
"""

import argparse
import json
import random
import sys
import time
import warnings
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from times_peers import PUBLISHED, Found, chrono_node, dateparser_finds, why_no_chrono

from timeline import Article, find_times, read_articles

ROOT = Path(__file__).parent.parent
Read = tuple[list[Found], float]  # the expressions of each article, and the processor seconds that they took


def documents(data: Path | None) -> Iterator[tuple[Article, Found]]:
    """Each document with its gold expressions."""
    if data is None:
        gold = {
            row["id"]: row["times"] for row in map(json.loads, (ROOT / "data/gold/times.jsonl").open(encoding="utf-8"))
        }
        articles = read_articles([ROOT / "data/articles"])
        yield from ((articles[name], times) for name, times in gold.items())
        return
    for line in data.open(encoding="utf-8"):
        row = json.loads(line)
        article = Article(
            id=row["id"], text=row["text"], published=(row.get("published") or "")[:10] or None, language="en"
        )
        yield article, row.get("timexes") or row.get("times") or []


def ours(article: Article) -> Found:
    return [{"start": t.start, "end": t.end, "type": t.type.value, "value": t.value} for t in find_times(article).times]


def one_by_one(work: Callable[[Article], Found]) -> Callable[[Sequence[Article]], Read]:
    """A reader of articles from one of an article."""

    def read(articles: Sequence[Article]) -> Read:
        started = time.process_time()
        found = [work(article) for article in articles]
        return found, time.process_time() - started

    return read


def pairs(gold: Found, found: Found) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """One-to-one, exact spans first, then the largest overlap."""
    ranked = sorted(
        (
            (
                min(g["end"], f["end"]) - max(g["start"], f["start"]),
                (g["start"], g["end"]) == (f["start"], f["end"]),
                i,
                j,
            )
        )
        for i, g in enumerate(gold)
        for j, f in enumerate(found)
        if g["start"] < f["end"] and f["start"] < g["end"]
    )
    ranked.sort(key=lambda row: (not row[1], -row[0], row[2]))
    used_gold: set[int] = set()
    used_found: set[int] = set()
    matched = []
    for _, _, i, j in ranked:
        if i not in used_gold and j not in used_found:
            used_gold.add(i)
            used_found.add(j)
            matched.append((gold[i], found[j]))
    return matched


def f1(hits: int, gold: int, found: int) -> float:
    return 200 * hits / (gold + found) if gold + found else 0.0


def kind_of_failure(gold: str, value: str) -> str:
    if value.endswith("_REF") or "X" in value:
        return "open"
    return "precise" if value.startswith(gold) else "wrong"


def measure(name: str, read: Callable[[Sequence[Article]], Read], corpus: Sequence[tuple[Article, Found]]) -> None:
    gold_total = found_total = strict = relaxed = value = 0
    failures = {"wrong": 0, "precise": 0, "open": 0}
    everything, spent = read([article for article, _ in corpus])
    size = sum(len(article.text.encode("utf-8", "replace")) for article, _ in corpus)
    for (_, gold), found in zip(corpus, everything, strict=True):
        gold_total += len(gold)
        found_total += len(found)
        for g, f in pairs(gold, found):
            relaxed += 1
            strict += (g["start"], g["end"]) == (f["start"], f["end"])
            if g["value"] == f["value"]:
                value += 1
            else:
                failures[kind_of_failure(g["value"], f["value"])] += 1
    scores = "  ".join(f"{f1(hits, gold_total, found_total):6.1f}" for hits in (strict, relaxed, value))
    lost = "  ".join(f"{count:5d}" for count in failures.values())
    print(f"{name:<26}{gold_total:6d}{found_total:6d}  {scores}  {lost}  {size / 1000 / spent:8.0f}")


def compare(data: Path | None, chrono: Path) -> None:
    """The rows of one corpus: ours, the peers' from the same run, and HeidelTime's as published."""
    corpus = list(documents(data))
    published = PUBLISHED.get(data.stem.lower()) if data else None
    title = f"{data.stem} ({published.kind})" if data and published else data.stem if data else "data/gold"
    print(f"{title:<26}{'gold':>6}{'found':>6}  strict relaxed  value  wrong precise open  KB/CPU s")
    measure("timeline", one_by_one(ours), corpus)
    measure("dateparser search_dates", one_by_one(dateparser_finds), corpus)
    if (why := why_no_chrono(chrono)) is not None:
        print(why)
    else:
        measure("chrono-node", lambda articles: chrono_node(articles, chrono), corpus)
    if published is not None:
        scores = "  ".join(f"{score:6.1f}" for score in (published.strict, published.relaxed, published.value))
        print(f"{'HeidelTime 1.8, published':<26}{'':12}  {scores}")


def kind_of_error(gold: dict[str, Any], ours: dict[str, Any]) -> str:
    """What tells a wrong value from the gold's: type first, then what is left open, then the grain."""
    types, values = {gold["type"], ours["type"]}, gold["value"] + ours["value"]
    if types == {"DURATION", "DATE"}:
        return "a length to one, a date to the other"
    if types == {"DATE", "TIME"}:
        return "a day to one, a part of it to the other"
    if len(types) > 1:
        return "another type"
    if "X" in gold["value"] or gold["value"].endswith("_REF"):
        return "the gold leaves it open"
    if "X" in ours["value"] or ours["value"].endswith("_REF"):
        return "left open"
    if types & {"DURATION", "SET"}:
        return "lengths and sets written otherwise"
    if "Q" in values:
        return "another quarter, or a year for one"
    if "W" in values:
        return "another week, or a day for one"
    if gold["value"].startswith(ours["value"]) or ours["value"].startswith(gold["value"]):
        return "finer or coarser"
    return "another day, month or year"


def print_kinds(corpora: Sequence[Path | None]) -> None:
    """What fails, by kind: values, then expressions that only one side has."""
    rows: dict[str, list[str]] = {}
    for article, gold in (document for data in corpora for document in documents(data)):
        found = [{**f, "text": article.text[f["start"] : f["end"]]} for f in ours(article)]
        matched = pairs(gold, found)
        for g, f in matched:
            if g["value"] != f["value"]:
                rows.setdefault(kind_of_error(g, f), []).append(
                    f"{f['text']!r}: {g['value']} in the gold, {f['value']} here"
                )
        one, other = [id(g) for g, _ in matched], [id(f) for _, f in matched]
        rows.setdefault("not found", []).extend(
            repr(article.text[g["start"] : g["end"]]) for g in gold if id(g) not in one
        )
        rows.setdefault("not in the gold", []).extend(repr(f["text"]) for f in found if id(f) not in other)
    for kind, examples in sorted(rows.items(), key=lambda row: -len(row[1])):
        print(f"{len(examples):5d}  {kind:<42}{' '.join(examples[len(examples) // 2].split())[:90]}")


def time_a_line(size: int) -> None:
    source = random.Random(17)
    words = [
        "May",
        "June",
        "2018",
        "12",
        "3rd",
        "1999-2003",
        "12:30",
        "two",
        "years",
        "ago",
        "of",
        "the",
        "1/2/2003",
        "-",
        ",",
    ]
    line = " ".join(source.choices(words, k=300 * size))[: 1000 * size]
    started = time.process_time()
    found = ours(Article(id="line", text=line, published=date(2019, 8, 21), language="en"))
    print(f"one line of {size} KB: {len(found)} expressions in {time.process_time() - started:.1f} CPU seconds")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, nargs="+", metavar="FILE", help="corpora; data/gold unless given")
    parser.add_argument(
        "--chrono",
        type=Path,
        default=Path(),
        metavar="FOLDER",
        help="where chrono-node is; here unless given",
    )
    parser.add_argument("--line", type=int, metavar="SIZE", help="KB of digits and month names in one line")
    parser.add_argument("--kinds", action="store_true", help="count what still fails by kind")
    arguments = parser.parse_args()
    warnings.simplefilter("ignore")
    find_times(
        Article(id="warm", text="They will meet on Friday.", published=date(2019, 8, 21))
    )  # load the model first
    if arguments.line:
        time_a_line(arguments.line)
        return
    if arguments.kinds:
        print_kinds(arguments.data or [None])
        return
    for data in arguments.data or [None]:
        compare(data, arguments.chrono)


if __name__ == "__main__":
    sys.exit(main())
