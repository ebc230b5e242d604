"""Storylines measured: the events of mixed articles against the crisis that each article is about.

    python benchmarks/storylines.py                       # the sample articles and data/gold/stories.json
    python benchmarks/storylines.py --data FOLDER         # articles, and a stories.json beside them
    python benchmarks/storylines.py --data FOLDER --store FILE   # with a store that was built of them before
    python benchmarks/storylines.py --speed 10000         # events; prints seconds of finding them in a store

stories.json is an object: the name of a story, and the ids of its articles.  Under "other" stand articles that belong
to none: each of them is a story of its own, for all systems alike, and events that a system puts under "Other" count by
their article.  Shown events are scored, by B-cubed and by the V-measure.  Beside us: the first actor of an event as its
story, and k-means over the TF-IDF of the article texts, which is told how many stories there are (mean of 10 starts).
Then piles of two to eight of the articles are drawn, since nothing is rare in a small pile.
"""

import argparse
import json
import math
import random
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Container, Hashable, Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path

import numpy as np

from timeline import Store, build_timeline, read_articles
from timeline.merging.words import tokens
from timeline.model.article import Article
from timeline.model.event import MergedEvent
from timeline.model.outline import EventOutline
from timeline.model.storyline import OTHER
from timeline.storylines import find_storylines

SAMPLE, GOLD = Path("data/articles"), Path("data/gold/stories.json")
STARTS = 10
SMALL, DRAWS = (2, 3, 5, 8), 60  # articles in a pile, piles of each size
Labels = Mapping[str, Hashable]


def b_cubed(found: Labels, gold: Labels) -> tuple[float, float, float]:
    """Precision, recall and F1 over the items of ``gold``."""
    pairs = Counter((found[item], gold[item]) for item in gold)
    ours, theirs = Counter(found[item] for item in gold), Counter(gold.values())
    precision = math.fsum(count * count / ours[one] for (one, _), count in pairs.items()) / len(gold)
    recall = math.fsum(count * count / theirs[other] for (_, other), count in pairs.items()) / len(gold)
    return precision, recall, 2 * precision * recall / (precision + recall)


def v_measure(found: Labels, gold: Labels) -> float:
    """The harmonic mean of homogeneity and completeness (Rosenberg and Hirschberg 2007)."""
    pairs = Counter((found[item], gold[item]) for item in gold)
    ours, theirs = Counter(found[item] for item in gold), Counter(gold.values())
    whole = len(gold)

    def entropy(counts: Counter[Hashable]) -> float:
        return -math.fsum(n / whole * math.log(n / whole) for n in counts.values())

    given_ours = -math.fsum(n / whole * math.log(n / ours[one]) for (one, _), n in pairs.items())
    given_gold = -math.fsum(n / whole * math.log(n / theirs[other]) for (_, other), n in pairs.items())
    homogeneity = 1 - given_ours / entropy(theirs) if len(theirs) > 1 else 1.0
    completeness = 1 - given_gold / entropy(ours) if len(ours) > 1 else 1.0
    total = homogeneity + completeness
    return 2 * homogeneity * completeness / total if total else 0.0


def gold_labels(stories: Mapping[str, Sequence[str]]) -> dict[str, Hashable]:
    """The story of each article; one of "other" is its own."""
    return {
        article: (OTHER, article) if name == OTHER else name
        for name, articles in stories.items()
        for article in articles
    }


def by_us(store: Store, events: Sequence[MergedEvent]) -> Labels:
    storylines = store.storylines()
    found = {event.id: storylines.story_of[event.id] for event in events}
    return {
        event.id: (OTHER, event.mentions[0].article) if found[event.id] == OTHER else found[event.id]
        for event in events
    }


def by_first_actor(events: Sequence[MergedEvent]) -> Labels:
    return {event.id: event.actors[0].name if event.actors else "nobody" for event in events}


def by_k_means(events: Sequence[MergedEvent], articles: Mapping[str, Article], count: int) -> Iterator[Labels]:
    """The clusters of each start."""
    names = sorted(articles)
    words = [Counter(tokens(articles[name].text)) for name in names]
    having = Counter(word for counts in words for word in counts)
    places = {word: place for place, word in enumerate(sorted(having))}
    matrix = np.zeros((len(names), len(places)))
    for row, counts in enumerate(words):
        for word, number in counts.items():
            matrix[row, places[word]] = (1 + math.log(number)) * math.log(len(names) / having[word])
    matrix /= np.maximum(np.linalg.norm(matrix, axis=1, keepdims=True), 1e-9)
    for seed in range(STARTS):
        clusters = dict(zip(names, _clusters(matrix, count, seed), strict=True))
        yield {event.id: clusters[event.mentions[0].article] for event in events}


