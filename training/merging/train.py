"""From annotated clusters to the weights that say how likely two events are one: one command, seeded.

    timeline extract FOLDER/train.jsonl --quiet > EXTRACTED.jsonl
    python training/merging/train.py --data FOLDER --extracted EXTRACTED.jsonl --output pairs.npz

FOLDER holds train.jsonl (articles with "events", training/README.md), clusters.json with "clusters" and "lookalikes",
lists of [article, index].  Learnt from are the annotated events and, so that the reader's errors are known to the
weights, the product's own, each standing for the annotated one that it touches.  ``--aside IDS.txt`` names articles, a
line each, that are not learnt from.  Learn again when the reader's weights or a measure change.  Needs torch.
"""

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
import torch

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))
from merging import gold_lines, read_clusters

from timeline.merging.blocking import candidate_pairs
from timeline.merging.measures import evidence_of, measures
from timeline.merging.profile import Profile, profile_of, story_of
from timeline.merging.scoring import Scorer
from timeline.model.article import Article
from timeline.model.event import ArticleEvents

Annotation = tuple[str, int]  # article, index of its event

HIDDEN, SEEDS, EPOCHS, BATCH = 16, 4, 15, 512
RATE, DECAY, DROPPED = 5e-3, 0.01, 0.2
LOOK_ALIKE = 3.0  # what a pair that an annotator set apart weighs


@dataclass
class Examples:
    """Rows of measures with labels and weights."""

    rows: list[list[float]] = field(default_factory=list)
    labels: list[float] = field(default_factory=list)
    weights: list[float] = field(default_factory=list)


class Gold:
    """What is annotated: the cluster of an event, pairs set apart, what nobody judged."""

    def __init__(self, folder: Path, rows: Sequence[dict[str, Any]]) -> None:
        clusters, look_alikes = read_clusters(folder)
        self.cluster = {one: number for number, cluster in enumerate(clusters) for one in cluster}
        self.size = {number: len(cluster) for number, cluster in enumerate(clusters)}
        self.look_alikes = {tuple(sorted(pair)) for pair in look_alikes}
        self.judged = {name for name, _ in (*self.cluster, *(one for pair in self.look_alikes for one in pair))}
        self.minor = {
            (row["id"], index)
            for row in rows
            for index, event in enumerate(row["events"])
            if event["salience"] == "minor"
        }

    def pairs(self) -> Iterable[tuple[Annotation, Annotation]]:
        """All pairs that are annotated as one or as two."""
        members: dict[int, list[Annotation]] = {}
        for one, number in self.cluster.items():
            members.setdefault(number, []).append(one)
        for cluster in members.values():
            yield from combinations(cluster, 2)
        yield from sorted(self.look_alikes)

    def judgement(self, one: Annotation, other: Annotation) -> tuple[float, float] | None:
        """Label and weight of a pair; None where the annotation does not tell."""
        pair = tuple(sorted((one, other)))
        if pair in self.look_alikes:
            return 0.0, LOOK_ALIKE
        if one[0] == other[0] or not {one[0], other[0]} <= self.judged:
            return None
        number = self.cluster.get(one)
        if number is not None and number == self.cluster.get(other):
            return 1.0, (2 / self.size[number]) ** 0.5  # a long war is told by many pairs, and is one event
        return None if self.minor & {one, other} else (0.0, 1.0)


def touching(lines: Sequence[ArticleEvents], rows: Sequence[dict[str, Any]]) -> dict[str, Annotation]:
    """The annotated event that each extracted one stands for, by the first of its triggers that touches one."""
    spans: dict[str, list[tuple[int, int, int]]] = {}
    for row in rows:
        for index, event in enumerate(row["events"]):
            start = event["trigger_start"]
            for first, last in [(start, start + len(event["trigger"])), *(event.get("other_mention_spans") or [])]:
                spans.setdefault(row["id"], []).append((first, last, index))
    found: dict[str, Annotation] = {}
    for line in lines:
        for event in line.events:
            for mention in event.mentions:
                hits = [
                    n for a, b, n in spans.get(line.id, ()) if a < mention.trigger.end and mention.trigger.start < b
                ]
                if hits:
                    found[event.id] = (line.id, min(hits))
                    break
    return found


