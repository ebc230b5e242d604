"""Timelines measured: which days a newsroom would keep, and what it would write, against journalists' timelines.

    python benchmarks/timelines.py --data FOLDER [-o FOLDER] [--untold] [--cache FOLDER]

FOLDER holds a folder for each topic with articles.jsonl.gz ("id", "title", "published", "text") and timelines.json, a
list of reference timelines, each a list of [day, [sentence, ...]]: Timeline17 (Tran et al. 2013) in that shape.  The
protocol is that of Ghalandari and Ifrim (2020): as many days as the reference has, inside of its range; ``--untold``
gives neither.  Weights of the day features are learnt on the other topics, never on the one measured.  Written with
``-o`` are predicted.json and reference.json, two lists of timelines for a scorer of one's own.
"""

import argparse
import gzip
import json
import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import numpy as np

from timeline import language
from timeline.merging.words import content_words, weight_of
from timeline.model.article import Article
from timeline.model.time import AnchorKind, Precision, TimexType
from timeline.pipeline import find_times

FINE = {Precision.MINUTE, Precision.HOUR, Precision.PART_OF_DAY, Precision.DAY}
LEAD = 5  # sentences that open an article
MARGIN = timedelta(31)
SAID_ALREADY = 0.2  # what a word is still worth once a sentence has said it


@dataclass
class Pointer:
    """A sentence that speaks of a day."""

    article: str
    published: date
    position: int  # of the sentence in its article
    sentence: str
    stated: bool  # the day stands there in full ("April 20"), not "Tuesday" or "today"


@dataclass
class Topic:
    """The articles of a topic, read once."""

    name: str
    references: list[dict[date, list[str]]]
    published: Counter[date] = field(default_factory=Counter)
    pointers: dict[date, list[Pointer]] = field(default_factory=lambda: defaultdict(list))
    leads: dict[date, list[Pointer]] = field(default_factory=lambda: defaultdict(list))


def read_topic(folder: Path, cache: Path | None) -> Topic:
    """A topic's references, and who points to which day; resolved times are kept in the cache folder."""
    raw = json.loads((folder / "timelines.json").read_text(encoding="utf-8"))
    references = [{date.fromisoformat(day[:10]): sentences for day, sentences in timeline} for timeline in raw]
    topic = Topic(folder.name, references)
    for text, line in times_of(folder, cache):
        published = date.fromisoformat(line["published"])
        topic.published[published] += 1
        spans = [(start, end) for start, end, kind in line["sent"] if kind not in ("navigation", "credit", "caption")]
        for position, (start, end) in enumerate(spans[:LEAD]):
            sentence = " ".join(text[start:end].split())
            topic.leads[published].append(Pointer(line["id"], published, position, sentence, stated=False))
        seen = set()
        for time in line["times"]:
            day = _day(time)
            position = next((n for n, (start, end) in enumerate(spans) if start <= time[0] < end), None)
            if day is not None and position is not None and (day, position) not in seen:
                seen.add((day, position))
                sentence = " ".join(text[slice(*spans[position])].split())
                stated = time[7] == AnchorKind.STATED.value
                topic.pointers[day].append(Pointer(line["id"], published, position, sentence, stated))
    return topic


def _day(time: Sequence[Any]) -> date | None:
    """The single day that a resolved time denotes."""
    _, _, kind, first, last, precision, _, _, _ = time
    if kind not in (TimexType.DATE.value, TimexType.TIME.value) or Precision(precision) not in FINE or first != last:
        return None
    return date.fromisoformat(first) if first else None


def times_of(folder: Path, cache: Path | None) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each article's text with its sentences and resolved times."""
    kept = cache / f"{folder.name}.jsonl" if cache else None
    known = {}
    if kept and kept.exists():
        known = {line["id"]: line for line in map(json.loads, kept.read_text(encoding="utf-8").splitlines())}
    lines = []
    with gzip.open(folder / "articles.jsonl.gz", "rt", encoding="utf-8") as file:
        for row in map(json.loads, file):
            line = known.get(row["id"]) or _resolved(row)
            lines.append(line)
            yield row["text"], line
    if kept and not known:
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")