def _clusters(matrix: "np.ndarray", count: int, seed: int) -> list[int]:
    """Spherical k-means with k-means++ starts."""
    generator = np.random.default_rng(seed)
    centres = [matrix[generator.integers(len(matrix))]]
    while len(centres) < min(count, len(matrix)):
        far = np.clip(1 - (matrix @ np.array(centres).T).max(axis=1), 1e-9, None) ** 2
        centres.append(matrix[generator.choice(len(matrix), p=far / far.sum())])
    means = np.array(centres)
    own = np.full(len(matrix), -1)
    while True:
        nearest = (matrix @ means.T).argmax(axis=1)
        if (nearest == own).all():
            return own.tolist()
        own = nearest
        for number in range(len(means)):
            if (own == number).any():
                mean = matrix[own == number].mean(axis=0)
                means[number] = mean / max(np.linalg.norm(mean), 1e-9)


def measure(store: Store, stories: Mapping[str, Sequence[str]]) -> None:
    labels, articles = gold_labels(stories), store.articles()
    events = [event for event in store.query() if event.mentions[0].article in labels]
    gold = {event.id: labels[event.mentions[0].article] for event in events}
    print(f"{len(events)} shown events of {len(articles)} articles, {len(set(labels.values()))} stories\n")
    print("| system | stories | B3 precision | recall | F1 | V-measure |\n| --- | --- | --- | --- | --- | --- |")
    rows = [("storylines", [by_us(store, events)]), ("first actor", [by_first_actor(events)])]
    rows.append(("k-means of TF-IDF, right k", list(by_k_means(events, articles, len(set(labels.values()))))))
    for name, runs in rows:
        scores = np.array([(len(set(run.values())), *b_cubed(run, gold), v_measure(run, gold)) for run in runs])
        number, precision, recall, f1, v = scores.mean(axis=0)
        print(f"| {name} | {number:.0f} | {precision:.3f} | {recall:.3f} | {f1:.3f} | {v:.3f} |")
    print()
    for story in store.storylines().stories:
        print(f"{story.events:5} events, {story.articles:3} articles: {story.name}")


def measure_small(store: Store, stories: Mapping[str, Sequence[str]]) -> None:
    """Piles of a few of the articles: how many pairs of one story, and of two, are told as such."""
    labels, outlines = gold_labels(stories), list(store.outlines())
    known = sorted({mention.article for one in outlines for mention in one.mentions} & labels.keys())
    print("\n| articles in a pile | pairs of one story together | pairs of two apart |\n| --- | --- | --- |")
    for size in (size for size in SMALL if size < len(known)):
        draw = random.Random(size)
        right, every = Counter(), Counter()
        for _ in range(DRAWS):
            chosen = set(draw.sample(known, size))
            found = _stories_of_articles(outlines, chosen)
            for one, other in combinations(sorted(found), 2):
                same = labels[one] == labels[other]
                every[same] += 1
                right[same] += same == (found[one] == found[other])
        print(f"| {size} | {right[True]} of {every[True]} | {right[False]} of {every[False]} |")


def _stories_of_articles(outlines: Sequence[EventOutline], chosen: Container[str]) -> dict[str, Hashable]:
    """The storyline of most events of each of these articles, with nothing else in the pile."""
    pile = []
    for one in outlines:
        mentions = tuple(mention for mention in one.mentions if mention.article in chosen)
        if mentions:
            pile.append(one.model_copy(update={"mentions": mentions}))
    story_of = find_storylines(pile).story_of
    told: dict[str, Counter[str]] = defaultdict(Counter)
    for one in pile:
        for mention in one.mentions:
            told[mention.article][story_of[one.id]] += 1
    most = {name: counts.most_common(1)[0][0] for name, counts in told.items()}
    return {name: (OTHER, name) if story == OTHER else story for name, story in most.items()}


def speed(size: int, store: Store) -> None:
    """Copies of a store's events, each copy with names, words and years of its own, so that the stories multiply."""
    outlines = list(store.outlines())
    many = []
    while len(many) < size:
        copy = len(many) // len(outlines)
        for one in outlines[: size - len(many)]:
            text = one.model_dump_json()
            for field in ("id", "name", "article", "quote"):
                text = text.replace(f'"{field}":"', f'"{field}":"{"" if field != "id" else "e-"}{copy}x')
            many.append(type(one).model_validate_json(text))
    start = time.process_time()
    found = find_storylines(many)
    print(f"{len(many)} events: {time.process_time() - start:.2f} CPU s, {len(found.stories)} storylines")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, help="a folder with articles and stories.json")
    parser.add_argument("--store", type=Path, help="a store that holds these articles already")
    parser.add_argument("--speed", type=int, help="how many events")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = options.store or Path(folder) / "timeline.db"
        if options.store is None:
            build_timeline(read_articles([options.data or SAMPLE]), store=path, html=Path(folder) / "timeline.html")
        with Store.open(path) as store:
            if options.speed:
                speed(options.speed, store)
            else:
                gold = options.data / "stories.json" if options.data else GOLD
                stories = json.loads(gold.read_text(encoding="utf-8"))
                measure(store, stories)
                measure_small(store, stories)


if __name__ == "__main__":
    main()