def add_examples(
    into: Examples,
    lines: Iterable[ArticleEvents],
    articles: Mapping[str, Article],
    origin: Mapping[str, Annotation],
    gold: Gold,
    *,
    is_learnt: Callable[[str], bool],
) -> None:
    """The pairs that merging would compare, and all annotated ones."""
    profiles: list[Profile] = []
    for line in sorted(lines, key=lambda one: one.id):
        if is_learnt(line.id):
            story = story_of(line, articles[line.id])
            profiles += [profile_of(event, line, story) for event in sorted(line.events, key=lambda one: one.id)]
    position: dict[Annotation, int] = {}
    for index, profile in enumerate(profiles):
        if profile.id in origin:
            position.setdefault(origin[profile.id], index)
    pairs = set(candidate_pairs(profiles))
    pairs |= {
        (min(position[a], position[b]), max(position[a], position[b]))
        for a, b in gold.pairs()
        if a in position and b in position
    }
    for one, other in sorted(pairs):
        left, right = sorted((profiles[one], profiles[other]), key=lambda profile: profile.id)
        if left.id not in origin or right.id not in origin or not left.families & right.families:
            continue
        judged = gold.judgement(origin[left.id], origin[right.id])
        if judged is not None and origin[left.id] != origin[right.id]:
            into.rows.append(measures(left, right, evidence_of(left, right)))
            into.labels.append(judged[0])
            into.weights.append(judged[1])


def learn(examples: Examples) -> Scorer:
    """Small networks from several seeds, side by side in one: their mean is steadier than any."""
    rows = np.array(examples.rows, dtype=np.float64)
    centre, scale = rows.mean(axis=0), rows.std(axis=0) + 0.05
    inputs = torch.tensor((rows - centre) / scale, dtype=torch.float32)
    labels, weights = (torch.tensor(one, dtype=torch.float32) for one in (examples.labels, examples.weights))
    hidden, shifts, outer, bias = [], [], [], 0.0
    for seed in range(SEEDS):
        net = _trained(inputs, labels, weights, seed)
        inner = net[0].weight.detach().double().numpy()
        hidden.append((inner / scale).T)
        shifts.append(net[0].bias.detach().double().numpy() - inner @ (centre / scale))
        outer.append(net[3].weight.detach().double().numpy()[0] / SEEDS)
        bias += net[3].bias.item() / SEEDS
    return Scorer(
        [(np.concatenate(hidden, axis=1), np.concatenate(shifts)), (np.concatenate(outer)[:, None], np.array([bias]))]
    )


def _trained(inputs: torch.Tensor, labels: torch.Tensor, weights: torch.Tensor, seed: int) -> torch.nn.Sequential:
    torch.manual_seed(seed)
    order = torch.Generator().manual_seed(seed)
    net = torch.nn.Sequential(
        torch.nn.Linear(inputs.shape[1], HIDDEN), torch.nn.Tanh(), torch.nn.Dropout(DROPPED), torch.nn.Linear(HIDDEN, 1)
    )
    steps = EPOCHS * -(-len(inputs) // BATCH)
    optimizer = torch.optim.AdamW(net.parameters(), lr=RATE, weight_decay=DECAY)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, total_steps=steps)
    for _ in range(EPOCHS):
        for batch in torch.randperm(len(inputs), generator=order).split(BATCH):
            optimizer.zero_grad()
            told = torch.nn.functional.binary_cross_entropy_with_logits(
                net(inputs[batch])[:, 0], labels[batch], reduction="none"
            )
            (told * weights[batch]).mean().backward()
            optimizer.step()
            schedule.step()
    return net.eval()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--extracted", type=Path)
    parser.add_argument("--aside", type=Path)
    parser.add_argument("--output", type=Path, required=True)
    given = parser.parse_args()
    torch.set_num_threads(1)
    aside = set(given.aside.read_text(encoding="utf-8").split()) if given.aside else set()
    rows = [json.loads(line) for line in (given.data / "train.jsonl").read_text(encoding="utf-8").splitlines() if line]
    lines, articles, origin = gold_lines(rows)
    gold, examples = Gold(given.data, rows), Examples()
    sources = [(lines, origin)]
    if given.extracted:
        own = [
            ArticleEvents.model_validate_json(line) for line in given.extracted.read_text(encoding="utf-8").splitlines()
        ]
        sources.append((own, touching(own, rows)))
    for one, stands_for in sources:
        add_examples(examples, one, articles, stands_for, gold, is_learnt=lambda name: name not in aside)
    print(f"{len(examples.rows)} pairs, {int(sum(examples.labels))} of one event", flush=True)
    learn(examples).save(given.output)


if __name__ == "__main__":
    main()