def _resolved(row: Mapping[str, Any]) -> dict[str, Any]:
    article = Article(id=row["id"], text=row["text"], published=row["published"][:10], language="en")
    sentences = [[one.span.start, one.span.end, one.kind.value] for one in language.segment(article).sentences]
    times = [
        [one.start, one.end, one.type.value, one.first and one.first.isoformat(), one.last and one.last.isoformat(),
         one.precision.value, one.rule, one.anchor.kind.value, one.relation]
        for one in find_times(article).times
    ]  # fmt: skip
    return {"id": row["id"], "published": row["published"][:10], "sent": sentences, "times": times}


FEATURES = (
    "articles that point to the day",
    "sentences that do",
    "articles published later that do",
    "articles published a week or more later that do",
    "articles that state it in full",
    "articles that do in their first sentences",
    "articles published on the day",
    "articles published on the next day",
    "pointing articles over those of the days around",
    "days on which it is pointed to",
    "articles that announce it",
)


def day_features(topic: Topic, days: Sequence[date]) -> np.ndarray:
    """One row a day: how much news comes back to it, as shares of the topic's most, ranks, and against days around."""
    counts = np.array([_counts(topic, day) for day in days], dtype=float)
    logs = np.log1p(counts)
    shares = logs / np.maximum(logs.max(axis=0), 1e-9)
    ranks = counts.argsort(axis=0, kind="stable").argsort(axis=0, kind="stable") / max(len(days) - 1, 1)
    around = np.stack([logs[:, 0] - _neighbours(logs[:, 0], step) for step in (1, 3)], axis=1)
    return np.hstack([shares, ranks, around])


def _neighbours(values: np.ndarray, reach: int) -> np.ndarray:
    padded = np.pad(values, reach)
    windows = [padded[reach + step : reach + step + len(values)] for step in range(-reach, reach + 1) if step]
    return np.max(np.stack(windows), axis=0)


def _counts(topic: Topic, day: date) -> list[float]:
    pointers = topic.pointers.get(day, [])
    near = [
        len({one.article for one in topic.pointers.get(day + timedelta(step), ())}) for step in (-3, -2, -1, 1, 2, 3)
    ]
    pointing = len({one.article for one in pointers})
    return [
        pointing,
        len(pointers),
        len({one.article for one in pointers if one.published > day}),
        len({one.article for one in pointers if (one.published - day).days >= 7}),
        len({one.article for one in pointers if one.stated}),
        len({one.article for one in pointers if one.position < LEAD}),
        topic.published[day],
        topic.published[day + timedelta(1)],
        pointing / (1 + sum(near) / len(near)),
        len({one.published for one in pointers}),
        len({one.article for one in pointers if one.published < day}),
    ]


def candidates(topic: Topic) -> list[date]:
    """Every day that is published on or pointed to, from a month before the first article to a month after the last."""
    first, last = min(topic.published) - MARGIN, max(topic.published) + MARGIN
    return [day for day in sorted({*topic.published, *topic.pointers}) if first <= day <= last]


def learn(rows: np.ndarray, labels: np.ndarray, weights: np.ndarray, ridge: float = 3.0) -> np.ndarray:
    """Logistic regression by Newton's method."""
    inputs = np.hstack([rows, np.ones((len(rows), 1))])
    found = np.zeros(inputs.shape[1])
    for _ in range(50):
        guess = 1 / (1 + np.exp(-inputs @ found))
        slope = inputs.T @ (weights * (guess - labels)) + ridge * found
        curve = (inputs * (weights * guess * (1 - guess))[:, None]).T @ inputs + ridge * np.eye(len(found))
        step = np.linalg.solve(curve, slope)
        found -= step
        if np.abs(step).max() < 1e-6:
            break
    return found


def examples(topic: Topic) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The days inside of each reference's range, labelled; every topic weighs the same."""
    rows, labels = [], []
    days = candidates(topic)
    features = day_features(topic, days)
    for reference in topic.references:
        for day, row in zip(days, features, strict=True):
            if min(reference) <= day <= max(reference):
                rows.append(row)
                labels.append(day in reference)
    return np.array(rows), np.array(labels, dtype=float), np.full(len(rows), 300 / len(rows))


