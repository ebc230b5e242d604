"""How well events are found, typed, dated and attributed to actors.

    python benchmarks/events.py                     on data/gold, beside a keyword baseline
    python benchmarks/events.py --data FILE.jsonl   on other articles in the shape of data/gold/events.jsonl, each line
                                                    with "text" and "published" beside "events"

A gold event is found when a trigger of ours touches one of its mentions; minor events are neutral.  strict: found, type
right (or an accepted alternative) and both days right; F1 over core and background events.
Reliability: of the events given a confidence, the share that are right: an annotator lists them, with their type or an
accepted one, and their days do not contradict the annotator's (minor events are left out).

The baseline takes every seed word of the type lexicon for an event of its type and the publication day for its date.
"""

import argparse
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from timeline import Article, Event, extract_events, read_articles
from timeline.events import TypeLexicon

ROOT = Path(__file__).parent.parent
Gold = list[dict[str, Any]]
Prediction = dict[str, Any]


def documents(data: Path | None) -> Iterator[tuple[Article, Gold]]:
    if data is None:
        articles = read_articles([ROOT / "data/articles"])
        for line in (ROOT / "data/gold/events.jsonl").open(encoding="utf-8"):
            row = json.loads(line)
            yield articles[row["id"]], row["events"]
        return
    for line in data.open(encoding="utf-8"):
        row = json.loads(line)
        yield Article(id=row["id"], text=row["text"], published=row["published"], language="en"), row["events"]


def ours(article: Article) -> list[Prediction]:
    return [_as_prediction(event) for event in extract_events(article).events]


def _as_prediction(event: Event) -> Prediction:
    return {
        "type": event.type,
        "spans": [(mention.trigger.start, mention.trigger.end) for mention in event.mentions],
        "days": (str(event.when.first or ""), str(event.when.last or "")),
        "status": event.status.value,
        "actors": {actor.name for actor in event.actors},
    }


def keywords(article: Article) -> list[Prediction]:
    """Every seed word is an event of its type, on the publication day."""
    lexicon = TypeLexicon.load()
    words = {lemma: senses[-1].type for table in (lexicon.verbs, lexicon.nouns) for lemma, senses in table.items()}
    day = str(article.published or "")
    found = []
    for match in re.finditer(r"[A-Za-z-]+", article.text):
        word = match.group().lower()
        stems = (
            word,
            word.removesuffix("s"),
            word.removesuffix("ed"),
            word.removesuffix("d"),
            word.removesuffix("ing"),
        )
        kind = next((words[stem] for stem in stems if stem in words), None)
        if kind:
            found.append(
                {"type": kind, "spans": [match.span()], "days": (day, day), "status": "occurred", "actors": set()}
            )
    return found


def measure(name: str, work: Callable[[Article], list[Prediction]], data: Path | None) -> None:
    count: Counter[str] = Counter()
    words, spent = 0, 0.0
    for article, gold in documents(data):
        started = time.process_time()
        predictions = work(article)
        spent += time.process_time() - started
        words += len(article.text.split())
        _compare(gold, predictions, count)
    counted = count["predicted"] - count["neutral"]
    strict = 2 * count["strict"] / max(1, count["wanted"] + counted)
    actors = 2 * count["actors"] / max(1, count["actors_found"] + count["actors_gold"])
    cells = (
        count["core_hit"] / max(1, count["core"]),
        count["hit"] / max(1, count["wanted"]),
        count["hit"] / max(1, counted),
        *(count[key] / max(1, count["hit"]) for key in ("type", "date", "status")), actors, strict,
    )  # fmt: skip
    print(f"{name:<18}" + "".join(f"{cell:9.3f}" for cell in cells) + f"{words / 500 / spent:10.1f}")


