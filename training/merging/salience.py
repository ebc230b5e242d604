"""From timelines that journalists made to the weights of the salience: one command, no randomness.

    python training/merging/salience.py --data FOLDER --extracted FOLDER --output timeline/merging/weights/salience.json

``--data`` holds a folder for each topic as benchmarks/timelines.py describes, ``--extracted`` TOPIC.jsonl with the
lines of `timeline extract`.  Learnt is whether a merged event lies on a day that a reference timeline keeps, more so
where the words of that day's line are its own.  Printed is the date F1 of each topic by weights learnt on the others.
"""

import argparse
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np

from timeline.lexicons.event_types import shipped_types, type_of
from timeline.merging import merge_events
from timeline.merging.salience import CountedReferences, signals
from timeline.merging.words import content_words
from timeline.model.event import SHOWN_TIERS, ArticleEvents, MergedEvent

RIDGE, STEPS = 3.0, 40
ALIKE = 0.25  # share of a reference line's words that a title or quote has in common with it
TOPIC = 1000.0  # weight of a topic, however many events it has


@dataclass
class Topic:
    """A topic's shown events of one day each, with their signals, and its reference timelines."""

    days: list[date]
    names: list[str]  # of the signals, and the bias
    rows: np.ndarray[Any, Any]
    labels: np.ndarray[Any, Any]
    references: list[dict[date, list[str]]]


def read_topic(folder: Path, extracted: Path) -> Topic:
    """A topic's events, merged without salience mattering."""
    raw = json.loads((folder / "timelines.json").read_text(encoding="utf-8"))
    references = [{date.fromisoformat(day[:10]): lines for day, lines in timeline} for timeline in raw]
    lines = [ArticleEvents.model_validate_json(line) for line in extracted.read_text(encoding="utf-8").splitlines()]
    members = {event.id: event for line in lines for event in line.events}
    counted, types = CountedReferences(lines), shipped_types()
    names: list[str] = []
    days, rows, labels = [], [], []
    for event in merge_events(lines):
        if event.tier not in SHOWN_TIERS or event.when.first is None or event.when.first != event.when.last:
            continue
        found = signals(
            [members[name] for name in event.members],
            weight=type_of(event.type, types).weight,
            status=event.status,
            when=event.when,
            sources=event.sources,
            references=counted,
        )
        names = [*found, "bias"]
        days.append(event.when.first)
        rows.append([*found.values(), 1.0])
        labels.append(_kept(event, references))
    return Topic(days, names, np.array(rows), np.array(labels), references)


def _kept(event: MergedEvent, references: Sequence[Mapping[date, Sequence[str]]]) -> float:
    """1 for a day and words that a reference has, half for the day alone, 0 for another day, -1 outside of all."""
    day = event.when.first
    inside = [one for one in references if day is not None and min(one) <= day <= max(one)]
    if not inside or day is None:
        return -1.0
    lines = [line for one in inside for line in one.get(day, ())]
    if not lines:
        return 0.0
    own = set(content_words(" ".join([event.title, event.mentions[0].quote])))
    wanted = [set(content_words(line)) for line in lines]
    return 1.0 if any(len(own & words) >= ALIKE * len(words) for words in wanted) else 0.5


def learn(topics: Sequence[Topic]) -> np.ndarray[Any, Any]:
    """Logistic regression by Newton's method; every topic weighs the same."""
    kept = [one.labels >= 0 for one in topics]
    rows = np.concatenate([one.rows[inside] for one, inside in zip(topics, kept, strict=True)])
    labels = np.concatenate([one.labels[inside] for one, inside in zip(topics, kept, strict=True)])
    weights = np.concatenate([np.full(inside.sum(), TOPIC / max(inside.sum(), 1)) for inside in kept])
    found = np.zeros(rows.shape[1])
    for _ in range(STEPS):
        guess = 1 / (1 + np.exp(-rows @ found))
        slope = rows.T @ (weights * (guess - labels)) + RIDGE * found
        curve = (rows * (weights * guess * (1 - guess))[:, None]).T @ rows + RIDGE * np.eye(len(found))
        found -= np.linalg.solve(curve, slope)
    return found


def date_f1(topic: Topic, weights: np.ndarray[Any, Any]) -> float:
    """Over a topic's references, with as many days as each has, inside of its range."""
    order = np.argsort(-(topic.rows @ weights), kind="stable")
    precision, recall = [], []
    for reference in topic.references:
        inside = [topic.days[index] for index in order if min(reference) <= topic.days[index] <= max(reference)]
        chosen = set(list(dict.fromkeys(inside))[: len(reference)])
        precision.append(len(chosen & reference.keys()) / max(len(chosen), 1))
        recall.append(len(chosen & reference.keys()) / len(reference))
    mean = float(np.mean(precision)), float(np.mean(recall))
    return 2 * mean[0] * mean[1] / max(sum(mean), 1e-9)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--extracted", type=Path, required=True)
    parser.add_argument("--output", type=Path, required=True)
    given = parser.parse_args()
    paths = sorted(path for path in given.extracted.glob("*.jsonl") if (given.data / path.stem).is_dir())
    topics = {path.stem: read_topic(given.data / path.stem, path) for path in paths}
    for name, topic in topics.items():
        others = [one for one in topics.values() if one is not topic] or [topic]
        print(f"{name:8} date F1 {date_f1(topic, learn(others)):.3f} by weights of other topics", flush=True)
    weights = learn(list(topics.values()))
    names = next(iter(topics.values())).names
    found = {name: round(float(value), 3) for name, value in zip(names, weights, strict=True)}
    given.output.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