def rank_days(topic: Topic, model: np.ndarray) -> list[tuple[date, float]]:
    days = candidates(topic)
    scores = np.hstack([day_features(topic, days), np.ones((len(days), 1))]) @ model
    return sorted(zip(days, scores.tolist(), strict=True), key=lambda pair: (-pair[1], pair[0]))


def summary(topic: Topic, day: date, size: int) -> list[str]:
    """The sentences that say most of what others say of the day, each next one valued for what it adds."""
    leads = [*topic.leads.get(day, ()), *topic.leads.get(day + timedelta(1), ())]
    pointing = {one.sentence for one in topic.pointers.get(day, ())}
    pool = {text for text in {*pointing, *(one.sentence for one in leads)} if 8 <= len(text.split()) <= 80}
    words = {text: frozenset(content_words(text)) for text in sorted(pool)}
    said: Counter[str] = Counter()
    for text, found in words.items():
        said.update(dict.fromkeys(found, 2 if text in pointing else 1))
    worth = {word: count * weight_of(word) ** 2 for word, count in said.items()}

    def merit(text: str) -> float:
        told = math.fsum(worth[word] for word in words[text]) / math.sqrt(max(len(words[text]), 5))
        return told * (1.3 if text in pointing else 1.0)

    chosen: list[str] = []
    while pool and len(chosen) < size:
        best = max(sorted(pool), key=merit)
        chosen.append(best)
        pool.remove(best)
        for word in words[best]:
            worth[word] *= SAID_ALREADY
    return chosen


def date_f1(predicted: Sequence[Mapping[date, Any]], wanted: Sequence[Mapping[date, Any]]) -> float:
    """F1 of the mean precision and the mean recall of the days, as news-tls reports it."""
    pairs = [
        (len(one.keys() & other.keys()), len(one), len(other)) for one, other in zip(predicted, wanted, strict=True)
    ]
    precision = sum(hit / max(found, 1) for hit, found, _ in pairs) / len(pairs)
    recall = sum(hit / needed for hit, _, needed in pairs) / len(pairs)
    return 2 * precision * recall / max(precision + recall, 1e-9)


def predict(
    topic: Topic, ranked: Sequence[tuple[date, float]], reference: Mapping[date, Any] | None, size: int
) -> dict[date, list[str]]:
    """A timeline; without a reference to take length and range from, days as long as they stand out."""
    if reference is not None:
        inside = [day for day, _ in ranked if min(reference) <= day <= max(reference)]
        kept = inside[: len(reference)]
    else:
        first, last = min(topic.published), max(topic.published)
        inside = [day for day, _ in ranked if first <= day <= last]
        kept = inside[: max(5, round(((last - first).days + 1) ** 0.65))]
    return {day: summary(topic, day, size) for day in sorted(kept)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("-o", type=Path)
    parser.add_argument("--cache", type=Path)
    parser.add_argument("--untold", action="store_true")
    parser.add_argument("--sentences", type=int, default=2)
    options = parser.parse_args()
    folders = sorted(path.parent for path in options.data.glob("*/timelines.json"))
    topics = [read_topic(folder, options.cache) for folder in folders]
    data = {topic.name: examples(topic) for topic in topics}
    predicted, wanted, per_topic = [], [], []
    for topic in topics:
        others = [data[other.name] for other in topics if other is not topic]
        model = learn(*(np.concatenate(parts) for parts in zip(*others, strict=True)))
        ranked = rank_days(topic, model)
        for reference in topic.references:
            predicted.append(predict(topic, ranked, None if options.untold else reference, options.sentences))
            wanted.append(reference)
        mine = slice(-len(topic.references), None)
        per_topic.append(date_f1(predicted[mine], wanted[mine]))
        print(f"{topic.name:10} {len(topic.references)} references, date F1 {per_topic[-1]:.3f}")
    print(f"date F1 {sum(per_topic) / len(per_topic):.4f} averaged over topics")
    print(f"date F1 {date_f1(predicted, wanted):.4f} averaged over timelines")
    if options.o:
        options.o.mkdir(parents=True, exist_ok=True)
        for name, timelines in (("predicted", predicted), ("reference", wanted)):
            plain = [[[day.isoformat(), sentences] for day, sentences in sorted(one.items())] for one in timelines]
            (options.o / f"{name}.json").write_text(json.dumps(plain), encoding="utf-8")


if __name__ == "__main__":
    main()