def _compare(gold: Gold, predictions: list[Prediction], count: Counter[str]) -> None:
    used: set[int] = set()
    count["predicted"] += len(predictions)
    for event in sorted(gold, key=lambda e: e["salience"] == "minor"):
        spans = [(m["trigger"]["start"], m["trigger"]["end"]) for m in event["mentions"]]
        right = {event["type"], *event.get("alt_types", [])}
        touching = [
            index
            for index, p in enumerate(predictions)
            if index not in used and any(a < end and start < b for start, end in spans for a, b in p["spans"])
        ]
        touching.sort(key=lambda index: predictions[index]["type"] not in right)
        if event["salience"] == "minor":
            used.update(touching)
            count["neutral"] += len(touching)
            continue
        count["wanted"] += 1
        count["core"] += event["salience"] == "core"
        if touching:
            used.add(touching[0])
            count["core_hit"] += event["salience"] == "core"
            _score(event, predictions[touching[0]], right, count)


def _score(event: dict[str, Any], prediction: Prediction, right: set[str], count: Counter[str]) -> None:
    days = (event["when"]["first"] or "", event["when"]["last"] or "")
    names = {actor["name"] for actor in event["actors"]}
    count["hit"] += 1
    count["type"] += prediction["type"] in right
    count["date"] += prediction["days"] == days
    count["status"] += prediction["status"] == event["status"]
    count["strict"] += prediction["type"] in right and prediction["days"] == days
    count["actors"] += len(names & prediction["actors"])
    count["actors_found"] += len(prediction["actors"])
    count["actors_gold"] += len(names)


def verdicts(article: Article, gold: Gold) -> Iterator[tuple[Event, bool]]:
    """Our events of an article and whether each is right; those that touch only minor ones are left out."""
    for event in extract_events(article).events:
        prediction = _as_prediction(event)
        touched = [g for g in gold if _touches(g, prediction)]
        if not touched or any(g["salience"] != "minor" for g in touched):
            yield event, any(_agrees(g, prediction) for g in touched if g["salience"] != "minor")


def _touches(gold: dict[str, Any], prediction: Prediction) -> bool:
    spans = [(mention["trigger"]["start"], mention["trigger"]["end"]) for mention in gold["mentions"]]
    return any(a < end and start < b for start, end in spans for a, b in prediction["spans"])


def _agrees(gold: dict[str, Any], prediction: Prediction) -> bool:
    """Type right, days not disjoint; what is open on one side contradicts nothing there."""
    first, last = gold["when"]["first"] or "", gold["when"]["last"] or "9999"
    our_first, our_last = prediction["days"][0], prediction["days"][1] or "9999"
    right = prediction["type"] in {gold["type"], *gold.get("alt_types", [])}
    return right and first <= our_last and our_first <= last


def reliability(data: Path | None) -> None:
    """Prints, for each fifth of the scale of confidence, how many events got it and how many of them are right."""
    found: dict[int, list[tuple[float, bool]]] = {}
    for article, gold in documents(data):
        for event, right in verdicts(article, gold):
            found.setdefault(min(int(event.confidence * 5), 4), []).append((event.confidence, right))
    print(f"\n{'confidence':<18}{'events':>9}{'mean':>9}{'right':>9}")
    for step, rows in sorted(found.items()):
        mean, share = sum(c for c, _ in rows) / len(rows), sum(right for _, right in rows) / len(rows)
        print(f"{step / 5:.1f} to {(step + 1) / 5:.1f}        {len(rows):9}{mean:9.2f}{share:9.2f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path)
    arguments = parser.parse_args()
    extract_events(Article(id="warm", text="They met.", language="en"))  # load the model before the clock runs
    heads = ("core rec", "recall", "precis", "type", "date", "status", "actor F1", "strict F1")
    print(f"{'':<18}" + "".join(f"{head:>9}" for head in heads) + "  art/CPU s")
    measure("timeline", ours, arguments.data)
    measure("keyword baseline", keywords, arguments.data)
    reliability(arguments.data)


if __name__ == "__main__":
    sys.exit(main())
